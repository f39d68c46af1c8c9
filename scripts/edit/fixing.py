"""Every file of staff mended as far as there is one right answer: what would be done, told line by line, then done."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from scripts.edit import saving
from scripts.edit.mending import Change, Mended, mended
from scripts.problems import Position
from scripts.problems.failure import in_words
from scripts.read.files import has_place, is_picture
from scripts.read.sources import walk
from scripts.read.text_file import SIZE_LIMIT, read_bytes
from scripts.vietnamese.folding import nfc

# Of a long line, so much is shown on both sides of what differs.
_AROUND = 60


class Fix(NamedTuple):
    """A file as it is to be, and by what it is known that nobody changed it meanwhile."""

    file: Mended
    digest: str


def run(root: Path, now: datetime, agreed: Callable[[str], bool], say: Callable[[str], None]) -> None:
    """Show what can be mended, ask once, mend it where that is agreed to."""
    fixes = found(root)
    number, files = count(fixes), sum(bool(fix.file.changes) for fix in fixes)
    for line in told(fixes):
        say(line)
    if not number:
        say("Không có chỗ nào cần sửa tự động.")
    elif not agreed(f"Sửa {number} dòng trong {files} tệp như trên?"):
        say(f"Chưa sửa gì: {number} dòng trong {files} tệp.")
    else:
        refused = [*made(root, fixes, now)]
        for line in refused:
            say(line)
        say(f"Đã sửa {files - len(refused)} tệp; bản trước của mỗi tệp ở var/states/.")


def found(root: Path) -> list[Fix]:
    """What can be mended in content/ and events/; writes nothing."""
    fixes: list[Fix] = []
    for path in walk(root)[0]:
        if is_picture(path) or not has_place(path):
            continue
        data, _ = read_bytes(root / path, Position(path), SIZE_LIMIT)
        one = mended(path, data) if data else None
        if data and one:
            fixes.append(Fix(one, saving.digest_of(data)))
    return fixes


def told(fixes: Iterable[Fix]) -> Iterator[str]:
    """The lines that show each mend, with what is left to a person."""
    for fix in fixes:
        for change in fix.file.changes:
            yield f"{fix.file.path}:{change.line}: {'; '.join(change.names)}"
            yield from _shown(change)
        for left in fix.file.left:
            yield f"{fix.file.path}:{left.line}: để nguyên, vì sửa thì nghĩa có thể đổi; hãy xem lại: {left.name}"


def known_by(fixes: Iterable[Fix]) -> str:
    """By what it is known again that exactly this was shown."""
    return saving.digest_of("\n".join(f"{fix.file.path} {fix.digest}" for fix in fixes).encode())


def count(fixes: Iterable[Fix]) -> int:
    """How many lines are mended."""
    return sum(len(fix.file.changes) for fix in fixes)


def made(root: Path, fixes: Iterable[Fix], now: datetime) -> Iterator[str]:
    """Write what was shown; a line for each file that could not be written."""
    for fix in fixes:
        if not fix.file.changes:
            continue
        try:
            saving.save(root, fix.file.path, fix.file.text, fix.digest, now)
        except saving.ChangedMeanwhileError:
            yield f"{fix.file.path}: có người vừa sửa tệp này nên để nguyên; hãy chạy lại."
        except OSError as error:
            yield f"{fix.file.path}: để nguyên. {in_words(error)}"
        except ValueError as error:
            yield f"{fix.file.path}: để nguyên. {error}"


def _shown(change: Change) -> Iterator[str]:
    first, *more = change.after.split("\n")
    if first == nfc(change.before) and not more:
        yield f"    {_cut(first, 0, len(first))}   (chữ hiện ra như cũ)"
        return
    start = next((at for at, (one, other) in enumerate(zip(change.before, first, strict=False)) if one != other), 0)
    tail = 0
    while tail < min(len(change.before), len(first)) - start and change.before[-1 - tail] == first[-1 - tail]:
        tail += 1
    yield f"  - {_cut(change.before, start, len(change.before) - tail)}"
    yield f"  + {_cut(first, start, len(first) - tail)}"
    yield from (f"  + {line}" for line in more)


def _cut(line: str, start: int, end: int) -> str:
    """The part of a line that differs with what stands around it; signs that nobody sees are shown as ␣ or ⇥."""
    begin, last = max(0, start - _AROUND), min(len(line), end + _AROUND)
    seen = line[begin:last].replace("\t", "⇥")
    seen = "".join(sign if sign.isprintable() else "␣" for sign in seen)
    return ("…" if begin else "") + seen + ("…" if last < len(line) else "")

"""`import FILE`: an official text, read, checked and stored outside the tracked tree in var/laws/<slug>.json."""

import json
from dataclasses import dataclass
from pathlib import Path

from scripts.check.law_texts import doubts
from scripts.law_import import comparing
from scripts.law_import.bounded import within_limits
from scripts.law_import.reading import Understood
from scripts.model.law import Law
from scripts.model.law_text import LawText
from scripts.problems import Position, Problem, problem
from scripts.read.law_texts import FOLDER, read_law_text
from scripts.store.cache import write
from scripts.vietnamese.slugs import slug


@dataclass(frozen=True)
class Imported:
    """What came of an import: what was found, where the text was stored, and what staff should know."""

    problems: tuple[Problem, ...]
    stored: Path | None = None
    notes: tuple[str, ...] = ()


def import_law(
    path: Path,
    root: Path,
    laws: tuple[Law, ...],
    reason: str | None = None,
    understood: Understood | None = None,
    *,
    writes: bool = True,
) -> Imported:
    """Read the file, unless it was `understood` before, and, where it `writes`, store its structure below `root`; an
    error stores nothing.
    A text that is not the stored or declared one is stored over it for a `reason` alone.

    Raises OSError when it cannot write.
    """
    understood = understood or within_limits(path)
    text = understood.text
    if text is None:
        return Imported(understood.problems)
    at, law = Position(path.name), _law_of(text, laws)
    problems = [*doubts(text), *(comparing.against_law(text, law) if law else ())]
    year = f" {text.date.year}" if text.date and not text.has_year else ""
    name = law.slug if law else slug(text.number + year)
    target = root / FOLDER / f"{name}.json"
    earlier, flaws = read_law_text(root, target.relative_to(root).as_posix())
    problems += flaws
    unlike = comparing.differences(text, earlier, law)
    if unlike and not reason:
        problems.append(problem("E516", at, found="; ".join(unlike[:4]) + ("; …" if len(unlike) > 4 else "")))
    if law is None and (other := comparing.like(text.number, laws)) and not reason:
        problems.append(problem("E517", at, found=text.number, other=other.number))
    notes = [_counts(text)]
    if understood.hidden.strip():
        words = " ".join(understood.hidden.split())
        notes.append(
            f"Không lấy {len(words.split())} cụm chữ mà tệp không cho thấy (chữ ẩn, chữ đã xóa) hoặc thuộc khung của "
            f"trang web: “{words[:200]}{'…' if len(words) > 200 else ''}”."
        )
    if not writes or any(one.is_error for one in problems):
        return Imported(tuple(sorted(problems)), None, tuple(notes))
    if earlier and earlier.source != text.source:
        notes.append(_comparison(text, earlier))
    if unlike and reason:
        text = text.model_copy(update={"replaced": reason})
        notes.append(f"Thay bản đã cất hoặc khác law.yml, lý do: {reason}. Khác: {'; '.join(unlike)}.")
    stored = json.dumps(text.model_dump(mode="json", exclude_none=True), ensure_ascii=False, indent=1)
    write(target, f"{stored}\n".encode())
    if law:
        notes.append(f"Lần dựng sau, toàn văn hiện ở /luat/{law.slug}/.")
    else:
        sketch = target.with_suffix(".law.yml")
        write(sketch, comparing.draft(text, name, [law.number for law in laws]).encode())
        notes.append(
            f"Trang chưa có văn bản {text.number}. Bản nháp khai báo: {sketch.relative_to(root).as_posix()}; "
            f"xem lại rồi chép thành content/luat/{name}/law.yml. Chưa có tệp đó thì toàn văn chưa hiện trên trang."
        )
    return Imported(tuple(sorted(problems)), target, tuple(notes))


def _law_of(text: LawText, laws: tuple[Law, ...]) -> Law | None:
    """The law of the text's number; of a number that begins anew each year, that of the text's year."""
    same = (law for law in laws if law.number == text.number)
    year = text.date.year if text.date else None
    return next((law for law in same if text.has_year or law.passed is None or law.passed.year == year), None)


def _counts(text: LawText) -> str:
    clauses = [clause for article in text.articles for clause in article.clauses]
    points = sum(len(clause.points) for clause in clauses) + sum(len(article.points) for article in text.articles)
    words = f"{text.number}: {len(text.articles)} điều, {len(clauses)} khoản, {points} điểm"
    extra = [(len(text.annexes), "phụ lục"), (len(text.footnotes), "chú thích"), (len(text.headers), "dòng đầu trang")]
    return ", ".join([words, *(f"{count} {unit}" for count, unit in extra if count)]) + "; không mất ký tự nào."


def _comparison(text: LawText, earlier: LawText) -> str:
    same, differing = comparing.against_copy(text, earlier)
    words = f"So với {earlier.source} đã nhập trước: {same} điều giống hệt"
    return words + (f"; khác ở Điều {', '.join(differing)}." if differing else ".")

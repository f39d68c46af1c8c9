"""`import --texts`: the official files that law.yml names, fetched over https into official/ and imported."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from scripts.gathering.fetching import FetchError, fetch
from scripts.law_import.importing import Imported
from scripts.law_import.kinds_of_file import ending_of
from scripts.law_import.official_folder import FOLDER, import_folder
from scripts.model.law import Law, OfficialFile
from scripts.problems import Problem, problem
from scripts.read.law_texts import FOLDER as TEXTS
from scripts.store.cache import write

# The longest of ours, a Gazette of scanned signatures and text, has 1.2 MB.
_MOST = 64_000_000


def import_texts(root: Path, laws: tuple[Law, ...], get: Callable[[str, int], bytes] = fetch) -> Imported:
    """Fetch every file that is named, then import whatever is new in official/. What was there before stays where a
    file cannot be had or is not the one that was declared. Raises OSError when it cannot write."""
    problems: list[Problem] = []
    notes: list[str] = []
    for law in laws:
        if law.official_file:
            found, note = _fetched(root, law, law.official_file, get)
            problems += [found] if found else []
            notes += [note] if note else []
    imported = import_folder(root, laws)
    missing = ", ".join(_missing(root, laws))
    if missing:
        notes.append(
            f"Chưa có toàn văn, law.yml cũng chưa ghi địa chỉ tệp: {missing}. "
            f"Tải tay bản chính thức, đặt vào {FOLDER}/; lần chạy sau máy tự nhập."
        )
    return Imported(tuple(sorted([*problems, *imported.problems])), notes=(*notes, *imported.notes))


def _fetched(
    root: Path, law: Law, file: OfficialFile, get: Callable[[str, int], bytes]
) -> tuple[Problem | None, str | None]:
    at = law.at("official_file", "url")
    try:
        data = get(file.url, _MOST)
    except FetchError as error:
        return problem("E528", at, number=law.number, detail=error), None
    digest = hashlib.sha256(data).hexdigest()
    if file.sha256 and digest != file.sha256:
        return problem("E529", law.at("official_file", "sha256"), number=law.number, found=digest), None
    ending = ending_of(data) or PurePosixPath(urlsplit(file.url).path).suffix.lower() or ".html"
    target = root / FOLDER / f"{law.slug}{ending}"
    if target.is_file() and target.read_bytes() == data:
        return None, f"{law.number}: không có gì mới."
    write(target, data)
    known = "" if file.sha256 else f" Đối chiếu xong, có thể ghi vào law.yml: sha256: {digest}."
    return None, f"{law.number}: đã tải {FOLDER}/{target.name}.{known}"


def _missing(root: Path, laws: tuple[Law, ...]) -> Iterator[str]:
    for law in laws:
        if law.official_file is None and not (root / TEXTS / f"{law.slug}.json").is_file():
            yield law.number

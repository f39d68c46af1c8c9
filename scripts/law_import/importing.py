"""`import FILE`: an official text, read, checked and stored outside the tracked tree in var/laws/<slug>.json."""

import json
from dataclasses import dataclass
from pathlib import Path

from scripts.law_import import comparing
from scripts.law_import.document import read_document
from scripts.law_import.paragraphs import paragraphs
from scripts.law_import.structure import structure
from scripts.model.law import Law
from scripts.model.law_text import LawText, characters
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


def import_law(path: Path, root: Path, laws: tuple[Law, ...]) -> Imported:
    """Read the file and store its structure below `root`; an error stores nothing.

    Raises OSError when it cannot write.
    """
    document, problems = read_document(path)
    if document is None:
        return Imported(tuple(problems))
    at = Position(document.name)
    found = structure(paragraphs(document.lines), document.name)
    text = found.text
    if not text.articles:
        return Imported((problem("E503", at),))
    if not text.number:
        return Imported((problem("E504", at),))
    if text.characters != "".join(characters(line.text) for line in document.lines):
        return Imported((problem("E508", at),))  # the promise of this room, checked at every import
    problems = [
        problem("W505", Position(document.name, item.line), found=item.found, expected=item.expected)
        for item in found.unplaced
    ]
    name = slug(text.number)
    law = next((law for law in laws if law.number == text.number), None)
    if law:
        problems += comparing.against_law(text, law)
    target = root / FOLDER / f"{law.slug if law else name}.json"
    notes = [_counts(text)]
    earlier, _ = read_law_text(root, target.relative_to(root).as_posix())
    if earlier and earlier.source != text.source:
        notes.append(_comparison(text, earlier))
    stored = json.dumps(text.model_dump(mode="json", exclude_none=True), ensure_ascii=False, indent=1)
    write(target, f"{stored}\n".encode())
    if law is None:
        sketch = target.with_suffix(".law.yml")
        write(sketch, comparing.draft(text, name).encode())
        notes.append(
            f"Trang chưa có văn bản {text.number}. Bản nháp khai báo: {sketch.relative_to(root).as_posix()}; "
            f"xem lại rồi chép thành content/luat/{name}/law.yml."
        )
    return Imported(tuple(sorted(problems)), target, tuple(notes))


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

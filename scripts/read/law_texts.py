"""var/laws/<slug>.json: the official texts that `import` stored on this machine."""

from pathlib import Path

from pydantic import ValidationError

from scripts.model.law_text import LawText
from scripts.problems import Position, Problem, problem
from scripts.read.inside import leads_out
from scripts.read.text_file import read_bytes

FOLDER = "var/laws"
# Decree 163/2026 with its annexes takes 1.5 MB.
_SIZE_LIMIT = 64_000_000


def read_law_text(root: Path, path: str) -> tuple[LawText | None, list[Problem]]:
    """One stored text; None where there is none, with a problem where the file cannot be used."""
    if not (root / path).exists():
        return None, []
    if leads_out(root, path):
        return None, [problem("E120", Position(path), target=(root / path).resolve())]
    data, problems = read_bytes(root / path, Position(path), _SIZE_LIMIT)
    if data is None:
        return None, problems
    try:
        return LawText.model_validate_json(data), []
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        return None, [problem("E509", Position(path), detail=f"{where}: {first['type']}".strip(": "))]


def read_law_texts(root: Path) -> tuple[dict[str, LawText], list[Problem]]:
    """Every stored text by its slug."""
    texts: dict[str, LawText] = {}
    problems: list[Problem] = []
    for path in sorted((root / FOLDER).glob("*.json")):
        text, found = read_law_text(root, path.relative_to(root).as_posix())
        problems += found
        if text:
            texts[path.stem] = text
    return texts, problems

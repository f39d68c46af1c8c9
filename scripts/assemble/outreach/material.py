"""A file to print, post or read out, as the list of materials knows it (catalogue.py)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from scripts.model.languages import ORIGINAL
from scripts.model.material_api import MaterialKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A file. `about` is the address of the page that it belongs to, `path` its own, both relative to the root; `form`
    tells it from others of its kind and page, `day` is that of the last change of what it says. What is not `listed`
    is another form of what is, and offered on that page alone."""

    kind: MaterialKind
    title: str
    about: str
    language: str
    path: str
    day: date | None
    form: str = ""
    listed: bool = True


def of_script(title: str, about: str, stem: str, day: date | None, form: str) -> Iterator[Material]:
    """What is read out, by the address of its files without their endings: as Word, which is listed, and as plain
    text."""
    for ending in ("docx", "txt"):
        yield Material(
            kind=MaterialKind.SCRIPT,
            title=title,
            about=about,
            language=ORIGINAL,
            path=f"{stem}.{ending}",
            day=day,
            form=form,
            listed=ending == "docx",
        )

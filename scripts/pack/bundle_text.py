"""What lies in front in a bundle, once as a page and once as plain text: sections of items, each with its files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

_STYLE = (
    "body{font:18px/1.55 system-ui,'Segoe UI',Roboto,Arial,sans-serif;max-width:46rem;margin:0 auto;padding:1rem;"
    "color:#16202a;background:#fff}h1{line-height:1.25}h2{margin:2rem 0 .5rem;border-bottom:2px solid #16202a}"
    "li{margin:.5rem 0}a{color:#0b4a8f;overflow-wrap:anywhere}small{color:#414b55}"
    "small a{display:inline-block;padding:.2rem 0}"
    "@media print{body{font-size:12pt;padding:0}a{color:inherit;text-decoration:none}li{break-inside:avoid}}"
)


@dataclass(frozen=True, slots=True)
class File:
    """A file of the bundle, in words, by its path within it; or a page of the web."""

    words: str
    path: str


@dataclass(frozen=True, slots=True)
class Item:
    """Something, what is to say of it line by line, and its files."""

    head: str
    lines: tuple[str, ...] = ()
    files: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Items under a heading; numbered where they are done one after the other."""

    title: str
    items: tuple[Item, ...]
    lead: str = ""
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Front:
    """The whole of it."""

    title: str
    notes: tuple[str, ...]
    sections: tuple[Section, ...]


def as_page(front: Front) -> bytes:
    """HTML that needs nothing beside it."""
    return "\n".join(_page(front)).encode()


def _page(front: Front) -> Iterator[str]:
    yield f'<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n<title>{escape(front.title)}</title>'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{escape(front.title)}</h1>"
    for note in front.notes:
        yield f"<p>{escape(note)}</p>"
    for section in front.sections:
        yield f"<section>\n<h2>{escape(section.title)}</h2>"
        if section.lead:
            yield f"<p>{escape(section.lead)}</p>"
        kind = "ol" if section.numbered else "ul"
        yield f"<{kind}>\n{''.join(map(_item, section.items))}</{kind}>" if section.items else ""
        yield "</section>"
    yield "</main>\n</body>\n</html>\n"


def _item(item: Item) -> str:
    lines = "".join(f"<br>{escape(line)}" for line in item.lines)
    files = " · ".join(f'<a href="{escape(one.path)}">{escape(one.words)}</a>' for one in item.files)
    head = f"<b>{escape(item.head)}</b>" if item.lines or item.files else escape(item.head)
    return f"<li>{head}{lines}{f'<br><small>{files}</small>' if files else ''}</li>\n"


def as_text(front: Front) -> bytes:
    """Plain text for the editors of Windows: UTF-8 with its mark, without which old ones guess, and CRLF."""
    return "\ufeff".encode() + "\r\n".join(_text(front)).encode()


def _text(front: Front) -> Iterable[str]:
    yield front.title.upper()
    yield ""
    yield from front.notes
    for section in front.sections:
        yield ""
        yield section.title.upper()
        if section.lead:
            yield section.lead
        for number, item in enumerate(section.items, 1):
            mark = f"{number}. " if section.numbered else "- "
            yield mark + item.head
            yield from (f"   {line}" for line in item.lines)
            yield from (f"   {one.words}: {one.path}" for one in item.files)
    yield ""

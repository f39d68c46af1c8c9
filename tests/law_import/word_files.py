"""Word files written part by part, with what Word itself writes and python-docx does not."""

from __future__ import annotations

import zipfile
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = {
    W: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    R: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = "<w:p><w:r><w:t>Số: 1/2030/NĐ-CP</w:t></w:r></w:p>"


def p(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph; properties and run properties are XML."""
    given = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{given}{r(text, run)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    given = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{given}<w:t xml:space="preserve">{text}</w:t></w:r>'


def listed(number: int, level: int = 0) -> str:
    """The properties of a paragraph in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def level(at: int, text: str, form: str = "decimal", more: str = "") -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number: int, *levels: str) -> str:
    """An abstract list."""
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int, more: str = "") -> str:
    """A list."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def table(*rows: str) -> str:
    """A table of rows of cells."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A row; a cell that begins with `<` is XML."""
    inner = (cell if cell.startswith("<w:tc>") else f"<w:tc>{p(cell)}</w:tc>" for cell in cells)
    return f"<w:tr>{properties}{''.join(inner)}</w:tr>"


def docx(path: Path, body: str, *, strict: bool = False, files: dict[str, bytes] | None = None, **parts: str) -> Path:
    """Write a file whose parts (numbering, styles, footnotes …) are XML without their root; `files` are taken in by
    altChunk, each under its name as id."""
    relations = [("officeDocument", "word/document.xml", "rId1")]
    names = {
        "numbering": "numbering",
        "styles": "styles",
        "footnotes": "footnotes",
        "endnotes": "endnotes",
        "settings": "settings",
    }
    inner = [(kind, f"{names[kind]}.xml", f"rId{kind}") for kind in parts]
    inner += [("aFChunk", name, name.partition(".")[0]) for name in files or {}]
    written = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": _relations(relations),
        "word/_rels/document.xml.rels": _relations(inner),
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>',
    }
    written |= {
        f"word/{names[kind]}.xml": f'<w:{kind} xmlns:w="{W}" xmlns:r="{R}">{xml}</w:{kind}>'
        for kind, xml in parts.items()
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in written.items():
            for usual, other in STRICT.items() if strict else ():
                xml = xml.replace(usual, other)
            archive.writestr(name, xml)
        for name, data in (files or {}).items():
            archive.writestr(f"word/{name}", data)
    return path


def _relations(relations: list[tuple[str, str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"/>' for kind, target, name in relations
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'

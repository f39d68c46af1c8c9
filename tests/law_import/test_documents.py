"""Files of every kind that offices have, and files that only pretend to be."""

from __future__ import annotations

import io
import random
import unicodedata
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from scripts.law_import.document import READERS, read_document
from scripts.law_import.paragraphs import paragraphs
from scripts.law_import.reading import understand
from scripts.law_import.structure import structure
from scripts.model.law import write_outline

LAW = "Số: 1/2030/NĐ-CP\nNGHỊ ĐỊNH\nVIỆC MẪU\n\nĐiều 1. Tên\n\n1. Khoản một:\n\na) Điểm a;\n\nđ) Sai chỗ.\n\n"
LAW += "Điều 2. Hết\n\nChữ.\n"
ENTITY = b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"


def texts(path: Path) -> list[str]:
    document, problems = read_document(path)
    assert document is not None, problems
    return [line.text.strip() for line in document.lines]


def outlines(path: Path) -> dict[str, str]:
    document, problems = read_document(path)
    assert document is not None, problems
    text = structure(paragraphs(document.lines), document.name).text
    return {article.number: write_outline(article.outline) for article in text.articles}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_text_in_the_encodings_of_offices(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "luat.txt"
    text = LAW if encoding != "cp1258" else with_tones_apart(LAW)
    path.write_bytes(text.encode(encoding))
    assert outlines(path) == {"1": "1 (a)", "2": "0"}


TONES = "\u0300\u0301\u0303\u0309\u0323"


def with_tones_apart(text: str) -> str:
    """As Windows-1258 writes it: the letter with its shape, then the tone (ấ is â and an acute)."""
    parts: list[str] = []
    for letter in unicodedata.normalize("NFD", text):
        if letter not in TONES and parts and "\u0300" <= letter <= "\u036f":
            parts[-1 if parts[-1] not in TONES else -2] += letter
        else:
            parts.append(letter)
    return "".join(unicodedata.normalize("NFC", part) if part not in TONES else part for part in parts)


def test_markdown_marks_are_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "luat.md"
    path.write_text(
        "|  |  |\n| --- | --- |\n| **CHÍNH PHỦ** | **Số: 1/2030/NĐ-CP** |\n\n**Điều 1. Tên *điều***\n\n"
        "1\\. *Từ* là từ \\*sao\\*.\n\n## Điều 2. Hết\n\nChữ.\n",
        encoding="utf-8",
    )
    assert texts(path) == [
        "CHÍNH PHỦ",
        "Số: 1/2030/NĐ-CP",
        "Điều 1. Tên điều",
        "1. Từ là từ *sao*.",
        "Điều 2. Hết",
        "Chữ.",
    ]


def test_a_web_page_gives_its_blocks_and_the_numbers_of_its_lists(tmp_path: Path) -> None:
    path = tmp_path / "luat.html"
    path.write_text(
        "<!doctype html><html><head><title>Bỏ</title><style>p{}</style></head><body><script>bỏ()</script>"
        "<table><tr><td>Số: 1/2030/NĐ-CP</td><td>Ngày</td></tr></table><p>Điều 1. Tên\n<b>dài</b><br>Chữ&nbsp;đầu</p>"
        "<ol><li>Một:<ol type=a><li>Nhỏ;</li><li>Nữa.</li></ol></li><li>Hai</li></ol><!-- bỏ --> đuôi <p>Điều 2. Hết",
        encoding="utf-8",
    )
    assert texts(path) == [
        "Số: 1/2030/NĐ-CP", "Ngày", "Điều 1. Tên dài", "Chữ đầu", "1. Một:", "a) Nhỏ;", "b) Nữa.", "2. Hai", "đuôi",
        "Điều 2. Hết",
    ]  # fmt: skip


def word(path: Path, *paragraphs_: str) -> Path:
    document = docx.Document()
    for text in paragraphs_:
        document.add_paragraph(text)
    document.save(str(path))
    return path


def test_word_paragraphs_tables_breaks_and_changes(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "CHÍNH PHỦ", "Số: 1/2030/NĐ-CP"
    document.add_paragraph("Điều 1. Tên").add_run().add_break()
    paragraph = document.add_paragraph("1. Còn ")
    space = nsdecls("w")
    paragraph._p.append(parse_xml(f"<w:del {space}><w:r><w:delText>bị xóa</w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:ins {space}><w:r><w:t>được thêm</w:t></w:r></w:ins>"))
    paragraph._p.append(
        parse_xml(
            f"<w:sdt {space}><w:sdtContent><w:r><w:t xml:space='preserve'> trong ô</w:t></w:r></w:sdtContent></w:sdt>"
        )
    )
    path = tmp_path / "luat.docx"
    document.save(str(path))
    assert texts(path) == ["CHÍNH PHỦ", "Số: 1/2030/NĐ-CP", "Điều 1. Tên", "1. Còn được thêm trong ô"]


def test_the_numbers_that_word_counts_by_itself_are_read(tmp_path: Path) -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    space = nsdecls("w")
    levels = (("decimal", "Điều %1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "·"))
    xml = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate(levels)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {space} w:abstractNumId="77">{xml}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {space} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    document.add_paragraph("Số: 1/2030/NĐ-CP")
    for level, text in (
        (0, "Tên"),
        (1, "Một:"),
        (2, "nhỏ;"),
        (2, "nữa;"),
        (1, "Hai"),
        (3, "chấm"),
        (0, "Hết"),
        (1, "Lại một"),
    ):
        paragraph = document.add_paragraph(text)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {space}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>')
        )
    path = tmp_path / "luat.docx"
    document.save(str(path))
    assert texts(path)[1:] == [
        "Điều 1. Tên", "1. Một:", "a) nhỏ;", "b) nữa;", "2. Hai", "chấm", "Điều 2. Hết", "1. Lại một",
    ]  # fmt: skip
    assert outlines(path) == {"1": "1 (a b), 2", "2": "1"}


@pytest.mark.parametrize("fonts", ["style", "defaults"])
def test_old_fonts_of_styles_are_read_as_they_are_shown(tmp_path: Path, fonts: str) -> None:
    document = docx.Document()
    for text in ("Sè: 1/2030/N§-CP", "§iÒu 1. Ph¹m vi"):
        document.add_paragraph(text)
    said = parse_xml(f'<w:rFonts {nsdecls("w")} w:ascii=".VnTime" w:hAnsi=".VnTime"/>')
    if fonts == "style":
        properties = document.styles["Normal"].element.get_or_add_rPr()
    else:
        [properties] = document.styles.element.iter("{*}rPrDefault")
        properties = properties[0]
    for old in properties.findall("{*}rFonts"):
        properties.remove(old)
    properties.append(said)
    path = tmp_path / "luat.docx"
    document.save(str(path))
    assert texts(path) == ["Số: 1/2030/NĐ-CP", "Điều 1. Phạm vi"]


@pytest.mark.parametrize(("data", "code"), [(b"", "E103"), (b" \n", "E103"), (LAW.encode(), "E510")])
def test_an_empty_file_and_a_text_that_is_called_word_are_named(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "luat.docx"
    path.write_bytes(data)
    assert [problem.code for problem in read_document(path)[1]] == [code]


def bomb() -> bytes:
    """A .docx whose one part unpacks to half a gigabyte."""
    data = io.BytesIO()
    archive = zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED)
    with archive, archive.open("word/document.xml", "w") as part:
        for _ in range(500):
            part.write(b" " * 1_000_000)
    return data.getvalue()


def deep(tag: str) -> bytes:
    return f"<html><body>{f'<{tag}>' * 20_000}Điều 1. Sâu".encode()


def nested_word(tmp_path: Path) -> bytes:
    path = word(tmp_path / "sau.docx", "Điều 1. Sâu")
    opened, closed = "<w:sdt><w:sdtContent>" * 4_000, "</w:sdtContent></w:sdt>" * 4_000
    data = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(data, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "word/document.xml":
                content = content.replace(b"<w:body>", b"<w:body>" + opened.encode()).replace(
                    b"</w:body>", closed.encode() + b"</w:body>"
                )
            target.writestr(entry, content)
    return data.getvalue()


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_a_file_that_only_pretends_is_a_problem_and_never_a_crash(tmp_path: Path, suffix: str) -> None:
    chance = random.Random(20220626)
    good = word(tmp_path / "tot.docx", *LAW.split("\n")).read_bytes()
    cut = [good[: len(good) * part // 7] for part in range(1, 7, 2)]
    spoiled = [bytes(byte if chance.random() > 0.002 else chance.randrange(256) for byte in good) for _ in range(3)]
    contents = [
        b"", b"\0" * 100, b"\xff\xfe", b"PK\x03\x04", b"%PDF-1.7\n%%EOF", b"<html", ENTITY,
        chance.randbytes(5_000), deep("div"), deep("table"), bomb(), nested_word(tmp_path), good, *cut, *spoiled,
    ]  # fmt: skip
    for number, content in enumerate(contents):
        path = tmp_path / f"tep-{number}{suffix}"
        path.write_bytes(content)
        document, problems = read_document(path)
        assert (document is None) == bool(problems)
        if document:
            assert "root:" not in "".join(line.text for line in document.lines)
            structure(paragraphs(document.lines), document.name)


def test_other_kinds_of_file_are_named(tmp_path: Path) -> None:
    path = tmp_path / "bang.xlsx"
    path.write_bytes(b"PK")
    document, [found] = read_document(path)
    assert document is None and found.code == "E501" and ".docx" in found.mend


@pytest.mark.parametrize(
    ("style", "refused"),
    [
        ("p.d::before { counter-increment: d; content: 'Điều ' counter(d) '. '; }", True),
        ("div > p.d:before { content: counter(d) }", True),
        ("p.d:not(.x)::before { content: 'Điều ' }", True),
        ("p.d::before { content: '\\2022' } .k::before { content: counter(k) }", False),
        ("p.d::after { content: '' }", False),
        ("@media print { p.d::before { content: counter(d) } }", False),
    ],
)
def test_numbers_that_a_style_sheet_draws_are_not_read_past(tmp_path: Path, style: str, refused: bool) -> None:
    path = tmp_path / "luat.html"
    body = "<p>Số: 1/2030/NĐ-CP<p>Điều 1. Một<p class=d>Hai"
    path.write_text(f"<html><style>{style}</style><body>{body}", encoding="utf-8")
    document, problems = read_document(path)
    assert (document is None) == refused
    assert [(one.code, one.at.line, "Hai" in one.message) for one in problems] == [("E526", 3, True)] * refused


def test_a_table_that_blanks_alone_hold_apart_is_named(tmp_path: Path) -> None:
    """The head and the signature stand so in every text file, and are no tables."""
    head = (
        "CHÍNH PHỦ          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1/2030/NĐ-CP        Độc lập - Tự do - Hạnh phúc\n"
    )
    end = "Nơi nhận:          TM. CHÍNH PHỦ\n- Như trên;         THỦ TƯỚNG\n- Lưu: VT.         Nguyễn Văn Mẫu\n"
    rows = ["Tên chất      Mã CAS", "Heroin        561-27-3", "Etorphine     14521-96-1"]
    for count, named in ((3, ["Tên chất"]), (2, [])):
        path = tmp_path / f"{count}.txt"
        path.write_text(f"{head}\nĐiều 1. Các chất\n" + "\n".join(rows[:count]) + f"\n\n{end}", encoding="utf-8")
        text = understand(path).text
        assert text and [one.found.split("  ")[0] for one in text.doubts if one.code == "W521"] == named

"""PDF files: rows within their rules, notes at the foot of pages, running headers, hostile files. Cases A7, A10, H6."""

from __future__ import annotations

import zlib
from pathlib import Path

import pikepdf
import pytest
import typst

from scripts.law_import.bounded import within_limits
from scripts.law_import.reading import understand
from scripts.model.law_text import LawText

HEAD = """#set page(width: 400pt, height: 500pt, margin: 50pt)
#set page(header: context [CÔNG BÁO MẪU trang #counter(page).display()])
#set par(spacing: 8pt)
#set text(lang: "vi", hyphenate: false)
#let doan(it) = par(first-line-indent: (amount: 20pt, all: true), it)
#doan[Số: 1/2030/NĐ-CP]
#doan[NGHỊ ĐỊNH]
#doan[VIỆC MẪU]
"""
ROWS = "\n".join(f"[{n}], [Chất {n}], [{n}{n}-{n % 90 + 10}-{n % 9}]," for n in range(1, 61))


def printed(tmp_path: Path, body: str) -> Path:
    source, path = tmp_path / "luat.typ", tmp_path / "luat.pdf"
    source.write_text(HEAD + body, encoding="utf-8")
    typst.compile(str(source), output=str(path))
    return path


def read(path: Path) -> LawText:
    found = understand(path)
    assert found.text is not None, found.problems
    return found.text


def test_rows_are_kept_together_and_data_at_the_edge_of_a_page_stays_in_its_row(tmp_path: Path) -> None:
    found = read(
        printed(
            tmp_path,
            f"""#doan[Điều 1. Một]
#doan[Chữ của điều một, dài hơn một dòng in để biết rằng văn bản này có những dòng bị ngắt ở lề phải.]
#doan[TM. CHÍNH PHỦ MẪU]
#pagebreak()
#doan[PHỤ LỤC I]
#table(columns: (40pt, 1fr, 100pt), [STT], [Tên chất], [Mã CAS], {ROWS})
""",
        )
    )
    assert [article.number for article in found.articles] == ["1"] and found.doubts == ()
    [annex] = found.annexes
    rows = [line.split("\t") for line in annex.text.split("\n")]
    data = [row for row in rows if row[0] != "STT"]
    assert data == [[str(n), f"Chất {n}", f"{n}{n}-{n % 90 + 10}-{n % 9}"] for n in range(1, 61)]
    assert {header.text[:17] for header in found.headers} == {"CÔNG BÁO MẪU tran"}


def test_notes_at_the_foot_are_notes_and_their_marks_no_part_of_numbers(tmp_path: Path) -> None:
    found = read(
        printed(
            tmp_path,
            """#doan[Điều 1. Phạm vi#footnote[Điều này được sửa theo Điều 1 của Luật khác, có hiệu lực từ lâu rồi.]]
#doan[1.#footnote[Khoản này được bổ sung theo Luật khác.] Khoản một của điều này dài hơn một dòng in nên bị ngắt.]
#doan[2\\. Khoản hai của điều này cũng dài hơn một dòng in nên cũng bị ngắt ở lề phải của trang giấy.]
#pagebreak()
#doan[3#footnote[Khoản này được sửa đổi.]. Khoản ba của điều này đứng ở trang sau, có số chú thích trước dấu chấm.]
#doan[4\\. Khoản bốn rộng 5 m#super[2] và hết ở đây, sau một dòng in dài nữa cho đủ hai dòng.]
""",
        )
    )
    [article] = found.articles
    assert [clause.number for clause in article.clauses] == ["1", "2", "3", "4"] and found.doubts == ()
    assert "m2" in article.clauses[3].text
    assert [note.mark for note in found.footnotes] == ["1", "2", "3"]
    assert found.footnotes[0].text.endswith("có hiệu lực từ lâu rồi.")


LONG = "Chữ của khoản này dài hơn một dòng in nên bị ngắt ở lề phải của cột hay của trang, mà vẫn là một khoản."
ARTICLES = "".join(
    f"""
Điều {n}. Tên của điều {n}{"#footnote[Điều này được sửa theo Luật khác, đã lâu rồi.]" if n % 4 == 1 else ""}

1\\. Số {n}. {LONG}

2\\. Số {n}. {LONG[:-1]}:

a) Điểm a của điều {n};

b) Điểm b của điều {n}. {LONG}
"""
    for n in range(1, 14)
)


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("indent", ["0pt", "(amount: 15pt, all: true)", "15pt"])
def test_columns_and_notes_are_understood_with_and_without_indents(tmp_path: Path, columns: int, indent: str) -> None:
    found = read(
        printed(
            tmp_path,
            f"#set page(columns: {columns})\n#set par(spacing: 8pt, first-line-indent: {indent})\n{ARTICLES}",
        )
    )
    assert found.doubts == ()
    assert [article.title[:14].rstrip("[") for article in found.articles] == [
        f"Tên của điều {n}"[:14] for n in range(1, 14)
    ]
    for n, article in enumerate(found.articles, 1):
        one, two = article.clauses
        assert (one.text, two.text) == (f"Số {n}. {LONG}", f"Số {n}. {LONG[:-1]}:")
        assert [point.text for point in two.points] == [f"Điểm a của điều {n};", f"Điểm b của điều {n}. {LONG}"]
    assert [note.text for note in found.footnotes] == ["Điều này được sửa theo Luật khác, đã lâu rồi."] * 4


def test_an_article_at_the_margin_of_an_indented_text_begins_a_paragraph(tmp_path: Path) -> None:
    body = f"#doan[Điều 1. Một]\n#doan[{LONG}]\n#doan[{LONG}]\nĐiều 2. Hai\n#doan[{LONG}]\n"
    found = read(printed(tmp_path, body))
    assert [(article.title, article.text.count("\n")) for article in found.articles] == [("Một", 1), ("Hai", 0)]


def test_a_text_without_articles_says_what_comes_nearest(tmp_path: Path) -> None:
    [found] = understand(printed(tmp_path, "#doan[Nội dung]\n#doan[Bên trái; Điều 1. Phạm vi]")).problems
    assert (found.code, found.at.column) == ("E503", 11)
    assert "gần nhất là “Điều 1. Phạm vi”, không đứng đầu dòng" in found.message and "bản Word" in found.mend


def hostile(path: Path, operators: int, before: bytes = b"") -> Path:
    """A page of so many pieces of text, packed to almost nothing."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        stream = zlib.compress(b"BT /F 1 Tf " + before + b"(a) Tj " * operators + b"ET", 9)
        page.Contents = pikepdf.Stream(pdf, stream, Filter=pikepdf.Name.FlateDecode)
        pdf.save(path)
    return path


def test_letters_guessed_from_a_picture_are_no_official_text(tmp_path: Path) -> None:
    [found] = understand(hostile(tmp_path / "quet.pdf", 50, b"3 Tr ")).problems
    assert found.code == "E502" and "ảnh quét" in found.message


def test_a_page_with_more_text_than_a_page_holds_is_refused(tmp_path: Path) -> None:
    found = understand(hostile(tmp_path / "nhoi.pdf", 400_000))
    assert [one.code for one in found.problems] == ["E502"] and "quá nhiều chữ" in found.problems[0].message


@pytest.mark.parametrize("limits", [{"memory": 1}, {"seconds": 0.0}])
def test_a_file_that_takes_more_than_any_law_is_given_up(tmp_path: Path, limits: dict[str, int]) -> None:
    path = tmp_path / "luat.txt"
    path.write_text("Số: 1/2030/NĐ-CP\nĐiều 1. Một\nChữ.\n", encoding="utf-8")
    assert within_limits(path).text
    [found] = within_limits(path, **limits).problems
    assert found.code == "E519"


@pytest.mark.slow
def test_a_small_file_cannot_fill_the_memory(tmp_path: Path) -> None:
    path = hostile(tmp_path / "nhoi.pdf", 20_000_000)
    assert path.stat().st_size < 500_000
    [found] = within_limits(path, memory=600_000_000).problems
    assert found.code == "E519"

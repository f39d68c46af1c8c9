"""Word files as offices make them: what is printed is read, nothing else. Cases A1 to A6, A11, A13, A14, A16."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripts.law_import.document import read_document
from scripts.law_import.reading import understand
from scripts.model.law_text import CELL, LawText
from tests.law_import.test_documents import outlines, texts
from tests.law_import.word_files import HEAD, abstract, docx, level, listed, num, p, r, row, table

ARTICLE = level(1, "Điều %2.", more='<w:lvlRestart w:val="0"/>')


def read(path: Path) -> LawText:
    found = understand(path)
    assert found.text is not None, found.problems
    return found.text


def test_articles_count_on_over_chapters(tmp_path: Path) -> None:
    lists = abstract(1, level(0, "Chương %1", "upperRoman"), ARTICLE, level(2, "%3.")) + num(7, 1)
    body = "".join(
        p(text, listed(7, at))
        for at, text in (
            *((0, ""), (1, "Một"), (2, "Khoản"), (1, "Hai"), (0, ""), (1, "Ba"), (2, "Khoản"), (2, "Nữa"), (1, "Bốn")),
        )
    )
    assert outlines(docx(tmp_path / "a.docx", HEAD + body, numbering=lists)) == {
        "1": "1",
        "2": "0",
        "3": "1, 2",
        "4": "0",
    }


@pytest.mark.parametrize(
    ("restart", "labels"), [(None, "1. a) b) 2. a)"), (0, "1. a) b) 2. c)"), (1, "1. a) b) 2. a)")]
)
def test_a_level_restarts_when_word_says_so(tmp_path: Path, restart: int | None, labels: str) -> None:
    more = "" if restart is None else f'<w:lvlRestart w:val="{restart}"/>'
    lists = abstract(1, level(0, "%1."), level(1, "%2)", "lowerLetter", more)) + num(1, 1)
    body = "".join(p("x", listed(1, at)) for at in (0, 1, 1, 0, 1))
    found = texts(docx(tmp_path / "a.docx", body, numbering=lists))
    assert " ".join(text.split()[0] for text in found) == labels


def test_a_list_begun_anew_by_a_second_number_counts_from_there(tmp_path: Path) -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = abstract(1, level(0, "%1.")) + num(1, 1) + num(2, 1, anew) + num(3, 1)
    body = p("Điều 1. Một") + p("a", listed(1)) + p("b", listed(1)) + p("Điều 2. Hai") + p("a", listed(2))
    body += p("b", listed(2)) + p("c", listed(3))
    assert outlines(docx(tmp_path / "a.docx", HEAD + body, numbering=lists)) == {"1": "1, 2", "2": "1, 2, 3"}


STYLED = {
    "parent style": (
        '<w:style w:type="paragraph" w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>',
        abstract(1, level(0, "Điều %1.")) + num(1, 1),
    ),
    "level of a style": (
        '<w:style w:type="paragraph" w:styleId="B"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
        abstract(1, level(0, "Chương %1"), level(1, "Điều %2.", more='<w:pStyle w:val="B"/>')) + num(1, 1),
    ),
    "linked list style": (
        '<w:style w:type="paragraph" w:styleId="B"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
        abstract(1, '<w:styleLink w:val="L"/>', level(0, "Điều %1."))
        + abstract(2, '<w:numStyleLink w:val="L"/>')
        + num(1, 1)
        + num(2, 2),
    ),
}


@pytest.mark.parametrize("way", STYLED)
def test_numbers_come_from_styles(tmp_path: Path, way: str) -> None:
    styles, lists = STYLED[way]
    body = HEAD + "".join(p(text, '<w:pStyle w:val="B"/>') for text in ("Một", "Hai"))
    found = texts(docx(tmp_path / "a.docx", body, styles=styles, numbering=lists))
    assert found[1:] == ["Điều 1. Một", "Điều 2. Hai"]


def test_a_number_taken_off_its_style_is_not_shown(tmp_path: Path) -> None:
    styles, lists = STYLED["parent style"]
    body = p("Một", '<w:pStyle w:val="B"/>') + p(
        "Không", '<w:pStyle w:val="B"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    )
    assert texts(docx(tmp_path / "a.docx", body, styles=styles, numbering=lists)) == ["Điều 1. Một", "Không"]


def test_what_tracked_changes_removed_counts_for_nothing(tmp_path: Path) -> None:
    gone = "<w:del><w:r><w:delText>Bị xóa</w:delText></w:r></w:del>"
    mark = "<w:rPr><w:del/></w:rPr>"
    lists = abstract(1, level(0, "%1.")) + num(1, 1)
    body = HEAD + p("Điều 1. Một") + p("Khoản một", listed(1))
    body += f"<w:p><w:pPr>{listed(1)}{mark}</w:pPr>{gone}</w:p>"  # a whole clause
    body += p("Khoản", listed(1) + mark) + p(" hai", listed(1))  # the end of a paragraph alone
    body += table(row("Giữ", "lại"), row("1. Hàng", "bị xóa", properties="<w:trPr><w:del/></w:trPr>"))
    body += f"<w:p><w:pPr>{listed(1)}</w:pPr><w:ins>{r('Thêm')}{gone}{r(' vào')}</w:ins></w:p>"
    assert texts(docx(tmp_path / "a.docx", body, numbering=lists))[1:] == [
        "Điều 1. Một",
        "1. Khoản một",
        "2. Khoản hai",
        "Giữ\tlại",
        "3. Thêm vào",
    ]


def test_hidden_text_is_left_out_and_said(tmp_path: Path) -> None:
    styles = '<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
    body = (
        HEAD + p("Điều 1. Một") + "<w:p>" + r("Chữ") + r(" giấu", "<w:vanish/>") + r(" kín", '<w:rStyle w:val="An"/>')
    )
    body += r(" hiện", '<w:rStyle w:val="An"/><w:vanish w:val="0"/>') + "</w:p>"
    found = understand(docx(tmp_path / "a.docx", body, styles=styles))
    assert found.text is not None and found.text.articles[0].text == "Chữ hiện"
    assert found.hidden.split() == ["giấu", "kín"]


def test_notes_are_numbered_as_printed(tmp_path: Path) -> None:
    def note(number: int, text: str, kind: str) -> str:
        return f'<w:{kind} w:id="{number}">{p(text)}</w:{kind}>'

    def refer(number: int, kind: str) -> str:
        return f'<w:p>{r("Chữ")}<w:r><w:{kind}Reference w:id="{number}"/></w:r></w:p>'

    body = HEAD + p("Điều 1. Một") + refer(9, "footnote") + refer(4, "footnote") + refer(2, "endnote")
    separator = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    footnotes = separator + note(4, "Bốn.", "footnote") + note(9, "Chín.", "footnote") + note(5, "Thừa.", "footnote")
    found = read(docx(tmp_path / "a.docx", body, footnotes=footnotes, endnotes=note(2, "Cuối.", "endnote")))
    assert found.articles[0].text == "Chữ[1]\nChữ[2]\nChữ[i]"
    assert [(one.mark, one.text) for one in found.footnotes] == [("1", "Chín."), ("2", "Bốn."), ("i", "Cuối.")]


def test_marks_typed_by_hand_are_no_part_of_numbers(tmp_path: Path) -> None:
    up = '<w:vertAlign w:val="superscript"/>'
    body = HEAD + p("Điều 1. Một") + f"<w:p>{r('3')}{r('5', up)}{r('. Thị thực rộng 5 m')}{r('2', up)}{r('.')}</w:p>"
    assert texts(docx(tmp_path / "a.docx", body))[2] == "3[5]. Thị thực rộng 5 m2."


def test_rows_stay_together_and_hold_no_clause(tmp_path: Path) -> None:
    span = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Cả hai</w:t></w:r></w:p></w:tc>'
    below = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
    body = HEAD + p("Điều 1. Một") + p("1. Mức phạt:")
    body += table(row("Hành vi", "Mức phạt"), row("1. Dùng", "a) 1 triệu"), row(below, "b) 2 triệu"), row(span))
    body += p("2. Khoản hai")
    found = read(docx(tmp_path / "a.docx", body))
    one, two = found.articles[0].clauses
    assert one.text.split("\n")[1:] == ["Hành vi\tMức phạt", "1. Dùng\ta) 1 triệu", "\tb) 2 triệu", "Cả hai"]
    assert two.text == "Khoản hai" and found.doubts == () and CELL in found.plain


def test_a_table_that_is_the_page_is_no_table(tmp_path: Path) -> None:
    head = table(
        row("CHÍNH PHỦ MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        row("Số: 1/2030/NĐ-CP", "Mẫu, ngày 5 tháng 2 năm 2030"),
    )
    found = read(
        docx(tmp_path / "a.docx", head + p("Điều 1. Một") + p("Chữ.") + table(row("Nơi nhận:", "TM. CHÍNH PHỦ MẪU")))
    )
    assert found.number == "1/2030/NĐ-CP" and str(found.date) == "2030-02-05"
    assert found.articles[0].text == "Chữ." and found.closing == "Nơi nhận:\nTM. CHÍNH PHỦ MẪU"


def test_strict_open_xml_is_read(tmp_path: Path) -> None:
    lists = abstract(1, level(0, "Điều %1.")) + num(1, 1)
    body = HEAD + p("Một", listed(1)) + p("Chữ.")
    assert outlines(docx(tmp_path / "a.docx", body, strict=True, numbering=lists)) == {"1": "0"}


@pytest.mark.parametrize("name", ["trang.html", "trang.mht", "chu.txt", "khac.docx"])
def test_a_file_within_the_file_is_read(tmp_path: Path, name: str) -> None:
    page = "<html><body><p>Điều 1. Một</p><p>Chữ trong.</p></body></html>"
    inner = {
        "trang.html": page.encode(),
        "trang.mht": f"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n{page}".encode(),
        "chu.txt": "Điều 1. Một\nChữ trong.".encode(),
        "khac.docx": docx(tmp_path / "b.docx", p("Điều 1. Một") + p("Chữ trong.")).read_bytes(),
    }[name]
    body = HEAD + f'<w:altChunk r:id="{name.partition(".")[0]}"/>'
    assert read(docx(tmp_path / "a.docx", body, files={name: inner})).articles[0].text == "Chữ trong."


def test_fonts_from_before_unicode_are_converted(tmp_path: Path) -> None:
    def font(name: str) -> str:
        return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'

    body = HEAD + p("§iÒu 1. Ph¹m vi", run=font(".VnTime")) + p("ph¹m vi", run=font(".VnTimeH"))
    body += p("Phaïm vi ñieàu chænh", run=font("VNI-Times"))
    found = texts(docx(tmp_path / "a.docx", body))
    assert found[1:] == ["Điều 1. Phạm vi", "PHẠM VI", "Phạm vi điều chỉnh"]


WORD = st.sampled_from(["mot", "hai ", " ba", "1.", "a)", "4 5", "Điều 9.", "x"])
RUN = st.one_of(
    WORD.map(lambda text: (r(text), text)),
    WORD.map(lambda text: (r(text, "<w:vanish/>"), "")),
    WORD.map(lambda text: (f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>", "")),
    WORD.map(lambda text: (f"<w:ins>{r(text)}</w:ins>", text)),
    WORD.map(lambda text: (f"<w:sdt><w:sdtContent>{r(text)}</w:sdtContent></w:sdt>", text)),
    WORD.map(lambda text: (f"<w:hyperlink><w:smartTag>{r(text)}</w:smartTag></w:hyperlink>", text)),
)
PARAGRAPH = st.lists(RUN, max_size=4).map(
    lambda runs: (f"<w:p>{''.join(xml for xml, _ in runs)}</w:p>", "".join(text for _, text in runs))
)
ROW = st.lists(PARAGRAPH, min_size=1, max_size=3).map(
    lambda cells: (row(*(f"<w:tc>{xml}</w:tc>" for xml, _ in cells)), "".join(text for _, text in cells))
)
TABLE = st.lists(ROW, min_size=1, max_size=3).map(
    lambda rows: (table(*(xml for xml, _ in rows)), "".join(text for _, text in rows))
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.lists(PARAGRAPH | TABLE, min_size=1, max_size=6))
def test_whatever_a_word_file_shows_is_read(tmp_path: Path, blocks: list[tuple[str, str]]) -> None:
    path = docx(tmp_path / "a.docx", HEAD + "".join(xml for xml, _ in blocks))
    document, problems = read_document(path)
    assert document is not None, problems
    shown = "Số: 1/2030/NĐ-CP" + "".join(text for _, text in blocks)
    assert "".join("".join(line.text for line in document.lines).split()) == "".join(shown.split())


def field(*code: str) -> str:
    """A field without a result, as Word writes those that count, its code in one run or in several."""
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    runs = (f'<w:r><w:instrText xml:space="preserve">{part}</w:instrText></w:r>' for part in code)
    return f"{begin}{''.join(runs)}{end}"


SYMBOL = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
BOLD_STRUCK = '<w:style w:type="character" w:styleId="Bo"><w:rPr><w:strike/></w:rPr></w:style>'


def sign(font: str, place: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{place}"/></w:r>'


@pytest.mark.parametrize(
    ("inner", "code", "said"),
    [
        (field(" LISTNUM \\l 1 ") + r("Một"), "E526", "“…Một”"),
        (field(" LI", "STNU", "M \\l 1 ") + r("Một"), "E526", "“…Một”"),
        (field(" AUTO", "NUM ") + r("Một"), "E526", "“…Một”"),
        (field(" PA", "GE ") + field(" LIST", "NUM ") + r("Một"), "E526", "“…Một”"),
        ('<w:fldSimple w:instr=" AUTONUM "/>' + r(" Một"), "E526", "Một"),
        (sign("Webdings", "F041") + r(" Một"), "E526", "Một"),
        (r("Nồng độ ", "") + sign("Symbol", "F0FF"), "E526", "…"),
        (r("m", SYMBOL) + r("g trong máu"), "E526", "mg trong máu"),
        (r("Phạt ") + r("hai", "<w:strike/>") + r(" triệu"), "E527", "“hai triệu”"),
        (r("Phạt ") + r("hai", "<w:dstrike/>"), "E527", "“hai”"),
        (r("Phạt ") + r("hai", '<w:rStyle w:val="Bo"/>'), "E527", "“hai”"),
    ],
)
def test_what_the_file_does_not_hold_or_strikes_out_is_refused(
    tmp_path: Path, inner: str, code: str, said: str
) -> None:
    body = HEAD + p("Điều 1. Một") + f"<w:p>{inner}</w:p>"
    [found] = understand(docx(tmp_path / "a.docx", body, styles=BOLD_STRUCK)).problems
    assert (found.code, found.at.line) == (code, 3) and said in found.message, found


def test_signs_of_known_fonts_are_letters_and_what_is_not_struck_stays(tmp_path: Path) -> None:
    signs = "".join(sign(*one) for one in (("Symbol", "F06D"), ("Symbol", "F0B3"), ("Wingdings", "F0FE")))
    signs += sign("MS Gothic", "2610") + r("\uf0a3 5", SYMBOL)
    shown = r("1", '<w:rStyle w:val="Bo"/><w:strike w:val="0"/>') + r(" ", "<w:strike/>")
    body = HEAD + p("Điều 1. Một") + f"<w:p>{r('Có ')}{signs}{shown}</w:p>"
    found = read(docx(tmp_path / "a.docx", body, styles=BOLD_STRUCK))
    assert found.articles[0].text == "Có μ≥☑☐≤ 51"

"""Official texts into articles, clauses and points: nothing lost, nothing of another law counted as this one's."""

from __future__ import annotations

import string
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from scripts.law_import.document import Document, read_document
from scripts.law_import.line import Line
from scripts.law_import.paragraphs import paragraphs
from scripts.law_import.reading import understand
from scripts.law_import.structure import Structured, structure
from scripts.model.law import write_outline
from scripts.model.law_text import characters
from scripts.vietnamese.numbering import LETTERS
from tests.conftest import CHECKOUT

CASES = CHECKOUT / "tests" / "cases" / "laws"


def parse(document: Document) -> Structured:
    return structure(paragraphs(document.lines), document.name)


def of_lines(*texts: str) -> Structured:
    lines = tuple(Line(text, number) for number, text in enumerate(texts, 1))
    return parse(Document("mau.txt", lines))


def case(name: str) -> tuple[Structured, Document, dict[str, Any]]:
    [path] = (path for path in CASES.glob(f"{name}.*") if path.suffix != ".yml")
    document, problems = read_document(path)
    assert document is not None and problems == []
    expected = yaml.load((CASES / f"{name}.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return parse(document), document, expected


REFUSED = sorted(path for path in (CASES / "refused").iterdir() if path.suffix != ".yml")


@pytest.mark.parametrize("path", REFUSED, ids=lambda path: path.name)
def test_what_is_not_the_official_text_is_refused_where_that_shows(path: Path) -> None:
    expected = yaml.safe_load(path.with_suffix(".yml").read_text(encoding="utf-8"))["problems"]
    found = understand(path).problems
    assert {problem.at.line: problem.code for problem in found} == expected


@pytest.mark.parametrize("name", sorted(path.stem for path in CASES.glob("*.yml")))
def test_case(name: str) -> None:
    found, document, expected = case(name)
    text = found.text
    assert text.number == expected["number"]
    assert {article.number: write_outline(article.outline) for article in text.articles} == expected["articles"]
    assert text.characters == "".join(characters(line.text) for line in document.lines)
    assert list(text.consolidates) == expected.get("consolidates", [])
    if "date" in expected:
        assert str(text.date) == expected["date"]
    if "headings" in expected:
        assert [heading.label for article in text.articles for heading in article.headings] == expected["headings"]
    for field in ("annexes", "footnotes", "headers"):
        assert len(getattr(text, field)) == int(expected.get(field, 0))
    for number, title in expected.get("titles", {}).items():
        assert text.by_number[number].title == title
    for number, text_of in expected.get("texts", {}).items():
        assert text.by_number[number].words == text_of
    if "annex_titles" in expected:
        assert [annex.title for annex in text.annexes] == expected["annex_titles"]
    places = {str(item.line): item.expected for item in found.unplaced}
    assert places == expected.get("expected_at", {})


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("Căn cứ Luật số 73/2021/QH14;\nNGHỊ ĐỊNH", ""),
        ("Xét Tờ trình số: 12/TTr-UBND;\nCăn cứ Nghị định số: 9/2031/NĐ-CP;", ""),
        ("KẾ HOẠCH\nVề việc thi hành Nghị định số 105/2021/NĐ-CP của Chính phủ mẫu", ""),
        ("KẾ HOẠCH\nHướng dẫn một số điều của\nLuật số 73/2021/QH14", ""),
        ("Số: 9 /2031/NĐ - CP", "9/2031/NĐ-CP"),
        ("Số: 12/2031/TTLT – BCA – BYT", "12/2031/TTLT-BCA-BYT"),
        ("Số: 9/2031/NĐ-CP   Hà Nội, ngày 2 tháng 3 năm 2031", "9/2031/NĐ-CP"),
        ("Số: 2140/QĐ-UBND.VX", "2140/QĐ-UBND.VX"),
        ("Số: 9/2031/NĐ-cp", "9/2031/NĐ-cp"),
        ("Số: 9/2031/NĐ-CP/2", ""),
        ("Số: 9/2031/nđ-cp", ""),
        ("QUỐC HỘI   Luật số: 73/2021/QH14", "73/2021/QH14"),
        ("NGHỊ ĐỊNH số 105/2021/NĐ-CP ngày 04 tháng 12 năm 2021", "105/2021/NĐ-CP"),
    ],
)
def test_a_number_is_the_texts_own_and_whole_or_none(head: str, number: str) -> None:
    assert of_lines(*head.split("\n"), "Điều 1. Một", "Chữ.").text.number == number


@pytest.mark.parametrize(
    ("behind", "titles"),
    [
        ("Mẫu số 01\nĐƠN\n1. Họ tên\nMẫu số 02\nGIẤY", ["Mẫu số 01", "Mẫu số 02"]),
        ("PHỤ LỤC A\nx\nPHỤ LỤC B\ny", ["PHỤ LỤC A", "PHỤ LỤC B"]),
        ("QUY CHẾ\n(Ban hành kèm theo Quyết định mẫu)\nĐiều 1. Riêng", ["QUY CHẾ"]),
        ("PHỤ LỤC\nDANH MỤC\nMẫu số 01\nĐƠN", ["PHỤ LỤC"]),
    ],
)
def test_lists_and_forms_behind_the_signature_are_annexes(behind: str, titles: list[str]) -> None:
    found = of_lines("Số: 1/2030/NĐ-CP", "Điều 1. Một", "Chữ.", "TM. CHÍNH PHỦ MẪU", *behind.split("\n"))
    assert [annex.title for annex in found.text.annexes] == titles and len(found.text.articles) == 1


def test_a_number_that_word_counts_begins_a_clause_whatever_stands_before() -> None:
    lines = [Line(text, number) for number, text in enumerate(("Số: 1/2030/NĐ-CP", "Điều 1. A", "1. Lời không số"), 1)]
    found = parse(Document("mau.docx", (*lines, Line("2. Hai", 4, counted=True))))
    assert write_outline(found.text.articles[0].outline) == "1, 2"


@pytest.mark.parametrize(
    ("texts", "doubts"),
    [
        (("1. Một.", "2. Thành phần gồm có:"), [("W514", 4)]),
        (("1. Người đứng tên hồ sơ, số", "2. Hai."), [("W523", 4)]),
        (("Chữ.", "TM. CHÍNH PHỦ MẪU", "(Kèm theo Nghị định mẫu)", "1. Việc"), [("W524", 5), ("W524", 6)]),
        (("02. Hai.",), [("W505", 3)]),
    ],
)
def test_what_may_be_read_otherwise_is_named(texts: tuple[str, ...], doubts: list[tuple[str, int]]) -> None:
    found = of_lines("Số: 1/2030/NĐ-CP", "Điều 01. Một", *texts)
    assert [(doubt.code, doubt.line) for doubt in found.unplaced] == doubts
    assert found.text.articles[0].number == "1" and found.text.articles[0].label == "Điều 01."


def test_words_without_their_blanks_are_named(tmp_path: Path) -> None:
    path = tmp_path / "luat.txt"
    path.write_text(
        "Số: 1/2030/NĐ-CP\n\u200bĐiều 1. Ngườidân\n\u200b1. Gửiđơn choCông an, anxã; ma tuý, nilông, Êđê.\n",
        encoding="utf-8",
    )
    text = understand(path).text
    assert text is not None and write_outline(text.articles[0].outline) == "1"
    assert [(doubt.code, doubt.line, doubt.expected) for doubt in text.doubts] == [
        ("W522", 2, "Người dân"), ("W522", 3, "Gửi đơn"), ("W522", 3, "cho Công"), ("W522", 3, "an xã"),
    ]  # fmt: skip


def test_words_put_into_another_law_stay_with_the_clause_that_quotes_them() -> None:
    found, _, _ = case("amending")
    first = found.text.by_number["1"]
    assert first.clauses[0].text.endswith("b) Điểm nữa của luật kia.”.")
    assert first.clauses[2].points[0].text.endswith("“7. Khoản bảy của luật kia.”;")


def test_a_paragraph_after_the_points_belongs_to_the_clause() -> None:
    found, _, _ = case("consolidated")
    assert found.text.by_number["3"].closing == "Các việc trên làm cùng lúc."
    found, _, _ = case("wrapped")
    assert found.text.by_number["1"].clauses[0].text.endswith("Đoạn hai của khoản một đứng riêng.")


def test_a_broken_line_is_joined_and_a_running_header_is_kept_apart() -> None:
    found, _, _ = case("wrapped")
    assert found.text.by_number["1"].clauses[1].text == (
        "Khoản hai nằm ở trang sau, có từ bị ngắt ngay tại chỗ sang trang và nối lại ở đây."
    )
    assert "CÔNG BÁO" not in found.text.plain and "CÔNGBÁO" in found.text.characters


def test_decomposed_text_and_invisible_marks_change_nothing() -> None:
    texts = ("Số: 1/2030/NĐ-CP", "Điều 1. Tên", "1. Khoản một;", "đ) không phải điểm đầu", "Điều 2. Tên nữa", "Chữ.")
    decomposed = [unicodedata.normalize("NFD", text).replace(" ", "\u00a0") + "\u200b" for text in texts]
    lines = tuple(Line(unicodedata.normalize("NFC", text), n) for n, text in enumerate(decomposed, 1))
    one, other = of_lines(*texts), parse(Document("mau.txt", lines))
    assert [article.outline for article in one.text.articles] == [article.outline for article in other.text.articles]
    assert one.text.characters == other.text.characters


def test_a_text_without_articles_is_all_preamble() -> None:
    found = of_lines("Một lá thư", "không phải luật.")
    assert found.text.articles == () and found.text.characters == "Mộtláthưkhôngphảiluật."


WORDS = st.text(alphabet="abcđêơưạ ,", min_size=1, max_size=40).map(lambda text: "Chữ " + text.strip(" ,"))


@st.composite
def laws(draw: st.DrawFn) -> tuple[list[str], dict[str, str]]:
    """A well-made law as lines, and its outline."""
    lines = ["Số: 1/2030/NĐ-CP", "NGHỊ ĐỊNH", "VIỆC MẪU"]
    outline: dict[str, str] = {}
    for number in range(1, draw(st.integers(1, 6)) + 1):
        if draw(st.booleans()):
            lines += [f"Chương {'I' * draw(st.integers(1, 3))}", "TÊN CHƯƠNG"]
        lines.append(f"Điều {number}. {draw(WORDS)}")
        parts = []
        if draw(st.booleans()):
            lines.append(draw(WORDS) + ":")
        for clause in range(1, draw(st.integers(0, 4)) + 1):
            lines.append(f"{clause}. {draw(WORDS)}")
            letters = LETTERS[: draw(st.integers(0, 7))]
            for letter in letters:
                lines.append(f"{letter}) {draw(WORDS)};")
            if draw(st.booleans()):
                lines.append(f"{draw(WORDS)}.")
            parts.append(f"{clause} ({' '.join(letters)})" if letters else str(clause))
        outline[str(number)] = ", ".join(parts) or "0"
    return lines, outline


@given(laws())
def test_what_is_written_by_the_rules_is_read_back(law: tuple[list[str], dict[str, str]]) -> None:
    lines, outline = law
    found = of_lines(*lines)
    assert {article.number: write_outline(article.outline) for article in found.text.articles} == outline
    assert found.unplaced == ()
    assert found.text.characters == "".join(characters(line) for line in lines)


LINE = st.one_of(
    st.text(alphabet=string.printable + "đĐêƯ“”\u0301\u200b", max_size=60),
    st.from_regex(
        r"(Điều [0-9]{1,3}[a-c]?[.:]|Chương [IVX]{1,4}|Mục [0-9]|[0-9]{1,2}[a-b]?[.)]|[a-eđ]\)|“Điều [0-9]\.|PHỤ LỤC"
        r"|\[[1-3]\]|Nơi nhận:|TM\.)[ ]?[a-zđ“” ]{0,20}",
        fullmatch=True,
    ),
)


@given(st.lists(LINE, max_size=40))
def test_whatever_stands_in_a_file_not_one_character_is_lost(texts: list[str]) -> None:
    texts = [unicodedata.normalize("NFC", text) for text in texts]
    kept = [text for text in texts if text.strip()]
    found = of_lines(*kept)
    assert found.text.characters == "".join(characters(text) for text in kept)
    assert found.text == type(found.text).model_validate_json(found.text.model_dump_json())

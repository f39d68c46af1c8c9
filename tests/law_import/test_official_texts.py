"""Every official text that lies beside the project, and the same law in two copies."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from html import escape
from pathlib import Path

import pytest

from scripts.assemble.laws import printed
from scripts.law_import.comparing import against_copy, against_law
from scripts.law_import.document import read_document
from scripts.law_import.paragraphs import paragraphs
from scripts.law_import.structure import Structured, structure
from scripts.model.law import Law
from scripts.model.law_text import characters
from tests.conftest import CHECKOUT, command
from tests.real import real_site
from tests.site.test_real_content import DATA

COUNTS = {
    "73-2021-qh14.docx": 55,
    "73-2021-qh14.txt": 55,
    "73-2021-qh14.gazette.pdf": 55,
    "120-2025-qh15.docx": 56,
    "120-2025-qh15.md": 56,
    "105-2021-nd-cp.docx": 59,
    "163-2026-nd-cp.docx": 152,
    "01-2022-ubtvqh15.docx": 48,
}
LISTS = ["Phụ lục", "DANH MỤC I", "DANH MỤC II", "DANH MỤC III", "DANH MỤC IV"]


def path_of(name: str) -> Path:
    path = DATA / "laws" / name
    if not path.is_file():
        pytest.skip("the folder of official texts is not beside the project")
    return path


@cache
def imported(name: str) -> tuple[Structured, str]:
    document, problems = read_document(path_of(name))
    assert document is not None, problems
    found = structure(paragraphs(document.lines), document.name)
    return found, "".join(characters(line.text) for line in document.lines)


@cache
def laws() -> dict[str, Law]:
    return dict(real_site().laws_by_number)


@pytest.mark.parametrize("name", COUNTS)
def test_every_article_is_found_and_no_character_lost(name: str) -> None:
    found, document = imported(name)
    assert len(found.text.articles) == COUNTS[name]
    assert found.text.characters == document


@pytest.mark.parametrize("name", COUNTS)
def test_law_yml_agrees_with_the_text(name: str) -> None:
    found, _ = imported(name)
    law = laws()[found.text.number]
    assert list(against_law(found.text, law)) == []
    assert law.passed == found.text.date


def test_only_the_gaps_that_decree_105_is_printed_with_are_reported() -> None:
    unplaced = {name: imported(name)[0].unplaced for name in COUNTS}
    assert [item.expected for item in unplaced.pop("105-2021-nd-cp.docx")] == [
        "điểm sau điểm b Điều 20",
        "khoản 3 Điều 35",
    ]
    assert not any(unplaced.values())


@pytest.mark.parametrize(
    ("name", "titles", "row"),
    [
        ("28-2026-nd-cp.docx", LISTS, "Desomorphine\u2028(dẫn xuất của morphine)\tDihydrodeoxymorphine"),
        pytest.param("57-2022-nd-cp.gazette.pdf", LISTS, "9\tHeroin\tDiacetylmorphine", marks=pytest.mark.slow),
        ("105-2021-nd-cp.docx", ["PHỤ LỤC"], ""),
        ("163-2026-nd-cp.docx", ["PHỤ LỤC I", "PHỤ LỤC II", "PHỤ LỤC III", "PHỤ LỤC IV", "PHỤ LỤC V"], ""),
    ],
)
def test_annexes_are_annexes_with_their_rows(name: str, titles: list[str], row: str) -> None:
    found, document = imported(name)
    assert [annex.title for annex in found.text.annexes] == titles
    assert found.text.characters == document
    assert row in found.text.annexes[min(1, len(titles) - 1)].text
    # Every CAS number stands in a row, none among the running headers.
    numbers = re.compile(r"\b[0-9]{2,7}-[0-9]{2}-[0-9]\b")
    lines = [line for annex in found.text.annexes for line in annex.text.split("\n") if numbers.search(line)]
    assert all("\t" in line for line in lines) and not any(numbers.search(one.text) for one in found.text.headers)


def test_the_lists_of_substances_are_cut_for_a_weak_line_and_name_each_with_its_number() -> None:
    annexes = imported("28-2026-nd-cp.docx")[0].text.annexes
    lists = {annex.title: printed.parts(annex.text) for annex in annexes}
    assert [len(lists[title]) for title in LISTS] == [1, 1, 3, 1, 1]
    for title, name, number in (
        ("DANH MỤC I", "Heroin", "561-27-3"),
        ("DANH MỤC II", "Metamfetamine", "537-46-2"),
        ("DANH MỤC III", "Ketamine", "6740-88-1"),
        ("DANH MỤC III", "Diethylpropion", "134-80-5"),
    ):
        assert any(name in line and number in line for part in lists[title] for line in part.split("\n")), name


def test_a_consolidated_text_is_itself_and_its_notes_are_notes() -> None:
    found, document = imported("vbhn-30-2023-vpqh.gazette.pdf")
    text = found.text
    assert (text.number, str(text.date)) == ("30/VBHN-VPQH", "2023-08-02")
    assert text.consolidates == ("47/2014/QH13", "51/2019/QH14", "23/2023/QH15")
    assert (len(text.articles), len(text.footnotes), found.unplaced) == (59, 54, ())
    assert text.closing.startswith("VĂN PHÒNG QUỐC HỘI") and text.characters == document
    assert [note.mark for note in text.footnotes] == [str(number) for number in range(1, 55)]


@pytest.mark.slow
def test_the_decree_on_fines_comes_in_whole() -> None:
    found, document = imported("282-2025-nd-cp.gazette.pdf")
    assert len(found.text.articles) == 71 and found.unplaced == () and found.text.characters == document
    assert "XUẤT BẢN" not in found.text.closing
    law = laws()[found.text.number]
    assert list(against_law(found.text, law)) == [] and law.passed == found.text.date


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("73-2021-qh14.docx", "73-2021-qh14.gazette.pdf"),
        ("73-2021-qh14.docx", "73-2021-qh14.txt"),
        ("120-2025-qh15.docx", "120-2025-qh15.md"),
    ],
)
def test_two_copies_of_a_law_are_the_same_article_by_article(one: str, other: str) -> None:
    first, second = imported(one)[0].text, imported(other)[0].text
    assert against_copy(first, second) == (len(first.articles), [])
    assert [article.outline for article in first.articles] == [article.outline for article in second.articles]


def test_a_difference_of_one_letter_is_noticed() -> None:
    first = imported("73-2021-qh14.docx")[0].text
    data = first.model_dump()
    data["articles"][22]["clauses"][0]["text"] += "x"
    other = type(first).model_validate(data)
    assert against_copy(first, other) == (54, ["23"])


def broken(text: str, indent: str = "", between: str = "\n") -> str:
    """The text as a PDF is turned into one: paragraphs broken at the margin."""
    paragraphs_ = (textwrap.wrap(line, 78, initial_indent=indent, break_on_hyphens=False) for line in text.split("\n"))
    return between.join("\n".join(lines) for lines in paragraphs_)


def page(text: str) -> str:
    return "<html><body>" + "".join(f"<p>{escape(line)}</p>\n" for line in text.split("\n")) + "</body></html>"


FORMS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "broken lines": (".txt", lambda text: broken(text).encode()),
    "broken lines, set in": (".txt", lambda text: broken(text, "     ").encode()),
    "broken lines, blank lines between": (".txt", lambda text: broken(text, between="\n\n").encode()),
    "decomposed": (".txt", lambda text: unicodedata.normalize("NFD", text).encode()),
    "Windows, UTF-16, straight quotes": (
        ".txt",
        lambda text: text.replace("\n", "\r\n").replace("“", '"').replace("”", '"').encode("utf-16"),
    ),
    "a web page": (".html", lambda text: page(text).encode()),
}


@pytest.mark.parametrize("form", FORMS)
# The ordinance has a title that fills its line to the margin: broken, nobody could say where it ends.
@pytest.mark.parametrize("name", ["73-2021-qh14.docx", "120-2025-qh15.docx", "105-2021-nd-cp.docx"])
def test_the_same_law_in_other_forms_has_the_same_structure(tmp_path: Path, name: str, form: str) -> None:
    text = imported(name)[0].text
    suffix, write = FORMS[form]
    path = tmp_path / f"luat{suffix}"
    path.write_bytes(write(text.plain))
    document, problems = read_document(path)
    assert document is not None, problems
    found = structure(paragraphs(document.lines), document.name).text
    assert [article.outline for article in found.articles] == [article.outline for article in text.articles]
    assert [article.title for article in found.articles] == [article.title for article in text.articles]
    assert found.characters == "".join(characters(line.text) for line in document.lines)


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "content").symlink_to(CHECKOUT / "content")
    (tmp_path / "events").symlink_to(CHECKOUT / "events")
    yield tmp_path


def test_the_command_stores_compares_and_says_so(root: Path) -> None:
    done = command("import", str(path_of("73-2021-qh14.docx")), "--root", str(root))
    assert done.returncode == 0, done.stderr
    assert "55 điều, 196 khoản, 116 điểm; không mất ký tự nào." in done.stdout
    assert (root / "var/laws/73-2021-qh14.json").is_file()
    done = command("import", str(path_of("73-2021-qh14.gazette.pdf")), "--root", str(root))
    assert "So với 73-2021-qh14.docx đã nhập trước: 55 điều giống hệt." in done.stdout

"""Pages in other languages: how they find each other, what is said of their age, and letters that every phone draws."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from lxml.html import HtmlElement
from playwright.sync_api import Browser, Page

from tests.conftest import Built, command, need
from tests.sources import QUESTION, site
from tests.translated import ENGLISH, HMONG, LAO, TAI_VIET, declared, english, sample

# One worker builds their site for all.
pytestmark = pytest.mark.xdist_group("languages")

BASE = "https://mau.example/"
LETTERS = {"lo": LAO, "blt": TAI_VIET, "hmn": HMONG}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small fictional site, every kind of page also in English and one question in every other language."""
    files = english() | {
        "content/hoi-dap/cau-hoi-mau.md": QUESTION.replace("sources:", "updated: 2026-11-01\nsources:"),
        "content/en/ho-tro.md": english()["content/en/ho-tro.md"] + "\nSee [the question](hoidap:cau-hoi-mau).\n",
        # Older than the Vietnamese.
        **{
            f"content/{language}/hoi-dap/cau-hoi-mau.md": sample(language, text).replace("2026-11-01", "2026-10-31")
            for language, text in LETTERS.items()
        },
    }
    root = site(tmp_path_factory.mktemp("nhiều tiếng"), files)
    result = command("build", "--root", str(root), "--now", "2026-11-24 09:00")
    assert result.returncode == 0, result.stdout + result.stderr
    return Built(root / "site")


def alternates(page: HtmlElement) -> dict[str, str]:
    return {link.get("hreflang"): link.get("href") for link in page.xpath("//link[@rel='alternate' and @hreflang]")}


def switch(page: HtmlElement) -> dict[str, str]:
    return {link.get("hreflang"): link.text_content().strip() for link in page.xpath("//div[@class='languages']//a")}


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def language_of(element: HtmlElement) -> str:
    return str(element.xpath("ancestor-or-self::*[@lang][1]/@lang")[0])


def test_every_kind_of_page_has_its_place_below_its_language(small: Built) -> None:
    for _, translated, original in ENGLISH.values():
        page = small.pages[translated]
        assert page.get("lang") == "en", translated
        found = alternates(page)
        assert found["en"] == BASE + translated and found["vi"] == found["x-default"] == BASE + original
        assert found == alternates(small.pages[original]), "both name the same versions, themselves among them"
        assert switch(page)["vi"] == "Tiếng Việt"
        assert switch(small.pages[original])["en"] == "English"


def test_a_switch_appears_only_where_there_is_a_translation(small: Built) -> None:
    for address, page in small.pages.items():
        assert bool(switch(page)) == bool(alternates(page)), address
    assert switch(small.pages["luat/"]) == switch(small.pages["su-kien/"]) == {}


def test_a_switch_names_languages_as_their_readers_do(small: Built) -> None:
    page = small.pages["hoi-dap/cau-hoi-mau/"]
    assert switch(page) == {"blt": "ꪼꪕꪒꪾ", "en": "English", "hmn": "Hmoob", "lo": "ພາສາລາວ"}
    for link in page.xpath("//div[@class='languages']//a"):
        assert link.get("lang") == link.get("hreflang")


def test_a_translation_older_than_the_vietnamese_says_so_everywhere(small: Built) -> None:
    original = small.pages["hoi-dap/cau-hoi-mau/"]
    marks = {words(item) for item in original.xpath("//div[@class='languages']//li")}
    assert "English" in marks and "ພາສາລາວ cũ hơn bản tiếng Việt" in marks
    assert original.xpath("//div[@role='note']") == []
    [note] = small.pages["lo/hoi-dap/cau-hoi-mau/"].xpath("//div[@role='note']")
    assert "theo bản tiếng Việt ngày 31/10/2026; bản tiếng Việt đã sửa ngày 01/11/2026" in words(note)
    assert {language_of(paragraph) for paragraph in note.xpath(".//p")} == {"vi"}
    assert note.xpath(".//a/@href") == ["../../../hoi-dap/cau-hoi-mau/"]


def test_an_older_translation_says_so_in_its_own_language_too(tmp_path: Path) -> None:
    files = {
        "content/hoi-dap/cau-hoi-mau.md": QUESTION.replace("sources:", "updated: 2026-11-10\nsources:"),
        "content/en/hoi-dap/cau-hoi-mau.md": declared("en", QUESTION),
    }
    root = site(tmp_path, files)
    assert command("build", "--root", str(root), "--now", "2026-11-24 09:00").returncode == 0
    page = html.parse(str(root / "site/en/hoi-dap/cau-hoi-mau/index.html")).getroot()
    [english_words, vietnamese] = page.xpath("//div[@role='note']//p")
    assert "from the Vietnamese page of 1 November 2026; that page changed on 10 November 2026" in words(english_words)
    assert language_of(english_words) == "en" and language_of(vietnamese) == "vi"


def test_every_translation_names_its_translator_and_the_day_of_its_original(small: Built) -> None:
    assert "Translation: Người dịch mẫu, from the Vietnamese page of 1 November 2026." in words(
        small.pages["en/hoi-dap/cau-hoi-mau/"]
    )
    assert "Bản dịch: Người dịch mẫu, theo bản tiếng Việt ngày 31/10/2026." in words(
        small.pages["hmn/hoi-dap/cau-hoi-mau/"]
    )


@pytest.mark.parametrize("language", LETTERS)
def test_vietnamese_around_a_text_in_another_language_is_pronounced_as_vietnamese(small: Built, language: str) -> None:
    page = small.pages[f"{language}/hoi-dap/cau-hoi-mau/"]
    assert page.get("lang") == language
    for part in (
        "//header[@class='site-header']",
        "//footer",
        "//aside[contains(@class, 'call')]",
        "//a[@class='skip']",
    ):
        assert language_of(page.xpath(part)[0]) == "vi", part
    vietnamese = {words(part): language_of(part) for part in page.xpath("//main//h2 | //main//dt")}
    assert {name for name, tag in vietnamese.items() if tag == "vi"} >= {"Trả lời", "Nguồn", "Quy định làm căn cứ"}
    assert language_of(page.find(".//h1")) == language_of(page.xpath("//div[@class='prose']//p")[0]) == language
    assert page.xpath("//meta[@property='og:locale']") == []


def test_english_pages_are_english_but_for_what_exists_in_vietnamese_only(small: Built) -> None:
    page = small.pages["en/tin-tuc/2022/tin-mau/"]
    assert "News 10 June 2022" in words(page.find(".//main"))
    assert [words(link) for link in page.xpath("//nav[@id='site-menu']//li")] == ["Law", "Events", "Help"]
    assert page.xpath("//nav[@id='site-menu']//li/a/@href")[2] == "../../../ho-tro/", "the help page is in English too"
    basis = small.pages["en/hoi-dap/cau-hoi-mau/"].xpath("//details[contains(@class, 'basis')]")[0]
    assert language_of(basis.find("summary/h2")) == "en" and language_of(basis.find("ul")) == "vi"


def test_links_in_a_translation_lead_to_translations(small: Built) -> None:
    assert "../hoi-dap/cau-hoi-mau/" in small.pages["en/ho-tro/"].xpath("//div[@class='prose']//a/@href")
    assert "../../../hoi-dap/cau-hoi-mau/" not in small.pages["en/ho-tro/"].xpath("//div[@class='prose']//a/@href")
    assert small.pages["en/hoi-dap/cau-hoi-mau/"].xpath("//p[@class='readings']/a/@href") == [
        "../../de-doc/cau-hoi-mau/"
    ]
    assert "../../su-kien/2022/mau-thuong-2022-06-09/" in small.pages["en/ho-tro/"].xpath(
        "//div[@class='prose']//a/@href"
    )


def test_lists_are_of_vietnamese_pages(small: Built) -> None:
    for address in ("hoi-dap/", "tin-tuc/", "tin-tuc/2022/", "tinh-huong/", "de-doc/", ""):
        lists = "//ul[contains(@class, 'cards')]//a/@href | //section[@id]/ul//a/@href | //main//details/ul//a/@href"
        links = small.pages[address].xpath(lists)
        assert links and not [link for link in links if re.match(r"[./]*(en|lo|blt|hmn)/", link)], address


def test_the_real_pages_in_english_name_who_wrote_them(built: Built) -> None:
    page = built.pages["en/"]
    assert "Translation: Ban biên tập trang" in words(page) and switch(built.pages[""]) == {"en": "English"}
    assert alternates(page) == alternates(built.pages[""])


def test_lists_of_facts_say_what_is_in_another_language(built: Built) -> None:
    for address in ("nguon/", "nguon/ban-dich/"):
        ways = [link for link in built.pages[address].xpath("//main//a") if re.fullmatch(r"[./]+en/", link.get("href"))]
        assert ways and {language_of(link) for link in ways} == {"en"}, address


@pytest.fixture(scope="module")
def phone(browser: Browser, small: Built, serve: Any) -> Iterator[tuple[Page, str]]:
    context = browser.new_context(viewport={"width": 320, "height": 800}, service_workers="block")
    # A page does without fonts that come after its first paint; here none does.
    context.add_init_script("performance.getEntriesByType = () => []")
    yield context.new_page(), serve(small.root)
    context.close()


def fonts_of(page: Page, selector: str) -> set[str]:
    """The fonts that the browser drew an element's letters with."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    session.detach()
    return {font["familyName"] for font in fonts}


@pytest.mark.parametrize(
    ("language", "font"), [("lo", "Noto Sans Lao"), ("blt", "Noto Sans Tai Viet"), ("hmn", "Be Vietnam Pro")]
)
def test_every_letter_is_drawn_by_a_font_that_has_it(phone: tuple[Page, str], language: str, font: str) -> None:
    if font.startswith("Noto"):
        have = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=False).stdout
        need(font in have, f"the font {font} (Debian: fonts-noto-core)")
    page, url = phone
    page.goto(f"{url}{language}/hoi-dap/cau-hoi-mau/")
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true })")
    page.wait_for_function("document.documentElement.classList.contains('font')")
    # A letter that no font has is drawn as a box by whichever font comes last, so that one would be named here;
    # digits, brackets and full stops are the site's own.
    for selector in ("h1", ".prose p"):
        drawn = fonts_of(page, selector)
        assert font in drawn and drawn <= {font, "Be Vietnam Pro"}


@pytest.mark.parametrize("language", LETTERS)
def test_long_words_without_spaces_stay_on_a_narrow_page(phone: tuple[Page, str], language: str) -> None:
    page, url = phone
    page.goto(f"{url}{language}/hoi-dap/cau-hoi-mau/")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    too_wide = "(all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent)"
    assert page.locator("main h1, main p, main li").evaluate_all(too_wide) == []


def test_stacked_marks_of_lao_have_room(phone: tuple[Page, str]) -> None:
    page, url = phone
    page.goto(f"{url}lo/hoi-dap/cau-hoi-mau/")
    ratio = "(one) => parseFloat(getComputedStyle(one).lineHeight) / parseFloat(getComputedStyle(one).fontSize)"
    assert page.locator(".prose p").first.evaluate(ratio) >= 1.75
    assert page.locator("h1").evaluate(ratio) >= 1.5
    assert page.locator("header .brand").evaluate(ratio) < 1.5, "the Vietnamese around it is as elsewhere"


def test_search_marks_the_language_of_a_result(phone: tuple[Page, str]) -> None:
    page, url = phone
    page.goto(f"{url}tim-kiem/?q=ywj")
    result = page.locator(".search-result").first
    result.wait_for()
    assert result.locator(".tag").inner_text() == "Hmoob"
    assert result.locator(".search-title").get_attribute("lang") == "hmn"
    assert "Câu hỏi" in result.locator(".search-notes").nth(1).inner_text()


def test_search_on_a_page_without_words_of_its_own_speaks_vietnamese(phone: tuple[Page, str]) -> None:
    page, url = phone
    page.goto(f"{url}lo/hoi-dap/cau-hoi-mau/")
    page.locator("#search-open").click()
    assert page.locator("dialog").get_attribute("lang") == "vi"
    assert page.locator("dialog input").get_attribute("aria-label") == "Tìm trên trang"

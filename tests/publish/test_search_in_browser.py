"""What a reader finds, in a real Chromium, on a site served under a sub-path with a strict policy."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scripts.publish import search
from scripts.publish.stage import publish
from tests.publish import small_site

ARTICLE = "/luat/73-2021-qh14/dieu-23/"
DRUGS = "/hoi-dap/ma-tuy/"
HELP = "/ho-tro/"
KY_SON = "/su-kien/2022/ky-son/"
THUY = {"/tin-tuc/2022/thuy/", "/tin-tuc/2022/thuy-cu/"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tìm kiếm")
    small_site.write(folder / "html", own=folder / "files")
    (folder / "build").mkdir()
    publish(folder / "html", folder / "files", folder / "www" / "goc", folder / "build")
    return folder / "www"


@pytest.fixture(scope="module")
def url(root: Path, serve: Any) -> str:
    return str(serve(root)) + "goc/"


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        yield context


@pytest.fixture(scope="module")
def watched(context: BrowserContext) -> tuple[Page, list[str]]:
    """One page for all, because a new one takes a second, and what fails in it."""
    page, troubles = context.new_page(), list[str]()
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    return page, troubles


@pytest.fixture
def page(watched: tuple[Page, list[str]]) -> Iterator[Page]:
    page, troubles = watched
    troubles.clear()
    yield page
    page.unroute_all()
    assert troubles == []


def found(page: Page, url: str, query: str) -> list[str]:
    """The addresses that the results page shows for a query, best first, without the sub-path."""
    page.goto(f"{url}tim-kiem/?q={quote(query)}")
    expect(page.locator("#search-results")).to_have_attribute("aria-busy", "false")
    links = page.locator(".search-title").evaluate_all("links => links.map(link => link.pathname)")
    return [str(link).removeprefix("/goc") for link in links]


def open_dialog(page: Page) -> None:
    page.locator("#search-open").click()
    expect(page.locator(".search-dialog input")).to_be_focused()


@pytest.mark.parametrize(
    ("bare", "accented", "best"),
    [
        ("ma tuy", "ma túy", DRUGS),
        ("dieu 23", "Điều 23", ARTICLE),
        ("duong day nong", "đường dây nóng", HELP),
        ("ky son", "Kỳ Sơn", KY_SON),
        ("phong chong toi pham", "phòng, chống tội phạm", "/tin-tuc/2022/nfd/"),
        ("huoi tu", "Huồi Tụ", "/tin-tuc/2022/nfd/"),
        ("DAI HOI", "Đại hội", "/tin-tuc/2022/nfd/"),
    ],
)
def test_bare_and_accented_find_the_same(page: Page, url: str, bare: str, accented: str, best: str) -> None:
    plain, exact = found(page, url, bare), found(page, url, accented)
    decomposed = found(page, url, unicodedata.normalize("NFD", accented))
    assert plain[0] == best
    assert exact[0] == best
    assert set(plain) == set(exact)
    assert decomposed == exact


def test_exact_accents_come_first(page: Page, url: str) -> None:
    for query in ("thủy", "thuỷ", unicodedata.normalize("NFD", "thuỷ"), "THỦY"):
        results = found(page, url, query)
        assert set(results[:2]) == THUY, query
        assert results[2:] == ["/tin-tuc/2022/thuy-khac/"], query
    assert found(page, url, "Thúy")[0] == "/tin-tuc/2022/thuy-khac/"
    assert set(found(page, url, "thuy")) == THUY | {"/tin-tuc/2022/thuy-khac/"}


def test_syllables_that_only_begin_alike_are_left_out(page: Page, url: str) -> None:
    assert "/tin-tuc/2022/song-ky/" not in found(page, url, "ky son")
    assert found(page, url, "ma tuy")[-1] == "/hoi-dap/tuy/"
    assert found(page, url, "tuyen truy") != []  # a word still being typed


def test_syllables_that_stand_together_come_before_scattered_ones(page: Page, url: str) -> None:
    results = found(page, url, "ky son")
    assert results.index(KY_SON) < results.index("/su-kien/2022/ky-nang/")
    results = found(page, url, "duong day nong")
    assert results == [HELP, "/hoi-dap/dau-day/"] or results == [HELP]


@pytest.mark.parametrize(
    "query", ["73/2021/QH14", "luật 73/2021/QH14", "luat 73/2021", "“ma túy”", "ma-túy", " ma   túy ", "23/6"]
)
def test_numbers_and_punctuation_are_taken_as_written(page: Page, url: str, query: str) -> None:
    assert found(page, url, query) != []


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("P. Vinh Tân", "/su-kien/2022/vinh-tan/"),
        ("p vinh tan", "/su-kien/2022/vinh-tan/"),
        ("TX Hoàng Mai", "/su-kien/2022/vinh-tan/"),
        ("Kì Sơn", KY_SON),
        ("đường", HELP),
        ("dưỡng", "/hoi-dap/dau-day/"),
    ],
)
def test_what_is_written_as_people_do_is_understood(page: Page, url: str, query: str, first: str) -> None:
    assert found(page, url, query)[0] == first


def test_the_number_of_a_document_is_one_word(page: Page, tmp_path: Path, serve: Any) -> None:
    pages = {
        "tin-tuc/45/": ("Tỉnh ra kế hoạch", "Kế hoạch 45/KH-UBND ngày 1/3/2022 giao các xã."),
        "tin-tuc/410/": ("Một kế hoạch khác", "<dl><dt>Số</dt><dd>410/KH-UBND</dd></dl>Có 45 xã dự."),
        "luat/105/": ("Nghị định số 105/2021/NĐ-CP", "Quy định chi tiết."),
        "luat/57/": ("Nghị định số 57/2022/NĐ-CP", "Theo Nghị định 105/2021, như đã nói."),
    }
    small_site.write(tmp_path / "html", small_site.PAGES | pages, tmp_path / "files")
    (tmp_path / "build").mkdir()
    publish(tmp_path / "html", tmp_path / "files", tmp_path / "www/goc", tmp_path / "build")
    url = str(serve(tmp_path / "www")) + "goc/"
    for query in ("45/KH-UBND", "kế hoạch 45/kh-ubnd", "45-kh-ubnd"):
        assert found(page, url, query)[0] == "/tin-tuc/45/", query
    for query in ("nđ105/2021", "nd 105", "nghị định 105", "105/2021", "NĐ 105/2021/NĐ-CP", "nghi dinh so 105"):
        assert found(page, url, query)[0] == "/luat/105/", query
    # What stands in a table is a word of its own, in the index and in what is shown.
    assert found(page, url, "số 410/KH-UBND") == ["/tin-tuc/410/"]
    excerpt = page.locator(".search-excerpt").first
    assert "Số 410/KH-UBND" in excerpt.inner_text()
    assert excerpt.locator("mark").all_inner_texts()[-1].startswith("410/KH-UBND")


def test_what_is_around_the_article_is_not_found(page: Page, url: str) -> None:
    assert found(page, url, "khungtrang") == []


def test_excerpt_marks_whole_words_and_shows_real_letters(page: Page, url: str) -> None:
    found(page, url, "duong day nong")
    assert page.locator(".search-result").first.locator("mark").all_inner_texts() == ["đường", "dây", "nóng"]
    assert "ḏ" not in page.inner_text("body").lower()
    expect(page.locator(".search-notes").first).to_have_text("Hỗ trợ")


def test_a_place_inside_a_page_is_offered(page: Page, url: str) -> None:
    found(page, url, "dieu 23")
    place = page.locator(".search-places a", has_text="Điều 23. Quản lý")
    assert str(place.first.get_attribute("href")).endswith("/goc/luat/73-2021-qh14/#dieu-23")


def test_a_result_says_whether_it_still_holds(page: Page, url: str) -> None:
    assert found(page, url, "73/2021/QH14")[0] == "/luat/73-2021-qh14/"
    expect(page.locator(".search-notes").first).to_have_text("Văn bản pháp luật · Đã hết hiệu lực")


def test_text_of_another_language_says_so(page: Page, url: str) -> None:
    assert found(page, url, "action month") == ["/en/"]
    expect(page.locator(".search-title")).to_have_attribute("lang", "en")


def test_results_page_works_by_address_and_through_history(page: Page, url: str) -> None:
    assert found(page, url, "ma túy")[0] == DRUGS
    expect(page.locator("input[name=q]")).to_have_value("ma túy")
    expect(page.locator("[role=status]")).to_have_text("4 kết quả cho “ma túy”")
    assert "ma túy" in page.title()
    page.locator("input[name=q]").fill("Kỳ Sơn")
    page.keyboard.press("Enter")
    expect(page.locator(".search-title").first).to_have_text("Ra quân tại huyện Kỳ Sơn")
    assert page.url.endswith("?q=K%E1%BB%B3%20S%C6%A1n")
    page.go_back()
    expect(page.locator("input[name=q]")).to_have_value("ma túy")
    expect(page.locator(".search-title").first).to_have_text("Ma túy là gì")


def test_nothing_found_tells_where_to_turn(page: Page, url: str) -> None:
    assert found(page, url, "xyzxyz") == []
    expect(page.locator("[role=status]")).to_have_text("Chưa có trang trả lời “xyzxyz”. Bạn hỏi được ở đây:")
    assert str(page.locator(".search-help").get_attribute("href")).endswith("/goc/ho-tro/")


def test_markup_in_a_query_stays_text(page: Page, url: str) -> None:
    found(page, url, "<img src=xyz onerror=xyz>")
    assert page.locator("#search-results img").count() == 0
    expect(page.locator("[role=status]")).to_contain_text("“<img src=xyz onerror=xyz>”")


def test_the_nearest_pages_are_not_passed_off_as_results(page: Page, url: str) -> None:
    assert found(page, url, "Kỳ Sơn xyzxyz")[0] == KY_SON
    expect(page.locator("[role=status]")).to_have_text("Gần nhất với điều bạn hỏi:")


def test_dialog_by_keyboard(page: Page, url: str) -> None:
    page.goto(url + "hoi-dap/tuy/")
    opener = page.locator("#search-open")
    opener.focus()
    page.keyboard.press("Enter")
    field = page.locator(".search-dialog input")
    expect(field).to_be_focused()
    page.keyboard.type("ky son", delay=20)
    expect(page.locator(".search-status")).to_have_text("2 kết quả cho “ky son”")
    expect(page.locator(".search-dialog .search-title").first).to_have_text("Ra quân tại huyện Kỳ Sơn")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search-dialog .search-title").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search-dialog .search-title").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".search-dialog")).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    expect(field).to_have_value("ky son")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/goc/su-kien/2022/ky-son/")


def test_enter_in_the_dialog_leads_to_the_results_page(page: Page, url: str) -> None:
    page.goto(url + DRUGS[1:])
    open_dialog(page)
    page.keyboard.type("ma túy")
    page.keyboard.press("Enter")
    page.wait_for_url("**/goc/tim-kiem/?q=ma+t%C3%BAy")
    expect(page.locator(".search-title").first).to_have_text("Ma túy là gì")


def test_dialog_on_a_phone(browser: Browser, url: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 640}, has_touch=True)
    page = context.new_page()
    page.goto(url + HELP[1:])
    page.locator("#search-open").tap()
    page.locator(".search-dialog input").fill("duong day nong")
    expect(page.locator(".search-dialog .search-title").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    box = page.locator(".search-close").bounding_box()
    assert box and box["height"] >= 44 and box["x"] + box["width"] <= 360
    page.locator(".search-close").tap()
    expect(page.locator(".search-dialog")).to_be_hidden()
    context.close()


def test_english_pages_get_english_words(page: Page, url: str) -> None:
    page.goto(url + "en/")
    open_dialog(page)
    expect(page.locator(".search-close")).to_have_text("Close")
    page.keyboard.type("ma tuy")
    expect(page.locator(".search-dialog .search-title").first).to_have_attribute("lang", "vi")


def test_nothing_is_loaded_before_use_and_little_after(context: BrowserContext, root: Path, url: str) -> None:
    asked: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(url + DRUGS[1:], wait_until="networkidle")
    assert not [name for name in asked if "search" in name or "pagefind" in name]
    open_dialog(page)
    page.keyboard.type("ma tuy")
    expect(page.locator(".search-dialog .search-title").first).to_be_visible()
    loaded = [name.removeprefix(url) for name in asked]
    assert loaded.count("pagefind/pagefind.js") == 1
    assert [name for name in loaded if name.startswith("pagefind/wasm")] == ["pagefind/wasm.unknown.pagefind"]
    # 100 KB is the budget of the first search; the files of this site are not served compressed.
    site = root / "goc"
    weight = sum((site / name.partition("?")[0]).stat().st_size for name in set(loaded) if "pagefind" in name)
    assert weight < 135_000
    page.close()


def test_an_index_in_several_parts_answers_like_one(
    page: Page, url: str, tmp_path: Path, serve: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "WHOLE", 1)
    monkeypatch.setattr(search, "PART", 3)
    small_site.write(tmp_path / "html", own=tmp_path / "files")
    (tmp_path / "build").mkdir()
    publish(tmp_path / "html", tmp_path / "files", tmp_path / "www" / "goc", tmp_path / "build")
    parts = json.loads((tmp_path / "www/goc/pagefind/pagefind-entry.json").read_bytes())["languages"]
    assert len(parts) > 3
    parted = str(serve(tmp_path / "www")) + "goc/"
    for query in ("ma tuy", "điều 23", "duong day nong", "Kỳ Sơn", "thuỷ", "73/2021/QH14"):
        one, several = found(page, url, query), found(page, parted, query)
        assert set(one) == set(several), query
        # How rare a word is, and so the order of equals, is reckoned in each part.
        assert one[0] == several[0] or query in ("ma tuy", "thuỷ")


def test_a_lost_index_is_told_and_can_be_tried_again(browser: Browser, url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/*.pf_index", lambda route: route.abort())
    page.goto(f"{url}tim-kiem/?q=ma+tuy")
    expect(page.locator("[role=status]")).to_contain_text("Chưa tải được dữ liệu tìm kiếm")
    page.unroute("**/*.pf_index")
    page.get_by_role("button", name="Thử lại").click()
    expect(page.locator(".search-title").first).to_have_text("Ma túy là gì")
    context.close()


def test_an_index_published_meanwhile_is_picked_up(browser: Browser, tmp_path: Path, serve: Any) -> None:
    small_site.write(tmp_path / "html", own=tmp_path / "files")
    (tmp_path / "build").mkdir()
    site = tmp_path / "site"
    publish(tmp_path / "html", tmp_path / "files", site, tmp_path / "build")
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{serve(site)}tim-kiem/?q=ma+tuy")
    expect(page.locator(".search-title").first).to_have_text("Ma túy là gì")
    more = {f"tin-tuc/2023/{n}/": (f"Kỳ Sơn mới {n}", "Ma túy ở Kỳ Sơn.") for n in range(40)}
    small_site.write(tmp_path / "html", more, tmp_path / "files")
    publish(tmp_path / "html", tmp_path / "files", site, tmp_path / "build")
    page.locator("input[name=q]").fill("Kỳ Sơn")
    expect(page.locator("[role=status]")).to_have_text("42 kết quả cho “Kỳ Sơn”")
    assert page.locator(".search-result").count() == 10
    page.get_by_role("button", name="Xem thêm kết quả").click()
    expect(page.locator(".search-result")).to_have_count(20)
    expect(page.locator(".search-title").nth(10)).to_be_focused()
    context.close()


@pytest.mark.parametrize("query", ["mauamine", "12-34-5", "chất mẫu"])
def test_a_row_of_an_annex_is_reached_by_a_name_another_name_or_a_number(page: Page, url: str, query: str) -> None:
    assert "/luat/9-2026-nd-cp/danh-muc-i/" in found(page, url, query)
    [row] = page.locator(".search-places a").all()
    assert "Mauamine" in row.inner_text()
    assert (row.get_attribute("href") or "").endswith("/luat/9-2026-nd-cp/danh-muc-i/#hang-1")

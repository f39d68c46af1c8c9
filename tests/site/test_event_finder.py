"""The finder of /su-kien/ and the reader's clock, in a real Chromium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, Route, expect

from scripts.vietnamese.folding import fold
from tests.conftest import CHECKOUT, TOOLS, Built, command, need
from tests.listings import NOW, awkward

# One worker builds their site for all.
pytestmark = pytest.mark.xdist_group("finder")

LATER = "2022-06-24 21:00"
# What the worker saves meanwhile is a second's work for the browser; test_offline.py looks at it.
PLAIN: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "reduced_motion": "reduce",
    "service_workers": "block",
}


def moment(text: str) -> str:
    return f"{text.replace(' ', 'T')}:00+07:00"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of awkward events, built at NOW and, in `later/`, at LATER."""
    found = awkward(tmp_path_factory.mktemp("sự kiện"))
    awkward(found / "later")
    first = command("build", "--root", str(found), "--now", NOW)
    Built(found / "site").lend(found / "later")
    second = command("build", "--root", str(found / "later"), "--now", LATER)
    assert first.returncode == second.returncode == 0, first.stderr + second.stderr
    return found


@pytest.fixture(scope="module")
def url(root: Path, serve: Any) -> str:
    return str(serve(root / "site"))


# Among as few events as these the finder waits behind a fold.
UNFOLD = "addEventListener('DOMContentLoaded', () => { document.querySelector('#event-narrow') && (document.querySelector('#event-narrow').open = true); });"


@contextmanager
def opened(browser: Browser, now: str = NOW, **options: Any) -> Iterator[Page]:
    """A phone whose clock is set to `now`; what fails in its console fails the test."""
    options = PLAIN | options
    context = browser.new_context(**options)
    page = context.new_page()
    page.clock.set_fixed_time(moment(now))
    page.add_init_script(UNFOLD)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    try:
        yield page
        assert errors == []
    finally:
        context.close()


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    context = browser.new_context(**PLAIN)
    page, errors = context.new_page(), list[str]()
    page.clock.set_fixed_time(moment(NOW))
    page.add_init_script(UNFOLD)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page, errors
    context.close()


@pytest.fixture
def page(phone: tuple[Page, list[str]]) -> Iterator[Page]:
    """The same phone as `opened` gives, one for all tests that only look at addresses: a phone takes a second."""
    found, errors = phone
    errors.clear()
    yield found
    assert errors == []


def ids(page: Page, within: str) -> list[str]:
    links = page.locator(f"{within} li:visible h3 a").all()
    return [str(link.get_attribute("href")).split("/")[-2] for link in links]


def found(page: Page, count: int) -> set[str]:
    """The ids found, once the finder says that there are so many."""
    expect(page.locator("#event-finder [role=status]")).to_contain_text(f"Có {count} " if count else "Không có")
    return set(ids(page, "#finder-found"))


def test_a_card_of_the_finder_is_the_card_of_the_server(browser: Browser, url: str) -> None:
    # Only the later days of a recurring event are the server's alone: the finder shows one day of it.
    shape = "(cards) => cards.filter((card) => !card.querySelector('[data-days]')).map((card) => card.outerHTML)"
    with opened(browser) as page:
        page.goto(url + "su-kien/")
        server = page.locator("#event-lists li.event").evaluate_all(shape)
        page.goto(url + "su-kien/thang/2022-khong-ro-ngay/")
        server += [card.replace("../../2022/", "2022/") for card in page.locator("main li.event").evaluate_all(shape)]
        page.goto(url + "su-kien/?q=mau")
        page.locator("#finder-found li").first.wait_for()
        finder = page.locator("#finder-found li.event").evaluate_all(shape)
        assert len(server) >= 15
        assert [card for card in server if card not in finder] == []


def test_the_order_is_that_of_the_lists(page: Page, url: str) -> None:
    page.goto(url + "su-kien/")
    lists = ids(page, "#event-lists")
    page.fill("#finder-q", "mẫu")
    page.locator("#finder-found li").first.wait_for()
    found_ids = ids(page, "#finder-found")
    assert [name for name in found_ids if name in lists] == lists


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("?huyen=mau-ha", {"hai-huyen", "trung-ten-2"}),
        ("?huyen=mau-ha&xa=99201", {"trung-ten-2"}),
        ("?xa=99201", {"trung-ten-2"}),
        ("?huyen=ngoai-tinh", {"ngoai-tinh"}),
        ("?huyen=truc-tuyen", {"truc-tuyen"}),
        ("?huyen=toan-tinh", {"toan-tinh"}),
        ("?loai=toa-dam", {"nfd"}),
        ("?trong-tam=truyen-thong&loai=le-ra-quan", {"mau-thuong-2022-06-09"}),
        ("?tinh-trang=tam-hoan", {"hoan"}),
        ("?tinh-trang=da-huy", {"huy"}),
        ("?tinh-trang=doi-lich", {"doi", "doi-chua-co-ngay"}),
        ("?tinh-trang=dang-dien-ra", {"hom-nay", "toan-tinh", "nhieu-nam"}),
        ("?tu=2022-08-18&den=2022-08-19", {"hang-tuan", "nhieu-nam"}),
        ("?tu=2022-06-23&den=2022-06-23&q=tuan", set()),
        ("?tu=2022-06-30&den=2022-06-30", {"qua-thang", "hang-tuan", "nhieu-nam", "toan-tinh"}),
        ("?tu=2022-06-26&den=2022-06-26&huyen=mau-thuong&q=dem", {"qua-dem"}),
        ("?q=hoà bình tuý", set()),
        ("?q=HÒA binh thuỷ", {"nfd"}),
        ("?q=suc khoe", {"nfd"}),
        ("?q=</script>", {"ky-la"}),
        ("?q=" + 'dam "nhay"', {"ky-la"}),
    ],
)
def test_filters_work_together(page: Page, url: str, query: str, wanted: set[str]) -> None:
    page.goto(url + "su-kien/" + query)
    assert found(page, len(wanted)) == wanted
    assert page.locator("#event-lists").is_hidden()


def test_a_view_lives_in_the_address_and_comes_back(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        page.goto(url + "su-kien/")
        page.click("#finder-more")
        page.select_option("#finder-huyen", "mau-ha")
        assert found(page, 2) == {"hai-huyen", "trung-ten-2"}
        page.select_option("#finder-xa", "99201")
        assert found(page, 1) == {"trung-ten-2"}
        expect(page).to_have_url(re.compile(r"su-kien/\?huyen=mau-ha&xa=99201$"))
        page.locator("#finder-found h3 a").first.click()
        page.wait_for_url("**/trung-ten-2/")
        page.go_back()
        assert found(page, 1) == {"trung-ten-2"}
        page.click("#finder-more")
        page.go_back()
        assert found(page, 2) and page.input_value("#finder-xa") == ""
        page.select_option("#finder-huyen", "mau-thuong")
        assert [option.inner_text() for option in page.locator("#finder-xa option").all()] == ["Tất cả", "Xã Đá Trắng"]
        page.fill("#finder-q", "trùng")
        assert found(page, 1) == {"trung-ten-1"}
        expect(page).to_have_url(re.compile(r"q=tr%C3%B9ng&huyen=mau-thuong$"))
        page.click("#finder-reset")
        expect(page).to_have_url(re.compile(r"su-kien/$"))
        assert page.locator("#event-lists").is_visible() and page.locator("#finder-found").is_hidden()
        page.go_back()
        assert found(page, 1) == {"trung-ten-1"}, "what was cleared by mistake comes back"


HOSTILE = (
    "?huyen=khong-co&loai=%3Cscript%3E&tinh-trang=__proto__&tu=2022-99-99&den=hom-qua&xa=99999&trong-tam=constructor",
    "?huyen[]=mau-ha&__proto__=1&utm_source=a",
    "?tu=-271821-04-20",
)


@pytest.mark.parametrize("query", HOSTILE)
def test_a_hostile_or_stale_address_is_taken_calmly(page: Page, url: str, query: str) -> None:
    page.goto(url + "su-kien/" + query, wait_until="networkidle")
    assert page.locator("#event-lists").is_visible() and page.locator("#finder-found").is_hidden()
    assert page.inner_text("#event-finder [role=status]") == ""
    page.fill("#finder-q", "<img src=x onerror=alert(1)> \\ % _ ' \u202e" + "a" * 300)
    assert found(page, 0) == set()


def test_the_data_is_loaded_when_it_is_needed_and_its_failure_is_told(browser: Browser, url: str) -> None:
    with opened(browser) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(url + "su-kien/", wait_until="networkidle")
        assert not [address for address in asked if "danh-sach" in address]
        page.route("**/danh-sach.json*", lambda route: route.abort())
        page.fill("#finder-q", "mau")
        expect(page.locator("#event-finder [role=status]")).to_contain_text("Chưa tải được")
        assert page.locator("#event-lists").is_visible()
        page.unroute("**/danh-sach.json*")
        page.fill("#finder-q", "nhiều năm")
        assert found(page, 1) == {"nhieu-nam"}, "the next input tries again"


def test_the_address_of_a_view_is_copied(browser: Browser, url: str) -> None:
    with opened(browser, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.add_init_script("delete Navigator.prototype.share")
        page.goto(url + "su-kien/?loai=toa-dam")
        found(page, 1)
        page.click("#finder-share")
        expect(page.locator("#finder-share")).to_have_text("Đã chép địa chỉ")
        assert page.evaluate("navigator.clipboard.readText()") == url + "su-kien/?loai=toa-dam"


def test_text_is_folded_as_everywhere_else(browser: Browser) -> None:
    script = (CHECKOUT / "overrides/assets/scripts/00-folding.js").read_text(encoding="utf-8")
    function = re.search(r"function fold\(text\) \{.*?\n  \}", script, re.DOTALL)
    assert function
    syllables = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
    texts = [
        *syllables,
        syllables.upper(),
        "ÐẶNG ð",
        "hòa hoà HOÀ",
        "İstanbul ΣΑΣ ß",
        "ພາສາລາວ",
        "Hmoob",
        "e\u0323\u0302",
        "🎉",
    ]
    with opened(browser) as page:
        assert page.evaluate(f"(texts) => {{ {function[0]} return texts.map(fold); }}", texts) == [
            fold(t) for t in texts
        ]


def lists(page: Page) -> dict[str, list[list[str]]]:
    """The visible cards of the index: id, date, tag and its colour."""
    read = (
        "(cards) => cards.map((card) => [card.querySelector('h3 a').getAttribute('href'),"
        " card.querySelector('.date').textContent, card.querySelector('.tag').textContent,"
        " card.querySelector('.tag').className])"
    )
    return {name: page.locator(f"[data-{name}] li").evaluate_all(read) for name in ("coming", "gone")}


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Kiritimati"])
def test_an_old_page_reads_like_a_new_one(browser: Browser, root: Path, url: str, serve: Any, zone: str) -> None:
    with (
        opened(browser, LATER, timezone_id=zone) as old,
        opened(browser, java_script_enabled=False) as still,
        opened(browser, java_script_enabled=False) as new,
    ):
        old.goto(url + "su-kien/")
        still.goto(url + "su-kien/")
        new.goto(serve(root / "later/site") + "su-kien/")
        seen, wanted = lists(old), lists(new)
        known = {card[0] for cards in lists(still).values() for card in cards}
        assert {"2022/hang-tuan/", "2022/huy/"} <= known
        # The old page cannot show what it did not hold; of what it holds it says what a new one says.
        assert seen["coming"] == [card for card in wanted["coming"] if card[0] in known]
        newest = [card for card in wanted["gone"] if card[0] in known]
        assert len(newest) >= 8 and [card for card in seen["gone"] if card in newest] == newest


def test_a_clock_that_lost_its_setting_changes_nothing(browser: Browser, url: str) -> None:
    with opened(browser, "1980-01-01 00:00") as page, opened(browser, java_script_enabled=False) as still:
        for one in (page, still):
            one.goto(url + "su-kien/")
        assert lists(page) == lists(still)
        page.goto(url + "su-kien/?tinh-trang=sap-dien-ra")
        page.locator("#finder-found li").first.wait_for()
        assert "qua-khu" not in ids(page, "#finder-found")


@pytest.mark.parametrize(("now", "title", "count"), [(LATER, "Sắp tới", 1), ("2030-01-01 09:00", "Đã qua", 12)])
def test_a_list_without_a_second_one_changes_its_heading(
    browser: Browser, url: str, now: str, title: str, count: int
) -> None:
    def alone(route: Route) -> None:
        text = route.fetch().text().replace("data-gone", "").replace("Đang và sắp diễn ra</h2>", "Sắp tới</h2>")
        text = text.replace("data-recorded=", 'data-past-title="Đã qua" data-recorded=')
        route.fulfill(body=text, content_type="text/html")

    with opened(browser, now) as page:
        page.route("**/su-kien/", alone)
        page.goto(url + "su-kien/")
        assert page.locator("#event-lists h2").first.inner_text() == title
        assert len(ids(page, "[data-coming]")) == count


def test_what_is_decided_is_not_for_the_clock(browser: Browser, url: str) -> None:
    with opened(browser, "2030-01-01 09:00") as page:
        for name, words in (
            ("hoan", "Tạm hoãn"),
            ("huy", "Đã hủy"),
            ("doi", "Đã qua"),
            ("da-to-chuc", "Đã qua"),
        ):
            page.goto(f"{url}su-kien/2022/{name}/")
            assert page.inner_text("main .tag >> nth=0") == words
        page.goto(url + "su-kien/")
        assert page.inner_text("h1") == "Hoạt động đã ghi lại" and page.locator("[data-coming]").is_hidden()
        assert page.locator("[data-gone] li").count() == 12


def test_among_few_events_the_filters_are_folded_until_they_are_used(browser: Browser, url: str) -> None:
    context = browser.new_context(**PLAIN)
    page = context.new_page()
    for query, is_open in (("", False), ("?loai=hoi-thi", True)):
        page.goto(f"{url}su-kien/{query}")
        assert page.locator("#event-narrow").get_attribute("open") == ("" if is_open else None)
        assert page.locator("#finder-q").is_visible() is is_open
    context.close()


@pytest.mark.parametrize(
    ("now", "words", "year"),
    [
        ("2030-01-01 09:00", "Tháng hành động năm nay: 01–30/6/2030", "2030"),
        ("2030-06-30 23:30", "Tháng này là Tháng hành động 2030", "2030"),
        ("2030-07-01 00:30", "Tháng hành động tới: 01–30/6/2031", "2031"),
    ],
)
def test_a_front_page_read_years_later_knows_the_next_june(
    browser: Browser, url: str, now: str, words: str, year: str
) -> None:
    with opened(browser, now) as page:
        page.goto(url)
        assert page.inner_text(".action-month b >> nth=1") == words
        assert page.locator(".action-month .date").text_content() == f"Tháng 6 {year}"
        assert page.get_attribute(".action-month a", "href") == "chien-dich/"


def test_the_grid_serves_a_small_phone(browser: Browser, url: str) -> None:
    options: dict[str, Any] = {"viewport": {"width": 320, "height": 640}, "timezone_id": "Pacific/Kiritimati"}
    with opened(browser, "2022-06-15 23:30", **options) as page:
        page.goto(url + "su-kien/thang/2022-06/")
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        boxes = [link.bounding_box() for link in page.locator(".month td a").all()]
        assert len(boxes) == 30 and all(box and min(box["width"], box["height"]) >= 24 for box in boxes)
        assert page.locator("[aria-current=date]").evaluate_all("(cells) => cells.map((cell) => cell.dataset.day)") == [
            "2022-06-15"
        ]
        heads = page.get_by_role("columnheader").all_text_contents()
        assert heads[0].endswith("Thứ Hai") and heads[6].endswith("Chủ nhật")
        page.get_by_role("link", name="29 3 hoạt động").click()
        expect(page).to_have_url(re.compile(r"2022-06/(\d/)?#ngay-29$"))
        assert page.locator("#ngay-29 h3").inner_text() == "Mẫu: qua tháng"


def test_without_javascript_every_event_is_found_by_year_and_month(browser: Browser, root: Path, url: str) -> None:
    site = root / "site"
    left, seen, events = ["su-kien/"], {"su-kien/"}, set()
    while left:
        address = left.pop()
        page = html.parse(str(site / address / "index.html"), html.HTMLParser(encoding="utf-8")).getroot()
        page.make_links_absolute(f"https://mau.example/{address}")
        for link in page.xpath("//main//a/@href"):
            target = link.removeprefix("https://mau.example/").partition("#")[0].partition("?")[0]
            if re.fullmatch(r"su-kien/\d{4}/[a-z0-9-]+/", target):
                events.add(target.split("/")[2])
            elif re.match(r"su-kien/(\d{4}/|thang/)", target) and target not in seen:
                seen.add(target)
                left.append(target)
    assert events == {path.parent.name for path in (site / "su-kien").glob("2022/*/index.html")}
    with opened(browser, java_script_enabled=False) as still:
        still.goto(url + "su-kien/?q=mau")
        assert still.locator("#event-finder").is_hidden() and still.locator("#event-lists").is_visible()


@pytest.mark.parametrize(
    ("address", "width"),
    [
        ("su-kien/?q=mau", 360),
        ("su-kien/?q=mau", 1280),
        ("su-kien/?q=khong-co-dau", 360),
        ("su-kien/thang/2022-06/", 1280),
    ],
)
def test_axe_finds_nothing_and_nothing_jumps(browser: Browser, url: str, address: str, width: int) -> None:
    axe = TOOLS / "axe-core/axe.min.js"
    need(axe.exists(), "axe-core")
    with opened(browser, viewport={"width": width, "height": 800}) as page:
        page.add_init_script(
            "window.shift = 0; new PerformanceObserver((list) => {"
            "for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;"
            "}).observe({type: 'layout-shift', buffered: true});"
        )
        page.goto(url + address, wait_until="networkidle")
        if width == 360 and "?" in address:
            page.click("#finder-more")
        page.add_script_tag(path=str(axe))
        rules = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']"
        result = page.evaluate(f"axe.run(document, {{runOnly: {rules}}})")
        assert [(one["id"], one["nodes"][0]["html"]) for one in result["violations"]] == []
        assert page.evaluate("window.shift") < 0.1
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")

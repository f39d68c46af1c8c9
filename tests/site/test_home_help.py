"""The front page's first screen, help in the same places on every page, and numbers that a tap calls."""

from __future__ import annotations

import re

import pytest
from lxml import html
from playwright.sync_api import Browser

from tests.conftest import Built

C04 = re.compile(r"0769[ .]?04[ .]?04[ .]?04")
CHILD = re.compile(r"(?:gọi|Gọi|Tổng đài|Call|call) 111\b(?![/.]\d)")


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 800)])
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_the_first_screen_answers_three_questions(
    browser: Browser, site_url: str, width: int, height: int, scripts: bool
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": height}, java_script_enabled=scripts, service_workers="block"
    )
    page = context.new_page()
    page.goto(site_url)
    bar = page.locator(".call").bounding_box()
    floor = bar["y"] if bar else height
    for what, found in {
        "search": page.locator("main .search"),
        "a call for a life": page.locator("main a[href='tel:115']").first,
        "the other numbers of danger": page.locator("main a[href='tel:112']").first,
        "a call for a child": page.locator("main a[href='tel:111']").first,
        "a call to report": page.locator("main a[href='tel:0769040404']").first,
        "the law in force": page.locator(".says a[href*='120-2025-qh15']").first,
        "every question": page.locator(".says a[href$='hoi-dap/']"),
        "the first door": page.locator(".says .tiles a").first,
        "the last door": page.locator(".says .tiles a").last,
        "when the next action month is": page.locator(".on .action-month"),
        "the latest event": page.locator(".on .past a").first,
    }.items():
        box = found.bounding_box()
        assert box and box["height"] > 0, what
        # Of an event's name, which may fill lines, one must be there to read.
        bottom = box["y"] + min(box["height"], 24 if "event" in what else box["height"])
        assert box["x"] >= 0 and box["x"] + box["width"] <= width, (what, box)
        assert bottom <= floor, (what, box, floor)
    context.close()


COMMUNE = "su-kien/dia-ban/phuong-vinh-hung/"


@pytest.mark.parametrize("address", [COMMUNE, "su-kien/dia-ban/xa-muong-xen/", "ho-tro/"])
def test_the_first_screen_says_whom_to_call_instead_of_the_police_of_a_commune(
    browser: Browser, site_url: str, address: str
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    page = context.new_page()
    page.goto(site_url + address)
    said, bar = page.locator(".instead").bounding_box(), page.locator(".call").bounding_box()
    assert said and bar and said["y"] + said["height"] <= bar["y"]
    assert "Chưa tìm thấy số điện thoại của Công an xã, phường" in page.locator(".instead").inner_text()
    calls = [link.get_attribute("href") for link in page.locator(".instead a[href^='tel:']").all()]
    assert calls == ["tel:113", "tel:0769040404"]
    context.close()


def test_every_place_says_where_to_turn_today(built: Built) -> None:
    """A commune of today to its own police, a name of the past to those where one lives."""
    places = {address: page for address, page in built.pages.items() if address.startswith("su-kien/dia-ban/")}
    said = {address: page.xpath("string(//*[contains(@class, 'turn-to')]/p)") for address, page in places.items()}
    today = {address for address in places if address.split("/")[2].startswith(("xa-", "phuong-"))}
    past = {address for address, words in said.items() if "đến Công an xã, phường nơi bạn ở." in words}
    assert len(today) == 130 and past == {*places} - today - {"su-kien/dia-ban/"}
    assert all(re.search("đến Công an (xã|phường) [A-ZĐ]", said[address]) for address in today)
    lines = {address: page.xpath("string(//*[contains(@class, 'fate')][1])") for address, page in places.items()}
    assert lines[COMMUNE].startswith("Từ ngày 01/7/2025, gồm các đơn vị cũ: phường Quán Bàu")
    assert lines["su-kien/dia-ban/ky-son/"].startswith("Huyện Kỳ Sơn không còn từ ngày 01/7/2025.")
    moves = places["su-kien/dia-ban/ky-son/"].xpath("//*[@class='moves']//a/@href")
    assert (len(moves), len({*moves})) == (21, 12)


def test_help_is_in_the_same_order_on_every_page(built: Built) -> None:
    """WCAG 2.2, 3.2.6: the menu's entry, then the foot with its number and the help page, then the bar."""
    orders = {}
    for address, page in built.pages.items():
        found = page.xpath(
            "//header//a[contains(@class, 'help')] | //footer//a[starts-with(@href, 'tel:')] | //footer//section//a[contains(text(), 'giúp đỡ')"
            " or contains(text(), 'for help')] | //aside[contains(@class, 'call')]//a[@class='dial']"
        )
        orders[address] = tuple(
            next(part.tag for part in link.iterancestors() if part.tag in ("header", "footer", "aside"))
            for link in found
        )
    assert {
        address: order for address, order in orders.items() if order != ("header", "footer", "footer", "aside")
    } == {}
    assert {"404.html", "en/", "tim-kiem/", "su-kien/", ""} <= set(orders)


@pytest.mark.parametrize("address", ["", "en/", "su-kien/", "tim-kiem/", "khong-co-trang-nay/"])
def test_help_is_seen_in_the_header_of_a_wide_screen_and_in_the_bar_of_a_phone(
    browser: Browser, site_url: str, address: str
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, service_workers="block")
    page = context.new_page()
    page.goto(site_url + address)
    assert page.locator("header a.help").is_visible()
    page.set_viewport_size({"width": 360, "height": 740})
    assert not page.locator("header a.help").is_visible(), "in the menu, which is shut"
    box = page.locator(".call .dial").bounding_box()
    assert box and box["y"] + box["height"] <= 740 and box["height"] >= 44
    context.close()


def loose(page: html.HtmlElement) -> list[str]:
    """Numbers in running text that no link calls. Headings and cards are links or names themselves; nothing in
    a picture can be pressed, so the words beside it call."""
    found = []
    for node in page.xpath(
        "//main//text()[not(ancestor::a or ancestor::*[@role='img'] or ancestor::h1 or ancestor::h2 or ancestor::h3"
        " or ancestor::summary or ancestor::*[contains(@class, 'cards')] or ancestor::*[contains(@class, 'lead')] or ancestor::*[contains(@class, 'paper')])]"
    ):
        found += [match[0] for pattern in (C04, CHILD) for match in pattern.finditer(str(node))]
    for picture in page.xpath("//main//*[@role='img']"):
        words, called = " ".join(picture.itertext()), picture.xpath("ancestor::figure//a/@href")
        numbers = [match[0] for pattern in (C04, CHILD) for match in pattern.finditer(words)]
        found += [number for number in numbers if f"tel:{re.sub(r'[^0-9]', '', number)}" not in called]
    return found


def test_every_printed_number_calls(built: Built) -> None:
    printed = 0
    for address, page in built.pages.items():
        assert loose(page) == [], address
        printed += bool(C04.search(page.find("body").text_content()))
    assert printed > 8


def test_a_loose_number_would_be_noticed() -> None:
    assert loose(html.fromstring("<main><p>Gọi 111 hoặc 0769.04.04.04</p></main>")) == ["0769.04.04.04", "Gọi 111"]
    picture = "<svg role='img'><text>C04: 0769.04.04.04</text></svg>"
    assert loose(html.fromstring(f"<main><figure>{picture}</figure></main>")) == ["0769.04.04.04"]
    call = "<a href='tel:0769040404'>0769.04.04.04</a>"
    assert loose(html.fromstring(f"<main><figure>{picture}<p>{call}</p></figure></main>")) == []


def test_help_says_what_the_law_gives_and_what_it_does_not(built: Built) -> None:
    page = built.pages["ho-tro/"]
    told = page.xpath("//h3[@id='ten-ban-duoc-giu-kin-den-dau']/following::ul[1]//a/@href")
    assert [link.partition("120-2025-qh15/")[2] for link in told[:2]] == ["dieu-3/#khoan-4", "dieu-5/#khoan-8"]
    words = page.find("body").text_content()
    for honest in (
        "không thấy điều nào riêng về giữ kín tên người báo tin",
        "Số của Công an tỉnh Nghệ An về ma túy, số khẩn cấp riêng để báo tin về ma túy: chưa tìm thấy số nào có nguồn",
        "Không cách nào ở trên là chắc chắn",
    ):
        assert honest in words
    kept = {"so-dien-thoai", "tre-em-can-giup-do-111", "phan-anh-to-giac-ve-ma-tuy-0769-04-04-04", "nhung-so-chung-toi-khong-in", "khong-goi-duoc-thi-den-dau", "con-toi-dung-ma-tuy", "toi-muon-cai-nghien", "nguoi-than-vua-cai-ve", "toi-muon-to-giac", "chu-co-so-kinh-doanh", "nha-truong"}  # fmt: skip
    assert kept <= set(page.xpath("//@id")), "addresses that others have linked to"

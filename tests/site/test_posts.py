"""/bao-chi/mang-xa-hoi/: from a page to the words that others post of it, copied as they stand, with pictures of each shape."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser

from scripts.assemble.outreach.posts import LIMITS, letters
from scripts.vietnamese import sms
from tests.conftest import Built

ROOT = "https://phongchongmatuy.example/"
SOCIAL = "bao-chi/mang-xa-hoi/"


@pytest.fixture(scope="module")
def posts(built: Built) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((built.root / "api/v1/posts.json").read_text(encoding="utf-8"))["posts"]
    return found


def test_every_real_post_is_short_enough_and_leads_to_its_page(built: Built, posts: list[dict[str, Any]]) -> None:
    assert len(posts) > 90
    for post in posts:
        address = post["url"].removeprefix(ROOT)
        assert address in built.pages, post["url"]
        for name, limit in LIMITS.items():
            said = post[name]
            assert said["text"].endswith(post["url"]) and said["letters"] <= limit, (address, name)
            assert said["letters"] == (sms.length if name == "sms" else letters)(said["text"])
        assert (post["sms"]["encoding"], post["sms"]["parts"]) == ("GSM-7", 1)
        assert post["sms_marked"]["parts"] == sms.parts(post["sms_marked"]["text"]) <= 3


def test_cards_have_their_shapes(built: Built, posts: list[dict[str, Any]]) -> None:
    shapes = {"1.91:1": (1200, 630), "1:1": (1080, 1080), "9:16": (1080, 1920)}
    for post in posts:
        drawn = {card["shape"] for card in post["cards"]}
        assert drawn == (set(shapes) if post["kind"] in ("su-kien", "tin", "tinh-huong") else {"1.91:1"})
        for card in post["cards"]:
            file = built.root / card["url"].removeprefix(ROOT)
            with Image.open(file) as image:
                assert image.size == shapes[card["shape"]] == (card["width"], card["height"])
            assert file.stat().st_size < 60_000
            assert post["title"].rstrip(".") in card["alt"]
        page = built.pages[post["url"].removeprefix(ROOT)]
        [shared] = page.xpath("//meta[@property='og:image']/@content")
        assert shared == post["cards"][0]["url"], "the wide one is that of the page"


def test_a_page_leads_to_its_post_and_the_post_back(built: Built, posts: list[dict[str, Any]]) -> None:
    for post in posts:
        address = post["url"].removeprefix(ROOT)
        up = "../" * address.count("/")
        [link] = [
            href
            for href in built.pages[address].xpath("//main//a/@href")
            if href.startswith(f"{up}{SOCIAL}") and "#" in href
        ]
        where, _, anchor = link.removeprefix(up).partition("#")
        [fold] = built.pages[where].xpath(f"//details[@id='{anchor}']")
        assert fold.findtext(".//h3") == post["title"]
        told = {one.text_content() for one in fold.xpath(".//*[@data-as-is]")}
        assert told == {post[name]["text"] for name in LIMITS}


def test_no_page_of_posts_is_heavy_or_searched(built: Built) -> None:
    pages = [address for address in built.addresses if address.startswith(SOCIAL)]
    assert len(pages) >= 6
    for address in pages:
        data = (built.root / address / "index.html").read_bytes()
        assert len(gzip.compress(data, 9)) <= 15_000, address
        assert b"data-pagefind-body" not in data and b"noindex" in data
    assert built.pages["bao-chi/"].xpath(f"//main//a[@href='{SOCIAL.removeprefix('bao-chi/')}']"), (
        "the press room leads there"
    )


@pytest.mark.slow
def test_a_post_is_copied_as_it_stands(browser: Browser, site_url: str, posts: list[dict[str, Any]]) -> None:
    post = next(one for one in posts if one["id"] == "con-toi-dung-ma-tuy" and one["kind"] == "tinh-huong")
    context = browser.new_context(service_workers="block", viewport={"width": 360, "height": 740})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site_url}{SOCIAL}tinh-huong/")
    page.locator("#con-toi-dung-ma-tuy > summary").click()
    buttons = page.locator("#con-toi-dung-ma-tuy button")
    for number, name in enumerate(LIMITS):
        buttons.nth(number).click()
        assert page.evaluate("navigator.clipboard.readText()") == post[name]["text"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()

"""What Facebook, Zalo, X, Google and newsrooms read in the head of every page."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from scripts.assemble.pieces import of
from scripts.model.values import VIETNAM
from tests.assemble.test_assemble import meta
from tests.conftest import Built
from tests.sources import IDENTITY, LAW, LISTING, NEWS, NOW, files_of, site, tree_of

BASE = "https://phongchongmatuy.example/"
ONCE = (
    *("og:title", "og:description", "og:type", "og:site_name", "og:image", "og:image:type", "og:image:width"),
    *("og:image:height", "og:image:alt", "twitter:card", "twitter:image:alt"),
)
NAMESPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}


def told(page: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag in page.xpath("//head/meta[@property or starts-with(@name, 'twitter:')]"):
        found.setdefault(tag.get("property") or tag.get("name"), []).append(tag.get("content"))
    return found


def test_every_page_has_one_whole_set_for_sharing(built: Built) -> None:
    for address, page in built.pages.items():
        if not page.xpath("//head/link[@rel='manifest']"):  # frames for other sites are no pages of ours
            continue
        tags = told(page)
        assert {name: len(tags.get(name, ())) for name in ONCE} == dict.fromkeys(ONCE, 1), address
        one = {name: tags[name][0] for name in ONCE}
        title = page.findtext(".//title")
        assert all(one.values()) and (not address or title.startswith(one["og:title"])), address
        assert one["og:image:alt"] == one["twitter:image:alt"] == one["og:title"], address
        # X takes from og: what it does not find under a name of its own; both would only weigh.
        assert not {"twitter:title", "twitter:description", "twitter:image"} & set(tags), address
        assert not {"\n", "\r"} & set("".join(one.values())), address
        image = one["og:image"]
        assert image.startswith(f"{BASE}assets/cards/")
        with Image.open(built.root / image.removeprefix(BASE)) as picture:
            assert (picture.format, picture.size) == ("PNG", (1200, 630)), address
        canonical = page.xpath("//link[@rel='canonical']/@href")
        assert tags.get("og:url", []) == canonical and canonical in ([], [BASE + address]), address


def test_pages_that_nobody_lists_show_the_card_of_the_front_page(built: Built) -> None:
    front = told(built.pages[""])["og:image"]
    for address in ("404.html", "tim-kiem/", "ngoai-tuyen/"):
        assert told(built.pages[address])["og:image"] == front


def test_every_card_belongs_to_a_page_or_a_post(built: Built) -> None:
    named = {told(page)["og:image"][0].rpartition("/")[2] for page in built.pages.values() if "og:image" in told(page)}
    posts = json.loads((built.root / "api/v1/posts.json").read_text(encoding="utf-8"))["posts"]
    named |= {card["url"].rpartition("/")[2] for post in posts for card in post["cards"]}
    assert {path.name for path in (built.root / "assets/cards").iterdir()} == named


def test_news_says_when_and_by_whom(built: Built) -> None:
    address = next(
        address for address in built.addresses if address.startswith("tin-tuc/20") and address.count("/") == 3
    )
    tags = told(built.pages[address])
    assert tags["og:type"] == ["article"]
    assert [tags[f"article:{name}_time"][0][-6:] for name in ("published", "modified")] == ["+07:00", "+07:00"]
    assert tags["article:section"] and built.pages[address].xpath("//meta[@name='author']/@content")
    assert "article:published_time" not in told(built.pages[""])


def test_translations_name_the_languages_of_one_another(built: Built) -> None:
    assert told(built.pages["en/"])["og:locale:alternate"] == ["vi_VN"]
    assert told(built.pages["en/"])["og:locale"] == ["en_GB"]
    assert told(built.pages[""])["og:locale:alternate"] == ["en_GB"]


# ---- What a card shows


def card_of(root: Path, path: str, text: str, url: str) -> dict[str, Any]:
    page = of(files_of(site(root, {path: text}))[f"docs/{url}index.md"])
    assert page.words is not None
    return dict(page.words)


def event_card(root: Path, lines: str) -> dict[str, Any]:
    text = LISTING.replace("  source:", f"{lines}  source:")
    return card_of(root, "events/2022/mau-thuong.yml", text, "su-kien/2022/mau-thuong-2022-06-09/")


def test_an_event_tells_its_kind_day_and_place_as_what_was_planned(tmp_path: Path) -> None:
    card = event_card(tmp_path, "")
    assert (card["kicker"], card["title"], card["site"]) == ("Lễ ra quân", "Lễ ra quân mẫu", "Trang mẫu")
    assert card["facts"] == [
        {"label": "Theo lịch", "text": "Chiều thứ Năm, ngày 9 tháng 6 năm 2022"},
        {"text": "Sân vận động · Xã Đá Trắng, huyện Mẫu Thượng"},
    ]
    assert "flag" not in card and card["foot"] == "Lịch có thể thay đổi, mời xem trên trang."


@pytest.mark.parametrize(
    ("lines", "flag", "label"),
    [
        ("status: cancelled\n  reason: Mưa lớn.", {"text": "ĐÃ HỦY", "tone": "off"}, "Lịch đã báo"),
        ("status: postponed\n  reason: Mưa lớn.", {"text": "TẠM HOÃN", "tone": "off"}, "Lịch đã báo"),
        ("status: rescheduled\n  previous_start: 2022-06-02", {"text": "DỜI LỊCH", "tone": "check"}, "Lịch cũ"),
    ],
)
def test_what_became_of_an_event_stands_on_its_card_with_its_day(
    tmp_path: Path, lines: str, flag: dict[str, str], label: str
) -> None:
    changes = "\n  revision: 1\n  changes: [{date: 2022-06-07, note: Báo lại.}]\n"
    card = event_card(tmp_path, f"  {lines}{changes}")
    assert card["flag"] == flag | {"note": "cập nhật ngày 07/6/2022"}
    assert (card["facts"][0]["label"], card["facts"][0]["old"]) == (label, True)


def test_a_card_stays_what_it_is_as_time_goes_by(tmp_path: Path) -> None:
    root = site(tmp_path)
    url = "su-kien/2022/mau-thuong-2022-06-09/"
    moments = (datetime(2022, 6, day, 9, tzinfo=VIETNAM) for day in (1, 9, 30))
    assert len({meta(tree_of(root, now), url)["card"] for now in moments}) == 1


def test_an_ended_law_says_since_when_on_every_card_of_it(tmp_path: Path) -> None:
    text = LAW.replace("official_source", "ended: 2026-07-01\nofficial_source")
    card = card_of(tmp_path, "content/luat/1-2020-qh14/law.yml", text, "luat/1-2020-qh14/")
    assert card["flag"] == {"text": "ĐÃ HẾT HIỆU LỰC", "note": "từ ngày 01/7/2026", "tone": "check"}
    assert {"text": "Có hiệu lực từ ngày 01/7/2020"} in card["facts"]


def test_a_correction_is_told_on_the_card(tmp_path: Path) -> None:
    lines = "kind: news\nchanges: [{date: 2022-06-12, note: Đổi giờ.}]\ncorrection: Bài trước ghi sai giờ.\n"
    text = NEWS.replace("kind: news\n", lines)
    card = card_of(tmp_path, "content/tin-tuc/2022-06-10-tin-mau.md", text, "tin-tuc/2022/tin-mau/")
    assert card["flag"] == {"text": "ĐÃ ĐÍNH CHÍNH", "note": "ngày 12/6/2022", "tone": "check"}
    assert (card["kicker"], card["facts"]) == ("Tin", [{"text": "Thứ Sáu, ngày 10 tháng 6 năm 2022"}])


def test_another_text_is_another_card(tmp_path: Path) -> None:
    first, other = (
        tree_of(site(tmp_path / name, {"content/tin-tuc/2022-06-10-tin-mau.md": text}))
        for name, text in (("a", NEWS), ("b", NEWS.replace("Tin mẫu", "Tin khác")))
    )
    url = "tin-tuc/2022/tin-mau/"
    assert meta(first, url)["card"] != meta(other, url)["card"]
    assert meta(first, "ho-tro/")["card"] == meta(other, "ho-tro/")["card"]


# ---- JSON-LD


def graph(page: Any) -> dict[str, Any]:
    [script] = page.xpath("//script[@type='application/ld+json']/text()")
    data = json.loads(script)
    return {node["@type"]: node for node in data.get("@graph", [data])}


def test_the_way_to_a_page_is_told_to_machines(built: Built) -> None:
    for address, page in built.pages.items():
        shown = page.xpath("//div[contains(@class, 'crumbs')]/nav//li")
        if not shown:
            continue
        way = graph(page)["BreadcrumbList"]["itemListElement"]
        assert [step["position"] for step in way] == list(range(1, len(way) + 1))
        assert len(way) >= 2 and way[-1]["item"] == BASE + address
        assert all(step["name"] for step in way)


def test_the_front_page_names_the_site_and_its_search(built: Built) -> None:
    site_node = graph(built.pages[""])["WebSite"]
    assert site_node["publisher"]["name"] == site_node["name"] == "Phòng, chống ma túy Nghệ An"
    assert site_node["potentialAction"]["target"]["urlTemplate"] == f"{BASE}tim-kiem/?q={{search_term_string}}"
    form = built.pages["tim-kiem/"].xpath("//form[@id='search-form']//input/@name")
    assert form == ["q"]


def test_what_has_no_picture_of_its_own_shows_its_card(built: Built) -> None:
    address = next(
        address for address in built.addresses if address.startswith("su-kien/2022/") and address.count("/") == 3
    )
    assert graph(built.pages[address])["Event"]["image"] == told(built.pages[address])["og:image"]


def test_a_question_has_its_answer(built: Built) -> None:
    pages = [
        page for address, page in built.pages.items() if address.startswith("hoi-dap/") and address.count("/") == 2
    ]
    assert pages
    for page in pages:
        [question] = graph(page)["FAQPage"]["mainEntity"]
        assert question["name"] == page.find(".//h1").text_content().strip() and question["acceptedAnswer"]["text"]


# ---- News sitemap, robots.txt, security.txt


def news_sitemap(root: Path, now: datetime, text: str = NEWS) -> Any:
    tree = tree_of(site(root, {"content/tin-tuc/2022-06-10-tin-mau.md": text}), now)
    assert (
        b"Sitemap: https://mau.example/sitemap.xml\nSitemap: https://mau.example/tin-tuc/sitemap-news.xml\n"
        in tree["files/robots.txt"]
    )
    return etree.fromstring(tree["files/tin-tuc/sitemap-news.xml"])


def test_news_of_the_last_two_days_is_told_to_google_news(tmp_path: Path) -> None:
    title = 'A & B < C ]]> "nháy" 👩‍🌾'
    text = NEWS.replace("title: Tin mẫu", f"title: {json.dumps(title, ensure_ascii=False)}\nembargo: 2022-06-10T10:00")
    moment = datetime(2022, 6, 10, 10, tzinfo=VIETNAM)
    second = timedelta(seconds=1)
    assert len(news_sitemap(tmp_path / "a", moment - second, text)) == 0, "not before its embargo"
    [item] = news_sitemap(tmp_path / "b", moment + timedelta(days=2) - second, text)

    def only(path: str) -> str:
        [found] = item.xpath(path, namespaces=NAMESPACES)
        return str(found.text)

    assert only("s:loc") == "https://mau.example/tin-tuc/2022/tin-mau/"
    assert only("n:news/n:title") == title
    assert only("n:news/n:publication_date") == "2022-06-10T10:00:00+07:00"
    assert only("n:news/n:publication/n:name") == "Trang mẫu" and only("n:news/n:publication/n:language") == "vi"
    assert len(news_sitemap(tmp_path / "c", moment + timedelta(days=2), text)) == 0


def test_nobody_is_named_for_holes_until_the_site_has_a_contact(tmp_path: Path) -> None:
    path = "files/.well-known/security.txt"
    assert path not in tree_of(site(tmp_path / "a"))
    text = (
        IDENTITY + "contact: {name: Văn phòng mẫu, email: van.phong@mau.example, url: 'https://mau.example/lien-he'}\n"
    )
    root = site(tmp_path / "b", {"content/site.yml": text})
    assert tree_of(root)[path].decode() == (
        "Contact: mailto:van.phong@mau.example\nContact: https://mau.example/lien-he\n"
        "Expires: 2027-10-01T00:00:00+07:00\nPreferred-Languages: vi, en\n"
        "Canonical: https://mau.example/.well-known/security.txt\n"
    )
    assert tree_of(root, NOW.replace(day=1))[path] == tree_of(root, NOW)[path]
    phone = IDENTITY + "contact: {name: Văn phòng mẫu, phone: '0238 000 000'}\n"
    assert path not in tree_of(site(tmp_path / "c", {"content/site.yml": phone}))
    below = text.replace("url: https://mau.example\n", "url: https://mau.example/ma-tuy\n")
    assert path not in tree_of(site(tmp_path / "d", {"content/site.yml": below})), "found at the root of a host only"

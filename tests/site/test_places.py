"""The map, its table and the pages of places, as published and in a real Chromium."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from lxml import etree, html
from playwright.sync_api import Browser

from scripts.assemble.places.point_map import ground
from scripts.model.place_names import plain_name
from scripts.vietnamese.collation import sort_key
from tests.conftest import Built, command
from tests.real import real_site
from tests.site.html_checker import checked
from tests.site.test_browser import DESK, PHONE, opened
from tests.sources import PLACES, site

INDEX = "su-kien/dia-ban/"
PAGES = (INDEX, f"{INDEX}ky-son/", f"{INDEX}do-luong/")
# Rows of the drawing, from the border with Laos in the west to the sea in the east.
NORTH_TO_SOUTH = [
    "Quế Phong",
    "Quỳ Châu",
    "Kỳ Sơn",
    "Tương Dương",
    "Quỳ Hợp",
    "Nghĩa Đàn",
    "Thái Hòa",
    "Hoàng Mai",
    "Con Cuông",
    "Tân Kỳ",
    "Yên Thành",
    "Quỳnh Lưu",
    "Anh Sơn",
    "Đô Lương",
    "Diễn Châu",
    "Thanh Chương",
    "Nam Đàn",
    "Nghi Lộc",
    "Cửa Lò",
    "Hưng Nguyên",
    "Vinh",
]


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_map_the_table_and_the_records_say_the_same(built: Built) -> None:
    page = built.pages[INDEX]
    rows = {
        text(row.xpath("th/a")[0]): (text(row.xpath("td")[0]), [text(link) for link in row.xpath("td[2]/a")])
        for row in page.xpath("//*[@id='truoc-day']//tbody/tr")
    }
    squares = {}
    for square in page.xpath("//*[@class='tile-map columns-6']/*[1]//a"):
        name, _, said = text(square.xpath("title")[0]).partition(": ")
        communes = [text(title) for title in square.xpath(".//path/title")]
        count = text(square.xpath(".//*[@class='count']")[0])
        squares[name] = (count or "0", communes)
        assert said.startswith(f"{count} hoạt động" if count else "trang chưa ghi được hoạt động nào") and count != "0"
        assert said.endswith(f", {len(communes)} xã biên giới") == bool(communes)
    assert squares == rows and len(rows) == 21
    places, campaign = real_site().places, real_site().campaigns_by_year[2022]
    for district in places.groups:
        border = sorted((one.name for one in district.within if one.unit.border), key=sort_key)
        assert squares[district.name][1] == border
    assert sum(len(communes) for _, communes in squares.values()) == 27
    assert campaign.border is not None
    planned = {
        places.parts(name, [district], campaign.start)[0].code
        for listed in campaign.border.districts
        if (district := places.group(listed.name))
        for name in listed.communes
    }
    assert planned == {one.code for place in places.groups for one in place.within if one.unit.border}


def test_the_table_of_today_has_every_unit_and_what_it_was_made_of(built: Built) -> None:
    page = built.pages[INDEX]
    rows = {text(row.xpath("th/a")[0]): row for row in page.xpath("//*[@id='hien-nay']//tbody/tr")}
    assert len(rows) == 130 and sum("biên giới" in text(row.xpath("th")[0]) for row in rows.values()) == 21
    assert "xã Hạnh Dịch" in text(rows["Xã Tiền Phong"].xpath("td[2]")[0])
    assert "21 xã biên giới" in text(page) and "27 xã biên giới" in text(page)
    drawing = page.xpath("//figure[@class='point-map']/*[1]")[0]
    dots, diamonds = (drawing.xpath(f".//path[@class='{name}']/@d")[0].count("M") for name in ("dots", "diamonds"))
    assert (dots, diamonds) == (109, 21)


def test_names_of_before_lead_to_the_places_of_now(built: Built) -> None:
    def leads(name: str) -> list[str]:
        found = built.pages[f"{INDEX}{name}/"].xpath("//*[@class='fate' or @class='moves']//a")
        return list(dict.fromkeys(map(text, found)))

    assert leads("que-phong/hanh-dich") == ["Xã Tiền Phong"]
    assert leads("cua-lo") == ["Phường Cửa Lò"] and "Xã Mường Xén" in leads("ky-son")
    old = text(built.pages[f"{INDEX}ky-son/"].xpath("//main")[0])
    assert "Sau đó có 2 hoạt động" in old and "Gần đây nhất, chưa rõ ngày, tin đăng 23/01/2026" in old
    assert "Xã Mường Ải → Xã Mường Típ (xã biên giới)" in old
    new = built.pages[f"{INDEX}xa-nam-can/"]
    assert "Trước đây, ở những nơi đã nhập thành xã Nậm Cắn" in text(new)
    assert new.xpath("//main//a[contains(@href, 'ky-son/nam-can/')]")
    seen = text(built.pages[f"{INDEX}xa-muong-xen/"].xpath("//main")[0])
    assert "Chưa tìm thấy hoạt động nào ghi rõ ở xã Mường Xén" in seen and "Gần nhất trong số này, 10/10/2025" in seen
    assert "Đề án" in seen and "Ở huyện Kỳ Sơn cũ" in seen, "of the old border communes and of the old district"
    inland = text(built.pages[f"{INDEX}xa-huu-kiem/"].xpath("//main")[0])
    assert "Chưa tìm thấy hoạt động nào ghi rõ ở xã Hữu Kiệm" in inland and "Đề án" not in inland
    assert "Thị trấn Trà Lân, huyện Con Cuông (có từ đợt sắp xếp ngày 01/12/2024" in text(
        built.pages[f"{INDEX}xa-con-cuong/"]
    )


def test_every_place_is_reached_from_the_events(built: Built) -> None:
    assert built.pages["su-kien/"].xpath("//main//a[contains(@href, 'dia-ban/')]")
    pages = [name for name in built.addresses if name.startswith(INDEX) and name != INDEX]
    assert len([name for name in pages if name.count("/") == 3]) == 21 + 130
    for name in pages:
        if name.count("/") == 4:
            district = built.pages[name.rsplit("/", 2)[0] + "/"]
            assert district.xpath("//main//a[@href=$link]", link=name.split("/")[-2] + "/"), name
    assert "Xã Nậm Càn" in text(built.pages[f"{INDEX}ky-son/nam-can-16873/"])
    assert "Xã Nậm Cắn" in text(built.pages[f"{INDEX}ky-son/nam-can/"])


def test_a_place_without_events_says_so_and_points_on(built: Built) -> None:
    page = built.pages[f"{INDEX}do-luong/"]
    assert "Chưa tìm thấy hoạt động nào ghi rõ ở huyện Đô Lương" in text(page)
    assert "Cấp huyện không còn từ ngày 01/7/2025" in text(page)
    assert page.xpath("//main//a[contains(@href, '/anh-son/')]") and "Hoạt động chung toàn tỉnh" in text(page)


def test_the_map_says_what_it_is_not(built: Built) -> None:
    caption = text(built.pages[INDEX].xpath("//figure[contains(@class, 'tile-map')]/figcaption")[0])
    for words in ("không theo tỉ lệ", "không vẽ ranh giới", "năm 2022", "không còn từ ngày 01/7/2025"):
        assert words in caption


def tree(browser: Browser, url: str) -> list[tuple[str, str]]:
    """Roles and names as Chromium gives them to a screen reader, in reading order."""
    with opened(browser, DESK) as page:
        page.goto(url)
        nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    return [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if not node.get("ignored")]


def test_a_screen_reader_hears_a_named_list_of_named_links(browser: Browser, site_url: str) -> None:
    nodes = tree(browser, site_url + INDEX)
    assert ("group", "Sơ đồ địa bàn tỉnh Nghệ An") in nodes
    links = [name for role, name in nodes if role == "link"]
    assert any(re.fullmatch("Huyện Kỳ Sơn: [0-9]+ hoạt động, 11 xã biên giới", name) for name in links)
    assert "Huyện Quỳ Châu: trang chưa ghi được hoạt động nào" in links
    assert not [name for role, name in nodes if role == "StaticText" and name in ("Kỳ", "11 xã")], "not read twice"


WALK = """() => { const link = document.activeElement;
  const ring = getComputedStyle(link.querySelector('.ring')).display, box = link.getBoundingClientRect();
  const bar = document.querySelector('.call').getBoundingClientRect();
  return [link.querySelector('title').textContent, ring, box.bottom <= (bar.height ? bar.top : innerHeight)]; }"""


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_keyboard_walks_the_map_in_reading_order_and_is_seen(browser: Browser, site_url: str, width: int) -> None:
    with opened(browser, width) as page:
        page.goto(site_url + INDEX)
        page.locator("#hien-nay tbody a").last.focus()
        walked = []
        for _ in range(21):
            page.keyboard.press("Tab")
            walked.append(page.evaluate(WALK))
        assert [
            name.split(":")[0].split(" ", 1)[1].removeprefix("xã ").removeprefix("phố ") for name, *_ in walked
        ] == (NORTH_TO_SOUTH)
        assert {(ring, uncovered) for _, ring, uncovered in walked} == {("inline", True)}
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{INDEX}vinh/")


SIZES = """() => [...document.querySelectorAll('.tile-map > svg text')].map((text) => {
  const box = text.closest('a') ? text.closest('a').getBoundingClientRect() : {width: 99, height: 99};
  return [text.getScreenCTM().a * parseFloat(getComputedStyle(text).fontSize), box.width, box.height]; })"""
CONTRAST = """() => { const light = (colour) => { const [r, g, b] = colour.match(/[0-9.]+/g).map((part) => {
    const c = part / 255; return c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4; });
    return .2126 * r + .7152 * g + .0722 * b; };
  const found = [];
  for (const shade of [0, 1, 2, 3, 4]) { const tile = document.querySelector('a.tile.at-border');
    tile.setAttribute('class', `tile at-border shade-${shade}`);
    for (const [ink, ground] of [['.name', '.face'], ['.count', '.face'], ['.number', '.strip']]) {
      const [a, b] = [ink, ground].map((part) => light(getComputedStyle(tile.querySelector(part)).fill));
      found.push((Math.max(a, b) + .05) / (Math.min(a, b) + .05)); } }
  return found; }"""


def test_the_map_is_readable_and_large_enough_for_a_finger(browser: Browser, site_url: str) -> None:
    for width in (320, PHONE, 768, DESK):
        with opened(browser, width) as page:
            page.goto(site_url + INDEX)
            sizes = page.evaluate(SIZES)
            assert min(size for size, _, _ in sizes) >= 12
            assert min(min(wide, high) for _, wide, high in sizes) >= 44
    for scheme in ("light", "dark"):
        with opened(browser, PHONE, scheme) as page:  # type: ignore[arg-type]
            page.goto(site_url + INDEX)
            assert min(page.evaluate(CONTRAST)) >= 4.5


def test_a_name_with_markup_stays_a_name(tmp_path: Path) -> None:
    hostile = '"Huyện <b>Đ\'ậm</b> & {{ x }} ]]>"'
    places = PLACES.replace(
        "Huyện Mẫu Thượng\n  slug: mau-thuong\n", f"{hostile}\n  slug: mau-thuong\n  tile: [1, 1]\n"
    )
    places = places.replace("name: Xã Đá Trắng, border", "name: 'Xã </title><script>\"', border")
    listing = "events: []\n"
    help_page = "---\ntitle: T\nsummary: S\n---\n## Gọi cho ai\n"
    files = {"content/places.yml": places, "events/2022/mau-thuong.yml": listing, "content/ho-tro.md": help_page}
    done = command("build", "--root", str(site(tmp_path, files)))
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "site/su-kien/dia-ban"
    page = html.parse(str(folder / "index.html"), html.HTMLParser(encoding="utf-8")).getroot()
    assert text(page.xpath("//figure//a/title")[0]).startswith("Huyện <b>Đ'ậm</b> & {{ x }} ]]>: trang chưa ghi")
    assert not page.xpath("//figure//script | //figure//b")
    assert [message["message"] for message in checked("--skip-non-html", str(folder))] == []


def test_communes_say_whether_they_are_known_to_be_free_of_drugs(built: Built) -> None:
    lead = "//main//a[contains(@href, 'xa-phuong-khong-ma-tuy')]/text()"
    [today] = built.pages[f"{INDEX}xa-an-chau/"].xpath(lead)
    [once] = built.pages[f"{INDEX}ky-son/bac-ly/"].xpath(lead)
    assert "Chưa có danh sách được công nhận" in today
    assert "“sạch về ma túy” tính đến 30/6/2025" in once
    assert not built.pages[f"{INDEX}ky-son/"].xpath(lead)


def test_a_place_is_told_from_another_of_its_name(built: Built) -> None:
    """Who lives in one must not turn to the office of the other."""
    other = "Khác với xã Tam Hợp, huyện Tương Dương cũ, nay thuộc xã Tam Thái."
    assert other in text(built.pages[f"{INDEX}xa-tam-hop/"])
    assert "Khác với xã Tam Hợp, huyện Quỳ Hợp cũ" in text(built.pages[f"{INDEX}tuong-duong/tam-hop/"])
    assert "Khác với" not in text(built.pages[f"{INDEX}xa-muong-xen/"])


def test_a_place_has_its_events_as_json_and_as_a_table_to_read(built: Built) -> None:
    """What is told of 21 border communes without their names is counted in each of them."""
    address = "su-kien/dia-ban/xa-muong-tip/"
    links = [str(link) for link in built.pages[address].xpath("//div[@class='side']//p/a/@href")]
    table, data = (next(link for link in links if link.endswith(ending)) for ending in ("su-kien.csv", ".json"))
    heads, *rows = csv.reader(io.StringIO((built.root / address / table).read_text("utf-8-sig")))
    told = json.loads((built.root / address / data).read_text("utf-8"))
    titles = {one["title"] for one in (*told["events"], *told["events_before"])}
    assert {row[0] for row in rows} == titles and len(rows) >= 4 and "](" not in str(rows)
    [group] = [row for row in rows if "21 xã biên giới" in row[heads.index("Nơi")]]
    places = group[heads.index("Địa bàn được tính")].split("; ")
    assert len(places) == 21 and "Xã Mường Típ, tỉnh Nghệ An" in places
    room = [str(link) for link in built.pages["bao-chi/"].xpath("//main//a/@href") if link.endswith("su-kien.csv")]
    assert room == ["../su-kien/su-kien.csv"]
    every = list(csv.DictReader(io.StringIO((built.root / "su-kien/su-kien.csv").read_text("utf-8-sig"))))
    assert {row["Hoạt động"] for row in every} == {event.title for event in real_site().events if not event.sample}
    assert "Theo lịch; đã qua ngày, chưa rõ có diễn ra" in {row["Tình trạng"] for row in every}
    for row, one in ((row, one) for row in every for one in real_site().events if one.title == row["Hoạt động"]):
        assert row["Về ngày ghi"] == " ".join((one.date_basis or "").split()), one.id
        assert row["Cần đối chiếu bản gốc"].startswith("Cần đối chiếu bản gốc: ") == one.needs_original, one.id
    event = json.loads((built.root / "api/v1/events/ban-lang-binh-yen-2025-10-10.json").read_text("utf-8"))
    assert len(event["place"]["reaches"]) == 21 and "xa-muong-tip" in event["place"]["reaches"]


def test_an_old_district_says_before_its_old_names_of_which_campaigns_nothing_is_known(built: Built) -> None:
    head = built.pages["su-kien/dia-ban/ky-son/"].find(".//header[@class='page-head']")
    assert head is not None
    [said] = [p for p in head.xpath("p") if "chưa ghi được hoạt động nào ở đây" in p.text_content()]
    assert said.getnext().get("class") == "moves" and "2022" in [link.text for link in said.iter("a")]
    other = built.pages["su-kien/dia-ban/con-cuong/"].find(".//header[@class='page-head']")
    assert "2022" not in [link.text for link in other.xpath("p//a")]


def test_what_a_campaign_did_stands_right_below_its_summary(built: Built) -> None:
    article = built.pages["chien-dich/2022/"].find(".//article")
    first, *_ = article.xpath("section")
    assert first.get("id") == "su-kien" and first.findtext("h2") == "Đã làm gì (3)"
    assert len(first.xpath("ul/li")) == 3 and not article.xpath("following::section[@id='su-kien']")


# Of a map: its names, those that cover another, and those that a line to a name goes through.
READ = """() => {
  const named = [...document.querySelectorAll("text")].filter(one => one.matches("[text-anchor]:not(.rim):not(.s)"));
  const boxes = named.map(one => one.getBBox());
  const inside = (box, x, y) => x > box.x && x < box.x + box.width && y > box.y + 3 && y < box.y + box.height - 3;
  const covered = named.filter((_, a) => boxes.some((box, b) => a !== b && boxes[a].x < box.x + box.width &&
    box.x < boxes[a].x + boxes[a].width && boxes[a].y + 3 < box.y + box.height - 3 &&
    box.y + 3 < boxes[a].y + boxes[a].height - 3));
  const crossed = new Set();
  for (const d of (document.querySelector(".leads")?.getAttribute("d") ?? "").match(/M[^M]+/g) ?? []) {
    const [x, y, u, v] = d.match(/[-0-9.]+/g).map(Number);
    const long = Math.hypot(u - x, v - y);  // it ends at its own name
    for (let at = 0; at < 1 - 6 / long; at += 0.02)
      boxes.forEach((box, number) => { if (inside(box, x + (u - x) * at, y + (v - y) * at)) crossed.add(number); });
  }
  const words = ones => ones.map(one => one.textContent);
  return { names: words(named), covered: words(covered), crossed: words([...crossed].map(at => named[at])) };
}"""


def test_what_lies_around_is_named_on_its_own_ground(built: Built) -> None:
    """By the marks of the map itself, on the page of all places and in the file."""
    leaves = [one for one in real_site().places.leaves if one.unit.centre]
    file = etree.fromstring((built.root / INDEX / "ban-do-xa-phuong.svg").read_bytes())
    for drawing, width in (
        (built.pages[INDEX].xpath("//*[@class='point-map']//*[local-name()='svg']")[0], 328),
        (file, 656),
    ):
        on = ground(real_site().places, width)
        assert on is not None
        spots = {plain_name(one.name): on.spots[one] for one in leaves}
        names = drawing.xpath(".//*[local-name()='text'][@class='around']")
        at = {one.text: (float(one.get("x")), float(one.get("y"))) for one in names}
        assert set(at) == {"Thanh Hóa", "Biển", "Lào", "Hà Tĩnh"}
        below, beside = [spots[name] for name in ("Kim Bảng", "Bích Hào", "Thiên Nhẫn")], spots["Môn Sơn"]
        assert at["Hà Tĩnh"][0] > spots["Kim Bảng"][0] and all(at["Hà Tĩnh"][1] - 10 > y for _, y in below)
        for name in ("Diễn Châu", "Cửa Lò"):
            assert at["Biển"][0] > spots[name][0], name
        assert at["Biển"][1] > spots["Tân Mai"][1] and at["Lào"][0] < spots["Châu Khê"][0] < beside[0]
        assert not [one for one in spots.values() if one[1] > at["Lào"][1] and one[0] < at["Lào"][0]]
        assert at["Thanh Hóa"][1] < min(spots[name][1] for name in ("Hoàng Mai", "Nghĩa Đàn"))


def test_the_map_that_is_taken_away_names_every_border_commune(browser: Browser, site_url: str) -> None:
    with opened(browser, DESK) as tab:
        tab.goto(f"{site_url}{INDEX}ban-do-xa-phuong.svg")
        found = tab.evaluate(READ)
        assert "21 xã biên giới" in tab.locator("svg").text_content()
    border = {plain_name(one.name) for one in real_site().places.leaves if one.unit.border}
    assert len(border) == 21 and border <= set(found["names"]) and "Thành Vinh" in found["names"]
    assert (found["covered"], found["crossed"]) == ([], [])

"""What the first site promises its readers, checked on the published pages."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from icalendar import Calendar

from tests.conftest import CHECKOUT, Built
from tests.real import real_site

DATA = CHECKOUT.parent / "shared" / "data"


def words(built: Built, address: str) -> str:
    main = built.pages[address].find(".//main")
    return " ".join(main.text_content().split())


def facts() -> list[dict[str, object]]:
    if not DATA.is_dir():
        pytest.skip("the folder of sourced facts is not beside the project")
    files = [(DATA / name).read_text(encoding="utf-8") for name in ("events.yml", "events-more.yml")]
    listed = [yaml.load(text, Loader=yaml.BaseLoader) for text in files]
    return [event for groups in listed for group in groups.values() for event in group]


def test_what_nobody_confirmed_is_told_alike_on_page_in_calendar_and_data(built: Built) -> None:
    event = "su-kien/2025/toa-dam-luat-moi-2025-12-14/"
    head = built.pages[event].xpath("//header[@class='page-head']//*[@class='tags']")[0].text_content()
    assert "Đã qua" in head and "Chưa rõ có diễn ra" in head
    [entry] = Calendar.from_ical((built.root / event / "su-kien.ics").read_bytes()).walk("VEVENT")
    assert entry["STATUS"] == "TENTATIVE" and "có diễn ra" in entry["DESCRIPTION"]
    data = json.loads((built.root / "api/v1/events/toa-dam-luat-moi-2025-12-14.json").read_text(encoding="utf-8"))
    assert data["status_label"] == "Theo lịch; đã qua ngày, chưa rõ có diễn ra"


def test_every_sourced_event_is_published_with_its_source(built: Built) -> None:
    events = real_site().events_by_id
    for fact in facts():
        event = events[str(fact["id"])]
        assert fact["source_url"] in [source.url for source in event.sources], event.id
        day = fact["date"]["start"]  # type: ignore[index]
        assert event.first_day == (None if day == "null" else date.fromisoformat(day)), event.id
        page = words(built, f"su-kien/{event.year}/{event.id}/")
        # The callout of the page itself: the cards of related events carry the tag of theirs.
        assert ("Cần đối chiếu bản gốc: thông tin này" in page) == (fact["evidence"] != "vi"), event.id


def test_what_was_not_found_of_a_year_is_said_on_its_page(built: Built) -> None:
    for year, said in ((2024, "410/KH-UBND (không rõ ngày"), (2025, "Chưa tìm thấy số"), (2026, "Hỏi ai")):
        assert said in words(built, f"chien-dich/{year}/"), year
    assert "không phải mục tiêu hôm nay" in words(built, "xa-phuong-khong-ma-tuy/")
    assert "Đây không phải chỉ tiêu đang thực hiện" in words(built, "su-kien/2024/vinh-sach-ma-tuy-2024-11-21/")


def test_no_page_is_about_its_own_gaps_but_the_one_that_lists_them() -> None:
    """Elsewhere a gap takes some words and a link; news are of their day, /tai-lieu/ says how sure each text is, the page of
    calendars what Apple and Microsoft leave unsaid."""
    told = re.compile(
        r"(?i)chúng tôi[^.;]{0,20} (chưa|không) (tìm thấy|đọc|thấy|biết)|chưa (tìm thấy|đọc được|biết|thấy)"
    )
    listed = {"chua-biet", "tai-lieu", "dang-ky-lich"}
    files = [file for file in (CHECKOUT / "content").rglob("*.md") if file.parent.name != "tin-tuc"]
    texts = {file: file.read_text(encoding="utf-8") for file in files if file.stem not in listed}
    often = {file.name: len(told.findall(text)) for file, text in texts.items() if len(told.findall(text)) > 2}
    assert not often
    assert len(told.findall((CHECKOUT / "content/chua-biet.md").read_text(encoding="utf-8"))) > 20


def test_the_campaign_page_holds_the_plan(built: Built) -> None:
    page = words(built, "chien-dich/2022/")
    assert "321/KH-UBND" in page and "312" in page
    assert "Nâng cao hiệu quả công tác cai nghiện ma túy" in page
    assert "93/2001/QĐ-TTg" in page and "42/112" in page
    campaign = real_site().campaigns_by_year[2022]
    assert len(campaign.focuses) == 7
    assert campaign.border is not None and len(campaign.border.districts) == 6
    communes = [name for district in campaign.border.districts for name in district.communes]
    assert len(communes) == 27
    assert [name for name in communes if name not in page] == []
    assert all(campaign.tasks_of(agency) for agency in campaign.agencies)


@pytest.mark.parametrize(("address", "count"), [("luat/73-2021-qh14/", 55), ("luat/120-2025-qh15/", 56)])
def test_the_law_overview_lists_every_article(built: Built, address: str, count: int) -> None:
    page = built.pages[address]
    anchors = [name for name in page.xpath("//main//@id") if re.fullmatch(r"dieu-\d+", name)]
    assert anchors == [f"dieu-{number}" for number in range(1, count + 1)]


@pytest.mark.parametrize("address", ["luat/73-2021-qh14/", "luat/120-2025-qh15/"])
def test_a_law_leads_to_what_is_new_before_all_its_chapters(built: Built, address: str) -> None:
    main = built.pages[address].xpath("//main")[0]
    links = [link for link in main.iter("a") if "/hoi-dap/luat-2025-co-gi-moi/" in link.get("href", "")]
    chapters = main.xpath(".//ol[@class='chapter-cards']")[0]
    assert links and list(main.iter()).index(links[0]) < list(main.iter()).index(chapters)


@pytest.mark.parametrize(
    ("name", "count"), [("73-2021-qh14.txt", 55), ("120-2025-qh15.md", 56)], ids=["73/2021/QH14", "120/2025/QH15"]
)
def test_titles_of_articles_are_those_of_the_official_text(name: str, count: int) -> None:
    path = DATA / "laws" / name
    if not path.is_file():
        pytest.skip("the folder of official texts is not beside the project")
    text = " ".join(path.read_text(encoding="utf-8").replace("*", "").split())
    law = next(law for law in real_site().laws if law.slug == name.split(".")[0])
    assert len(law.articles) == count and len(law.chapters) == 8
    for article in law.articles.values():
        assert f"Điều {article.number}. {article.title}" in text


def test_a_reader_of_today_sees_what_is_over_and_what_holds(built: Built) -> None:
    assert "Hết hiệu lực" in words(built, "luat/73-2021-qh14/")
    assert "Đang có hiệu lực" in words(built, "luat/120-2025-qh15/")
    assert "Đã kết thúc" in words(built, "chien-dich/2022/")
    assert built.pages["chien-dich/"].xpath("//main//a[starts-with(@href, 'http')]"), "where the current campaign is"


def test_what_is_offered_is_there(built: Built) -> None:
    """A campaign's calendar, the names of the fields, how to cite a clause."""
    guide, room = (built.pages[url] for url in ("su-kien/dang-ky-lich/", "bao-chi/"))
    assert guide.xpath("//*[@id='muc-chien-dich']//a[contains(@href, 'chien-dich/2022/lich.ics')]")
    [june] = built.pages["chien-dich/"].xpath("//main//a[contains(., '26/6 vào lịch')]/@href")
    assert re.search(r"DTSTART;VALUE=DATE:\d{4}0601\s", (built.root / "chien-dich" / june).read_text(encoding="utf-8"))
    assert room.xpath("//a[contains(@href, 'api/v1/schemas/events.json')]")
    assert built.pages["luat/"].xpath("//footer//a[contains(@href, 'dinh-chinh/')]")
    assert "Ngày ban hành: 19/01/2026 · Người ký: Thủ tướng Phạm Minh Chính" in words(built, "luat/28-2026-nd-cp/")
    frame = (built.root / "nhung/con-cuong/index.html").read_text(encoding="utf-8")
    assert "ở huyện Con Cuông (đến ngày 30/6/2025)" in frame
    assert "Muốn dẫn một khoản" in words(built, "luat/120-2025-qh15/dieu-36/")


def test_news_can_be_followed_by_what_it_is_about(built: Built) -> None:
    for focus in ("cai-nghien", "phong-trao", "truyen-thong"):
        assert "<item>" in (built.root / f"tin-tuc/chu-de/{focus}/rss.xml").read_text(encoding="utf-8")
    assert "Theo nội dung" in words(built, "tin-tuc/")


def test_there_is_enough_to_read(built: Built) -> None:
    def count(pattern: str) -> int:
        return sum(bool(re.fullmatch(pattern, address)) for address in built.addresses)

    assert count(r"tin-tuc/\d{4}/[a-z0-9-]+/") >= 6
    assert count(r"hoi-dap/[a-z0-9-]+/") >= 12
    for address in ("ho-tro/", "bao-chi/", "gioi-thieu/", "quyen-rieng-tu/", "tro-nang/", "en/", "tai-lieu/"):
        assert len(words(built, address)) > 400, address


def test_every_answer_cites_a_provision(built: Built) -> None:
    for address in built.addresses:
        if re.fullmatch(r"hoi-dap/[a-z0-9-]+/", address):
            assert built.pages[address].xpath("//main//a[contains(@href, 'dieu-')]"), address


def test_only_sourced_numbers_are_given_to_call(built: Built) -> None:
    called = {link for page in built.pages.values() for link in page.xpath("//a[starts-with(@href, 'tel:')]/@href")}
    lines = yaml.safe_load((CHECKOUT / "content/site.yml").read_text(encoding="utf-8"))["hotlines"]
    assert called == {"tel:" + re.sub(r"[^0-9]", "", str(line["number"])) for line in lines if line["sources"]}
    assert {"tel:115", "tel:111"} <= called


@pytest.mark.parametrize(
    "trap",
    [r"\b121 người nghiện", r"\b4\.41[24]\b", r"\bgọi (số )?113\b", r"26/6/1998", r"26/6/1988"],
)
def test_doubtful_figures_are_not_published(built: Built, trap: str) -> None:
    for address, page in built.pages.items():
        assert not re.search(trap, page.text_content()), address


def test_no_sentence_of_the_source_quotes_is_copied(built: Built) -> None:
    everything = " ".join(words(built, address) for address in built.addresses)
    for fact in facts():
        assert str(fact["quote"]) not in everything, fact["id"]


def test_repository_holds_no_sample_in_its_content() -> None:
    for folder in ("content", "events"):
        for path in Path(CHECKOUT / folder).rglob("*.*"):
            if path.suffix in (".md", ".yml"):
                assert not re.search(r"^\s*sample: true", path.read_text(encoding="utf-8"), re.MULTILINE), path


def test_a_number_on_which_sources_differ_is_never_printed_alone(built: Built) -> None:
    """The plan of 2022 has the number 321 in one source and 312 in the other."""
    said = {address: page.text_content() for address, page in built.pages.items()}
    said |= {path.name: path.read_text(encoding="utf-8") for path in built.root.glob("bao-chi/goi/*.txt")}
    printed = [name for name, words in said.items() if "321/KH-UBND" in words]
    assert {"chien-dich/", "chien-dich/2022/", "tai-lieu/"} <= set(printed)
    assert [name for name in printed if "312/KH-UBND" not in said[name]] == []


def test_counts_of_a_year_that_do_not_add_up_say_why(built: Built) -> None:
    seen = set()
    for address, page in built.pages.items():
        if re.fullmatch("su-kien/[0-9]{4}/", address):
            lead = " ".join(page.find(".//p[@class='lead']").text_content().split())
            months = [int(str(count.text)) for count in page.xpath("//nav[@class='calendar']//span[1]")]
            adds_up = sum(months) == int(lead.split()[0])
            assert adds_up != ("được đếm ở mỗi tháng" in lead), address
            seen.add(adds_up)
    assert seen == {True, False}
    note = " ".join(built.pages["chien-dich/"].xpath("//table/following::p[1]")[0].text_content().split())
    assert "Chỉ đếm hoạt động thuộc Tháng hành động" in note

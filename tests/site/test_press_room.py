"""The press room in a real Chromium: text copied with a press, pictures in their own size, addresses to copy."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html
from PIL import Image
from playwright.sync_api import Browser, expect

from scripts.assemble.parts.plain_html import RULE, plain
from scripts.assemble.site import mark
from scripts.flow.building import Options, build
from scripts.flow.progress import Progress
from scripts.model.law import LawKind
from tests.conftest import CHECKOUT, Built
from tests.pictures import photo
from tests.real import real_site
from tests.site.test_browser import PHONE, opened
from tests.site.test_pictures import TAKEN
from tests.sources import LISTING, NEWS, NOW, site

# One worker builds their site for all.
pytestmark = pytest.mark.xdist_group("press room")

PARTS = ("lien-he", "moi-nhat", "du-kien", "du-lieu", "ho-so", "hinh", "anh", "theo-doi")
ROOM = "---\ntitle: Báo chí\nsummary: Cho nhà báo.\n---\n## Ảnh\n\nNhư sau.\n"
HOSTILE = 'Tin "một" & <b>hai</b> ]]> {{ x }}'
PICTURE = "image: {file: hoi-nghi.jpg, alt: Mô tả, caption: 'Chú <i>thích</i>', credit: Người chụp, licence: CC BY}"
ITEM = NEWS.replace("title: Tin mẫu\nsummary: Một câu.", f"title: '{HOSTILE}'\nsummary: '{HOSTILE}'").replace(
    "kind: news", f"kind: news\n{PICTURE}"
)
FILES: dict[str, str | bytes | None] = {
    "content/bao-chi.md": ROOM,
    "content/tin-tuc/2022-06-10-tin-mau.md": ITEM,
    "content/tin-tuc/hoi-nghi.jpg": photo(2400, 1800, exif=TAKEN, quality=90),
    "content/tin-tuc/2020-01-02-nhap.md": NEWS.replace("kind: news", f"draft: true\nkind: news\n{PICTURE}").replace(
        "2022-06-10", "2020-01-02"
    ),
    "events/2022/mau-thuong.yml": LISTING + "  images: [{file: nho.png, alt: Mô tả nhỏ, credit: Mẫu}]\n",
    "events/2022/nho.png": photo(320, 200, "PNG"),
}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    done = build(site(tmp_path_factory.mktemp("báo chí"), FILES), NOW, Options(), Progress(quiet=True))
    assert done.output is not None and not done.warnings, (done.problems, done.warnings)
    yield done.output


def page(root: Path, address: str) -> html.HtmlElement:
    return html.parse(root / address / "index.html", html.HTMLParser(encoding="utf-8")).getroot()


def test_every_picture_stands_there_with_its_credit_and_its_own_size(published: Path) -> None:
    found = page(published, "bao-chi/anh/").findall(".//figure")
    whole, small = (unquote(figure.find("a").get("href")) for figure in found)
    assert whole == "../anh-goc/tin-tuc/2022/tin-mau/hoi-nghi.jpg"
    with Image.open(published / "bao-chi/anh-goc/tin-tuc/2022/tin-mau/hoi-nghi.jpg") as image:
        assert image.size == (1800, 2400) and not image.getexif() and "icc_profile" not in image.info
    assert (published / "bao-chi/anh" / small).resolve() == published / "su-kien/2022/mau-thuong-2022-06-09/nho.png"
    words = [" ".join(figure.text_content().split()) for figure in found]
    assert "Chú <i>thích</i> Ảnh: Người chụp · Giấy phép: CC BY" in words[0] and "1800 × 2400" in words[0]
    assert words[1].startswith("Ảnh: Mẫu · Giấy phép: chưa ghi") and "None" not in "".join(words)


def test_hostile_words_stay_words(published: Path) -> None:
    item = page(published, "bao-chi/").find(".//section[@id='muc-moi-nhat']")
    assert item.text_content().count(HOSTILE) >= 2 and item.findall(".//b") == []


def test_no_id_is_there_twice_whatever_the_written_page_is_headed(published: Path) -> None:
    ids = page(published, "bao-chi/").xpath("//@id")
    assert len(ids) == len(set(ids)) and {"anh", "muc-anh"} <= set(ids)
    for anchor in page(published, "bao-chi/").xpath("//nav//a/@href[starts-with(., '#')]"):
        assert anchor[1:] in ids


def test_a_press_copies_the_plain_text(browser: Browser, published: Path, serve: object) -> None:
    base = serve(published)  # type: ignore[operator]
    with opened(browser, PHONE, permissions=["clipboard-read", "clipboard-write"]) as tab:
        tab.route("**/*.txt", lambda route: route.fulfill(content_type="text/plain", body="Tiêu đề\n\nNội dung"))
        tab.goto(f"{base}bao-chi/")
        button = tab.locator("[data-text]").first
        button.click()
        expect(button).to_contain_text("Đã chép")
        assert tab.evaluate("navigator.clipboard.readText()") == "Tiêu đề\n\nNội dung"


CREDIT = "Khi dùng, xin ghi nguồn: Phòng, chống ma túy Nghệ An, CC BY 4.0."


def test_what_is_copied_of_a_page_is_clean_text_with_its_sources_last(browser: Browser, site_url: str) -> None:
    with opened(browser, PHONE, permissions=["clipboard-read", "clipboard-write"]) as tab:
        for page in ("tin-tuc/2026/luat-2025-thay-luat-2021/", "su-kien/2022/con-cuong-2022-06-09/"):
            tab.goto(site_url + page)
            tab.locator("[data-copy='article']").click()
            expect(tab.locator("[data-copy='article']")).to_have_text("Đã chép")
            text = str(tab.evaluate("navigator.clipboard.readText()"))
            head, _, end = text.rpartition("\n\nNguồn\n")
            end, _, notes = end.partition(f"\n\n{RULE}\n\n")
            if notes:  # what was changed is for editors
                changes, _, notes = notes.partition("\n\n")
                assert changes.startswith("Những lần sửa\n29/11/2026: ") and "Đã sửa ngày" not in head
                end += f"\n\n{notes}"
            assert bool(notes) == page.startswith("tin-tuc")
            title = tab.locator("h1").inner_text()
            assert head.startswith(title) or title in head.split("\n\n")[1], text
            assert "http" not in head and "Trong trang này" not in head and "Chép" not in head
            *sources, credit, day, address = [line for line in end.splitlines() if line]
            assert credit == CREDIT
            if sources[-1].startswith("Cập nhật: "):
                sources.pop()
            assert sources and all(line.startswith("- ") for line in sources) and "https://" in end
            assert re.fullmatch(r"Chép ngày \d{1,2}/\d{1,2}/\d{4}", day)
            assert address == site_url + page


def test_a_table_that_is_copied_stays_one(browser: Browser, site_url: str) -> None:
    with opened(browser, PHONE, permissions=["clipboard-read", "clipboard-write"]) as tab:
        tab.goto(site_url + "hoi-dap/khi-nao-bi-phat-tien-khi-nao-bi-tu/")
        tab.locator("[data-copy='article']").click()
        expect(tab.locator("[data-copy='article']")).to_have_text("Đã chép")
        copied = tab.evaluate(
            "navigator.clipboard.read().then(([one]) => one.getType('text/html')).then(blob => blob.text())"
        )
        text = str(tab.evaluate("navigator.clipboard.readText()"))
    page = html.fromstring(copied)
    assert page.xpath("//h1") and "Phạt cá nhân" in page.xpath("//table")[0].text_content()
    assert page.xpath("//table//th[@scope='row']") and page.xpath("//a[starts-with(@href, 'http')]")
    assert not page.xpath("//button | //svg | //script | //*[@class or @id or @data-copy]")
    words = " ".join(page.text_content().split())
    assert "Chép ngày" in words and CREDIT in words and "Bạn có thể đang hỏi" not in words
    assert all(" ".join(line.split()) in words for line in text.splitlines() if len(line) < 40 and "\t" not in line)


def test_facts_that_are_copied_name_their_sources_with_addresses_and_days(browser: Browser, site_url: str) -> None:
    with opened(browser, PHONE, permissions=["clipboard-read", "clipboard-write"]) as tab:
        tab.goto(site_url + "bao-chi/#muc-du-kien")
        tab.locator("[data-copy='#chep-du-kien']").click()
        expect(tab.locator("[data-copy='#chep-du-kien']")).to_have_text("Đã chép")
        text = str(tab.evaluate("navigator.clipboard.readText()"))
        facts, _, end = text.rpartition("\n\nNguồn\n")
        *sources, updated, day, address = [line for line in end.splitlines() if line]
        assert "Nghệ An" in facts and all(re.match(r"- .+: https?://", line) for line in sources), sources
        assert len(sources) == len(set(sources)) > 3
        assert re.fullmatch(r"Cập nhật: \d{1,2}/\d{1,2}/\d{4}", updated)
        assert re.fullmatch(r"Chép ngày \d{1,2}/\d{1,2}/\d{4}", day) and address == f"{site_url}bao-chi/#muc-du-kien"


def test_an_article_and_an_answer_are_copied_whole_without_what_is_for_the_screen(
    browser: Browser, site_url: str
) -> None:
    with opened(browser, PHONE, permissions=["clipboard-read", "clipboard-write"]) as tab:
        for page, inside in (
            ("luat/120-2025-qh15/dieu-35/", "Khoản 8"),
            ("hoi-dap/khi-nao-bi-phat-tien-khi-nao-bi-tu/", "phạt tù từ 02 đến 03 năm"),
        ):
            tab.goto(site_url + page)
            shut = tab.locator("article details:not([open])").count()
            tab.locator("[data-copy='article']").click()
            expect(tab.locator("[data-copy='article']")).to_have_text("Đã chép")
            text = str(tab.evaluate("navigator.clipboard.readText()"))
            assert inside in text and "Nguồn\n- " in text and text.endswith(f"\n\n{site_url}{page}")
            assert f"\n\n{CREDIT} Phần diễn giải không thay văn bản" in text and "Bản dễ đọc" not in text, page
            assert not re.search("Các điểm:|Tiếp theo: ý|Việc làm ngay|Bạn có thể đang hỏi", text), page
            assert tab.locator("article details:not([open])").count() == shut, "the folds are as they were"


def _to(provision: str, words: str) -> str:
    return f'<a href="../../luat/{provision}">{words}</a>'


NEW, OLD, FINES = "120-2025-qh15/dieu-24/", "73-2021-qh14/dieu-23/", "282-2025-nd-cp/dieu-30/#khoan-2"
PROVISIONS = {
    f"Theo {_to(OLD, 'Điều 23')}, ai": "Theo Điều 23 Luật số 73/2021/QH14, ai",
    f"({_to(FINES, 'khoản 2 Điều 30')})": "(khoản 2 Điều 30 Nghị định số 282/2025/NĐ-CP)",
    f"{_to('93-2001-qd-ttg/dieu-6/', 'Điều 6')}.": "Điều 6 Quyết định số 93/2001/QĐ-TTg.",
    # Named already: in the words, after them, by the next of the same text, or by its article.
    f"{_to(NEW, 'Điều 24 Luật số 120/2025/QH15')} quy định": "Điều 24 Luật số 120/2025/QH15 quy định",
    f"{_to(NEW, 'Điều 24')} của Luật số 120/2025/QH15": "Điều 24 của Luật số 120/2025/QH15",
    f"{_to(NEW, 'Điều 24')}, {_to(NEW, 'Điều 25')}; {_to(OLD, 'Điều 23')}": "Điều 24, Điều 25 Luật số 120/2025/QH15; "
    "Điều 23 Luật số 73/2021/QH14",
    f"{_to(NEW, 'Điều 24')}, {_to(NEW, 'Điều 30 Luật Phòng, chống ma túy 2025')}": "Điều 24, "
    "Điều 30 Luật Phòng, chống ma túy 2025",
    f"{_to(FINES, 'khoản 1')} và {_to(FINES, 'khoản 2 Điều 30')}": "khoản 1 và khoản 2 Điều 30 Nghị định số 282/2025/NĐ-CP",
    f"{_to('120-2025-qh15/', 'Luật mới')}": "Luật mới",
}


def test_a_provision_names_its_text_in_what_is_copied_and_in_plain_text(browser: Browser, site_url: str) -> None:
    address = f"{site_url}hoi-dap/khi-nao-bi-phat-tien-khi-nao-bi-tu/"
    written = "".join(f"<p>{one}</p>" for one in PROVISIONS)
    with opened(browser, PHONE, permissions=["clipboard-read", "clipboard-write"]) as tab:
        tab.goto(address)
        shown = tab.locator("article").evaluate(
            "(at, words) => { at.innerHTML = words; return at.innerHTML; }", written
        )
        tab.locator("[data-copy='article']").click()
        expect(tab.locator("[data-copy='article']")).to_have_text("Đã chép")
        copied = str(tab.evaluate("navigator.clipboard.readText()")).split("\n\n")
        assert tab.locator("article").inner_html() == shown, "the page is as it was"
    assert copied[: len(PROVISIONS)] == plain(written, address) == list(PROVISIONS.values())


def test_a_number_of_the_assembly_whose_articles_are_here_is_a_law_s() -> None:
    """As an address does not tell its resolutions from its laws (parts/instrument.py)."""
    assert not [
        one.number
        for one in real_site().laws
        if one.kind is LawKind.RESOLUTION and "/QH" in one.number and one.articles
    ]


def test_without_the_text_the_press_leads_to_it(browser: Browser, published: Path, serve: object) -> None:
    base = serve(published)  # type: ignore[operator]
    with opened(browser, PHONE) as tab:
        tab.goto(f"{base}bao-chi/")
        answers = iter([503, 200])
        tab.route("**/*.txt", lambda route: route.fulfill(status=next(answers), content_type="text/plain", body="Chữ"))
        tab.locator("[data-text]").first.click()
        tab.wait_for_url("**/bao-chi/goi/tin-mau.txt")


def test_two_screens_name_everything_and_nothing_is_far(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{site_url}bao-chi/")
    for name in (*(f"muc-{part}" for part in PARTS), "tin-co-han-cong-bo-embargo"):
        box = tab.locator(f"#{name}").bounding_box()
        assert box and box["y"] < 2 * 740, name
    footer = tab.locator(".site-footer").bounding_box()
    assert footer and footer["y"] + footer["height"] <= 6000
    table = tab.get_by_role("link", name="/api/v1/fines.csv")
    expect(table).not_to_be_visible()
    tab.goto(f"{site_url}bao-chi/#muc-du-lieu")
    expect(table).to_be_visible()
    context.close()


def test_the_mark_comes_in_every_promised_form(built: Built) -> None:
    for logo in mark.LOGOS:
        assert (built.root / logo.svg).read_bytes().startswith(b"<svg")
        for size in mark.LOGO_SIZES:
            with Image.open(built.root / logo.png(size)) as image:
                assert image.size == (size, size)
                shown = image.convert("RGBA")
            assert shown.getpixel((0, 0))[3] == 0  # type: ignore[index]
            solid = [pixel for count, pixel in shown.getcolors(1 << 20) or [] if pixel[3] == 255 and count > size]  # type: ignore[index]
            colours = {"#{:02x}{:02x}{:02x}".format(*pixel[:3]) for pixel in solid}  # type: ignore[index]
            assert logo.colour is None or colours == {logo.colour}


def test_a_table_to_take_away_is_offered_where_it_is_read(built: Built) -> None:
    compared = built.pages["luat/doi-chieu/"]
    [offered] = compared.xpath("//main//a[contains(@href, 'law-changes.csv')]")
    assert offered.xpath("following::ol") and not offered.xpath("preceding::section[@class='differences']")
    fines = built.pages["hoi-dap/khi-nao-bi-phat-tien-khi-nao-bi-tu/"]
    below = fines.xpath("//article//p[contains(., 'Tải mọi mức phạt')]/a")
    assert "Phạt cá nhân" in below[0].xpath("preceding::table[1]")[0].text_content()
    assert [one.get("href") for one in below] == ["../../api/v1/fines.xlsx", "../../api/v1/fines.csv"]
    assert all((built.root / "api/v1" / name).is_file() for name in ("fines.xlsx", "fines.csv", "law-changes.xlsx"))


def test_the_real_room_says_that_nobody_speaks_for_the_site(built: Built) -> None:
    words = " ".join(built.pages["bao-chi/"].find(".//main").text_content().split())
    [corrections] = built.pages["bao-chi/"].xpath(
        "//h2[@id='dinh-chinh']/following::a[contains(@href, 'dinh-chinh/')][1]"
    )
    assert corrections.text_content() == "Đính chính và sửa đổi"
    assert "Chưa có cơ quan nào tiếp nhận trang này" in words and "Chưa ai gửi ảnh" in words
    for page in ("bao-chi/", "bao-chi/anh/"):
        assert "hỏi nơi đã đăng" in built.pages[page].find(".//main").text_content(), page
    facts = built.pages["bao-chi/"].xpath("//dl[@id='chep-du-kien']/div")
    campaign = (CHECKOUT / "events/2026/campaign.yml").read_text(encoding="utf-8")
    assert [str(fact.findtext("dt")) for fact in facts] == re.findall("(?m)^- label: (.+)$", campaign)
    assert all("Nguồn:" in fact.text_content() and "Ngày" in fact.text_content() for fact in facts)


def test_what_was_corrected_says_so_under_its_headline(built: Built) -> None:
    """As /bao-chi/ promises; a change that /dinh-chinh/ leaves out says at its place that it is minor."""
    listed = built.pages["dinh-chinh/"].xpath("//main//article | //main//li[.//a]")
    titles = {" ".join(link.text_content().split()) for one in listed for link in one.iter("a")}
    corrected = set()
    for address, found in built.pages.items():
        told = [
            one.text_content() for one in found.xpath("//header[@class='page-head']//strong") if "Đã sửa" in one.text
        ]
        changes = found.xpath("//*[@id='nhung-lan-sua']//li")
        meaning = [one for one in changes if "(sửa nhỏ)" not in one.text_content()]
        assert len(told) == bool(meaning), address
        if meaning:
            corrected.add(" ".join(found.find(".//h1").text_content().split()))
            assert found.xpath("//header[@class='page-head']//a[@href='#nhung-lan-sua']"), address
    assert len(corrected) > 5 and corrected <= titles
    page = " ".join(built.pages["dinh-chinh/"].find(".//main").text_content().split())
    rows = built.pages["tin-tuc/2026/27-xa-bien-gioi-nghe-an/"].xpath("//*[@id='nhung-lan-sua']//li")
    notes = [str(one.text_content()).strip().split(": ", 1) for one in rows]
    assert [note in page for _, note in notes] == ["(sửa nhỏ)" not in day for day, _ in notes]
    assert "chưa có đầu mối nhận báo lỗi" in page and "không ghi ở đây" in page


def test_every_dossier_says_how_much_is_in_it(built: Built) -> None:
    """Of the latest campaign, of which nothing is recorded yet, and of each before that has events."""
    [fold] = built.pages["bao-chi/"].xpath("//h2[@id='muc-ho-so']/ancestor::details")
    told = [" ".join(one.getparent().text_content().split()).rstrip(".") for one in fold.iter("b")]
    archives = [str(link) for link in fold.xpath(".//a/@href") if link.endswith(".zip")]
    assert len(archives) == len(told) > 3 and archives[0] == "bo-tai-lieu.zip" and "bo-tai-lieu-2022.zip" in archives
    for line, archive in zip(told, archives, strict=True):
        year, words = re.split(r"(?: \(ZIP\))?: ", line)
        with zipfile.ZipFile(built.root / "bao-chi" / archive) as packed:
            names = packed.namelist()
            assert f"ho-so-chien-dich-{year.removeprefix('Năm ')}.docx" in names
            events, news, pictures = (re.match("[0-9]+", part) for part in words.split("; "))
            assert bool(events) == ("su-kien.csv" in names), (archive, words)
            assert len([one for one in names if re.fullmatch(r"tin-bai/.*\.txt", one)]) == int(news[0] if news else 0)
            assert len([one for one in names if one.startswith("anh/")]) == int(pictures[0] if pictures else 0)
            if events:
                table = packed.read("su-kien.csv").decode("utf-8-sig")
                heads, *rows = csv.reader(io.StringIO(table))
                assert len(rows) == int(events[0]) and heads[0] == "Hoạt động" and "](" not in table
            drawn = {name for name in names if name.startswith(("hinh/", "bang/"))}
            if archive == "bo-tai-lieu.zip":
                assert {"bang/muc-phat.csv", "bang/luat-cu-luat-moi.csv", "hinh/ban-do-xa-phuong.svg"} <= drawn
                assert packed.read("bang/muc-phat.csv") == (built.root / "api/v1/fines.csv").read_bytes()
                assert b"CC BY" in packed.read("hinh/cac-moc-tuoi.svg") and "hinh/xa-sach-ve-ma-tuy.svg" in drawn
            else:  # what holds today is no part of what was done then
                assert drawn <= {"hinh/ban-do-huyen.svg"}, archive
            assert sum(packed.getinfo(name).compress_size for name in drawn) < 80_000, archive


def test_a_dossier_has_the_news_about_its_campaign_and_no_law_of_after_it_as_unsure(built: Built) -> None:
    with zipfile.ZipFile(built.root / "bao-chi/bo-tai-lieu-2022.zip") as packed:
        news = {name.partition("/")[2][11:-4] for name in packed.namelist() if re.fullmatch(r"tin-bai/.*\.txt", name)}
    assert {"27-xa-bien-gioi-nghe-an", "nhin-lai-thang-hanh-dong-2022"} <= news
    assert not [name for name in news if "c04" in name], "a hotline that the campaign had no part of"
    text = (built.root / "bao-chi/bo-tai-lieu-2022.txt").read_text(encoding="utf-8")
    page = built.pages["chien-dich/2022/"].find(".//main").text_content()
    for said in (text, page):
        said = " ".join(said.split())
        assert "Chưa ban hành khi chiến dịch kết thúc (30/6/2022)" in said
        assert said.count("Chưa rõ hiệu lực khi chiến dịch kết thúc") == 1, "of the decision of 2001 alone"


def test_the_lead_promises_only_what_is_there(built: Built) -> None:
    room = built.pages["bao-chi/"]
    lead = " ".join(room.find(".//p[@class='lead']").text_content().split())
    assert "người liên hệ" not in lead and "hỏi ai" in lead and room.xpath("//h2[@id='hoi-ai']")


def test_no_words_of_a_link_are_left_in_what_is_copied(browser: Browser, site_url: str, built: Built) -> None:
    dead = re.compile(r"\((?:đọc kỹ|vì sao không so được[^)]*|danh sách[^)]*)\)")
    assert dead.search(built.pages["bao-chi/"].find(".//dl[@id='chep-du-kien']").text_content())
    for path in (built.root / "bao-chi").rglob("*.txt"):
        assert not dead.search(path.read_text(encoding="utf-8")), path
    with opened(browser, PHONE, permissions=["clipboard-read", "clipboard-write"]) as tab:
        tab.goto(site_url + "bao-chi/#muc-du-kien")
        tab.locator("[data-copy='#chep-du-kien']").click()
        expect(tab.locator("[data-copy='#chep-du-kien']")).to_have_text("Đã chép")
        facts = str(tab.evaluate("navigator.clipboard.readText()"))
        assert not dead.search(facts) and "(Điều 256a" in facts


def test_the_paragraph_to_paste_is_copied_alone_and_tells_what_was_before(browser: Browser, site_url: str) -> None:
    page = "tin-tuc/2026/luat-2025-thay-luat-2021/"
    with opened(browser, PHONE, permissions=["clipboard-read", "clipboard-write"]) as tab:
        tab.goto(site_url + page)
        button = tab.locator("[data-copy$='blockquote']")
        expect(button).to_have_text("Chép đoạn để dán")
        button.click()
        expect(button).to_have_text("Đã chép")
        text = str(tab.evaluate("navigator.clipboard.readText()"))
        paragraph, *end = text.split("\n\n")
        assert paragraph.startswith("Từ ngày 01/7/2026") and text.endswith(site_url + page) and len(end) <= 3
        assert paragraph.count("trước: ") == 3 and "chưa kể lần sửa năm 2025" in paragraph
        assert "không có nơi cư trú ổn định" in paragraph
        tab.goto(site_url + "tin-tuc/2026/duong-day-nong-c04/")
        expect(button).to_have_count(0)


def test_no_file_takes_the_doubt_from_the_number_of_the_plan(built: Built) -> None:
    """Two sources print two numbers: whoever copies a field alone must get both."""
    seen = 0
    for path in sorted(built.root.rglob("*")):
        if path.suffix in {".html", ".json", ".csv", ".ics", ".txt", ".xml"}:
            text = path.read_text(encoding="utf-8")
            for match in re.finditer("321/KH-UBND", text):
                assert "312/KH-UBND" in text[match.end() : match.end() + 60], (path, match.start())
                seen += 1
    assert seen > 5


def test_the_one_figure_of_addicts_is_told_with_its_doubts_wherever_it_stands(built: Built) -> None:
    room, event = (
        " ".join(page(built.root, address).find(".//main").text_content().split())
        for address in ("bao-chi/", "su-kien/2023/quang-nam-2023-10-06/")
    )
    for words in (room, event):
        assert "3.810 người nghiện có hồ sơ quản lý và 685 người sử dụng trái phép" in words
        assert "suy ra" in words and "chưa đối chiếu" in words and "Công an tỉnh" in words
    assert "không có con số nào" not in room

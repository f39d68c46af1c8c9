"""The law on the published site: machines read it, readers find it, copy it and keep it."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pypdfium2
import pytest
from jsonschema import Draft202012Validator
from lxml import etree
from playwright.sync_api import Browser, Page, expect

from tests.conftest import NOW, TOOLS, Built, command, need
from tests.site.test_browser import DESK, PHONE, opened
from tests.site.test_pages import BASE
from tests.site.test_real_content import DATA

ARTICLE = "luat/120-2025-qh15/dieu-24/"


def load(built: Built, path: str) -> Any:
    return json.loads((built.root / path).read_text(encoding="utf-8"))


def local(address: str) -> str:
    assert address.startswith(BASE), address
    return address.removeprefix(BASE)


# Machines


def test_every_file_of_the_api_fits_its_schema_and_leads_to_files_that_exist(built: Built) -> None:
    schemas = {name: load(built, f"api/v1/schemas/{name}.json") for name in ("laws", "law", "law-article")}
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    laws = load(built, "api/v1/laws.json")
    Draft202012Validator(schemas["laws"]).validate(laws)
    assert len(laws["laws"]) >= 20
    articles = 0
    for law in laws["laws"]:
        detail = load(built, local(law["data"]))
        Draft202012Validator(schemas["law"]).validate(detail)
        assert (built.root / local(law["url"]) / "index.html").is_file()
        assert (built.root / local(law["short_url"]) / "index.html").is_file()
        assert "akoma_ntoso" not in law or (built.root / local(law["akoma_ntoso"])).is_file()
        for article in detail["articles"]:
            data = load(built, local(article["data"]))
            Draft202012Validator(schemas["law-article"]).validate(data)
            assert data["url"] == article["url"]
            articles += 1
    assert articles == 55 + 56 + 59 + 152 + 48 + 71


def test_the_api_says_what_the_law_says_of_article_23(built: Built) -> None:
    article = load(built, "api/v1/laws/73-2021-qh14/dieu-23.json")
    assert article["force"] == "ended" and article["ended"] == "2026-07-01"
    assert article["explainer"]["successor"] == ["120/2025/QH15#dieu-24"]
    assert article["clauses"] == {
        "1": [],
        "2": [],
        "3": ["a", "b", "c"],
        "4": [],
        "5": ["a", "b", "c", "d", "đ"],
        "6": [],
    }
    assert article["short_url"] == f"{BASE}l/73-2021-23/"


def linked_data(built: Built, address: str) -> Any:
    [script] = built.pages[address].xpath("//script[@type='application/ld+json']")
    data = json.loads(script.text)
    return next(node for node in data["@graph"] if node["@type"] == "Legislation")


def test_linked_data_names_the_law_and_its_force(built: Built) -> None:
    old, new = linked_data(built, "luat/73-2021-qh14/"), linked_data(built, "luat/120-2025-qh15/")
    assert (old["@type"], old["legislationIdentifier"]) == ("Legislation", "73/2021/QH14")
    assert old["legislationLegalForce"] == "https://schema.org/NotInForce" and old["expires"] == "2026-07-01"
    assert new["legislationLegalForce"] == "https://schema.org/InForce"
    assert new["legislationRepeals"] == [{"@type": "Legislation", "legislationIdentifier": "73/2021/QH14"}]
    article = linked_data(built, ARTICLE)
    assert article["isPartOf"]["legislationIdentifier"] == "120/2025/QH15" and article["abstract"]
    unclear = linked_data(built, "luat/01-2022-ubtvqh15/")
    assert "legislationLegalForce" not in unclear, "what is not known is not claimed"


def akoma_ntoso() -> etree.XMLSchema:
    path = DATA / "schemas" / "akomantoso30.xsd"
    if not path.is_file():
        pytest.skip("the OASIS schema is not beside the project")
    return etree.XMLSchema(etree.parse(str(path)))


@pytest.mark.xdist_group("texts")
def test_akoma_ntoso_is_valid_and_holds_every_article(with_texts: Built) -> None:
    schema = akoma_ntoso()
    counts = {}
    for path in sorted((with_texts.root / "api/v1/laws").glob("*.akn.xml")):
        document = etree.parse(str(path))
        assert schema.validate(document), (path.name, schema.error_log)
        counts[path.name.partition(".")[0]] = len(document.findall(".//{*}article"))
    assert counts["120-2025-qh15"] == 56 and counts["73-2021-qh14"] == 55 and counts["282-2025-nd-cp"] == 71


def test_a_law_whose_words_are_not_at_hand_has_no_akoma_ntoso(built: Built) -> None:
    """Empty paragraphs would pass for the law."""
    assert not list((built.root / "api/v1/laws").glob("*.akn.xml"))
    assert all("akoma_ntoso" not in law for law in load(built, "api/v1/laws.json")["laws"])
    assert "akn" not in (built.root / "luat/120-2025-qh15/dieu-36/index.html").read_text(encoding="utf-8")


def test_a_text_without_its_words_here_says_where_they_are_and_why(built: Built) -> None:
    laws = [name.split("/")[1] for name in built.pages if re.fullmatch(r"luat/[0-9]+-[^/]+/", name)]
    assert len(laws) > 20
    for law in laws:
        head = built.pages[f"luat/{law}/"].find(".//header[@class='page-head']")
        words = " ".join(head.text_content().split())
        assert "Ở đây chưa có toàn văn; trang chỉ đăng" in words, law
        direct = "Toàn văn ở vbpl.vn" in words
        assert direct == (law == "73-2021-qh14") and (direct or "vào ô tìm kiếm của vbpl.vn" in words), law


def test_short_addresses_lead_on_by_themselves(built: Built, browser: Browser, site_url: str) -> None:
    text = (built.root / "l/73-2021-23/index.html").read_text(encoding="utf-8")
    assert 'content="0; url=../../luat/73-2021-qh14/dieu-23/"' in text and "noindex" in text
    leaves = built.root / "l/thoat"  # to another site: tests/site/test_quick_exit.py
    shorts = sorted(path.parent for path in (built.root / "l").rglob("index.html") if path.parent != leaves)
    for folder in shorts:
        [target] = re.findall(r"url=([^\"]+)\"", (folder / "index.html").read_text(encoding="utf-8"))
        assert (folder / target / "index.html").is_file(), folder
    sitemap = (built.root / "sitemap.xml").read_text(encoding="utf-8")
    assert len(shorts) > 130 and "/l/" not in sitemap


# Readers


def test_every_page_that_cites_says_whether_it_is_in_force(built: Built) -> None:
    """Where a page leads to a provision, the text's force is on the page."""
    unsaid = []
    for address, page in built.pages.items():
        if not re.match(
            r"(hoi-dap|tin-tuc/\d+|tinh-huong|de-doc|su-kien/\d{4}|chien-dich/\d{4}|ho-tro|bao-chi|tai-lieu|gioi-thieu)/",
            address,
        ):
            continue
        main = page.find(".//main")
        linked = {
            match[1]
            for link in main.xpath(".//article//a/@href")
            if (match := re.search(r"luat/([a-z0-9-]+-(?:qh|nd|ub)[a-z0-9-]*)/", link))
        }
        said = {
            match[1]
            for link in main.xpath(".//*[contains(@class, 'basis')]//a/@href")
            if (match := re.search(r"luat/([a-z0-9-]+)/", link))
        }
        if linked - said:
            unsaid.append((address, linked - said))
        forces = main.xpath(".//*[contains(@class, 'basis')]/ul/li[not(.//*[contains(@class, 'tag')])]")
        assert forces == [], address
    assert unsaid == []


def test_a_law_that_amended_one_now_ended_is_told_in_the_same_words_everywhere(built: Built) -> None:
    told = set()
    for address, page in built.pages.items():
        words = " ".join(page.text_content().split())
        assert not re.search(r"81/2025/QH15(: c| C)hưa rõ hiệu lực", words), address
        if re.search(
            r"81/2025/QH15(: s| ?(?:Bản chính thức: .*? nguồn chính thức\.)? ?S)ửa đổi một văn bản nay đã hết hiệu lực",
            words,
        ):
            told.add(address)
    assert told >= {"luat/", "luat/81-2025-qh15/", "luat/dong-thoi-gian/", "hoi-dap/luat-2021-con-hieu-luc-khong/"}
    posted = built.pages["tin-tuc/2026/luat-2025-thay-luat-2021/"].text_content()
    assert "Văn bản được sửa đổi đã hết hiệu lực tại thời điểm đăng (24/11/2026)." in posted


CHILD_OF_16 = (
    *("/hoi-dap/con-tu-12-den-duoi-18-tuoi/", "/tinh-huong/con-toi-dung-ma-tuy/"),
    *("/so-do/cac-moc-tuoi/", "/luat/120-2025-qh15/dieu-36/"),
)


# What a law says, the page that answers by it and the line of ages are all right; 320 questions more are in test_search.py.
@pytest.mark.parametrize(
    ("query", "right"),
    [
        ("dieu 23", ("/luat/120-2025-qh15/dieu-23/",)),
        ("cai nghien tu nguyen", ("/luat/120-2025-qh15/dieu-3", "/hoi-dap/")),
        ("16 tuoi", CHILD_OF_16),
        ("16 tuổi", CHILD_OF_16),
    ],
)
def test_the_search_leads_to_the_right_page_first(
    browser: Browser, site_url: str, query: str, right: tuple[str, ...]
) -> None:
    with opened(browser, PHONE) as page:
        assert results(page, f"{site_url}tim-kiem/?q={query}")[0].startswith(right)


def results(page: Page, url: str) -> list[str]:
    page.goto(url)
    expect(page.locator("#search-results")).to_have_attribute("aria-busy", "false")
    found = page.locator(".search-title").evaluate_all("links => links.map(link => link.pathname)")
    return [str(address) for address in found]


def test_the_search_of_one_law_stays_within_it(browser: Browser, site_url: str) -> None:
    with opened(browser, DESK) as page:
        found = results(page, f"{site_url}tim-kiem/?q=cai nghien&trong=73-2021-qh14")
        assert found and all(address.startswith("/luat/73-2021-qh14/") for address in found)
        page.locator("select[name=trong]").select_option("")
        expect(page.locator("#search-results")).to_have_attribute("aria-busy", "false")
        expect(page).to_have_url(f"{site_url}tim-kiem/?q=cai%20nghien")


def test_the_law_home_narrows_its_articles_while_one_types(browser: Browser, site_url: str) -> None:
    with opened(browser, PHONE) as page:
        page.goto(f"{site_url}luat/120-2025-qh15/")
        page.locator("#law-filter").fill("tu du 12 tuoi")
        visible = page.locator(".chapters li:visible")
        assert 1 <= visible.count() <= 8
        assert "Điều 36" in " ".join(visible.all_inner_texts())
        expect(page.locator("#law-filter-status")).to_contain_text("điều phù hợp")
        page.locator("#law-filter").fill("zzzz")
        expect(page.locator("#law-filter-status")).to_contain_text("Không có điều nào")
        page.locator("#law-filter").fill("cai nghiện")
        page.locator("#law-filter").press("Enter")
        expect(page).to_have_url(re.compile(r"tim-kiem/\?trong=120-2025-qh15&q=cai"))


def test_a_citation_is_copied_with_its_clause_point_and_address(browser: Browser, site_url: str) -> None:
    with opened(browser, DESK, permissions=["clipboard-read", "clipboard-write"]) as page:
        url = f"{site_url}luat/73-2021-qh14/dieu-23/#khoan-3-diem-a"
        page.goto(url)
        page.locator("[data-copy='#trich-dan']").click()
        expect(page.locator("[data-copy='#trich-dan']")).to_have_text("Đã chép")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == ("Điểm a khoản 3 Điều 23, Luật Phòng, chống ma túy số 73/2021/QH14, ngày 30/3/2021\n\n" + url)


def test_a_term_shows_its_meaning_on_hover_focus_and_tap_and_hides_on_escape(browser: Browser, site_url: str) -> None:
    with opened(browser, DESK) as page:
        page.goto(site_url + ARTICLE)
        term = page.locator(".term").first
        tip = term.locator(".tip")
        expect(tip).to_be_hidden()
        term.hover()
        expect(tip).to_be_visible()
        tip.hover()
        expect(tip).to_be_visible()
        page.keyboard.press("Escape")
        expect(tip).to_be_hidden()
        page.mouse.move(0, 0)
        term.locator("a").focus()
        expect(tip).to_be_visible()
    with opened(browser, PHONE, has_touch=True, is_mobile=True) as page:
        page.goto(site_url + ARTICLE)
        term = page.locator(".term").first
        term.locator("a").tap()
        expect(term.locator(".tip")).to_be_visible()
        assert page.url == site_url + ARTICLE
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
        term.locator("a").tap()
        expect(page).to_have_url(re.compile("luat/tu-ngu/#120-2025-qh15"))


def test_without_script_a_term_leads_to_the_glossary_and_every_clause_is_there(browser: Browser, site_url: str) -> None:
    with opened(browser, PHONE, java_script_enabled=False) as page:
        page.goto(site_url + ARTICLE)
        assert page.locator(".gist > li").count() == 9
        assert page.locator("[data-print]").first.is_hidden()
        page.locator(".term a").first.click()
        assert page.url.startswith(site_url + "luat/tu-ngu/")
        page.goto(site_url + "luat/73-2021-qh14/")
        assert page.locator(".chapters li a").count() == 55


def test_paper_leaves_out_what_only_a_screen_needs(browser: Browser, site_url: str) -> None:
    with opened(browser, DESK) as page:
        page.goto(site_url + ARTICLE)
        page.emulate_media(media="print")
        for hidden in (".menu", ".neighbours", ".call", "#search-open"):
            assert page.locator(hidden).first.is_hidden(), hidden
        assert page.locator(".gist > li").first.is_visible() and page.locator("#trich-dan").is_visible()


def test_the_six_situations_lead_to_articles_deadlines_and_offices(built: Built) -> None:
    names = (
        "con-toi-dung-ma-tuy",
        "toi-muon-cai-nghien",
        "toi-muon-to-giac",
        "chu-nha-tro-quan-karaoke",
        "nha-truong",
        "nguoi-sau-cai",
    )
    home = built.pages[""].xpath("//ul[contains(@class, 'tiles')]//a/@href")
    for name in names:
        page = built.pages[f"tinh-huong/{name}/"]
        assert f"tinh-huong/{name}/" in home
        assert len(page.xpath("//ol[contains(@class, 'steps')]/li")) >= 4, name
        assert page.xpath("//dl[@class='offices']/div"), name
        assert page.xpath("//*[contains(@class, 'basis')]//a[contains(@href, 'luat/120-2025-qh15/dieu-')]"), name


def test_ten_pages_have_an_easy_version_and_lead_to_it(built: Built) -> None:
    easy = [address for address in built.addresses if re.match(r"de-doc/[a-z0-9-]+/", address)]
    assert len(easy) == 10
    for address in easy:
        page = built.pages[address]
        lines = page.xpath("//div[@class='easy']//li")
        assert len(lines) >= 6 and all(line.find("svg") is not None for line in lines), address
        [original] = page.xpath("//p[@class='actions']/a[@class='btn']/@href")
        target = urljoin(BASE + address, original).removeprefix(BASE)
        [back] = built.pages[target].xpath("//p[@class='readings']/a[not(@title)]/@href")
        assert urljoin(BASE + target, back) == BASE + address


def test_a_law_s_page_says_nothing_twice(built: Built) -> None:
    """Its notes once stood beside its facts and again beside its sources."""
    for address in built.addresses:
        if re.fullmatch(r"luat/[^/]+-[^/]+/", address):
            said = [" ".join(part.text_content().split()) for part in built.pages[address].iterfind(".//main//p")]
            long = [words for words in said if len(words) > 60]
            assert len(long) == len(set(long)), address


# With the official texts at hand


ANNEX = "105-2021-nd-cp/phu-luc/"
TEXTS = ("73-2021-qh14.txt", "120-2025-qh15.docx", "105-2021-nd-cp.docx", "282-2025-nd-cp.gazette.pdf")


@pytest.fixture(scope="session")
def with_texts(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    """The real site built where the official texts of the two laws, of a decree with an annex and of the one with the
    fines were imported."""
    texts = [DATA / "laws" / name for name in TEXTS]
    if not all(path.is_file() for path in texts):
        pytest.skip("the folder of official texts is not beside the project")
    root = tmp_path_factory.mktemp("toàn văn") / "trang"
    shutil.copytree(built.root.parent, root)  # what the texts do not change is not made again
    for path in texts:
        done = command("import", str(path), "--root", str(root))
        assert done.returncode == 0, done.stderr
    done = command("build", "--root", str(root), "--now", NOW)
    assert done.returncode == 0, done.stdout + done.stderr
    yield Built(root / "site")


# Official words and ours are set in 9 pt, which is 12 px, or more.
SMALL_LETTERS = """[...document.querySelectorAll(".official p, .gist p, .brief p, .side li")]
  .filter((each) => parseFloat(getComputedStyle(each).fontSize) < 12).map((each) => each.textContent)"""


@pytest.mark.xdist_group("texts")
@pytest.mark.slow
def test_an_article_with_the_official_words_is_printed_on_two_sheets(
    with_texts: Built, browser: Browser, serve: Any, tmp_path: Path
) -> None:
    page = browser.new_page(service_workers="block")
    base = serve(with_texts.root)
    for address, short, words in (
        ("120-2025-qh15/dieu-35/", "120-2025-35", "Không áp dụng biện pháp đưa đi cai nghiện bắt buộc"),
        ("120-2025-qh15/dieu-24/", "120-2025-24", "được gửi ngay cho"),
        ("120-2025-qh15/dieu-1/", "120-2025-1", "Luật"),
        ("282-2025-nd-cp/dieu-30/", "n282-2025-30", "Buộc nộp lại số lợi bất hợp pháp"),
    ):
        page.goto(f"{base}luat/{address}")
        page.pdf(path=tmp_path / "to.pdf", prefer_css_page_size=True)
        sheets = pypdfium2.PdfDocument(tmp_path / "to.pdf")
        assert len(sheets) <= 2, address
        text = " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in sheets).split())
        assert words in text and f"l/{short}/" in text and "Toàn văn chính thức" in text
        assert [round(side) for side in sheets[0].get_size()] == [595, 842]
        page.emulate_media(media="print")
        small = page.evaluate(SMALL_LETTERS)
        page.emulate_media(media="null")
        assert small == [], address
    page.close()


@pytest.mark.xdist_group("texts")
@pytest.mark.slow
def test_articles_show_every_word_of_the_text_with_anchors_valid_and_accessible(
    with_texts: Built, browser: Browser, serve: Any
) -> None:
    official = unicodedata.normalize("NFC", (DATA / "laws" / "73-2021-qh14.txt").read_text(encoding="utf-8"))
    for number in range(1, 56):
        page = with_texts.pages[f"luat/73-2021-qh14/dieu-{number}/"]
        shown = "".join("".join(page.xpath("//*[@class='official']//text()")).split())
        body = official.split(f"\nĐiều {number}. ")[1].split(f"\nĐiều {number + 1}. ")[0]
        lines = [line for line in body.split("\n")[1:] if line.strip()]
        stop = next(
            (
                place
                for place, line in enumerate(lines)
                if re.match(r"Chương [IVX]+$|Luật này được Quốc hội", line.strip())
            ),
            len(lines),
        )
        assert shown == "".join("".join(lines[:stop]).split()), number
    article = with_texts.pages["luat/73-2021-qh14/dieu-23/"]
    ids = set(article.xpath("//@id"))
    assert {"khoan-1", "khoan-3", "khoan-3-diem-a", "khoan-5-diem-đ"} <= ids
    schema = akoma_ntoso()
    document = etree.parse(str(with_texts.root / "api/v1/laws/73-2021-qh14.akn.xml"))
    assert schema.validate(document), schema.error_log
    point = document.find(".//{*}point[@eId='art_23__para_5__point_dd']")
    assert "Tòa án tuyên bố là mất tích" in "".join(point.itertext())
    axe = TOOLS / "axe-core/axe.min.js"
    need(axe.exists(), "axe-core")
    url = serve(with_texts.root)
    for width, scheme in ((PHONE, "light"), (DESK, "dark")):
        with opened(browser, width, scheme) as page:  # type: ignore[arg-type]
            for address in ("73-2021-qh14/dieu-23/", "120-2025-qh15/dieu-54/", ANNEX):
                page.goto(f"{url}luat/{address}")
                page.add_script_tag(path=str(axe))
                found = page.evaluate("axe.run()")["violations"]
                assert [(each["id"], each["nodes"][0]["html"][:160]) for each in found] == [], (address, width)
                assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.xdist_group("texts")
@pytest.mark.slow
def test_pages_with_text_stay_within_the_weight_of_a_page(with_texts: Built) -> None:
    heavy = {
        address: size
        for address in with_texts.addresses
        if (size := len(gzip.compress((with_texts.root / address / "index.html").read_bytes(), 6))) > 15_000
    }
    assert heavy == {}

"""Every page of the real site: complete, linked, light, and asking nobody else for anything."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml.html import HtmlElement

from tests.conftest import Built

BASE = "https://phongchongmatuy.example/"


def text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_page_names_itself(built: Built) -> None:
    titles = Counter()
    for address, page in built.pages.items():
        assert page.get("lang") in ("vi", "en"), address
        assert len(page.findall(".//h1")) == 1, address
        assert text(page.find(".//title")), address
        if address != "404.html":
            titles[text(page.find(".//title"))] += 1
            assert page.xpath("//meta[@name='description']/@content")[0].strip(), address
            unlisted = page.xpath("//meta[@name='robots' and contains(@content, 'noindex')]")
            assert page.xpath("//link[@rel='canonical']/@href") == ([] if unlisted else [BASE + address]), address
    assert [title for title, count in titles.items() if count > 1] == []


def test_ids_are_unique(built: Built) -> None:
    for address, page in built.pages.items():
        repeated = [name for name, count in Counter(page.xpath("//@id")).items() if count > 1]
        assert repeated == [], address


def test_every_internal_link_and_anchor_leads_somewhere(built: Built) -> None:
    broken = []
    for address, page in built.pages.items():
        base = urljoin(BASE, address)
        for link in page.xpath("//a/@href | //link/@href | //script/@src | //img/@src | //form/@action"):
            url = urlsplit(urljoin(base, link))
            if url.netloc != urlsplit(BASE).netloc:
                continue
            path = unquote(url.path).lstrip("/")
            target = built.root / (path + "index.html" if path.endswith("/") or not path else path)
            if not target.is_file() or (
                url.fragment and not built.pages[path].xpath("//*[@id=$name]", name=unquote(url.fragment))
            ):
                broken.append((address, link))
    assert broken == []


def test_no_page_asks_a_third_party_for_anything(built: Built) -> None:
    for address, page in built.pages.items():
        asked = page.xpath("//script/@src | //img/@src | //img/@srcset | //iframe/@src | //source/@src | //video/@src")
        asked += page.xpath("//link[not(@rel='canonical' or @rel='alternate' or @rel='license')]/@href")
        assert [link for link in asked if re.match(r"(https?:)?//", link)] == [], address
    for path in [*built.root.rglob("*.css"), *built.root.rglob("*.js")]:
        if "pagefind" not in path.parts:
            assert not re.search(r"""(url\(|import\s*\(?)\s*["']?(https?:)?//""", path.read_text(encoding="utf-8")), (
                path
            )


def test_no_inline_script_or_handler(built: Built) -> None:
    for address, page in built.pages.items():
        inline = [tag for tag in page.xpath("//script[not(@src)]") if tag.get("type") != "application/ld+json"]
        assert inline == [], address
        assert page.xpath("//@onclick | //@onload | //@style") == [], address


def test_every_page_says_whose_it_is_and_what_holds_today(built: Built) -> None:
    for address, page in built.pages.items():
        words = text(page.find("body"))
        assert re.search(r"(không|chưa) phải (là )?trang của cơ quan nào|belongs to no agency", words), address
        assert "120/2025/QH15" in words, address


def test_a_campaign_that_is_over_is_told_on_its_own_pages_alone(built: Built) -> None:
    kept = {address for address, page in built.pages.items() if page.xpath("//aside[@class='notice']")}
    assert {"chien-dich/2022/", "su-kien/2022/", "su-kien/2022/con-cuong-2022-06-09/"} <= kept
    assert all(re.match(r"(chien-dich|su-kien)/(20\d\d|thang)", address) for address in kept)
    assert "Tháng hành động tới: 01–30/6/2027" in text(built.pages[""].find("body"))
    assert built.pages["su-kien/"].findtext(".//h1") == "Hoạt động đã ghi lại"


def test_pages_that_state_facts_name_their_sources(built: Built) -> None:
    for address, page in built.pages.items():
        if re.match(
            r"(su-kien/\d{4}/[a-z0-9-]+/|tin-tuc/\d{4}/[a-z0-9-]+/|hoi-dap/[a-z0-9-]+/|chien-dich/\d{4}/|luat/[a-z0-9-]+/|ho-tro/)$",
            address,
        ):
            assert page.xpath("//*[contains(concat(' ', @class, ' '), ' sources ')]//li"), address


def wire(path: Path) -> int:
    data = path.read_bytes()
    return len(data) if path.suffix == ".woff2" else len(gzip.compress(data, 6))


def test_weights(built: Built) -> None:
    fonts = [path for path in built.root.glob("assets/fonts/*") if path.suffix == ".woff2"]
    assert fonts
    shared = sum(wire(path) for path in [*fonts, *(built.root / name for name in shared_files(built.pages[""]))])
    pages = {address: wire(built.root / (address + "index.html")) for address in built.addresses}
    heaviest = max(pages, key=lambda address: pages[address])
    assert pages[heaviest] <= 15_000, (heaviest, pages[heaviest])
    # The fonts among it, though a slow line brings them after the page: scripts of the search are no part of it.
    assert shared + pages[""] <= 50_000


def test_what_the_engine_ships_and_we_do_not_use_is_gone(built: Built) -> None:
    names = {path.relative_to(built.root).as_posix() for path in built.root.rglob("*") if path.is_file()}
    assert not [name for name in names if re.search(r"lunr|bundle\..*js|search_index|\.map$", name)]
    # The engine's own copy holds the time of the build; this one is ours, packed.
    assert gzip.decompress((built.root / "sitemap.xml.gz").read_bytes()) == (built.root / "sitemap.xml").read_bytes()
    assert {"sitemap.xml", "robots.txt", "404.html", "assets/fonts/OFL.txt"} <= names


def shared_files(page: HtmlElement) -> list[str]:
    """What a page asks for besides itself, by its path in the site."""
    asked = page.xpath("//script/@src | //link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href")
    return [
        urlsplit(urljoin(page.xpath("string(//link[@rel='canonical']/@href)") or BASE, link)).path[1:] for link in asked
    ]


def test_shared_files_are_named_by_their_bytes_and_may_be_kept_for_ever(built: Built) -> None:
    for address, page in built.pages.items():
        asked = shared_files(page)
        assert len(asked) >= 3, address
        for path in asked:
            digest = re.fullmatch(r"assets/[a-z0-9/-]+\.([0-9a-f]{8})\.[a-z0-9]+", path)
            assert digest, (address, path)
            assert hashlib.sha256((built.root / path).read_bytes()).hexdigest().startswith(digest[1]), (address, path)


def test_no_page_shows_raw_markdown(built: Built) -> None:
    shown = {address: page.text_content() for address, page in built.pages.items()}
    assert [address for address, text in shown.items() if "](" in text or "**" in text] == []

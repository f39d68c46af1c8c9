"""/tai-lieu/ and /api/v1/materials.json: everything to print and to read out, each with its size and its page."""

from __future__ import annotations

import gzip
import json
import re
from typing import Any
from urllib.parse import urljoin

import pypdfium2
import zxingcpp

from tests.conftest import Built

MM = 72 / 25.4


def listed(built: Built) -> list[dict[str, Any]]:
    data = json.loads((built.root / "api/v1/materials.json").read_bytes())
    root = data["site"]["url"]
    return [row | {name: row[name].removeprefix(root) for name in ("url", "about")} for row in data["materials"]]


def test_every_material_is_there_as_large_as_told_and_belongs_to_a_page(built: Built) -> None:
    rows = listed(built)
    assert len(rows) == len({row["url"] for row in rows}) > 50
    assembled = json.loads((built.root.parent / "build/files/api/v1/materials.json").read_bytes())["materials"]
    assert len(rows) == len(assembled), "something was not drawn"
    for row in rows:
        file = built.root / row["url"]
        assert file.stat().st_size == row["bytes"] > 0, row
        assert row["about"] in built.pages, row
        assert row["bytes"] < 2_000_000, row


def test_nothing_that_is_printed_or_read_out_is_missing_from_the_list(built: Built) -> None:
    found = {path.relative_to(built.root).as_posix() for path in built.root.rglob("*.pdf")}
    found |= {path.relative_to(built.root).as_posix() for path in (built.root / "tai-lieu").rglob("*.docx")}
    assert {path for path in found if not path.startswith("bao-chi/")} <= {row["url"] for row in listed(built)}


def test_the_page_offers_each_kind_with_its_sizes_and_is_light(built: Built) -> None:
    page = built.pages["tai-lieu/"]
    kinds = {row["kind"] for row in listed(built)}
    assert {heading.get("id") for heading in page.iterfind(".//section[@class='materials']//h3")} == kinds
    sizes = {row["url"]: row["bytes"] for row in listed(built)}
    links = page.findall(".//section[@class='materials']//span[@class='files']/span")
    assert len(links) > 30
    for link in links:
        anchor, size = link
        url, told = f"tai-lieu/{anchor.get('href')}", re.fullmatch(r"[A-Z]+, (\d+)\u00a0KB", size.text or "")
        url = re.sub(r"^tai-lieu/\.\./", "", url)
        assert told and 0 <= int(told[1]) * 1000 - sizes[url] < 1000, url
    assert len(gzip.compress((built.root / "tai-lieu/index.html").read_bytes(), 9, mtime=0)) < 15_000


def test_every_poster_is_linked_from_the_page_it_belongs_to(built: Built) -> None:
    posters = [row for row in listed(built) if row["kind"] == "ap-phich"]
    assert len({row["about"] for row in posters}) > 20
    for row in posters:
        links = {link.get("href") for link in built.pages[row["about"]].iterfind(".//main//a")}
        assert row["url"].removeprefix(row["about"]) in links, row


def test_every_word_of_a_poster_is_within_its_paper(built: Built) -> None:
    for row in listed(built):
        if row["kind"] == "ap-phich":
            [page] = pypdfium2.PdfDocument(built.root / row["url"])
            left, bottom, right, top = page.get_trimbox()
            edge = 7 / 25.4 * 72  # millimetres that no printer reaches
            text = page.get_textpage()
            for number in range(text.count_rects()):
                x, y, across, up = text.get_rect(number)
                assert left + edge < x and across < right - edge, (row["url"], number)
                assert bottom + edge < y and up < top - edge, (row["url"], number)


def test_the_code_of_a_copied_poster_leads_to_its_page(built: Built) -> None:
    about = "tinh-huong/con-toi-dung-ma-tuy/"
    [page] = pypdfium2.PdfDocument(built.root / about / "ap-phich-a4-den-trang.pdf")
    [code] = zxingcpp.read_barcodes(page.render(scale=1.5).to_pil())
    [root] = {row["site"]["url"] for row in [json.loads((built.root / "api/v1/materials.json").read_bytes())]}
    assert code.text == root + about


def test_a_situation_leads_to_its_posters_leaflets_and_scripts(built: Built) -> None:
    rows = listed(built)
    seen = set()
    for url in [url for url in built.addresses if re.fullmatch(r"tinh-huong/[^/]+/", url)]:
        page = built.pages[url]
        [fold] = page.xpath("//main//details[@id='in']")
        links = {urljoin(url, link.get("href")) for link in fold.iterfind(".//a")}
        easy = {urljoin(url, link) for link in page.xpath("//p[@class='readings']/a/@href")}
        made = {
            row["url"]: row["kind"] for row in rows if row["about"] in {url, *easy} and row["kind"] != "bai-doc-loa"
        }
        assert links >= made.keys(), url
        scripts = {link for link in links if link.startswith("tai-lieu/loa/")}
        assert len(scripts) == len([link for link in easy if link.startswith("tai-lieu/loa/")])
        seen |= {*made.values(), *("loa" for _ in scripts)}
    assert seen == {"ap-phich", "to-gap", "loa"}


def test_what_is_hung_up_is_one_sheet_and_no_word_runs_over_its_edge(built: Built) -> None:
    hung = [path for path in built.root.rglob("*.pdf") if path.name.startswith(("ap-phich-", "so-do", "bang-tin-"))]
    assert len(hung) > 60
    for path in hung:
        [page] = pypdfium2.PdfDocument(path)
        left, bottom, right, top = page.get_trimbox()
        words = page.get_textpage()
        for number in range(words.count_rects()):
            a, b, c, d = words.get_rect(number)
            told = path, words.get_text_bounded(a, b, c, d)
            assert c <= right - MM, told
            # What an SVG has below its frame is cut off with that, and is in the PDF all the same.
            assert path.name == "so-do.pdf" or (left + MM <= a and bottom + MM <= b and d <= top - MM), told

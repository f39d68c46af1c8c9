"""Until a site has a domain, nothing that a reader copies, saves or prints names an address that nobody can open."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import docx
import pypdfium2
import pytest
from lxml import html

from scripts.draw import makers
from tests.check.test_diagrams import FLOW, PATH
from tests.sources import IDENTITY, NEWS, put, site, tree_of

ROOM = "---\ntitle: Báo chí\nsummary: Cho nhà báo.\n---\n## Trích dẫn\n\nNhư sau.\n"
GUIDE = "---\ntitle: Nhúng\nsummary: Cho trang khác.\n---\n## Hứa\n\nNhư sau.\n"
LINKED = """Xem [câu hỏi](hoidap:cau-hoi-mau), [luật](luat:1/2020/QH14#dieu-1) và [báo](https://bao.vn/a).

Nơi này nhận tin. Xem thêm [trợ giúp](trang:ho-tro). Căn cứ ([Điều 1](luat:1/2020/QH14#dieu-1)).

Xem [trợ giúp](trang:ho-tro)."""
OWN = "mau.example"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    root = tmp_path_factory.mktemp("chua-co-ten-mien")
    changes = {
        "content/site.yml": IDENTITY + "no_domain: true\n",
        "content/bao-chi.md": ROOM,
        "content/nhung.md": GUIDE,
        "content/tin-tuc/2022-06-10-tin-mau.md": NEWS.replace("Nội dung tin mẫu.", LINKED),
        PATH: FLOW,
    }
    return tree_of(site(root, dict(changes)))


def test_the_text_to_copy_is_clean_and_its_sources_come_last(tree: Mapping[str, bytes]) -> None:
    text = tree["files/bao-chi/goi/tin-mau.txt"].decode()
    assert "Xem câu hỏi, luật và báo.\r\n" in text, "no address within the text"
    assert "Trang chưa có địa chỉ chính thức" in text and f"https://{OWN}/tin-tuc" not in text
    head, _, end = text.partition("Nguồn\r\n")
    assert "://" not in head and "https://" in end
    assert "- báo: https://bao.vn/a" in text.splitlines()


def test_what_only_leads_to_a_page_that_nobody_can_open_is_left_out(tree: Mapping[str, bytes]) -> None:
    text = tree["files/bao-chi/goi/tin-mau.txt"].decode()
    assert "Nơi này nhận tin. Căn cứ (Điều 1).\r\n" in text and "rợ giúp" not in text
    [page] = [data for path, data in tree.items() if path.startswith("docs/tin-tuc/") and "/tin-mau/" in path]
    assert "Xem thêm" in page.decode(), "the page itself leads on"


def test_documents_have_no_address_and_no_code(tree: Mapping[str, bytes], tmp_path: Path) -> None:
    put(tmp_path, dict(tree))
    files = makers.made(makers.PACKS, tree, tmp_path / "cache")
    [page] = pypdfium2.PdfDocument(files["bao-chi/goi/tin-mau.pdf"].read_bytes())
    text = page.get_textpage().get_text_range()
    assert f"{OWN}/tin-tuc" not in text and f"{OWN}/luat" not in text and "Trang chưa có địa chỉ" in text
    word = docx.Document(str(files["bao-chi/goi/tin-mau.docx"]))
    links = [one.target_ref for one in word.part.rels.values() if one.is_external]
    assert links and not [link for link in links if f"//{OWN}/tin" in link or f"//{OWN}/luat" in link]
    assert not word.inline_shapes
    with zipfile.ZipFile(io.BytesIO(files["bao-chi/goi/tin-mau.zip"].read_bytes())) as packed:
        assert f"https://{OWN}" not in packed.read("LICENCE.txt").decode()


def test_a_short_address_leads_on_within_the_site(tree: Mapping[str, bytes]) -> None:
    page = html.fromstring(tree["files/l/1-2020/index.html"].decode())
    assert page.xpath("//meta[@http-equiv]/@content") == ["0; url=../../luat/1-2020-qh14/"]
    assert page.xpath("//a/@href") == ["../../luat/1-2020-qh14/"] and OWN not in page.text_content()


def test_cards_and_tables_name_none(tree: Mapping[str, bytes]) -> None:
    assert b'"has_domain":false' in re.sub(rb"\s", b"", tree["press/bao-chi/goi/tin-mau.json"])
    assert "has_domain: false" in tree["mkdocs.yml"].decode()

"""What a clerk asks for at the workbench instead of a command: spelling, mends, the site of another province."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT as ROOT
from tests.sources import NEWS, SITE, put
from tests.workbench.desks import desk_of, get, send

PATH = "content/tin-tuc/2022-06-10-tin-mau.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return put(tmp_path, SITE)


def test_spelling_is_looked_over_on_demand(root: Path) -> None:
    desk = desk_of(root)
    assert get(desk, "").all("//a[.='Soát chính tả']/@href") == ["/ban-lam-viec/chinh-ta"]
    put(root, {PATH: NEWS.replace("title: Tin mẫu", "title: Tin của các ngườii mẫu")})
    found = get(desk, "chinh-ta")
    assert "“ngườii” có vẻ viết sai" in found.text and found.all("//pre/mark")[0].text == "ngườii"
    assert "ngườii" not in get(desk, "").text
    assert "chưa soát được chữ" not in found.text
    put(root, {PATH: NEWS.replace("kind: news", "kind: khong-co")})
    assert f"chưa soát được chữ, ở tệp: {PATH}" in get(desk, "chinh-ta").text


def test_what_has_one_right_answer_is_shown_then_mended_and_can_be_taken_back(root: Path) -> None:
    typed = NEWS.replace("Nội dung tin mẫu.", unicodedata.normalize("NFD", "Nội dung tin mẫu."))
    put(root, {PATH: typed})
    desk = desk_of(root)
    shown = get(desk, "sua-gon")
    assert "Máy chưa sửa gì" in shown.text and PATH in shown.text
    assert (root / PATH).read_text(encoding="utf-8") == typed
    put(root, {PATH: typed + "Thêm một câu.\n"})
    refused = send(desk, "sua-gon", {"ban": shown.field("ban")})
    assert "có tệp vừa được sửa" in refused.text.lower()
    done = send(desk, "sua-gon", {"ban": refused.field("ban")}).response
    assert done.status == 303 and "Đã sửa 1 tệp" in get(desk, done.headers["Location"]).text
    assert (root / PATH).read_text(encoding="utf-8") != typed + "Thêm một câu.\n"
    assert get(desk, f"truoc?tep={PATH}").all("//form")


def test_the_head_of_every_page_says_whose_site_it_is(root: Path) -> None:
    desk = desk_of(root)
    whose = desk.look().checked.site.places.province.name  # type: ignore[union-attr]
    for page in (get(desk, ""), get(desk, "cac-tep"), get(desk, "khong-co")):
        assert whose in page.all("//header")[0].text_content() and whose in page.all("//title")[0].text


def test_another_province_is_begun_and_says_how_it_is_opened(tmp_path: Path) -> None:
    looked = desk_of(ROOT).look()  # two seconds; nothing changes it
    desk = replace(desk_of(ROOT), look=lambda: looked)
    asked = get(desk, "tinh-khac")
    assert len(asked.all("//select/option")) == 1 + 33
    folder = tmp_path / "trang-ha-tinh"
    assert "cả đường dẫn" in send(desk, "tinh-khac", {"tinh": "Tỉnh Hà Tĩnh", "thu-muc": "ha-tinh"}).text
    done = send(desk, "tinh-khac", {"tinh": "Tỉnh Hà Tĩnh", "thu-muc": str(folder)})
    assert "bấm đúp Bat-dau" in done.text and str(folder) in done.text
    assert (folder / "Bat-dau.cmd").is_file() and (folder / "content" / "site.yml").is_file()
    assert "đã có" in send(desk, "tinh-khac", {"tinh": "Tỉnh Hà Tĩnh", "thu-muc": str(folder)}).text

"""Pictures on pages: light for a phone, silent about where they were taken, never moving the words."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from PIL import Image
from playwright.sync_api import Browser

from scripts.assemble.parts import picture_files
from scripts.flow.building import Options, build
from scripts.flow.progress import Progress
from tests.pictures import drawing, photo
from tests.site.test_browser import PHONE, opened
from tests.sources import LISTING, NEWS, NOW, site

# One worker builds their site for all.
pytestmark = pytest.mark.xdist_group("pictures")

TAKEN = Image.Exif()
TAKEN[0x0112] = 6
TAKEN[0x010F] = "May anh bi mat"
TAKEN.get_ifd(0x8825).update({1: "N", 2: (19.0, 16.0, 12.0), 3: "E", 4: (104.0, 8.0, 24.0)})
IMAGE = (
    "image: {file: hội-nghị.JPG, alt: 'Mô tả \"một\" & <hai>', caption: Chú thích, credit: Người chụp, licence: CC BY}"
)
BODY = """\
Mở đầu.

![Ảnh đứng riêng](to-roi.png "Ảnh: Người vẽ")

Giữa câu ![nhỏ *và* [lạ] `x` | "thế"](to-roi.png "Ảnh: Người vẽ"){ .cu } thì ở lại trong câu.

- ![trong mục](to-roi.png "Ảnh: Người vẽ")

```
![trong mã](to-roi.png "Ảnh: Người vẽ")
```
"""
FILES: dict[str, str | bytes] = {
    "content/tin-tuc/2022-06-10-tin-mau.md": NEWS.replace("kind: news", f"kind: news\n{IMAGE}").replace(
        "Nội dung tin mẫu.\n", BODY
    ),
    "content/tin-tuc/hội-nghị.JPG": photo(2400, 1800, exif=TAKEN, quality=90),
    "content/tin-tuc/to-roi.png": drawing(1000, 600),
    "events/2022/mau-thuong.yml": LISTING + "  images: [{file: nho.webp, alt: Mô tả, credit: Mẫu}]\n",
    "events/2022/nho.webp": photo(320, 200, "WEBP"),
}
ITEM, EVENT = "tin-tuc/2022/tin-mau/", "su-kien/2022/mau-thuong-2022-06-09/"


@dataclass(frozen=True)
class Published:
    root: Path

    def page(self, address: str) -> html.HtmlElement:
        return html.parse(self.root / "site" / address / "index.html", html.HTMLParser(encoding="utf-8")).getroot()

    def copies(self, picture: html.HtmlElement, address: str) -> dict[int, Path]:
        """The files that a picture offers, by the width that it promises."""
        return {
            int(width): (self.root / "site" / address / file).resolve()
            for file, width in re.findall(r"(\S+) (\d+)w", picture.xpath("string(source/@srcset)"))
        }


def publish(root: Path) -> dict[str, bytes]:
    built = build(root, NOW, Options(), Progress(quiet=True))
    assert built.output is not None and not built.warnings, (built.problems, built.warnings)
    return {
        path.relative_to(built.output).as_posix(): path.read_bytes()
        for path in built.output.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    root = site(tmp_path_factory.mktemp("ảnh"), FILES)
    publish(root)
    yield Published(root)


def test_every_picture_offers_copies_of_the_promised_size_and_no_larger(published: Published) -> None:
    for address, widths in ((ITEM, [480, 960, 1600]), (EVENT, [320])):
        picture = published.page(address).find(".//figure/picture")
        copies = published.copies(picture, address)
        assert list(copies) == widths
        shown = picture.find(".//img")
        for width, path in copies.items():
            with Image.open(path) as image:
                assert image.format == "WEBP"
                assert image.size == (width, round(width * int(shown.get("height")) / int(shown.get("width"))))


def test_a_picture_that_lay_on_its_side_stands(published: Published) -> None:
    shown = published.page(ITEM).find(".//figure/picture//img")
    assert (shown.get("width"), shown.get("height")) == ("1600", "2133")
    with Image.open(published.root / "site" / ITEM / "hội-nghị.JPG") as image:
        assert (image.format, image.size) == ("JPEG", (1600, 2133))


def test_no_published_file_tells_where_and_with_what_it_was_taken(published: Published) -> None:
    assert b"May anh bi mat" in FILES["content/tin-tuc/hội-nghị.JPG"]  # type: ignore[operator]
    found = [path for path in (published.root / "site").rglob("*") if path.suffix.lower() in (".jpg", ".png", ".webp")]
    assert len(found) >= 9
    for path in found:
        data = path.read_bytes()
        assert b"May anh bi mat" not in data and b"Exif" not in data, path
        with Image.open(io.BytesIO(data)) as image:
            assert not image.getexif() and "icc_profile" not in image.info, path


def test_words_beside_a_picture_are_kept_and_harmless(published: Published) -> None:
    figure = published.page(ITEM).find(".//figure")
    assert figure.find("picture//img").get("alt") == 'Mô tả "một" & <hai>'
    assert " ".join(figure.find("figcaption").text_content().split()) == "Chú thích Ảnh: Người chụp · CC BY"


def test_the_first_picture_of_an_item_comes_at_once_and_others_when_needed(published: Published) -> None:
    first, *others = published.page(ITEM).findall(".//picture//img")
    assert first.get("loading") is None and first.get("decoding") == "async"
    assert [shown.get("loading") for shown in others] == ["lazy"] * 3
    assert published.page(EVENT).find(".//picture//img").get("loading") == "lazy"


def test_pictures_in_the_text_know_their_sizes_and_name_their_maker(published: Published) -> None:
    prose = published.page(ITEM).xpath("//div[@class='prose']")[0]
    alone, within, item = prose.findall(".//picture")
    for picture in (alone, within, item):
        assert list(published.copies(picture, ITEM)) == [480, 960, 1000]
        assert all(path.is_file() for path in published.copies(picture, ITEM).values())
        assert (picture.find(".//img").get("width"), picture.find(".//img").get("height")) == ("1000", "600")
    assert alone.getparent().tag == "figure"
    assert alone.getnext().text_content() == "Ảnh: Người vẽ"
    assert within.getparent().tag == "p" and item.getparent().tag == "li"
    assert within.find(".//img").get("title") == item.find(".//img").get("title") == "Ảnh: Người vẽ"
    assert within.find(".//img").get("alt") == 'nhỏ *và* [lạ] `x` | "thế"'
    assert "Giữa câu { .cu } thì" in " ".join(prose.text_content().split())  # letters, as whatever stands in braces
    assert "![trong mã](to-roi.png" in prose.find(".//code").text_content()


def test_copies_are_made_once_and_a_clean_build_makes_the_same(
    published: Published, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean = publish(site(tmp_path, FILES))
    monkeypatch.setattr(picture_files, "upright", lambda data: pytest.fail("made again"))
    assert publish(published.root) == clean


def test_a_broken_picture_is_a_problem_at_its_place(tmp_path: Path) -> None:
    broken = FILES | {"content/tin-tuc/to-roi.png": drawing(400, 300)[:-60], "events/2022/nho.webp": b""}
    built = build(site(tmp_path, broken), NOW, Options(), Progress(quiet=True))
    assert built.output is None
    assert {(problem.code, problem.at.path, problem.at.line, problem.at.column) for problem in built.problems} == {
        ("E330", "content/tin-tuc/2022-06-10-tin-mau.md", 12, 1),
        ("E330", "content/tin-tuc/2022-06-10-tin-mau.md", 14, 10),
        ("E330", "content/tin-tuc/2022-06-10-tin-mau.md", 16, 3),
        ("E330", "events/2022/mau-thuong.yml", 15, 19),
    }


def test_a_phone_takes_a_small_copy_and_nothing_moves(browser: Browser, published: Published, serve: Any) -> None:
    base = serve(published.root / "site")
    with opened(browser, PHONE) as page:
        taken: list[str] = []
        page.on("request", lambda request: taken.append(request.url))
        page.route(re.compile(r"\.webp$"), lambda route: (time.sleep(0.3), route.continue_()))
        page.add_init_script(
            "window.shift = 0; new PerformanceObserver((list) => {"
            "for (const entry of list.getEntries()) window.shift += entry.value;"
            "}).observe({type: 'layout-shift', buffered: true});"
        )
        page.goto(base + ITEM, wait_until="networkidle")
        pictures = [url for url in taken if url.endswith((".webp", ".png", ".JPG"))]
        assert pictures and all(re.search(r"-480\.[0-9a-f]{8}\.webp$", url) for url in pictures), pictures
        assert page.evaluate("document.querySelector('figure img').naturalWidth") > 0
        assert page.evaluate("window.shift") == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE

"""Every diagram of the real site as readers see it: on a phone and a desk, light and dark, on paper, and as files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pypdfium2
import pytest
from lxml import etree, html
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.conftest import Built
from tests.site.test_accessibility import AXE, need

PHONE, DESK = 360, 1280
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SMALLEST = 12  # px
# 6.5 pt, in the one diagram that is taller than a sheet of A4.
SMALLEST_ON_PAPER = 8.7
# Letters as they are seen: their size, whether they lie within the picture and the screen, and their contrast with what
# is drawn below them (WCAG 2.2, 1.4.3).
LETTERS = """() => {
  const svg = document.querySelector('.diagram > svg');
  const frame = svg.getBoundingClientRect();
  const shapes = [...svg.querySelectorAll('path')];
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = channels(colour).slice(0, 3).map((one) => one / 255).map((one) =>
      one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const filled = (shape) => { const fill = getComputedStyle(shape).fill; return fill !== 'none' && channels(fill)[3] !== 0; };
  let paper = 'rgb(255, 255, 255)';
  for (let up = svg; up; up = up.parentElement) {
    const colour = getComputedStyle(up).backgroundColor;
    if (channels(colour)[3] !== 0) { paper = colour; break; }
  }
  return [...svg.querySelectorAll('text')].map((line) => {
    const box = line.getBoundingClientRect();
    const style = getComputedStyle(line);
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const under = shapes.filter((shape) => {
      const one = shape.getBoundingClientRect();
      return filled(shape) && one.left <= x && one.right >= x && one.top <= y && one.bottom >= y;
    }).pop();
    const ground = under ? getComputedStyle(under).fill : paper;
    const [high, low] = [light(style.fill), light(ground)].sort((a, b) => b - a);
    const inside = (outer) => box.left >= outer.left - 1 && box.right <= outer.right + 1;
    return {
      text: line.textContent,
      size: parseFloat(style.fontSize) * line.getScreenCTM().a,
      cut: !(inside(frame) && box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1
        && box.left >= 0 && box.right <= document.documentElement.clientWidth),
      contrast: (high + 0.05) / (low + 0.05),
    };
  });
}"""


@pytest.fixture(scope="module")
def names(built: Built) -> list[str]:
    found = [name for name in built.addresses if re.fullmatch("so-do/[^/]+/", name)]
    assert len(found) >= 9
    return found


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(service_workers="block", reduced_motion="reduce")
    yield page
    page.close()


def wrong(letters: list[dict[str, Any]], smallest: float) -> list[tuple[Any, ...]]:
    assert letters
    return [
        (one["text"], round(one["size"], 1), round(one["contrast"], 1), one["cut"])
        for one in letters
        if one["size"] < smallest - 0.05 or one["contrast"] < 4.5 or one["cut"]
    ]


def together(text: str) -> str:
    """Without the blanks, which a PDF keeps as gaps."""
    return "".join(text.split())


@pytest.mark.slow
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_every_letter_is_large_whole_and_dark_enough(names: list[str], tab: Page, site_url: str, width: int) -> None:
    axe = need(AXE.is_file() and AXE, "axe-core")
    found: list[Any] = []
    tab.set_viewport_size({"width": width, "height": 740})
    for name in names:
        tab.goto(site_url + name)
        tab.evaluate("document.fonts.ready")
        for scheme in SCHEMES:
            tab.emulate_media(media="screen", color_scheme=scheme)
            found += [(name, scheme, *one) for one in wrong(tab.evaluate(LETTERS), SMALLEST)]
        tab.add_script_tag(path=axe)
        found += tab.evaluate("axe.run('.diagram').then((all) => all.violations.map((one) => [one.id, one.help]))")
        tab.emulate_media(media="print", color_scheme="dark")
        found += [(name, "print", *one) for one in wrong(tab.evaluate(LETTERS), SMALLEST_ON_PAPER)]
    assert found == []


@pytest.mark.slow
def test_a_diagram_is_printed_whole(names: list[str], tab: Page, site_url: str, tmp_path: Path) -> None:
    for name in names:
        tab.emulate_media(media="print")
        tab.goto(site_url + name)
        words = tab.evaluate("[...document.querySelectorAll('.diagram > svg text')].map((line) => line.textContent)")
        tab.pdf(path=tmp_path / "to.pdf", prefer_css_page_size=True)
        sheets = [
            together(sheet.get_textpage().get_text_range()) for sheet in pypdfium2.PdfDocument(tmp_path / "to.pdf")
        ]
        missing = [[one for one in words if together(one) not in sheet] for sheet in sheets]
        assert [] in missing, (name, missing)


def test_what_must_be_read_with_a_picture_is_in_its_file(names: list[str], built: Built) -> None:
    """A newspaper prints the file without its page: the note, the texts and since when, and whose a bare article is."""
    noted = 0
    for name in names:
        svg = etree.parse(str(built.root / name / "so-do.svg")).getroot()
        lines = [line.text for line in svg.iter("{*}text")]
        told = together("".join(lines))
        for note in built.pages[name].xpath("//figure[contains(@class, 'diagram')]/figcaption/p/b/text()"):
            assert together(note) in told, (name, note)
            noted += 1
        if any(re.fullmatch(r"(?i)((điểm|khoản)\s.*)?điều\s\w+", line) for line in lines):
            assert together("số 120/2025/QH15: có hiệu lực từ ngày 01/7/2026") in told, name
            assert together("Điều, khoản không ghi tên văn bản là của luật này.") in told, name
        png = Image.open(built.root / name / "so-do.png")
        assert png.height == round(3 * float(svg.get("height"))), "nothing of it is cut off"
    assert noted >= 6
    figures = (built.root / "so-do/xa-sach-ve-ma-tuy/so-do.svg").read_text(encoding="utf-8")
    assert all(
        said in together(re.sub("<[^>]+>", "", figures)) for said in ("đừngsosốxã,tỉlệcủamốc30/6/2025", "cầnđốichiếu")
    )


def test_every_picture_can_be_taken_away_and_says_whose_it_is(built: Built) -> None:
    links = [
        (page, link)
        for page, tree in built.pages.items()
        for link in tree.xpath("//p[contains(@class, 'downloads')]/a[@download]")
    ]
    room = {link.get("href") for page, link in links if page == "bao-chi/"}
    assert len(room) >= 9 * 3 + 3 * 2
    files = {(built.root / page / link.get("href")).resolve() for page, link in links}
    assert files == {(built.root / "bao-chi" / href).resolve() for href in room}, "the press room lists them all"
    names = [link.get("download") for page, link in links if page == "bao-chi/"]
    assert len(set(names)) == len(names), "no two are saved under one name"
    for file in files:
        match file.suffix:
            case ".svg":
                told = html.tostring(etree.parse(str(file)).getroot().find("{*}metadata"), encoding="unicode")
            case ".png":
                told = str(Image.open(file).info["XML:com.adobe.xmp"])
            case _:
                told = pypdfium2.PdfDocument(file)[0].get_textpage().get_text_range().replace("\u00a0", " ")
        assert "Phòng, chống ma túy Nghệ An" in told and "CC BY 4.0" in " ".join(told.split()), file

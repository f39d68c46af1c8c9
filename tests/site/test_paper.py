"""What comes out of a printer: A4 pages with all that matters, nothing of the screen, and a code that leads back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Browser

ADDRESS = "phongchongmatuy.example/"
LAW, EVENT = "luat/73-2021-qh14/dieu-23/", "su-kien/2022/con-cuong-2022-06-09/"
KINDS = {
    LAW: ("Điều 23", "Hết hiệu lực từ ngày 01/7/2026", "Khoản 1", f"{ADDRESS}l/73-2021-23/"),
    EVENT: ("Con Cuông", "ngày 9 tháng 6 năm 2022", "Đơn vị tổ chức", f"{ADDRESS}{EVENT}", "concuong.nghean.gov.vn"),
    "": (ADDRESS,),
    "ho-tro/": ("111", "0769.04.04.04", f"{ADDRESS}ho-tro/"),
    "su-kien/2022/": ("Tháng 6/2022", "Hưng Nguyên"),
    "tinh-huong/con-toi-dung-ma-tuy/": (
        "gọi 115",
        "Bao lâu:",
        "Việc nên làm",
        "Căn cứ",
        "24 giờ",
        "Tuổi khác",
    ),
    "de-doc/toi-muon-cai-nghien/": ("Trước hết",),
    "luat/120-2025-qh15/": ("Đang có hiệu lực", "Điều 1."),
    "chien-dich/2022/": ("Kế hoạch", "Nậm Càn"),
    "en/": ("Whom to call", "Printed from"),
}
# Words of the header's menu, the search and the buttons; the call bar covers the bottom of pages on a phone.
SCREEN = ("Giao diện tối", "Mở menu", "Chép nội dung", "In trang này", "Có người nguy kịch Gọi", "Tìm kiếm")

Printer = Callable[[str], pypdfium2.PdfDocument]


@pytest.fixture(scope="module")
def printed(browser: Browser, site_url: str, tmp_path_factory: pytest.TempPathFactory) -> Printer:
    folder = tmp_path_factory.mktemp("giấy")

    def make(address: str) -> pypdfium2.PdfDocument:
        path = Path(folder, (address.replace("/", "_") or "home") + ".pdf")
        if not path.exists():
            page = browser.new_page(color_scheme="dark", service_workers="block")
            page.goto(site_url + address)
            page.pdf(path=path, prefer_css_page_size=True)
            page.close()
        return pypdfium2.PdfDocument(path)

    return make


def text_of(paper: pypdfium2.PdfDocument) -> str:
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in paper).split())


@pytest.mark.parametrize("address", KINDS)
def test_paper_holds_what_matters_and_nothing_of_the_screen(printed: Printer, address: str) -> None:
    paper = printed(address)
    text = text_of(paper)
    assert [words for words in KINDS[address] if words not in text] == []
    assert [words for words in SCREEN if words in text] == []
    for page in paper:
        assert [round(side) for side in page.get_size()] == [595, 842]  # A4 in points


@pytest.mark.parametrize("address", [LAW, EVENT, "chien-dich/2022/", "luat/120-2025-qh15/"])
def test_nothing_is_clipped_and_dark_readers_print_on_white(printed: Printer, address: str) -> None:
    for page in printed(address):
        picture = page.render(scale=1).to_pil().convert("L")
        width, height = picture.size
        for edge in ((0, 0, 40, height), (width - 40, 0, width, height)):
            assert picture.crop(edge).getextrema() == (255, 255)
        assert sum(picture.histogram()[200:]) > 0.85 * width * height


@pytest.mark.parametrize(
    ("address", "target"), [(LAW, f"https://{ADDRESS}l/73-2021-23/"), (EVENT, f"https://{ADDRESS}{EVENT}")]
)
def test_the_code_on_the_first_sheet_leads_back(printed: Printer, address: str, target: str) -> None:
    (found,) = zxingcpp.read_barcodes(printed(address)[0].render(scale=2).to_pil())
    assert found.text == target


def test_an_event_fits_on_one_sheet(printed: Printer) -> None:
    assert len(printed(EVENT)) == 1


def test_folds_are_open_on_paper(printed: Printer) -> None:
    # The tasks of the agencies are in closed folds on the screen.
    assert "Tăng thời lượng, số tin, bài và phóng sự" in text_of(printed("chien-dich/2022/"))

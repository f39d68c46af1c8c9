"""A clerk's day through a real `serve`: an event is begun by keys alone, written, given a picture, saved, seen, taken
back, and saved by two at once."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from scripts.read import read
from tests.conftest import CHECKOUT, need
from tests.reports.read_back import lines, opened
from tests.site.test_accessibility import AXE, violations
from tests.sources import site

pytestmark = pytest.mark.xdist_group("workbench")

PATH = "events/2026/le-mit-tinh-mau.yml"
# A machine that runs the whole suite is slow.
PATIENCE = 60_000


@dataclass(frozen=True)
class Serving:
    root: Path
    door: str
    preview: str


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    root = site(tmp_path_factory.mktemp("một ngày làm việc"))
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "scripts.cli",
            "serve",
            "--no-open",
            "--port",
            "0",
            "--root",
            str(root),
            "--now",
            "2026-11-24 09:00",
        ],
        cwd=CHECKOUT,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout
    door = preview = ""
    for line in process.stdout:
        door = line.partition(": ")[2].strip() if line.startswith("Bàn làm việc") else door
        if line.startswith("Xem thử tại"):
            preview = line.split()[3]
            break
    yield Serving(root, door, preview)
    process.terminate()
    process.wait(20)


@pytest.fixture
def page(serving: Serving, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN")
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    found = context.new_page()
    elsewhere: list[str] = []
    faults: list[str] = []
    own = (serving.preview, "data:", f"blob:{serving.preview}")
    found.on("request", lambda one: None if one.url.startswith(own) else elsewhere.append(one.url))
    found.on("pageerror", lambda error: faults.append(str(error)))
    found.on("console", lambda one: faults.append(one.text) if "Content Security Policy" in one.text else None)
    found.goto(serving.door)
    yield found
    expect.set_options(timeout=5_000)
    context.close()
    assert (elsewhere, faults) == ([], [])


def faults_of(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds; the page's policy lets nobody put a script into it, so the debugger does."""
    need(AXE.exists(), "axe-core")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return violations(page, iframes=False)  # the page beside is looked at by tests of the site


def picture(path: Path) -> Path:
    out = io.BytesIO()
    Image.new("RGB", (1200, 800), "seagreen").save(out, "PNG")
    path.write_bytes(out.getvalue())
    return path


def test_create_edit_picture_save_undo_conflict(serving: Serving, page: Page, tmp_path: Path) -> None:
    # Begun by keys alone.
    link = page.get_by_role("link", name="Sự kiện", exact=True)
    link.focus()
    page.keyboard.press("Enter")
    page.get_by_label("Tên sự kiện").focus()
    page.keyboard.type("Lễ mít tinh mẫu")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("9/12/2026")
    page.keyboard.press("Enter")

    title = page.locator("[id='f-title']")
    expect(title).to_have_value("Lễ mít tinh mẫu")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.locator("#f-tom-tat")).to_be_visible()
    assert not (serving.root / PATH).exists()
    page.locator("[id='f-summary']").fill("Một câu mẫu.")
    page.locator("[id='f-kind']").select_option("mit-tinh")
    page.locator("[id='f-source-title']").fill("1/KH-MAU")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("Đã lưu")
    assert [one.code for one in read(serving.root).problems if one.is_error] == []
    assert faults_of(page) == []

    # The page stands beside the form, as it is typed.
    frame = page.frame_locator("[data-page]")
    expect(frame.locator("h1")).to_have_text("Lễ mít tinh mẫu")
    title.fill("Lễ mít tinh sửa")
    expect(frame.locator("h1")).to_have_text("Lễ mít tinh sửa")

    # A picture, with its words.
    page.locator("details.f-rare:has(> #f-images) > summary").click()
    page.get_by_role("button", name="Thêm Ảnh", exact=True).click()
    page.locator("[id='f-images-n0-file-tep']").set_input_files(picture(tmp_path / "Ảnh lễ.png"))
    page.locator("[id='f-images-n0-alt']").fill("Nền xanh")
    page.locator("[id='f-images-n0-credit']").fill("Ban biên tập")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("Đã lưu")
    assert (serving.root / "events/2026/anh-le.png").is_file()
    assert "Lễ mít tinh sửa" in (serving.root / PATH).read_text(encoding="utf-8")

    # The preview has it.
    preview = page.context.new_page()
    preview.goto(serving.preview + "su-kien/2026/")
    expect(preview.get_by_text("Lễ mít tinh sửa").first).to_be_visible()

    # One step back.
    page.get_by_role("link", name="Các bản trước").click()
    page.get_by_role("button", name="Lấy lại bản này").first.click()
    expect(page.get_by_role("status").first).to_contain_text("Đã lấy lại")
    assert "Lễ mít tinh mẫu" in (serving.root / PATH).read_text(encoding="utf-8")

    # Two at once.
    page.get_by_role("link", name=PATH).click()
    page.get_by_role("link", name="Sửa bằng biểu mẫu").click()
    file = serving.root / PATH
    file.write_text(file.read_text(encoding="utf-8").replace("Lễ mít tinh mẫu", "Tên của người kia"), encoding="utf-8")
    title.fill("Tên của tôi")
    page.get_by_role("button", name="Lưu", exact=True).click()
    clash = page.get_by_role("group", name="Hai bản đặt cạnh nhau")
    expect(clash).to_contain_text("Tên của người kia")
    expect(title).to_have_value("Tên của tôi")
    assert faults_of(page) == []
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("Đã lưu")
    assert "Tên của tôi" in file.read_text(encoding="utf-8")


def test_a_report_is_taken_along(serving: Serving, page: Page, tmp_path: Path) -> None:
    page.get_by_role("link", name="Làm báo cáo").click()
    page.get_by_label("Tuần có ngày").fill("9/6/2022")
    with page.expect_download() as loading:
        page.get_by_role("button", name="Tải báo cáo tuần").click()
    assert loading.value.suggested_filename == "bao-cao-tuan-2022-06-06.docx"
    loading.value.save_as(tmp_path / "bao-cao.docx")
    said = [one.text for one in lines(opened((tmp_path / "bao-cao.docx").read_bytes()))]
    assert "(từ ngày 06 đến ngày 12 tháng 6 năm 2022)" in said
    page.get_by_role("textbox", name="Tháng").fill("tháng sau")
    page.get_by_role("button", name="Tải báo cáo tháng", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Không hiểu tháng “tháng sau”")
    assert faults_of(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert faults_of(page) == []


def test_forms_fit_a_phone(serving: Serving, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    base = serving.door.partition("?")[0]
    for address in (
        "viet-moi?loai=su-kien",
        "bieu-mau?tep=content/site.yml",
        "bieu-mau?tep=content/hoi-dap/cau-hoi-mau.md",
        "nhap",
        "bang-xa",
    ):
        page.goto(base + address)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide == 0, address
        assert faults_of(page) == [], address

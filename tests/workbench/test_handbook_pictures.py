"""The June of the handbook at the workbench, step by step: what HUONG-DAN.md says to press is there, and its pictures
show today's workbench. `python3 -m scripts test tests/workbench/test_handbook_pictures.py --pictures` takes them."""

from __future__ import annotations

import io
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import yaml
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser, Locator, Page, expect

from scripts.preview.server import server
from scripts.preview.serving import Preview
from scripts.workbench.desk import Desk
from scripts.workbench.jobs import Jobs
from tests.conftest import CHECKOUT
from tests.plans.layouts import CASES as PLANS
from tests.sources import site
from tests.tables.province import PLACES
from tests.tables.sheets import CASES as SHEETS
from tests.workbench.desks import KEY

pytestmark = pytest.mark.xdist_group("workbench")

FOLDER = CHECKOUT / "docs" / "pictures" / "huong-dan"
HANDBOOK = (CHECKOUT / "HUONG-DAN.md").read_text(encoding="utf-8")
# What each picture says; written with the pictures.
SAID = CHECKOUT / "tests" / "cases" / "handbook_pictures.yml"
WORDS: dict[str, list[str]] = yaml.safe_load(SAID.read_text(encoding="utf-8")) if SAID.is_file() else {}
NOW = datetime.fromisoformat("2027-05-20 09:00+07:00")
PATIENCE = 60_000
LARGEST = 60_000
# Letters of another machine are other by a little; a moved box, a new colour is more.
SMALL, UNLIKE = (96, 64), 9.0
CAMPAIGN = "events/2027/campaign.yml"
EVENT = "events/2027/le-ra-quan.yml"


_STILL: dict[str, Any] = {"animations": "disabled", "caret": "hide"}


# The words that can be seen, each text of the page with where it begins and ends; what people read in the page beside
# a form is of the site, not of the workbench.
_SEEN = """() => {
  const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const text = node.data.replace(/\\s+/g, " ").trim(), range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    // Texts of a closed fold have a box until the browser drops it.
    const isSeen = box.width > 1 && box.height > 1 && node.parentElement.checkVisibility({ visibilityProperty: true });
    if (text && isSeen && !node.parentElement.closest("script, style, [data-why]"))
      found.push([text, box.left, box.top, box.right, box.bottom]);
  }
  return found;
}"""


@dataclass
class Album:
    """Takes each picture, and looks whether the one in the handbook is like it: in its shapes, and word for word."""

    page: Page
    taken_anew: bool
    unlike: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    words: dict[str, list[str]] = field(default_factory=dict)

    def take(self, name: str, height: int = 620) -> None:
        """The page from its top."""
        self.page.evaluate("scrollTo(0, 0)")
        self._read(name, (0, 0, 1280, height))
        self._keep(name, self.page.screenshot(clip={"x": 0, "y": 0, "width": 1280, "height": height}, **_STILL))

    def take_here(self, name: str) -> None:
        """What the window shows."""
        self._read(name, (0, 0, 1280, 900))
        self._keep(name, self.page.screenshot(**_STILL))

    def take_of(self, name: str, part: Locator) -> None:
        """A part of the page."""
        part.scroll_into_view_if_needed()
        box = part.bounding_box()
        assert box
        self._read(name, (box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]))
        self._keep(name, part.screenshot(**_STILL))

    def _read(self, name: str, within: tuple[float, float, float, float]) -> None:
        """Whatever the picture says must be on the page still."""
        left, top, right, bottom = within
        # The desk loads itself anew when what it shows was built.
        self.page.wait_for_load_state()
        seen = [(re.sub(r"[0-9]+", "0", text), *box) for text, *box in self.page.evaluate(_SEEN)]
        self.words[name] = sorted(
            {text for text, *box in seen if box[0] >= left and box[1] >= top and box[2] <= right and box[3] <= bottom}
        )
        there = {one[0] for one in seen}
        kept = self.words[name] if self.taken_anew else WORDS.get(name, [])
        self.unlike += [f"{name}: no “{one}” any more" for one in kept if one not in there]
        if not kept:
            self.unlike.append(f"{name}: says nothing")

    def _keep(self, name: str, data: bytes) -> None:
        self.names.append(name)
        shot = Image.open(io.BytesIO(data)).convert("RGB")
        file = FOLDER / f"{name}.webp"
        if self.taken_anew:
            FOLDER.mkdir(parents=True, exist_ok=True)
            shot.save(file, quality=60, method=6)
        if not file.is_file():
            self.unlike.append(f"{name}: missing")
            return
        with Image.open(file) as kept:
            # A part that begins between two dots takes one more; what stands above it depends on what was built yet.
            same_size = all(abs(one - other) <= 1 for one, other in zip(kept.size, shot.size, strict=True))
            apart = ImageChops.difference(kept.convert("L").resize(SMALL), shot.convert("L").resize(SMALL))
        mean = ImageStat.Stat(apart).mean[0]
        if not same_size or mean > UNLIKE:
            self.unlike.append(f"{name}: {mean:.1f}, {shot.size} for {kept.size}")


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    root = site(
        tmp_path_factory.mktemp("tháng sáu"),
        {"content/places.yml": PLACES, "events/2022/campaign.yml": None, "events/2022/mau-thuong.yml": None},
    )
    for one in (root / "content").rglob("*.md"):  # nothing of theirs leads to what is not there
        one.write_text(re.sub(r"\[([^\]]+)\]\((?:sukien|chiendich):[^)]+\)", r"\1", one.read_text("utf-8")), "utf-8")
    preview = Preview(root, lambda: NOW)
    desk = Desk(root, lambda: NOW, KEY, preview.look, Jobs(root), preview.drawn)
    with server(preview.site, preview.state, "127.0.0.1", 0, desk) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        stop = threading.Event()
        watching = threading.Thread(target=_watch, args=(root, preview, stop), daemon=True)
        watching.start()
        yield root, f"http://127.0.0.1:{listening.server_address[1]}/ban-lam-viec/?khoa={KEY}"
        stop.set()
        watching.join(PATIENCE)
        listening.shutdown()


def _watch(root: Path, preview: Preview, stop: threading.Event) -> None:
    """As `serve` does."""
    before: object = None
    while not stop.wait(0.2):
        now = [(str(one), one.stat().st_mtime_ns) for top in ("content", "events") for one in (root / top).rglob("*.*")]
        if now != before:
            before = now
            preview.edited()
            preview.wait()


@pytest.fixture
def page(door: tuple[Path, str], browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN", color_scheme="light")
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    found = context.new_page()
    found.goto(door[1])
    yield found
    expect.set_options(timeout=5_000)
    context.close()


def test_the_june_of_the_handbook(
    door: tuple[Path, str], page: Page, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    root, _ = door
    album = Album(page, bool(request.config.getoption("--pictures")))
    for chapter in STORY:
        page.goto(door[1].partition("?")[0])
        chapter(root, page, album, tmp_path)
    if album.taken_anew:
        text = yaml.safe_dump(album.words, allow_unicode=True, width=200, sort_keys=True)
        SAID.write_text(text, encoding="utf-8", newline="\n")
    assert album.unlike == [], "take the pictures anew and read HUONG-DAN.md again"
    shown = re.findall(r"\(docs/pictures/huong-dan/([\w-]+)\.webp\)", HANDBOOK)
    assert sorted(shown) == sorted(album.names) == sorted(one.stem for one in FOLDER.iterdir())


def test_the_pictures_are_small() -> None:
    assert all(one.stat().st_size < LARGEST for one in FOLDER.iterdir())


def save(page: Page) -> None:
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("Đã lưu")


def dropped(page: Page, made: tuple[str, bytes], folder: Path) -> None:
    (folder / made[0]).write_bytes(made[1])
    page.get_by_role("link", name="Nhập bảng Excel, giấy mời, kế hoạch").click()
    page.locator("#tep").set_input_files(folder / made[0])


def found(page: Page, words: str, path: str) -> None:
    page.get_by_role("link", name="Bàn làm việc", exact=True).click()
    page.get_by_label("Tìm bài, sự kiện để sửa").fill(words)
    page.get_by_role("button", name="Tìm", exact=True).click()
    expect(page.get_by_label("Tìm theo tên bài, sự kiện, nơi")).to_be_visible()
    link = page.get_by_role("main").locator(f"a[href*='{quote(path, safe='')}']").first
    for _ in range(60):  # what was just saved is read by the watcher first
        if link.count():
            break
        page.wait_for_timeout(500)
        page.reload()
    link.click()


def form_of_event(page: Page) -> None:
    found(page, "le ra quan", EVENT)
    page.get_by_role("link", name="Sửa bằng biểu mẫu").click()
    expect(page.get_by_label("Tên hoạt động")).to_be_visible()


def rare(page: Page, name: str) -> Locator:
    """A field that is folded away while it is empty."""
    control = page.locator(f"[id='f-{name}']")
    if not control.is_visible():
        page.locator(f"details:has([id='f-{name}']) > summary").first.click()
    return control


def plan(root: Path, page: Page, album: Album, folder: Path) -> None:
    expect(page.get_by_role("heading", name="Đang có gì sai")).to_be_visible()
    expect(page.get_by_text("Không có lỗi, không có cảnh báo")).to_be_visible()
    album.take("ban-lam-viec", 760)
    dropped(page, PLANS["typed_numbers"](), folder)
    page.get_by_role("button", name="Đọc thử").click()
    expect(page.get_by_role("heading", name="Đã đọc kế hoạch")).to_be_visible()
    album.take("ke-hoach", 700)
    page.get_by_role("button", name="Ghi bản nháp chiến dịch").click()
    expect(page.get_by_role("status").first).to_be_visible()
    assert "\ndraft: true" in (root / CAMPAIGN).read_text(encoding="utf-8")


def campaign(root: Path, page: Page, album: Album, folder: Path) -> None:
    found(page, "thang hanh dong", CAMPAIGN)
    page.get_by_role("link", name="Sửa bằng biểu mẫu").click()
    rare(page, "draft").uncheck()
    save(page)
    assert "\ndraft: true" not in (root / CAMPAIGN).read_text(encoding="utf-8")


def event(root: Path, page: Page, album: Album, folder: Path) -> None:
    page.get_by_role("link", name="Sự kiện", exact=True).click()
    page.get_by_label("Tên sự kiện").fill("Lễ ra quân")
    page.get_by_label("Ngày diễn ra").fill("7h30 thứ Tư, ngày 9/6/2027")
    album.take("viet-moi", 480)
    page.get_by_role("button", name="Mở biểu mẫu").click()
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.locator("#f-tom-tat")).to_be_visible()
    album.take("con-thieu")
    page.get_by_label("Tóm tắt").fill("Xã Đồng Mẫu ra quân hưởng ứng Tháng hành động.")
    page.get_by_label("Loại hoạt động").select_option(label="Lễ ra quân")
    page.locator("summary", has_text="Nơi diễn ra").click()
    page.get_by_label("Xã, phường, thị trấn 1", exact=True).fill("Xã Đồng Mẫu")
    page.get_by_label("Tên báo, cơ quan, hoặc số văn bản").first.fill("45/KH-UBND")
    save(page)
    expect(page.frame_locator("[data-page]").locator("h1")).to_have_text("Lễ ra quân")
    album.take("bieu-mau", 900)


def picture(root: Path, page: Page, album: Album, folder: Path) -> None:
    form_of_event(page)
    group = page.locator("details.f-rare:has(> #f-images)")
    group.locator("summary").first.click()
    group.get_by_role("button", name="Thêm Ảnh", exact=True).click()
    Image.new("RGB", (1200, 800), "seagreen").save(folder / "Ảnh lễ ra quân.png")
    page.locator("[id='f-images-n0-file-tep']").set_input_files(folder / "Ảnh lễ ra quân.png")
    expect(page.locator("#f-images img")).to_have_js_property("naturalWidth", 1200)
    page.get_by_label("Mô tả ảnh").fill("Đoàn viên xếp hàng trước nhà văn hóa xã")
    page.get_by_label("Người chụp hoặc nguồn ảnh").fill("Ban biên tập")
    page.locator("#f-images").scroll_into_view_if_needed()
    album.take_of("anh", page.locator("#f-images"))
    save(page)
    assert (root / "events/2027/anh-le-ra-quan.png").is_file()


def sheet(root: Path, page: Page, album: Album, folder: Path) -> None:
    dropped(page, SHEETS["plain_sheet"](), folder)
    page.get_by_role("button", name="Đọc thử").click()
    expect(page.get_by_role("status")).to_contain_text("2 mới")
    album.take("bang", 900)
    page.get_by_role("button", name="Ghi những mục đã chọn").click()
    expect(page.get_by_text("Đã ghi 2 sự kiện").first).to_be_visible()


def moved_and_cancelled(root: Path, page: Page, album: Album, folder: Path) -> None:
    form_of_event(page)
    page.get_by_label("Bắt đầu").fill("7h30 ngày 11/6/2027")
    page.get_by_label("Tình trạng").select_option(label="Đổi lịch")
    rare(page, "previous_start").fill("7h30 ngày 9/6/2027")
    save(page)
    form_of_event(page)
    page.get_by_label("Tình trạng").select_option(label="Đã hủy")
    rare(page, "reason").fill("Mưa lớn kéo dài")
    page.locator("#f-status").scroll_into_view_if_needed()
    expect(page.frame_locator("[data-page]").get_by_text("Mưa lớn kéo dài").first).to_be_visible()
    album.take_here("huy")
    save(page)


def release(root: Path, page: Page, album: Album, folder: Path) -> None:
    page.get_by_role("link", name="Thông cáo báo chí", exact=True).click()
    page.get_by_label("Tiêu đề").fill("Khai mạc Tháng hành động")
    page.get_by_label("Ngày đăng").fill("1/6/2027")
    page.get_by_role("button", name="Mở biểu mẫu").click()
    page.get_by_label("Tóm tắt").fill("Một câu mẫu.")
    page.get_by_label("Người viết").fill("Ban biên tập")
    page.get_by_label("Bài viết").fill("Nội dung mẫu.")
    page.get_by_role("button", name="Thêm Nguồn", exact=True).click()
    page.get_by_label("Tên báo, cơ quan, hoặc số văn bản").first.fill("45/KH-UBND")
    rare(page, "embargo").fill("8h ngày 1/6/2027")
    page.keyboard.press("Tab")
    expect(page.frame_locator("[data-page]").locator("h1")).to_have_text("Khai mạc Tháng hành động")
    album.take_here("gio-dang")
    save(page)
    page.goto(page.url.partition("/ban-lam-viec/")[0] + "/ban-lam-viec/")
    expect(page.get_by_role("heading", name="Sẽ đăng, sẽ thôi đăng")).to_be_visible()
    album.take_of("trong-tuan", page.locator("#phan-sap"))


def mistake(root: Path, page: Page, album: Album, folder: Path) -> None:
    file = root / EVENT
    kept = file.read_text(encoding="utf-8")
    file.write_text(kept.replace("kind: le-ra-quan", "kind: le-ra-qan"), encoding="utf-8")
    expect(page.get_by_text("phải sửa mới đăng được")).to_be_visible()
    album.take("bao-loi", 560)
    file.write_text(kept, encoding="utf-8")
    expect(page.get_by_text("phải sửa mới đăng được")).not_to_be_visible()


def undo(root: Path, page: Page, album: Album, folder: Path) -> None:
    found(page, "le ra quan", EVENT)
    page.get_by_role("link", name="Các bản trước").click()
    album.take("ban-truoc", 760)
    page.get_by_role("button", name="Lấy lại bản này").first.click()
    expect(page.get_by_role("status").first).to_contain_text("Đã lấy lại")


def conflict(root: Path, page: Page, album: Album, folder: Path) -> None:
    form_of_event(page)
    file = root / EVENT
    file.write_text(file.read_text(encoding="utf-8").replace("Lễ ra quân", "Lễ ra quân toàn xã"), encoding="utf-8")
    page.get_by_label("Tên hoạt động").fill("Lễ ra quân mùa hè")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_role("group", name="Hai bản đặt cạnh nhau")).to_be_visible()
    album.take("hai-ban")
    save(page)


def publish(root: Path, page: Page, album: Album, folder: Path) -> None:
    page.get_by_role("link", name="Đăng trang…").click()
    expect(page.get_by_role("button", name="Đăng ngay")).to_be_visible()
    album.take("dang", 760)
    page.get_by_role("button", name="Đăng ngay").click()
    expect(page.get_by_text("Đã đăng.").first).to_be_visible(timeout=120_000)


Chapter = Callable[[Path, Page, Album, Path], None]
STORY: tuple[Chapter, ...] = (
    plan,
    campaign,
    event,
    picture,
    sheet,
    moved_and_cancelled,
    release,
    mistake,
    undo,
    conflict,
    publish,
)

"""3,000 fictional events through the real build: light lists, and a finder that answers at once on a slow phone.

Run with `-s` to see the numbers; no time is asserted, for that would test the machine.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from scripts.assemble.pieces import Tree
from scripts.assemble.site_tree import assemble
from scripts.bench.generate import Item, checkout, corpus
from scripts.draw import makers
from scripts.flow import building
from scripts.flow.progress import Progress
from scripts.model.values import VIETNAM
from scripts.vietnamese.folding import fold
from tests.sources import put

# One worker builds their site for all.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("events")]

COUNT = 3_000
NOW = datetime(2025, 6, 10, 9, 0, tzinfo=VIETNAM)
# From an input to the frame that shows its result: style, layout and paint are in it.
TIMER = """
window.spent = [];
for (const name of ["input", "change"]) addEventListener(name, (event) => {
  if (name === "input" && event.target.tagName !== "INPUT") return;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => window.spent.push(performance.now() - event.timeStamp);
  requestAnimationFrame(() => channel.port2.postMessage(0));
}, true);
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("ba nghìn sự kiện")
    found = corpus(COUNT * 5 // 3 + 2)
    put(root, checkout(replace(found, events=tuple(map(as_of_now, found.events[:COUNT])), stories=())))
    with pytest.MonkeyPatch.context() as patch:
        # No test here looks at what takes longest: what is drawn beside the pages, and the files of each event.
        patch.setattr(makers, "MAKERS", ())
        patch.setattr(building, "assemble", without_files_of_events)
        done = building.build(root, NOW, building.Options(compressed=False), Progress(quiet=True))
    assert done.output is not None, done.problems
    return done.output


def as_of_now(event: Item) -> Item:
    """What is yet to come was not held."""
    return replace(event, fields={**event.fields, "status": "scheduled"}) if event.day >= NOW.date() else event


def without_files_of_events(*found: Any) -> Tree:
    return {path: file for path, file in assemble(*found).items() if "/mau-0" not in path}


def wire(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))


def test_every_list_is_light(site: Path) -> None:
    lists = list((site / "su-kien").rglob("index.html"))
    sizes = sorted((wire(path), path.relative_to(site).as_posix()) for path in lists)
    data = wire(site / "su-kien/danh-sach.json")
    print(f"\n{len(sizes)} lists, heaviest {sizes[-1]}, median {sizes[len(sizes) // 2][0]}; data {data} bytes in gzip")
    assert sizes[-1][0] <= 15_000
    assert data <= 66_000


def measured(page: Page, act: Any) -> float:
    """Milliseconds from the input to its frame."""
    page.evaluate("window.spent.length = 0")
    act()
    page.wait_for_function("window.spent.length > 0")
    return max(page.evaluate("window.spent"))


def test_the_finder_answers_on_a_slow_phone(browser: Browser, serve: Any, site: Path) -> None:
    data = json.loads((site / "su-kien/danh-sach.json").read_text(encoding="utf-8"))
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, reduced_motion="reduce", service_workers="block"
    )
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(serve(site) + "su-kien/")
    page.evaluate(TIMER)
    page.click("#finder-more")
    page.wait_for_load_state("networkidle")

    # What an input without any work costs on this machine just now: the times below hold that much besides.
    page.evaluate(
        "document.querySelector('main').prepend(Object.assign(document.createElement('input'), {id: 'idle'}))"
    )
    page.focus("#idle")
    idle = [measured(page, lambda: page.keyboard.insert_text("a")) for _ in range(20)]

    typed = []
    for text in ("truong hoc mau", "le ra quan mau ba", "Đợt cao điểm", "mau"):
        page.fill("#finder-q", "")
        page.focus("#finder-q")
        for letter in text:
            typed.append(measured(page, lambda letter=letter: page.keyboard.insert_text(letter)))
        wanted = fold(text).split()
        assert shown(page) == sum(
            all(any(f" {word}" in f" {part}" for part in texts(data, row)) for word in wanted)
            for row in range(len(data["id"]))
        )
    page.fill("#finder-q", "")
    chosen = []
    for name, values in (
        ("huyen", ["mau-mot", "mau-hai", ""]),
        ("loai", ["mit-tinh", "toa-dam", ""]),
        ("trong-tam", ["gia-dinh", "thon-ban", ""]),
        ("tinh-trang", ["sap-dien-ra", "da-dien-ra", "dang-dien-ra", ""]),
    ):
        for value in values:
            chosen.append(
                measured(page, lambda name=name, value=value: page.select_option(f"#finder-{name}", value or ""))
            )
    page.select_option("#finder-tinh-trang", "da-dien-ra")
    chosen += [measured(page, lambda day=day: page.fill("#finder-tu", day)) for day in ("2020-01-01", "2023-06-01")]
    context.close()
    for name, times in (("idle", idle), ("typing", typed), ("choosing", chosen)):
        print(f"\n{name}, 4x slower CPU: median {median(times):.0f} ms, worst {max(times):.0f} ms, {len(times)} inputs")


def shown(page: Page) -> int:
    words = page.inner_text("#event-finder [role=status]")
    return int("".join(letter for letter in words if letter.isdigit()) or 0)


def texts(data: dict[str, Any], row: int) -> list[str]:
    """What the finder searches of an event, folded by our own module, punctuation as spaces."""
    found = (
        data["title"][row],
        data["places"][data["place"][row]][2],
        data["kinds"][data["kind"][row]][1],
        data["venues"][data["venue"][row]],
        data["organisers"][data["organiser"][row]],
    )
    return [" ".join("".join(c if c.isalnum() else " " for c in fold(text)).split()) for text in found]

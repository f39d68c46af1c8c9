"""What the front page says is on follows from the sources and the moment, and from nothing else."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from scripts.model.values import VIETNAM
from tests.assemble.test_assemble import meta, tree_of
from tests.sources import LISTING, site

LISTED = "events/2022/mau-thuong.yml"
ENTRY = LISTING.partition("events:\n")[2]
CLOSING = ENTRY.replace("2022-06-09", "2022-06-20").replace("ra quân", "bế mạc")
WEEKLY = LISTING.replace("  time_note", "  recurs: {every: week, until: 2022-06-30}\n  time_note")


def front(root: Path, day: str, changes: dict[str, str | bytes | None] | None = None) -> dict[str, Any]:
    now = datetime.fromisoformat(f"{day}T09:00").replace(tzinfo=VIETNAM)
    return meta(tree_of(site(root, changes), now), "")


def titles(page: dict[str, Any]) -> list[str]:
    return [card["title"] for card in page.get("events", ())]


def test_what_comes_next_comes_first(tmp_path: Path) -> None:
    page = front(tmp_path, "2022-06-01", {LISTED: LISTING + CLOSING})
    assert page["coming"]
    assert titles(page) == ["Lễ ra quân mẫu", "Lễ bế mạc mẫu"]
    assert page["month"]["title"] == "Tháng hành động mẫu 2022", "the campaign of the sources"
    assert page["month"]["url"] == "chien-dich/2022/"


def test_a_weekly_event_stands_where_it_comes_next(tmp_path: Path) -> None:
    page = front(tmp_path, "2022-06-17", {LISTED: WEEKLY + CLOSING})
    assert titles(page) == ["Lễ bế mạc mẫu", "Lễ ra quân mẫu"], "20 June comes before the next Thursday, 23 June"


@pytest.mark.parametrize(
    ("day", "title"),
    [
        ("2022-12-01", "Tháng hành động tới: 01–30/6/2023"),
        ("2023-01-01", "Tháng hành động năm nay: 01–30/6/2023"),
        ("2023-05-31", "Tháng hành động năm nay: 01–30/6/2023"),
        ("2023-06-30", "Tháng này là Tháng hành động 2023"),
        ("2023-07-01", "Tháng hành động tới: 01–30/6/2024"),
    ],
)
def test_between_campaigns_it_names_the_last_events_and_the_next_june(tmp_path: Path, day: str, title: str) -> None:
    page = front(tmp_path, day, {LISTED: LISTING + CLOSING})
    assert not page["coming"]
    assert titles(page) == ["Lễ bế mạc mẫu", "Lễ ra quân mẫu"]
    assert page["month"]["title"] == title
    assert [link["url"] for link in page["month"]["current"]["cards"]] == ["https://mau.example/thu"]


def test_a_called_off_event_stays_and_says_so(tmp_path: Path) -> None:
    called_off = LISTING.replace("  time_note", "  status: cancelled\n  reason: Bão.\n  time_note")
    [card] = front(tmp_path, "2022-06-01", {LISTED: called_off})["events"]
    assert (card["status"]["code"], card["status"]["tone"]) == ("cancelled", "off")


def test_a_site_without_events_still_has_a_front_page(tmp_path: Path) -> None:
    help_page = "---\ntitle: T\nsummary: S\nsources: [1/KH-MAU]\n---\n## Gọi cho ai\n\nGọi.\n"
    page = front(tmp_path, "2026-11-24", {LISTED: None, "content/ho-tro.md": help_page})
    assert titles(page) == [] and page["month"]["title"] == "Tháng hành động tới: 01–30/6/2027"

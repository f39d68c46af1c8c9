"""The search of very many events in a real Chromium: a first search loads what it would of a few, and who names a place
finds what was held there."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from scripts.bench.generate import Item, Mix, corpus
from scripts.publish import search
from scripts.publish.stage import publish
from scripts.vietnamese.folding import fold
from tests.publish import small_site

# `EVENTS=100000 pytest -s tests/publish/test_search_apart.py` takes some minutes and prints what is loaded.
COUNT = int(os.environ.get("EVENTS", "400"))
NEAR, PART = (1_000, search.PART) if COUNT > 10_000 else (60, 10)
YEARS = range(2016, 2026)
QUERIES = 20 if COUNT > 10_000 else 6


def text_of(event: Item) -> tuple[str, str]:
    return event.title, f"{'. '.join(event.facts.values())}. {event.summary} {event.body[:400]}"


@dataclass
class Made:
    """The site, its events, and those that are apart."""

    root: Path
    events: tuple[Item, ...]
    apart: dict[str, list[Any]]
    loaded: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("nhiều sự kiện")
    events = corpus(COUNT, Mix("ten years", 5, YEARS)).events
    days = sorted(events, key=lambda event: event.day, reverse=True)
    apart = {
        event.path: [fold(event.district).removeprefix("huyen ").replace(" ", "-"), event.day.year, kind(event)]
        for event in days[NEAR:]
    }
    pages = small_site.PAGES | {event.path: text_of(event) for event in events}
    small_site.write(folder / "html", pages, own=folder / "files")
    names = {place: [place.replace("-", " ")] for place, _, _ in apart.values()}
    small_site.put(folder / "build/search-apart.json", json.dumps({"events": apart, "names": names}))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "PART", PART)
        patch.setattr(search, "WHOLE", 100)
        publish(folder / "html", folder / "files", folder / "www", folder / "build")
    return Made(folder / "www", events, apart)


def told(made: Made) -> str:
    """How much was loaded of the index, packed."""
    files = [(made.root / "pagefind" / name).read_bytes() for name in made.loaded]
    sizes = [min(len(data), len(gzip.compress(data))) for data in files]
    return f"{sum(sizes)} bytes in {len(sizes)} files"


def kind(event: Item) -> str:
    return fold(event.facts["Loại"])


@pytest.fixture(scope="module")
def page(browser: Browser, made: Made) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page, troubles = context.new_page(), list[str]()
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))

        def note(asked: Request) -> None:
            if "/pagefind/" in asked.url:
                made.loaded.append(asked.url.partition("/pagefind/")[2].partition("?")[0])

        page.on("request", note)
        yield page
        assert troubles == []


def found(page: Page, url: str, query: str) -> list[str]:
    page.goto(f"{url}tim-kiem/?q={quote(query)}")
    expect(page.locator("#search-results")).to_have_attribute("aria-busy", "false", timeout=30_000)
    links = page.locator(".search-title").evaluate_all("links => links.map(link => link.pathname)")
    return [str(link).removeprefix("/") for link in links]


@pytest.fixture(scope="module")
def url(made: Made, serve: Any) -> str:
    return str(serve(made.root))


def test_an_index_has_few_pages_and_the_first_lists_no_more_than_the_nearest(made: Made) -> None:
    entry = json.loads((made.root / "pagefind/pagefind-entry.json").read_bytes())
    assert entry["apart"] is True
    counted = [one["page_count"] for one in entry["languages"].values()]
    # Beside each of several is the page that divides it into chunks.
    assert sum(counted) <= NEAR + len(small_site.PAGES) + len(counted)
    listed = [row for path in (made.root / "pagefind/noi").glob("*.json") for row in json.loads(path.read_bytes())]
    metas = {path.name.split(".")[1] for path in (made.root / "pagefind").glob("*.pf_meta")}
    assert {row["hash"] for row in listed} | {one["hash"] for one in entry["languages"].values()} == metas
    assert len(listed) >= len(made.apart) / PART


def test_a_question_that_names_no_place_loads_no_index_beside(page: Page, url: str, made: Made) -> None:
    made.loaded.clear()
    assert found(page, url, "đường dây nóng")[0] == "ho-tro/"
    assert not [name for name in made.loaded if name.startswith("noi/")]
    print(f"\nno place: {told(made)}")


def test_events_of_a_place_a_year_and_a_kind_are_found(page: Page, url: str, made: Made) -> None:
    by_path = {event.path: event for event in made.events}
    rng, missed = Random(19), []
    for path in rng.sample(sorted(made.apart), QUERIES):
        event = by_path[path]
        made.loaded.clear()
        query = f"{event.facts['Loại']} {event.district} {event.day.year}"
        results = [by_path.get(one) for one in found(page, url, query)]
        best = results[0] if results else None
        right = best and (best.district, best.day.year, kind(best)) == (event.district, event.day.year, kind(event))
        missed += [] if right else [(query, best and best.path)]
        print(f"{query}: {told(made)}, {len(results)} found")
    assert missed == []


def test_one_event_is_found_by_its_title_and_place(page: Page, url: str, made: Made) -> None:
    by_path = {event.path: event for event in made.events}
    for path in Random(6).sample(sorted(made.apart), QUERIES):
        event = by_path[path]
        number = event.title.partition(":")[0]
        assert found(page, url, f"{number} {event.facts['Loại']} {event.district} {event.day.year}")[0] == path

"""Lighthouse, mobile: at least 98 in all four categories, and the bytes that DESIGN 11 allows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conftest import Built, need
from tests.hosting import hosted
from tests.site import lighthouse
from tests.site.lighthouse import FIRST_VIEW, KINDS, LEAST_SCORE, NEXT_PAGE, Seen

# One after the other: two at once would slow each other down.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("lighthouse")]


@pytest.fixture(scope="module")
def host(built: Built) -> Iterator[str]:
    lacking = lighthouse.missing()
    need(not lacking, lacking)
    with hosted(built.root) as url:
        yield url


@pytest.fixture(scope="module")
def front(host: str) -> Seen:
    return lighthouse.look(host)


@pytest.mark.parametrize("kind", KINDS)
def test_scores_and_bytes(host: str, front: Seen, kind: str) -> None:
    seen = lighthouse.look(host + KINDS[kind], front.speed) if KINDS[kind] else front
    assert min(seen.scores.values()) >= LEAST_SCORE, seen.scores
    assert seen.first_view <= FIRST_VIEW, seen.bytes
    assert seen.next_page(front) <= NEXT_PAGE, seen.bytes
    assert seen.shift < 0.001


def test_a_next_page_costs_itself_and_what_is_new() -> None:
    before = Seen({}, {"/": 5000, "/site.css": 7000}, 1, 0)
    page = Seen({}, {"/luat/": 4000, "/site.css": 7000, "/law.js": 600}, 1, 0)
    assert (before.first_view, page.first_view) == (12_000, 11_600)
    assert (page.next_page(before), before.next_page(before)) == (4600, 5000)

"""The fictional site: the same from the same seed, accepted by our own checks, and plainly fiction."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from scripts.bench import provinces
from scripts.bench.benchmark import write
from scripts.bench.generate import EVENTS_OF_A_YEAR, SEED, Corpus, checkout, corpus
from scripts.check import check
from scripts.model.values import VIETNAM
from scripts.read import read
from tests.sources import put

CHECKOUT = Path(__file__).resolve().parents[2]
SITE = corpus(200)


def digest(tree: dict[str, str]) -> str:
    return hashlib.sha256(repr(sorted(tree.items())).encode()).hexdigest()


def generate(pages: int, seed: int = SEED) -> dict[str, str]:
    return checkout(corpus(pages, seed=seed))


def test_the_same_seed_gives_the_same_texts() -> None:
    assert generate(60) == generate(60)
    assert generate(60) != generate(60, seed=1)


@pytest.mark.parametrize("hash_seed", ["0", "1"])
def test_the_hash_seed_of_the_process_does_not_matter(hash_seed: str) -> None:
    code = "from tests.bench.test_generate import digest, generate; print(digest(generate(60)))"
    environment = os.environ | {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(CHECKOUT)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment, check=True)
    assert done.stdout.decode().strip() == digest(generate(60))


def test_a_small_site_is_the_beginning_of_a_large_one() -> None:
    small = corpus(50)
    assert SITE.events[: len(small.events)] == small.events
    assert SITE.stories[: len(small.stories)] == small.stories


def test_three_events_to_two_articles_and_no_page_more() -> None:
    assert (len(SITE.events), len(SITE.stories)) == (120, 80)
    assert len({item.path for item in SITE.items}) == 200
    assert len(corpus(23).items) == 23


def test_events_of_one_year_are_events_of_one_year() -> None:
    site = corpus(60, EVENTS_OF_A_YEAR)
    assert (len(site.events), site.stories) == (60, ())
    [year] = {event.day.year for event in site.events}
    assert f"events/{year}/campaign.yml" in checkout(site)
    assert corpus(30, EVENTS_OF_A_YEAR).events == site.events[:30]


def test_every_title_says_that_it_is_a_specimen() -> None:
    assert all(item.title.startswith("Mẫu ") for item in SITE.items)
    assert "province: Tỉnh Mẫu" in generate(20)["content/site.yml"]
    assert not any("sample:" in text for text in generate(60).values())


def test_articles_are_of_everyday_length() -> None:
    lengths = [len(story.body.split()) for story in SITE.stories]
    assert min(lengths) > 250 and max(lengths) < 620
    assert 350 < sum(lengths) / len(lengths) < 500


@pytest.mark.parametrize("site", [SITE, corpus(60, EVENTS_OF_A_YEAR)])
def test_our_own_checks_find_nothing_to_say(site: Corpus, tmp_path: Path) -> None:
    write(checkout(site), tmp_path)
    reading = read(tmp_path)
    assert reading.site is not None
    assert (reading.problems, list(check(reading.site, datetime(2026, 1, 1, tzinfo=VIETNAM)))) == ((), [])
    assert (len(reading.site.events), len(reading.site.news)) == (len(site.events), len(site.stories))
    assert reading.site.public(datetime(2026, 1, 1, tzinfo=VIETNAM)) == reading.site


def test_an_edit_changes_one_title_in_one_file() -> None:
    before, after = checkout(SITE), checkout(SITE.edited(1))
    changed = [path for path in before if before[path] != after[path]]
    assert len(changed) == 1 and changed[0].startswith("events/")
    lines = zip(before[changed[0]].splitlines(), after[changed[0]].splitlines(), strict=True)
    assert next(new for old, new in lines if old != new).endswith('(sửa lần 1)"')
    assert SITE.edited(1) != SITE.edited(2)


def test_an_edit_leaves_every_address_alone() -> None:
    def paths(site: Corpus) -> list[str]:
        return [item.path for item in site.items]

    assert paths(SITE) == paths(SITE.edited(3))


def test_the_events_of_many_provinces_are_gathered_whole(tmp_path: Path) -> None:
    put(tmp_path, dict(provinces.sources(120)))
    found = read(tmp_path)
    assert found.site and not [one for one in found.problems if one.is_error or one.code in ("W803", "W804")]
    assert len(found.site.events) == 120
    assert len({one.origin.source for one in found.site.events if one.origin}) == provinces.SITES

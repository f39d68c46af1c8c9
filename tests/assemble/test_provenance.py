"""Every published fact with its sources, the day it was held against them, and the pages that depend on it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from scripts.model import provenance
from tests.assemble.test_assemble import meta, tree_of
from tests.assemble.test_exemplars import MODEL, PATH
from tests.check.test_checks import found
from tests.real import real_site
from tests.sources import site

_CHECKED = MODEL.replace("sort: ban-lang", "checked: 2022-05-02\nsort: ban-lang")
ASKED = """\
---
title: Câu mẫu?
summary: Một câu.
short: Gọi [115](tel:115), xem [mô hình](mohinh:ban-mau).
now: Luật mẫu.
law: ["73/2021/QH14#dieu-1"]
sources: [{title: Báo hỏi, url: https://mau.example/hoi}]
updated: 2022-05-01
---
"""


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    return tree_of(site(tmp_path_factory.mktemp("nguồn"), {PATH: _CHECKED, "content/hoi-dap/cau-mau.md": ASKED}))


def test_no_source_of_the_real_site_is_left_out() -> None:
    real = real_site()
    every = (real.identity, real.places, *real.laws, *real.campaigns, *real.articles, *real.lessons, *real.events)
    others = (*real.explainers, *real.glossaries, *filter(None, (real.search, real.wording, real.redirects)))
    assert not [one for record in others for one in provenance.named(record)], "a kind that nobody lists"
    count = 0
    for record in every:
        listed = {source for fact in provenance.of_record(record) for source in fact.sources}
        named = [one.source for one in provenance.named(record)]
        assert set(named) == listed, record.at().words
        count += len(named)
    assert count > 400


def test_every_fact_of_the_real_site_is_listed_once() -> None:
    facts = [(fact.record.file, fact.path) for fact in provenance.of_site(real_site())]
    assert len(facts) > 200
    assert len(set(facts)) == len(facts)


def test_a_lesson_goes_by_its_last_review_as_other_pages_do() -> None:
    for lesson in real_site().lessons:
        [fact] = provenance.of_record(lesson)
        assert fact.checked == provenance.checked_on(lesson) is not None


def test_a_reader_sees_sources_the_day_and_who_depends_on_it(tree: Mapping[str, bytes]) -> None:
    [group] = meta(tree, "nguon/mo-hinh/")["groups"]
    assert group["title"] == "Bản mẫu"
    whole, figure = group["cards"]
    assert (whole["what"], whole["url"], whole["checked"]) == ("Nội dung chung", "mo-hinh/ban-mau/", "02/5/2022")
    assert [source["url"] for source in whole["sources"]] == ["https://mau.example/bao"]
    assert [one["url"] for one in whole["used"]] == ["hoi-dap/cau-mau/"]
    assert (figure["what"], figure["used"]) == ("23 người: đã đi cai", [])


def test_a_page_without_the_day_goes_by_that_of_its_last_review(tree: Mapping[str, bytes]) -> None:
    rows = {row["what"]: row for group in meta(tree, "nguon/hoi-dap/")["groups"] for row in group["cards"]}
    assert rows["Câu mẫu?"]["checked"] == "01/5/2022"
    events = [row for group in meta(tree, "nguon/su-kien-2022/")["groups"] for row in group["cards"]]
    assert events
    assert not any(row["checked"] for row in events)


def test_the_first_page_leads_to_all_lists(tree: Mapping[str, bytes]) -> None:
    page = meta(tree, "nguon/")
    for one in page["lists"]:
        shown = meta(tree, one["url"])
        assert one["count"] <= sum(len(group["cards"]) for group in shown["groups"]), one["url"]
    assert {"nguon/", "nguon/phap-luat/", "nguon/su-kien-2022/"} <= {one["url"] for one in page["lists"]}


def test_programs_get_the_same(tree: Mapping[str, bytes]) -> None:
    whole = _data(tree, "provenance.json")
    facts = {fact["id"]: fact for fact in whole["facts"]}
    assert len(facts) == len(whole["facts"])
    model = facts["mo-hinh/ban-mau/"]
    assert model["checked"] == "2022-05-02"
    assert [address.rpartition(".example/")[2] for address in model["used_by"]] == ["hoi-dap/cau-mau/"]
    assert facts["mo-hinh/ban-mau/#results.0"]["sources"][0]["title"] == "Báo mẫu"
    for year in whole["events"]:
        of_year = _data(tree, year["url"].partition("api/v1/")[2])
        assert year["count"] <= len(of_year["facts"])


def test_nobody_has_looked_tomorrow(tmp_path: Path) -> None:
    late = {PATH: MODEL.replace("sort: ban-lang", "checked: 2122-05-02\nsort: ban-lang")}
    assert ("W234", PATH, 5) in found(site(tmp_path, late))


def _data(tree: Mapping[str, bytes], name: str) -> Any:
    return json.loads(tree[f"files/api/v1/{name}"])

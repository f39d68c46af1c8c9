"""What law.yml says of a law must agree with itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.flow.checking import problems_of
from tests.sources import NOW, SITE, site

LAW = "content/luat/1-2020-qh14/law.yml"


@pytest.mark.parametrize(
    "typed",
    [
        "effective: 2019-12-31",
        "later: [{provision: dieu-1, effective: 2019-12-31}]",
        "unclear_from: 2019-01-01",
        "amends: 1/2020/QH14",
        "kind: nghi-dinh",
    ],
)
def test_a_contradiction_within_law_yml_is_named(tmp_path: Path, typed: str) -> None:
    name = typed.partition(":")[0]
    text = "".join(line for line in SITE[LAW].splitlines(keepends=True) if not line.startswith(f"{name}:"))
    found = problems_of(site(tmp_path, {LAW: f"{text}\n{typed}\n"}), NOW)
    assert ("W525", LAW) in [(one.code, one.at.path) for one in found]


def test_articles_out_of_their_order_are_named(tmp_path: Path) -> None:
    found = problems_of(site(tmp_path, {LAW: SITE[LAW].replace("number: 1,", "number: 2a,")}), NOW)
    assert "W525" in [one.code for one in found]

"""`new campaign YEAR`: what is certain of the year, and nothing of another one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from scripts.edit.rewritten import said
from scripts.flow import checking
from scripts.model.values import VIETNAM
from scripts.read import read
from scripts.scaffold import writing
from scripts.scaffold.answers import UnfitError
from tests.real import real_site
from tests.sources import CAMPAIGN, SITE, put, tree_of

NOW = datetime(2027, 5, 20, 8, 0, tzinfo=VIETNAM)
PATH = "events/2027/campaign.yml"
PLAN = {"year": "2027", "plan": "12/KH-MAU", "plan_date": "10/5/2027"}


def test_it_says_what_is_certain_and_nothing_of_the_years_before() -> None:
    path, text = writing.file("campaign", {"year": "2027"}, real_site(), NOW)
    assert path == PATH
    fields: Any = said(text)
    assert set(fields) == {"draft", "year", "name", "start", "end", "plan_unknown", "summary", "sources"}
    assert (fields["draft"], fields["start"], fields["end"]) == ("true", "2027-06-01", "2027-06-30")
    for campaign in real_site().campaigns:
        for words in (
            campaign.theme,
            *(task.text for task in campaign.tasks),
            *(fact.value for fact in campaign.facts),
        ):
            assert words is None or words not in text
    assert "# - id: cong-an-tinh" in text
    assert "Không chép: UBND các huyện, thị xã và thành phố" in text and "thị trấn" not in text


def test_with_its_plan_it_passes_the_check_and_is_out_once_its_mark_is_taken_off(tmp_path: Any) -> None:
    root = put(tmp_path, SITE)
    site = read(root).site
    assert site
    before = set(tree_of(root, NOW))
    _, text = writing.file("campaign", PLAN | {"source": "12/KH-MAU"}, site, NOW)
    put(root, {PATH: text})
    assert [found.words for found in checking.problems_of(root, NOW) if found.is_error] == []
    assert set(tree_of(root, NOW)) == before
    put(root, {PATH: text.replace("draft: true\n", "")})
    assert [found.words for found in checking.problems_of(root, NOW) if found.is_error] == []
    assert any("chien-dich/2027" in name for name in tree_of(root, NOW))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"year": "2022"}, "không ghi đè"),
        ({"year": "hai nghìn"}, "bốn chữ số"),
        ({"year": "1995"}, "bốn chữ số"),
        ({"year": "2027", "plan": "kế hoạch 12"}, "45/KH-UBND"),
        ({"year": "2027", "plan": "12/KH-MAU", "plan_date": "31/6/2027"}, "không có trong lịch"),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(given: dict[str, str], told: str) -> None:
    with pytest.raises(UnfitError, match=told):
        writing.file("campaign", given, real_site(), NOW)


def test_a_draft_tells_nobody_its_focuses(tmp_path: Any) -> None:
    root = put(tmp_path, SITE | {"events/2022/campaign.yml": CAMPAIGN + "draft: true\n"})
    codes = {found.code for found in checking.problems_of(root, NOW) if found.is_error}
    assert codes == {"E327"}, "what readers may see must not name what they may not"

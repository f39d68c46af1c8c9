"""Pages of campaigns: what they say of the one that is on, and of those that are over."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from scripts.model.values import VIETNAM
from tests.assemble.test_assemble import meta
from tests.sources import CAMPAIGN, site, tree_of

LATER = CAMPAIGN.replace("2022", "2027").replace("1/KH-MAU", "2/KH-MAU")
ELSEWHERE = "Chiến dịch hiện nay"  # content/site.yml, `current`


@pytest.mark.parametrize(("day", "on"), [("2026-11-24", True), ("2027-06-30", True), ("2027-07-01", False)])
def test_where_to_look_for_another_stands_with_campaigns_that_are_over(tmp_path: Path, day: str, on: bool) -> None:
    moment = datetime.fromisoformat(day).replace(tzinfo=VIETNAM)
    tree = tree_of(site(tmp_path, {"events/2027/campaign.yml": LATER}), moment)
    new, old = (meta(tree, f"chien-dich/{year}/") for year in (2027, 2022))
    assert new["over"] != on and old["over"]
    assert ("current" not in new) == on
    assert old["current"]["title"] == ("Bạn tìm chiến dịch đang hoặc sắp diễn ra?" if on else ELSEWHERE)
    assert (old["current"]["cards"][0]["url"] == "chien-dich/2027/") == on
    assert (ELSEWHERE in tree["docs/chien-dich/index.md"].decode()) != on

"""Pages of campaigns: what they say of the one that is on, and of those that are over."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from scripts.model.values import VIETNAM
from tests.assemble.test_assemble import meta
from tests.assemble.test_press_room import ROOM, codes
from tests.sources import CAMPAIGN, LISTING, site, tree_of

PLAN = "plan: {number: 1/KH-MAU, date: 2022-05-01, issuer: Ủy ban mẫu}\n"
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


@pytest.mark.parametrize(
    ("plan", "rows"),
    [
        ("plan_unknown: Chưa tìm thấy\n", [("Kế hoạch", "Chưa tìm thấy")]),
        (
            PLAN.replace("date: 2022-05-01", "date_unknown: nguồn không ghi"),
            [("Kế hoạch", "1/KH-MAU (không rõ ngày: nguồn không ghi)"), ("Cơ quan ban hành", "Ủy ban mẫu")],
        ),
    ],
)
def test_what_is_not_known_of_the_plan_is_said(tmp_path: Path, plan: str, rows: list[tuple[str, str]]) -> None:
    # Nothing is known of the focuses either: neither page nor dossier has a heading without anything below it.
    text = CAMPAIGN[: CAMPAIGN.index("focuses:")].replace(PLAN, plan) + "sources: [1/KH-MAU]\n"
    files = {"events/2022/campaign.yml": text, "content/bao-chi.md": ROOM}
    listing = LISTING.replace("  focus: [truyen-thong]\n", "")
    tree = tree_of(site(tmp_path, {**files, "events/2022/mau-thuong.yml": listing}))
    page = meta(tree, "chien-dich/2022/")
    assert [(fact["term"], fact["text"]) for fact in page["facts"][1:]] == rows
    dossier = tree["files/bao-chi/bo-tai-lieu.txt"].decode()
    assert rows[0][1] in dossier and "trọng tâm" not in dossier


@pytest.mark.parametrize("plan", ["", f"{PLAN}plan_unknown: Chưa tìm thấy\n"])
def test_a_campaign_has_a_plan_or_says_why_not(tmp_path: Path, plan: str) -> None:
    assert "E711" in codes(tmp_path, {"events/2022/campaign.yml": CAMPAIGN.replace(PLAN, plan)})


def test_of_a_campaign_with_very_many_events_the_page_leads_to_the_month(tmp_path: Path) -> None:
    entry = LISTING[LISTING.index("- id: ") :]
    more = "".join(
        entry.replace("mau-thuong-2022-06-09", f"lan-{number}").replace("Lễ ra quân mẫu", f"Buổi thứ {number}")
        for number in range(60)
    )
    few, many = (
        tree_of(site(tmp_path / name, {"events/2022/mau-thuong.yml": LISTING + extra}))
        for name, extra in (("ít", ""), ("nhiều", more))
    )
    page = meta(few, "chien-dich/2022/")
    assert (len(page["done"]["cards"]), "events" in page, page["all_events"]) == (1, False, "su-kien/")
    page = meta(many, "chien-dich/2022/")
    assert (len(page["events"]), "done" in page, page["all_events"]) == (60, False, "su-kien/thang/2022-06/")

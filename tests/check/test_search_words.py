"""What the search is told (content/search.yml): each way to say something means one thing, and leads somewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.flow.checking import problems_of
from tests.small_index import spelled
from tests.sources import CAMPAIGN, NOW, SITE, put, site, tree_of

PATH = "content/search.yml"
RIGHT = """\
sayings:
- means: nội dung tin mẫu
  typed: [tiếng lóng mẫu, chuyện ấy]
answers:
- page: hoidap:cau-hoi-mau
  asked: [hỏi cái này]
optional: [ạ, nhé]
"""
FAULTS = {
    "two meanings": (RIGHT.replace("chuyện ấy", "Tiếng lóng  mẫu"), "E349", 3),
    "two pages": (f"{RIGHT}".replace("[hỏi cái này]", "[hỏi hoà, hỏi hòa]"), "E349", 6),
    "a meaning that is nowhere": (RIGHT.replace("nội dung tin mẫu", "lời không có"), "W350", 2),
    "two meanings, one of more": (
        f"{RIGHT}more_sayings:\n- means: nội dung tin mẫu\n  typed: [chuyện ấy]\n",
        "E349",
        10,
    ),
    "a page of more that is not there": (
        f"{RIGHT}more_answers:\n- page: hoidap:khong-co\n  asked: [hỏi nữa]\n",
        "E301",
        9,
    ),
    "a page that is not there": (RIGHT.replace("hoidap:cau-hoi-mau", "hoidap:cau-hoi-mua"), "E301", 5),
}


@pytest.mark.parametrize(("text", "code", "line"), FAULTS.values(), ids=FAULTS)
def test_what_leads_nowhere_or_to_two_places_is_told(tmp_path: Path, text: str, code: str, line: int) -> None:
    found = problems_of(put(tmp_path, {**SITE, PATH: text}), NOW)
    assert [(one.code, one.at.line) for one in found if one.at.path == PATH] == [(code, line)]


def test_sayings_are_in_the_small_index_and_on_no_page(tmp_path: Path) -> None:
    assert [one for one in problems_of(put(tmp_path / "a", {**SITE, PATH: RIGHT}), NOW) if one.at.path == PATH] == []
    tree = tree_of(site(tmp_path / "b", {PATH: RIGHT}))
    index = spelled(tree["files/tim-kiem/muc-luc.json"])
    assert index["sayings"] == "nội dung tin mẫu|tiếng lóng mẫu|chuyện ấy"
    assert "hoi-dap/?^C|câu hỏi mẫu|hỏi cái này" in index["pages"]
    said = [path for path, data in tree.items() if "tiếng lóng mẫu" in data.decode("utf-8", "replace")]
    assert [path for path in said if path != "files/tim-kiem/muc-luc.json"] == []
    # No event and no news is in it, unless it was chosen.
    assert not [
        row for rows in index["pages"] for row in rows.split("^") if row.startswith(("su-kien/2022/", "tin-tuc/2022"))
    ]


def test_the_last_june_is_that_of_the_last_campaign_which_has_begun(tmp_path: Path) -> None:
    text = RIGHT.replace("nội dung tin mẫu", "Tháng hành động mẫu {năm}")
    named = {f"events/{year}/campaign.yml": CAMPAIGN.replace("2022", str(year)) for year in (2022, 2026, 2027)}
    built = site(tmp_path, {PATH: text, **named})
    index = spelled(tree_of(built)["files/tim-kiem/muc-luc.json"])
    assert index["sayings"] == "Tháng hành động mẫu 2026|tiếng lóng mẫu|chuyện ấy"
    assert [
        one for one in problems_of(put(tmp_path / "b", {**SITE, PATH: text, **named}), NOW) if one.at.path == PATH
    ] == []

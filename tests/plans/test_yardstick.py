"""The campaign of 2022 was written by hand from its plan; a plan that says the same gives the same campaign."""

from __future__ import annotations

from typing import Any

from scripts.edit.rewritten import said
from scripts.plans import read_plan
from tests.conftest import CHECKOUT
from tests.real import real_site


def plan_of(campaign: dict[str, Any]) -> str:
    """What the campaign says, in the form of a plan."""
    lines = ["UBND TỈNH NGHỆ AN", "Số: 321/KH-UBND", "Nghệ An, ngày 21 tháng 5 năm 2022", "KẾ HOẠCH"]
    lines += ["Triển khai Tháng hành động phòng, chống ma túy năm 2022", "I. CHỦ ĐỀ, THỜI GIAN"]
    lines += [
        f"1. Chủ đề: “{campaign['theme']}”",
        "2. Thời gian: từ ngày 01/6 đến ngày 30/6/2022",
        "II. NỘI DUNG TRỌNG TÂM",
    ]
    for number, focus in enumerate(campaign["focuses"], 1):
        lines += [f"{number}. {focus['title']}", f"- {focus['text']}"]
    lines += ["III. ĐỊA BÀN", "Các huyện, xã biên giới:"]
    for district in campaign["border"]["districts"]:
        lines.append(
            f"- Huyện {district['name']} ({len(district['communes'])} xã biên giới: {', '.join(district['communes'])})."
        )
    lines.append("IV. TỔ CHỨC THỰC HIỆN")
    for number, agency in enumerate(campaign["agencies"], 1):
        tasks = [task["text"] for task in campaign["tasks"] if task["agency"] == agency["id"]]
        lines += [f"{number}. {agency['name']}", *(f"- {text}" for text in tasks)]
    return "\n".join(lines)


def test_the_plan_of_2022_gives_the_campaign_that_was_written_by_hand() -> None:
    by_hand: Any = said((CHECKOUT / "events/2022/campaign.yml").read_text(encoding="utf-8"))
    draft = read_plan("ke-hoach.txt", plan_of(by_hand).encode(), real_site())
    found: Any = draft.value
    assert {key: found[key] for key in ("year", "theme", "start", "end")} == {
        key: by_hand[key] for key in ("year", "theme", "start", "end")
    }
    assert found["plan"] == {key: by_hand["plan"][key] for key in ("number", "date", "issuer")}
    assert [(one["title"], one["text"]) for one in found["focuses"]] == [
        (one["title"], one["text"]) for one in by_hand["focuses"]
    ]
    assert [one["name"] for one in found["agencies"]] == [one["name"] for one in by_hand["agencies"]]
    assert found["border"] == by_hand["border"]

    def tasks(campaign: Any) -> list[tuple[str, str]]:
        names = {one["id"]: one["name"] for one in campaign["agencies"]}
        return [(names[one["agency"]], one["text"]) for one in campaign["tasks"]]

    assert tasks(found) == tasks(by_hand)

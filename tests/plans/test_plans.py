"""Plans of every layout give what a person reads in them, with the place of each; nothing is lost, nothing made up."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.edit.rewritten import said
from scripts.law_import.document import read_data
from scripts.model.campaign import Task
from scripts.plans import Draft, read_plan, yaml_of
from scripts.read.files import read_file
from tests.law_import.word_files import row, table
from tests.plans.layouts import CASES, TABLE_HEAD, head, paragraphs, word
from tests.tables import province

EXPECTED = yaml.safe_load(Path(__file__).with_name("expected.yml").read_text(encoding="utf-8"))
# What staff are told to fill in, or to look at again.
WARNINGS = {"W856"}


def drafted(name: str) -> Draft:
    draft = read_plan(*CASES[name](), province.site())
    assert draft.is_plan, draft.problems
    return draft


def told(draft: Draft) -> dict[str, Any]:
    """A draft as expected.yml writes it."""
    value: dict[str, Any] = draft.value
    found: dict[str, Any] = {
        name: value[name] for name in ("year", "name", "theme", "start", "end", "plan", "plan_unknown") if name in value
    }
    found["focuses"] = [f"{one['title']}: {one['text']}" for one in value.get("focuses", ())]
    titles = {one["id"]: one["title"] for one in value.get("focuses", ())}
    names = {one["id"]: one["name"] for one in value.get("agencies", ())}
    found["tasks"] = [
        " | ".join((names[one["agency"]], titles.get(one.get("focus", ""), ""), one.get("due", ""), one["text"]))
        for one in value.get("tasks", ())
    ]
    found["border"] = [
        f"{one['name']}: {', '.join(one['communes'])}" for one in value.get("border", {"districts": ()})["districts"]
    ]
    found["missing"] = [*draft.missing]
    return {key: one for key, one in found.items() if one}


@pytest.mark.parametrize("name", CASES)
def test_a_plan_gives_what_a_person_reads_in_it(name: str) -> None:
    assert told(drafted(name)) == EXPECTED[name]


def test_every_layout_has_what_is_expected_of_it() -> None:
    assert set(CASES) == set(EXPECTED)


# The line of place and day, numbers and signs like `as above`, and what only says that a body is given what follows.
GIVING = {
    *("ngày", "tháng", "năm", "nt", "kh", "mẫu", "giao", "đề", "nghị", "yêu", "cầu", "có", "chịu"),
    *("trách", "nhiệm", "như", "sau", "của", "phân", "công"),
}


def words(text: str) -> Counter[str]:
    """How often each word stands there; numbers are written otherwise in days."""
    return Counter(word for word in re.findall(r"[^\W\d_]{2,}", text.lower()))


@pytest.mark.parametrize("name", CASES)
def test_no_word_of_a_plan_is_lost(name: str) -> None:
    file, data = CASES[name]()
    document, _ = read_data(file, data)
    assert document
    there = words("\n".join(line.text for line in document.lines))
    lost = there - words(yaml_of(drafted(name)))
    assert set(lost) <= GIVING, lost


@pytest.mark.parametrize("name", CASES)
def test_the_draft_reads_back_and_lacks_only_what_it_says(name: str) -> None:
    draft = drafted(name)
    text = yaml_of(draft)
    back = said(text)
    assert isinstance(back, dict)
    assert next(iter(back)) == "draft"  # not published before somebody has looked
    assert back.pop("draft") == "true"
    assert {key: value for key, value in back.items() if key not in draft.missing} == draft.value
    found = read_file(f"events/{draft.year}/campaign.yml", text.encode()).problems
    lacking = {dict(one.facts).get("field") for one in found if one.code not in WARNINGS}
    assert lacking == set(draft.missing), found


@pytest.mark.parametrize("name", CASES)
def test_each_item_says_where_it_stands_in_the_plan(name: str) -> None:
    draft = drafted(name)
    assert all(one.places for many in draft.many.values() for one in many)


TITLE = "KẾ HOẠCH\nThực hiện Tháng hành động phòng, chống ma túy năm 2027"


def test_somebody_s_bare_name_is_no_agency() -> None:
    rows = (
        row("1", "Treo băng rôn", "Nguyễn Văn Mẫu", "", ""),
        row("2", "Mở lớp", "Công an tỉnh", "", ""),
        row("3", "Phát tờ rơi", "Tỉnh đoàn; Nguyễn Văn Mẫu", "", ""),
    )
    plan = word(
        head() + paragraphs(f"{TITLE}\nI. YÊU CẦU\nRõ việc.\nII. PHÂN CÔNG THỰC HIỆN") + table(TABLE_HEAD, *rows)
    )
    draft = read_plan(*plan, province.site())
    assert [one.value["name"] for one in draft.many["agencies"]] == ["Công an tỉnh", "Tỉnh đoàn"]  # type: ignore[index]
    [left] = [one for one in draft.unused if "Treo băng rôn" in one.text]
    assert "tên người" in left.why
    asked = next(one for one in draft.many["tasks"] if one.value["text"] == "Phát tờ rơi")  # type: ignore[index]
    assert any("tên người" in doubt for doubt in asked.doubts)


def test_a_day_that_the_words_of_a_task_say_is_not_told_twice() -> None:
    due = {"agency": "a", "due": "2027-07-05"}
    assert Task.model_validate(due | {"text": "Báo cáo trước ngày 05/7/2027."}).due_unsaid is None
    assert Task.model_validate(due | {"text": "Báo cáo kết quả."}).due_unsaid == date(2027, 7, 5)

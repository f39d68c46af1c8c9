"""A letter gives the event that a person reads in it, with its own number and sender, and says what became of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.model.event import Status
from scripts.tables.held import held
from scripts.tables.proposal import Entry, Kept, State
from scripts.tables.reading import read_file
from scripts.tables.shown import lines
from scripts.vietnamese.dates import as_typed
from tests.tables import province
from tests.tables.letters import LETTERS, SEVERAL_CHANGES
from tests.tables.sheets import PAPER, text, xlsx

LISTING = "events/2027/dong-mau.yml"
TALK = """\
events:
- id: dong-mau-2027-06-22
  title: Tọa đàm phòng, chống ma túy
  summary: Một câu.
  kind: toa-dam
  start: 2027-06-22 14:00
  place: {commune: Xã Đồng Mẫu, venue: Hội trường xã Đồng Mẫu}
  source: 45/KH-UBND
"""


def told(entry: Entry) -> str:
    event, refused = entry.event, "; ".join(entry.reasons)
    if event is None or (refused and not entry.title) or "hoạt động" in refused:
        return f"! {refused}"
    when = (as_typed(event.start) if event.start else "") + (f" ({event.time_note})" if event.time_note else "")
    where = ", ".join([*event.place.commune, *([event.place.venue] if event.place.venue else [])])
    state = {
        Status.RESCHEDULED: f"Đổi lịch từ {as_typed(event.previous_start) if event.previous_start else ''}",
        Status.SCHEDULED: "",
    }.get(event.status, f"{event.status.label}: {event.reason}")
    source = f"! {refused}" if refused else event.source.title or ""
    parts = (event.title, when, where, "; ".join(event.organisers), source, state)
    return " | ".join(part for part in parts if part)


@pytest.mark.parametrize("name", LETTERS)
def test_each_letter_gives_the_events_that_a_person_reads_in_it(name: str) -> None:
    made, expected = LETTERS[name]
    found = [told(entry) for entry in read_file(*made, province.site(), None).entries]
    assert len(found) == len(expected), "\n".join(found)
    assert all(one.startswith(two) if "!" in two else one == two for one, two in zip(found, expected, strict=True)), (
        "\n".join(found)
    )


@pytest.mark.parametrize("name", LETTERS)
def test_every_line_of_a_letter_is_used_or_left_out_for_a_reason(name: str) -> None:
    (file, data), _ = LETTERS[name]
    proposal = read_file(file, data, province.site(), None)
    assert not [cell for cell in held(file, data).cells if cell.at not in proposal.accounted]


def test_what_a_letter_says_of_money_is_told_and_not_published() -> None:
    name = "a notice whose subject names the event, and whose contents its parts"
    proposal = read_file(*LETTERS[name][0], province.site(), None)
    [entry], said = proposal.entries, "\n".join(lines(proposal))
    assert entry.event and "ngân sách" not in f"{entry.event.description}" and "tư vấn" in f"{entry.event.description}"
    assert "4. Kinh phí" in said and "5. Giao Phòng" in said


def test_what_became_of_an_event_that_is_there_is_a_change_of_it(tmp_path: Path) -> None:
    site = province.site_of(province.put_site(tmp_path, {LISTING: TALK}))
    [moved] = read_file(*LETTERS["an event that is moved"][0], site, None).entries
    changes = {one.field: one.after for one in moved.changes if one.kept in (Kept.ADDED, Kept.CHANGED)}
    assert moved.state is State.CHANGED and moved.id == "dong-mau-2027-06-22"
    assert (
        changes.items()
        >= {
            "start": "2027-06-24 14:00",
            "status": "rescheduled",
            "previous_start": "2027-06-22 14:00",
        }.items()
    )
    said = "Hủy tọa đàm phòng, chống ma túy\nThời gian: 14h00, ngày 22/6/2027\nĐịa điểm: xã Đồng Mẫu\nLý do: mưa lũ\n"
    [off] = read_file(*text("Số: 9/TB-UBND\n" + said, "tb.txt"), site, None).entries
    assert off.state is State.CHANGED and off.id == "dong-mau-2027-06-22"
    assert [one.field for one in off.changes] == ["status", "reason"] or "status" in off.values


def test_a_letter_of_several_changes_finds_each_event_and_adds_the_new_one(tmp_path: Path) -> None:
    on_site = TALK.replace("Xã Đồng Mẫu, venue: Hội trường xã Đồng Mẫu", "Phường Bến Mẫu, venue: Các khối")
    play = on_site.replace("Tọa đàm phòng, chống ma túy", "Sân khấu hóa “Tránh xa ma túy” tại khối 5")
    play = play.replace("2027-06-22 14:00", "2027-06-12 19:30").replace("mau-2027-06-22", "mau-2027-06-12")
    tidy = on_site.replace("Tọa đàm phòng, chống ma túy", "Tổng vệ sinh, thu gom rác")
    tidy = tidy.replace("2027-06-22 14:00", "2027-06-27 07:00").replace("mau-2027-06-22", "mau-2027-06-27")
    site = province.site_of(province.put_site(tmp_path, {LISTING: play + tidy.removeprefix("events:\n")}))
    moved, off, added = read_file(*SEVERAL_CHANGES, site, None).entries
    assert [one.state for one in (moved, off, added)] == [State.CHANGED, State.CHANGED, State.NEW]
    assert not (moved.asked or off.asked or added.asked)
    changes = {one.field: (one.before, one.after) for one in moved.changes}
    assert changes.pop("start") == ("2027-06-12 19:30", "2027-06-13 19:30")
    assert changes.pop("previous_start")[1] == "2027-06-12 19:30"
    assert changes.keys() <= {"status", "reason", "summary"}
    assert {one.field for one in off.changes} == {"status", "reason"}
    assert added.event and added.event.status is Status.SCHEDULED


def test_a_change_of_what_the_site_does_not_have_is_asked_about() -> None:
    assert all(one.asked for one in read_file(*SEVERAL_CHANGES, province.site(), None).entries[:2])


def test_what_a_plan_asks_of_agencies_is_no_part_of_its_event() -> None:
    [entry] = read_file(*LETTERS["a plan of one rally"][0], province.site(), None).entries
    assert "giữ trật tự" not in str(entry.values)


def test_a_table_of_changes_says_them_and_no_old_day_is_published_as_planned() -> None:
    rows = [
        PAPER,
        ["TT", "Nội dung", "Thời gian cũ", "Thời gian điều chỉnh", "Địa điểm", "Lý do"],
        [1, "Lễ ra quân", "7h30 ngày 15/6/2027", "7h30 ngày 18/6/2027", "xã Đồng Mẫu", "Mưa lũ"],
        [2, "Tọa đàm", "14h ngày 20/6/2027", "Hủy", "xã Đồng Mẫu", "Trùng lịch"],
        [3, "[HOÃN] Đêm văn nghệ", "19h30 ngày 22/6/2027", "", "xã Đồng Mẫu", "Mưa lũ"],
    ]
    moved, off, later = read_file(*xlsx(rows), province.site(), None).entries
    assert [str(moved.values[name]) for name in ("start", "previous_start", "status")] == [
        "2027-06-18 07:30",
        "2027-06-15 07:30",
        "rescheduled",
    ]
    assert (off.values["status"], later.values["status"]) == ("cancelled", "postponed")


def test_words_for_a_state_are_those_of_the_handbook_and_others_are_asked_about() -> None:
    heads = ["Nội dung", "Thời gian", "Địa điểm", "Tình trạng", "Lý do"]
    said = ["Dời", "Đúng kế hoạch", "Hoàn tất", "x"]
    rows = [PAPER, heads, *([f"Tọa đàm {word}", "9/6/2027", "xã Đồng Mẫu", word, ""] for word in said)]
    moved, planned, held_, unknown = read_file(*xlsx(rows), province.site(), None).entries
    assert moved.state is State.OUT and "dời lịch" in "".join(moved.reasons)
    assert (planned.values["status"], held_.values["status"]) == ("scheduled", "held")
    assert unknown.asked and not unknown.is_sure


@pytest.mark.parametrize(("phone", "is_asked"), [("0912 345 678", True), ("0238.3000.111", False)])
def test_a_mobile_number_is_asked_about_before_it_is_published(phone: str, is_asked: bool) -> None:
    rows = [PAPER, ["Nội dung", "Thời gian", "Địa điểm", "Điện thoại"], ["Tọa đàm", "9/6/2027", "xã Đồng Mẫu", phone]]
    [entry] = read_file(*xlsx(rows), province.site(), None).entries
    assert any("số di động" in one for one in entry.asked) is is_asked

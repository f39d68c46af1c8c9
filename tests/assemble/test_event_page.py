"""The page of one event: its time in words, what nobody may miss, its days, its relatives, its data for machines."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from pydantic_core import to_json

from scripts.assemble.events import page, time_words
from scripts.assemble.pieces import Frame
from scripts.assemble.site import json_ld
from scripts.assemble.view import View
from scripts.model.event import Event
from scripts.model.values import VIETNAM
from tests.assemble.test_assemble import given
from tests.assemble.test_calendars import URL, event, small_site
from tests.sources import NOW


def page_of(*events: Event, now: datetime = NOW) -> dict[str, Any]:
    """The page of the first of the events."""
    view = View(replace(small_site(), events=events), now, URL)
    made = page.page(view.event_facts[events[0].id], Frame(view.site.identity, URL, "Tỉnh Mẫu"))
    data = without_none(json.loads(to_json(made.data)) | {"card": json.loads(to_json(made.card))})
    for fact in data["facts"]:
        fact.pop("parts" if fact["text"] else "text", None)
    return given(data | {"json_ld": made.node})


def without_none(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_none(part) for key, part in value.items() if part is not None}
    return [without_none(part) for part in value] if isinstance(value, list) else value


def data_of(**changes: Any) -> dict[str, Any]:
    found = page_of(event(**changes))["json_ld"]
    assert isinstance(found, dict)
    return found


WEEKLY = {"every": "week", "until": "2022-06-30"}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"time_note": "buổi sáng"}, "Sáng thứ Năm, ngày 9 tháng 6 năm 2022"),
        ({"time_note": "Buổi chiều"}, "Chiều thứ Năm, ngày 9 tháng 6 năm 2022"),
        ({"time_note": "sau lễ chào cờ"}, "Sau lễ chào cờ, thứ Năm, ngày 9 tháng 6 năm 2022"),
        (
            {"time_note": "buổi tối", "end": "2022-06-11"},
            "Buổi tối, từ ngày 9 đến ngày 11 tháng 6 năm 2022",
        ),
        ({"start": "2022-06-09 07:30"}, "7 giờ 30, thứ Năm, ngày 9 tháng 6 năm 2022"),
        ({"recurs": WEEKLY}, "Thứ Năm hằng tuần, từ ngày 9 đến ngày 30 tháng 6 năm 2022"),
        (
            {"recurs": WEEKLY | {"except": ["2022-06-16"]}, "time_note": "buổi tối"},
            "Tối thứ Năm hằng tuần, từ ngày 9 đến ngày 30 tháng 6 năm 2022, trừ ngày 16/6/2022",
        ),
        (
            {"start": "2022-06-09 19:00", "end": "2022-06-09 20:30", "recurs": WEEKLY},
            "Từ 19 giờ đến 20 giờ 30, thứ Năm hằng tuần, từ ngày 9 đến ngày 30 tháng 6 năm 2022",
        ),
        (
            {"start": "2022-06-09 22:00", "end": "2022-06-10 01:00", "recurs": WEEKLY},
            "22 giờ, thứ Năm hằng tuần, mỗi lần đến 1 giờ hôm sau, từ ngày 9 đến ngày 30 tháng 6 năm 2022",
        ),
        (
            {"end": "2022-06-10", "recurs": WEEKLY},
            "Thứ Năm hằng tuần, mỗi lần 2 ngày, từ ngày 9 đến ngày 30 tháng 6 năm 2022",
        ),
        (
            {"start": "2022-01-31", "recurs": {"every": "month", "until": "2022-06-30"}},
            "Ngày 31 hằng tháng (những tháng có ngày 31), từ ngày 31 tháng 1 đến ngày 31 tháng 5 năm 2022",
        ),
        ({"start": None, "date_unknown": "Nguồn không ghi."}, "Không rõ ngày. Nguồn không ghi."),
    ],
)
def test_the_time_in_words(given: dict[str, Any], words: str) -> None:
    assert "".join(moment.text for moment in time_words.when(event(**given))) == words


def test_days_and_hours_are_told_to_machines_too() -> None:
    one = page_of(event(start="2022-06-09 07:30"))["when"]
    assert one == [{"text": "7 giờ 30, thứ Năm, ngày 9 tháng 6 năm 2022", "at": "2022-06-09T07:30:00+07:00"}]
    several = page_of(event(start="2022-06-07", end="2022-06-08"))["when"]
    assert [piece.get("at") for piece in several] == [None, "2022-06-07", None, "2022-06-08"]


def test_a_moved_event_shows_the_old_and_the_new_day_first() -> None:
    found = page_of(event(status="rescheduled", previous_start="2022-06-02 08:00", reason="Mưa."))
    old, new, reason = found["banner"]["rows"]
    assert old["old"] and old["parts"][0]["text"] == "8 giờ, thứ Năm, ngày 2 tháng 6 năm 2022"
    assert new["parts"][0]["at"] == "2022-06-09"
    assert reason["parts"] == [{"text": "Mưa."}]
    # It stays when the event is over, and it is not said twice.
    assert not [fact for fact in found["facts"] if fact["term"] == "Lịch cũ"]


def test_an_event_that_was_held_after_a_move_keeps_its_old_day_among_the_facts() -> None:
    found = page_of(event(status="held", previous_start="2022-06-02"))
    assert "banner" not in found
    assert {"term": "Lịch cũ", "text": "thứ Năm, ngày 2 tháng 6 năm 2022"} in found["facts"]


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_what_is_off_is_not_offered_for_the_calendar_but_keeps_its_file(status: str) -> None:
    found = page_of(event(start="2027-06-09", year=2027, status=status, reason="Mưa.", recurs=None))
    assert found["banner"]["tone"] == "off" and found["off"]
    assert found["can_add"] is False and found["calendar_file"] == "su-kien/2027/mau/su-kien.ics"


def test_the_days_to_come_are_listed_first_and_say_as_of_when() -> None:
    now = datetime(2022, 6, 16, 23, 0, tzinfo=VIETNAM)
    days = page_of(event(recurs=WEEKLY), now=now)["days"]
    assert days["as_of"] == "16/6/2022"
    assert [day["at"] for day in days["coming"]] == ["2022-06-16", "2022-06-23", "2022-06-30"]
    assert [day["at"] for day in days["past"]] == ["2022-06-09"]
    assert days["later"] == []
    year = page_of(event(recurs=WEEKLY | {"until": "2023-06-01"}), now=now)["days"]
    assert (len(year["coming"]), len(year["later"]), len(year["past"])) == (12, 39, 1)
    assert days["coming"][0]["text"] == "thứ Năm, ngày 16 tháng 6 năm 2022"
    assert "days" not in page_of(event(recurs=WEEKLY, status="cancelled", reason="Mưa."), now=now)


def test_the_place_leads_to_its_page_and_the_phone_can_be_tapped() -> None:
    where = {"district": ["Mẫu Thượng", "Mẫu Hạ"], "commune": "Đa Trăng", "online": "true"}
    contact = {"name": "Chị Mẫu", "phone": "0238 (000) 000", "email": "a%b@mau.example"}
    facts = {fact["term"]: fact for fact in page_of(event(place=where, contact=contact))["facts"]}
    assert facts["Địa bàn"]["parts"] == [
        {"text": "Xã Đa Trăng", "url": "su-kien/dia-ban/mau-thuong/da-trang-99102/"},
        {"text": "huyện Mẫu Thượng", "url": "su-kien/dia-ban/mau-thuong/"},
        {"text": "huyện Mẫu Hạ", "url": "su-kien/dia-ban/mau-ha/"},
        {"text": "trực tuyến"},
    ]
    assert [part.get("to") for part in facts["Liên hệ"]["parts"]] == [
        None,
        "tel:0238000000",
        "mailto:a%25b@mau.example",
    ]


def test_related_events_share_the_place_first_and_are_near_in_time() -> None:
    elsewhere = {"district": "Mẫu Hạ"}
    here = event()
    same_place = event(id="cung-noi", start="2022-06-20", focus=None, campaign="false")
    same_focus = event(id="cung-trong-tam", start="2022-06-10", place=elsewhere)
    same_month = event(id="cung-thang", start="2022-06-09", place=elsewhere, focus=None)
    long_ago = event(id="lau-roi", year=2012, start="2012-06-09", focus=None, campaign="false")
    nothing = event(id="khong-lien-quan", start="2022-06-09", place=elsewhere, focus=None, campaign="false")
    found = page_of(here, nothing, long_ago, same_month, same_focus, same_place)["related_events"]
    assert [card["url"].split("/")[2] for card in found] == ["cung-noi", "cung-trong-tam", "cung-thang", "lau-roi"]


def test_related_events_where_one_can_still_go_come_before_those_called_off() -> None:
    now = datetime(2022, 6, 1, tzinfo=VIETNAM)
    off = event(id="huy", start="2022-06-10", status="cancelled", reason="Mưa.")
    coming = event(id="toi", start="2022-06-25")
    found = page_of(event(), off, coming, now=now)["related_events"]
    assert [card["url"].split("/")[2] for card in found] == ["toi", "huy"]


def test_five_thousand_related_events_cost_five_thousand_times_a_little() -> None:
    """Each is compared with its neighbours alone: the work does not grow with the square."""
    looked_at = 0

    class Counting(Event):
        def is_over(self, now: datetime) -> bool:
            nonlocal looked_at
            looked_at += 1
            return True

    def all_of(number: int) -> int:
        nonlocal looked_at
        looked_at = 0
        first = event()
        events = tuple(Counting.model_construct(**(first.__dict__ | {"id": f"mau-{i}"})) for i in range(number))
        view = View(replace(small_site(), events=events), NOW, URL)
        assert all(len(view.related.of(one)) == 4 for one in events)
        return looked_at

    assert all_of(1_000) < 10.5 * all_of(100)


def test_json_ld_is_as_exact_as_the_source() -> None:
    day = data_of(end="2022-06-10")
    assert (day["@type"], day["startDate"], day["endDate"]) == ("Event", "2022-06-09", "2022-06-10")
    assert day["eventStatus"] == "https://schema.org/EventScheduled"
    assert day["organizer"] == [{"@type": "Organization", "name": "UBND huyện Mẫu Thượng"}]
    [place] = day["location"]
    assert (place["name"], place["address"]["addressLocality"]) == ("Sân vận động", "huyện Mẫu Thượng")
    hour = data_of(start="2022-06-09 07:30")
    assert hour["startDate"] == "2022-06-09T07:30:00+07:00" and "endDate" not in hour
    unknown = data_of(start=None, date_unknown="Không ghi.")
    assert "startDate" not in unknown


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"status": "cancelled", "reason": "Mưa."}, "EventCancelled"),
        ({"status": "postponed", "reason": "Mưa."}, "EventPostponed"),
        ({"status": "rescheduled", "previous_start": "2022-06-02"}, "EventRescheduled"),
        ({"status": "held"}, "EventScheduled"),
    ],
)
def test_json_ld_says_what_became_of_it(given: dict[str, Any], status: str) -> None:
    found = data_of(**given)
    assert found["eventStatus"] == f"https://schema.org/{status}"
    assert found.get("previousStartDate") == given.get("previous_start")


def test_json_ld_of_a_recurring_event_has_its_schedule() -> None:
    rule = WEEKLY | {"except": ["2022-06-09", "2022-06-23"]}
    found = data_of(start="2022-06-09 19:00", end="2022-06-09 20:00", recurs=rule)
    assert (found["startDate"], found["endDate"]) == ("2022-06-16T19:00:00+07:00", "2022-06-30")
    schedule = found["eventSchedule"]
    assert (schedule["repeatFrequency"], schedule["byDay"]) == ("P1W", "https://schema.org/Thursday")
    assert (schedule["startTime"], schedule["endTime"]) == ("19:00:00", "20:00:00")
    assert (schedule["exceptDate"], schedule["repeatCount"]) == (["2022-06-23"], 2)


def test_json_ld_of_an_event_elsewhere_or_online_claims_no_place_of_the_province() -> None:
    [away] = data_of(place={"outside": "Hà Nội"})["location"]
    assert away["address"] == {"@type": "PostalAddress", "addressLocality": "Hà Nội"}
    [online] = data_of(place={"online": "true"})["location"]
    assert online == {"@type": "VirtualLocation", "url": f"{URL}su-kien/2022/mau/"}


def test_json_ld_cannot_leave_its_script() -> None:
    text = json_ld.script([data_of(title="</script><script>alert(1)</script>\u2028&amp;")])
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text)["name"] == "</script><script>alert(1)</script>\u2028&amp;"


def test_what_the_campaign_rests_on_stands_beside_its_events() -> None:
    campaign = (
        small_site()
        .campaigns_by_year[2022]
        .model_copy(update={"description": "Xem [Điều 1](luat:1/2020/QH14#dieu-1)."})
    )
    view = View(
        replace(small_site(), events=(event(), event(id="rieng", campaign="false")), campaigns=(campaign,)), NOW, URL
    )
    [row] = view.event_facts["mau"].basis
    assert row.then == "Đang có hiệu lực tại thời điểm diễn ra (09/6/2022)."
    assert not view.event_facts["rieng"].basis

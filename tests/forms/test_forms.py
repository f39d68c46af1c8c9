"""Forms: what they ask, in which words; what comes back; what is beside a field."""

from __future__ import annotations

from datetime import datetime

import pytest

from scripts.edit.rewritten import said
from scripts.forms import places
from scripts.forms.beside import beside, problems_with
from scripts.forms.days import as_written, in_words
from scripts.forms.entries import NEW, Entry, NoSuchEntryError, entry, put_back, units_in
from scripts.forms.form import Sent, form, preview, received
from scripts.model.values import VIETNAM, parse_day
from scripts.model.website import Site
from tests.conftest import CHECKOUT
from tests.forms.browsing import Pairs, page, sent, typed
from tests.real import real_site

NOW = datetime(2026, 11, 29, 9, tzinfo=VIETNAM)
PATH = "events/2027/con-cuong.yml"
LISTING = """# Do phòng Văn hóa gửi ngày 1/6
defaults:
  place: {commune: Xã Con Cuông}
events:
- id: con-cuong-2027-06-09
  title: "Lễ ra quân"  # tên trong giấy mời
  summary: Một câu.
  kind: le-ra-quan
  start: 2027-06-09 07:30
  organisers: UBND xã Con Cuông
  source: 45/KH-UBND
  description: |
    Đoạn thứ nhất.

    Đoạn thứ hai.
  changes:
  - {date: 2027-06-01, note: Đổi giờ}
  - {date: 2027-06-02, note: Đổi nơi}
- id: con-cuong-2027-06-20
  title: Hội thi
  summary: Một câu.
  kind: hoi-thi
  start: 2027-06-20
  source: https://vi-du.example/tin.html
"""


@pytest.fixture
def site() -> Site:
    return real_site()


def first(text: str = LISTING, at: str = "0") -> Entry:
    return entry(text, PATH, at)


def back(pairs: Pairs) -> Sent:
    found = received(pairs)
    assert found
    return found


def after(pairs: Pairs, text: str = LISTING) -> str:
    return put_back(text, back(pairs).entry)


def changed(old: str, new: str) -> list[str]:
    return [line for line in new.split("\n") if line not in old.split("\n")]


def test_one_field_changes_one_line(site: Site) -> None:
    pairs = typed(sent(form(first(), site)), f__title="Lễ phát động")
    new = after(pairs)
    assert changed(LISTING, new) == ['  title: "Lễ phát động"  # tên trong giấy mời']
    assert len(new.split("\n")) == len(LISTING.split("\n"))


def test_days_are_typed_as_people_write_them_and_written_as_the_handbook_does(site: Site) -> None:
    pairs = typed(sent(form(first(), site)), f__start="8h00 sáng thứ Tư, ngày 9/6")
    assert changed(LISTING, after(pairs)) == ["  start: 2027-06-09 08:00"]
    assert as_written("sáng 9/6/2027") == "sáng 9/6/2027", "the part of the day must not be lost"
    assert in_words("7h30 9/6/2027") == "thứ Tư, 09/6/2027, 7 giờ 30"
    assert in_words("tuần sau") == ""


def test_the_form_says_how_a_day_is_understood(site: Site) -> None:
    assert "Máy hiểu: thứ Tư, 09/6/2027, 7 giờ 30" in form(first(), site)


def test_a_long_text_ends_with_a_line_break(site: Site) -> None:
    pairs = typed(sent(form(first(), site)), f__results="Một đoạn.\r\n\r\nHai đoạn.", f__summary="Hai câu.")
    new = said(after(pairs))
    assert isinstance(new, dict)
    [event, _] = new["events"]  # type: ignore[misc]
    assert event["results"] == "Một đoạn.\n\nHai đoạn.\n"  # type: ignore[index, call-overload]
    assert event["summary"] == "Hai câu."  # type: ignore[index, call-overload]
    assert event["description"].endswith("hai.\n")  # type: ignore[index, call-overload, union-attr]


def test_emptied_fields_go_and_new_ones_stand_in_the_order_of_the_model(site: Site) -> None:
    pairs = typed(sent(form(first(), site)), f__organisers="", f__end="11h 9/6/2027")
    lines = after(pairs).split("\n")
    assert lines[lines.index("  start: 2027-06-09 07:30") + 1] == "  end: 2027-06-09 11:00"
    assert not any("organisers" in line for line in lines)


def test_a_source_stays_one_line_where_one_line_says_it(site: Site) -> None:
    pairs = sent(form(first(), site))
    assert changed(LISTING, after(typed(pairs, f__source__title="46/KH-UBND"))) == ["  source: 46/KH-UBND"]
    both = after(typed(pairs, f__source__url="https://vi-du.example/"))
    assert said(both)["events"][0]["source"] == {"title": "45/KH-UBND", "url": "https://vi-du.example/"}  # type: ignore[index, call-overload]


def test_a_truth_that_is_as_without_it_is_not_written(site: Site) -> None:
    pairs = sent(form(first(), site))
    assert ("f/sample", "true") not in pairs
    ticked = [*pairs, ("f/sample", "true")]
    assert changed(LISTING, after(ticked)) == ["  sample: true"]
    assert after(pairs) == LISTING


def test_that_an_event_is_of_the_campaign_can_be_said_and_left_unsaid(site: Site) -> None:
    pairs = sent(form(first(), site))
    assert ("f/campaign", "") in pairs and after(pairs) == LISTING
    for said_so in ("true", "false"):
        assert changed(LISTING, after(typed(pairs, f__campaign=said_so))) == [f"  campaign: {said_so}"]


def test_items_are_added_moved_and_dropped_without_a_script(site: Site) -> None:
    shown = form(first(), site)
    moved = back(sent(shown, "len f/changes 1"))
    assert moved.act
    again = form(moved.before, site, shown=moved.shown, act=moved.act)
    new = after(sent(again))
    assert new.index("Đổi nơi") < new.index("Đổi giờ")

    dropped = back(sent(shown, "bo f/changes 0"))
    assert "Đổi giờ" not in after(sent(form(dropped.before, site, shown=dropped.shown)))

    added = back(sent(shown, "them f/more_sources"))
    fresh = form(added.before, site, shown=added.shown, act=added.act)
    assert page(fresh).xpath('//details[@id="f-more_sources-n0"]/@open')
    assert after(sent(fresh)) == LISTING, "an item without a word in it is none"
    assert "more_sources:\n  - 47/KH-UBND\n" in after(typed(sent(fresh), f__more_sources__n0__title="47/KH-UBND"))


def test_what_was_typed_survives_a_button(site: Site) -> None:
    pairs = typed(sent(form(first(), site), "them f/images"), f__title="Đang gõ dở")
    got = back(pairs)
    again = page(form(got.before, site, shown=got.shown, act=got.act))
    assert again.xpath('string(//input[@name="f/title"]/@value)') == "Đang gõ dở"


def test_the_file_keeps_what_no_form_knows(site: Site) -> None:
    text = LISTING.replace("  kind: le-ra-quan", "  ghi_chu: gọi lại cô Hoa\n  kind: le-ra-quan")
    new = after(typed(sent(form(first(text), site)), f__title="Khác"), text)
    assert "  ghi_chu: gọi lại cô Hoa\n" in new


def test_a_new_event_comes_last(site: Site) -> None:
    pairs = typed(
        sent(form(entry(LISTING, PATH, NEW), site)),
        **{
            "f__id": "moi-2027",
            "f__title": "Mới",
            "f__kind": "khac",
            "f__summary": "Câu.",
            "f__source__title": "1/KH-UBND",
        },
    )
    new = after(typed(pairs, f__start="9/6"))
    assert new.startswith(LISTING.rstrip("\n"))
    assert new.endswith(
        "- id: moi-2027\n  title: Mới\n  summary: Câu.\n  kind: khac\n  start: 2027-06-09\n  source: 1/KH-UBND\n"
    )
    assert put_back("", back(pairs).entry).startswith("events:\n- id: moi-2027\n")


def test_an_entry_that_is_gone_is_said() -> None:
    with pytest.raises(NoSuchEntryError):
        entry(LISTING, PATH, "7")
    with pytest.raises(NoSuchEntryError):
        entry("", "content/anh.jpg")


def test_problems_stand_beside_their_fields_in_the_words_of_check(site: Site) -> None:
    text = LISTING.replace("kind: le-ra-quan", "kind: hội thảo").replace("note: Đổi nơi", "note: có")
    text = text.replace("{commune: Xã Con Cuông}", "{commune: Xã Con Cuống}").replace(
        "- id: con-cuong-2027-06-20\n  title: Hội thi", "- id: b\n  tite: c"
    )
    found, problems = problems_with(site, PATH, text, NOW)
    wrong = beside(text, first(text), problems)
    assert {
        way: [one.code for one in them] for way, them in wrong.items() if way in (("kind",), ("changes", 1, "note"))
    } == {
        ("kind",): ["E205"],
        ("changes", 1, "note"): ["E204"],
    }
    assert not any(one.at.line > 18 for them in wrong.values() for one in them), "another event's are not ours"
    shown = page(form(first(text), site, wrong))
    box = shown.get_element_by_id("f-kind")
    assert box.get("aria-invalid") == "true"
    said_by = [shown.get_element_by_id(name).text_content() for name in box.get("aria-describedby").split()]
    assert any("E205" in one and "hội thảo" in one for one in said_by)
    assert shown.xpath('//div[@id="f-tom-tat"]//a[@href="#f-kind"]')
    assert shown.xpath('//details[@id="f-changes-1"]/@open'), "what is wrong is not folded away"
    assert [name for name, _ in found.stand_ins] == ["events", "events"]


def test_what_is_missing_is_told_at_its_own_field(site: Site) -> None:
    text = LISTING.replace("  source: 45/KH-UBND\n", "  images:\n  - {file: a.jpg}\n  recurs: {every: week}\n")
    text = text.replace("  summary: Một câu.\n  kind: le-ra-quan\n", "  kind: le-ra-quan\n")
    _, problems = problems_with(site, PATH, text, NOW)
    wrong = beside(text, first(text), problems)
    codes = {way: {one.code for one in them} for way, them in wrong.items()}
    assert codes[("source",)] == {"E207"} and codes[("summary",)] == {"E201"} and ("id",) not in codes
    assert codes[("recurs", "until")] == {"E201"}
    text = text.replace("  start: 2027-06-09 07:30\n", "")
    _, problems = problems_with(site, PATH, text, NOW)
    assert "E215" in {one.code for one in beside(text, first(text), problems)[("start",)]}


def test_an_end_before_the_start_is_told_where_it_was_typed(site: Site) -> None:
    for written, way in (("7h30 - 6h, 9/6/2027", "start"), ("2027-06-09 07:30\n  end: 06:00", "end")):
        text = LISTING.replace("start: 2027-06-09 07:30", f"start: {written}")
        assert text != LISTING
        wrong = beside(text, first(text), problems_with(site, PATH, text, NOW)[1])
        assert {field for field, them in wrong.items() if "E203" in {one.code for one in them}} == {(way,)}


def test_what_is_wrong_with_the_whole_file_stands_above(site: Site) -> None:
    for path, text in (("content/site.yml", ""), ("content/site.yml", "# chưa viết\n"), ("content/thu.md", "")):
        _, problems = problems_with(None, path, text, NOW)
        wrong = beside(text, entry(text, path), problems)
        assert [*wrong] == [()] and wrong[()]
        assert page(form(entry(text, path), site, wrong)).get_element_by_id("f-tom-tat").text_content().strip()


def test_a_picture_lacks_its_words_at_their_fields(site: Site) -> None:
    text = LISTING.replace("  source: 45/KH-UBND\n", "  source: 45/KH-UBND\n  images:\n  - {file: a.jpg}\n", 1)
    _, problems = problems_with(site, PATH, text, NOW)
    wrong = beside(text, first(text), problems)
    assert {"E210"} == {one.code for one in wrong[("images", 0, "alt")]}
    assert {"E211"} == {one.code for one in wrong[("images", 0, "credit")]}


def test_a_place_that_is_not_in_the_list_is_told_before_saving(site: Site) -> None:
    text = LISTING.replace("  organisers: UBND", "  place: {commune: Xã Không Có}\n  organisers: UBND", 1)
    _, problems = problems_with(site, PATH, text, NOW)
    assert [one.code for one in beside(text, first(text), problems)[("place", "commune")]] == ["E302"]


def test_problems_of_a_page_reach_its_text(site: Site) -> None:
    path = "content/hoi-dap/thu.md"
    fields = "title: Thử?\nsummary: Câu.\nshort: Câu.\nnow: Câu.\nlaw: 73/2021/QH14#dieu-999\nsources: [45/KH-UBND]\n"
    text = f"---\n{fields}---\n\nXem [bài](hoidap:khong-co).\n"
    _, problems = problems_with(site, path, text, NOW)
    wrong = beside(text, entry(text, path), problems)
    assert [one.code for one in wrong[("body",)]] == ["E301"]
    assert ("law",) in wrong


def test_names_of_places_are_chosen_by_the_day(site: Site) -> None:
    new, old = parse_day("2027-06-09"), parse_day("2022-06-09")
    assert places.like(site.places, "con cu", new)[0].name == "Xã Con Cuông"
    [gone] = [one for one in places.like(site.places, "mường xén", new) if one.name == "Thị trấn Mường Xén"]
    assert "tên cũ" in gone.note and "nay là Xã Mường Xén" in gone.note
    assert places.like(site.places, "mường xén", old)[0].name == "Thị trấn Mường Xén"
    assert "Xã Con Cuông" in {one.name for one in places.names_on(site.places, new)}


def test_a_place_of_before_says_what_it_is_now(site: Site) -> None:
    text = LISTING.replace("  organisers: UBND", "  place: {commune: Thị trấn Mường Xén}\n  organisers: UBND", 1)
    [note] = page(form(first(text), site)).xpath('//p[@id="f-place-commune-hieu"]')
    assert "nay là Xã Mường Xén" in note.text_content()


def test_a_bare_name_means_the_unit_that_was_there_on_the_day(site: Site) -> None:
    new, old = parse_day("2027-06-09"), parse_day("2022-06-09")
    assert [one.name for one in site.places.named("Con Cuông", new)] == ["Xã Con Cuông"]
    assert [one.name for one in site.places.named("Con Cuông", old)] == ["Huyện Con Cuông"]
    assert places.note_of(site.places, "Con Cuông", new) == ""


def test_closed_lists_are_boxes_with_words(site: Site) -> None:
    path = "events/2022/thu.yml"
    text = LISTING.replace("2027", "2022")
    shown = page(form(entry(text, path, "0"), site))
    boxes = shown.xpath('//fieldset[@id="f-focus"]//label')
    assert len(boxes) == len(site.campaigns_by_year[2022].focuses) and boxes[0].text_content().strip()
    chosen = boxes[1].xpath("string(.//input/@value)")
    pairs = [*sent(form(entry(text, path, "0"), site)), ("f/focus", chosen)]
    assert f"  focus: {chosen}\n" in put_back(text, back(pairs).entry)


def test_every_unit_of_the_place_list_has_a_form(site: Site) -> None:
    path = "content/places.yml"
    text = (CHECKOUT / path).read_text(encoding="utf-8")
    found = units_in(text, path)
    assert len(found) == len(site.places.all)
    at = next(at for at, name in found if name == "Xã Nậm Cắn, Huyện Kỳ Sơn")
    one = entry(text, path, at)
    shown = form(one, site)
    assert page(shown).xpath('string(//input[@name="f/name"]/@value)') == "Xã Nậm Cắn"
    new = put_back(text, back(typed(sent(shown), f__name="Xã Nậm Căn")).entry)
    assert len(changed(text, new)) == 1 and "Xã Nậm Căn" in changed(text, new)[0]


def test_what_the_listing_says_for_all_is_shown_and_not_asked_again(site: Site) -> None:
    shown = page(form(first(), site))
    assert "phần chung của tệp: Xã Con Cuông" in shown.get_element_by_id("f-place-commune-chung").text_content()


@pytest.mark.parametrize(
    "path", ["content/site.yml", "events/2022/campaign.yml", "content/ho-tro.md", "content/places.yml"]
)
def test_every_control_has_a_name_and_every_hint_is_there(path: str, site: Site) -> None:
    shown = page(form(entry((CHECKOUT / path).read_text(encoding="utf-8"), path), site))
    ids = shown.xpath("//@id")
    assert len(ids) == len(set(ids)), "an id stands twice"
    for one in shown.xpath('//input[not(@type="hidden")]|//textarea|//select'):
        label = one.get("aria-label") or one.xpath("ancestor::label") or shown.xpath(f'//label[@for="{one.get("id")}"]')
        assert label, one.get("name")
    for told in shown.xpath("//@aria-describedby"):
        assert set(told.split()) <= set(ids)
    for link in shown.xpath("//@list"):
        assert link in ids


def test_rare_fields_are_folded_until_they_say_something(site: Site) -> None:
    def folded(text: str) -> list[str]:
        return page(form(first(text), site)).xpath('//details[@class="f-rare"]//*[@name="f/date_basis"]')

    assert folded(LISTING)
    assert not folded(LISTING.replace("  source: 45/KH-UBND", "  date_basis: Theo giấy mời\n  source: 45/KH-UBND", 1))


def test_a_text_can_be_seen_as_on_the_page(site: Site) -> None:
    got = back(sent(form(first(), site), "xem f/description"))
    shown = page(form(got.before, site, shown=got.shown, act=got.act))
    [region] = shown.xpath('//div[@class="f-preview"]')
    assert [one.text_content() for one in region.xpath(".//p")] == ["Đoạn thứ nhất.", "Đoạn thứ hai."]
    assert "<script" not in preview("<script>alert(1)</script> chữ")


def test_what_was_typed_is_never_markup(site: Site) -> None:
    pairs = typed(
        sent(form(first(), site)),
        f__title='"><script>alert(1)</script>',
        f__description="</textarea><script>x</script>",
    )
    got = back(pairs)
    assert "<script" not in form(got.before, site, shown=got.shown)


def test_something_else_than_a_form_is_none() -> None:
    assert received([("goc", "{")]) is None
    assert received([("goc", '{"path": "events/2027/a.yml", "kind": "nothing", "at": "", "values": {}}')]) is None
    assert received([]) is None

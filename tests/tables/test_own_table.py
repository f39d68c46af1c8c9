"""Our own table, exported and imported again, changes nothing; a cell that was changed changes one field."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from scripts.draw.workbook import workbook
from scripts.model import event_table
from scripts.model.website import Site
from scripts.tables.accepting import accept
from scripts.tables.proposal import Kept, State
from scripts.tables.reading import read_file
from tests.conftest import Built
from tests.real import real_site
from tests.site.test_pages import BASE
from tests.sources import NOW
from tests.tables import province

LISTING = """\
events:
- id: ra-quan
  title: Lễ ra quân mẫu
  summary: Một câu mẫu.
  kind: le-ra-quan
  start: 2027-06-09 07:30
  place: {commune: Đồng Mẫu, venue: Sân vận động}  # chỗ rộng
  contact: {phone: 0238 000 0000}
  source: 45/KH-UBND
"""


def table(site: Site) -> list[list[str]]:
    return [list(event_table.NAMES), *(event_table.row(event) for event in site.events)]


def as_csv(rows: list[list[str]], sign: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=sign).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def test_the_real_events_come_back_unchanged_from_csv() -> None:
    proposal = read_file("events.csv", as_csv(table(real_site())), real_site())
    assert len(proposal.entries) == len(real_site().events)
    assert {entry.state for entry in proposal.entries} == {State.SAME}


def test_the_real_events_come_back_unchanged_from_the_workbook(tmp_path: Path) -> None:
    proposal = read_file("events.xlsx", workbook(table(real_site()), tmp_path, b""), real_site())
    assert len(proposal.entries) == len(real_site().events)
    assert {entry.state for entry in proposal.entries} == {State.SAME}


def test_the_published_tables_name_no_identity_and_come_back_unchanged(built: Built) -> None:
    """Whoever opens them finds addresses; staff who give them back change nothing."""
    for name in ("events.csv", "events.xlsx"):
        data = (built.root / "api/v1" / name).read_bytes()
        proposal = read_file(name, data, real_site())
        cells = [taken.words for entry in proposal.entries for taken in entry.taken]
        assert not [cell for cell in cells if re.search(r"\]\((?!https?://)", cell)], name
        assert [cell for cell in cells if f"]({BASE}chien-dich/2022/" in cell], name
        assert {entry.state for entry in proposal.entries} == {State.SAME}, name


@pytest.mark.parametrize("home", ["https://trang.example", ""])
def test_a_word_beside_a_link_is_changed_and_the_link_stays_by_identity(root: Path, home: str) -> None:
    file = root / "events/2027/mau.yml"
    written = LISTING.rstrip() + '\n  description: "Xem [lễ](sukien:ra-quan), và [báo](https://bao.example/a)."\n'
    file.write_text(written, encoding="utf-8")
    shown = f"Đọc [lễ]({home}/su-kien/2027/ra-quan/), và [báo](https://bao.example/a)."
    accept(root, read_file("events.csv", changed(root, description=shown), province.site_of(root)), {1}, NOW)
    assert file.read_text(encoding="utf-8") == written.replace("Xem [lễ]", "Đọc [lễ]")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return province.put_site(tmp_path, {"events/2027/mau.yml": LISTING})


def changed(root: Path, **cells: str) -> bytes:
    rows = table(province.site_of(root))
    for name, text in cells.items():
        rows[1][rows[0].index(name.replace("__", "."))] = text
    return as_csv(rows, ";")


def test_what_excel_makes_of_a_table_means_the_same(root: Path) -> None:
    data = changed(root, start="09/06/2027 07:30", campaign="TRUE", contact__phone="2380000000")
    [entry] = read_file("events.csv", data, province.site_of(root)).entries
    assert entry.state is State.SAME, entry.changes


def test_a_changed_cell_changes_its_field_and_no_other_byte(root: Path) -> None:
    data = changed(root, place__venue="Nhà văn hóa")
    proposal = read_file("events.csv", data, province.site_of(root))
    [entry] = proposal.entries
    assert entry.state is State.CHANGED
    assert [(change.field, change.before, change.after, change.kept) for change in entry.changes] == [
        ("place.venue", "Sân vận động", "Nhà văn hóa", Kept.CHANGED)
    ]
    accept(root, proposal, {1}, NOW)
    assert (root / "events/2027/mau.yml").read_text(encoding="utf-8") == LISTING.replace("Sân vận động", "Nhà văn hóa")


def test_a_new_row_is_a_new_event(root: Path) -> None:
    rows = table(province.site_of(root))
    new = dict.fromkeys(rows[0], "")
    new |= {"id": "hai", "title": "Tọa đàm mẫu", "summary": "Một câu.", "kind": "toa-dam", "start": "2027-06-10"}
    new |= {"source.title": "45/KH-UBND", "organisers": "Đoàn xã\nHội xã", "place.commune": "Suối Mẫu"}
    proposal = read_file("events.csv", as_csv([*rows, list(new.values())]), province.site_of(root))
    assert [entry.state for entry in proposal.entries] == [State.SAME, State.NEW]
    accept(root, proposal, {1, 2}, NOW)
    events = {event.id: event for event in province.site_of(root).events}
    assert events["hai"].organisers == ("Đoàn xã", "Hội xã")


def test_an_id_or_a_year_is_never_changed(root: Path) -> None:
    [entry] = read_file("events.csv", changed(root, year="2028"), province.site_of(root)).entries
    assert entry.state is State.OUT and "year" in entry.reasons[0]


def test_a_cell_that_is_no_record_is_said_to_be_none(root: Path) -> None:
    [entry] = read_file("events.csv", changed(root, changes="hôm qua"), province.site_of(root)).entries
    assert entry.state is State.OUT and "JSON" in entry.reasons[0]

"""Events of 2027 in communes and wards of today, in the real place list, through every output."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import docx
import icalendar
import openpyxl
import pytest
from lxml import html

from scripts.assemble.pieces import File, made, of
from scripts.draw import makers
from scripts.flow.checking import problems_of
from scripts.read import read
from tests.assemble.test_assemble import meta
from tests.assemble.test_places import HELP_ALONE
from tests.conftest import CHECKOUT
from tests.real import real_site
from tests.sources import CAMPAIGN, IDENTITY, NOW, files_of, site

LIST = "content/places.yml"
# Without the sentence that leads to a page which is not here.
OURS = re.sub(r"(?m)^asked:\n(?:  .*\n)+", "", (CHECKOUT / LIST).read_text(encoding="utf-8"))


def listed(name: str, title: str, day: str, commune: str) -> str:
    """An entry of a listing."""
    fields = f"id: {name}, title: {title}, summary: Mẫu., kind: mit-tinh, start: {day}, place: {{commune: {commune}}}"
    return f"- {{{fields}, organisers: [UBND huyện Mẫu Hạ], source: 1/KH-MAU}}\n"


LISTING = "events:\n" + listed("moi-xa", "Mít tinh ở xã", "2027-06-09", "X. Con Cuông")
LISTING += listed("moi-phuong", "Mít tinh ở phường", "2027-06-10", "P. Thành Vinh")
OLD = "events:\n" + listed("cu", "Ra quân thuở ấy", "2022-06-09", "Hạnh Dịch")
NEXT = CAMPAIGN.replace("2022-05-01", "2026-11-20").replace("2022", "2027").replace("mẫu", "sau")
NEXT = NEXT.replace("1/KH-MAU", "2/KH-MAU").replace("Nói cho", "Kể với")
UNITS = {
    "moi-xa": ("xa-con-cuong", "Xã Con Cuông", "17254-2025"),
    "moi-phuong": ("phuong-thanh-vinh", "Phường Thành Vinh", "16681-2025"),
}


def root(changes: dict[str, str | bytes] | None = None) -> Path:
    files: dict[str, str | bytes] = {
        LIST: OURS,
        "content/ho-tro.md": HELP_ALONE,
        "events/2022/mau-thuong.yml": OLD,
        "events/2027/campaign.yml": NEXT,
        "events/2027/moi.yml": LISTING,
    }
    return site(Path(mkdtemp(prefix="nay-")), files | (changes or {}))


@cache
def files() -> Mapping[str, File]:
    place = root()
    assert not [found for found in problems_of(place, NOW) if found.is_error]
    return files_of(place)


@cache
def tree() -> dict[str, bytes]:
    return made(files())


def data(path: str) -> Any:
    return json.loads(tree()[f"files/{path}"])


@pytest.mark.parametrize("name", UNITS)
def test_an_event_of_2027_names_its_commune_alone_in_every_output(name: str) -> None:
    path, words, key = UNITS[name]
    page = meta(tree(), f"su-kien/2027/{name}/")
    facts = {fact["term"]: fact for fact in page["facts"]}
    assert [part["text"] for part in facts["Địa bàn"]["parts"]] == [words] and "Ngày nay" not in facts
    assert f"su-kien/dia-ban/{path}/" in str(facts["Địa bàn"])
    place = meta(tree(), f"su-kien/dia-ban/{path}/")
    assert [card["title"] for card in place["coming"]] == [page["title"]] and place["origins"]
    assert any(chip["url"] == f"su-kien/dia-ban/{path}/" for chip in meta(tree(), "su-kien/")["districts"])
    for calendar in (f"su-kien/2027/{name}/su-kien.ics", f"su-kien/dia-ban/{path}/lich.ics", "su-kien/lich.ics"):
        entries = icalendar.Calendar.from_ical(tree()[f"files/{calendar}"]).walk("VEVENT")
        assert words in [str(entry.get("LOCATION")) for entry in entries]
    of_event = data(f"api/v1/events/{name}.json")["place"]
    assert [(unit["key"], unit.get("today")) for unit in of_event["units"]] == [(key, [])]
    assert of_event["communes"][0]["name"] == words and not of_event["districts"]
    assert [event["id"] for event in data(f"api/v1/places/{path}.json")["events"]] == [name]
    rows = csv.DictReader(io.StringIO(tree()["files/api/v1/events.csv"].decode("utf-8-sig")))
    assert {row["id"]: row["place.commune"] for row in rows}[name] in ("X. Con Cuông", "P. Thành Vinh")
    finder = data("su-kien/danh-sach.json")
    row = finder["id"].index(name)
    assert finder["places"][finder["place"][row]][:3] == [[path], [key], words]
    frame = html.fromstring(tree()[f"files/nhung/{path}/index.html"].decode())
    assert page["title"] in frame.text_content() and words in frame.text_content()
    assert f"su-kien/2027/{name}/" in str(data("offline.json")["places"][path])


def test_they_are_on_cards_in_the_workbook_and_in_the_dossier_of_their_campaign(tmp_path: Path) -> None:
    for name, (_, words, _) in UNITS.items():
        card = of(files()[f"docs/su-kien/2027/{name}/index.md"]).words
        assert words in str(card)
    drawn = {**makers.made(makers.WORKBOOK, tree(), tmp_path), **makers.made(makers.PACKS, tree(), tmp_path)}
    sheet = openpyxl.load_workbook(drawn["api/v1/events.xlsx"]).worksheets[0]
    head, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    commune = {row[head.index("id")]: row[head.index("place.commune")] for row in rows}
    assert (commune["moi-xa"], commune["moi-phuong"]) == ("X. Con Cuông", "P. Thành Vinh")
    dossier = docx.Document(str(drawn["bao-chi/bo-tai-lieu.docx"]))
    told = " ".join(cell.text for table in dossier.tables for row in table.rows for cell in row.cells)
    assert all(words in told for _, words, _ in UNITS.values())


def test_an_old_event_is_told_where_its_place_is_now() -> None:
    new = meta(tree(), "su-kien/dia-ban/xa-tien-phong/")
    assert [card["title"] for card in new["before_cards"]] == ["Ra quân thuở ấy"]
    assert {origin["text"]: origin.get("url") for origin in new["origins"]} == {
        "Xã Hạnh Dịch, huyện Quế Phong": "su-kien/dia-ban/que-phong/hanh-dich/",
        "Xã Tiền Phong, huyện Quế Phong": None,
    }
    finder = data("su-kien/danh-sach.json")
    slugs, _, words, also = finder["places"][finder["place"][finder["id"].index("cu")]]
    assert slugs == ["que-phong", "xa-tien-phong"] and words == "Xã Hạnh Dịch" and "Xã Tiền Phong" in also


def test_another_site_gathers_them_with_their_place() -> None:
    theirs = json.loads(tree()["files/api/v1/events.json"])
    for event in theirs["events"]:  # as if another site had published them
        event["uid"] = event["uid"].replace("mau.example", "kia.example")
        for field in ("url", "data", "calendar"):
            event[field] = event[field].replace("mau.example", "kia.example")
    sources = f"{IDENTITY}sources: [{{id: kia, name: Nơi kia, file: nguon/kia.json}}]\n"
    files: dict[str, str | bytes] = {"content/site.yml": sources, "nguon/kia.json": json.dumps(theirs).encode()}
    gathered = root(files | {"events/2027/moi.yml": "events: []\n", "events/2022/mau-thuong.yml": "events: []\n"})
    assert not [found for found in problems_of(gathered, NOW) if found.at.path.endswith("kia.json")]
    reading = read(gathered).site
    assert reading
    named = {event.id: event.place.commune for event in reading.events}
    assert named == {
        "kia-moi-xa": ("Xã Con Cuông",),
        "kia-moi-phuong": ("Phường Thành Vinh",),
        "kia-cu": ("Xã Hạnh Dịch",),
    }


@pytest.mark.parametrize(
    ("day", "place", "code", "said"),
    [
        (
            "2027-06-09",
            "{district: Con Cuông}",
            "E322",
            "nay thuộc Xã Bình Chuẩn, Xã Cam Phục, Xã Châu Khê, Xã Con Cuông",
        ),
        ("2027-06-09", "{commune: Xã Hạnh Dịch}", "E321", "nay thuộc Xã Tiền Phong"),
        ("2025-03-01", "{commune: Xã Tiền Phong}", None, ""),
        ("2025-03-01", "{commune: Thị trấn Trà Lân}", None, ""),
        ("2024-06-01", "{commune: Thị trấn Trà Lân}", "E321", "chỉ có từ ngày 01/12/2024"),
        ("2024-06-01", "{commune: Phường Thành Vinh}", "E321", "trước đó là Phường Đông Vĩnh, thành phố Vinh"),
        ("2025-03-01", "{district: Vinh, commune: Nghi Phong}", None, ""),
        ("2025-03-01", "{district: Nghi Lộc, commune: Nghi Phong}", "E321", "nay thuộc Xã Nghi Phong"),
        ("2025-03-01", "{district: Cửa Lò}", "E322", "chỉ có đến ngày 30/11/2024"),
    ],
)
def test_a_unit_is_refused_at_a_day_without_it(day: str, place: str, code: str | None, said: str) -> None:
    event = f"id: a, title: T, summary: A b, kind: khac, start: {day}, place: {place}, source: 1/KH-MA, campaign: false"
    listing = f"events:\n- {{{event}}}\n"
    found = [one for one in problems_of(root({f"events/{day[:4]}/thu.yml": listing}), NOW) if "thu.yml" in one.at.path]
    assert [one.code for one in found] == ([code] if code else [])
    assert said in "".join(one.words for one in found)


def test_the_real_list_counts_what_its_note_says() -> None:
    places = real_site().places
    for day, count, groups in (("2022-06-01", 460, 21), ("2024-12-01", 412, 20), ("2025-07-01", 130, 0)):
        there = [one for one in places.all if one.lived(date.fromisoformat(day))]
        assert (sum(not one.divided for one in there), sum(one.divided for one in there)) == (count, groups)
    assert sum(one.unit.border for one in places.leaves) == 21
    assert all(one.origins and all(share.place for share in one.origins) for one in places.leaves)
    unknown = [one for one in places.all if not one.divided and one.ended and not one.heirs]
    assert f" {len(unknown)} đơn vị của năm 2022 không còn" in (places.note or "")

"""The JSON API and the tables, read as a stranger's program reads them: from index.json on, with tools not ours."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator

from scripts.assemble.tree import Tree
from scripts.draw import makers
from scripts.model.event_table import COLUMNS
from scripts.model.record import Part
from scripts.read import read
from tests.conftest import need
from tests.pictures import photo
from tests.sources import IDENTITY, NEWS, NOW, put, site, tree_of
from tests.translated import declared

BASE = "https://mau.example/"
API = f"{BASE}api/v1/"
# Where the small site (tests/sources.py) has its facts from.
SOURCES = {f"{BASE}nguon", f"{BASE}tin"}
DATA = Path(__file__).parents[3] / "shared" / "data"
FORMATS = FormatChecker(["date", "date-time"])
FORMATS.checks("uri")(
    lambda text: bool(re.fullmatch(r"[a-z][a-z0-9+.-]*:(?:[\w\-.~:/?#\[\]@!$&'()*+,;=]|%[0-9A-F]{2})+", text, re.ASCII))
)

EVENTS = """\
events:
- id: du-moi-truong
  title: "=1+1 & <b>đậm</b>, \\"nháy\\""
  summary: |
    Hai câu.
    Câu hai.
  description: |
    - Mục một, xem [Điều 1](luat:1/2020/QH14#dieu-1).
    - Mục hai.
  kind: toa-dam
  start: 2022-06-09 07:30
  end: 2022-06-09 09:00:30
  place: {district: [Mẫu Thượng, Mẫu Hạ], venue: "'Nhà' văn hóa", lat: 18.5, lon: 104.25}
  organisers: ["+84 Đoàn", Hội mẫu]
  focus: [truyen-thong]
  audience: [Học sinh]
  status: rescheduled
  previous_start: 2022-06-08
  revision: 2
  changes:
  - {date: 2022-06-01, note: "Dời, vì \\"mưa\\""}
  - {date: 2022-06-02 08:00, note: Sửa lỗi chữ, minor: true}
  contact: {name: Người mẫu, phone: 0000 000 001, email: a@mau.example, url: https://bao.example/liên-hệ}
  registration: https://mẫu.example/đăng ký?a=1&b=2
  images: [{file: anh.jpg, alt: Ảnh mẫu, caption: Chú thích, credit: Người chụp, licence: CC BY 4.0}]
  source: {title: Báo mẫu, url: https://bao.example/a, date: 2022-06-01, note: Ghi chú}
  more_sources: [1/KH-MAU, {url: https://bao.example/b, language: en}]
  campaign: false
- id: hang-tuan
  title: Hằng tuần
  summary: Một câu.
  kind: tuyen-truyen-luu-dong
  start: 2022-06-01
  recurs: {every: week, until: 2022-06-29, except: [2022-06-08, 2022-06-15]}
  place: {commune: Xã Đa Trăng, district: Mẫu Thượng}
  source: 1/KH-MAU
- id: toan-tinh
  title: Toàn tỉnh
  summary: Một câu.
  kind: cao-diem
  start: 2022-06-01
  end: 2022-06-30
  place: {province: true, online: true, outside: Nơi khác}
  status: cancelled
  reason: Vì mưa.
  source: 1/KH-MAU
- id: khong-ro
  title: Không rõ ngày
  summary: Một câu.
  kind: khac
  date_unknown: Nguồn không ghi
  status: held
  results: Tốt.
  source: 1/KH-MAU
- {id: chi-la-mau, title: Chỉ là mẫu, summary: Một câu., kind: khac, start: 2022-06-01, sample: true, source: 1/KH-MAU}
""".replace("đăng ký", "đăng-ký")
ITEM = """\
---
title: Thông cáo "mẫu" & ]]> <b>
summary: Một câu tóm tắt.
date: 2022-06-10
author: Người viết
kind: release
embargo: 2022-06-10 10:00
tags: [từ khóa]
focus: [truyen-thong]
places: [Mẫu Thượng, Xã Đa Trăng, Tỉnh Mẫu]
law: ["1/2020/QH14#dieu-1"]
correction: Tên người đã được sửa.
contact: {name: Văn phòng, phone: 0000 000 002}
changes: [{date: 2022-06-11, note: Sửa tên.}, {date: 2022-06-12, note: Sửa chữ., minor: true}]
image: {file: anh.jpg, alt: Ảnh mẫu, caption: Chú thích, credit: Người chụp}
sources: [{title: Báo mẫu, url: https://bao.example/ma_túy}]
---
Chữ **đậm**, xem [sự kiện](sukien:du-moi-truong).

![Ảnh hai](hai.jpg "Người chụp hai")
"""
FILES: dict[str, str | bytes | None] = {
    "events/2022/nhieu.yml": EVENTS,
    "events/2022/anh.jpg": photo(640, 480),
    "content/tin-tuc/2022-06-10-thong-cao.md": ITEM,
    "content/tin-tuc/anh.jpg": photo(2400, 1800),
    "content/tin-tuc/hai.jpg": photo(320, 240),
    "content/en/tin-tuc/2022-06-10-thong-cao.md": declared("en", ITEM.replace("Thông cáo", "Release")),
    "content/en/tin-tuc/anh.jpg": photo(640, 480),
    "content/en/tin-tuc/hai.jpg": photo(320, 240),
    "content/site.yml": IDENTITY + "agency: Sở mẫu\ncontact: {name: Đầu mối, email: b@mau.example}\n",
}

BOOKS = ("events.xlsx", "campaigns.xlsx")  # drawn once the tree is there


@cache
def rich() -> Tree:
    """A site that uses every field."""
    with TemporaryDirectory() as folder:
        return tree_of(site(Path(folder), FILES))


def load(path: str, tree: Tree | None = None) -> Any:
    return json.loads((tree or rich())[f"files/api/v1/{path}"])


def api(tree: Tree) -> dict[str, bytes]:
    return {path.removeprefix("files/api/v1/"): data for path, data in tree.items() if path.startswith("files/api/v1/")}


def sheet(tree: Tree) -> bytes:
    with TemporaryDirectory() as folder:
        return makers.made(makers.WORKBOOK, tree, Path(folder))["api/v1/events.xlsx"].read_bytes()


def patterns(rows: list[dict[str, Any]]) -> list[tuple[re.Pattern[str], dict[str, Any]]]:
    return [(re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(row["url"]))), row) for row in rows]


# What describes itself


def test_every_file_fits_the_schema_that_the_index_names() -> None:
    index = patterns(load("index.json")["files"])
    seen = set()
    for path, data in api(rich()).items():
        [row] = [row for pattern, row in index if pattern.fullmatch(API + path)]
        seen.add(row["url"])
        if "schema" in row:
            schema = load(row["schema"].removeprefix(API))
            assert schema["$id"] == row["schema"] and schema["$schema"].endswith("2020-12/schema")
            Draft202012Validator.check_schema(schema)
            Draft202012Validator(schema, format_checker=FORMATS).validate(values(path, data, schema["$defs"]))
    assert {row["url"] for _, row in index} - seen == {f"{API}{name}" for name in BOOKS}, (
        "nothing is named that is not there"
    )


def values(path: str, data: bytes, schemas: dict[str, Any]) -> Any:
    """JSON; of a table its rows as objects, as the schema of the row wants them: numbers, and null for empty cells."""
    if not path.endswith(".csv"):
        return json.loads(data)
    heads, *rows = plain_csv(data)
    [fields] = [one["properties"] for one in schemas.values() if set(one.get("properties", ())) == set(heads)]

    def value(name: str, cell: str) -> str | int | None:
        kinds = {kind.get("type") for kind in (fields[name], *fields[name].get("anyOf", ()))}
        if not cell and "null" in kinds:
            return None
        return int(cell) if cell and "integer" in kinds else cell

    return [{name: value(name, cell) for name, cell in zip(heads, row, strict=True)} for row in rows]


def strings(value: Any) -> Iterator[str]:
    match value:
        case dict():
            for inner in value.values():
                yield from strings(inner)
        case list():
            for inner in value:
                yield from strings(inner)
        case str():
            yield value


def test_every_address_is_whole_and_leads_to_something_published() -> None:
    tree, led = rich(), 0
    there = {path.removeprefix("files/") for path in tree} | {f"api/v1/{name}" for name in BOOKS}
    there |= {path.removeprefix("docs/").removesuffix("index.md") for path in tree}
    packs = [json.loads(data) for path, data in tree.items() if path.startswith("press/") and path.endswith(".json")]
    there |= {f"{pack['path']}.{ending}" for pack in packs for ending in pack["formats"]}
    for path, data in api(tree).items():
        if path.endswith(".json") and not path.startswith(("schemas/", "openapi")):
            for text in strings(json.loads(data)):
                if text.startswith(BASE) and "{" not in text and text not in SOURCES:
                    address = text.removeprefix(BASE).partition("#")[0]
                    assert address in there or f"{address}index.html" in there, (path, text)
                    led += 1
                for target in re.findall(r"(?:href=\"|src=\"|\]\()([^\")]+)", text):
                    assert target.startswith(("https://", "tel:")), (path, target)
    assert led > 60


def test_openapi_describes_every_file_of_the_api() -> None:
    document = load("openapi.json")
    OpenAPIV31SpecValidator(document).validate()
    assert document["openapi"].startswith("3.1") and document["servers"][0]["url"] + "/" == API
    paths = patterns([{"url": path, "get": found["get"]} for path, found in document["paths"].items()])
    for path, data in api(rich()).items():
        [row] = [row for pattern, row in paths if pattern.fullmatch(f"/{path}")]
        [answer] = row["get"]["responses"]["200"]["content"].values()
        if answer:
            schemas = document["components"]["schemas"]
            Draft202012Validator(document | answer["schema"]).validate(values(path, data, schemas))


def test_programs_in_javascript_can_use_the_schemas() -> None:
    node = need(shutil.which("node"), "node")  # ajv makes each pattern so
    told = b"".join(data for path, data in api(rich()).items() if path.startswith(("schemas/", "openapi"))).decode()
    wanted = {*re.findall(r'"pattern": *("(?:[^"\\]|\\.)*")', told)}
    script = "for (const one of JSON.parse(require('fs').readFileSync(0))) new RegExp(one, 'u')"
    said = subprocess.run([node, "-e", script], input=f"[{','.join(wanted)}]", capture_output=True, text=True)
    assert wanted and said.returncode == 0, said.stderr


def test_ninjs_is_what_iptc_demands() -> None:
    path = DATA / "schemas" / "ninjs-schema_3.1.json"
    if not path.is_file():
        pytest.skip("the schema of IPTC is not beside the project")
    validator = Draft202012Validator(json.loads(path.read_text(encoding="utf-8")), format_checker=FORMATS)
    found = [json.loads(data) for path, data in api(rich()).items() if path.startswith("ninjs/")]
    for one in found:
        validator.validate(one)
    assert len({one["uri"] for one in found}) == len(found) == 3, "a translation is an item of its own"


# What it says


def test_an_event_is_told_as_its_listing_tells_it() -> None:
    events = {event["id"]: event for event in load("events.json")["events"]}
    listed = {one["id"]: one for one in yaml.load(EVENTS, yaml.BaseLoader)["events"]}
    assert events.keys() == listed.keys() - {"chi-la-mau"} | {"mau-thuong-2022-06-09"}
    event, told = events["du-moi-truong"], listed["du-moi-truong"]
    same = ("title", "kind", "organisers", "focus", "audience", "status", "previous_start", "contact")
    assert {key: event[key] for key in same[:-1]} == {key: told[key] for key in same[:-1]}
    assert event["contact"]["phone"] == "0000 000 001"
    assert (event["start"], event["end"]) == ("2022-06-09T07:30:00+07:00", "2022-06-09T09:00:30+07:00")
    assert events["toan-tinh"]["end"] == "2022-06-30" and events["toan-tinh"]["reason"] == "Vì mưa."
    assert f"[Điều 1]({BASE}luat/1-2020-qh14/#dieu-1)" in event["description"]
    assert event["place"]["districts"][0] == {"name": "Huyện Mẫu Thượng", "slug": "mau-thuong", "code": "991"}
    assert events["hang-tuan"]["recurs"]["except"] == ["2022-06-08", "2022-06-15"]
    assert "start" not in events["khong-ro"] and "calendar" not in events["khong-ro"]
    assert event["registration"] == "https://xn--mu-95s.example/%C4%91%C4%83ng-k%C3%BD?a=1&b=2"
    for name, one in events.items():
        assert load(f"events/{name}.json") == one
        assert one["uid"] == f"{name}@mau.example"
        assert name == "khong-ro" or f"UID:{one['uid']}".encode() in rich()["files/su-kien/lich.ics"]


def test_an_item_has_its_whole_text_once_as_html_and_once_in_words() -> None:
    item = load("news/thong-cao.json")
    row = next(row for row in load("news.json")["news"] if row["slug"] == "thong-cao")
    assert "html" not in row and row.items() <= item.items()
    assert item["html"].startswith("<p><strong>Tên người đã được sửa.") and "<strong>đậm</strong>" in item["html"]
    assert item["text"].startswith("Tên người đã được sửa.\n\nChữ đậm, xem sự kiện")
    assert (item["published"], item["updated"]) == ("2022-06-10T10:00:00+07:00", "2022-06-11T00:00:00+07:00")
    assert [image["credit"] for image in item["images"]] == ["Người chụp", "Người chụp hai"]
    assert [place["name"] for place in item["places"]] == [
        "Huyện Mẫu Thượng", "Xã Đa Trăng, huyện Mẫu Thượng", "Tỉnh Mẫu",
    ]  # fmt: skip
    assert item["sources"][0]["url"] == "https://bao.example/ma_t%C3%BAy"
    assert item["translations"][0]["data"] == f"{API}news/en/thong-cao.json"
    other = load("news/en/thong-cao.json")
    assert (other["language"], other["original"]) == ("en", item["url"]) and other["id"] != item["id"]


def test_a_newsroom_sees_the_correction_the_changes_and_whom_to_call() -> None:
    found = load("ninjs/thong-cao.json")
    assert {"role": "correction", "contentType": "text/plain", "value": "Tên người đã được sửa."} in found[
        "descriptions"
    ]
    assert found["edNote"] == "11/6/2022: Sửa tên.\n12/6/2022 (sửa nhỏ): Sửa chữ." and found["version"] == "3"
    assert found["versionCreated"] == "2022-06-12T00:00:00+07:00" and found["pubStatus"] == "usable"
    provider = found["infoSources"][0]
    assert provider["name"] == "Sở mẫu" and provider["contactInfo"][0]["value"] == "0000 000 002"
    main, second = found["associations"]
    assert (main["by"], second["by"]) == ("Người chụp", "Người chụp hai")
    assert [(one["name"], one["width"]) for one in main["renditions"]] == [("main", 1600), ("original", 2400)]
    assert [one["name"] for one in second["renditions"]] == ["main"]


def test_a_newsroom_learns_that_no_agency_stands_behind_the_site(tmp_path: Path) -> None:
    tree = tree_of(site(tmp_path))
    told = "Trang dựng để thử, không phải trang của cơ quan nào."
    assert load("index.json", tree)["disclaimer"] == load("ninjs/tin-mau.json", tree)["edNote"] == told
    assert "disclaimer" not in load("index.json")


def test_nothing_moves_while_nothing_changes(tmp_path: Path) -> None:
    later, now = tree_of(site(tmp_path, FILES), NOW + timedelta(days=400)), rich()
    assert sheet(later) == sheet(now)
    assert {path: of_no_day(path, data) for path, data in api(later).items()} == {
        path: of_no_day(path, data) for path, data in api(now).items()
    }
    board, before = (json.loads(api(tree)["coverage/2022.json"]) for tree in (later, now))
    assert board["day"] != before["day"]


def of_no_day(path: str, data: bytes) -> object:
    """What a campaign's board counts as passed or ahead is told of a day; both together are of none. Other files are as
    they are."""
    if not path.startswith("coverage/"):
        return data
    if path.endswith(".csv"):
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
        return [row | {"Đã qua ngày": int(row["Đã qua ngày"]) + int(row.pop("Đang, sắp tới"))} for row in rows]
    board = json.loads(data)
    day = date.fromisoformat(board.pop("day"))
    board["note"] = board["note"].replace(f"{day:%d/%m/%Y}", "…")
    for group in board["groups"]:
        group["passed"] = sorted(group.get("passed", []) + group.pop("ahead", []))
    return board


def test_what_is_not_for_readers_is_nowhere(tmp_path: Path) -> None:
    hidden = {
        "draft": "draft: true\n",
        "sample": "sample: true\n",
        "embargo": "embargo: 2027-01-01 10:00\n",
        "expires": "expires: 2022-07-01 10:00\n",
        "withdrawn": "withdrawn: Sai.\n",
    }
    files = {
        f"content/tin-tuc/2022-06-10-an-{name}.md": NEWS.replace("---\n", f"---\n{line}", 1).replace(
            "mẫu", f"ẩn-{name}"
        )
        for name, line in hidden.items()
    }
    found = api(tree_of(site(tmp_path, files)))
    for path, data in found.items():
        assert "an-" not in path and not re.search(
            "ẩn-|an-(?:draft|sample|embargo|expires|withdrawn)", data.decode()
        ), path
    assert "news/tin-mau.json" in found


# Tables

LINKED = "https://mau.example/luat/1-2020-qh14/#"


def listing(heads: list[str], cells: list[Any]) -> dict[str, Any]:
    """A row as an entry of a listing, by the names of its columns alone."""
    many = {column.name: issubclass(column.kind, Part) for column in COLUMNS if column.many}
    entry: dict[str, Any] = {}
    for head, cell in zip(heads, cells, strict=True):
        if cell in (None, "") or head == "year":
            continue
        inner = entry
        *way, name = head.split(".")
        for step in way:
            inner = inner.setdefault(step, {})
        lines = str(cell).split("\n")
        inner[name] = [json.loads(line) if many[head] else line for line in lines] if head in many else str(cell)
    return entry


def plain_csv(data: bytes) -> list[list[str]]:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    return [[cell.removeprefix("'") for cell in row] for row in rows]


def plain_xlsx(data: bytes) -> list[list[str]]:
    """The cells as somebody would copy them out: days and moments as they are shown."""
    rows = openpyxl.load_workbook(io.BytesIO(data), data_only=False)["Sự kiện"].iter_rows()
    return [[shown(cell) for cell in row] for row in rows]


def shown(cell: Any) -> str:
    if isinstance(cell.value, (date, datetime)):
        way = re.sub(r"[\\]", "", cell.number_format)
        for sign, ours in (("yyyy", "%Y"), ("-mm", "-%m"), ("dd", "%d"), ("hh", "%H"), (":mm", ":%M"), ("ss", "%S")):
            way = way.replace(sign, ours)
        return cell.value.strftime(way)
    return "" if cell.value is None else str(cell.value)


@pytest.mark.parametrize("name", ["events.csv", "events.xlsx"])
def test_a_table_put_back_as_a_listing_gives_the_same_events(tmp_path: Path, name: str) -> None:
    heads, *rows = plain_csv(api(rich())[name]) if name.endswith("csv") else plain_xlsx(sheet(rich()))
    entries = [listing(heads, row) for row in rows]
    text = yaml.dump({"events": entries}, allow_unicode=True, default_style='"')
    # A table's links lead to pages, as those of events.json do.
    assert "](luat:" not in text and f"]({LINKED}" in text
    text = text.replace(f"]({LINKED}", "](luat:1/2020/QH14#")
    before, after = (read(site(tmp_path / str(turn), FILES)) for turn in (1, 2))
    put(tmp_path / "2", {"events/2022/nhieu.yml": text})
    (tmp_path / "2/events/2022/mau-thuong.yml").unlink()
    after = read(tmp_path / "2")
    assert before.site and after.site and not after.problems
    wanted = {event.id: event.model_dump() for event in before.site.events if not event.sample}
    assert {event.id: event.model_dump() for event in after.site.events} == wanted


def test_excel_opens_the_csv_as_unicode_and_takes_no_cell_for_a_formula() -> None:
    data = api(rich())["events.csv"]
    assert data.startswith(b"\xef\xbb\xbf") and data.count(b"\r\n") == 1 + len(load("events.json")["events"])
    heads, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert {len(row) for row in rows} == {len(heads)}
    cells = {cell for row in rows for cell in row}
    assert not [cell for cell in cells if re.match(r"[=+\-@\t\r＝＋－＠]|0\d", cell)]
    assert "'0000 000 001" in cells and "''Nhà' văn hóa" in cells


def test_the_workbook_has_days_and_numbers_and_no_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheet(rich())))
    table, about = book.worksheets
    assert [row[0].value for row in about.iter_rows(min_row=2)] == [cell.value for cell in table[1]]
    assert not [
        c.coordinate for row in table.iter_rows() for c in row if c.data_type not in ("s", "d", "n", "inlineStr")
    ]
    places = {cell.value: place for place, cell in enumerate(table[1])}
    row = next(row for row in table.iter_rows() if row[0].value == "du-moi-truong")
    assert row[places["start"]].value == datetime(2022, 6, 9, 7, 30) and row[places["end"]].value.second == 30
    assert row[places["place.lat"]].value == 18.5 and row[places["revision"]].value == 2
    assert row[places["contact.phone"]].value == "0000 000 001" and str(row[places["title"]].value).startswith("=1+1")


def test_a_text_too_long_for_a_cell_is_cut_and_says_so(tmp_path: Path) -> None:
    long = EVENTS.replace("Mục một", "Mục một" + "\n    - dài" * 6_000)
    tree = tree_of(site(tmp_path, FILES | {"events/2022/nhieu.yml": long}))
    longest = max(
        (shown(cell) for row in openpyxl.load_workbook(io.BytesIO(sheet(tree))).worksheets[0] for cell in row), key=len
    )
    assert len(longest) <= 32_767 and longest.endswith("xem tệp events.csv)")


NASTY = [
    "A & B <b>đậm</b> ]]> \"nháy\" 'đơn'",
    "😀 👩‍👩‍👧 biểu tượng _x000D_ {id}",
    unicodedata.normalize("NFD", "Phòng, chống ma tuý ở Nghệ An"),
    "\u202eđảo chiều\u202c \u200fphải sang trái",
    "a" * 300,
    "=HYPERLINK(\"http://xau.example\";'x')",
    "-1, @SUM(1), \\n",
]


@pytest.mark.parametrize("title", NASTY)
def test_a_nasty_title_is_the_same_everywhere(tmp_path: Path, title: str) -> None:
    item = NEWS.replace("title: Tin mẫu", f"title: {json.dumps(title, ensure_ascii=False)}")
    event = {
        "id": "kho",
        "title": title,
        "summary": title,
        "kind": "khac",
        "start": "2022-06-01",
        "source": {"title": title, "url": "https://mau.example/"},
    }
    files = {
        "content/tin-tuc/2022-06-10-tin-mau.md": item,
        "events/2022/kho.yml": json.dumps({"events": [event]}, ensure_ascii=False),
    }
    tree = tree_of(site(tmp_path, files))
    titles = {
        load("news.json", tree)["news"][0]["title"],
        load("news/tin-mau.json", tree)["title"],
        load("ninjs/tin-mau.json", tree)["headlines"][0]["value"],
        load("events/kho.json", tree)["title"],
        *(row[1] for row in plain_csv(api(tree)["events.csv"]) if row[0] == "kho"),
        *(row[1].replace("_x005F_x", "_x") for row in plain_xlsx(sheet(tree)) if row[0] == "kho"),
    }
    # Signs that turn letters around are taken out, with a warning.
    assert titles == {re.sub("[\u200f\u202c\u202e]", "", unicodedata.normalize("NFC", title))}

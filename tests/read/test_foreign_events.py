"""events.json of other sites: what holds is taken, what does not is reported at its place, nothing is raised."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.flow.checking import problems_of
from scripts.markup.conversion import to_html
from scripts.markup.harmless import harmless
from scripts.model.event import Event
from scripts.model.other_sites import OtherSite
from scripts.problems import Problem
from scripts.read import merging, read
from scripts.read.foreign_events import Gathered, read_events
from scripts.read.json_text import parse
from scripts.read.merging import here
from tests.other_sites import AT, FILE, document, event, gathering
from tests.sources import NOW, site


def events_of(root: Path) -> dict[str, Event]:
    found = read(root).site
    assert found
    return found.events_by_id


def problems(root: Path, path: str = FILE) -> list[Problem]:
    return [found for found in problems_of(root, NOW) if found.at.path == path]


def test_an_event_says_what_it_said_there_and_whose_it_is(tmp_path: Path) -> None:
    theirs = event(
        "mot",
        description=f"Xem [kế hoạch]({AT}ke-hoach/).",
        focus=["truyen-thong"],
        revision=2,
        changes=[{"date": "2022-06-01", "note": "Đổi giờ."}],
        more="sites may say more than we know",
    )
    root = gathering(tmp_path, {FILE: document(theirs)})
    assert problems_of(root, NOW) == ()
    found = events_of(root)["mau-ha-mot"]
    assert found.origin and found.origin.words == "UBND huyện Mẫu Hạ" and found.origin.url == theirs["url"]
    assert found.uid("mau.example") == "mot@mau-ha.example"
    assert (found.title, found.revision, found.focus) == ("Buổi nói chuyện mot", 2, ("truyen-thong",))
    assert found.description == theirs["description"] and found.changes[0].note == "Đổi giờ."
    assert str(found.start) == "2022-06-11 07:30:00+07:00" and found.place.venue == "Nhà văn hóa mot"


SPOILT = {
    "no JSON": (b"<html>", (1, 1)),
    "nothing": (b"", (1, 1)),
    "cut off": (document(event("a"))[:200], (10, 2)),
    "utf-16": (document().decode().encode("utf-16"), (1, 1)),
    "windows-1258": (b'{"site":\n "\xd0\xe1"}', (2, 1)),
    "NaN": (b'{"events":\n [NaN]}', (2, 3)),
    "an infinite number": (b'{"events": [1e999]}', (1, 1)),
    "an endless number": (b'{"events": [' + b"9" * 10_000 + b"]}", (1, 1)),
    "a name that is there twice": (b'{"events": [],\n "a": {"x": 1, "y": 2,\n "x": 3}}', (3, 2)),
    "a name twice, then no JSON": (b'{"a": {"x": 1,\n "x": 2}, "b": {c}}', (2, 2)),
    "a name twice in what is no JSON": (b'[{"x": 1,\n "x": 2}, {{"a": 1}: 2}]', (2, 2)),
    "events twice": (b'{"events": [],\n "events": []}', (2, 2)),
    "nested deeply": (b'{"events": ' + b"[" * 100 + b"]" * 100 + b"}", (1, 1)),
    "nested very deeply": (b"[" * 100_000, (1, 1)),
    "nested very deeply and whole": (b"[" * 100_000 + b"]" * 100_000, (1, 1)),
    "a list": (b"[]", (1, 1)),
    "events is a word": (document(events="nhiều"), (1, 1)),
    "no site": (document(site=None), (1, 1)),
    "no address of the site": (document(site={"name": "x"}), (2, 10)),
    "a licence that runs": (document(licence={"name": "x", "url": "javascript:alert(1)"}), (8, 10)),
}


@pytest.mark.parametrize(("data", "place"), SPOILT.values(), ids=SPOILT.keys())
def test_a_spoilt_file_is_refused_at_its_place(tmp_path: Path, data: bytes, place: tuple[int, int]) -> None:
    root = gathering(tmp_path, {FILE: data})
    [found] = problems(root)
    assert found.code == "E802" and "UBND huyện Mẫu Hạ" in found.message
    assert (found.at.line, found.at.column) == place
    assert list(events_of(root)) == ["mau-thuong-2022-06-09"], "our own are kept"


def test_a_file_that_is_too_large_or_missing_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = gathering(tmp_path, {FILE: document(event("a"))})
    monkeypatch.setattr(merging, "SIZE_LIMIT", 100)
    assert [found.code for found in problems(root)] == ["E111"]
    (root / FILE).unlink()
    assert [(found.code, found.at.line) for found in problems(root, "content/site.yml")] == [("E802", 18)]


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    root = gathering(tmp_path, {FILE: b"\xef\xbb\xbf" + document(event("a"))})
    assert problems_of(root, NOW) == () and "mau-ha-a" in events_of(root)


UNFIT: dict[str, tuple[Any, str]] = {
    "a word": ("xin chào", "xin"),
    "no title": (event("b", title=None), "{"),
    "a title that is a list": (event("b", title=["x"]), "title"),
    "a title of two lines": (event("b", title="x\ny"), "title"),
    "a long title": (event("b", title="x" * 301), "title"),
    "an unknown kind": (event("b", kind="dua-xe"), "kind"),
    "an unknown status": (event("b", status="maybe"), "status"),
    "an end before the start": (event("b", end="2022-06-01"), "end"),
    "a day that is not there": (event("b", start="2022-06-31"), "start"),
    "a day far away": (event("b", start="2202-06-11"), "start"),
    "no day and no reason": (event("b", start=None), "{"),
    "an address that runs": (event("b", registration="javascript:alert(1)"), "registration"),
    "its own page that runs": (event("b", url="javascript:alert(1)"), "url"),
    "no source": (event("b", sources=[]), "sources"),
    "a source that says nothing": (event("b", sources=[{"language": "vi"}]), "{"),
    "a cancelled event without reason": (event("b", status="cancelled"), "status"),
    "a name of another site": (event("b", id="../../x"), "id"),
    "an identifier that is none": (event("b", uid="khong co a cong"), "uid"),
    "a NUL": (event("b", summary="x\x00y"), "summary"),
    "half a pair of surrogates": (event("b", summary="x\ud800y"), "summary"),
    "too many words": (event("b", summary="x" * 20_001), "summary"),
    "too many organisers": (event("b", organisers=["x" * 200] * 1_000), "xxx"),
    "lists in lists without end": (event("b", description="Xem:\n\n" + "1. " * 5_000), "description"),
    "a rule without an end": (
        event("b", recurs={"every": "week", "until": "2099-01-01"}),
        "until",
    ),
}


@pytest.mark.parametrize(("bad", "key"), UNFIT.values(), ids=UNFIT.keys())
def test_one_bad_event_is_left_out_and_told_to_its_publisher(tmp_path: Path, bad: Any, key: str) -> None:
    data = document(event("a"), bad, event("c"))
    root = gathering(tmp_path, {FILE: data})
    [found] = problems(root)
    assert found.code == "W803" and "UBND huyện Mẫu Hạ" in found.message
    line = data.decode().splitlines()[found.at.line - 1]
    assert key in line and found.at.line > data.count(b"\n", 0, data.index(b'"id": "a"'))
    if isinstance(bad, dict) and key != "url":
        assert bad["url"] in found.mend
    assert list(events_of(root)) == ["mau-thuong-2022-06-09", "mau-ha-a", "mau-ha-c"]


def test_what_has_no_counterpart_here_is_told_and_the_event_stays(tmp_path: Path) -> None:
    place = {
        "venue": "Sân",
        "districts": [
            {"name": "Huyện Mẫu Hạ", "slug": "x", "code": "7"},
            {"name": "Huyện Lạ", "slug": "y", "code": "8"},
        ],
        "communes": [{"name": "Xã Đá Trắng", "code": "5", "district": "Huyện Mẫu Hạ"}],
    }
    events = [event(name, place=place, focus=["la", "truyen-thong"], start=f"2022-06-{name}") for name in ("10", "20")]
    root = gathering(tmp_path, {FILE: document(*events)})
    told = problems(root)
    assert [found.code for found in told] == ["W805", "W805"], "each once, not once an event"
    assert "Huyện Lạ" in told[0].message + told[1].message and "“la”" in told[0].message + told[1].message
    found = events_of(root)["mau-ha-20"]
    assert found.focus == ("truyen-thong",)
    assert (found.place.district, found.place.commune) == (("Huyện Mẫu Hạ",), ("Xã Đá Trắng",)), (
        "by name, where codes differ"
    )
    assert found.place.venue == "Sân, Huyện Lạ"


def test_a_commune_whose_name_is_another_ones_too_keeps_its_code(tmp_path: Path) -> None:
    commune = {"name": "Xã Đá Trắng", "code": "99101", "district": "Huyện Mẫu Thượng"}
    root = gathering(tmp_path, {FILE: document(event("a", place={"communes": [commune]}))})
    place = events_of(root)["mau-ha-a"].place
    assert (place.district, place.commune) == ((), ("99101",)) and problems_of(root, NOW) == ()


def test_nothing_wrong_in_their_events_refuses_our_site(tmp_path: Path) -> None:
    odd = event(
        "a",
        start="2022-06-07",
        organisers=["Không có trong chiến dịch"],
        changes=[{"date": "2030-01-01", "note": "Ngày chưa tới."}],
        audience=["Ai đó"],
        recurs={"every": "week", "until": "2022-06-28", "except": ["2022-06-15"]},
        description="Xem [x](luat:9/2020/QH14) và [y](sukien:khong-co), khoản 9 Điều 99 Luật mẫu. javascript:alert(1)",
    )
    root = gathering(tmp_path, {FILE: document(odd)})
    found = problems(root)
    assert found and {one.code for one in found} == {"W805"}
    assert all(odd["url"] in one.mend for one in found)


def test_our_own_events_do_not_come_back(tmp_path: Path) -> None:
    ours = (
        event("a", uid="mau-thuong-2022-06-09@mau.example"),
        event("b", url="https://mau.example/su-kien/2022/b/"),
        event("c", origin={"name": "Trang mẫu", "url": "https://mau.example/su-kien/2022/c/"}),
    )
    root = gathering(tmp_path, {FILE: document(*ours)})
    assert problems_of(root, NOW) == () and list(events_of(root)) == ["mau-thuong-2022-06-09"]


def test_what_they_gathered_themselves_names_its_origin(tmp_path: Path) -> None:
    page = "https://xa.example/su-kien/2022/a/"
    root = gathering(tmp_path, {FILE: document(event("a", origin={"name": "Xã Đá Trắng", "url": page}))})
    origin = events_of(root)["mau-ha-a"].origin
    assert origin and origin.url == page and origin.words == "Xã Đá Trắng (qua UBND huyện Mẫu Hạ)"


def test_staff_cannot_write_an_origin_themselves(tmp_path: Path) -> None:
    listing = "events/2022/mau-thuong.yml"
    root = site(tmp_path)
    text = (root / listing).read_text(encoding="utf-8")
    (root / listing).write_text(text + "  origin: {source: x, name: x, url: 'https://x.example/', uid: a@b}\n")
    assert "E202" in [found.code for found in problems(root, listing)]


def test_letters_that_turn_the_line_around_are_taken_out(tmp_path: Path) -> None:
    root = gathering(tmp_path, {FILE: document(event("a", title="Buổi \u202eđảo\u2066 ho\u0323c"))})
    assert events_of(root)["mau-ha-a"].title == "Buổi đảo học"


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def _read(data: bytes, tmp: Path) -> Gathered:
    known = read(tmp).site
    assert known
    source = OtherSite.model_validate({"id": "mau-ha", "name": "Mẫu Hạ", "file": FILE})
    return read_events(data, FILE, source, here(known.identity, known.places, known.campaigns))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_hostile_json_never_raises(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    root = tmp_path_factory.getbasetemp() / "json-la"
    if not root.exists():
        site(root)
    keys = [*event("a"), "end", "recurs", "focus", "changes", "contact", "description", "origin", "images"]
    changed = event("a") | data.draw(st.dictionaries(st.sampled_from(keys), _JSON, min_size=1, max_size=3))
    whole: Any = json.loads(document()) | {"events": [event("z"), changed]}
    whole |= data.draw(st.dictionaries(st.sampled_from(["site", "licence", "x"]), _JSON, max_size=1))
    text = json.dumps(data.draw(st.just(whole) | _JSON), ensure_ascii=data.draw(st.booleans()))
    raw = text.encode("utf-8", "surrogatepass")
    if data.draw(st.booleans()):
        cut = data.draw(st.integers(0, len(raw)))
        raw = raw[:cut] + data.draw(st.binary(max_size=3)) + raw[cut:]
    found = _read(raw, root)
    assert all(one.code in ("E802", "W803", "W805") and one.at.line >= 1 for one in found.problems)
    for one in found.events:
        assert one.at("title").path == FILE and one.said and one.uid("x")


_PIECE = st.sampled_from(
    [
        *(
            "<script>",
            "</p>",
            "<img src=x onerror=a>",
            "<a href='javascript:x'>",
            "javascript:alert(1)",
            "JaVaScRiPt :",
        ),
        *("[a](", "[a]", "](", ")", "[a](\n", "(<", ">)", "![", "![a](x)", "[b]: data:x\n", "data:", "mailto:a@b"),
        *("<data:x>", "<https://a.example>", "https://b.example", "&#106;", "&lt;", "&#60;", "<!--", "<?", "<![CDATA["),
        *("{: onclick=x }", "{#a .b style=c}", "{", "}", "\n```{.a onclick=x}\n", "\n~~~ {.x}\n", "~~~", "`", "\\"),
        *("\n!!! a b\n    ", "\n??? c\n    ", "\n[^1]: x", "[^1]", "\n*[ab]: <b>", "ab", "\n| a | b |\n|---|---|\n| "),
        *("\n# ", "\n===\n", "\n> ", "\n- ", "\nT\n: ", "\n", "  ", "\t", "\u00a0", "|", '"', "'", "*", "_", "#"),
    ]
)
_TAGS = {"div", "p", "a", "em", "strong", "code", "pre", "ul", "ol", "li", "h2", "h3", "h4", "h5", "h6", "hr"} | {
    *("br", "span", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd")
}


@settings(max_examples=500, deadline=None)
@given(st.lists(_PIECE, max_size=12).map("".join))
def test_markdown_of_strangers_can_do_nothing(text: str) -> None:
    whole = lxml.html.fragment_fromstring(to_html(harmless(text)), create_parent="div")
    for node in whole.iter():
        assert isinstance(node.tag, str) and node.tag in _TAGS, (text, node.tag)
        for name, value in node.attrib.items():
            known = ("href", "title", "class", "id", "start", "style", "value", "scope", "aria-label")
            assert name in known, (text, name)
            if name == "scope":
                assert value == "col", (text, value)
            if name == "style":
                assert value.startswith("text-align:"), (text, value)
            if name == "class":
                # Of code alone, where the colouring gives its marks one to three letters.
                assert re.fullmatch(r"language-\S+|highlight|\w{1,3}", value), (text, value)
            if name == "href":
                assert value.lower().startswith(("http://", "https://", "mailto:", "tel:")), (text, value)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Xem [đây](https://x.example/a).", '<p>Xem <a href="https://x.example/a">đây</a>.</p>'),
        ("<b>1 < 2</b> & 3", "<p>&lt;b&gt;1 &lt; 2&lt;/b&gt; &amp; 3</p>"),
        ("![Ảnh](https://x.example/a.jpg)", "<p>Ảnh</p>"),
        (
            "**đậm**, *nghiêng*\n\n- một\n- hai",
            "<p><strong>đậm</strong>, <em>nghiêng</em></p>\n<ul>\n<li>một</li>\n<li>hai</li>\n</ul>",
        ),
        ("# To", '<h2 id="to">To</h2>'),
    ],
)
def test_what_may_stand_in_it_stays(written: str, shown: str) -> None:
    assert to_html(harmless(written)) == shown


def test_places_are_known_of_a_text_that_was_put_away() -> None:
    read, document_ = parse(document(event("mot"), event("hai")), FILE)
    before = document_.node("events", 1).part(("title",)).at
    document_.put_away()
    assert document_.node("events", 1).part(("title",)).at == before
    assert before.line > 1 and read["events"][1]["id"] == "hai"

"""Pictures of diagrams: nothing over anything else, no word outside its box, whatever is drawn; and told in words."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from scripts.assemble.diagrams import flow, scale
from scripts.assemble.diagrams.drawing import SMALL, WIDTH, Drawing, Line, Rights, Shape, Told, alone
from scripts.assemble.diagrams.flow import Node, Way
from scripts.assemble.diagrams.order import Edge, Item, crossings, ordered, spread
from scripts.assemble.diagrams.pictures import Pictures
from scripts.assemble.diagrams.scale import Bar, Tick
from tests.assemble.test_assemble import meta, tree_of
from tests.check.test_diagrams import FLOW, PATH, other
from tests.sources import QUESTION, site

SYLLABLES = ("nghiêng", "ma", "túy", "người", "cai", "nghiện", "Ủy", "ban", "24", "giờ", "Ễ", "1.234/QĐ-UBND", "W" * 40)
WORDS = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=14).map(" ".join)
LABELS = st.one_of(st.just(""), st.lists(st.sampled_from(SYLLABLES[:9]), min_size=1, max_size=4).map(" ".join))
RIGHTS = Rights("Trang & mẫu", "CC BY 4.0", "https://mau.example/giay-phep", None, "Nguồn: Trang & mẫu.")
LOOKS = st.sampled_from(["step", "question", "good", "stop", "start"])


@st.composite
def graphs(draw: st.DrawFn) -> list[list[Node]]:
    """Rows of boxes, up to three in each, whose arrows lead to lower rows."""
    rows = [[f"o{row}-{place}" for place in range(draw(st.integers(1, 3)))] for row in range(draw(st.integers(1, 5)))]
    found = []
    for number, row in enumerate(rows):
        below = [name for later in rows[number + 1 :] for name in later]
        nodes = []
        for name in row:
            ends = draw(st.lists(st.sampled_from(below), max_size=3, unique=True)) if below else []
            ways = tuple(Way(end, draw(LABELS)) for end in ends)
            nodes.append(Node(name, draw(WORDS), draw(st.one_of(st.just(""), WORDS)), draw(LOOKS), ways))
        found.append(nodes)
    return found


Box = tuple[float, float, float, float]


def apart(one: Box, other: Box) -> bool:
    """Do two boxes (left, top, width, height) lie beside each other?"""
    (a, b, c, d), (e, f, g, h) = one, other
    return a + c <= e + 0.01 or e + g <= a + 0.01 or b + d <= f + 0.01 or f + h <= b + 0.01


def place(line: Line, drawing: Drawing) -> Box:
    """Where a line of text is, from the top of its capitals' marks to the foot of its letters."""
    width = line.lettering.width(line.text)
    left = line.x - width / 2 if drawing.centred else line.x
    return left, line.y - 0.95 * line.lettering.size, width, 1.2 * line.lettering.size


def within(inner: Box, outer: Box) -> bool:
    (a, b, c, d), (e, f, g, h) = inner, outer
    return e - 0.11 <= a and a + c <= e + g + 0.11 and f - 0.11 <= b and b + d <= f + h + 0.11


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_no_two_boxes_overlap_and_no_word_leaves_its_box(rows: list[list[Node]]) -> None:
    drawing = flow.draw(rows)
    boxes = [shape for shape in drawing.shapes if shape.box != (0, 0, 0, 0)]
    assert len(boxes) == sum(map(len, rows))
    whole = (0, 0, WIDTH, drawing.height)
    assert all(within(box.box, whole) for box in boxes)
    assert all(apart(one.box, two.box) for one, two in combinations(boxes, 2))
    lines = [(line, place(line, drawing)) for line in drawing.lines]
    for line, where in lines:
        assert within(where, whole), line.text
        if line.lettering is flow.LABEL:
            assert all(apart(where, box.box) for box in boxes), line.text
        else:
            assert sum(within(where, box.box) for box in boxes) == 1, line.text
    assert all(apart(one, two) for (_, one), (_, two) in combinations(lines, 2))


@settings(max_examples=30, deadline=None)
@given(graphs())
def test_every_word_is_in_the_picture_and_no_other(rows: list[list[Node]]) -> None:
    drawing = flow.draw(rows)
    nodes = [node for row in rows for node in row]
    written = [text for node in nodes for text in (node.text, node.small, *(way.text for way in node.then))]
    shown = sorted("".join(line.text.split()) for line in drawing.lines)
    assert sorted("".join(shown)) == sorted("".join("".join(written).split()))


@settings(max_examples=30, deadline=None)
@given(graphs())
def test_every_arrow_has_a_head_and_the_svg_is_well_formed(rows: list[list[Node]]) -> None:
    drawing = flow.draw(rows)
    svg = etree.fromstring(alone("Tên & <tên>", "Lời", (WIDTH, drawing.height), drawing.body, Told(RIGHTS)).encode())
    assert svg.get("width") == str(WIDTH + 32)
    ended = {(way.to) for row in rows for node in row for way in node.then}
    heads = [shape.d.count("M") for shape in drawing.shapes if shape.kind == "h"]
    assert sum(heads) >= len(ended)


@settings(max_examples=30, deadline=None)
@given(graphs())
def test_the_order_is_no_worse_than_the_written_one(rows: list[list[Node]]) -> None:
    items, edges, _ = flow._with_lanes(rows)
    found = ordered(items, edges)
    assert [sorted(row) for row in found] == [sorted(row) for row in items]
    assert crossings(found, edges) <= crossings(items, edges)


def test_a_word_breaks_only_where_no_line_holds_it() -> None:
    lines = SMALL.block("Điểm\u00a0c khoản\u00a01 Điều\u00a030; điểm\u00a0d khoản\u00a01 Điều\u00a030", 79)
    assert [line[:1] for line in lines if line[0] in ";,.)"] == [] and "Điều\u00a030;" in lines


def test_two_arrows_that_need_not_cross_do_not() -> None:
    rows: list[list[Item]] = [[("a", False), ("b", False)], [("c", False), ("d", False)]]
    edges: list[list[Edge]] = [[(("a", False), ("d", False)), (("b", False), ("c", False))]]
    assert crossings(rows, edges) == 1 and crossings(ordered(rows, edges), edges) == 0


@given(st.lists(st.floats(0, 300), min_size=1, max_size=6), st.floats(0, 40))
def test_places_keep_their_distance_and_their_order(wanted: list[float], gap: float) -> None:
    found = spread(wanted, [gap] * (len(wanted) - 1), 0, 328)
    assert all(b - a >= gap - 0.001 for a, b in pairwise(found))
    assert found[0] >= -0.001 and found[-1] <= 328.001


SPANS = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, SPANS), min_size=1, max_size=6), st.lists(st.floats(0, 1), max_size=9))
def test_bars_and_their_words_stay_on_the_picture(rows: list[Any], marks: list[float]) -> None:
    bars = [Bar(when, text, text, *span) for when, text, span in rows]
    drawing = scale.draw(bars, [Tick(mark, "2026") for mark in sorted(marks)])
    whole = (0, 0, WIDTH, drawing.height)
    lines = [place(line, drawing) for line in drawing.lines]
    assert all(within(line, whole) for line in lines)
    assert all(apart(one, two) for one, two in combinations(lines, 2))
    for shape in drawing.shapes:
        if shape.kind == "bar":
            assert all(-0.1 <= float(x) <= WIDTH + 0.1 for x in re.findall(r"[ML]([-\d.]+) ", shape.d))


def test_an_open_bar_points_on_and_a_day_is_a_diamond() -> None:
    def shape(start: float | None, end: float | None) -> Shape:
        return next(one for one in scale.draw([Bar("", "a", "", start, end)], []).shapes if one.kind == "bar")

    frame = next(one for one in scale.draw([Bar("", "a", "", 0.0, 0.5)], []).shapes if one.kind == "rest")
    begins = frame.d.partition(" ")[0]  # where the round corner of the frame ends
    assert begins == "M7.5" and "H7.5a7 7 " in shape(0.0, 0.5).d and shape(0.0, 1.0).d == frame.d
    assert len({shape(*span).d for span in ((0.5, None), (None, 0.5), (0.5, 0.5), (0.5, 1.0))}) == 4
    assert shape(0.5, None).d.startswith("M164 ") and " 328" not in shape(None, 0.5).d


def test_a_picture_is_drawn_once_and_kept(tmp_path: Path) -> None:
    rows = ((Node("a", "Một", "", "start", ()),),)
    first = Pictures(tmp_path / "pictures.json")
    picture = first.of_flow(rows)
    first.save()
    again = Pictures(tmp_path / "pictures.json")
    again.entry = lambda key, make: again._old[key]  # type: ignore[method-assign]
    assert again.of_flow(rows) == picture


def test_the_page_has_the_picture_the_words_and_the_file(tmp_path: Path) -> None:
    tree = tree_of(site(tmp_path, {PATH: FLOW}))
    figure = meta(tree, "so-do/mau/")["figure"]
    svg = etree.fromstring(figure["svg"])
    assert svg.get("role") == "img"
    names = (svg.get("aria-labelledby") or "").split()
    assert [svg.find(f"*[@id='{name}']").text for name in names] == ["Sơ đồ mẫu", "Một câu."]
    told = figure["told"]
    assert [(one["html"], one["then"]) for one in told] == [
        ("Việc thứ nhất", ["Tiếp theo: ý 2"]),
        ("Có hay không?", ["Có: sang ý 3", "Không: sang ý 4"]),
        ("Xong", []),
        ("Dừng", []),
    ]
    assert told[0]["law"][0]["url"] == "luat/1-2020-qh14/" or told[0]["law"][0]["url"].startswith("luat/1-2020-qh14/")
    assert (told[1]["source"], told[1]["url"]) == ("Báo mẫu", "https://mau.example/bao")
    assert tree["files/so-do/mau/so-do.svg"].startswith(b"<svg xmlns")
    assert meta(tree, "so-do/")["cards"][0]["text"] == "Sơ đồ mẫu"


def test_a_page_shows_the_diagrams_that_it_names(tmp_path: Path) -> None:
    question = QUESTION.replace("short: Có.", "short: Có.\ndiagram: mau")
    tree = tree_of(site(tmp_path, {PATH: FLOW, "content/hoi-dap/cau-hoi-mau.md": question}))
    [figure] = meta(tree, "hoi-dap/cau-hoi-mau/")["diagrams"]
    assert figure["url"] == "so-do/mau/" and figure["svg"].startswith("<svg viewBox")
    [basis] = meta(tree, "hoi-dap/cau-hoi-mau/")["basis"]
    assert [one["text"] for one in basis["provisions"]] == ["Điều 1", "Điều 2"], "and says what they rest on"


def test_a_number_in_the_words_of_a_diagram_calls(tmp_path: Path) -> None:
    tree = tree_of(site(tmp_path, {PATH: FLOW.replace("Việc thứ nhất", "Gọi 000 & chờ")}))
    told = meta(tree, "so-do/mau/")["figure"]["told"]
    assert told[0]["html"] == 'Gọi <a href="tel:000">000</a> &amp; chờ'


def test_ages_days_and_shares_say_in_words_what_they_draw(tmp_path: Path) -> None:
    kinds = {
        "ages:\n- {start: 12, end: 18, text: Một, law: 1/2020/QH14}": "Từ đủ 12 đến dưới 18 tuổi",
        "ages:\n- {start: 18, text: Một, law: 1/2020/QH14}": "Từ đủ 18 tuổi",
        "ages:\n- {end: 18, text: Một, law: 1/2020/QH14}": "Dưới 18 tuổi",
        "days:\n- {start: 2020-07-01, text: Một, law: 1/2020/QH14}": "Từ 01/7/2020",
        "days:\n- {start: 2020-07-01, end: 2020-07-01, text: Một, law: 1/2020/QH14}": "01/7/2020",
        "days:\n- {start: 2020-07-01, end: 2021-06-30, text: Một, law: 1/2020/QH14}": "Từ 01/7/2020 đến hết 30/6/2021",
        "shares:\n- {part: 3, of: 4, text: Một, source: Báo mẫu}": "3 trên 4",
    }
    files: dict[str, str | bytes | None] = {
        f"content/so-do/mau-{number}.md": other(parts) for number, parts in enumerate(kinds)
    }
    tree = tree_of(site(tmp_path, files))
    for number, words in enumerate(kinds.values()):
        figure = meta(tree, f"so-do/mau-{number}/")["figure"]
        assert figure["told"][0]["when"] == words and f">{words}</text>" in figure["svg"]

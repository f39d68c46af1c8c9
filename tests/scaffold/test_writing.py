"""What `new` writes: it passes the check, is held back until its mark is taken off, and then says what was answered."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from scripts.edit.page_file import halves
from scripts.edit.rewritten import said
from scripts.flow import checking
from scripts.model.values import VIETNAM
from scripts.model.website import Site
from scripts.read import read
from scripts.scaffold import writing
from scripts.scaffold.answers import LONGEST, UnfitError
from tests.sources import PLACES, SITE, put, tree_of

NOW = datetime(2027, 6, 1, 8, 0, tzinfo=VIETNAM)
TODAY = {"content/places.yml": PLACES + "communes:\n- {code: '99301', name: Xã Mẫu, since: 2025-07-01}\n"}
EVENT = {
    "title": "Lễ ra quân: “Nói không”",
    "when": "7h30 - 9h, 9/6/2027",
    "place": "xã mẫu",
    "venue": "Nhà văn hóa, khối 2",
    "organisers": "UBND xã Mẫu; Công an xã, phường",
    "source": "45/KH-MAU",
}
NEWS = {"title": "Tin thử", "summary": "Một câu.", "source": "https://mau.example/tin"}
QUESTION = {"title": "Có phải báo không?", "short": "Có.", "rule": "Vẫn có.", "law": "Điều 1 Luật mẫu"}
GIVEN = {
    "event": EVENT,
    "news": NEWS,
    "release": NEWS | {"embargo": "7h 1/6/2027"},
    "question": QUESTION,
    "exemplar": {
        "title": "Bản thử",
        "summary": "Một câu.",
        "sort": "ban-lang",
        "commune": "Xã Mẫu",
        "told": "3/2026",
        "does": "Việc một; Việc hai",
        "source": "https://mau.example/tin",
    },
    "page": {"title": "Trang thử", "summary": "Một câu."},
}
# What would cut a title, open a group, end a text, or be read as something else.
HOSTILE = (
    "Nói \"không\" #NóiKhông: hãy 'thử'",
    "- [x] {a: b}, &neo *sao !thẻ | > % @ `",
    "Dòng một\nsample: false\n---\nDòng hai",
    "no",
    "2027-06-09",
    "~",
    "#",
    "Ⅻ \u200b\u202e\x00 <script>alert(1)</script>",
    "đ" * LONGEST,
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return put(tmp_path, SITE | TODAY)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return sources(put(tmp_path_factory.mktemp("nguồn"), SITE | TODAY))


def sources(root: Path) -> Site:
    found = read(root).site
    assert found
    return found


def written(root: Path, kind: str, given: dict[str, str]) -> tuple[str, str]:
    """Write it as the command does; its path and text."""
    found = sources(root)
    path = writing.path(kind, writing.answered(kind, given, found, NOW), found, NOW)
    before = (root / path).read_text(encoding="utf-8") if (root / path).exists() else ""
    path, text = writing.file(kind, given, found, NOW, before)
    put(root, {path: text})
    return path, text


def errors(root: Path) -> list[str]:
    return [found.words for found in checking.problems_of(root, NOW) if found.is_error]


def test_what_is_written_passes_the_check_and_is_out_once_its_mark_is_taken_off(root: Path) -> None:
    before = set(tree_of(root, NOW))
    paths = {kind: written(root, kind, given)[0] for kind, given in GIVEN.items()}
    assert paths == {
        "event": "events/2027/mau.yml",
        "news": "content/tin-tuc/2027-06-01-tin-thu.md",
        "release": "content/tin-tuc/2027-06-01-tin-thu-2.md",
        "question": "content/hoi-dap/co-phai-bao-khong.md",
        "exemplar": "content/mo-hinh/ban-thu.md",
        "page": "content/trang-thu.md",
    }
    assert errors(root) == []
    assert set(tree_of(root, NOW)) == before, "nobody reads what nobody has looked at"
    for kind, path in paths.items():
        text = (root / path).read_text(encoding="utf-8")
        mark = writing.MARKS.get(kind, writing.MARK)
        assert text.count(f"{mark}\n") == 1
        put(root, {path: text.replace(f"{mark}\n", "")})
    assert errors(root) == []
    pages = {name for name in set(tree_of(root, NOW)) - before if name.startswith("docs/") and name.endswith(".md")}
    for address in (
        "su-kien/2027/mau-2027-06-09",
        "tin-tuc/2027/tin-thu",
        "tin-tuc/2027/tin-thu-2",
        "hoi-dap/co-phai-bao-khong",
        "mo-hinh/ban-thu",
        "trang-thu",
    ):
        assert any(address in name for name in pages), address


def test_the_event_says_what_was_answered(root: Path) -> None:
    _, text = written(root, "event", EVENT)
    (event,) = said(text)["events"]  # type: ignore[index, call-overload]
    assert event == {
        "id": "mau-2027-06-09",
        "sample": "true",
        "title": "Lễ ra quân: “Nói không”",
        "summary": "UBND xã Mẫu, Công an xã, phường tổ chức lễ ra quân: “Nói không” tại Nhà văn hóa, khối 2, xã Mẫu, "
        "từ 7 giờ 30 đến 9 giờ, thứ Tư, ngày 9 tháng 6 năm 2027.",
        "kind": "le-ra-quan",
        "start": "2027-06-09 07:30",
        "end": "2027-06-09 09:00",
        "place": {"commune": "Xã Mẫu", "venue": "Nhà văn hóa, khối 2"},
        "organisers": ["UBND xã Mẫu", "Công an xã, phường"],
        "source": "45/KH-MAU",
    }
    assert all(f"  # {words}" in text or f"# {words}" in text for words in ("Tên hoạt động.", "Mã riêng"))


def test_a_second_event_goes_into_the_same_listing_and_leaves_every_line_as_it_was(root: Path) -> None:
    path, first = written(root, "event", EVENT)
    first = first.replace("  source: 45/KH-MAU\n", "  source: 45/KH-MAU  # bản đã ký\n# cuối tệp\n")
    put(root, {path: first})
    again, both = written(root, "event", EVENT)
    assert again == path
    assert [line for line in first.split("\n") if line not in both.split("\n")] == []
    ids = [event["id"] for event in said(both)["events"]]  # type: ignore[index, call-overload]
    assert ids == ["mau-2027-06-09", "mau-2027-06-09-le-ra-quan"]
    assert errors(root) == []


def test_an_answer_is_text_whatever_it_looks_like(root: Path) -> None:
    found = sources(root)
    for kind, given in GIVEN.items():
        for number, words in enumerate(HOSTILE):
            answers = given | {"kind": "khac", "title": words, "summary": words, "when": f"{number + 1}/6/2027"}
            if kind != "event" and words in ("~", "#"):
                with pytest.raises(UnfitError, match="Tiêu đề phải có"):
                    writing.file(kind, answers, found, NOW)
                continue
            path, text = writing.file(kind, answers, found, NOW)
            shown = " ".join("".join(one if one.isprintable() else " " for one in words).split())
            fields: Any = said(text if kind == "event" else halves(text).declarations)
            fields = fields["events"][0] if kind == "event" else fields
            assert (fields["title"], fields["summary"]) == (shown, shown)
            assert fields["sample" if kind == "event" else "draft"] == "true"
            put(root, {path.replace(".yml", f"-{number}.yml"): text})
    assert errors(root) == []
    assert sources(root).public(NOW).events == found.events, "none of them is published"


@pytest.mark.parametrize(
    ("kind", "given", "told"),
    [
        ("event", {"title": "đ" * (LONGEST + 1)}, "300 ký tự"),
        ("event", {"title": " "}, "tên hoạt động"),
        ("event", {"when": "31/6/2027"}, "không có trong lịch"),
        ("event", {"when": "thứ Hai 9/6/2027"}, "thứ Tư"),
        ("event", {"when": "9/6"}, "đủ năm"),
        ("event", {"when": "tuần sau"}, "Không hiểu"),
        ("event", {"place": "Xã Mẩu"}, "“Xã Mẫu”"),
        ("event", {"place": "Huyện Mẫu Thượng"}, "30/6/2025"),
        ("event", {"kind": "lễ ra quan tâm"}, "danh sách"),
        ("event", {"source": "tự biết"}, "chưa phải nguồn"),
        ("news", {"source": "nghean.gov.vn/a"}, "chưa phải nguồn"),
        ("release", {"embargo": "9/6/2027"}, "cả ngày và giờ"),
        ("question", {"law": "Điều 9 Luật mẫu"}, "Không có"),
        ("question", {"law": "luật gì đó"}, "Không hiểu"),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(found: Site, kind: str, given: dict[str, str], told: str) -> None:
    with pytest.raises(UnfitError, match=told):
        writing.file(kind, GIVEN[kind] | given, found, NOW)


@pytest.mark.parametrize("broken", ["events: [\n", "- một\n- hai\n", "events: chữ\n"])
def test_a_listing_with_a_slip_is_left_alone(found: Site, broken: str) -> None:
    with pytest.raises(UnfitError, match="Chạy check"):
        writing.file("event", EVENT, found, NOW, broken)


def test_places_outside_the_list(found: Site) -> None:
    for words, fields in (
        ("toàn tỉnh", {"province": "true"}),
        ("Trực tuyến", {"online": "true"}),
        ("ngoài tỉnh: Hà Nội", {"outside": "Hà Nội"}),
    ):
        path, text = writing.file("event", EVENT | {"place": words}, found, NOW)
        (event,) = said(text)["events"]  # type: ignore[index, call-overload]
        assert event["place"] == fields | {"venue": "Nhà văn hóa, khối 2"}
        assert path == "events/2027/ubnd-xa-mau.yml"

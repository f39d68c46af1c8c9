"""Whatever lies in a source file, the answer is a problem with a place; nothing else is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripts.flow.checking import problems_of
from scripts.read import read
from scripts.read.yaml_text import parse
from tests.sources import LISTING, NEWS, NOW, site

LISTING_PATH = "events/2022/mau-thuong.yml"


def codes(root: Path, path: str | None = None) -> list[str]:
    return [found.code for found in problems_of(root, NOW) if path in (None, found.at.path)]


def test_the_small_site_has_no_problems(tmp_path: Path) -> None:
    assert problems_of(site(tmp_path), NOW) == ()


BAD_FILES = {
    "windows-1258": ("Tiếng Việt: ở đây, đường".encode("cp1258", "replace"), "E101"),
    "utf-16 with a mark": (LISTING.encode("utf-16"), "E101"),
    "utf-16 without a mark": (LISTING.encode("utf-16-le"), "E101"),
    "empty": (b"", "E103"),
    "blanks only": (b" \n\n\t\n", "E103"),
    "only a comment": (b"# ghi ch\xc3\xba\n", "E103"),
    "binary": (bytes(range(256)) * 20, "E102"),
    "a megabyte in one line": (b"events: " + b"x" * 1_000_000, "E119"),
    "too large": (b"# dong\n" * 1_200_000, "E111"),
    "duplicate key": (b"events: []\nevents: []\n", "E105"),
    "tab": (b"events:\n\t- id: a\n", "E106"),
    "exploding aliases": (
        b"a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\nevents: [*c,*c]\n",
        "E107",
    ),
    "a tag": (b"events: !!python/object/apply:os.system ['true']\n", "E107"),
    "deep nesting": (b"events: " + b"[" * 5_000, "E108"),
    "a list at the top": (b"- id: a\n", "E114"),
    "a word at the top": (b"xin chao\n", "E114"),
    "events is a word": (b"events: nhieu\n", "E114"),
    "an event is a word": (b"events: [nhieu]\n", "E114"),
    "two documents": (b"events: []\n---\nevents: []\n", "E104"),
    "an open quote": (b'events:\n- id: "mo\n', "E104"),
    "a control character": (b"events: \x07\n", "E115"),
    "a control character written as an escape": (b'events: "\\u0000"\n', "E115"),
}


def test_a_control_character_in_the_text_of_an_article_has_its_place(tmp_path: Path) -> None:
    path = "content/tin-tuc/2022-06-10-tin-mau.md"
    root = site(tmp_path, {path: NEWS + "Dòng hai\x0b.\n"})
    (found,) = problems_of(root, NOW)
    assert (found.code, found.at.line, found.at.column) == ("E115", NEWS.count("\n") + 1, 9)


@pytest.mark.parametrize(("data", "code"), BAD_FILES.values(), ids=BAD_FILES.keys())
def test_a_bad_listing_is_a_problem_with_a_place(tmp_path: Path, data: bytes, code: str) -> None:
    root = site(tmp_path, {"events/2022/xau.yml": data})
    assert code in codes(root, "events/2022/xau.yml")
    reading = read(root)
    assert reading.site is not None
    assert [event.id for event in reading.site.events] == ["mau-thuong-2022-06-09"], "the good listing is kept"


@pytest.mark.parametrize(("data", "code"), BAD_FILES.values(), ids=BAD_FILES.keys())
def test_a_bad_article_is_a_problem_with_a_place(tmp_path: Path, data: bytes, code: str) -> None:
    root = site(tmp_path, {"content/xau.md": data})
    assert codes(root, "content/xau.md")
    reading = read(root)
    assert reading.site is not None
    assert "xau" not in reading.site.pages_by_slug
    assert "ho-tro" in reading.site.pages_by_slug


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"\xef\xbb\xbf" + NEWS.encode(), ["W112"]), (NEWS.replace("\n", "\r\n").encode(), [])],
    ids=["BOM", "CRLF"],
)
def test_what_windows_adds_is_understood_and_the_article_is_kept(tmp_path: Path, data: bytes, told: list[str]) -> None:
    root = site(tmp_path, {"content/tin-tuc/2022-06-10-tin-mau.md": data})
    assert codes(root) == told
    reading = read(root)
    assert reading.site is not None and reading.site.news[0].body == "Nội dung tin mẫu."


def test_a_legacy_encoding_does_not_hide_the_other_problems_of_the_file(tmp_path: Path) -> None:
    text = LISTING.replace("kind: le-ra-quan", "kind: le-ra-quann")
    root = site(tmp_path, {LISTING_PATH: text.encode("utf-16")})
    assert codes(root, LISTING_PATH) == ["E101", "E205"]


def test_every_problem_of_every_file_comes_in_one_run(tmp_path: Path) -> None:
    root = site(
        tmp_path,
        {
            LISTING_PATH: LISTING.replace("start: 2022-06-09", "start: 2022-06-31").replace("kind:", "kinde:"),
            "content/tin-tuc/2022-06-10-tin-mau.md": NEWS.replace("author: Ban biên tập\n", ""),
            "content/hoi-dap/hong.md": "không có khai báo",
        },
    )
    found = {(problem.at.path, problem.code) for problem in problems_of(root, NOW)}
    assert {
        (LISTING_PATH, "E206"),
        (LISTING_PATH, "E202"),
        ("content/tin-tuc/2022-06-10-tin-mau.md", "E201"),
        ("content/hoi-dap/hong.md", "E110"),
    } <= found


def test_missing_identity_is_named(tmp_path: Path) -> None:
    root = site(tmp_path, {"content/site.yml": None})
    assert codes(root) == ["E118"]
    assert read(root).site is None


def test_a_file_of_an_unknown_kind_is_not_dropped_silently(tmp_path: Path) -> None:
    root = site(tmp_path, {"events/2022/bang.xlsx": b"PK", "events/le.yml": "events: []\n"})
    assert codes(root) == ["W117", "W117"]


def test_a_file_that_is_not_read_may_have_any_size(tmp_path: Path) -> None:
    root = site(tmp_path, {"events/sources/noi-khac.json": b" " * 9_000_000})
    assert codes(root) == ["W806"]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400))
def test_random_bytes_never_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    root = site(tmp_path_factory.mktemp("bytes"), {"events/2022/xau.yml": data, "content/xau.md": b"---\n" + data})
    for found in problems_of(root, NOW):
        assert found.at.line >= 1 and found.at.column >= 1
        assert found.message and found.mend


def _breaks_the_file(listing: str) -> bool:
    """Control characters make the whole file unreadable YAML; everything else spoils one entry only."""
    return any(found.code in ("E115", "E104", "E108") for found in parse(listing, "x")[1])


_SCALARS = st.text(max_size=12) | st.sampled_from(
    ["2022-06-31", "true", "NO", "0912", "19:30", "*a", "&b x", "!c", "null", ""]
)
_TREES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
_FIELDS = (
    "id",
    "title",
    "kind",
    "start",
    "end",
    "place",
    "organisers",
    "recurs",
    "images",
    "source",
    "changes",
    "contact",
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(field=st.sampled_from(_FIELDS), tree=_TREES)
def test_wrong_types_at_any_depth_are_problems(
    tmp_path_factory: pytest.TempPathFactory, field: str, tree: object
) -> None:
    good = {
        "id": "tot",
        "title": "Tốt",
        "summary": "Một câu.",
        "kind": "khac",
        "start": "2021-01-02",
        "source": "1/KH-MAU",
    }
    # A line of old letters spoils the entries that stand on it, so each has its own.
    entries = [json.dumps(entry, ensure_ascii=False) for entry in (good, good | {"id": "thu", field: tree})]
    listing = "events:\n" + "".join(f"- {entry}\n" for entry in entries)
    root = site(tmp_path_factory.mktemp("types"), {"events/2021/mau.yml": listing})
    found = problems_of(root, NOW)
    reading = read(root)
    assert reading.site is not None
    if field != "id" and not _breaks_the_file(listing):
        assert "tot" in reading.site.events_by_id, "the good neighbour is kept"
    assert all(problem.at.line >= 1 for problem in found)

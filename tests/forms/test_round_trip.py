"""A form that is sent back as it came changes no byte of any real file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.forms.entries import entry, events_in, put_back
from scripts.forms.form import form, received
from scripts.forms.kinds import WRITTEN, kind_of
from scripts.model.website import Site
from tests.conftest import CHECKOUT
from tests.forms.browsing import sent
from tests.real import real_site

FILES = sorted(
    file
    for top in ("content", "events")
    for file in (CHECKOUT / top).rglob("*")
    if file.suffix in (".md", ".yml", ".yaml") and "sources" not in file.parts
)
# Of files of one shape some are enough for the page; their values are all looked at.
DRAWN = 3


@pytest.fixture
def site() -> Site:
    return real_site()


def entries_in(text: str, path: str) -> list[str]:
    kind = kind_of(path)
    if kind == "events":
        return [at for at, _ in events_in(text, path)]
    return ["", "0", "25", "3/units/5"] if kind == "places" else [""]


def of_kind(kind: str) -> Iterator[tuple[str, str]]:
    for file in FILES:
        path = file.relative_to(CHECKOUT).as_posix()
        if kind_of(path) == kind:
            yield path, file.read_text(encoding="utf-8")


def test_every_real_file_has_a_form() -> None:
    assert [file for file in FILES if kind_of(file.relative_to(CHECKOUT).as_posix()) is None] == []


@pytest.mark.parametrize("kind", WRITTEN)
def test_what_is_left_alone_stays_byte_for_byte(kind: str, site: Site) -> None:
    for number, (path, text) in enumerate(of_kind(kind)):
        for at in entries_in(text, path):
            one = entry(text, path, at)
            shown = one.shown()
            assert [field.name for field in one.fields if shown.get(field.name) is None] == [], path
            if number < DRAWN or kind in ("news", "campaign"):
                back = received(sent(form(one, site)))
                assert back
                shown = back.shown
            changed = one.changed(shown)
            assert changed.values == one.values and changed.body == one.body, f"{path} {at}"
            assert number >= DRAWN or put_back(text, changed) == text, f"{path} {at}"


def test_windows_line_ends_and_a_blank_before_the_form_do_no_harm(site: Site, tmp_path: Path) -> None:
    path, text = next(of_kind("news"))
    one = entry(text, path)
    pairs = [(name, value.replace("\r\n", "\n")) for name, value in sent(form(one, site))]
    back = received(pairs)
    assert back and put_back(text, back.entry) == text

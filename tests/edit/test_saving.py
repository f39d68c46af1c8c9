"""Saving a clerk's file: whole, never over another's change, and with fifty steps back."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from scripts.edit import saving
from scripts.model.values import VIETNAM

NOW = datetime(2027, 6, 1, 8, 0, tzinfo=VIETNAM)
PATH = "events/2027/xa-mau.yml"


def test_a_file_is_made_changed_and_brought_back(tmp_path: Path) -> None:
    seen = saving.look(tmp_path, PATH)
    assert seen == ("", "")
    first = saving.save(tmp_path, PATH, "a: 1\n", seen.digest, NOW)
    second = saving.save(tmp_path, PATH, "a: 2\n", first.digest, NOW)  # within the same second
    states = list(saving.states(tmp_path, PATH))
    assert [state.text for state in states] == ["a: 1\n", None]
    back = saving.save(tmp_path, PATH, states[0].text, second.digest, NOW + timedelta(minutes=1))
    assert saving.look(tmp_path, PATH) == back == ("a: 1\n", first.digest)
    assert next(saving.states(tmp_path, PATH)).text == "a: 2\n"  # the step back can be taken back
    saving.save(tmp_path, PATH, states[1].text, back.digest, NOW + timedelta(minutes=2))
    assert not (tmp_path / PATH).exists()
    assert next(saving.states(tmp_path, PATH)).text == "a: 1\n"


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    seen = saving.save(tmp_path, PATH, "a: 1\n", "", NOW)
    (tmp_path / PATH).write_text("a: người khác\n", encoding="utf-8")
    for attempt in (
        lambda: saving.save(tmp_path, PATH, "a: 2\n", seen.digest, NOW),
        lambda: saving.save(tmp_path, PATH, None, seen.digest, NOW),
        lambda: saving.save(tmp_path, PATH, "a: 2\n", "", NOW),
    ):
        with pytest.raises(saving.ChangedMeanwhileError):
            attempt()
    assert (tmp_path / PATH).read_text(encoding="utf-8") == "a: người khác\n"


def test_line_ends_of_notepad_stay_and_a_mark_of_utf_8_goes(tmp_path: Path) -> None:
    file = tmp_path / PATH
    file.parent.mkdir(parents=True)
    file.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    seen = saving.look(tmp_path, PATH)
    assert seen.text == "a: 1\nb: 2\n"
    saving.save(tmp_path, PATH, "a: 1\nb: 3\n", seen.digest, NOW)
    assert file.read_bytes() == b"a: 1\r\nb: 3\r\n"
    assert [state.text for state in saving.states(tmp_path, PATH)] == ["\ufeffa: 1\nb: 2\n"]


def test_the_last_fifty_states_are_kept(tmp_path: Path) -> None:
    seen = saving.Seen("", "")
    for number in range(60):
        seen = saving.save(tmp_path, PATH, f"a: {number}\n", seen.digest, NOW + timedelta(seconds=number))
    texts = [state.text for state in saving.states(tmp_path, PATH)]
    assert texts == [f"a: {number}\n" for number in range(58, 8, -1)]


def test_saving_the_same_text_is_no_step(tmp_path: Path) -> None:
    seen = saving.save(tmp_path, PATH, "a: 1\n", "", NOW)
    assert saving.save(tmp_path, PATH, "a: 1\n", seen.digest, NOW) == seen
    assert len(list(saving.states(tmp_path, PATH))) == 1


@pytest.mark.parametrize(
    "path", ["../x.yml", "events/../../x.yml", "scripts/cli.py", "events//x.yml", "events\\x.yml", "C:/x.yml", "/x", ""]
)
def test_nothing_is_written_outside_the_sources(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="không nằm trong"):
        saving.save(tmp_path, path, "a: 1\n", "", NOW)
    assert list(tmp_path.rglob("*")) == []


def test_a_link_leads_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "root" / "events").mkdir(parents=True)
    (tmp_path / "else").mkdir()
    (tmp_path / "root" / "events" / "link").symlink_to(tmp_path / "else")
    with pytest.raises(ValueError, match="ra ngoài"):
        saving.save(tmp_path / "root", "events/link/x.yml", "a: 1\n", "", NOW)
    assert list((tmp_path / "else").iterdir()) == []

"""A second start over the same sources shows the workbench that runs."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from scripts.preview import running, serving
from scripts.preview.server import server
from scripts.preview.serving import Preview
from scripts.publish.errors import BusyError
from scripts.workbench.desk import Desk
from scripts.workbench.guard import FIELD
from scripts.workbench.jobs import Jobs
from scripts.workbench.web import link
from tests.sources import NOW


def clock() -> datetime:
    return NOW


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[str]:
    """The address of a workbench that runs over sources in `tmp_path`, and has said so."""
    preview = Preview(tmp_path, clock)
    desk = Desk(tmp_path, clock, "khoa-thu", preview.look, Jobs(tmp_path), preview.drawn)
    with running.the_one(tmp_path) as said, server(preview.site, preview.state, "127.0.0.1", 0, desk) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{listening.server_address[1]}{link('', **{FIELD: desk.key})}"
        running.say(said, address)
        yield address
        listening.shutdown()


def test_a_second_start_opens_the_one_that_runs(
    bench: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(serving.webbrowser, "open", opened.append)
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")  # of an office, and not asked for this machine
    assert serving.serve(tmp_path, clock, "127.0.0.1", None, open_browser=True) == 0
    assert opened == [bench] and "đang mở rồi" in capsys.readouterr().out


def test_the_address_is_for_this_user_alone_and_ends_with_its_workbench(tmp_path: Path) -> None:
    with running.the_one(tmp_path) as said:
        running.say(said, "http://127.0.0.1:9/")
        assert said.stat().st_mode & 0o077 == 0
        with pytest.raises(BusyError), running.the_one(tmp_path):
            pass
    assert not said.exists()


def test_an_address_where_something_else_answers_or_nothing_is_none(tmp_path: Path) -> None:
    assert running.address(tmp_path, patience=0) is None
    other = Preview(tmp_path, clock)
    with running.the_one(tmp_path) as said, server(other.site, other.state, "127.0.0.1", 0) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        for port in (9, listening.server_address[1]):
            running.say(said, f"http://127.0.0.1:{port}/ban-lam-viec/?khoa=x")
            assert running.address(tmp_path, patience=0) is None
        listening.shutdown()


def test_without_a_port_the_first_free_one_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    preview = Preview(tmp_path, clock)
    desk = Desk(tmp_path, clock, "k", preview.look, Jobs(tmp_path), preview.drawn)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        first = taken.getsockname()[1]
        monkeypatch.setattr(serving, "_FIRST_PORT", first)
        with serving._server(preview, "127.0.0.1", None, desk) as listening:
            assert first < listening.server_address[1] < first + 20

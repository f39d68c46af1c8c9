"""Build, serve, watch, build again."""

from __future__ import annotations

import threading
import webbrowser
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click
from watchfiles import watch

from scripts.flow.building import PROJECT, Options, build
from scripts.flow.progress import Progress
from scripts.preview.server import server
from scripts.preview.state import Snapshot, State


def serve(root: Path, clock: Callable[[], datetime], host: str, port: int, open_browser: bool) -> int:
    """Serve until interrupted. Raises OSError when the port is taken."""
    state = State()
    with server(root / "site", state, host, port) as listening:
        address = f"http://{host}:{listening.server_address[1]}/"
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        rebuild(root, clock, state)
        click.echo(f"Xem thử tại {address} (bấm Ctrl+C để dừng)")
        if open_browser:
            webbrowser.open(address)
        watched = [root / "content", root / "events", PROJECT / "overrides"]
        try:
            for _ in watch(*(path for path in watched if path.exists()), raise_interrupt=True):
                rebuild(root, clock, state)
        except KeyboardInterrupt:
            click.echo("Đã dừng xem thử.")
        finally:
            listening.shutdown()
    return 0


def rebuild(root: Path, clock: Callable[[], datetime], state: State) -> None:
    """One build; the browsers learn of its result whatever it is."""
    version = state.current.version
    try:
        built = build(root, clock(), Options(compressed=False, recorded=False), Progress())
    except Exception as error:  # the preview must outlive any failure of one build
        state.set(Snapshot(version, (), f"Không dựng được: {error}"))
        click.echo(f"Không dựng được: {error}", err=True)
        return
    state.set(Snapshot(version + (built.output is not None), built.problems))
    seconds = sum(built.seconds.values())
    errors = sum(found.is_error for found in built.problems)
    click.echo(f"Còn {errors} lỗi, giữ bản cũ." if built.output is None else f"Đã dựng lại trong {seconds:.1f} giây.")

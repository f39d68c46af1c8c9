"""Serve, watch; after each edit the page that is looked at first, then everything, by a process of its own."""

import json
import subprocess
import sys
import threading
import time
import webbrowser
from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from dataclasses import replace
from datetime import datetime
from http.server import ThreadingHTTPServer
from pathlib import Path

import click
from watchfiles import watch

from scripts.flow import checking
from scripts.flow.building import folder, page_alone, read_and_checked, store
from scripts.flow.progress import Progress
from scripts.model.ledger import Ledger
from scripts.model.website import Site
from scripts.preview import running
from scripts.preview.server import server
from scripts.preview.state import State
from scripts.problems import Position, Problem
from scripts.problems.failure import CannotStart
from scripts.publish.errors import BusyError, words_of
from scripts.read.ledger import FILE as LEDGER
from scripts.read.ledger import read_ledger
from scripts.setup.children import environment
from scripts.setup.kit import KIT
from scripts.workbench.desk import Desk, Looked
from scripts.workbench.guard import FIELD, is_loopback, new_key
from scripts.workbench.jobs import Jobs
from scripts.workbench.web import link

# In milliseconds: so often the watcher looks up although nothing has changed.
_LOOKS_UP = 200
# Where nobody names a port.
_FIRST_PORT, _PORTS = 8000, 20


def serve(root: Path, clock: Callable[[], datetime], host: str, port: int | None, open_browser: bool) -> int:
    """Serve until interrupted; without a port, show the one that runs over these sources already, else take the first
    free one. Raises CannotStart when no port can be had."""
    with ExitStack() as held:
        said: Path | None = None
        try:
            said = held.enter_context(running.the_one(root))
        except BusyError:
            found = running.address(root) if port is None else None
            if found:
                click.echo(f"Bàn làm việc đang mở rồi, ở cửa sổ khác: {found}")
                if open_browser:
                    webbrowser.open(found)
                return 0
        except OSError:
            pass  # a disk without locks: it serves, but no later start will find it
        return _serve(root, clock, host, port, open_browser, said)


def _server(preview: "Preview", host: str, port: int | None, desk: Desk) -> ThreadingHTTPServer:
    """At this port, or at the first free one."""
    for free in (port,) if port is not None else range(_FIRST_PORT, _FIRST_PORT + _PORTS):
        with suppress(CannotStart):
            return server(preview.site, preview.state, host, free, desk)
    return server(preview.site, preview.state, host, port or 0, desk)


def _serve(
    root: Path, clock: Callable[[], datetime], host: str, port: int | None, open_browser: bool, said: Path | None
) -> int:
    preview = Preview(root, clock)
    desk = Desk(root, clock, new_key(), preview.look, Jobs(root), preview.drawn)
    with _server(preview, host, port, desk) as listening:
        address = f"http://{host}:{listening.server_address[1]}/"
        bench = address.rstrip("/") + link("", **{FIELD: desk.key}) if is_loopback(host) else ""
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        if said and bench:
            running.say(said, bench)
        watched = [root / "content", root / "events", KIT / "overrides"]
        changes = watch(*(path for path in watched if path.exists()), rust_timeout=_LOOKS_UP, yield_on_timeout=True)
        try:
            next(changes)  # watching begins here: an edit made while the first build runs is seen
            preview.begin()
            threading.Thread(target=_announce, args=(preview, address, bench, open_browser), daemon=True).start()
            for found in changes:
                if found or preview.is_due():
                    preview.edited()
        except KeyboardInterrupt:
            click.echo("Đã dừng xem thử.")
        finally:
            preview.stop()
            desk.jobs.stop()
            listening.shutdown()
    return 0


def _announce(preview: "Preview", address: str, bench: str, open_browser: bool) -> None:
    """Say where the workbench is at once, and where the preview is once there is something to see."""
    if bench:
        click.echo(f"Bàn làm việc: {bench}")
    else:
        click.echo(f"Bàn làm việc không mở được qua địa chỉ {address}: nó chỉ dành cho máy này.")
    if bench and open_browser:
        webbrowser.open(bench)
    preview.wait()
    click.echo(f"Xem thử tại {address} (bấm Ctrl+C để dừng)")
    if open_browser and not bench:
        webbrowser.open(address)


class Preview:
    """The preview of the sources in `root`. Another process builds everything, so that an edit that is saved meanwhile
    shows at once all the same."""

    def __init__(self, root: Path, clock: Callable[[], datetime]) -> None:
        self.state = State()
        self._root, self._clock = root, clock
        self._work = folder(root, preview=True)
        self.site = self._work / "site"
        self._building: subprocess.Popen[bytes] | None = None
        # Which module made the page at an address.
        self._makers: dict[str, str] = {}
        self._again = False
        self._turn = threading.Condition()
        # None until somebody looks.
        self._looked: Looked | None = None
        # What was published, and the file that says so as it was when that was read.
        self._ledger, self._ledger_was = Ledger(), (0, 0)
        # When something comes out or goes by itself next, as far as is known.
        self._next: datetime | None = None
        # The engine works for one at a time.
        self._drawing = threading.Lock()
        self._looking = threading.Lock()

    def look(self) -> Looked:
        """The sources as they were read last, with the failure of ours that came since."""
        with self._looking:
            if self._looked is None:
                begun = time.monotonic()
                self._looked = Looked(checking.of(self._root, self._clock()), begun)
            self._looked = self._as_published(self._looked)
            return replace(self._looked, trouble=self.state.current.trouble)

    def _as_published(self, looked: Looked) -> Looked:
        """The same with what has been published since: no source changes by that, and forms must know of it."""
        file, site = self._root / LEDGER, looked.checked.site
        now = (file.stat().st_mtime_ns, file.stat().st_size) if file.is_file() else (0, 0)
        if now != self._ledger_was:
            self._ledger, self._ledger_was = read_ledger(self._root)[0], now
        if site is None or now == (0, 0) or site.ledger == self._ledger:
            return looked
        return replace(looked, checked=replace(looked.checked, site=replace(site, ledger=self._ledger)))

    def is_due(self) -> bool:
        """Has a moment come at which something comes out, or goes, without any edit?"""
        return self._next is not None and self._next <= self._clock()

    def drawn(self, site: Site, now: datetime, url: str) -> bytes | None:
        """A page of any site as the last build would have made it; None before the first build."""
        if not (self._work / "mkdocs.yml").is_file():
            return None
        with self._drawing:
            return page_alone(self._work, site, now, url, self._makers)

    def edited(self) -> None:
        """Show the page that is looked at as the sources have it now, then begin with the rest."""
        now, begun = self._clock(), time.monotonic()
        self._next = None  # what is built next tells it anew
        try:
            self._work.mkdir(parents=True, exist_ok=True)
            # A store of its own: the process that builds everything has the other.
            with closing(store(self._work, "first.sqlite")) as kept:
                found = read_and_checked(self._root, self._work, kept, now, Progress(quiet=True))
                kept.save()
            with self._looking:
                # Many megabytes, which only pages of the workbench need.
                if self._looked is not None:
                    self._looked = Looked(found, begun)
            if found.site is None or found.errors:
                click.echo(f"Còn {found.errors} lỗi, giữ bản cũ.")
                self.state.failed(found.problems)
                with self._turn:  # what is being built does not know of these errors, and would hide them
                    self._again = self._building is not None
                return
            self.state.found(found.problems)
            url = self.state.looked_at
            if url is not None:
                page = self.drawn(found.site, now, url)
                if page:
                    self.state.shown(url, page, found.problems)
        except Exception as error:  # the preview must outlive any failure of one build
            self._trouble(words_of(error) or f"{type(error).__name__}: {error}")
            return
        self.begin()

    def begin(self) -> None:
        """Build everything, beside; where that goes on already, once more after it."""
        with self._turn:
            if self._building:
                self._again = True
                return
            command = [sys.executable, "-m", "scripts.preview.everything", str(self._root), self._clock().isoformat()]
            self._building = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment())
        threading.Thread(target=self._finish, args=(self._building,), daemon=True).start()

    def wait(self) -> None:
        """Wait until nothing is being built."""
        with self._turn:
            self._turn.wait_for(lambda: self._building is None)

    def stop(self) -> None:
        """End what is being built."""
        with self._turn:
            self._again = False
            if self._building:
                self._building.terminate()

    def _finish(self, building: subprocess.Popen[bytes]) -> None:
        output = building.communicate()[0]
        with self._turn:
            again = self._again
            if not again:
                self._learn(building, output)
            self._building, self._again = None, False
            self._turn.notify_all()
        if again:
            self.begin()

    def _learn(self, building: subprocess.Popen[bytes], output: bytes) -> None:
        """Inform the browsers of the result."""
        try:
            built = json.loads(output)
        except ValueError:
            if building.returncode >= 0:
                self._trouble(f"bộ dựng dừng giữa chừng (mã {building.returncode})")
            return
        if built["trouble"]:
            self._trouble(built["trouble"])
            return
        self._next = datetime.fromisoformat(built["until"]) if built["until"] else None
        problems = tuple(Problem(Position(**found.pop("at")), **found) for found in built["problems"])
        if built["seconds"] is None:
            self.state.failed(problems)
            click.echo("Còn lỗi, giữ bản cũ.")
        else:
            held, known = tuple(built["held"]), self.state.current.held
            self.state.built(problems, held)
            click.echo(f"Đã dựng lại trong {built['seconds']:.1f} giây.")
            if held != known:
                click.echo("\n".join(held) or "Không còn mục nào chưa đăng.")

    def _trouble(self, words: str) -> None:
        trouble = f"Không dựng được: {words}"
        self.state.failed(trouble=trouble)
        click.echo(trouble, err=True)

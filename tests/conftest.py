"""What several kinds of tests share: the real site built once, a server for it, and a browser."""

from __future__ import annotations

import gc
import io
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache, cached_property, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import brotli
import pytest
from lxml import html
from playwright.sync_api import Browser, sync_playwright
from pydantic import BaseModel

from scripts import cli
from scripts.assemble.site import api_description
from scripts.publish import compress, search
from scripts.setup import testing

CHECKOUT = Path(__file__).resolve().parent.parent
TOOLS = CHECKOUT / "tests" / "tools" / "node_modules"
NOW = "2026-11-29 09:00"
# Where the real site is built, and how; tests/site/test_reproducible.py builds it once more, all of this otherwise.
ELSEWHERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242"}
_DENSEST = 11  # of Brotli
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_configure() -> None:
    gc.set_threshold(50_000)  # as cli.main() does


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pictures", action="store_true", help="take the pictures of README.md anew")


def need(found: object, what: str) -> Any:
    """Skip where a machine lacks a tool; in CI lacking it is a failure, for a skipped check checks nothing."""
    if not found:
        if os.environ.get("CI"):
            pytest.fail(f"{what} is missing")
        pytest.skip(f"{what} is missing on this machine")
    return found


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run one of our commands in this process: starting one takes longer than most of what it then does.

    So does starting a process for the engine: unless a test names `--jobs`, a build has one job.
    """
    if arguments[0] == "build" and "--jobs" not in arguments:
        arguments = (*arguments, "--jobs", "1")
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        code = cli.main(list(arguments))
    texts = [stream.buffer.getvalue().decode() for stream in (out, err)]  # type: ignore[attr-defined]
    return subprocess.CompletedProcess(arguments, code, *texts)


def process(*arguments: str, cwd: Path = CHECKOUT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one of our commands as staff do, inside the environment that runs the tests."""
    return subprocess.run(
        [sys.executable, "-m", "scripts.cli", *arguments],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1"} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def sources(folder: Path) -> Path:
    """A copy of the real sources, so that tests never write into the checkout's build."""
    for name in ("content", "events"):
        shutil.copytree(CHECKOUT / name, folder / name)
    # As once it has a domain; tests/assemble/test_no_domain.py looks at it without.
    identity = folder / "content/site.yml"
    identity.write_text(identity.read_text(encoding="utf-8").replace("no_domain: true\n", ""), encoding="utf-8")
    return folder


@pytest.fixture(scope="session", autouse=True)
def schemas_once() -> Iterator[None]:
    """A worker makes the schemas of the API once: they take half of a small site's time, and follow from our code."""
    one, many = BaseModel.model_json_schema.__func__, api_description.models_json_schema  # type: ignore[attr-defined]
    kept = cache(lambda record, mode: one(record, mode=mode))
    together = cache(lambda records, template: many(records, ref_template=template))

    def schema(record: type[BaseModel], mode: str = "validation") -> dict[str, Any]:
        return dict(kept(record, mode))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseModel, "model_json_schema", classmethod(schema))
        patch.setattr(
            api_description, "models_json_schema", lambda records, ref_template: together(tuple(records), ref_template)
        )
        yield


@pytest.fixture(scope="session", autouse=True)
def packed_once() -> Iterator[None]:
    """A worker packs what all sites share once, the search engine, styles and scripts: half of a small site's time."""
    small, dense = compress.zopfli.compress, partial(brotli.compress, mode=brotli.MODE_TEXT, quality=_DENSEST)
    kept_small, kept_dense = cache(small), cache(dense)

    def packed(data: bytes, mode: int, quality: int) -> bytes:
        return kept_dense(data) if quality == _DENSEST else brotli.compress(data, mode=mode, quality=quality)

    with pytest.MonkeyPatch.context() as patch:
        for module in (compress, search):
            patch.setattr(module, "zopfli", SimpleNamespace(compress=kept_small))
        patch.setattr(compress, "brotli", SimpleNamespace(compress=packed, MODE_TEXT=brotli.MODE_TEXT))
        yield


@dataclass(frozen=True)
class Built:
    """The real site, published."""

    root: Path

    def lend(self, root: Path) -> None:
        """Let a build in `root` find what was drawn for this one, where a test is not about what is drawn."""
        shutil.copytree(self.root.parent / "build/cache", root / "build/cache", dirs_exist_ok=True)

    @cached_property
    def pages(self) -> dict[str, html.HtmlElement]:
        """Parsed pages by address, `su-kien/` and the like; `404.html` by its name."""
        found = {}
        for path in sorted(self.root.rglob("*.html")):
            name = path.relative_to(self.root).as_posix()
            # Short addresses only lead on (tests/site/test_law.py); lists for frames are test_embeds.py's.
            if name.startswith(("l/", "nhung/")):
                continue
            found[name.removesuffix("index.html")] = html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot()
        return found

    @property
    def addresses(self) -> list[str]:
        """The addresses of all pages but the 404."""
        return [name for name in self.pages if not name.endswith(".html")]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the real site once for all workers: the first to make the folder builds, the others wait."""
    shared = (
        tmp_path_factory.getbasetemp().parent / f"trang-that-{os.environ.get('PYTEST_XDIST_TESTRUNUID', os.getpid())}"
    )
    done = shared / "done.json"
    try:
        shared.mkdir()
    except FileExistsError:
        deadline = time.monotonic() + 240
        while not done.exists():
            assert time.monotonic() < deadline, "the other worker did not finish the build"
            time.sleep(0.2)
    else:
        result = process(
            "build", "--root", str(sources(shared / "nguồn thật")), "--now", NOW, "--jobs", "2", **ELSEWHERE
        )
        half = done.with_suffix(".part")  # nobody reads half an answer
        half.write_text(json.dumps([result.returncode, result.stdout + result.stderr]), encoding="utf-8")
        half.replace(done)
    code, output = json.loads(done.read_text(encoding="utf-8"))
    assert code == 0, output
    return Built(shared / "nguồn thật" / "site")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: Any) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        body = page.read_bytes() if code == 404 and page.is_file() else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def serve() -> Iterator[Any]:
    """A function that serves a folder and gives its address."""
    servers: list[ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}/"

    yield start
    for server in servers:
        server.shutdown()


@pytest.fixture(scope="session")
def site_url(built: Built, serve: Any) -> str:
    return str(serve(built.root))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = need(testing.browser(), "Chromium")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield found
        found.close()

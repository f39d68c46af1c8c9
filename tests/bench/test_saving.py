"""From saving to the page in the preview, with a small server in place of `serve`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from scripts.bench import saving
from scripts.bench.benchmark import write
from scripts.bench.generate import Corpus, Texts, corpus
from scripts.bench.measure import CommandError

# It shows a page 0.2 s after its source was saved.
SERVE = """
import http.server, pathlib, time
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        source = pathlib.Path(self.path.strip('/').replace('/', '-'))
        while time.time() - source.stat().st_mtime < 0.2: time.sleep(0.01)
        self.send_response(200); self.end_headers()
        self.wfile.write(b'<html>' + source.read_bytes())
    def log_message(self, *words): pass
server = http.server.HTTPServer(('127.0.0.1', 0), Handler)
print(f'at http://127.0.0.1:{server.server_address[1]}/ now', flush=True)
server.serve_forever()
"""


def tree(site: Corpus) -> Texts:
    return {event.path.strip("/").replace("/", "-"): event.title for event in site.events}


def waits(code: str, folder: Path) -> saving.Waits:
    site = corpus(40)
    write(tree(site), folder)
    return saving.run([sys.executable, "-S", "-c", code], folder, dict(os.environ), site, tree, 1)


def test_each_edit_is_waited_for(tmp_path: Path) -> None:
    found = waits(SERVE, tmp_path)
    assert len(found.seconds) == saving.EDITS and all(0.15 < seconds < 5 for seconds in found.seconds)
    assert found.ready > 0 and found.peak > 1_000_000
    assert (
        sum("(sửa lần " in text for text in (path.read_text() for path in tmp_path.glob("su-kien-*"))) == saving.EDITS
    )


def test_a_preview_that_ends_gives_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"exit 3: .*port taken"):
        waits("import sys; print('port taken'); sys.exit(3)", tmp_path)


def test_a_page_that_does_not_come_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "PATIENCE", 0.5)
    with pytest.raises(CommandError, match=r"/su-kien/.* did not show"):
        waits(SERVE.replace("b'<html>'", "b''"), tmp_path)

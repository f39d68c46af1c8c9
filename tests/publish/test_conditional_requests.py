"""Who asks again gets only what changed: any plain file server can say so, for bytes and their times hold."""

from __future__ import annotations

import http.client
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scripts.flow.building import Options, build
from scripts.flow.progress import Progress
from tests.sources import NEWS, NOW, put, site

FEED, CALENDAR, PLAIN = "tin-tuc/atom.xml", "su-kien/lich.ics", "bao-chi/goi/tin-mau.txt"
ALL = (FEED, "tin-tuc/rss.xml", "tin-tuc/feed.json", CALENDAR, PLAIN, "api/v1/laws.json")
OTHER = NEWS.replace("Tin mẫu", "Tin khác")


def built(root: Path, now: datetime) -> Path:
    done = build(root, now, Options(), Progress(quiet=True))
    assert done.output is not None, done.problems
    return done.output


def answers(url: str, paths: tuple[str, ...], seen: dict[str, str]) -> tuple[dict[str, int], dict[str, str]]:
    """Status of each path for a reader who has it as it was at `seen`, and the times that it gets now."""
    status, told = {}, {}
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=20)
    for path in paths:
        connection.request("GET", f"/{path}", headers={"If-Modified-Since": seen[path]} if path in seen else {})
        answer = connection.getresponse()
        body = answer.read()
        status[path], told[path] = answer.status, answer.headers.get("Last-Modified", "")
        assert bool(body) == (answer.status == 200), path
    connection.close()
    return status, told


def test_only_what_changed_is_sent_again(tmp_path: Path, serve: Any) -> None:
    root = site(tmp_path)
    url = serve(built(root, NOW))
    first, seen = answers(url, ALL, {})
    assert set(first.values()) == {200} and all(seen.values())

    # Ten minutes later, as the schedule does, and from files whose times are new, as after a checkout.
    for path in root.glob("content/**/*.md"):
        path.touch()
    built(root, NOW + timedelta(minutes=10))
    assert set(answers(url, ALL, seen)[0].values()) == {304}

    # Times in HTTP have whole seconds (RFC 9110 §5.6.7), and these builds take less.
    time.sleep(1)
    put(root, {"content/tin-tuc/2022-06-11-tin-khac.md": OTHER.replace("2022-06-10", "2022-06-11")})
    built(root, NOW + timedelta(minutes=20))
    assert answers(url, (FEED, CALENDAR, PLAIN), seen)[0] == {FEED: 200, CALENDAR: 304, PLAIN: 304}

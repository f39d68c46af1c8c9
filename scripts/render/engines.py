"""The engines that can render the assembled tree, and when a build must be a full one."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from scripts.problems.failure import Failure
from scripts.render import mkdocs_engine, shards

ENGINES = ("mkdocs", "properdocs", "zensical")

# A change of any of these changes every page.
_PACKAGES = ("mkdocs", "mkdocs-material", "Markdown", "pymdown-extensions", "Jinja2", "properdocs", "zensical")


class RenderError(Failure):
    """The engine gave up; the text is its own."""


def render(build: Path, overrides: Path, engine: str = "mkdocs", jobs: int = 1) -> list[str]:
    """Render build/docs into build/html and return the engine's warnings.

    Only MkDocs builds incrementally; the other engines render everything each time. Raises RenderError.
    """
    state = build / "render.json"
    mark = fingerprint(build, overrides, engine)
    # The mark is taken away while rendering: a page that a killed build left half-written is
    # newer than its source, so nothing but a full build would ever mend it.
    complete = _read(state) == mark and engine == "mkdocs"
    state.unlink(missing_ok=True)
    if not complete:
        shutil.rmtree(build / "html", ignore_errors=True)
    warnings = _mkdocs(build, jobs, complete) if engine == "mkdocs" else _other(build, engine)
    state.write_text(json.dumps(mark), encoding="utf-8")
    return warnings


def fingerprint(build: Path, overrides: Path, engine: str) -> str:
    """A digest of all that every page depends on: engine, versions, configuration, templates."""
    digest = hashlib.sha256(f"{engine} {sys.version_info[:2]} {_versions()}".encode())
    digest.update((build / "mkdocs.yml").read_bytes())
    for folder, folders, names in os.walk(overrides):
        # Pages depend on the names of the assets, which change with their bytes and stand in the configuration.
        folders[:] = sorted(name for name in folders if name != "assets")
        for name in sorted(names):
            path = Path(folder) / name
            digest.update(path.relative_to(overrides).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _versions() -> str:
    found = []
    for name in _PACKAGES:
        try:
            found.append(f"{name}={importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            continue
    return " ".join(found)


def _read(state: Path) -> str | None:
    try:
        mark = json.loads(state.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return mark if isinstance(mark, str) else None


def _mkdocs(build: Path, jobs: int, incremental: bool) -> list[str]:
    pages = sorted(path.relative_to(build).as_posix() for path in (build / "docs").rglob("*.md"))
    try:
        if not incremental and jobs > 1 and len(pages) >= shards.WORTHWHILE:
            return shards.build(build, pages, jobs)
        return mkdocs_engine.build(build / "mkdocs.yml", build / "html")
    except subprocess.CalledProcessError as error:
        raise RenderError(str(error.output)) from error
    except Exception as error:  # whatever an engine raises, staff get one line and an exit code
        raise RenderError(f"{type(error).__name__}: {error}") from error


_COMMANDS: dict[str, Callable[[Path], list[str]]] = {
    "properdocs": lambda config: [sys.executable, "-m", "properdocs", "build", "--quiet", "-f", str(config)],
    "zensical": lambda config: [sys.executable, "-m", "zensical", "build", "--clean", "-f", str(config)],
}


def _other(build: Path, engine: str) -> list[str]:
    command = _COMMANDS[engine](build / "mkdocs.yml")
    done = subprocess.run(command, capture_output=True, cwd=build, env=shards.environment(), check=False)
    output = (done.stdout + done.stderr).decode("utf-8", "replace")
    if done.returncode:
        raise RenderError(output)
    return [line for line in output.splitlines() if "WARNING" in line]

"""The engines that can render the assembled tree, and which pages are stale."""

import hashlib
import importlib.metadata
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from scripts.problems.failure import CannotStart, Failure, told
from scripts.render import mkdocs_engine, shards, shares
from scripts.render.writer import present, rendered_path
from scripts.setup.children import environment
from scripts.store.state import Standing, State, stamp_of
from scripts.workers.apart import Died
from scripts.workers.crew import Crew

_NOT_FOUND = f"html/{shares.NOT_FOUND}"
# A change of any of these changes every page.
_PACKAGES = ("mkdocs", "mkdocs-material", "Jinja2", "properdocs", "zensical")


class RenderError(Failure):
    """The engine gave up; the text is its own."""


def needed(engine: str) -> None:
    """Raises CannotStart where this machine does not have the engine."""
    if find_spec(engine) is None:
        raise CannotStart(
            f"Máy này chưa cài bộ dựng {engine}. Hãy chạy: "
            ".venv/bin/python -m pip install --require-hashes -r requirements-test.txt; "
            "hoặc bỏ --engine để dựng bằng bộ dựng có sẵn (mkdocs)."
        )


def render(build: Path, overrides: Path, state: State, engine: str = "mkdocs", crew: Crew | None = None) -> list[str]:
    """Render what is stale of build/docs into build/html and return the engine's warnings.

    `state` knows the pages and learns what was rendered; a page is stale unless its output is as a build left it,
    made by the same engine of the same configuration and templates. Only MkDocs renders a part; the other engines
    render everything each time. Raises RenderError, and OSError where the disk refuses.
    """
    templates = _templates(overrides)
    mark = _fingerprint(build, templates, engine)
    outputs = {rendered_path(page) or page: page for page in state.files if page.startswith("docs/")}
    outputs[_NOT_FOUND] = ""
    stamps = present(build, ("html",))
    rows = {path: state.files.pop(path) for path in [*state.files] if path.startswith("html/")}
    fresh = {
        path: row
        for path, row in rows.items()
        if engine == "mkdocs" and path in outputs and row.key == mark and row.stamp == stamps.get(path)
    }
    stale = sorted(page for path, page in outputs.items() if page and path not in fresh)
    if not fresh:
        shutil.rmtree(build / "html", ignore_errors=True)
    for path in stamps.keys() - outputs.keys():
        (build / path).unlink(missing_ok=True)
    state.files |= fresh
    state.save()
    warnings = _rendered(build, stale, engine, templates, crew or Crew(), mark) if stale else []
    made = [path for path in outputs if path not in fresh or path == _NOT_FOUND]
    state.files |= {path: Standing(mark, None, stamp_of((build / path).stat())) for path in made}
    state.save()
    return warnings


def rendered_alone(build: Path, name: str, page: bytes) -> bytes:
    """The HTML of one page, rendered in this process with the configuration in `build`; nothing there is touched.
    Raises RenderError or OSError."""
    with tempfile.TemporaryDirectory(prefix="trang-", dir=build) as folder:
        docs, html = Path(folder, "docs"), Path(folder, "html")
        (docs / name).parent.mkdir(parents=True)
        (docs / f"{name}.md").write_bytes(page)
        try:
            mkdocs_engine.build(build / "mkdocs.yml", docs, html, build / "cache" / "templates")
        except OSError:
            raise
        except Exception as error:  # whatever an engine raises
            raise RenderError(f"{type(error).__name__}: {error}") from error
        return (html / f"{name}.html").read_bytes()


def _rendered(
    build: Path, stale: list[str], engine: str, templates: Mapping[str, bytes], crew: Crew, mark: str
) -> list[str]:
    if engine != "mkdocs":
        return _other(build, engine)
    try:
        return shards.build(build, stale, templates, crew, mark)
    except Died as error:
        raise RenderError(str(error)) from error
    except OSError:
        raise
    except Exception as error:  # whatever an engine raises, staff get one line and an exit code
        raise RenderError(f"{type(error).__name__}: {error}") from error


def _templates(overrides: Path) -> dict[str, bytes]:
    """Our templates by their names. Pages depend on the names of the assets, which change with their bytes and are in
    the configuration."""
    named = {path.relative_to(overrides): path for path in sorted(overrides.rglob("*"))}
    return {
        name.as_posix(): path.read_bytes()
        for name, path in named.items()
        if path.suffix in (".html", ".xml") and "assets" not in name.parts
    }


def _fingerprint(build: Path, templates: Mapping[str, bytes], engine: str) -> str:
    """A digest of all that every page depends on: engine, versions, configuration, templates."""
    digest = hashlib.sha256(f"{engine} {sys.version_info[:2]}".encode())
    for package in _PACKAGES:
        with suppress(importlib.metadata.PackageNotFoundError):
            digest.update(f" {package}={importlib.metadata.version(package)}".encode())
    digest.update((build / "mkdocs.yml").read_bytes())
    digest.update(Path(__file__).with_name("templates.py").read_bytes())  # changes what they say
    for name, data in templates.items():
        digest.update(name.encode() + data)
    return digest.hexdigest()


def _gave_up(output: str) -> Exception:
    """Why an engine ended: what the system refused it, else the last of what it said."""
    *_, last = ["bộ dựng dừng giữa chừng", *filter(None, map(str.strip, output.splitlines()))]
    return told(output) or RenderError(last)


_OPTIONS = {"properdocs": "--quiet", "zensical": "--clean"}


def _other(build: Path, engine: str) -> list[str]:
    command = [sys.executable, "-m", engine, "build", _OPTIONS[engine], "-f", str(build / "mkdocs.yml")]
    done = subprocess.run(command, capture_output=True, cwd=build, env=environment(), check=False)
    output = (done.stdout + done.stderr).decode("utf-8", "replace")
    if done.returncode:
        raise _gave_up(output)
    return [line for line in output.splitlines() if "WARNING" in line]

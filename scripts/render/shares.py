"""Some pages, rendered from nothing but data: by another process or another machine as well as by this one."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from scripts.render import mkdocs_engine

# What the engine makes once a site.
NOT_FOUND = "404.html"


class Share(NamedTuple):
    """Pages by their paths below docs/, the engine's configuration, our templates, the compiled code of templates as it
    was kept."""

    pages: Mapping[str, bytes]
    config: bytes
    templates: Mapping[str, bytes]
    compiled: bytes
    not_found: bool = False


class Rendered(NamedTuple):
    """HTML by its paths below html/, what the engine warned of, the code of templates where some is new."""

    pages: dict[str, bytes]
    warnings: list[str]
    compiled: bytes | None


def html_path(page: str) -> str:
    """Where the engine puts the output of a file of docs/."""
    return f"{page[:-3]}.html" if page.endswith(".md") else page


def rendered(share: Share) -> Rendered:
    """Render them in this process. Raises whatever the engine raises, and OSError."""
    with tempfile.TemporaryDirectory(prefix="trang-") as name:
        folder = Path(name)
        docs, html, config, compiled = folder / "docs", folder / "html", folder / "mkdocs.yml", folder / "compiled"
        _put(docs, share.pages)
        _put(folder / "overrides", share.templates)
        config.write_bytes(share.config)
        if share.compiled:
            compiled.write_bytes(share.compiled)
        warnings = mkdocs_engine.build(config, docs, html, compiled, folder / "overrides")
        wanted = [*map(html_path, share.pages), *([NOT_FOUND] if share.not_found else ())]
        code = compiled.read_bytes() if compiled.is_file() else b""
        made = {path: (html / path).read_bytes() for path in wanted}
        return Rendered(made, warnings, code if code != share.compiled else None)


def _put(folder: Path, files: Mapping[str, bytes]) -> None:
    for parent in {(folder / path).parent for path in files}:
        parent.mkdir(parents=True, exist_ok=True)
    for path, data in files.items():
        (folder / path).write_bytes(data)

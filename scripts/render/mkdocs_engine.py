"""MkDocs 1.6.1, untouched on the disk: the pages of a folder in this process."""

import io
import json
import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import BufferingHandler
from pathlib import Path
from typing import Any

import yaml

# What assemble/page.py writes: nothing but data, on one line.
_PAGE = re.compile(r"---\n(\{.*\})\n---\n")


def build(config: Path, docs: Path, html: Path, code: Path, templates: Path | None = None) -> list[str]:
    """Render the pages in `docs` into `html`, without the theme's own files; returns the engine's warnings. The
    compiled code of templates is kept in the file `code`; `templates` is the folder of them, else the configuration's.

    Raises mkdocs.exceptions.MkDocsException when the engine gives up, and OSError.
    """
    from mkdocs.commands import build as command
    from mkdocs.config import load_config

    from scripts.render.templates import Compiled, Inlined

    logger = logging.getLogger("mkdocs")
    handler = BufferingHandler(sys.maxsize)
    handler.setLevel(logging.WARNING)
    logger.addHandler(handler)
    logger.propagate = False
    compiled = Compiled(code)
    try:
        # As data: the engine's own loader takes longer than ten pages.
        settings = yaml.load(config.read_bytes(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        settings |= {"docs_dir": str(docs), "site_dir": str(html)}
        settings["theme"] |= {"custom_dir": str(templates)} if templates else {}
        loaded = load_config(io.BytesIO(), config_file_path=str(config), **settings)
        made = loaded.theme.get_env()
        made.bytecode_cache = compiled
        made.loader = Inlined(made.loader) if made.loader else None
        # Material has 14,000 files, none of which we publish.
        made.list_templates = lambda *_, **__: []  # type: ignore[method-assign]
        loaded.theme.get_env = lambda: made  # type: ignore[method-assign]
        with _read_as_json():
            command.build(loaded)
    finally:
        logger.removeHandler(handler)
    compiled.save()
    return [record.getMessage() for record in handler.buffer]


@contextmanager
def _read_as_json() -> Iterator[None]:
    """Let the engine read the data of our pages as the JSON that it is: as YAML it takes a third of all rendering."""
    from mkdocs.utils import meta

    by_the_engine = meta.get_data

    def read(doc: str) -> tuple[str, dict[str, Any]]:
        found = _PAGE.fullmatch(doc)
        return ("", json.loads(found[1])) if found else by_the_engine(doc)

    meta.get_data = read
    try:
        yield
    finally:
        meta.get_data = by_the_engine

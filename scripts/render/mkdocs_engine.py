"""MkDocs 1.6.1, untouched: the pages of a folder in this process."""

import io
import logging
import sys
from logging.handlers import BufferingHandler
from pathlib import Path

import yaml


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
        command.build(loaded)
    finally:
        logger.removeHandler(handler)
    compiled.save()
    return [record.getMessage() for record in handler.buffer]

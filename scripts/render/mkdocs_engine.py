"""MkDocs 1.6.1, untouched: the pages of a folder in this process, or in one of its own:
`python -m scripts.render.mkdocs_engine CONFIG DOCS HTML`."""

import logging
import sys
from logging.handlers import BufferingHandler
from pathlib import Path


def build(config: Path, docs: Path, html: Path) -> list[str]:
    """Render the pages in `docs` into `html`; returns the engine's warnings.

    Raises mkdocs.exceptions.MkDocsException when the engine gives up.
    """
    from mkdocs.commands import build as command
    from mkdocs.config import load_config

    logger = logging.getLogger("mkdocs")
    handler = BufferingHandler(sys.maxsize)
    handler.setLevel(logging.WARNING)
    logger.addHandler(handler)
    logger.propagate = False
    try:
        command.build(load_config(config_file=str(config), docs_dir=str(docs), site_dir=str(html)))
    finally:
        logger.removeHandler(handler)
    return [record.getMessage() for record in handler.buffer]


if __name__ == "__main__":
    for line in build(*map(Path, sys.argv[1:4])):
        print(line)

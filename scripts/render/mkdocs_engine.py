"""MkDocs 1.6.1 in this process or, for one shard of a cold build, in a process of its own."""

from __future__ import annotations

import logging
from pathlib import Path

EVERYTHING_IS_INTENDED = "A 'dirty' build"


class _Warnings(logging.Handler):
    """Keeps what MkDocs warns of; its own notices about incremental builds are not news."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if EVERYTHING_IS_INTENDED not in message:
            self.lines.append(message)


def build(config: Path, html: Path) -> list[str]:
    """Render what is newer than its output in `html`; returns the engine's warnings.

    Raises mkdocs.exceptions.MkDocsException when the engine gives up.
    """
    from mkdocs.commands import build as command
    from mkdocs.config import load_config

    logger = logging.getLogger("mkdocs")
    handler = _Warnings()
    logger.addHandler(handler)
    logger.propagate = False
    try:
        command.build(load_config(config_file=str(config), site_dir=str(html)), dirty=True)
    finally:
        logger.removeHandler(handler)
    return handler.lines

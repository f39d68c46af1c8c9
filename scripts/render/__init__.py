"""build/docs/ → build/html/: the writer, then an engine, untouched."""

from scripts.render.engines import ENGINES, RenderError, render, rendered_alone
from scripts.render.writer import Changes, write

__all__ = ["ENGINES", "Changes", "RenderError", "render", "rendered_alone", "write"]

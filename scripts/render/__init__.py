"""build/docs/ → build/html/: the writer, then an engine, untouched; an engine's own process loads nothing else of ours."""

ENGINES = ("mkdocs", "properdocs", "zensical")

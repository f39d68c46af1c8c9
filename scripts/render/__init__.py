"""build/docs/ → build/html/: the writer, then an engine, untouched. An engine loads nothing else of ours."""

ENGINES = ("mkdocs", "properdocs", "zensical")

"""The rendered pages and the other files become one whole tree with a search index, swapped in at once (stage.py)."""

"""Models and exemplars: the list with its map, pages, feeds and data."""

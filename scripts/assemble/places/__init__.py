"""Places: their pages, the map of tiles, their data."""

"""News: pages, lists, feeds, corrections, data for newsrooms."""

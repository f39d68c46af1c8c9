"""Site → {path: file}: pure, so the same sources at the same moment give the same bytes (`site_tree.py`)."""

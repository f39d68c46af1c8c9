"""The colours of the site, for whatever is not styled by its stylesheet: cards, icons, documents, a phone's frame.

The stylesheet's tokens and the variables of typst's templates are the same; tests/assemble/test_palette.py holds them.
"""

GROUND = "#faf7f0"
WHITE = "#ffffff"
INK = "#1b2329"
MUTED = "#55626b"
BRAND = "#0b3b5c"
ALERT = "#a3201a"
CHECK = "#7a4a00"
GOLD = "#f2b84b"
OK = "#1c6b45"
EDGE = "#7c868d"
SUNK = "#f2ecdf"
OK_SOFT, CHECK_SOFT, ALERT_SOFT = "#e3f2ea", "#fdf1d8", "#fbeae8"
# Of the woven hem.
RED = "#d0503f"
# Shades of the map of tiles, from none to many.
TILES = ("#ffffff", "#d9e8f3", "#a8cbe3", "#2c6c98", "#0b3b5c")
# On paper: the ground of a note and of a correction, and thin lines.
PAPER, PAPER_ALERT, PAPER_LINE = "#f3f1ea", "#fbeeec", "#c9cdd0"
# The surface of the dark scheme.
NIGHT = "#17222a"

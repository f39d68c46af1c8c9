"""How people begin the lines of a list."""

import re

SIGN = "[-+*•·–—]"
MARK = re.compile(rf"{SIGN}\s+")

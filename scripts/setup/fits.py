# -*- coding: utf-8 -*-
"""Does this Python do? Asked by Bat-dau.cmd and Bat-dau.command of every Python that they meet, so written for all of
them, Python 2 too. `fits.py known|any [say]`: the exit code tells, `say` adds a sentence. No answer is 0 or
small: those come from commands that are no Python at all."""

import os
import sys

FITS, OLD, NARROW, FOREIGN, STALE, NEW = 20, 21, 22, 23, 24, 25
OLDEST, NEWEST_KNOWN = (3, 11), (3, 14)
SAID = {
    OLD: "Máy có Python %d.%d, nhưng bản ấy cũ quá: cần từ 3.11 trở lên.",
    NARROW: "Máy có Python %d.%d loại 32 bit; các thư viện cần loại 64 bit (“Windows installer (64-bit)”).",
    FOREIGN: "Máy có Python %d.%d của MSYS2 hoặc Cygwin; cần bản của python.org.",
}

version, windows = tuple(sys.version_info[:2]), os.name == "nt"
root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
found = FITS
if sys.platform in ("cygwin", "msys") or (windows and "GCC" in sys.version):
    found = FOREIGN
elif version < OLDEST:
    found = OLD
elif windows and sys.maxsize < 2**32:
    found = NARROW
elif os.path.normcase(os.path.abspath(sys.prefix)) == os.path.normcase(os.path.join(root, ".venv")):
    # The environment's own Python starts at once and asks for no other, but cannot make itself anew.
    sys.path.insert(0, root)
    from scripts.setup.environment import is_ready

    found = FITS if is_ready(os.path.join(root, "requirements.txt")) else STALE
elif version > NEWEST_KNOWN and "known" in sys.argv:
    found = NEW
if "say" in sys.argv and found in SAID:
    line = SAID[found] % version + "\n"
    os.write(1, line if isinstance(line, bytes) else line.encode("utf-8"))
sys.exit(found)

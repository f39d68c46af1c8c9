"""What goes with the code: templates, the engine's settings, the handbook, the lock. In a checkout it stands beside
`scripts/`; a wheel has it inside, so that a folder with nothing but content can be built (README)."""

from pathlib import Path

_SCRIPTS = Path(__file__).resolve().parents[1]
INSTALLED = (_SCRIPTS / "kit").is_dir()
KIT = _SCRIPTS / "kit" if INSTALLED else _SCRIPTS.parent
# How its commands are called.
NAME = "phong-chong-ma-tuy" if INSTALLED else "python3 -m scripts"

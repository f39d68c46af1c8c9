"""Where a machine has the Vietnamese dictionary of Hunspell: with LibreOffice, with Linux, or laid there by hand.

No package of the index has it alone, and its licence (GPL) keeps it out of this project: decision 029.
"""

import os
from collections.abc import Iterator
from pathlib import Path

NAME = "vi_VN.dic"
# In the project's folder, which keeps nothing of it under version control.
BY_HAND = Path("var", "tu-dien", NAME)
_OF_OFFICE = Path("share", "extensions", "dict-vi", NAME)
_OF_LINUX = ("/usr/share/hunspell", "/usr/share/myspell/dicts", "/usr/share/myspell")


def dictionary(root: Path) -> Path | None:
    """The first that is there; None where the machine has none."""
    return next((file for file in _places(root) if _is_file(file)), None)


def _places(root: Path) -> Iterator[Path]:
    yield root / BY_HAND
    for name in ("ProgramFiles", "ProgramFiles(x86)", "ProgramW6432"):
        if folder := os.environ.get(name):
            yield Path(folder, "LibreOffice", _OF_OFFICE)
    yield Path("/Applications/LibreOffice.app/Contents/Resources/extensions/dict-vi", NAME)
    yield from (Path(folder, NAME) for folder in _OF_LINUX)
    yield Path("/usr/lib/libreoffice", _OF_OFFICE)
    yield from (Path(folder, _OF_OFFICE) for folder in sorted(Path("/opt").glob("libreoffice*"), reverse=True))


def _is_file(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:
        return False

"""Of what kind and how large the files to print and read out are: their list and its page say it once all are made

The page has `<small data-bytes="path"></small>` for each, the list `"bytes": 0`.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from scripts.publish.files import Source, source
from scripts.store.cache import write

FOLDER = "sizes"
# Where the list goes on, if it is long.
PARTS = "api/v1/materials/phan/"
LIST, PAGE = "api/v1/materials.json", "tai-lieu/index.html"
_SIZE = re.compile(rb'<small data-bytes="?([^" >]+)"?></small>')
_KILO = 1000


def finished(sources: Mapping[str, Source], work: Path) -> dict[str, Source]:
    """The sources with both, filled in, in the place of what was assembled; where they are not, as they were. What is
    not there is not named. Kept in `work` and written anew where they change. Raises OSError."""
    found = dict(sources)
    for path in sources:
        if path == LIST or path.startswith(PARTS):
            found[path] = _kept(work / FOLDER / path, _list(path, sources))
    if PAGE in sources:
        found[PAGE] = _kept(work / FOLDER / PAGE, _page(sources))
    return found


def _list(path: str, sources: Mapping[str, Source]) -> bytes:
    data = json.loads(Path(sources[path].file).read_bytes())
    paths = ((row, row["url"].removeprefix(data["site"]["url"])) for row in data["materials"])
    data["materials"] = [row | {"bytes": sources[path].size} for row, path in paths if path in sources]
    return json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"


def _page(sources: Mapping[str, Source]) -> bytes:
    def size(found: re.Match[bytes]) -> bytes:
        path = found[1].decode()
        if path not in sources:
            return b""
        ending = path.rpartition(".")[2].upper()
        return f"<small>{ending}, {-(-sources[path].size // _KILO)}\u00a0KB</small>".encode()

    return _SIZE.sub(size, Path(sources[PAGE].file).read_bytes())


def _kept(file: Path, data: bytes) -> Source:
    if not file.is_file() or file.read_bytes() != data:
        write(file, data)
    return source(str(file))

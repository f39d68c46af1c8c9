"""Pictures of a page that is looked at before anything is built: their files are not in the preview yet."""

import base64
import io
import re
from collections.abc import Mapping
from html import escape
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from scripts.assemble.parts import picture_files
from scripts.model.picture import Picture
from scripts.workbench.web import link

# Across and down: enough for a page in half a window.
_SMALL = (800, 800)


def with_pictures(page: str, root: Path, path: str, known: Mapping[str, Picture], sent: Mapping[str, bytes]) -> str:
    """The page of the file at `path` with its pictures, `known` by their paths: those that lie beside it from there,
    those that were `sent` and not saved within the page."""
    folder = PurePosixPath(path).parent
    for name, picture in known.items():
        file = PurePosixPath(name)
        if file.parent != folder or quote(file.name) not in page:
            continue
        if name in sent:
            address = _within(sent[name])
        elif (root / name).is_file():
            address = escape(link("bieu-mau/anh", tep=path, ten=file.name))
        else:
            continue
        copy = re.escape(picture_files.address(picture, file.name, 0).split("-0.")[0])
        page = re.sub(rf'srcset="[^"]*{copy}-[0-9]+\.[^"]*"', f'srcset="{address}"', page)
        page = re.sub(rf'src="[^"]*/?{re.escape(quote(file.name))}"', f'src="{address}"', page)
    return page


def _within(data: bytes) -> str:
    from scripts.read.picture_decoding import upright

    out = io.BytesIO()
    small = upright(data).convert("RGB")
    small.thumbnail(_SMALL)
    small.save(out, "JPEG", quality=75)
    return f"data:image/jpeg;base64,{base64.b64encode(out.getvalue()).decode()}"

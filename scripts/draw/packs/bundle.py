"""The ZIP of a document: its files, its pictures, whose all that is, and what the zip must hold to be whole."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

from scripts.assemble.press.beside import PICTURES
from scripts.assemble.tree import Meta
from scripts.draw import archive
from scripts.draw.packs import pack_pictures
from scripts.draw.packs.blocks import plain
from scripts.draw.packs.formats import FORMATS
from scripts.words import text

_PICTURES, _NEWS = "anh/", "tin-bai/"


def write(spec: Meta, documents: Mapping[str, bytes], others: Mapping[str, bytes], tree: Mapping[str, bytes]) -> bytes:
    """The file: its `documents` by their endings, the `others`, which are files of items, by their names."""
    members = {f"{spec['name']}.{ending}": data for ending, data in documents.items()}
    page = spec["url"] if spec["has_domain"] else None
    for picture in spec["pictures"]:
        members[_PICTURES + picture["name"]] = pack_pictures.whole(picture, tree, spec["language"], page)
    members |= {name: tree[table["path"]] for name, table in spec["tables"].items()}
    members |= {_NEWS + name: data for name, data in others.items()}
    members["LICENCE.txt"] = _licence(spec)
    described = {key: spec[key] for key in ("id", "url", "title", "language", "published", "updated", "licence")}
    if not page:
        del described["url"]  # nobody can open it; the id stays, for programs
    described |= {"left_out": spec["left_out"]} if spec["left_out"] else {}
    described["files"] = [
        {
            "path": path,
            "type": _TYPES[path.rpartition(".")[2]],
            "size": len(data),
            "sha256": hashlib.sha256(data).hexdigest(),
        }
        for path, data in sorted(members.items())
    ]
    members["manifest.json"] = (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode()
    return archive.zipped(members, datetime.fromisoformat(spec["updated"]).date())


def _licence(spec: Meta) -> bytes:
    language, licence = spec["language"], spec["licence"]
    reuse = text("press.pack.reuse", language, licence=licence["name"])
    lines = [spec["title"], *([spec["url"]] if spec["has_domain"] else []), "", reuse, licence["url"]]
    if spec["pictures"]:
        lines += [text("press.pack.reuse_pictures", language), "", text("press.pack.pictures", language)]
        lines += [
            f"{_PICTURES}{entry['name']}: {pack_pictures.words_of(entry, language)}" for entry in spec["pictures"]
        ]
    if any(name.startswith(PICTURES) for name in spec["tables"]):
        lines += ["", text("press.pack.figures", language)]
    return ("\r\n".join(map(plain, lines)) + "\r\n").encode()


_TYPES = {kind.ending: kind.media for kind in FORMATS} | {
    "csv": "text/csv; charset=utf-8",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
}

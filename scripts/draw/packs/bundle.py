"""The ZIP of a document: its files, its pictures, whose all that is, and what the zip must hold to be whole."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import datetime

from scripts.assemble.tree import Meta
from scripts.draw import archive
from scripts.draw.packs import pack_pictures
from scripts.draw.packs.blocks import plain
from scripts.draw.packs.formats import FORMATS
from scripts.words import text

PICTURES = "anh/"
NEWS = "tin-bai/"


def write(spec: Meta, documents: Mapping[str, bytes], others: Mapping[str, bytes], tree: Mapping[str, bytes]) -> bytes:
    """The file: its `documents` by their endings, the `others`, which are files of items, by their names."""
    members = {f"{spec['name']}.{ending}": data for ending, data in documents.items()}
    for picture in spec["pictures"]:
        members[PICTURES + picture["name"]] = pack_pictures.whole(picture, tree, spec["language"], spec["url"])
    members |= {name: tree[table["path"]] for name, table in spec["tables"].items()}
    members |= {NEWS + name: data for name, data in others.items()}
    members["LICENCE.txt"] = _licence(spec)
    members["manifest.json"] = _manifest(spec, members)
    return archive.zipped(members, datetime.fromisoformat(spec["updated"]).date())


def _licence(spec: Meta) -> bytes:
    lines = [
        spec["title"],
        spec["url"],
        "",
        text("press.pack.reuse", spec["language"], licence=spec["licence"]["name"]),
        spec["licence"]["url"],
    ]
    if spec["pictures"]:
        lines += ["", text("press.pack.pictures", spec["language"])]
        lines += [
            f"{PICTURES}{entry['name']}: {pack_pictures.told(entry, spec['language'])}" for entry in spec["pictures"]
        ]
    return ("\r\n".join(map(plain, lines)) + "\r\n").encode()


def _manifest(spec: Meta, members: Mapping[str, bytes]) -> bytes:
    described = {key: spec[key] for key in ("id", "url", "title", "language", "published", "updated", "licence")}
    described |= {"left_out": spec["left_out"]} if spec["left_out"] else {}
    return (json.dumps(described | {"files": list(_files(members))}, ensure_ascii=False, indent=1) + "\n").encode()


def _files(members: Mapping[str, bytes]) -> Iterator[Meta]:
    for path, data in sorted(members.items()):
        digest = hashlib.sha256(data).hexdigest()
        yield {"path": path, "type": _TYPES[path.rpartition(".")[2]], "size": len(data), "sha256": digest}


_TYPES = {kind.ending: kind.media for kind in FORMATS} | {
    "csv": "text/csv; charset=utf-8",
    "jpg": "image/jpeg",
    "png": "image/png",
    "txt": "text/plain; charset=utf-8",
}

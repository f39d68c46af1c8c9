"""Picture files made of nothing: a photograph's soft colours, a drawing's flat ones, and what breaks decoders."""

from __future__ import annotations

import io
import struct
import zlib
from random import Random
from typing import Any

from PIL import Image


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def photo(width: int, height: int, kind: str = "JPEG", mode: str = "RGB", **options: Any) -> bytes:
    """Soft colours with some grain; red above, blue below, so that turning shows."""
    grain = Random(width * height)
    small = Image.new("RGB", (24, 24))
    small.putdata(
        [(255 - y * 9, 40 + grain.randrange(60), y * 9 + grain.randrange(20)) for y in range(24) for _ in range(24)]
    )
    return saved(small.resize((width, height), Image.Resampling.BICUBIC).convert(mode), kind, **options)


def drawing(width: int = 40, height: int = 30) -> bytes:
    """A PNG with a see-through ground."""
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    image.paste((11, 59, 92, 255), (width // 4, height // 4, width // 2, height // 2))
    return saved(image, "PNG")


def bomb(width: int, height: int) -> bytes:
    """A PNG of some hundred bytes that says it holds as many dots as asked."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 64)) + chunk(b"IEND", b"")

"""Recordings as they are published: the sound, and nothing of what the phone noted beside it."""

import struct

# Boxes of notes (ISO/IEC 14496-12 §8.10, §8.11): titles, places, owners.
_NOTES = (b"udta", b"meta", b"uuid")
_HOLDERS = (b"moov", b"trak", b"mdia", b"minf", b"stbl")


def silent(data: bytes) -> bytes:
    """The recording without its notes: of an MP3 its tags are cut off, of an M4A their boxes are emptied in place, for
    others count from the beginning of the file."""
    if data[4:8] == b"ftyp":
        box = bytearray(data)
        _emptied(box, 0, len(box))
        return bytes(box)
    if data[:3] == b"ID3" and len(data) > 10:  # ID3v2 §3.1: seven bits a byte
        size = sum((byte & 0x7F) << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=True))
        data = data[10 + size + (10 if data[5] & 0x10 else 0) :]
    return data[:-128] if data[-128:-125] == b"TAG" else data


def _emptied(box: bytearray, at: int, end: int) -> None:
    while at + 8 <= end:
        size, name = struct.unpack(">I4s", box[at : at + 8])
        head = 8
        if size == 1 and at + 16 <= end:  # the size is in the eight bytes after the name
            size, head = struct.unpack(">Q", box[at + 8 : at + 16])[0], 16
        until = end if size == 0 else at + size
        if until <= at + head - 1 or until > end:
            return
        if name in _NOTES:
            box[at + 4 : at + 8] = b"free"
            box[at + head : until] = bytes(until - at - head)
        elif name in _HOLDERS:
            _emptied(box, at + head, until)
        at = until

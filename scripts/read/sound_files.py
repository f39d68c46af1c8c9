"""Sound files: what they are by their first bytes, and no more than a reader on a weak line can take.

Nothing is decoded. A phone notes in a recording where it was made; scripts/assemble/parts/sound_files.py takes it out.
"""

import hashlib
from pathlib import PurePosixPath

from scripts.model.picture import Fault
from scripts.model.voice import Sound
from scripts.vietnamese.numbers import megabytes

KINDS = {".mp3": "audio/mpeg", ".m4a": "audio/mp4"}
# Ten minutes of speech at 64 kbit/s.
LIMIT = 5_000_000


def is_sound(path: str) -> bool:
    """Is it a recording, by its name?"""
    return PurePosixPath(path).suffix.lower() in KINDS


def look(data: bytes, name: str) -> Sound:
    """What the sound file `name` turned out to be."""
    kind = KINDS[PurePosixPath(name).suffix.lower()]
    fault = None
    if _kind(data) != kind:
        fault = Fault("E337")
    elif len(data) > LIMIT:
        fault = Fault("E338", {"size": megabytes(len(data)), "most": str(LIMIT // 1_000_000)})
    return Sound(hashlib.sha256(data).hexdigest()[:16], kind, len(data), fault)


def _kind(data: bytes) -> str | None:
    # ID3v2 §3.1; MPEG frames begin with eleven bits set (ISO/IEC 11172-3 §2.4.2.3); ISO/IEC 14496-12 §4.3.
    if data[:3] == b"ID3" or (len(data) > 1 and data[0] == 0xFF and data[1] & 0xE0 == 0xE0):
        return "audio/mpeg"
    return "audio/mp4" if data[4:8] == b"ftyp" else None

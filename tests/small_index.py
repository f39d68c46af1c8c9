"""What a file of the small index says, as search/20-index.js reads it."""

from __future__ import annotations

import json
import re
from typing import Any


def spelled(text: bytes) -> Any:
    head, _, rest = text.decode().partition('",\n')
    head = head.removeprefix('["')
    head, *syllables = head.split("|")
    letters = dict(zip(head[::2], head[1::2], strict=True)) | {one[0]: one[1:] for one in syllables}
    turned = re.sub("~.|.", lambda one: letters.get(one[0], one[0][-1]), rest.rstrip().removesuffix("]"))
    return json.loads(turned)

"""What other sites would send: an events.json of the fictional district "Huyện Mẫu Hạ" and sites that gather it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.sources import IDENTITY, site

FILE = "nguon/mau-ha.json"
SOURCE = f"{{id: mau-ha, name: UBND huyện Mẫu Hạ, file: {FILE}}}"
AT = "https://mau-ha.example/"


def event(name: str, **changes: Any) -> dict[str, Any]:
    """An event as events.json lists it, with some keys changed, added or (None) left out."""
    given = {
        "id": name,
        "uid": f"{name}@mau-ha.example",
        "url": f"{AT}su-kien/2022/{name}/",
        "data": f"{AT}api/v1/events/{name}.json",
        "title": f"Buổi nói chuyện {name}",
        "summary": "Một câu mẫu.",
        "kind": "toa-dam",
        "kind_label": "Tọa đàm",
        "start": "2022-06-11T07:30:00+07:00",
        "place": {
            "districts": [{"name": "Huyện Mẫu Hạ", "slug": "mau-ha", "code": "992"}],
            "communes": [{"name": "Xã Đá Trắng", "code": "99201", "district": "Huyện Mẫu Hạ"}],
            "venue": f"Nhà văn hóa {name}",
        },
        "status_label": "Theo lịch",
        "sources": [{"title": "Kế hoạch mẫu", "language": "vi"}],
        "year": 2022,
    } | changes
    return {key: value for key, value in given.items() if value is not None}


def document(*events: Any, **changes: Any) -> bytes:
    """An events.json, a value a line."""
    given: dict[str, Any] = {
        "site": {"name": "Trang huyện Mẫu Hạ", "url": AT},
        "licence": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        "events": list(events),
    } | changes
    return json.dumps({key: value for key, value in given.items() if value is not None}, indent=1).encode()


def gathering(root: Path, files: Mapping[str, bytes], sources: str = SOURCE) -> Path:
    """The small site with some files of other sites, and its `sources:`."""
    return site(root, {"content/site.yml": f"{IDENTITY}sources: [{sources}]\n", **files})

"""A fictional province for the import of tables: units of today, and those that they were made of."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from scripts.model.website import Site
from scripts.read import read
from tests.sources import CAMPAIGN, IDENTITY, put

YEAR = 2027

PLACES = """\
province: {code: '99', name: Tỉnh Mẫu, slug: mau}
units:
- code: '991'
  name: Huyện Mẫu Thượng
  slug: mau-thuong
  to: 2025-06-30
  units:
  - {code: '99101', name: Xã Khe Mẫu}
  - {code: '99102', name: Xã Đá Trắng}
  - {code: '99103', name: Xã Đá Đen}
  - {code: '99104', name: Xã Đá Vôi}
- code: '992'
  name: Huyện Mẫu Hạ
  slug: mau-ha
  to: 2025-06-30
  units:
  - {code: '99111', name: Xã Đồng Mẫu}
  - {code: '99112', name: Xã Đá Vôi}
- {code: '99201', name: Xã Suối Mẫu, since: 2025-07-01, from: ['99101', '99104']}
- {code: '99202', name: Xã Đồng Mẫu, since: 2025-07-01, from: ['99102', {unit: '99103', part: true}]}
- {code: '99203', name: Phường Bến Mẫu, since: 2025-07-01, from: ['99111', '99112']}
- {code: '99204', name: Phường Núi Mẫu, since: 2025-07-01, from: [{unit: '99103', part: true}]}
"""

FILES = {
    "content/site.yml": IDENTITY,
    "content/places.yml": PLACES,
    "content/ho-tro.md": "---\ntitle: Trợ giúp\nsummary: Một câu.\nsources: [1/KH-MAU]\n---\nNội dung.\n",
    "events/2027/campaign.yml": CAMPAIGN.replace("2022", "2027"),
}


def put_site(root: Path, more: dict[str, str] | None = None) -> Path:
    """The sources of the province below `root`."""
    return put(root, FILES | (more or {}))


def site_of(root: Path) -> Site:
    """What was read of them."""
    reading = read(root)
    assert reading.site is not None, reading.problems
    return reading.site


@cache
def site() -> Site:
    """The province without events."""
    return site_of(put_site(Path(mkdtemp())))

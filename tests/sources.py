"""A small fictional site as source files: the province "Tỉnh Mẫu" does not exist."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path

from scripts.assemble.pieces import File, made
from scripts.flow.building import Options, assembled, build
from scripts.flow.progress import Progress
from scripts.model.values import VIETNAM
from scripts.read import read

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=VIETNAM)

IDENTITY = """\
name: Trang mẫu
tagline: Dòng phụ mẫu
url: https://mau.example
province: Tỉnh Mẫu
disclaimer:
  vi: Trang dựng để thử, không phải trang của cơ quan nào.
  en: A test page of no agency.
licence: {name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/deed.vi}
hotlines: [{number: '000', use: danger, title: Số thử, when: {vi: Cần gì?, en: Help?}, who: Ai, sources: https://mau.example}]
navigation:
- {title: Luật, page: luat, section: luat}
- {title: Sự kiện, page: su-kien, section: su-kien}
- {title: Trợ giúp, page: ho-tro, section: ho-tro}
current:
  title: Chiến dịch hiện nay
  text: Xem ở trang thử.
  links: [{text: Trang thử, url: https://mau.example/thu}]
"""

PLACES = """\
province: {code: '99', name: Tỉnh Mẫu, slug: mau}
districts:
- code: '991'
  name: Huyện Mẫu Thượng
  slug: mau-thuong
  to: 2025-06-30
  communes:
  - {code: '99101', name: Xã Đá Trắng, border: true}
  - {code: '99102', name: Xã Đa Trăng}
- code: '992'
  name: Huyện Mẫu Hạ
  slug: mau-ha
  communes:
  - {code: '99201', name: Xã Đá Trắng}
"""

CAMPAIGN = """\
year: 2022
name: Tháng hành động mẫu 2022
theme: Chủ đề mẫu
start: 2022-06-01
end: 2022-06-30
plan: {number: 1/KH-MAU, date: 2022-05-01, issuer: Ủy ban mẫu}
summary: Chiến dịch mẫu.
focuses:
- {id: truyen-thong, title: Truyền thông, text: Nói cho mọi người biết.}
agencies:
- {id: cong-an, name: Công an mẫu}
tasks:
- {agency: cong-an, focus: [truyen-thong], text: Làm việc mẫu.}
sources: [1/KH-MAU]
"""

LISTING = """\
defaults:
  place: {district: Mẫu Thượng}
  organisers: [UBND huyện Mẫu Thượng]
events:
- id: mau-thuong-2022-06-09
  title: Lễ ra quân mẫu
  summary: Một câu mẫu.
  description: Xem [Điều 1](luat:1/2020/QH14#dieu-1).
  kind: le-ra-quan
  start: 2022-06-09
  time_note: buổi chiều
  place: {commune: Đá Trắng, venue: Sân vận động}
  focus: [truyen-thong]
  source: https://mau.example/nguon
"""

LAW = """\
number: 1/2020/QH14
slug: 1-2020-qh14
title: Luật mẫu
short_title: Luật mẫu
issuer: Cơ quan mẫu
passed: 2020-01-01
effective: 2020-07-01
official_source: Công báo số 1
chapters:
- number: I
  title: Quy định chung
  articles:
  - {number: 1, title: Phạm vi}
  - {number: 2, title: Đối tượng}
"""

HOME = """\
---
title: Trang chủ mẫu
summary: Một câu.
situations:
- {text: Tôi cần giúp, link: 'trang:ho-tro#goi-cho-ai'}
---
Chào mừng.
"""

HELP = """\
---
title: Trợ giúp
summary: Gọi cho ai.
sources: [1/KH-MAU]
---
## Gọi cho ai

Xem [sự kiện](sukien:mau-thuong-2022-06-09) và [câu hỏi](hoidap:cau-hoi-mau).
"""

QUESTION = """\
---
title: Câu hỏi mẫu?
summary: Một câu.
short: Có.
now: Vẫn có, theo [Điều 1](luat:1/2020/QH14#dieu-1).
law: ['1/2020/QH14#dieu-1.1']
sources: [1/2020/QH14]
---
## Điều 5 quy định gì

Nội dung.
"""

NEWS = """\
---
title: Tin mẫu
summary: Một câu.
date: 2022-06-10
author: Ban biên tập
kind: news
sources: [https://mau.example/tin]
---
Nội dung tin mẫu.
"""

SITE = {
    "content/site.yml": IDENTITY,
    "content/places.yml": PLACES,
    "content/index.md": HOME,
    "content/ho-tro.md": HELP,
    "content/hoi-dap/cau-hoi-mau.md": QUESTION,
    "content/tin-tuc/2022-06-10-tin-mau.md": NEWS,
    "content/luat/1-2020-qh14/law.yml": LAW,
    "events/2022/campaign.yml": CAMPAIGN,
    "events/2022/mau-thuong.yml": LISTING,
}


def put(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below `root` and give `root` back."""
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def site(root: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """The small site with some files changed, added or (None) left out."""
    files: dict[str, str | bytes] = dict(SITE)
    for path, content in (changes or {}).items():
        if content is None:
            files.pop(path)
        else:
            files[path] = content
    return put(root, files | _made())


# What of build/cache every site would make anew: fonts, icons, marks, the search engine, compiled templates; the cards
# and packs of SITE.
_SHARED = ("bang", "cards/", "font-", "mark-", "packs/", "pagefind-", "templates")


@cache
def _made() -> dict[str, bytes]:
    """By their paths. They take every site three seconds; the real one, built by `built`, makes its own."""
    with tempfile.TemporaryDirectory() as folder:
        root = put(Path(folder), SITE)
        assert build(root, NOW, Options(compressed=False), Progress(quiet=True)).output
        kept = {path.relative_to(root).as_posix(): path for path in (root / "build/cache").rglob("*") if path.is_file()}
        return {
            name: path.read_bytes()
            for name, path in kept.items()
            if name.removeprefix("build/cache/").startswith(_SHARED)
        }


def forget(root: Path) -> None:
    """Let the next build in `root` be the first that is published: the ledger goes, and what is published tells nobody
    which pages there were."""
    for name in ("ledger.jsonl", "build/ledger.jsonl", "site/sitemap.xml"):
        (root / name).unlink(missing_ok=True)


def lend(root: Path) -> Path:
    """Let a build in `root` find what is made of the project alone and of no source: a second and more."""
    own = ("font-", "icon-", "logo-", "pagefind-", "templates")
    return put(root, {path: data for path, data in _made().items() if Path(path).name.startswith(own)})


@cache
def _work() -> Path:
    """Where assembled sites keep what they cut and drew, for all tests of a worker."""
    return put(Path(tempfile.mkdtemp(prefix="ghép-")), _made()) / "build"


def tree_of(root: Path, now: datetime = NOW) -> dict[str, bytes]:
    """The assembled tree of the sources in `root`."""
    return made(files_of(root, now))


def files_of(root: Path, now: datetime = NOW) -> Mapping[str, File]:
    """The same with files that are yet to be made, and with the words of cards."""
    reading = read(root)
    assert reading.site is not None, reading.problems
    return assembled(root, _work(), reading.site, now)

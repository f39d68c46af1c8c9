"""A small rendered site, written by hand: the words that readers look for, and words that look like them."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from scripts.assemble.site import assets
from tests.conftest import CHECKOUT

ASSETS = CHECKOUT / "overrides" / "assets"
# What a careful server would send: no inline script, no eval, nothing from elsewhere.
POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'"
FILLER = "Trang này nói về nhiều việc khác nhau trong một năm và ở nhiều nơi. " * 6

# Address → title, text. Every query of the issue has pages that should answer it and pages that should not.
PAGES = {
    "luat/73-2021-qh14/dieu-23/": ("Điều 23", "Quản lý người sử dụng trái phép chất ma túy."),
    "luat/73-2021-qh14/": (
        "Luật Phòng, chống ma túy số 73/2021/QH14",
        '<strong data-pagefind-meta="status">Đã hết hiệu lực</strong>'
        '<h2 id="dieu-23">Điều 23. Quản lý</h2>Nói về quản lý.'
        '<h2 id="dieu-24">Điều 24. Việc khác</h2>Nói việc khác.',
    ),
    "luat/9-2026-nd-cp/danh-muc-i/": (
        "DANH MỤC I",
        '</p><table><tr id="hang-1"><td>1</td><td>Chất mẫu; Mauamine</td><td>12-34-5</td></tr>'
        '<tr id="hang-2"><td>2</td><td>Chất khác</td><td>99-34-5</td></tr></table><p>',
    ),
    "su-kien/2022/23-6/": ("Mít tinh ngày 23/6", "Điều kiện tham gia: không. Có 23 đơn vị dự."),
    "ho-tro/": ("Cần giúp đỡ", "Gọi đường dây nóng 111 khi trẻ em cần giúp."),
    "hoi-dap/dau-day/": ("Đậu dây và dưỡng cây", "Trang có từ đương, từ đay, từ nong, mỗi từ một nơi."),
    "su-kien/2022/ky-son/": ("Ra quân tại huyện Kỳ Sơn", "Kỳ Sơn là huyện biên giới."),
    "su-kien/2022/ky-nang/": ("Kỹ năng sơn tường", "Học kỹ năng. Một buổi dạy sơn nhà."),
    "tin-tuc/2022/song-ky/": ("Sống khỏe", "Kỳ nghỉ này, hãy sống vui. Bản làng yên bình."),
    "su-kien/2022/vinh-tan/": ("Ra quân tại phường Vinh Tân", "Người dân phường Vinh Tân và thị xã Hoàng Mai dự."),
    "tin-tuc/2022/thuy/": ("Nhà máy thủy điện", "Tuyên truyền tại nhà máy thủy điện."),
    "tin-tuc/2022/thuy-cu/": ("Bến thuỷ", "Tuyên truyền tại bến thuỷ."),
    "tin-tuc/2022/thuy-khac/": ("Chị Thúy kể chuyện", "Chị Thúy kể chuyện thúy."),
    "hoi-dap/tuy/": ("Tùy từng việc", "Tuy nhiên, ma quỷ chỉ có trong truyện; tùy người đọc."),
    "hoi-dap/ma-tuy/": ("Ma túy là gì", "Ma túy là chất gây nghiện, chất hướng thần."),
    "tin-tuc/2022/nfd/": (
        "Tin gõ dấu rời",
        unicodedata.normalize("NFD", "Đại hội phòng, chống tội phạm ở bản Huồi Tụ."),
    ),
    "en/": ("Action Month", "The action month against drugs is held in June."),
}


def page(url: str, title: str, text: str, language: str = "vi") -> str:
    """One page as the theme would render it, as far as search is concerned."""
    up = "../" * url.count("/")
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<meta name="viewport" content="width=device-width"><title>{title} · Thử</title>'
        f'<link rel="icon" href="{up}assets/icon.svg"><link rel="stylesheet" href="{up}assets/site.css">'
        f'<script src="{up}assets/00-folding.js"></script><script type="module" src="{up}assets/open.js"></script>'
        f'</head><body><header><a id="search-open" href="{up}tim-kiem/">Tìm kiếm</a> khungtrang</header>'
        f"<main><article data-pagefind-body><h1>{title}</h1><p>{text}</p><p>{FILLER}</p></article></main>"
        "</body></html>"
    )


def write(root: Path, pages: dict[str, tuple[str, str]] | None = None, own: Path | None = None) -> Path:
    """Render the small site into `root`, its styles and scripts into `own`, where that is another folder."""
    own = own or root
    for url, (title, text) in (PAGES if pages is None else pages).items():
        put(root / url / "index.html", page(url, title, text, "en" if url.startswith("en/") else "vi"))
    put(
        root / "tim-kiem/index.html",
        page("tim-kiem/", "Tìm kiếm", "")
        .replace("data-pagefind-body", "")
        .replace("open.js", "search.js")
        .replace(
            "<p></p>",
            '<form id="search-form" class="search"><input type="search" name="q" aria-label="Tìm">'
            '<button>Tìm</button></form><div id="search-results" aria-live="polite"></div>',
        ),
    )
    sources = assets.read(ASSETS) | {"00-folding.js": (ASSETS / "scripts/00-folding.js").read_bytes()}
    for name in ("00-folding.js", "search.js", "full-search.js", "search-apart.js", "search.css", "icon.svg"):
        put(own / "assets" / name, sources[name].decode())
    # No small index: what all pages hold is asked for here.
    put(
        own / "tim-kiem/muc-luc.json",
        '{"of":"","pages":[],"laws":[],"easy":"","calls":"","sayings":"","optional":"","fillers":""}',
    )
    put(own / "tim-kiem/dia-ban.json", "[]")
    put(own / "tim-kiem/dieu-lo.json", '{"of":"","sayings":"","rows":""}')
    put(own / "tim-kiem/y-hoi.json", '{"of":"","signs":"","pages":[],"rows":[]}')
    put(own / "assets/site.css", ":root{--bg:#fff;--surface:#fff;--ink:#111;--line:#ccc;--brand:#0b3b5c}")
    put(
        own / "assets/open.js",
        'document.getElementById("search-open").addEventListener("click", async (event) => {\n'
        '  event.preventDefault();\n  (await import("./search.js")).openSearch();\n});\n',
    )
    return root


def put(path: Path, text: str) -> None:
    """Write a text file, its folder made where needed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")

"""What makes the site installable (W3C Web Application Manifest) and readable offline: manifest and worker.

Every address is relative, so that the site may live under any path of a host.
"""

import json
from pathlib import Path

import rjsmin

from scripts.assemble.site.mark import ICONS, icon_name
from scripts.assemble.tree import Tree
from scripts.assemble.view import View
from scripts.model import palette

_SHORTCUTS = {"ho-tro", "luat", "su-kien", "hoi-dap"}


def manifest(view: View) -> Tree:
    """/manifest.webmanifest."""
    identity = view.site.identity
    icons = [
        {
            "src": icon_name(size, maskable),
            "type": "image/png",
            "sizes": f"{size}x{size}",
            "purpose": "maskable" if maskable else "any",
        }
        for size, maskable in ICONS
    ]
    data = {
        "id": "./",
        "name": identity.name,
        "short_name": identity.short_name or identity.name,
        "description": identity.tagline,
        "lang": "vi",
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": palette.GROUND,
        "theme_color": palette.BRAND,
        "icons": icons,
        "shortcuts": [
            {"name": item.title, "url": f"{item.page}/"} for item in identity.navigation if item.page in _SHORTCUTS
        ],
    }
    return {"files/manifest.webmanifest": f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode()}


def worker(source: Path) -> Tree:
    """/sw.js: at the root, for a worker serves only what lies below its own address."""
    return {"files/sw.js": f"{rjsmin.jsmin(source.read_text(encoding='utf-8'))}\n".encode()}

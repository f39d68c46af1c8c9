"""/l/thoat/ — the empty page that leads on to the neutral one.

"Leave quickly" (overrides/assets/scripts/quick-exit.js) cannot remove the entries after the page it leaves, only put
one of this site's own in their stead; this is the one. It holds nothing and goes on at once.
"""

from __future__ import annotations

from html import escape

from scripts.assemble.tree import Tree
from scripts.assemble.view import View


def build(view: View) -> Tree:
    """The page, published as it is."""
    to = escape(view.site.identity.quick_exit)
    page = (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>…</title>'
        '<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">'
        '<link rel="icon" href="data:,">'
        f'<meta http-equiv="refresh" content="0; url={to}"></head><body></body></html>\n'
    )
    return {"files/l/thoat/index.html": page.encode()}

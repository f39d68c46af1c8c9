"""What stays at the address of an event that another site published and lists no more.

Whoever kept the address may be about to go there: nobody here knows what became of the event, and the page says so.
"""

from __future__ import annotations

import posixpath

from scripts.assemble.tree import Tree, markdown_page, page_path
from scripts.assemble.view import View
from scripts.model import addresses

_TITLE = "Hoạt động này không còn ở nơi đã công bố"
_ADVICE = "Có thể hoạt động đã đổi lịch, đã hủy, hoặc được ghi lại dưới tên khác. Trước khi đi, hãy hỏi nơi tổ chức."


def build(view: View) -> Tree:
    """The notices, until somebody finds out and writes a redirect."""
    names = {source.id: source.name for source in view.site.identity.sources}
    years = {event.year for event in view.events}
    tree = {}
    for entry in addresses.of_gone(view.site, view.now):
        _, year, _ = entry.url.strip("/").split("/")
        known = year.isdigit() and int(year) in years
        title, url = (f"Sự kiện năm {year}", f"su-kien/{year}/") if known else ("Sự kiện", "su-kien/")
        whose = names.get(entry.source or "", "một trang khác")
        summary = f"Trang này từng đăng một hoạt động theo {whose}; nay nơi ấy không còn ghi hoạt động đó."
        body = f"{_ADVICE}\n\n[{title}]({posixpath.relpath(f'{url}index.md', entry.url)})"
        meta = view.base(_TITLE, summary, "page", "su-kien", (("Sự kiện", "su-kien/"),))
        tree[page_path(entry.url)] = markdown_page(meta | {"noindex": True}, body)
    return tree

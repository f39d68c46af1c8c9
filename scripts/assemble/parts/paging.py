"""Long lists in numbered pages, so that none outgrows a weak line (DESIGN 11: 15 KB a page)."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.assemble.tree import Meta

# 30 cards are 6 KB compressed, 9 KB where every title is as long as titles may be.
SIZE = 30
# What stands on the first page only.
_FIRST = ("grid", "before", "after", "months", "years", "districts")


def address(url: str, number: int) -> str:
    """`su-kien/thang/2022-06/` and 2 → `su-kien/thang/2022-06/2/`; the first page is the list itself."""
    return f"{url}{number}/" if number > 1 else url


def split(groups: list[Meta], size: int = SIZE) -> list[list[Meta]]:
    """Groups of cards (`events`) over pages of at most `size` cards, in order; at least one page.

    Of a group that runs over, the first part alone keeps the `id`, and the last the note `more` at its end.
    """
    pages: list[list[Meta]] = [[]]
    room = size
    for group in groups:
        cards = group["events"]
        taken = 0
        while taken < len(cards):
            if room == 0:
                pages.append([])
                room = size
            part = cards[taken : taken + room]
            last = taken + len(part) == len(cards)
            left_out = ({"id"} if taken else set()) | (set() if last else {"more"})
            pages[-1].append({key: value for key, value in group.items() if key not in left_out} | {"events": part})
            taken += len(part)
            room -= len(part)
    return pages


def places(groups: list[Meta], url: str, size: int = SIZE) -> dict[str, str]:
    """Where each group with an `id` begins: `{id: address#id}`."""
    return {
        group["id"]: f"{address(url, number)}#{group['id']}"
        for number, page in enumerate(split(groups, size), 1)
        for group in page
        if "id" in group
    }


def pages(meta: Meta, url: str, size: int = SIZE) -> Iterator[tuple[str, Meta]]:
    """The pages of the list `meta` at `url`, each with its address: its `groups` split, its title numbered.

    A list that fits one page is given back as it is.
    """
    parts = split(meta["groups"], size)
    if len(parts) == 1:
        yield url, meta
        return
    for number, groups in enumerate(parts, 1):
        page = meta | {"groups": groups, "pager": _pager(url, number, len(parts))}
        if number > 1:
            page = {key: value for key, value in page.items() if key not in _FIRST}
            for field in ("title", "description", "lead"):
                if field in page:
                    page[field] = f"{page[field].removesuffix('.')} (trang {number})"
        yield address(url, number), page


def _pager(url: str, number: int, count: int) -> Meta:
    """The pages next to this one, the first and the last."""
    shown = sorted({1, count} | set(range(max(1, number - 1), min(count, number + 1) + 1)))
    entries: list[Meta] = []
    for before, one in zip([0, *shown], shown, strict=False):
        if one - before > 1:
            entries.append({"gap": True})
        entries.append({"text": str(one), "url": address(url, one), "current": one == number})
    return {
        "pages": entries,
        "previous": address(url, number - 1) if number > 1 else None,
        "next": address(url, number + 1) if number < count else None,
    }

"""HTML for readers elsewhere: feeds and programs."""

from collections.abc import Iterable

import lxml.html


def absolute(parts: Iterable[str], address: str) -> str:
    """The parts of a text one after the other, all that they lead to absolute; `address` is that of its page."""
    whole = lxml.html.fragment_fromstring("\n".join(parts), create_parent="div")
    whole.make_links_absolute(address)
    return str(lxml.html.tostring(whole, encoding="unicode"))[len("<div>") : -len("</div>")]

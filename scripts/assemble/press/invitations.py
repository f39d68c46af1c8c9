"""What a document says only to lead to another page of the site, which its readers cannot open while the site has no
address of its own: on paper or in Word “Xem thêm các kế hoạch.” is half a sentence."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from scripts.assemble.pieces import Frame

_LINK = r'<a [^>]*href="([^"]*)"[^>]*>[^<]*</a>'
_LINKS = rf"{_LINK}(?:(?:, | và |; | hoặc ){_LINK})*"
# A sentence that says no more than where to look.
_INVITATION = re.compile(rf"(?:(?<=[.:;!?] )|(?<=>))(?:Xem|Xem thêm|Đọc thêm|Chi tiết):? (?:ở |tại )?{_LINKS}\.")
# Between brackets, beside what it says more about; a provision in brackets is what the sentence rests on.
_ASIDE = re.compile(rf" \(({_LINKS})\)")
_HREF = re.compile(r'href="([^"]*)"')


def shared(html: str, url: str, frame: Frame) -> str:
    """The HTML of a document whose page is at `url` as others get it: while the site has no address, without what only
    leads to its pages; a paragraph or an entry of which nothing is left goes as well."""
    if frame.has_domain:
        return html

    def kept(found: re.Match[str]) -> str:
        return "" if all(_ways(found[0], url, frame.site_url)) else found[0]

    left = without_asides(_INVITATION.sub(kept, html), url, frame.site_url)
    return re.sub(r"<(p|li)>\s*</\1>", "", left)


def without_asides(html: str, url: str, site_url: str) -> str:
    """The same without “ (more on this)”, which nobody can press in plain text or on paper; a provision stays."""

    def kept(found: re.Match[str]) -> str:
        ways = list(_ways(found[0], url, site_url))
        return "" if all(ways) and not any(way.startswith("luat/") for way in ways) else found[0]

    return _ASIDE.sub(kept, html)


def _ways(html: str, url: str, site_url: str) -> Iterator[str]:
    """The address within the site of each link, the home page as `/`; an empty one of what is elsewhere."""
    for address in _HREF.findall(html):
        whole = urljoin(url, address)
        yield whole.removeprefix(site_url) or "/" if whole.startswith(site_url) else ""

"""What a document says only to lead to another page of the site, which its readers cannot open while the site has no
address of its own: on paper or in Word “Xem thêm các kế hoạch.” is half a sentence."""

import re
from urllib.parse import urljoin

from scripts.assemble.pieces import Frame

_LINK = r'<a [^>]*href="([^"]*)"[^>]*>[^<]*</a>'
_LINKS = rf"{_LINK}(?:(?:, | và |; | hoặc ){_LINK})*"
# A sentence that says no more than where to look.
_INVITATION = re.compile(rf"(?:(?<=[.:;!?] )|(?<=>))(?:Xem|Xem thêm|Đọc thêm|Chi tiết):? (?:ở |tại )?{_LINKS}\.")
_HREF = re.compile(r'href="([^"]*)"')


def shared(html: str, url: str, frame: Frame) -> str:
    """The HTML of a document whose page is at `url` as others get it: while the site has no address, without what only
    leads to its pages; a paragraph or an entry of which nothing is left goes as well."""
    if frame.has_domain:
        return html

    def kept(found: re.Match[str]) -> str:
        inside = all(urljoin(url, address).startswith(frame.site_url) for address in _HREF.findall(found[0]))
        return "" if inside else found[0]

    return re.sub(r"<(p|li)>\s*</\1>", "", _INVITATION.sub(kept, html))

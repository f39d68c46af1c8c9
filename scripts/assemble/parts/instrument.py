"""Which text of law a provision is of, for who has its words alone: “Điều 23”, a link to /luat/73-2021-qh14/dieu-23/.

copy.js has the same rule (`instrument`).
"""

import re
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from scripts.model.law import kind_of
from scripts.words import text

_OF = re.compile(r"/luat/((\d+)-(\d{4})-([a-z0-9-]+))/dieu-")
# The words name an article and no text; neither does what follows.
_ARTICLE = re.compile(r"Điều \d+\w?$")
# The words name an article, and perhaps its text after it.
_OF_TEXT = re.compile(r"Điều \d+\w?(?= |$)")
_NAMED = re.compile(r"[\s,]*(?:của |tại )?(?:Luật|Bộ luật|Pháp lệnh|Nghị|Quyết định|Thông tư)\b")
_LIST = re.compile(r"[\s,;]*(?:và )?")
_SIGNS = (("ND-", "NĐ-"), ("QD-", "QĐ-"), ("TTG", "TTg"))


def instrument(link: HtmlElement, page: str) -> str:
    """The name of the text that belongs after a link, from its address; empty where its words or those after it have
    it, where the next provision of the same text will, and on the pages of that text. Addresses are whole."""
    of = _of(link)
    words, after = link.text_content(), link.tail or ""
    if of is None or f"/luat/{of[1]}/" in urlsplit(page).path or not _ARTICLE.search(words) or _NAMED.match(after):
        return ""
    following = link.getnext()
    if following is not None and _LIST.fullmatch(after):
        other = _of(following)
        if other and other[1] == of[1] and _OF_TEXT.search(following.text_content()):
            return ""
    symbol = of[4].upper()
    for sign, written in _SIGNS:
        symbol = symbol.replace(sign, written)
    number = f"{of[2]}/{of[3]}/{symbol}"
    kind = kind_of(number)
    return text("laws.numbered", title=kind.label, number=number) if kind else ""


def _of(link: HtmlElement) -> re.Match[str] | None:
    address = link.get("href") or ""
    return _OF.search(address) if link.tag == "a" else None

"""What a Markdown text may not bring onto a page: the page runs no program and fetches nothing from elsewhere.

Judged is the HTML that comes out of the conversion, by nh3's allow-list; what a tag is, where an attribute begins and
how an address is spelt are questions for a parser of the browsers' kind, not for a look at the source.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

import nh3
from selectolax.lexbor import LexborHTMLParser

from scripts.markup.conversion import to_html
from scripts.markup.markdown_text import SCHEMES as OWN_SCHEMES
from scripts.markup.markdown_text import without_code

_Part = tuple[str, str, str]  # tag, attribute, value; the tag itself has no attribute

# Pictures are written in Markdown: they need words and a maker, and lie beside the text.
_TAGS = nh3.ALLOWED_TAGS - {"img", "map", "area"}
_ATTRIBUTES = {tag: set(names) for tag, names in nh3.ALLOWED_ATTRIBUTES.items() if tag in _TAGS} | {
    "*": {"class", "dir", "id", "lang", "role", "title"},
    "a": {"href", "hreflang", "name", "rel", "target"},
    "ol": {"reversed", "start", "type"},
    "li": {"value"},
    "details": {"open"},
    "data": {"value"},
    "time": {"datetime"},
}
# How the engine aligns the cells of a table.
_ALIGNED = {"style": {f"text-align: {side};" for side in ("left", "center", "right")}}
_SCHEMES = ("https", "http", "mailto", "tel", *OWN_SCHEMES)
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    clean_content_tags=set(),
    attributes=_ATTRIBUTES,
    tag_attribute_values={"th": _ALIGNED, "td": _ALIGNED},
    generic_attribute_prefixes={"aria-"},
    url_schemes=set(_SCHEMES),
    link_rel=None,
)
_RUNNING_TAG = re.compile(
    r"applet|audio|base|body|button|embed|form|frame|frameset|head|html|iframe|img|input|link|math|meta|object|picture"
    r"|portal|script|select|source|style|svg|template|textarea|track|video"
)
_RUNNING_SCHEME = re.compile(r"(java|live|vb)script:|data:")
_RUNNING_ATTRIBUTE = re.compile(r"on.*|(xlink:)?href|action|background|data|formaction|ping|poster|src|srcset|style")

# All HTML that Markdown gives begins as `<`, as attributes in braces, or as the address of a link. An address is fine
# that begins as an allowed one, or has neither a colon nor what may become one.
_SUSPECT = re.compile(rf"[<{{]|\]:|\]\((?!\s*(?:{'|'.join(_SCHEMES)}):|[^:&\\()]*\))")
_WRITTEN_ADDRESS = re.compile(r"\](?:\(|:)\s*<?([^)>]{0,200})|=\s*[\"']?([^>\"']{0,200})")
_SCHEME = re.compile(r"[a-z][a-z\d+.-]*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unfit:
    """What is not allowed in a text: a tag, an attribute or the scheme of a link, and where it is written, line from 0
    and column from 1. `runs`: it could run or fetch something; if not, readers would merely not see it."""

    words: str
    runs: bool
    line: int
    column: int


def unfit(text: str) -> Iterator[Unfit]:
    """What a Markdown text has that is not allowed on a page."""
    if not may_be_unfit(text):
        return
    # As a link, a picture's address is judged like any other; every picture that is left was written in HTML.
    # `<![` begins no picture: what follows is copied unchanged.
    html = to_html(re.sub(r"(?<!<)!\[", "[", text))
    removed = Counter(_parts(html)) - Counter(_parts(_CLEANER.clean(html)))
    tags = {tag for tag, attribute, _ in removed if not attribute}
    source, reached = without_code(text), dict[str, int]()
    for tag, attribute, value in removed.elements():
        if not attribute:
            written = "i(?:mg|mage)" if tag == "img" else re.escape(tag)
            words, runs = f"<{tag}", bool(_RUNNING_TAG.fullmatch(tag))
            places = _places(rf"(<{written}(?![\w-]))", source)
        elif tag in tags:
            continue
        elif attribute == "href" and tag == "a":
            words = _scheme(value)
            if not words or words[:-1] in _SCHEMES:  # it leads nowhere, as `https://` does
                continue
            runs, places = bool(_RUNNING_SCHEME.fullmatch(words)), _addresses(words, source)
        else:
            words, runs = attribute, bool(_RUNNING_ATTRIBUTE.fullmatch(attribute))
            places = _places(rf"[<{{][^<>{{}}]{{0,500}}?(?<![\w-])({re.escape(attribute)})(?![\w-])", source)
        place = next((place for place in places if place >= reached.get(words, 0)), 0)
        reached[words] = place + 1
        yield Unfit(words, runs, source.count("\n", 0, place), place - source.rfind("\n", 0, place))


def may_be_unfit(text: str) -> bool:
    """A quick look: could the text have something unfit? Most could not, and need no conversion."""
    return _SUSPECT.search(text) is not None


def _parts(html: str) -> Iterator[_Part]:
    """Every tag and every attribute, as a browser reads them."""
    root = LexborHTMLParser(html).root
    for node in root.traverse() if root else ():
        tag = node.tag or ""
        if not tag.startswith("-"):  # text and comments
            yield tag, "", ""
            yield from ((tag, name, value or "") for name, value in node.attributes.items())


def _places(pattern: str, source: str) -> Iterator[int]:
    return (match.start(1) for match in re.finditer(pattern, source, re.IGNORECASE))


def _addresses(scheme: str, source: str) -> Iterator[int]:
    for match in _WRITTEN_ADDRESS.finditer(source):
        if _scheme(unescape(match[1] or match[2] or "")) == scheme:
            yield match.start(1 if match[1] else 2)


def _scheme(address: str) -> str:
    """`Java\nScript:alert(1)` → `javascript:`; browsers pass over control characters."""
    found = _SCHEME.match(re.sub(r"[\x00-\x20]", "", address))
    return found[0].lower() if found else ""

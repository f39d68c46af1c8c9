"""What a Markdown text may not bring onto a page, and what of it would not come out as it was meant.

Judged is the HTML that comes out of the conversion, by nh3's allow-list; what a tag is, where an attribute begins and
how an address is spelt are questions for a parser of the browsers' kind, not for a look at the source.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import pairwise
from urllib.parse import unquote

import nh3
from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token
from selectolax.lexbor import LexborHTMLParser

from scripts.markup.comments import open_comment, without_comments
from scripts.markup.conversion import html_of, parsed
from scripts.markup.likely import likely
from scripts.markup.lost import lost
from scripts.markup.markdown_text import PAGES_OWN, images, links, without_code
from scripts.markup.markdown_text import SCHEMES as OWN_SCHEMES
from scripts.markup.tags import ALLOWED, RUNNING
from scripts.vietnamese.near import closest

_Part = tuple[str, str, str]  # tag, attribute, value; the tag itself has no attribute

_ATTRIBUTES = {tag: set(names) for tag, names in nh3.ALLOWED_ATTRIBUTES.items() if tag in ALLOWED} | {
    "*": {"class", "dir", "id", "lang", "role", "title"},
    "a": {"href", "hreflang", "name", "rel", "target"},
    "ol": {"reversed", "start", "type"},
    "li": {"value"},
    "details": {"open"},
    "data": {"value"},
    "time": {"datetime"},
}
# How the cells of a table are aligned.
_ALIGNED = {"style": {f"text-align:{side}" for side in ("left", "center", "right")}}
_SCHEMES = ("https", "http", "mailto", "tel", *OWN_SCHEMES)
_CLEANER = nh3.Cleaner(
    tags=ALLOWED,
    clean_content_tags=set(),
    attributes=_ATTRIBUTES,
    tag_attribute_values={"th": _ALIGNED, "td": _ALIGNED},
    generic_attribute_prefixes={"aria-"},
    url_schemes=set(_SCHEMES),
    link_rel=None,
)
_RUNNING_SCHEME = re.compile(r"(java|live|vb)script:|data:")
_RUNNING_ATTRIBUTE = re.compile(r"on.*|(xlink:)?href|action|background|data|formaction|ping|poster|src|srcset|style")

_WEB_OR_OWN = rf"(?:https?://|www\.|(?:{'|'.join(OWN_SCHEMES)}):)"
# What is left out here is a text of words, lists, emphasis and links that begin as allowed ones and have no sign that
# may mean something else. Patterns that begin with one of some signs are found ten times as quickly.
_SUSPECT = re.compile(
    rf"[<|`\\~\[\]](?:(?<=\)\[)(?={_WEB_OR_OWN})|(?<=[<|`\\])|(?<=~)~~|(?<=\[)\^|(?<=!\[)|(?<=\]\[)|(?<=\])[ \t]+\((?=https?://|www\.)|(?<=\])\((?!(?:{'|'.join(_SCHEMES)}):[^\s()<>&\"'“”]*\)))"
)
_NESTED = re.compile(r"[-*+>](?:[ \t]*[-*+>]){20}")
_WRITTEN_ADDRESS = re.compile(r"\]\(\s*<?([^)>]{0,200})|=\s*[\"']?([^>\"']{0,200})|<([^<>\s]{1,200})>")
# A link whose address stands elsewhere, which is none here: `[a][b]`, `[b]: https://…`.
_ELSEWHERE = re.compile(r"\]\[([^\[\]\n]+)\]")
_DEFINITION = re.compile(r"^[ \t>]*\[([^\[\]\n^][^\[\]\n]*)\]:[ \t]+(\S+)", re.MULTILINE)
_UNREAD = re.compile(r"(?<!\\)\[[^\[\]\n]{0,500}(?<!\\)(\]\()([^()\n]{0,200})")
# A blank between the words of a link and its address.
_APART = re.compile(r"(?<!\\)\[[^\[\]\n^][^\[\]\n]{0,500}\][ \t]+\((?:https?://|www\.)[^()\s]*\)")
# The brackets of a link the wrong way round.
_REVERSED = re.compile(rf"\([^()\n]{{1,500}}\)\[{_WEB_OR_OWN}[^\[\]\s]*\]")
# What is bold; of other marks some is left, and then that which nobody closed, or with a blank on its inner side.
_BOLD = re.compile(r"(?<![\\*])\*\*(?=[^\s*])(?:[^*\n]|\n(?!\s*\n)|(?<!\*)\*(?!\*))*?(?<=[^\s*])\*\*(?!\*)")
_OPEN = {"**": re.compile(r"(?<![\\*])\*\*(?!\*)[^\n]{0,40}"), "`": re.compile(r"(?<![\\`])`(?!`)[^\n]{0,40}")}
# A row of a table; without the line of hyphens below its head no lines are one.
_ROW = re.compile(r"\|[^\n|]*\S[^\n|]*\|[^\n]*")
# What Word puts among the tags of a page, and every browser prints or hides.
_OF_WORD = re.compile(r"<(?:o|w|v|m|st1):\w+")
_SCHEME = re.compile(r"[a-z][a-z\d+.-]*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unfit:
    """What is not allowed in a text or does not work there, with the code of its problem, and where it is written, line
    from 0 and column from 1; `guess` is what may have been meant."""

    code: str
    words: str
    line: int
    column: int
    guess: str | None = None


def unfit(text: str, pictured: bool = True) -> Iterator[Unfit]:
    """What of a Markdown text cannot stand on a page; `pictured` is one whose pictures are published. An address
    without a scheme (E317) may yet be one of the site, or an anchor (E318) one of its page beside those of the text."""
    if not may_be_unfit(text):
        return
    tokens, env = parsed(text)
    source = without_code(text)
    if open_comment(without_comments(text)) is not None:
        yield _at("E121", "<!--", source, source.rfind("<!--"))
    for word, line in lost(text, tokens):
        yield Unfit("E316", word, line, max(text.split("\n")[line].find(word), 0) + 1)
    yield from _unformed(source, tokens)
    yield from _pictures(text, source, [*_all(tokens)], pictured)
    html = html_of(tokens, env)
    yield from _judged(html, source)
    yield from _links(text, source, html, [*_all(tokens)])


def may_be_unfit(text: str) -> bool:
    """A quick look: could the text have something unfit? Most could not, and need no conversion."""
    if _SUSPECT.search(text) or " " * 40 in text or "\t" * 9 in text or _NESTED.search(text):
        return True
    return "**" in text and "**" in _BOLD.sub("", text)


def _all(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _all(token.children or [])


def _unformed(source: str, tokens: list[Token]) -> Iterator[Unfit]:
    """Marks of Markdown that stand on the page as they were typed, each kind once: mended, the next is found."""
    printed = "".join(one.content for token in tokens for one in token.children or () if one.type == "text")
    without_bold = _BOLD.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), source)
    for sign, shape in _OPEN.items():
        if sign in printed and (found := shape.search(without_bold)):
            yield _at("W371", found[0].strip(), source, found.start())
    for before, token in pairwise(tokens):
        if before.type == "paragraph_open" and (row := _ROW.match(token.content)):
            yield _at("W372", row[0].strip(), source, max(source.find(row[0]), 0))


def _pictures(text: str, source: str, tokens: list[Token], pictured: bool) -> Iterator[Unfit]:
    """Addresses that no picture has, and pictures that nobody would look for. Those that are left in the HTML were
    written in HTML."""
    known = Counter(image.file for image in images(text))
    for token in tokens:
        if token.type == "image":
            file = str(token.attrGet("src"))
            token.type = "text"
            scheme = _scheme(file)
            if _RUNNING_SCHEME.fullmatch(scheme):
                yield _at("E314", scheme, source, next(_addresses(scheme, source), 0))
            elif not pictured:
                yield _at("E335", file, source, max(source.find("!["), 0))
            elif not known[unquote(file)]:
                yield _at("E319", file, source, max(source.find("!["), 0))


def _judged(html: str, source: str) -> Iterator[Unfit]:
    removed = Counter(_parts(html)) - Counter(_parts(_CLEANER.clean(html)))
    tags = {tag for tag, attribute, _ in removed if not attribute}
    reached = dict[str, int]()
    for tag, attribute, value in removed.elements():
        if not attribute:
            written = "i(?:mg|mage)" if tag == "img" else re.escape(tag)
            words, runs = f"<{tag}", bool(RUNNING.fullmatch(tag))
            places = _places(rf"(<{written}(?![\w-]))", source)
        elif tag in tags:
            continue
        elif attribute == "href" and tag == "a":
            words = _scheme(value)
            # It leads nowhere, as `https://` does, or to a disk, `C:\\…`.
            if len(words) < 3 or words[:-1] in _SCHEMES:
                continue
            runs, places = bool(_RUNNING_SCHEME.fullmatch(words)), _addresses(words, source)
        else:
            words, runs = attribute, bool(_RUNNING_ATTRIBUTE.fullmatch(attribute))
            inside = r"<(?:[^<>\"']|\"[^\"]*\"|'[^']*'|\n[ \t]*>)*?"
            places = _places(rf"{inside}(?<![\w-])({re.escape(attribute)})(?![\w-])", source)
        place = next((place for place in places if place >= reached.get(words, 0)), 0)
        reached[words] = place + 1
        guess = _meant_scheme(words) if attribute == "href" else None
        yield _at("E314" if runs else "E315", words, source, place, guess)


def _meant_scheme(scheme: str) -> str | None:
    """One of the site's own for `hoi-dap:`."""
    near = closest(scheme.removesuffix(":").replace("-", ""), OWN_SCHEMES)
    return f"{near[0]}:" if near else None


def _links(text: str, source: str, html: str, tokens: list[Token]) -> Iterator[Unfit]:
    """Links that lead nowhere, and what was to be a link and is none."""
    parts = [*_parts(html)]
    if any(attribute == "id" and value == PAGES_OWN for _, attribute, value in parts):
        yield _at("E315", PAGES_OWN, source, max(source.find(PAGES_OWN), 0))
    anchors = {value for _, attribute, value in parts if attribute in ("id", "name")}
    own = {link.text for link in links(text)}
    reached = dict[str, int]()
    for tag, attribute, address in parts:
        if tag != "a" or attribute != "href":
            continue
        places = (place for place in _written(address, source) if place >= reached.get(address, 0))
        place = next(places, 0)
        reached[address] = place + 1
        scheme = _scheme(address)
        if scheme[:-1] in OWN_SCHEMES:
            if address not in own:
                yield _at("E319", address, source, place)
        elif not scheme or re.fullmatch(r"[a-z]:", scheme):
            if not address.startswith("#"):
                yield _at("E317", address or "()", source, place, likely(address))
            elif address[1:] and address[1:] not in anchors:
                near = closest(unquote(address[1:]), anchors)
                yield _at("E318", address, source, place, f"#{near[0]}" if near else None)
    for match in _APART.finditer(source):
        yield _at("E319", match[0], source, match.start())
    for match in _REVERSED.finditer(source):
        yield _at("E319", match[0], source, match.start())
    for match in _OF_WORD.finditer(source):
        yield _at("E315", match[0], source, match.start())
    defined = {match[1]: match for match in _DEFINITION.finditer(source)}
    for match in _ELSEWHERE.finditer(source):
        if match[1] in defined:
            place = max(source.rfind("[", 0, match.start()), 0)
            yield _at("E319", f"[{match[1]}]: {defined[match[1]][2]}", source, place)
    if any(token.type == "text" and "](" in token.content for token in tokens):
        read = [str(address) for token in tokens for address in token.attrs.values()]
        for match in _UNREAD.finditer(source):
            if not any(unescape(match[2]).strip().startswith(address) for address in read if address):
                yield _at("E319", match[2], source, match.start(1))


def _parts(html: str) -> Iterator[_Part]:
    """Every tag and every attribute, as a browser reads them."""
    root = LexborHTMLParser(html).root
    for node in root.traverse() if root else ():
        tag = node.tag or ""
        if not tag.startswith("-"):  # text and comments
            yield tag, "", ""
            yield from ((tag, name, value or "") for name, value in node.attributes.items())


def _at(code: str, words: str, source: str, place: int, guess: str | None = None) -> Unfit:
    return Unfit(code, words, source.count("\n", 0, place), place - source.rfind("\n", 0, place), guess)


def _places(pattern: str, source: str) -> Iterator[int]:
    return (match.start(1) for match in re.finditer(pattern, source, re.IGNORECASE))


def _addresses(scheme: str, source: str) -> Iterator[int]:
    for match in _WRITTEN_ADDRESS.finditer(source):
        if _scheme(unescape(match[match.lastindex or 0])) == scheme:
            yield match.start(match.lastindex or 0)


def _written(address: str, source: str) -> Iterator[int]:
    for match in _WRITTEN_ADDRESS.finditer(source):
        if unescapeAll(match[match.lastindex or 0]).startswith(address):
            yield match.start(match.lastindex or 0)


def _scheme(address: str) -> str:
    """`Java\nScript:alert(1)` → `javascript:`; browsers pass over control characters."""
    found = _SCHEME.match(re.sub(r"[\x00-\x20]", "", address))
    return found[0].lower() if found else ""

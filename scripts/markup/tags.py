"""Tags of HTML within Markdown: which are meant as such, and those whose other half is missing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import nh3
from markdown_it.common.html_blocks import block_names
from markdown_it.token import Token

# Pictures are written in Markdown: they need words and a maker, and lie beside the text.
ALLOWED = nh3.ALLOWED_TAGS - {"img", "map", "area"}
RUNNING = re.compile(
    r"applet|audio|base|body|button|embed|form|frame|frameset|head|html|iframe|img|image|input|link|math|meta|object"
    r"|picture|portal|script|select|source|style|svg|template|textarea|track|video"
)
_BLOCKS = ALLOWED & {*block_names, "pre"}
_FOREIGN = {"font", "marquee", "blink", "nobr", "big"}
_OPEN = re.compile("<")
_VOID = {"br", "hr", "wbr", "col"}
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)(?=[\s/>]|$)")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)(?=[\s/>])(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")


def begins_tag(text: str, place: int) -> bool:
    """Does a tag of HTML begin there, and not words in angle brackets, `<Tên đơn vị>`?"""
    name = _name(text, place)
    return name in ALLOWED or name in _FOREIGN or bool(RUNNING.fullmatch(name))


def begins_block(text: str, place: int) -> bool:
    """Does a tag begin there whose lines are HTML as a whole?"""
    return _name(text, place) in _BLOCKS


def _name(text: str, place: int) -> str:
    match = _NAME.match(text, place)
    return match[1].lower() if match else ""


@dataclass(eq=False, slots=True)
class _Tag:
    token: Token
    start: int
    name: str


def balance(tokens: Iterable[Token]) -> None:
    """Have each tag without its other half stand as typed, `A<B>C`: it would reach beyond its paragraph."""
    alone: list[_Tag] = []
    scopes: list[list[_Tag]] = [[]]
    for token in tokens:
        if token.nesting > 0:
            scopes.append([])
        elif token.nesting < 0:
            alone += scopes.pop()
        elif token.type == "html_block":
            token.content = _OPEN.sub(_as_typed, token.content)
            _pair(token, scopes[-1], alone)
        elif token.type == "inline":
            own: list[_Tag] = []
            for child in token.children or ():
                if child.type == "html_inline":
                    _pair(child, own, alone)
            alone += own
    for tag in sorted([*alone, *scopes[0]], key=lambda tag: -tag.start):
        content = tag.token.content
        tag.token.content = f"{content[: tag.start]}&lt;{content[tag.start + 1 :]}"


def _as_typed(open: re.Match[str]) -> str:
    """A `<` that begins no tag of HTML, or one that does not end: browsers would not show what follows."""
    whole = _TAG.match(open.string, open.start()) and begins_tag(open.string, open.start())
    return "<" if whole else "&lt;"


def _pair(token: Token, opened: list[_Tag], alone: list[_Tag]) -> None:
    for match in _TAG.finditer(token.content):
        tag = _Tag(token, match.start(), match[2].lower())
        if tag.name not in ALLOWED or tag.name in _VOID:
            continue
        if not match[1]:
            opened.append(tag)
            continue
        place = next((place for place in reversed(range(len(opened))) if opened[place].name == tag.name), None)
        if place is None:
            alone.append(tag)
        else:
            alone += opened[place + 1 :]
            del opened[place:]

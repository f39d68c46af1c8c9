"""A published page for the copy: every address becomes that of a file, and a bar states the copy's age."""

import html
import re
from collections.abc import Callable

from scripts.problems.failure import Failure

# A comment, or a start tag with its attributes; what is in quotes may hold `>`.
_TAG = re.compile(r"<!--.*?-->|<(?P<name>[a-zA-Z][^\s/>]*)(?P<rest>(?:[^>\"']|\"[^\"]*\"|'[^']*')*+)>", re.DOTALL)
_ATTRIBUTE = re.compile(r"""(?P<name>[^\s"'<>/=]+)(?:\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s"'>][^\s>]*))?""")
_ADDRESSES = {"href", "src", "action", "formaction", "poster", "xlink:href"}
_ADDRESS_LISTS = {"srcset", "imagesrcset"}
# What is fetched ahead (refused under file://), read by machines, or installs the site as an app.
_DROPPED = {"alternate", "describedby", "manifest", "modulepreload", "prefetch", "preload"}
# The live address of the page: where a newer copy is.
_LIVE = {"canonical"}
# Elements whose content is text, not tags.
_TEXT = {name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in ("script", "style", "textarea", "title")}
_CANONICAL = re.compile(r'<link rel="?canonical"? href="?([^"\s>]+)')
# A page of an address that is no more, which leads on by itself (assemble/site/redirects.py).
_LEADS_ON = re.compile(r"""<meta\s[^>]*?http-equiv=["']?refresh""", re.IGNORECASE)
_WAY = re.compile(r"(?P<wait>\s*\d+\s*;\s*url=)(?P<way>.*)", re.IGNORECASE | re.DOTALL)
_LANG = re.compile(r"<html\b[^>]*?\blang=[\"']?([\w-]+)", re.IGNORECASE)


def rewritten(text: str, address: Callable[[str], str], head: str, bar: str) -> str:
    """The page with each address given to `address`, with `head` before everything that runs and `bar` before the
    site's header, or before all that a page that only leads on has.

    Only tags that change are written anew; everything else is copied unchanged. Raises Failure for a page without
    a title, a header or a main part: nothing would say how old it is.
    """
    pieces: list[str] = []
    done = place = 0
    missing = {"title": head, "main" if _LEADS_ON.search(text) else "header": bar}
    while match := _TAG.search(text, place):
        place = match.end()
        name = (match["name"] or "").lower()
        if name in _TEXT and (close := _TEXT[name].search(text, place)):
            place = close.start()
        tag = missing.pop(name, "") + _tag(match, name, address) if name else match[0]
        if tag != match[0]:
            pieces += [text[done : match.start()], tag]
            done = match.end()
    if missing:
        without = ", ".join(f"<{name}>" for name in missing)
        raise Failure(f"trang này thiếu {without} nên chưa chép được vào gói. Đây là lỗi của chương trình, hãy báo lại")
    return "".join([*pieces, text[done:]])


def live_address(text: str) -> str | None:
    """Where the page says that it is published; None for a page that search engines leave out."""
    match = _CANONICAL.search(text)
    return html.unescape(match[1]) if match else None


def language(text: str) -> str:
    """The language of the page; Vietnamese when it does not say."""
    match = _LANG.search(text)
    return match[1] if match else "vi"


def _tag(tag: re.Match[str], name: str, address: Callable[[str], str]) -> str:
    is_way = name == "meta" and _LEADS_ON.match(tag[0]) is not None

    def attribute(found: re.Match[str]) -> str:
        key, value = found["name"].lower(), _value(found["value"] or "")
        if name == "script" and key == "type" and value == "module":
            return "defer"
        if key == "content" and is_way and (on := _WAY.fullmatch(value)):
            return f'{found["name"]}="{html.escape(on["wait"] + address(on["way"]))}"'
        if key == "crossorigin":  # no two files are of one origin under file://
            return ""
        if found["value"] is None or key not in _ADDRESSES | _ADDRESS_LISTS:
            return found[0]
        new = _list(value, address) if key in _ADDRESS_LISTS else address(value)
        return found[0].removesuffix(found["value"]) + f'"{html.escape(new)}"' if new != value else found[0]

    if name == "link":
        rels = (found["value"] for found in _ATTRIBUTE.finditer(tag["rest"]) if found["name"].lower() == "rel")
        relations = {word for written in rels for word in _value(written or "").lower().split()}
        if relations & _DROPPED:
            return ""
        if relations & _LIVE:
            return tag[0]
    return f"<{tag['name']}{_ATTRIBUTE.sub(attribute, tag['rest'])}>"


def _value(written: str) -> str:
    return html.unescape(written[1:-1] if written[:1] in ('"', "'") else written)


def _list(value: str, address: Callable[[str], str]) -> str:
    """`a.webp 360w, b.webp 720w`."""
    candidates = (candidate.split() for candidate in value.split(","))
    return ", ".join(" ".join([address(words[0]), *words[1:]]) for words in candidates if words)

"""The text of a page as Pagefind should read it. docs/decisions/003-search-with-pagefind.md"""

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser

LANGUAGE = "vi"
# A page is found when its template marks what it is about; lists, the results page and 404 do not.
MARK = "data-pagefind-body"
_D_ENTITY = re.compile(r"&(?:#0*27[23]|#[xX]0*11[01]|[dD]strok);")
# What stands within a line; all else ends one, in a table of terms (dt, dd) too, where Pagefind sees no blank.
_INLINE = "a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|time|u|var|wbr"
_ENDS = re.compile(rf"</(?!(?:{_INLINE})>)[a-z][a-z0-9]*>|<br\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^\W_]+")
_LANG = re.compile(r"<html\b[^>]*?\blang=[\"']?([\w-]+)", re.IGNORECASE)


def searchable(text: str) -> str:
    """A page as Pagefind should read it.

    Pagefind folds what Unicode calls marks, so `thuy` finds `thủy`, and keeps each accented form for ranking.
    đ is no d with a mark to Unicode; written as ḏ (d with a line below, which Vietnamese does not use) it is
    folded and ranked like the rest. full-search.js turns it back before anyone reads it. A page in another
    language says so in its data.
    """
    text = _D_ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    text = unicodedata.normalize("NFC", text).replace("đ", "ḏ").replace("Đ", "Ḏ")
    language = _LANG.search(text)
    if language and language[1] != LANGUAGE:
        at = language.start() + len("<html")
        text = f'{text[:at]} data-pagefind-meta="lang:{language[1]}"{text[at:]}'
    return text


def marked(text: str) -> str:
    """The page cut down to its language and the elements that are marked, without what is not searched in them, a blank
    after everything that ends a line.

    Only these are indexed. A list that names a changed event, a menu or a footer then changes no part.
    """
    page = LexborHTMLParser(text)
    for node in page.css("[data-pagefind-ignore]"):
        node.decompose()
    language = (page.root.attributes.get("lang") if page.root else None) or LANGUAGE
    kept = (_ENDS.sub(r"\g<0> ", node.html or "") for node in page.css(f"[{MARK}]:not([{MARK}] *)"))
    return "\n".join([f'<html lang="{html.escape(language)}">', *kept, "</html>"])


def divider(texts: Iterable[str], places: int, at_once: int) -> str:
    """A page of nothing but words that close a chunk of the index over `texts`, each followed by others that stand in
    about so many `places`; empty when all fit into one.

    Pagefind closes a chunk after `at_once` places of words without marks. It counts none with marks, and nearly all
    Vietnamese words have some: at 523 pages all from "đêm" to "đo" was one chunk, 13 KB for who asked for "điều".
    The page weighs nothing, by which full-search.js leaves it out.
    """
    ends = [word for word in _ends(texts, places) for _ in range(at_once)]
    return f'<html lang="{LANGUAGE}"><p {MARK} data-pagefind-weight="0">{" ".join(ends)}</p></html>' if ends else ""


def _ends(texts: Iterable[str], places: int) -> Iterator[str]:
    """After a word comes the same with a 0, which nobody asks for."""
    written = Counter(word for text in texts for word in _WORD.findall(_TAG.sub(" ", text.lower())))
    counts: Counter[str] = Counter()
    for word, count in written.items():
        counts[_folded(word)] += count
    size, before = 0, ""
    for word in sorted(counts):
        if size and size + counts[word] > places:
            yield f"{before}0"
            size = 0
        size += counts[word]
        before = word


def _folded(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))

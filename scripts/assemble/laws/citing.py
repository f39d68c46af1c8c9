"""Running text with its provisions linked, its terms explained and the site's telephone numbers ready to tap.

`check` has refused every link by identity that leads nowhere; a provision that prose names is linked where it exists
and left as written where it does not.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import count

from scripts.assemble.parts import contacts
from scripts.markup.markdown_text import headings
from scripts.model import addresses
from scripts.model.explainer import Definition, Glossary
from scripts.model.prose import Passage, mentioned, provision_of
from scripts.model.website import Site
from scripts.vietnamese.citation_marks import hide
from scripts.vietnamese.folding import canonical_tone


def _named(site: Site, passage: Passage, url: str) -> Iterator[tuple[int, int, str]]:
    """What to link in a passage of the page at `url`: where the words that name a provision begin and end, and where
    the site speaks of it. A text that is named again and again is linked once."""
    seen: set[str] = set()
    for mention in mentioned(site, passage):
        provision = provision_of(mention)
        target = addresses.of_provision(site, provision)
        if mention.start is None or mention.end is None or target is None or target == url:
            continue
        if provision.article is None:
            if provision.law in seen or provision.law == passage.here:
                continue
            seen.add(provision.law)
        yield mention.start, mention.end, target


def in_markdown(site: Site, passage: Passage, url: str, link: Callable[[str], str]) -> str:
    """Markdown with a link at every provision and telephone number in its prose, headings left alone; `link` makes of
    an address from the site's root the one in the page at `url`."""
    text, numbers = passage.text, site.identity.numbers
    pieces = [(start, end, link(target)) for start, end, target in _named(site, passage, url)]
    if any(contacts.found(text, numbers)):
        pieces += contacts.found(hide(text), numbers)
    lines = {heading.line for heading in headings(text)} if pieces else ()
    for first, last, target in sorted(pieces, reverse=True):
        span = _with_emphasis(text, first, last)
        if span and text.count("\n", 0, first) not in lines:
            start, end = span
            text = f"{text[:start]}[{text[start:end]}]({target}){text[end:]}"
    return text


def _with_emphasis(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words with marks of emphasis in pairs (`**Điều 23** Luật 2021`); None where a link would cut a pair."""
    for mark in ("**", "__", "*", "_"):
        if text[start:end].replace(mark * 2, "").count(mark) % 2:
            if text[:start].endswith(mark):
                start -= len(mark)
            elif text[end:].startswith(mark):
                end += len(mark)
            else:
                return None
    return start, end


@dataclass(frozen=True, slots=True)
class Wording:
    """A term as a text may write it."""

    words: str
    pattern: re.Pattern[str]
    term: Definition


def wordings_of(glossary: Glossary) -> tuple[Wording, ...]:
    """Every wording of every term, the longest first, so that a short term does not hide in a longer one."""
    pairs = [(canonical_tone(words).lower(), term) for term in glossary.terms for words in (term.term, *term.also)]
    return tuple(
        Wording(words, re.compile(rf"(?<!\w)(?<!dược )(?<!thuốc ){re.escape(words)}(?!\w)"), term)
        for words, term in sorted(pairs, key=lambda pair: -len(pair[0]))
    )


@dataclass
class Tips:
    """The terms of a glossary, whose page is at `url`, on one page: each is explained at its first use."""

    wordings: tuple[Wording, ...] = ()
    url: str = ""
    done: set[str] = field(default_factory=set)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def find(self, text: str) -> Iterator[tuple[int, int, Definition]]:
        """Terms whose first use on the page is in the text, the longest match at each place."""
        plain = canonical_tone(text).lower()
        if len(plain) != len(text):
            return
        taken: list[tuple[int, int]] = []
        found: list[tuple[int, int, Definition]] = []
        for wording in self.wordings:
            if wording.words not in plain:
                continue
            for match in wording.pattern.finditer(plain):
                if any(start < match.end() and match.start() < end for start, end in taken):
                    continue
                taken.append(match.span())
                if wording.term.term not in self.done:
                    self.done.add(wording.term.term)
                    found.append((match.start(), match.end(), wording.term))
        yield from sorted(found, key=lambda item: item[0])


def in_html(site: Site, passage: Passage, url: str, tips: Tips | None = None) -> str:
    """Plain text as HTML for the page at `url`, provisions and telephone numbers linked, terms explained; addresses
    are relative."""
    up, text = "../" * url.count("/"), passage.text
    pieces = contacts.linked(text, hide(text), site.identity.numbers)
    for start, end, target in _named(site, passage, url):
        words = escape(text[start:end], quote=False)
        pieces.append((start, end, f'<a href="{escape(up + target)}">{words}</a>'))
    shown = text
    for start, end, _ in pieces:
        shown = shown[:start] + "\ufffc" * (end - start) + shown[end:]
    if tips:
        pieces += [(start, end, _tip(text[start:end], term, tips, up)) for start, end, term in tips.find(hide(shown))]
    return contacts.woven(text, pieces)


def _tip(words: str, term: Definition, tips: Tips, up: str) -> str:
    """A term with its meaning beside it: shown on hover, focus or tap, and a link for everyone else."""
    name = f"tn-{next(tips.numbers)}"
    return (
        f'<span class="term"><a href="{escape(up + tips.url)}" aria-describedby="{name}">'
        f'{escape(words, quote=False)}</a><span class="tip" role="tooltip" id="{name}" data-pagefind-ignore>'
        f"{escape(term.text, quote=False)}</span></span>"
    )

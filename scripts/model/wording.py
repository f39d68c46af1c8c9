"""Which words to leave alone, what to write instead, and words that are right although no dictionary has them
(content/tu-nen-dung.yml): for whoever writes, never for pages to print."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from pydantic import Field

from scripts.model.languages import ORIGINAL
from scripts.model.law import Law
from scripts.model.page import Article, Citations
from scripts.model.record import Part, Path, Record
from scripts.model.values import Line, Lines
from scripts.vietnamese.folding import canonical_tone
from scripts.vietnamese.mistyped import Mistyped, mistyped

# What is said as others say it: names of documents, quotations, terms of the law.
_OF_OTHERS = frozenset({"sources", "source", "more_sources", "quotes", "audio", "also", "term", "name"})
_QUOTED = re.compile(
    r"“[^“”]{0,2000}”|«[^«»]{0,2000}»|\"[^\"\n]*\"|`[^`\n]*`|\]\([^)\n]*\)|\bhttps?://\S+|<[^<>\n]*>|^[ \t]*>[^\n]*$",
    re.MULTILINE,
)
# What all of these have but links alone, of which most texts have no more.
_MARKS, _LINKED = ("“", "«", '"', "`", "http", "<", ">"), re.compile(r"\]\([^)\n]*\)")
# A sentence or two each, whose end tells whether something was left out.
_WHOLE = (("title",), ("summary",), ("short",))


class Term(Part):
    """Words to leave alone, with others in their place."""

    avoid: Lines = Field(description="Những lời không dùng", min_length=1)
    use: Line = Field(description="Viết thế này")
    why: Line = Field(description="Vì sao, nói với người viết")
    law: Citations = Field((), description="Điều khoản dùng lời đúng")
    unless: Lines = Field((), description="Những cụm trùng chữ mà nghĩa khác, được dùng")


class Used(NamedTuple):
    """Words of a text that a term is about, at a place of a field."""

    path: Path
    offset: int
    words: str
    term: Term


class Wording(Record):
    """The words of this site."""

    citations_in = ("terms.*.law.*",)

    terms: tuple[Term, ...] = Field((), description="Lời không dùng và lời thay thế")
    words: Lines = Field((), description="Tiếng, tên riêng viết đúng mà từ điển chính tả không có")

    @cached_property
    def _terms(self) -> Mapping[str, Term]:
        return {_plain(words): term for term in self.terms for words in term.avoid}

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        """What is meant otherwise comes first, so that it is passed over whole."""
        if not self._terms:
            return None
        free = {_plain(words) for term in self.terms for words in term.unless}
        both = [_any(free), _any(self._terms)]
        return re.compile(rf"(?<!\w)(?:(?P<free>{both[0]})|(?P<avoid>{both[1]}))(?!\w)")

    def used(self, record: Record) -> Iterator[Used]:
        """Where a record uses words that it should not, outside quotations and in Vietnamese."""
        for path, text in own_texts(record):
            plain = _plain(text)
            for match in self._pattern.finditer(plain) if self._pattern else ():
                if match["avoid"]:
                    words = text[match.start() : match.end()] if len(plain) == len(text) else match[0]
                    yield Used(path, match.start(), words, self._terms[match[0]])


def own_texts(record: Record) -> Iterator[tuple[Path, str]]:
    """The texts of a record that are our own words in Vietnamese, blanks in place of what is quoted."""
    if isinstance(record, Law) or (isinstance(record, Article) and record.lang != ORIGINAL):
        return
    for path, text in record.texts:
        if _OF_OTHERS.isdisjoint(path):
            quoted = _QUOTED if any(mark in text for mark in _MARKS) else _LINKED
            yield path, quoted.sub(lambda match: " " * len(match[0]), text)


def slips(record: Record) -> Iterator[tuple[Path, Mistyped]]:
    """What its own words show to be mistyped. One that ends with a quotation is blank there, and not cut off."""
    for path, text in own_texts(record):
        is_whole = path in _WHOLE and len(text.rstrip()) == len(getattr(record, str(path[0])).rstrip())
        yield from ((path, one) for one in mistyped(text, is_whole))


def _plain(text: str) -> str:
    return canonical_tone(text).lower()


def _any(words: Iterable[str]) -> str:
    """The longest first; what matches nothing where there are none."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)"

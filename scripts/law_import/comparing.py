"""An imported text against law.yml, and against another copy of the same text."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from functools import partial
from typing import Any

import yaml
from rapidfuzz.distance import OSA, Indel

from scripts.check.law_texts import against_law
from scripts.model.law import Law, write_outline
from scripts.model.law_text import NOTE, LawText
from scripts.vietnamese import dates
from scripts.vietnamese.folding import fold, same_word

__all__ = ["against_copy", "against_law", "differences", "draft", "like"]

# A slip of the typist changes a word or two of an article; another text changes more.
_SLIPS, _SHARE = 3, 0.03
_LISTS = {"chuong": "chapters", "muc": "sections"}
_LEFT_TO_THE_EDITOR = """\
# effective: ngày bắt đầu có hiệu lực, xem điều cuối của văn bản
# official_source: nơi có toàn văn chính thức
"""


def differences(text: LawText, earlier: LawText | None, law: Law | None) -> list[str]:
    """How a text differs from its stored copy, or from law.yml, by more than slips of typing, in words."""
    found = [*_gaps(text)]
    if law:
        declared = {number: article.title for number, article in law.articles.items()}
        found += _unlike("law.yml", _titles(text), declared) if declared else ()
        if law.passed and text.date and law.passed != text.date:
            found.append(f"ngày {dates.short(text.date)}, law.yml ghi {dates.short(law.passed)}")
    if earlier:
        found += _unlike("bản đã cất", _titles(text), _titles(earlier))
        if len(text.annexes) < len(earlier.annexes):
            found.append(f"{len(text.annexes)} phụ lục, bản đã cất có {len(earlier.annexes)}")
        for number in text.by_number.keys() & earlier.by_number.keys():
            one, other = (_words(copy, number) for copy in (text, earlier))
            changed = Indel.distance(one, other)
            figures = [Counter(word for word in words if any(map(str.isdigit, word))) for words in (one, other)]
            if changed > max(2 * _SLIPS, _SHARE * (len(one) + len(other))) or figures[0] != figures[1]:
                found.append(f"Điều {number} khác {(changed + 1) // 2} từ")
    return found


def _unlike(other: str, own: dict[str, str], others: dict[str, str]) -> Iterator[str]:
    if len(own) != len(others):
        yield f"{len(own)} điều, {other} có {len(others)}"
    for number in own.keys() & others.keys():
        one, two = same_word(own[number]), same_word(others[number])
        if one and two and OSA.distance(one, two) > max(2, len(two) // 10):
            yield f"Điều {number} tên là “{own[number]}”, {other} ghi “{others[number]}”"


def _titles(text: LawText) -> dict[str, str]:
    return {article.number: NOTE.sub("", article.title) for article in text.articles}


def _words(text: LawText, number: str) -> list[str]:
    return same_word(NOTE.sub("", text.by_number[number].words)).split()


def _gaps(text: LawText) -> Iterator[str]:
    """A summary has few of the articles that it counts."""
    numbers = {int(re.match(r"[0-9]+", article.number)[0]) for article in text.articles}  # type: ignore[index]
    last = max(numbers, default=0)
    if (lacking := last - len(numbers)) > max(2, last // 10):
        yield f"thiếu {lacking} trong {last} điều"


def like(number: str, laws: tuple[Law, ...]) -> Law | None:
    """The law whose number is the same but for the figures or marks of its sign: 73/2021/QH14 for 73/2021/QH15, of
    which but one can exist; 105/2021/NĐ-CP for 105/2021/ND-CP."""
    return next((law for law in laws if law.number != number and _bare(law.number) == _bare(number)), None)


def _bare(number: str) -> str:
    serial, slash, sign = number.rpartition("/")
    return serial + slash + re.sub(r"[0-9]", "", fold(sign))


def against_copy(text: LawText, other: LawText) -> tuple[int, list[str]]:
    """How many articles are the same word for word, and the numbers of those that are not."""
    one, two = ({article.number: article.words for article in copy.articles} for copy in (text, other))
    differing = [number for number in one | two if one.get(number, "") != two.get(number, "")]
    return len(one | two) - len(differing), differing


def draft(text: LawText, slug: str, known: Collection[str]) -> str:
    """A law.yml to begin with, from the text alone: what it does not say is left for the editor. Of what it
    consolidates it names the texts that the site knows."""
    title = text.title or text.number
    head: dict[str, Any] = {"number": text.number, "slug": slug, "title": title, "short_title": title}
    body: dict[str, Any] = {}
    owner = body  # of the articles that follow: the law, a chapter or a section
    for article in text.articles:
        for heading in article.headings:
            kept = body if heading.kind == "chuong" else body.get("chapters", [None])[-1]
            if kept is not None and heading.kind in _LISTS:
                owner = {"number": heading.number, "title": _sentence(heading.title)}
                kept.setdefault(_LISTS[heading.kind], []).append(owner)
        name, outline = NOTE.sub("", article.title) or f"Điều {article.number}", write_outline(article.outline)
        owner.setdefault("articles", []).append({"number": article.number, "title": name, "clauses": outline})
    dumped = partial(yaml.safe_dump, allow_unicode=True, sort_keys=False, width=10_000)
    consolidates = [number for number in text.consolidates if number in known]
    head |= {"consolidates": consolidates} if consolidates else {}
    first = dumped(head | ({"passed": text.date} if text.date else {}), default_flow_style=False)
    # An article a line.
    return f"{first}{_LEFT_TO_THE_EDITOR}{dumped(body, default_flow_style=None)}"


def _sentence(title: str) -> str:
    """`NHỮNG QUY ĐỊNH CHUNG` → `Những quy định chung`; proper names need the editor's eye."""
    return title[:1].upper() + title[1:].lower() if title == title.upper() else title

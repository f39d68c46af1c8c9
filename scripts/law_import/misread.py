"""Texts whose letters are not those of the official text: old fonts, syllables torn apart, misread scans.

What is wrong in `Điều l.` is wrong in places where no rule sees it, so such a text is refused and never mended unseen.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from scripts.law_import import marks
from scripts.law_import.article import short
from scripts.law_import.line import STRUCK, UNWRITTEN, Line
from scripts.model.law_text import Doubt
from scripts.problems import Position, Problem, problem
from scripts.vietnamese.encodings import is_syllable
from scripts.vietnamese.folding import TONES, fold
from scripts.vietnamese.garbled import garbled

# Figures as scanners misread them.
_LOOKS = str.maketrans("lI|íìiOoQSBZz", "1111110005822")
_FIGURE = r"[0-9lI|íìiOoQSBZz]{1,3}"
_ARTICLE = re.compile(rf"(?P<word>[^\W\d_]{{3,4}})\s*(?P<number>{_FIGURE})(?P<suffix>[a-zđ]?)\s*[.:,;](?=\s|$)")
_CLAUSE = re.compile(rf"(?P<number>{_FIGURE})\s*\.\s+(?=[^\W\d_])")
# `Ph ạm`, `Đ iều`: an initial alone, then a rhyme; no word of Vietnamese is an initial alone.
_INITIAL = "ch|đ|gh|gi|kh|ng|ngh|nh|ph|qu|th|tr"
_TORN = re.compile(
    rf"(?<![^\W_])(?:{_INITIAL}) (?=[aăâeêioôơuưyàằầèềìòồờùừỳảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹáắấéếíóốớúứýạặậẹệịọộợụựỵ])"
    r"(?![a-zđ]\))",
    re.IGNORECASE,
)
_TORN_ARTICLE = re.compile(r"[ĐÐ]\s?i\s?ề\s?u\s*[0-9]")
# Before what is struck out, for what is not written, and letters that only a font knows; bullets are no letters.
_UNSURE = re.compile(f"[{STRUCK}{UNWRITTEN}]|(?<!^)[\ue000-\uf8ff]")
_MOST_NAMED = 20
_WORD = re.compile(r"[^\W\d_]{3,30}")


def flaws(name: str, lines: Sequence[Line]) -> list[Problem]:
    """Why the letters of a document cannot be trusted; nothing where they can."""
    for found in garbled("\n".join(line.text.replace("\n", " ") for line in lines)):
        at, kind = Position(name, lines[found.line].number), found.kind or "chữ đã mất, còn lại dấu �"
        return [problem("E511", at, encoding=kind, found=found.found, shown=found.meant or "…")]
    for line in lines:
        if match := _UNSURE.search(line.text):
            at = Position(name, line.number, match.start() + 1)
            words = short(_UNSURE.sub("…" if match[0] != STRUCK else "", line.text[match.start() :]).strip())
            return [problem("E527" if match[0] == STRUCK else "E526", at, found=words)]
    torn = [line for line in lines if _is_torn(line.text)]
    if len(torn) * 50 > len(lines) or any(_has_torn_article(line.text) for line in torn):
        return [problem("E512", Position(name, torn[0].number), found=torn[0].text)]
    return [*islice(_misread(name, lines), _MOST_NAMED)]


def _is_torn(text: str) -> bool:
    return bool(_has_torn_article(text) or len(_TORN.findall(text)) > 1)


def _has_torn_article(text: str) -> bool:
    match = _TORN_ARTICLE.match(text.strip())
    return match is not None and not re.match(r"[ĐÐ]iều", text.strip())


def _misread(name: str, lines: Iterable[Line]) -> Iterable[Problem]:
    """Marks of articles and clauses that are nearly right, where just that one is due."""
    article, clause, point = 0, 0, ""
    for line in lines:
        text = line.text.strip()
        if line.row or line.note:
            continue
        if article and (marks.ENDING.match(text) or marks.ANNEX.fullmatch(text)):
            return  # forms and lists of annexes count in ways of their own
        if match := marks.ARTICLE.match(text):
            article, clause, point = int(match["number"]), 0, ""
        elif (match := _ARTICLE.match(text)) and fold(match["word"]) in ("dieu", "dleu"):
            number = _figure(match["number"])
            right = match["word"] in ("Điều", "ĐIỀU", "Ðiều", "ÐIỀU")
            if number and (not right or (not match["number"].isdecimal() and number == article + 1)):
                yield problem("E513", Position(name, line.number), found=match[0], meant=f"Điều {number}.")
                article, clause, point = number, 0, ""
        elif match := marks.CLAUSE.match(text):
            clause, point = int(match["number"]), ""
        elif (match := marks.POINT.match(text)) and marks.letter_follows(point, match["letter"]):
            point = match["letter"]
        elif article and (match := _CLAUSE.match(text)) and _figure(match["number"]) == clause + 1:
            clause, point = clause + 1, ""
            if not marks.in_capitals(text[match.end() :]):  # `I. QUY ĐỊNH CHUNG`
                yield problem("E513", Position(name, line.number), found=match[0].strip(), meant=f"{clause}.")


def glued(lines: Iterable[Line]) -> Iterator[Doubt]:
    """Words of several syllables without their blanks, each once: `Ngườidân`. Without a tone, as in `nilông`, they may
    be foreign ones."""
    seen: set[str] = set()
    for line in lines:
        for word in _WORD.findall(line.text):
            if word in seen or word.isascii() or len(seen) == _MOST_NAMED or not _may_be_glued(word):
                continue
            if len(parts := _syllables(word)) > 1:
                seen.add(word)
                yield Doubt(code="W522", line=line.number, found=word, expected=" ".join(parts))


def _may_be_glued(word: str) -> bool:
    toned = any(sign in TONES for sign in unicodedata.normalize("NFD", word))
    return (toned or re.search(r"[^\W\dA-Z]\B[A-ZĐ]", word[1:]) is not None) and not is_syllable(word.lower())


def _syllables(word: str) -> list[str]:
    """The word in as few syllables as may be, the first as long as may be; empty where it is not made of such."""
    if word[1:] == word[1:].lower() and is_syllable(word.lower()):
        return [word]
    ways = (
        (word[:end], _syllables(word[end:]))
        for end in range(min(len(word) - 1, 7), 0, -1)
        if word[1:end] == word[1:end].lower() and is_syllable(word[:end].lower())
    )
    found = ([first, *rest] for first, rest in ways if rest)
    return min(found, key=lambda parts: (len(parts), sum(len(part) == 1 for part in parts[1:])), default=[])


def _figure(text: str) -> int:
    figures = text.translate(_LOOKS)
    return int(figures) if figures.isdecimal() else 0

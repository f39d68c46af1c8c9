"""What a page of an answer opens with: the answer in three lines, what to do now, what people fear."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from scripts.assemble.help.cards import Door, of_link
from scripts.assemble.laws import in_force
from scripts.assemble.laws.in_force import Basis, ForceLink
from scripts.assemble.page import PlainPage, Written
from scripts.assemble.view import View
from scripts.markup.conversion import plain_text
from scripts.model import addresses
from scripts.model.law import Provision
from scripts.model.page import Answer, Answered, Question, Said
from scripts.model.prose import mentioned, passage, provision_of
from scripts.model.record import Path
from scripts.vietnamese import dates
from scripts.words import text

# With more of them open pages are longer than four screens of a phone; a fold for a single one would save nothing.
_OPEN = 4
_LONGEST = 118  # letters of an answer in a line; three lines of a phone
_BESIDE = 90  # and where it stands below each worry: two lines
_ITEM = re.compile(r"^\s*- ", re.MULTILINE)  # begins an item of a list


@dataclass(frozen=True, slots=True)
class Advice:
    """A few words with the provisions that say so: something to do, a line of an answer, an age or a term, an office
    and what it does, a worry, to whose `id` the search leads. `words` are HTML, those of a term mere words."""

    name: str
    words: str
    law: tuple[ForceLink, ...]
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPage(PlainPage, in_themes=True):
    """`answer` tells what to do first, what happens, how long, who decides; that of a question begins with its `short`.
    `actions` are to be pressed now; `first_steps` stand open before them, `more_worries` are folded. `in_a_line` is
    the beginning of the answer, for who is led past it to a worry."""

    answer: tuple[Advice, ...]
    in_a_line: str
    first_steps: tuple[Advice, ...] = ()
    actions: tuple[Door, ...]
    worries: tuple[Advice, ...]
    more_worries: tuple[Advice, ...]


class AnswerWritten(Written):
    """What a page of an answer has from its Markdown file."""

    basis: tuple[Basis, ...]
    easy: str | None
    loud: str | None
    answer: tuple[Advice, ...]
    in_a_line: str
    actions: tuple[Door, ...]
    worries: tuple[Advice, ...]
    more_worries: tuple[Advice, ...]


def written(view: View, page: Answered, url: str) -> AnswerWritten:
    """The data of a page that answers. Its themes are folded, so it needs no list of them."""
    worries = tuple(
        replace(_advice(view, page, url, worry.ask, ("worries", place, "text"), worry), id=f"lo-{place + 1}")
        for place, worry in enumerate(page.worries)
    )
    shown = _OPEN if len(worries) > _OPEN + 1 else len(worries)
    return {
        **view.written(page),
        "toc": (),
        "basis": in_force.basis(view, page),
        "easy": view.easy_of.get(addresses.of_article(page)),
        "loud": view.loud_of.get(addresses.of_article(page)),
        "answer": tuple(_answer(view, page, url)),
        "in_a_line": in_a_line(said_first(page) or "", _BESIDE),
        "actions": tuple(of_link(view, page.lang, action) for action in page.actions),
        "worries": worries[:shown],
        "more_worries": worries[shown:],
    }


def said_first(page: Answered) -> str | None:
    """What a page answers first."""
    opening = page.answer.first or page.answer.happens
    first = page.short if isinstance(page, Question) else opening.text if opening else ""
    return plain_text(_ITEM.sub("", first)) if first else None


def in_a_line(words: str, longest: int = _LONGEST) -> str:
    """As many words as there is room for; whoever reads a part of an answer sees that it goes on."""
    line = " ".join(words.split())
    return line if len(line) <= longest else f"{line[:longest].rpartition(' ')[0]} …"


def _answer(view: View, page: Answered, url: str) -> Iterator[Advice]:
    if isinstance(page, Question):
        yield Advice(text("help.answers.short", page.lang), view.field_html(page, "short", url), _grounds(view, page))
    for name in Answer.model_fields:
        said = getattr(page.answer, name)
        if said:
            yield _advice(view, page, url, text(f"help.answers.{name}", page.lang), ("answer", name, "text"), said)


def _grounds(view: View, page: Question) -> tuple[ForceLink, ...]:
    """What the answer itself rests on: the provisions that the law told in short (`now`) names, in its order, and
    after those of a text since when it applies. Of `Điều 14 đến Điều 26` the first and the last."""
    told = [one for one in mentioned(view.site, passage(view.site, page, ("now",), page.now)) if one.article]
    ends = {provision_of(one) for before, one in pairwise(told) if before.start is None}
    named = dict.fromkeys(provision_of(one) for one in told if one.start is not None)
    last = {provision.law: provision for provision in named}
    found: list[ForceLink] = []
    for provision in named:
        for place in in_force.places(view, [provision.citation]):
            words = text("help.answers.to", place=place.text) if provision in ends else place.text
            one = replace(place, text=words)
            found.append(_since(view, one, provision) if provision is last[provision.law] else one)
    return tuple(found)


def _since(view: View, place: ForceLink, provision: Provision) -> ForceLink:
    start = view.site.laws_by_number[provision.law].starts(provision)
    if place.force or start is None:
        return place
    return replace(place, since=text("help.answers.since", day=dates.short(start)))


def _advice(view: View, page: Answered, url: str, name: str, path: Path, said: Said) -> Advice:
    words = view.html(passage(view.site, page, path, said.text), url)
    return Advice(name, words, in_force.places(view, said.law))

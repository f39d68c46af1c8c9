"""What loudspeakers read out of each page in short sentences, and of the law in force."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.assemble.laws import in_force
from scripts.assemble.outreach import posters_of_help
from scripts.assemble.outreach.read_out import Part, Script, Text
from scripts.assemble.view import View
from scripts.markup.conversion import plain_text
from scripts.model import addresses
from scripts.model.law import Law
from scripts.model.page import Answered, EasyPage, LawBody, LifeSituation
from scripts.vietnamese import dates
from scripts.words import text


@dataclass(frozen=True, slots=True)
class Told:
    """A page and what is read out of it."""

    page: EasyPage | LawBody
    title: str
    scripts: tuple[Script, ...]

    @property
    def url(self) -> str:
        """The page of its scripts."""
        return addresses.of_loudspeaker(self.page)


def by_page(view: View) -> dict[str, str]:
    """Where the scripts are, by the address of each page in short sentences, and of the page that it retells."""
    found: dict[str, str] = {}
    for one in view.told:
        found[addresses.of_article(one.page)] = one.url
        if isinstance(one.page, EasyPage):
            found.setdefault(view.field_href(one.page.of), one.url)
    return found


def of_site(view: View) -> Iterator[Told]:
    """What rests on texts in force alone: nothing that is over, or not yet so, is read to a village."""
    law = view.law_in_force
    body = posters_of_help.points(view, law) if law else None
    if law and body:
        yield from _of_law(view, law, body)
    retold: dict[str, Answered] = {
        addresses.of_article(page): page for page in (*view.questions, *view.situations, *view.site.pages)
    }
    for page in view.easy_pages:
        basis = in_force.basis(view, page)
        original = retold.get(view.field_href(page.of))
        if not page.updated or any(one.force.is_over for one in basis):
            continue
        # What retells an article of a law has a title of its own, with a word in brackets about itself.
        title = original.title if original else page.title.partition(" (")[0]
        closing = (
            text("loud.written", day=dates.short(page.updated)),
            *(f"{one.law}." for one in basis),
            text("loud.closing"),
        )
        *first, last = parts_of(page)
        told = view.read_out.of(
            Text(
                text("loud.opening", title=title),
                tuple(first),
                tuple(_more(original)) if original else (),
                last,
                text("loud.cut"),
                closing,
            )
        )
        if told:
            yield Told(page, title, told)


def _of_law(view: View, law: Law, body: LawBody) -> Iterator[Told]:
    """The law in its points, then what is other than under the law of before."""
    title = text("loud.law.title", law=law.short_title)
    day = dates.short(law.effective or view.today)
    told = view.read_out.of(
        Text(
            text("loud.opening", title=title),
            tuple(
                Part(text("loud.law.point", number=number, name=point.name), (point.text,))
                for number, point in enumerate(body.points, 1)
            ),
            tuple(
                Part(one.what, (text("loud.law.before", words=one.before), text("loud.law.now", words=one.now)))
                for one in body.differences
                if posters_of_help.holds(view, one.now_law)
            ),
            Part(text("loud.law.last"), (text("loud.law.ask"),)),
            text("loud.cut"),
            (
                text("loud.law.written", day=dates.short(body.updated or view.today)),
                text("loud.law.grounds", title=law.title, day=day),
                text("loud.closing"),
            ),
        )
    )
    if told:
        yield Told(body, title, told)


def parts_of(page: EasyPage) -> Iterator[Part]:
    """What a page in short sentences says, but for what only a reader of the page can do."""
    for part in page.parts:
        yield Part(part.title, tuple(line.text for line in part.lines if not _on_a_screen(line.text)))


def _more(original: Answered) -> Iterator[Part]:
    """What people fear, and by when, from the page that is retold."""
    asked = ((worry.ask, plain_text(worry.text)) for worry in original.worries)
    answered = tuple(f"{ask} {said}" for ask, said in asked if not _on_a_screen(said))
    if answered:
        yield Part(text("loud.worries"), answered)
    if isinstance(original, LifeSituation) and original.deadlines:
        terms = (text("loud.deadline", what=term.what, value=term.value) for term in original.deadlines)
        yield Part(text("loud.deadlines"), tuple(terms))


def _on_a_screen(said: str) -> bool:
    return re.search(text("loud.on_a_screen"), said, re.IGNORECASE) is not None

"""Leaflets, printed on both sides of A4 and folded: the situations in short sentences, what the law forbids, and the
law in force in its points.

What stands on one stands on its page on the same day; what rests on a text that is over makes none.
"""

from collections.abc import Iterator

from scripts.assemble.diagrams import alone
from scripts.assemble.laws.in_force import is_over, sentence
from scripts.assemble.outreach import posters_of_help, said
from scripts.assemble.outreach.said import Given
from scripts.assemble.outreach.sheets import Printed, Subject, offer, printed
from scripts.assemble.page import Offer
from scripts.assemble.parts.whole_names import joined
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.languages import ORIGINAL
from scripts.model.law import Law, Provision
from scripts.model.material_api import MaterialKind
from scripts.model.page import Article, EasyPage, LawBody
from scripts.words import text

FORMS = ("a5", "a5-den-trang", "a6", "a6-den-trang")
_OF_LAW = "scale-balance"
# Letters and sentences that A5 has room for in letters of 7 points.
_LETTERS, _SENTENCES = 5_000, 90


def of_site(view: View) -> Iterator[Printed]:
    """Those of the easy pages of situations and of articles of the law, then of the law itself."""
    for page in view.easy_pages:
        if _is_carried(view, page) and not is_over(view, page):
            basis = said.rests_on(view, page, [law for law, _ in alone.laws(view, page)], page.sources)
            # The word in brackets tells it from the page that it retells.
            title = page.title.partition(" (")[0]
            content = {"above": text("sheets.leaflet.above"), "parts": list(_told(page)), **basis}
            yield _leaflet(view, page, addresses.of_article(page), title, content)
    law = view.law_in_force
    body = posters_of_help.points(view, law) if law else None
    if law and body:
        above = sentence(alone.force(view, law, body.lang))
        basis = said.rests_on(view, body, _laws(view, body), ())
        content = {"above": above, "parts": list(_in_points(law, body)), **basis}
        yield _leaflet(view, body, addresses.of_law(law), text("sheets.leaflet.law", law=law.short_title), content)


def offered(view: View, page: EasyPage) -> tuple[Offer, ...]:
    """What the page in short sentences offers."""
    made = page.lang == ORIGINAL and _is_carried(view, page) and not is_over(view, page)
    return (offer(addresses.of_article(page), MaterialKind.LEAFLET, FORMS),) if made else ()


def offered_of(view: View, law: Law) -> tuple[Offer, ...]:
    """What the page of a law offers."""
    made = law is view.law_in_force and posters_of_help.points(view, law)
    return (offer(addresses.of_law(law), MaterialKind.LEAFLET, FORMS),) if made else ()


def _is_carried(view: View, page: EasyPage) -> bool:
    """Not every question, and nothing that a sheet has no room for."""
    lines = [line.text for part in page.parts for line in part.lines]
    if len(lines) > _SENTENCES or sum(map(len, lines)) > _LETTERS:
        return False
    original = view.field_href(page.of)
    return any(addresses.of_article(one) == original for one in view.situations) or addresses.is_law_article(original)


def _leaflet(view: View, page: Article, url: str, title: str, content: Given) -> Printed:
    subject = Subject(title=title, text=" ".join(page.summary.split()), about=url, day=page.updated)
    icon = content["parts"][0]["lines"][0]["icon"] or _OF_LAW
    whole = {**content, "title": joined(title), "icon": icon, "numbers": said.numbers(view)}
    return printed(view, subject, MaterialKind.LEAFLET, "leaflet", FORMS, said.words("local", "leaflet"), whole)


def _told(page: EasyPage) -> Iterator[Given]:
    for part in page.parts:
        lines = [{"icon": line.icon, "text": words} for line in part.lines if (words := said.on_paper(line.text))]
        if lines:
            yield {"title": part.title, "lines": lines}


def _laws(view: View, body: LawBody) -> list[Law]:
    """The texts of its points."""
    cited = (Provision.parse(one) for point in body.points for one in point.law)
    return [view.site.laws_by_number[number] for number in dict.fromkeys(one.law for one in cited if one)]


def _in_points(law: Law, body: LawBody) -> Iterator[Given]:
    """Each with its articles."""
    for point in body.points:
        named = posters_of_help.articles(point.law, law.number)
        yield {"title": point.name, "lines": [{"icon": None, "text": joined(f"{point.text} ({named})")}]}

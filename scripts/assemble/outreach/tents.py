"""What stands on a table: the numbers to call at a counter, the campaign that is on, and a meeting, which is drawn when
somebody packs it."""

from collections.abc import Iterator

from scripts.assemble.outreach import said
from scripts.assemble.outreach.said import Given
from scripts.assemble.outreach.sheets import A4, COPIED, Printed, Subject, offer, printed
from scripts.assemble.page import Offer, source_row
from scripts.assemble.parts.whole_names import joined
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.campaign import Campaign
from scripts.model.event import Event
from scripts.model.material_api import MaterialKind
from scripts.model.page import Page
from scripts.vietnamese import dates
from scripts.words import text

FORMS = (A4, COPIED)


def of_site(view: View) -> Iterator[Printed]:
    """With the numbers to call; of the campaign that is on or announced. Where there is a page that offers them."""
    page = view.site.pages_by_slug.get("ho-tro")
    if said.is_offered(view) and page:
        yield _of_help(view, page)
    if said.is_offered(view) and view.campaign_now:
        yield _of_campaign(view, view.campaign_now)


def offered(view: View, record: Page | Campaign) -> tuple[Offer, ...]:
    """What the help page and that of a campaign offer."""
    has = said.is_offered(view) and (isinstance(record, Page) or record is view.campaign_now)
    return (offer(addresses.of(record), MaterialKind.TENT, FORMS),) if has else ()


def of_event(view: View, event: Event) -> Printed:
    """For the tables of a meeting that is to come."""
    head = view.event_facts.head(event)
    about = text("sheets.tent.event", title=event.title)
    subject = Subject(title=event.title, text=about, about=head.url, day=event.last_change)
    place = head.where.at(event.place.venue)
    by = text("sheets.board.by", names=", ".join(event.organisers)) if event.organisers else ""
    lines = [joined(line) for line in (head.when_words, place, by) if line]
    source = text("materials.sources", sources=source_row(event.source).text)
    return _tent(view, subject, {"above": event.kind.label, "lines": lines, "numbers": [], "day": source})


def _of_help(view: View, page: Page) -> Printed:
    subject = Subject(
        title=text("sheets.tent.help"),
        text=text("sheets.tent.help_about"),
        about=addresses.of_article(page),
        day=page.updated,
    )
    day = text("sheets.written", day=dates.short(page.updated)) if page.updated else ""
    return _tent(view, subject, {"above": "", "lines": [], "numbers": said.numbers(view), "day": day})


def _of_campaign(view: View, campaign: Campaign) -> Printed:
    about = text("sheets.tent.campaign", name=campaign.name)
    subject = Subject(title=campaign.name, text=about, about=addresses.of_campaign(campaign), day=None)
    span = dates.span(campaign.start, campaign.end)
    theme = [joined(text("sheets.tent.theme", theme=campaign.theme))] if campaign.theme else []
    source = source_row(campaign.theme_source).text if campaign.theme_source else ""
    day = text("materials.sources", sources=source) if source else ""
    lines = [*theme, span[:1].upper() + span[1:]]
    return _tent(view, subject, {"above": "", "lines": lines, "numbers": [], "day": day})


def _tent(view: View, subject: Subject, content: Given) -> Printed:
    whole = {**content, "title": joined(subject.title)}
    return printed(view, subject, MaterialKind.TENT, "tent", FORMS, said.words("tent"), whole)

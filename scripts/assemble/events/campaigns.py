"""/chien-dich/ and /chien-dich/<year>/ — the plan, its focuses, agencies, tasks and border places."""

from dataclasses import dataclass, replace

from scripts.assemble.events import campaign_table
from scripts.assemble.events.action_month import ActionMonth, action_month
from scripts.assemble.events.calendars import of_campaign
from scripts.assemble.events.cards import EventCard
from scripts.assemble.laws import in_force
from scripts.assemble.laws.in_force import Basis
from scripts.assemble.outreach import tents
from scripts.assemble.page import Crumb, Fact, Feed, Link, Page, PageData, Pages, source_row
from scripts.assemble.parts.listing import Group
from scripts.assemble.places import tile_map
from scripts.assemble.places.place_pages import border_of
from scripts.assemble.press.parts import FactRow, OlderFacts, fact_sheet, older_facts, plan_facts, plan_words
from scripts.assemble.press.spec import PressFile, files_of
from scripts.assemble.view import View
from scripts.markup.conversion import plain_text
from scripts.model import addresses
from scripts.model.campaign import Agency, Campaign, Focus
from scripts.model.place_names import plain_name
from scripts.model.prose import passage
from scripts.vietnamese.dates import short
from scripts.words import text

# So many of its events are on the page, 12 KB packed; of 10,000 in one campaign it held 5.6 MB.
_LISTED = 60
# So many stand before what the plan says.
_FEW = 6


@dataclass(frozen=True, slots=True)
class Task:
    """What an agency is to do, by when where the plan says so, and the focuses that it serves."""

    text: str
    focus: tuple[Focus, ...]
    due: str


@dataclass(frozen=True, slots=True)
class _CampaignCard:
    """A campaign in the list of all."""

    title: str
    url: str
    summary: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """A campaign in the table: a year a row."""

    year: Link
    theme: str
    plan: str
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Campaigns(PageData, template="campaigns.html"):
    month: ActionMonth
    june: Link
    rows: tuple[_Row, ...]
    csv: str
    cards: tuple[_CampaignCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _CampaignPage(PageData, template="campaign.html"):
    over: bool
    theme: str | None
    facts: tuple[Fact, ...]
    focuses: tuple[Focus, ...]
    agencies: tuple[Group, ...]
    border: tuple[Group, ...]
    fact_sheet: tuple[FactRow, ...]
    older: OlderFacts | None
    map: tile_map.TileMap | None
    events: tuple[EventCard, ...]
    # Few enough to stand right below the summary; `events` is empty then.
    done: Group | None
    # The way to all of them.
    all_events: str
    calendar_file: str | None
    coverage: Link
    # On the page of one that is over: where this year's campaign is found, in HTML and links.
    current_html: str
    current: Group | None
    basis: tuple[Basis, ...]
    press: tuple[PressFile, ...]


def build(view: View) -> Pages:
    """The list of campaigns and a page for each."""
    if not view.site.campaigns:
        return {}
    campaigns = sorted(view.site.campaigns, key=lambda campaign: -campaign.year)
    index = _Campaigns(
        title=text("events.campaigns.title"),
        description=text("events.campaigns.summary"),
        month=action_month(view, None),
        june=Link(text("events.june.add"), addresses.JUNE_CALENDAR),
        rows=tuple(_row(view, campaign) for campaign in campaigns),
        csv=campaign_table.PATH,
        cards=tuple(_card(view, campaign) for campaign in campaigns),
    )
    pages = {"chien-dich/": Page(index, "" if view.campaign_now else _current_text(view))}
    for campaign in campaigns:
        url = addresses.of_campaign(campaign)
        pages[url] = Page(_page(view, campaign, url), _body(view, campaign, url))
    return pages


def _row(view: View, campaign: Campaign) -> _Row:
    return _Row(
        year=Link(str(campaign.year), addresses.of_campaign(campaign)),
        theme=campaign.theme or text("events.campaigns.no_theme"),
        plan=plan_words(campaign.plan) if campaign.plan else text("events.campaigns.no_plan"),
        events=len(view.events_of(campaign)),
    )


def _card(view: View, campaign: Campaign) -> _CampaignCard:
    count = len(view.events_of(campaign))
    theme = campaign.theme or text("events.campaigns.no_theme")
    recorded = text("events.campaigns.recorded", events=count, facts=len(campaign.facts))
    return _CampaignCard(
        campaign.name,
        addresses.of_campaign(campaign),
        " ".join(campaign.summary.split()),
        (
            Fact(text("press.campaign.theme"), theme),
            *plan_facts(campaign),
            Fact(text("events.campaigns.on_site"), recorded),
        ),
    )


def _facts(campaign: Campaign, calendar: Feed | None) -> tuple[Fact, ...]:
    """What the plan says, the calendar of its events beside its days."""
    span, *others = plan_facts(campaign)
    if calendar:
        span = replace(span, parts=(Link(span.text), Link(text("events.campaigns.calendar"), calendar.url)))
    return (span, *others)


def _page(view: View, campaign: Campaign, url: str) -> _CampaignPage:
    over = campaign.end < view.today
    current, current_html = _current(view, url) if over else (None, "")
    calendar, own = of_campaign(view, campaign), view.events_of(campaign)
    cards = tuple(map(view.event_card, own[:_LISTED]))
    return _CampaignPage(
        of_year=campaign.year,
        title=campaign.name,
        description=" ".join(campaign.summary.split()),
        crumbs=(Crumb(text("events.campaigns.title"), "chien-dich/"), Crumb(str(campaign.year), url)),
        sources=tuple(map(source_row, campaign.all_sources)),
        over=over,
        theme=campaign.theme,
        facts=_facts(campaign, calendar),
        focuses=campaign.focuses,
        agencies=tuple(_agency(campaign, agency) for agency in campaign.agencies),
        border=tuple(
            Group(
                (group or view.site.places.province).name,
                tuple(Link(plain_name(one.name), addresses.of_place(one)) for one in parts),
                url=addresses.of_place(group) if group else addresses.PLACES,
            )
            for group, parts in border_of(view, campaign)
        ),
        fact_sheet=fact_sheet(view, campaign, url),
        older=older_facts(view, campaign),
        map=tile_map.of_campaign(view, campaign) if campaign.border else None,
        events=cards if len(cards) > _FEW else (),
        done=Group(text(f"events.campaigns.{'done' if over else 'listed'}", count=len(cards)), cards)
        if 0 < len(cards) <= _FEW
        else None,
        all_events=addresses.of_month(campaign.start) if len(own) > _LISTED else "su-kien/",
        calendar_file=calendar.url if calendar else None,
        coverage=Link(text("events.campaigns.coverage"), addresses.of_coverage(campaign)),
        current_html=current_html,
        current=current,
        basis=in_force.basis(view, campaign, campaign.end, text("press.campaign.then")),
        press=files_of(view, campaign) if campaign in view.with_dossiers else (),
        offers=tents.offered(view, campaign),
    )


def _agency(campaign: Campaign, agency: Agency) -> Group:
    tasks = (
        Task(
            plain_text(task.text),
            tuple(campaign.focus_by_id[name] for name in task.focus),
            text("events.campaigns.due", day=short(task.due_unsaid)) if task.due_unsaid else "",
        )
        for task in campaign.tasks_of(agency)
    )
    return Group(agency.name, tuple(tasks), more=Link(agency.note) if agency.note else None)


def _body(view: View, campaign: Campaign, url: str) -> str:
    texts = (("why", campaign.why), ("description", campaign.description))
    return "\n\n".join(view.body(passage(view.site, campaign, (name,), words), url) for name, words in texts if words)


def _current(view: View, url: str) -> tuple[Group, str]:
    """Where a reader of an old campaign finds the one of now: on this site, else where content/site.yml says."""
    now, current = view.campaign_now, view.site.identity.current
    if now:
        return Group(text("events.campaigns.now"), (Link(now.name, addresses.of_campaign(now)),)), ""
    words = passage(view.site, view.site.identity, ("current", "text"), current.text)
    links = tuple(Link(link.text, link.url) for link in current.links)
    return Group(current.title, links), view.html(words, url)


def _current_text(view: View) -> str:
    current = view.site.identity.current
    words = view.body(passage(view.site, view.site.identity, ("current", "text"), current.text), "chien-dich/")
    links = "\n".join(f"- [{link.text}]({link.url})" for link in current.links)
    return f"## {current.title}\n\n{words}\n\n{links}"

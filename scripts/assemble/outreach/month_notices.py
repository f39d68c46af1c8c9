"""What a loudspeaker says of the month in a commune: every event that is yet to come in it, the next one first, as many
as two, five or ten minutes hold.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from scripts.assemble.outreach.notices import Length, Shown
from scripts.assemble.outreach.read_out import Part, Script, Text
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.placed import Placed
from scripts.model.values import beginning
from scripts.vietnamese import dates
from scripts.vietnamese.folding import lower_first
from scripts.words import text


def of_places(view: View) -> dict[Placed, tuple[Script, ...]]:
    """The scripts of every commune that has an event this month."""
    listed = tuple(_this_month(view))
    named = {event.id for event in listed}
    whole = tuple(event for event in listed if event.place.province)
    found: dict[Placed, tuple[Script, ...]] = {}
    for place in view.site.places.communes(view.today) if listed else ():
        here = {event.id for event in view.by_place.of(place)} & named
        if here:
            own = tuple(event for event in listed if event.id in here)
            found[place] = scripts(view, place, (*own, *(event for event in whole if event.id not in here)))
    return found


def shown(view: View, place: Placed, found: tuple[Script, ...]) -> Shown | None:
    """The scripts on the page of a place; None where there is none."""
    if not found:
        return None
    title = text("loud.month.title", month=month(view))
    lengths = tuple(Length(f"{text('loud.length', minutes=one.minutes)}.", of_script(place, one)) for one in found)
    return Shown(title, lengths, found[-1].parts)


def of_script(place: Placed, script: Script) -> str:
    """The address of the files of a script, without their endings."""
    return f"{addresses.of_place(place)}bai-{script.minutes}-phut"


def scripts(view: View, place: Placed, found: Iterable[Event]) -> tuple[Script, ...]:
    """A script for each slot that these events fill, those in front first."""
    return view.read_out.of(_text(view, place, found))


def month(view: View) -> str:
    """`tháng 6/2027`."""
    return dates.month_title(view.today).lower()


def _this_month(view: View) -> Iterator[Event]:
    """What is on or yet to come this month, the next first."""
    end = beginning((view.today.replace(day=1) + timedelta(days=31)).replace(day=1))
    for event in view.coming:
        occasion = event.occasion(view.now)
        if occasion and occasion.begins < end:
            yield event


def _text(view: View, place: Placed, found: Iterable[Event]) -> Text:
    name = lower_first(place.name)
    parts = tuple(Part(text("loud.month.number", number=n), tuple(_said(view, one))) for n, one in enumerate(found, 1))
    return Text(
        text("loud.month.opening", place=name, month=month(view)),
        parts,
        (),
        Part(text("loud.notice.ask"), (text("loud.month.office", place=name),)),
        text("loud.month.cut", place=name),
        (text("loud.month.written", day=dates.short(view.today)), text("loud.thanks")),
    )


def _said(view: View, event: Event) -> Iterator[str]:
    head = view.event_facts.head(event)
    flag = head.standing.flag
    yield f"{event.title}."
    if flag:
        yield text(f"events.banner.{flag}") + "."
    yield text("loud.month.announced" if event.is_off else "loud.month.when", when=lower_first(head.when_words))
    if (where := head.where.at(event.place.venue)) and not event.is_off:
        yield text("loud.month.where", where=where)
    if event.organisers and not event.is_off:
        yield text("loud.month.organisers", names=", ".join(event.organisers))

"""The events nearest to the day of the build: what one file has where there are too many for it."""

from scripts.assemble.events.facts import EventHead
from scripts.assemble.view import View


def nearest(view: View, most: int) -> list[EventHead]:
    """At most so many, in the view's order."""
    heads = [*view.event_facts.heads]
    if len(heads) <= most:
        return heads
    names = {event.id for event in view.nearest[:most]}
    return [one for one in heads if one.event.id in names]

"""schema.org Event of an event, as exact as its source: a day without an hour where none is given, no invented end."""

from datetime import datetime

from scripts.assemble.events.facts import EventFacts
from scripts.assemble.page import Node
from scripts.assemble.pieces import Frame
from scripts.assemble.site.json_ld import given
from scripts.model.event import Event, Every
from scripts.model.other_sites import EventOrigin

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def of(facts: EventFacts, frame: Frame) -> Node:
    """The node of an event."""
    event, url = facts.event, facts.address
    first, last = event.begins, event.last_day if event.recurs else event.end
    return given(
        {
            "@type": "Event",
            "@id": url,
            "url": url,
            "name": event.title,
            "description": " ".join(event.summary.split()),
            "inLanguage": "vi",
            "startDate": first.isoformat() if first else None,
            "endDate": last.isoformat() if last else None,
            "previousStartDate": event.previous_start.isoformat() if event.previous_start else None,
            "eventStatus": f"https://schema.org/{facts.standing.schema}",
            "eventAttendanceMode": _attendance(event),
            "location": _location(facts, frame),
            "organizer": [{"@type": "Organization", "name": name} for name in event.organisers],
            "image": [url + image.file for image in event.images],
            "eventSchedule": _schedule(event) if event.recurs else None,
            "sameAs": event.origin.url if event.origin else None,
            "subjectOf": _origin(event.origin) if event.origin else None,
        }
    )


def _origin(origin: EventOrigin) -> Node:
    """The page of an event on the site that published it first; `isBasedOn` is for works alone."""
    publisher = {"@type": "Organization", "name": origin.name}
    return {"@type": "WebPage", "url": origin.url, "publisher": publisher}


def _is_somewhere(event: Event) -> bool:
    place = event.place
    return bool(place.district or place.commune or place.outside or place.province)


def _attendance(event: Event) -> str | None:
    if event.place.online:
        return f"https://schema.org/{'Mixed' if _is_somewhere(event) else 'Online'}EventAttendanceMode"
    offline = _is_somewhere(event) or event.place.venue
    return "https://schema.org/OfflineEventAttendanceMode" if offline else None


def _location(facts: EventFacts, frame: Frame) -> list[Node]:
    event, place = facts.event, facts.event.place
    found: list[Node] = []
    if _is_somewhere(event) or (place.venue and not place.online):
        address = {"@type": "PostalAddress", "addressLocality": facts.where.local or place.outside}
        if not place.outside:
            address |= {"addressRegion": frame.province, "addressCountry": "VN"}
        here: Node = {"@type": "Place", "name": place.venue or facts.where.words, "address": given(address)}
        if place.lat is not None and place.lon is not None:
            here["geo"] = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}
        found.append(here)
    if place.online:
        found.append({"@type": "VirtualLocation", "url": event.registration or facts.address})
    return found


def _schedule(event: Event) -> Node:
    assert event.start and event.recurs
    start, end = event.start, event.end
    weekly = event.recurs.every is Every.WEEK
    return given(
        {
            "@type": "Schedule",
            "repeatFrequency": "P1W" if weekly else "P1M",
            "byDay": f"https://schema.org/{_WEEKDAYS[event.days[0].weekday()]}" if weekly else None,
            "byMonthDay": None if weekly else event.days[0].day,
            "startDate": event.days[0].isoformat(),
            "endDate": event.days[-1].isoformat(),
            "startTime": start.time().isoformat() if isinstance(start, datetime) else None,
            "endTime": end.time().isoformat() if isinstance(end, datetime) else None,
            "exceptDate": [day.isoformat() for day in event.days_left_out] or None,
            "repeatCount": len(event.days),
            "scheduleTimezone": "Asia/Ho_Chi_Minh",
        }
    )

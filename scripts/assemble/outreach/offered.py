"""Of what posts are offered, and where their texts stand: of what is current alone, however much there was before."""

from collections.abc import Sequence
from datetime import timedelta
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from scripts.assemble.parts import listing
from scripts.model import addresses
from scripts.model.event import Event, Status
from scripts.model.exemplar import Exemplar
from scripts.model.law import Force, Law
from scripts.model.page import Answered, Article, News, Question

if TYPE_CHECKING:
    from scripts.assemble.view import View

Posted: TypeAlias = Event | Article
# A post is some 500 bytes of a compressed page.
SIZE = 20
# Nobody posts of what is further off, and the page must not grow with the campaign.
_AHEAD, _EVENTS, _NEWS = timedelta(days=30), 100, 20
_LAWS = 2


# The lists, whose first pages are at `url_of`.
LISTS = ("su-kien", "tin", "tinh-huong", "hoi-dap", "mo-hinh")


class Offered:
    """What is current of a view; nothing without a press room."""

    def __init__(self, view: "View") -> None:
        self.view = view
        self._places: dict[str, dict[object, str]] = {}

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """On or to come soon; what is not as announced is told at once, however far off."""
        last = self.view.today + _AHEAD
        found = (
            event
            for event in self.view.coming
            if event.status is not Status.SCHEDULED
            or ((one := event.occasion(self.view.now)) is not None and one.first <= last)
        )
        return tuple(found)[:_EVENTS]

    @cached_property
    def news(self) -> tuple[News, ...]:
        """The latest that rests on nothing which is over."""
        return tuple(filter(self._holds, self.view.news[:_NEWS]))

    @cached_property
    def situations(self) -> tuple[Answered, ...]:
        """Situations, and pages that begin with an answer."""
        found: tuple[Answered, ...] = (
            *self.view.situations,
            *(page for page in self.view.site.pages if _answers(page)),
        )
        return tuple(one for one in found if self._holds(one))

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Those whose answer of today is the law of today."""
        return tuple(filter(self._holds, self.view.questions))

    @cached_property
    def exemplars(self) -> tuple[Exemplar, ...]:
        """Every model."""
        return tuple(filter(self._holds, self.view.exemplars))

    def of(self, name: str) -> Sequence[Posted]:
        """Those of a list."""
        if "bao-chi" not in self.view.site.pages_by_slug:
            return ()
        match name:
            case "su-kien":
                return self.events
            case "tin":
                return self.news
            case "tinh-huong":
                return self.situations
            case "hoi-dap":
                return self.questions
        return self.exemplars

    def place(self, name: str, record: Posted) -> str | None:
        """Where in the list of that name the posts of a record stand, if any are offered."""
        if name not in self._places:
            self._places[name] = {
                _key(one): f"{listing.address(url_of(name), number // SIZE + 1)}#{anchor(one)}"
                for number, one in enumerate(self.of(name))
            }
        return self._places[name].get(_key(record))

    def is_sure(self, record: Posted) -> bool:
        """Is every text that it cites known to be in force, or to be over?"""
        return not any(law.force(self.view.today) is Force.UNKNOWN for law in self._laws(record))

    def laws(self, record: Posted) -> tuple[str, ...]:
        """The names of the first that it cites and that hold."""
        held = (law.name for law in self._laws(record) if law.force(self.view.today) is Force.IN_FORCE)
        return tuple(islice(held, _LAWS))

    def _holds(self, record: Posted) -> bool:
        """Does it lean on no law that has not begun, and on none that has ended but beside the one that holds since?"""
        laws = {law.number: (law, law.force(self.view.today)) for law in self._laws(record)}
        if any(force is Force.COMING for _, force in laws.values()):
            return False
        held = {number for number, (_, force) in laws.items() if force is not Force.ENDED}
        return all(number in held or held.intersection(self._heirs(law)) for number, (law, _) in laws.items())

    def _laws(self, record: Posted) -> tuple[Law, ...]:
        known = self.view.site.laws_by_number
        return tuple(known[number] for number in dict.fromkeys(one.law for one in self.view.cited(record)))

    def _heirs(self, law: Law) -> set[str]:
        """The numbers of all that replaced it, one after another."""
        found: set[str] = set()
        heir = self.view.site.successor(law)
        while heir and heir.number not in found:
            found.add(heir.number)
            heir = self.view.site.successor(heir)
        return found


def url_of(name: str) -> str:
    """/bao-chi/mang-xa-hoi/tin/, of the list of that name; that of events is the page itself."""
    return addresses.SOCIAL if name == "su-kien" else f"{addresses.SOCIAL}{name}/"


def anchor(record: Posted) -> str:
    """Of the post on its page."""
    return record.id if isinstance(record, Event) else record.slug


def _key(record: Posted) -> object:
    """A translation has no posts."""
    return (record.key, record.lang) if isinstance(record, Article) else anchor(record)


def _answers(page: Answered) -> bool:
    return any(said is not None for _, said in page.answer)

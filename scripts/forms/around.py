"""What a form knows of the site: the lists that values are chosen from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from scripts.forms import places
from scripts.forms.field_words import FieldWords
from scripts.forms.places import Offer
from scripts.model.campaign import Campaign
from scripts.model.diagram import Diagram
from scripts.model.page import Question
from scripts.model.website import Site

# Lists of places: of which units; None means both.
PLACES = {"communes": False, "districts": True, "places": None}


@dataclass(frozen=True)
class Around:
    """`day` is the one of the entry, by which names of places are understood; without a `site` nothing is offered."""

    site: Site | None
    year: int | None = None
    day: date | None = None

    def boxes(self, words: FieldWords) -> list[tuple[str, str]]:
        """A closed list: values with their words; empty where the list is open."""
        campaigns = self._campaigns()
        match words.chosen:
            case "focuses":
                return [(one.id, one.title) for campaign in campaigns for one in campaign.focuses]
            case "organisers":
                return [(name, name) for campaign in campaigns[:1] for name in campaign.organisers]
            case "audiences":
                return [(name, name) for campaign in campaigns[:1] for name in campaign.audiences]
        return []

    def offers(self, words: FieldWords) -> list[Offer]:
        """An open list, as long as a browser can hold."""
        if self.site is None:
            return []
        if words.chosen in PLACES:
            return [*places.names_on(self.site.places, self.day, PLACES[words.chosen])]
        return [*self._others(words.chosen)]

    def note(self, words: FieldWords, text: str) -> str:
        """What to know of a value."""
        if self.site is None or words.chosen not in PLACES or not text:
            return ""
        found = places.note_of(self.site.places, text, self.day, PLACES[words.chosen])
        return f"{text}: {found}" if found else ""

    def _others(self, name: str) -> Iterator[Offer]:
        assert self.site
        if name == "agencies":
            yield from (Offer(one.id, one.name) for campaign in self._campaigns() for one in campaign.agencies)
        elif name == "diagrams":
            yield from (Offer(one.slug, one.title) for one in self.site.of(Diagram))
        elif name == "questions":
            yield from (Offer(one.slug, one.title) for one in self.site.of(Question))

    def _campaigns(self) -> list[Campaign]:
        """That of the year, else all, the newest first."""
        if self.site is None:
            return []
        if self.year in self.site.campaigns_by_year:
            return [self.site.campaigns_by_year[self.year]]
        return [] if self.year else sorted(self.site.campaigns, key=lambda one: -one.year)

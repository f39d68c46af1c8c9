"""Where the official words of a text are: at an authority's address, or to be found by its number."""

from urllib.parse import urlsplit

from scripts.assemble.laws.facts import LawFacts
from scripts.assemble.page import Link
from scripts.model.law import OfficialIs
from scripts.words import text


def published(law: LawFacts) -> Link | None:
    """The address at which an authority has them."""
    official = law.head.official
    if official and official.url and law.law.official_is is OfficialIs.TEXT:
        host = urlsplit(official.url).hostname or ""
        return Link(text("laws.wording.at", host=host.removeprefix("www.")), official.url)
    return None


def is_to_be_found(law: LawFacts) -> bool:
    """Is no address known that has the text or searches for it?"""
    return law.head.official is None or law.law.official_is is OfficialIs.ABOUT


def place() -> Link:
    """Where to search by number."""
    return Link(text("laws.find.place"), text("laws.find.url"))

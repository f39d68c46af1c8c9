"""The numbers to call, ready to dial: all that the site prints, from content/site.yml."""

from collections.abc import Mapping
from dataclasses import dataclass

from scripts.assemble.page import SourceRow, source_row
from scripts.assemble.parts.contacts import dial
from scripts.assemble.parts.listing import Group
from scripts.assemble.view import View
from scripts.model.identity import Hotline, Use
from scripts.vietnamese.slugs import slug

# Letters of a short number, such as 115 or 18001567.
_SHORT = 8


@dataclass(frozen=True, slots=True)
class Line:
    """A number: `tel` dials it, `id` is its place on the help page, `when` to call it by language, `url` tells more;
    a `long` one takes much of a bar; `instead` is for what it is called while no commune's own is known."""

    number: str
    tel: str
    long: bool
    id: str
    use: str
    title: str
    when: Mapping[str, str]
    who: str
    hours: str | None
    note: str | None
    meanwhile: str | None
    url: str | None
    instead: str | None
    sources: tuple[SourceRow, ...]


def lines(view: View) -> tuple[Line, ...]:
    """Every number, in the order of the site."""
    return tuple(_line(view, hotline) for hotline in view.site.identity.hotlines)


def danger_pages(view: View) -> tuple[str, ...]:
    """Addresses of what to do when a life is in danger."""
    return tuple(line.url.partition("#")[0] for line in lines(view) if line.use == Use.DANGER and line.url)


def by_use(view: View) -> tuple[Group, ...]:
    """Every number under what it is for."""
    found = lines(view)
    groups = ((use, tuple(line for line in found if line.use == use)) for use in Use)
    return tuple(Group(use.label, own, id=use) for use, own in groups if own)


def _line(view: View, hotline: Hotline) -> Line:
    return Line(
        number=hotline.number,
        tel=dial(hotline.number),
        long=len(hotline.number) > _SHORT,
        id=slug(f"{hotline.title} {hotline.number}"),
        use=hotline.use.value,
        title=hotline.title,
        when=hotline.when.model_dump(),
        who=hotline.who,
        hours=hotline.hours,
        note=hotline.note,
        meanwhile=hotline.meanwhile,
        url=view.field_href(hotline.link) if hotline.link else None,
        instead=hotline.instead,
        sources=tuple(map(source_row, hotline.sources)),
    )

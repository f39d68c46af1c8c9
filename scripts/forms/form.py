"""A form as HTML, and what a browser sends of it as an entry again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scripts.forms import sent
from scripts.forms.around import PLACES, Around
from scripts.forms.controls import Control, Maker, Wrong
from scripts.forms.days import in_words, why_not
from scripts.forms.entries import Entry
from scripts.forms.places import like
from scripts.forms.said import in_form
from scripts.forms.sent import ACTION, ADD, Act
from scripts.forms.shown import Item, Shown
from scripts.forms.templating import templates
from scripts.model.values import day_of, parse_moment
from scripts.model.website import Site
from scripts.problems import Problem

if TYPE_CHECKING:
    from jinja2 import Template

# What the entry was when the form was made.
_ORIGIN = "goc"
_TEMPLATES = Path(__file__).parent / "templates"
LOOK = Path(__file__).parent / "look"


@dataclass(frozen=True)
class Sent:
    """What came back: the entry as it was when the form was made, what the fields show now, and the button that was
    pressed, where it was none that saves."""

    before: Entry
    shown: dict[str, Shown]
    act: Act | None = None

    @property
    def entry(self) -> Entry:
        """The entry as the form has it."""
        return self.before.changed(self.shown)

    def with_text(self, name: str, text: str) -> Sent:
        """The same with another text in the control of that name."""
        return replace(self, shown=_put(self.shown, name.split("/")[1:], text))


class _Summary(NamedTuple):
    id: str
    label: str
    problem: Problem


def form(
    entry: Entry,
    site: Site | None,
    wrong: Wrong | None = None,
    shown: Mapping[str, Shown] | None = None,
    act: Act | None = None,
    days: str = "",
    places: str = "",
    hidden: Sequence[tuple[str, str]] = (),
    pictures: Mapping[str, str] | None = None,
) -> str:
    """The form of an entry, without a form element, which must send files. `wrong` are problems by their fields,
    `shown` what its fields show where that is not what the file says, `act` the button that was pressed. `days` and
    `places` are addresses, with a query begun, at which the script asks for `understood` and `found_places`. What is
    `hidden` comes back as it is, by names; `pictures` are the addresses of pictures by the names of their files."""
    now = dict(shown) if shown is not None else entry.shown()
    wrong = {way: [in_form(one, entry.fields, way) for one in found] for way, found in (wrong or {}).items()}
    around = Around(site, entry.year, _day(now))
    maker = Maker(around, wrong, _previews(now, act), _fresh(now, act), pictures or {})
    controls, rare = maker.group(entry.fields, now, entry.above)
    summary = [*_summary((*controls, *rare), wrong)]
    offers = {one.offers_of: one.offers for one in _all((*controls, *rare)) if one.offers}
    problems = [one for found in wrong.values() for one in found]
    is_wrong = any(one.is_error for one in problems)
    return _template().render(
        controls=controls,
        rare=rare,
        offers=offers,
        hidden=hidden,
        origin=json.dumps(_kept(entry), ensure_ascii=False),
        summary=summary,
        days=days,
        places=places,
        heading=f"Còn {len(problems)} chỗ {'cần xem lại' if is_wrong else 'nên xem'}",
        is_wrong=is_wrong,
    )


def received(pairs: Iterable[tuple[str, str]]) -> Sent | None:
    """What a browser sent; None where it is no form of ours."""
    known = [*pairs]
    given = dict(known)
    try:
        before = Entry(**json.loads(given[_ORIGIN]))
        fields = before.fields
    except (KeyError, TypeError, ValueError):
        return None
    act = Act.parse(given.get(ACTION, ""))
    return Sent(before, sent.tree(fields, known, act), act)


def understood(text: str, year: int | None) -> dict[str, str]:
    """How a day is read, for the script of a form."""
    words = in_words(text, year) if text.strip() else ""
    return {"words": f"Máy hiểu: {words}" if words else why_not(text, year) if text.strip() else ""}


def found_places(site: Site | None, text: str, day: str, kind: str) -> dict[str, list[dict[str, str]]]:
    """Places by some letters of their names, for the script of a form."""
    if site is None or kind not in PLACES:
        return {"offers": []}
    try:
        on = day_of(parse_moment(day)) if day.strip() else None
    except ValueError:
        on = None
    return {"offers": [{"name": one.name, "note": one.note} for one in like(site.places, text, on, PLACES[kind])]}


def _kept(entry: Entry) -> dict[str, object]:
    return {name: getattr(entry, name) for name in ("path", "kind", "at", "values", "body", "above")}


def _day(shown: Mapping[str, Shown]) -> date | None:
    """The day by which names of places are understood."""
    for name in ("start", "date"):
        text = shown.get(name)
        if isinstance(text, str) and text.strip():
            try:
                return day_of(parse_moment(text))
            except ValueError:
                return None
    return None


def _fresh(shown: Mapping[str, Shown], act: Act | None) -> str:
    """The item that was added just now."""
    if act is None or act.what != ADD:
        return ""
    items = _at(dict(shown), act.path.split("/")[1:])
    return f"{act.path}/{items[-1].key}" if isinstance(items, tuple) and items and isinstance(items[-1], Item) else ""


def _previews(shown: Mapping[str, Shown], act: Act | None) -> dict[str, str]:
    """The text that somebody asked to see, as pages show it."""
    text = _at(dict(shown), act.path.split("/")[1:]) if act and act.what == sent.SEE else None
    return {act.path: preview(text)} if act and isinstance(text, str) else {}


def preview(text: str) -> str:
    """A Markdown text as pages show it, but for links within the site, which only a page can resolve."""
    import nh3

    from scripts.markup.conversion import to_html

    return nh3.clean(to_html(text)) or "<p>Chưa có chữ nào.</p>"


def _at(shown: Shown, way: Sequence[str]) -> Shown:
    for name in way:
        if isinstance(shown, dict):
            shown = shown.get(name)
        elif isinstance(shown, tuple):
            shown = next((one.shown for one in shown if isinstance(one, Item) and one.key == name), None)
        else:
            return None
    return shown


def _put(shown: Mapping[str, Shown], way: Sequence[str], text: str) -> dict[str, Shown]:
    def put(value: Shown, rest: Sequence[str]) -> Shown:
        if not rest:
            return text
        if isinstance(value, dict):
            return {**value, rest[0]: put(value.get(rest[0]), rest[1:])}
        if isinstance(value, tuple):
            items = [one for one in value if isinstance(one, Item)]
            return tuple(Item(one.key, put(one.shown, rest[1:]) if one.key == rest[0] else one.shown) for one in items)
        return value

    found = put(dict(shown), way)
    return found if isinstance(found, dict) else dict(shown)


def _summary(controls: Iterable[Control], wrong: Wrong) -> Iterator[_Summary]:
    """Every problem with a link to its field, in the order of the form; at its end those that have none."""
    seen: set[Problem] = set()
    for one in _all(controls):
        for problem in one.problems:
            seen.add(problem)
            yield _Summary(one.id, one.label, problem)
    yield from (_Summary("", "", one) for found in wrong.values() for one in found if one not in seen)


def _all(controls: Iterable[Control]) -> Iterator[Control]:
    for one in controls:
        yield one
        yield from _all((*one.parts, *one.rare))


@cache
def _template() -> Template:
    return templates(_TEMPLATES).get_template("form.html")

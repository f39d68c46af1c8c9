"""A fictional site of any size from one seed: the records, and the checkout that this project builds.

Item number k depends on the seed and on k alone, so the site of 400 pages is the beginning of the site of
4,000: what differs between two measurements is the amount, not the kind, of content. The entries are no
samples (`sample: true` never publishes); instead the province is "Tỉnh Mẫu" and every title begins with
"Mẫu", so that nobody can take a page for a real one.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from string import Template
from textwrap import indent
from typing import Any

import yaml

from scripts.bench.words import hamlet, one_of, paragraphs, person, sentence, words
from scripts.model.event import Kind

Texts = dict[str, str]

SEED = 2606
NOW = "2026-01-01"
_THEMES = Path(__file__).resolve().parent / "themes"
_PLACES = "content/places.yml"
# Of so many items in a row a mix says how many are events.
_CYCLE = 5


@dataclass(frozen=True, slots=True)
class Mix:
    """What the items are: so many of five are events, the others articles, of these years."""

    name: str
    events: int
    years: range


EVENTS_AND_NEWS = Mix("events and news of six years", 3, range(2020, 2026))
# The hardest case for whoever keeps what did not change: every list of the year holds the edited event.
EVENTS_OF_A_YEAR = Mix("events of one year", _CYCLE, range(2025, 2026))


@dataclass(frozen=True, slots=True)
class Item:
    """A fictional event or article; `body` is Markdown with links by identity, `path` its address below the root.

    `file` is where our sources have it, with `fields` in YAML; the peers print `facts`.
    """

    id: str
    title: str
    summary: str
    body: str
    day: date
    source: str
    path: str
    file: str
    district: str
    fields: Mapping[str, str]
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Corpus:
    """What every tool gets to build."""

    events: tuple[Item, ...]
    stories: tuple[Item, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """Events, then articles."""
        return (*self.events, *self.stories)

    def chosen(self, turn: int) -> int:
        """Which event is edited in a turn, another in each."""
        return (turn * 7919) % len(self.events)

    def edited(self, turn: int) -> "Corpus":
        """The same site after an editor changed the title of one event."""
        events = list(self.events)
        event = events[self.chosen(turn)]
        events[self.chosen(turn)] = replace(event, title=f"{event.title} {mark(turn)}")
        return replace(self, events=tuple(events))


def mark(turn: int) -> str:
    """What the edit of a turn adds to a title."""
    return f"(sửa lần {turn})"


def corpus(pages: int, mix: Mix = EVENTS_AND_NEWS, seed: int = SEED) -> Corpus:
    """`pages` events and articles altogether; pure."""
    events, stories = [], []
    for number in range(pages):
        rng = Random(f"{seed}/{number}")
        if number % _CYCLE < mix.events:
            events.append(_event(rng, number, mix))
        else:
            stories.append(_story(rng, number, mix))
    return Corpus(tuple(events), tuple(stories))


def checkout(site: Corpus) -> Texts:
    """content/ and events/ as this project reads them."""
    tree = theme("ours")
    campaign = Template((_THEMES / "campaign.yml").read_text(encoding="utf-8"))
    for year in sorted({item.day.year for item in site.items}):
        tree[f"events/{year}/campaign.yml"] = campaign.substitute(year=year, number=year - 2019)
    for item in site.stories:
        tree[item.file] = f"---\n{_yaml(item)}---\n\n{item.body}\n"
    for item in site.events:
        head = f"defaults:\n  place: {{district: {item.district}}}\nevents:\n"
        tree[item.file] = tree.get(item.file, head) + "-" + _yaml(item, "  ", id=item.id)[1:]
    return tree


def theme(name: str, style: str | None = None) -> Texts:
    """The hand-written part of a site, from themes/<name>; `style` is where the stylesheet that they share goes."""
    folder = _THEMES / name
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    tree = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}
    return tree | ({style: (_THEMES / "style.css").read_text(encoding="utf-8")} if style else {})


def quoted(text: str) -> str:
    """A JSON string, which is a double-quoted YAML string as well (YAML 1.2, 10.2)."""
    return json.dumps(text, ensure_ascii=False)


@cache
def _districts() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(theme("ours")[_PLACES])["districts"]
    return found


def _event_id(number: int) -> str:
    return f"mau-{number:05d}"


def _day(rng: Random, years: range) -> date:
    return date(rng.choice(years), 1, 1) + timedelta(days=rng.randrange(365))


def _event(rng: Random, number: int, mix: Mix) -> Item:
    kind = rng.choice(list(Kind))
    title = f"Mẫu {number}: {kind.label} {one_of(rng, 'topics')} ở {hamlet(rng)}"
    summary = sentence(rng)
    body = "\n\n".join(paragraphs(rng, 130, 230))
    day = _day(rng, mix.years)
    clock = f"{rng.randint(7, 16):02d}:{rng.choice(('00', '30'))}" if rng.random() < 0.6 else ""
    place = rng.choice(_districts())
    district, commune = place["name"], rng.choice(place["communes"])["name"]
    venue = one_of(rng, "venues").capitalize()
    organiser = f"{one_of(rng, 'organisers')} {rng.choice(_districts())['name'].removeprefix('Huyện ')}"
    focus = one_of(rng, "focuses")
    held = rng.random() < 0.5
    source = f"https://bao-mau.example/su-kien/{number}"
    fields = {
        "kind": kind.value,
        "start": f"{day} {clock}".strip(),
        "place": f"{{commune: {commune}, venue: {venue}}}",
        "organisers": f"[{organiser}]",
        "focus": f"[{focus}]",
        "status": "held" if held else "scheduled",
        "campaign": "true" if day.month == 6 else "false",
        "source": source,
    }
    facts = {
        "Loại": kind.label,
        "Thời gian": f"{clock}, {day:%d/%m/%Y}".removeprefix(", "),
        "Địa điểm": f"{venue}, {commune}, {district}",
        "Đơn vị tổ chức": organiser,
        "Tình trạng": "Đã diễn ra" if held else "Đã lên lịch",
    }
    path, file = f"su-kien/{day.year}/{_event_id(number)}/", f"events/{day.year}/{place['slug']}.yml"
    return Item(_event_id(number), title, summary, body, day, source, path, file, district, fields, facts)


def _story(rng: Random, number: int, mix: Mix) -> Item:
    parts = paragraphs(rng, 290, 450)
    for position, heading in zip(range(1, len(parts), 2), rng.sample(words()["headings"], 3), strict=False):
        parts[position] = f"## {heading}\n\n{parts[position]}"
    topic = one_of(rng, "topics")
    # The nearest earlier number that is an event: it exists in every site that has this article.
    event = number - 1 - number % _CYCLE + mix.events
    article = 1 + number % 6
    law = f"1/2020/MAU#dieu-{article}"
    parts.append(
        f"Xem thêm [sự kiện mẫu số {event}](sukien:{_event_id(event)}) và [Điều {article} của Luật Mẫu](luat:{law})."
    )
    slug = f"{_event_id(number)}-{rng.choice(('ghi-chep', 'chuyen-nguoi', 'tin-nhanh', 'hoi-chuyen'))}"
    title = f"Mẫu {number}: {topic.capitalize()} và {one_of(rng, 'groups')} ở {hamlet(rng)}"
    summary = sentence(rng)
    kind = rng.choice(("news", "feature", "interview", "release"))
    day = _day(rng, mix.years)
    author = person(rng)
    district = rng.choice(_districts())["name"]
    source = f"https://bao-mau.example/bai/{number}"
    fields = {
        "date": f"{day}",
        "author": author,
        "kind": kind,
        "places": f"[{district}]",
        "focus": f"[{one_of(rng, 'focuses')}]",
        "law": f"[{law}]",
        "sources": f"[{source}]",
    }
    facts = {"Thể loại": kind, "Người viết": author}
    path, file = f"tin-tuc/{day.year}/{slug}/", f"content/tin-tuc/{day}-{slug}.md"
    return Item(slug, title, summary, "\n\n".join(parts), day, source, path, file, district, fields, facts)


def _yaml(item: Item, margin: str = "", **more: str) -> str:
    fields = more | {"title": quoted(item.title), "summary": quoted(item.summary)}
    if margin:
        fields["description"] = f"|\n{indent(item.body, 2 * margin)}"
    return "".join(f"{margin}{name}: {value}\n" for name, value in {**fields, **item.fields}.items())

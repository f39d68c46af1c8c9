"""A fictional site of any size from one seed: the records, and the checkout that this project builds.

Item number k depends on the seed and on k alone, so the site of 400 pages is the beginning of the site of
4,000: what differs between two measurements is the amount, not the kind, of content. The entries are no
samples (`sample: true` never publishes); instead the province is "Tỉnh Mẫu" and every title begins with
"Mẫu", so that nobody can take a page for a real one.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from scripts.bench.words import hamlet, paragraphs, person, sentence, words
from scripts.model.event import Kind

Texts = dict[str, str]

SEED = 2606
NOW = "2026-01-01"
LAW = "1/2020/MAU"
# Of so many items in a row a mix says how many are events.
_CYCLE = 5
_NUMBERS = ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám")
_SLUGS = ("mau-mot", "mau-hai", "mau-ba", "mau-bon", "mau-nam", "mau-sau", "mau-bay", "mau-tam")
_SIDES = ("Đông", "Tây", "Nam", "Bắc", "Trung")
_FOCUSES = {"gia-dinh": "Gia đình", "truong-hoc": "Trường học", "thon-ban": "Thôn bản"}


@dataclass(frozen=True, slots=True)
class Mix:
    """What the items are: so many of five are events, the others articles, of these years."""

    name: str
    events: int
    years: range

    def is_event(self, number: int) -> bool:
        """Whether item `number` is an event."""
        return number % _CYCLE < self.events


EVENTS_AND_NEWS = Mix("events and news of six years", 3, range(2020, 2026))
# The hardest case for whoever keeps what did not change: every list of the year holds the edited event.
EVENTS_OF_A_YEAR = Mix("events of one year", _CYCLE, range(2025, 2026))


@dataclass(frozen=True, slots=True)
class Occasion:
    """A fictional event; `body` is Markdown with links by identity."""

    number: int
    id: str
    title: str
    summary: str
    body: str
    kind: Kind
    day: date
    clock: str | None
    district: int
    side: str
    venue: str
    organiser: str
    focus: str
    held: bool
    source: str

    @property
    def path(self) -> str:
        """Address below the root, without a leading slash."""
        return f"su-kien/{self.day.year}/{self.id}/"

    @property
    def place(self) -> str:
        """The place in words."""
        return f"{self.venue}, {commune_name(self.district, self.side)}, {district_name(self.district)}"


@dataclass(frozen=True, slots=True)
class Story:
    """A fictional article."""

    number: int
    slug: str
    title: str
    summary: str
    body: str
    kind: str
    day: date
    author: str
    district: int
    focus: str
    source: str

    @property
    def path(self) -> str:
        """Address below the root, without a leading slash."""
        return f"tin-tuc/{self.day.year}/{self.slug}/"


@dataclass(frozen=True, slots=True)
class Corpus:
    """What every tool gets to build."""

    events: tuple[Occasion, ...]
    stories: tuple[Story, ...]

    @property
    def items(self) -> tuple[Occasion | Story, ...]:
        """Events, then articles."""
        return (*self.events, *self.stories)

    def chosen(self, turn: int) -> int:
        """Which event is edited in a turn, another in each."""
        return (turn * 7919) % len(self.events)

    def edited(self, turn: int) -> Corpus:
        """The same site after an editor changed the title of one event."""
        index = self.chosen(turn)
        event = self.events[index]
        changed = replace(event, title=f"{event.title} {mark(turn)}")
        return replace(self, events=(*self.events[:index], changed, *self.events[index + 1 :]))


def mark(turn: int) -> str:
    """What the edit of a turn adds to a title."""
    return f"(sửa lần {turn})"


def district_name(index: int) -> str:
    """`Huyện Mẫu Một`."""
    return f"Huyện Mẫu {_NUMBERS[index]}"


def commune_name(district: int, side: str) -> str:
    """`Xã Mẫu Một Đông`."""
    return f"Xã Mẫu {_NUMBERS[district]} {side}"


def corpus(pages: int, mix: Mix = EVENTS_AND_NEWS, seed: int = SEED) -> Corpus:
    """`pages` events and articles altogether; pure."""
    numbers = range(pages)
    return Corpus(
        tuple(_occasion(seed, number, mix) for number in numbers if mix.is_event(number)),
        tuple(_story(seed, number, mix) for number in numbers if not mix.is_event(number)),
    )


def checkout(site: Corpus) -> Texts:
    """content/ and events/ as this project reads them."""
    tree = {
        "content/site.yml": _SITE,
        "content/places.yml": _places(),
        "content/index.md": _front("Mẫu: trang đầu", "Mẫu: trang sinh ra để đo bộ dựng.") + HOME,
        "content/luat/luat-mau/law.yml": _LAW,
        "content/luat/luat-mau/index.md": _front("Mẫu: Luật Mẫu", "Mẫu: một văn bản không có thật.") + LAW_BODY,
    }
    tree |= {f"events/{year}/campaign.yml": _campaign(year) for year in sorted({item.day.year for item in site.items})}
    tree |= {f"content/tin-tuc/{story.day}-{story.slug}.md": _news(story) for story in site.stories}
    for event in site.events:
        path = f"events/{event.day.year}/{_SLUGS[event.district]}.yml"
        tree[path] = tree.get(path) or _listing_head(event)
        tree[path] += _entry(event)
    return tree


def _day(rng: Random, years: range) -> date:
    return date(rng.choice(years), 1, 1) + timedelta(days=rng.randrange(365))


def _event_id(number: int) -> str:
    return f"mau-{number:05d}"


def _occasion(seed: int, number: int, mix: Mix) -> Occasion:
    rng = Random(f"{seed}/{number}")
    kind = rng.choice(list(Kind))
    title = f"Mẫu {number}: {kind.label} {rng.choice(words().topics)} ở {hamlet(rng)}"
    return Occasion(
        number=number,
        id=_event_id(number),
        title=title,
        summary=sentence(rng),
        body="\n\n".join(paragraphs(rng, 130, 230)),
        kind=kind,
        day=_day(rng, mix.years),
        clock=f"{rng.randint(7, 16):02d}:{rng.choice(('00', '30'))}" if rng.random() < 0.6 else None,
        district=rng.randrange(len(_NUMBERS)),
        side=rng.choice(_SIDES),
        venue=rng.choice(words().venues).capitalize(),
        organiser=f"{rng.choice(words().organisers)} Mẫu {rng.choice(_NUMBERS)}",
        focus=rng.choice(sorted(_FOCUSES)),
        held=rng.random() < 0.5,
        source=f"https://bao-mau.example/su-kien/{number}",
    )


def _story(seed: int, number: int, mix: Mix) -> Story:
    rng = Random(f"{seed}/{number}")
    parts = paragraphs(rng, 290, 450)
    for position, heading in zip(range(1, len(parts), 2), rng.sample(words().headings, 3), strict=False):
        parts[position] = f"## {heading}\n\n{parts[position]}"
    topic = rng.choice(words().topics)
    # The nearest earlier number that is an event: it exists in every site that has this article.
    event = number - 1 - number % _CYCLE + mix.events
    parts.append(
        f"Xem thêm [sự kiện mẫu số {event}](sukien:{_event_id(event)}) và "
        f"[Điều {1 + number % 6} của Luật Mẫu](luat:{LAW}#dieu-{1 + number % 6})."
    )
    return Story(
        number=number,
        slug=f"mau-{number:05d}-{rng.choice(('ghi-chep', 'chuyen-nguoi', 'tin-nhanh', 'hoi-chuyen'))}",
        title=f"Mẫu {number}: {topic.capitalize()} và {rng.choice(words().groups)} ở {hamlet(rng)}",
        summary=sentence(rng),
        body="\n\n".join(parts),
        kind=rng.choice(("news", "feature", "interview", "release")),
        day=_day(rng, mix.years),
        author=person(rng),
        district=rng.randrange(len(_NUMBERS)),
        focus=rng.choice(sorted(_FOCUSES)),
        source=f"https://bao-mau.example/bai/{number}",
    )


def quoted(text: str) -> str:
    """A JSON string, which is a double-quoted YAML string as well (YAML 1.2, 10.2)."""
    return json.dumps(text, ensure_ascii=False)


def _front(title: str, summary: str) -> str:
    return f"---\ntitle: {quoted(title)}\nsummary: {quoted(summary)}\n---\n\n"


def _indented(text: str, by: int) -> str:
    return "".join(f"{' ' * by}{line}\n" if line else "\n" for line in text.split("\n"))


def _listing_head(event: Occasion) -> str:
    return f"defaults:\n  place: {{district: {district_name(event.district)}}}\nevents:\n"


def _entry(event: Occasion) -> str:
    start = f"{event.day} {event.clock}" if event.clock else f"{event.day}"
    return (
        f"- id: {event.id}\n"
        f"  title: {quoted(event.title)}\n"
        f"  summary: {quoted(event.summary)}\n"
        f"  description: |\n{_indented(event.body, 4)}"
        f"  kind: {event.kind.value}\n"
        f"  start: {start}\n"
        f"  place: {{commune: {commune_name(event.district, event.side)}, venue: {event.venue}}}\n"
        f"  organisers: [{event.organiser}]\n"
        f"  focus: [{event.focus}]\n"
        f"  status: {'held' if event.held else 'scheduled'}\n"
        f"  campaign: {'true' if event.day.month == 6 else 'false'}\n"
        f"  source: {event.source}\n"
    )


def _news(story: Story) -> str:
    return (
        "---\n"
        f"title: {quoted(story.title)}\n"
        f"summary: {quoted(story.summary)}\n"
        f"date: {story.day}\n"
        f"author: {story.author}\n"
        f"kind: {story.kind}\n"
        f"places: [{district_name(story.district)}]\n"
        f"focus: [{story.focus}]\n"
        f"law: [{LAW}#dieu-{1 + story.number % 6}]\n"
        f"sources: [{story.source}]\n"
        f"---\n\n{story.body}\n"
    )


def _places() -> str:
    text = "province: {code: '90', name: Tỉnh Mẫu, slug: mau}\ndistricts:\n"
    for index, slug in enumerate(_SLUGS):
        text += f"- code: '{901 + index}'\n  name: {district_name(index)}\n  slug: {slug}\n  communes:\n"
        for number, side in enumerate(_SIDES):
            text += f"  - {{code: '{90001 + 10 * index + number}', name: {commune_name(index, side)}}}\n"
    return text


def _campaign(year: int) -> str:
    focuses = "".join(f"- {{id: {slug}, title: {title}, text: Mẫu.}}\n" for slug, title in _FOCUSES.items())
    return (
        f"year: {year}\nname: Mẫu chiến dịch năm {year}\ntheme: Mẫu chủ đề năm {year}\n"
        f"start: {year}-06-01\nend: {year}-06-30\n"
        f"plan: {{number: {year - 2019}/KH-MAU, date: {year}-05-15, issuer: Ủy ban nhân dân Tỉnh Mẫu}}\n"
        f"summary: Mẫu chiến dịch để đo bộ dựng trang.\n"
        f"focuses:\n{focuses}"
        f"sources: [https://bao-mau.example/ke-hoach/{year}]\n"
    )


HOME = "Trang này do máy sinh ra để đo bộ dựng trang. Mọi tên người, tên đất, sự kiện đều không có thật.\n"
LAW_BODY = "Luật Mẫu không có thật; văn bản này chỉ để các bài mẫu có nơi dẫn tới.\n"

_SITE = """\
name: Mẫu, trang thông tin Tỉnh Mẫu
short_name: Tỉnh Mẫu
tagline: Trang sinh ra để đo bộ dựng
url: https://tinh-mau.example
province: Tỉnh Mẫu
agency: null
contact: null
disclaimer:
  vi: Trang mẫu. Mọi tên người, tên đất, sự kiện đều không có thật.
  en: A specimen. Every name, place and event is fictional.
licence: {name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/deed.vi}
call: {question: Số gọi mẫu, label: Gọi 000, number: "000"}
navigation:
- {title: Luật, page: luat, section: luat}
- {title: Sự kiện, page: su-kien, section: su-kien}
- {title: Tin tức, page: tin-tuc, section: tin-tuc}
current:
  title: Mẫu chiến dịch hiện nay
  text: Không có chiến dịch nào.
"""

_LAW = """\
number: 1/2020/MAU
slug: luat-mau
title: Luật Mẫu
short_title: Luật Mẫu
issuer: Hội đồng Mẫu
passed: 2019-12-01
effective: 2020-01-01
official_source: https://bao-mau.example/luat
chapters:
- number: I
  title: Quy định chung
  articles:
  - {number: 1, title: Phạm vi}
  - {number: 2, title: Giải thích từ ngữ}
  - {number: 3, title: Nguyên tắc}
- number: II
  title: Việc cần làm
  articles:
  - {number: 4, title: Việc của gia đình}
  - {number: 5, title: Việc của nhà trường}
  - {number: 6, title: Việc của thôn bản}
"""

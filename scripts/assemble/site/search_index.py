"""What the search answers from at once, before its index of all pages is there.

tim-kiem/muc-luc.json: questions, situations, pages, diagrams, texts and their articles that are told in our own
words, numbers to call; and how people say these things (content/search.yml). tim-kiem/dia-ban.json: places of today
and of before. tim-kiem/dieu-lo.json: what people fear, of each page that answers it, and what else they say. They
grow with what staff write by hand, never with events or news. tim-kiem/y-hoi.json: which page a question is about,
learned from all that leads to one (questions_learned.py). tim-kiem/dong-0.json …: how each of these pages
answers, in a line. overrides/assets/search/ reads them.

Packed, every byte of the first two counts: what belongs together is one text with | between its parts and ^ between its
rows, an address is told by its title, and in the other files by its place in the first; texts begin with a small
letter, as they do within others, and frequent letters with marks and syllables are one sign (letter_signs.py).
docs/decisions/025-search-at-once.md
"""

import itertools
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from scripts.assemble.help.answers import in_a_line, said_first
from scripts.assemble.pieces import Tree, lazy
from scripts.assemble.site import questions_learned
from scripts.assemble.site.letter_signs import signed
from scripts.assemble.site.questions_learned import Example
from scripts.assemble.view import View
from scripts.markup.conversion import plain_text
from scripts.markup.markdown_text import parse_link
from scripts.model import addresses
from scripts.model.law import Force
from scripts.model.page import Answered, Article, Page, Question, Worry
from scripts.model.search_words import Answer, Saying, SearchWords
from scripts.model.website import Site
from scripts.vietnamese.folding import fold
from scripts.vietnamese.slugs import slug, slug_or

FOLDER = "tim-kiem/"
PATH, PLACES, WORRIES = "tim-kiem/muc-luc.json", "tim-kiem/dia-ban.json", "tim-kiem/dieu-lo.json"
# The lines are spread over so many files: of three answers each loads some 0.8 KB (of twice as many 0.6 KB).
_FILES = 128
_LONGEST_NAME = 110  # letters of an article's title; what comes after them is found by the index of all pages
_OF_ITEMS = re.compile("(su-kien/(?!dia-ban)|tin-tuc/).")  # lists of events and news
# How a sentence says, without its marks, that the site does not have what was asked.
_GAP = re.compile(r"^[^.:;]*\b(trang (nay )?chua|chua (co o day|doc duoc))\b")
# Lists and other pages that no file of content/ is.
_LISTS = (
    *("luat/", addresses.COMPARISON, addresses.TIMELINE, addresses.GLOSSARY, addresses.QUESTIONS),
    *(
        addresses.SITUATIONS,
        addresses.EASY_PAGES,
        addresses.DIAGRAMS,
        addresses.EXEMPLARS,
        addresses.LESSONS,
        addresses.QUIZ,
        "su-kien/",
        addresses.PLACES,
        "tin-tuc/",
    ),
    *(addresses.PRESS, addresses.PICTURES, addresses.CORRECTIONS, addresses.SAVED),
)


def build(view: View, titles: Mapping[str, str], described: Mapping[str, str]) -> Tree:
    """All files; `titles` are those of all pages but events and news, by address, `described` what their heads say."""
    words = view.site.search
    chosen = _chosen(view.site, words.answers if words else ())
    idle, year = words.optional if words else (), view.site.last_june(view.now)
    pages, laws = _pages(view, titles, chosen), list(_laws(view, chosen))
    entries = [url for some in (*pages.values(), *laws) for url, _ in some]
    # By its number the other files name an entry.
    order = {url: number for number, url in enumerate(entries)}
    of = f"{zlib.crc32(' '.join(entries).encode()):x}"
    data = {
        "of": of,
        "pages": [_rows(where, *(row for _, row in some)) for where, some in pages.items()],
        "laws": [_rows(*(row for _, row in law)) for law in laws],
        "easy": _rows(*_easy(view, order)),
        "calls": _rows(
            *(_joined(line.title, line.number, line.who, line.hours or "") for line in view.site.identity.hotlines)
        ),
        "sayings": _said(words.sayings, year) if words else "",
        "optional": " ".join(one for one in idle if " " not in one),
        "fillers": _joined(*(one for one in idle if " " in one)),
    }
    later = {
        "of": of,
        "sayings": _said(words.more_sayings, year) if words else "",
        "rows": _later(view, words, entries),
    }
    large = {PATH: data, PLACES: list(_places(view)), WORRIES: later}
    tree = {path: signed(_json(each)) for path, each in large.items()}
    tree |= {path: _json(each) for path, each in _lines(view, described).items()}
    found: Tree = {f"files/{path}": f"{text}\n".encode() for path, text in tree.items()}
    examples = list(_examples(view, words))
    found[f"files/{questions_learned.PATH}"] = lazy(
        lambda: questions_learned.written(examples, order, of), _json([of, [(one.text, one.page) for one in examples]])
    )
    return found


def _examples(view: View, words: SearchWords | None) -> Iterator[Example]:
    """Titles, other words, what people fear and what they ask, each with the address of its page."""
    for url, page in _answering(view):
        asked = page.asked if isinstance(page, Question) else ()
        feared = (way for worry in page.worries for way in worry.ways)
        yield from (Example(text, url) for text in (page.title, *asked, *feared))
    chosen = (*words.answers, *words.more_answers, *words.spoken) if words else ()
    for url, texts in _chosen(view.site, chosen).items():
        if not _is_law(url):
            yield from (Example(text.partition(">")[0], url) for text in texts)


def _answering(view: View) -> Iterator[tuple[str, Answered]]:
    """The pages that answer, in Vietnamese, by their address."""
    for page in (*view.questions, *view.situations, *view.site.pages):
        yield addresses.of_article(page), page


def _said(sayings: Iterable[Saying], year: int | None) -> str:
    return _rows(*(_joined(one.said(year), *one.typed) for one in sayings))


def _later(view: View, words: SearchWords | None, entries: Iterable[str]) -> str:
    """What is asked where the first file does not answer whole: of each of its entries what people fear, in their
    words, in the order of the page (help/answers.py: `lo-1`), after a - where the site has no answer to it, and other
    words for the same, each after a +; then after || what leads to the page."""
    fears = {url: [part for worry in page.worries for part in _asked(worry)] for url, page in _answering(view)}
    more = _chosen(view.site, words.more_answers if words else ())
    told = (
        "||".join([_joined(*fears.get(url, ())), *([_joined(*more[url])] if url in more else [])]) for url in entries
    )
    return _rows(*told).rstrip("^")


def _asked(worry: Worry) -> Iterator[str]:
    yield f"{'-' if _GAP.match(fold(plain_text(worry.text))) else ''}{_small(worry.ask)}"
    yield from (f"+{_small(other).removesuffix('?')}" for other in worry.asked)


def _lines(view: View, described: Mapping[str, str]) -> dict[str, dict[str, list[str]]]:
    """By address how a page answers, then each of its worries, in the order of `_later`."""
    said = {url: [text] for url, text in described.items() if text and not _OF_ITEMS.match(url)}
    for url, page in _answering(view):
        first = said_first(page)
        said[url] = ([first] if first else said.get(url, [""])) + [plain_text(worry.text) for worry in page.worries]
    files: dict[str, dict[str, list[str]]] = {_file_of(number): {} for number in range(_FILES)}
    for url, lines in sorted(said.items()):
        files[_file_of(sum(map(ord, url)) % _FILES)][url] = [in_a_line(line) for line in lines]
    return files


def _file_of(number: int) -> str:
    return f"tim-kiem/dong-{number}.json"


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _joined(*parts: str) -> str:
    return "|".join(re.sub(r"[|^]", "/", part) for part in parts)


def _rows(*rows: str) -> str:
    return "^".join(rows)


def _told(title: str, *others: str) -> tuple[str, ...]:
    """A title, which is shown with a capital letter, and the other words, which are not shown."""
    return (_small(title), *(_small(other).removesuffix("?") for other in others))


def _small(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _by_title(end: str, title: str) -> str:
    """The end of an address, in which words of the title are a run of them: how many are passed over, if any, and how
    many taken as a letter. `tich-thu-xe` of “Xe có bị tịch thu không?” is `3B-xe`; no address has capital letters."""
    words, titled = end.split("-"), slug_or("", title).split("-")
    found: list[str] = []
    at = place = 0
    while place < len(words):
        runs = [(_alike(words[place:], titled[start:]), -start) for start in range(at, len(titled))]
        count, start = max(runs, default=(0, 0))
        if count > 1 or (count and len(words[place]) > 2):
            run = f"{-start - at or ''}{chr(64 + count)}"
            run_before = bool(found) and found[-1][-1].isupper()
            found[-1:] = [found[-1] + run] if run_before else [*found[-1:], run]
            at, place = count - start, place + count
        else:
            found.append(words[place])
            place += 1
    return "-".join(found)


def _alike(some: Sequence[str], others: Sequence[str]) -> int:
    """With how many words both begin, as far as a letter can count."""
    pairs = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(some[:26], others, strict=False))
    return sum(1 for _ in pairs)


def _chosen(site: Site, answers: Iterable[Answer]) -> dict[str, list[str]]:
    """What must lead to a page first, by its address; after > the anchor, where it is a place on that page."""
    found: dict[str, list[str]] = {}
    for answer in answers:
        link = parse_link(answer.page)
        url = addresses.of_link(site, link) if link else None
        if url is not None:
            page, _, anchor = url.partition("#")
            found.setdefault(page, []).extend(f"{asked}>{anchor}" if anchor else asked for asked in answer.asked)
    return found


def _pages(view: View, titles: Mapping[str, str], chosen: Mapping[str, list[str]]) -> dict[str, list[tuple[str, str]]]:
    """By the beginning of some addresses each of these and its row: its end by its title, that, and other words for
    the same. Where all titles end with a question mark, the beginning does and they do not."""
    asked = {addresses.of_article(question): question.asked for question in view.questions}
    titles = {**titles, **{addresses.of_article(item): item.title for item in view.news}}
    records: dict[str, Iterable[Article]] = {
        addresses.QUESTIONS: view.questions,
        addresses.SITUATIONS: view.situations,
        addresses.DIAGRAMS: view.diagrams,
        "": (*view.site.pages, *view.translations_of(Page)),
    }
    found = {where: [addresses.of_article(one) for one in some] for where, some in records.items()}
    campaigns = view.site.campaigns
    years = (addresses.of_year(campaign.year) for campaign in campaigns)
    others = (*_LISTS, *map(addresses.of_campaign, campaigns), *years, *(url for url in chosen if not _is_law(url)))
    listed = {url for urls in found.values() for url in urls}
    found[""] += dict.fromkeys(url for url in others if url not in listed)

    def row(url: str, where: str, mark: str) -> str:
        others = dict.fromkeys((*asked.get(url, ()), *chosen.get(url, ())))
        end = _by_title(url.removeprefix(where).removesuffix("/"), titles[url])
        return _joined(end, *_told(titles[url].removesuffix(mark), *others))

    rows: dict[str, list[tuple[str, str]]] = {}
    for where, urls in found.items():
        there = [url for url in urls if url in titles]
        mark = "?" if all(titles[url].endswith("?") for url in there) else ""
        rows[where + mark] = [(url, row(url, where, mark)) for url in there]
    return rows


def _is_law(url: str) -> bool:
    return url.startswith("luat/")


def _laws(view: View, chosen: Mapping[str, list[str]]) -> Iterator[list[tuple[str, str]]]:
    """Of each text the row, then those of the articles that have an explainer, each with its address. That of a text:
    its address where its number does not tell it, title (without the number where it ends in it), number, how little
    it counts, what a reader must know of its force, other names. Of an article: its number where it is not the next,
    the title, other words; those of a text that has ended are found by number alone."""
    for law in view.site.laws:
        facts, url = view.law_facts[law.number], addresses.of_law(law)
        here = facts.standing is not Force.ENDED
        force = facts.head.force
        short = "/".join(law.number.split("/")[:2])
        text = _joined(
            "" if law.slug == slug(law.number) else law.slug,
            law.short_title.removesuffix(short) if law.short_title.endswith(f" {short}") else law.short_title,
            law.number,
            f"{float(facts.search_weight or 1):g}",
            "" if force.tone == "ok" else force.title,
            *law.names,
            *chosen.get(url, ()),
        )
        told = [(url, text)]
        before = ""
        for number, article in law.articles.items():
            explainer = view.site.explainers_by_place.get((law.slug, number))
            if explainer:
                at = f"{url}dieu-{number}/"
                name = in_a_line(article.title, _LONGEST_NAME)
                words = _told(name, *explainer.asked, *chosen.get(at, ())) if here else ()
                told.append((at, _joined(*(() if number == _next(before) else (number,)), *words)))
                before = number
        yield told


def _next(number: str) -> str:
    return str(int(re.sub(r"\D", "", number) or 0) + 1)


def _easy(view: View, order: Mapping[str, int]) -> Iterator[str]:
    """Pages in short sentences: which entry each retells, and the end of its address where it is not that one's."""
    for page in view.easy_pages:
        of = view.field_href(page.of)
        end = addresses.of_article(page).removeprefix(addresses.EASY_PAGES).removesuffix("/")
        yield _joined(str(order[of]), *(() if of.endswith(f"/{end}/") else (end,)))


def _places(view: View) -> Iterator[str]:
    """`Xã Tiền Phong|Xã Hạnh Dịch|…`: a unit and the names that it goes back to; before `>` the end of its address
    where that is not its name. Units of today come first."""
    listed = view.site.places
    pages = {page.place.path for page in view.place_pages}
    units = [one for one in listed.all if one.path in pages]
    for one in sorted(units, key=lambda one: one.ended is not None):
        names = dict.fromkeys(old.name for old in one.earlier if not old.divided and old.name != one.name)
        at = "" if one.path == slug_or("", one.name) else f"{one.path}>"
        yield at + "|".join([one.whole_name if one.above else one.name, *names])

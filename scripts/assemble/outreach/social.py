"""/bao-chi/mang-xa-hoi/… — words and pictures for Zalo, Facebook and text messages, for staff and journalists to pass
on; /api/v1/posts.json — the same for programs.

Only what is current is there, in lists of a kind each, so neither grows with what is over. A post of an event or of
news is kept between builds; cards in other shapes than a shared link's are drawn for what is listed here alone.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, ClassVar

from pydantic_core import to_json

from scripts.assemble.events import page as event_page
from scripts.assemble.events.facts import EventHead
from scripts.assemble.exemplars.facts import facts_of
from scripts.assemble.news import page as news_page
from scripts.assemble.news.facts import NewsFacts
from scripts.assemble.outreach import offered, posts
from scripts.assemble.outreach.offered import Posted
from scripts.assemble.outreach.posts import Texts
from scripts.assemble.page import CountedLink, Crumb, Link, Page
from scripts.assemble.parts import api, listing
from scripts.assemble.parts.card_lists import OF_POSTS
from scripts.assemble.parts.card_shapes import SHAPES, WIDE, CardShape
from scripts.assemble.parts.contacts import in_text
from scripts.assemble.parts.listing import Group, ListPage
from scripts.assemble.pieces import Frame, Lazy, Made, Shelf, Tree, folded, key_of
from scripts.assemble.site.heads import Heads
from scripts.assemble.tree import page_path
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.exemplar import Exemplar
from scripts.model.page import Answered, News, Question
from scripts.model.post_api import ApiMessage, ApiPost, ApiPostCard, ApiPosts, ApiPostText
from scripts.vietnamese import dates, sms
from scripts.words import text

LIST = f"{addresses.API}posts.json"
_NARROW = {"hoi-dap", "mo-hinh"}
_SHAPES = {"1.91:1": "wide", "1:1": "square", "9:16": "tall"}


@dataclass(frozen=True, slots=True)
class _Shown:
    """The text for a medium as HTML, empty where there is none; `note` says how long it is, or why it is not there."""

    id: str
    title: str
    note: str
    text: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A post on its page; addresses are relative to the root of the site."""

    id: str
    url: str
    title: str
    state: str | None
    day: str | None
    texts: tuple[_Shown, ...]
    cards: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _SocialPage(ListPage, template="social.html"):
    """`lists` are all lists, this one among them; `none` says so where this one is empty."""

    first_only: ClassVar[tuple[str, ...]] = ("how",)

    section: str = "bao-chi"
    lists: tuple[CountedLink, ...]
    how: bool = False
    # The same for programs.
    data: str = LIST
    none: str | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A post that is made when needed: as JSON, with the words of its cards by their paths."""

    url: str
    id: str
    digest: bytes
    make: Callable[[], bytes]


def there(view: View) -> bool:
    """Is there a press room, which the posts are a part of?"""
    return "bao-chi" in view.site.pages_by_slug


def build(view: View, frame: Frame, heads: Heads, made: Callable[[str], Made | None], shelf: Shelf) -> Tree:
    """The pages, the JSON, and the list of what is drawn; `made` gives the page of an article as it was made."""
    if not there(view):
        return {}
    found = {name: tuple(_pieces(view, frame, heads, made, shelf, name)) for name in offered.LISTS}
    every = tuple(piece for pieces in found.values() for piece in pieces)
    digests = folded(piece.digest for piece in every)

    def listed() -> Made:
        return Made(api.listed(view, ApiPosts, "posts", (to_json(_read(one)["post"]) for one in every)))

    def drawn() -> Made:
        return Made(to_json({path: words for one in every for path, words in _read(one)["drawn"].items()}))

    tree: Tree = {
        f"files/{LIST}": Lazy(key_of(LIST, frame.digest, digests), listed, joins=True),
        OF_POSTS: Lazy(key_of(OF_POSTS, frame.digest, digests), drawn, joins=True),
    }
    return tree | {page_path(url): page for url, page in _pages(frame, heads, found)}


def _pages(frame: Frame, heads: Heads, found: Mapping[str, tuple[_Piece, ...]]) -> Iterator[tuple[str, Lazy]]:
    lists = tuple(
        CountedLink(text(f"posts.list.{name}"), offered.url_of(name), len(pieces)) for name, pieces in found.items()
    )
    for name, pieces in found.items():
        first, title = name == "su-kien", text("posts.title")
        whole = _SocialPage(
            title=title if first else text("posts.in_list", title=title, list=text(f"posts.list.{name}")),
            description=text("posts.summary"),
            crumbs=(Crumb(text("press.title"), addresses.PRESS), *(() if first else (Crumb(title, addresses.SOCIAL),))),
            # Who is looking for an event finds its page.
            unsearched=True,
            noindex=True,
            groups=(Group("", pieces),) if pieces else (),
            lists=lists,
            how=True,
            none=None if pieces else text(f"posts.none.{'events' if first else 'other'}"),
        )
        for url, page in listing.pages(whole, offered.url_of(name), offered.SIZE):
            shown = tuple(piece for group in page.groups for piece in group.cards)
            counts = to_json([one.count for one in lists])
            key = key_of("posts", url, frame.digest, counts, str(len(pieces)), folded(one.digest for one in shown))
            yield url, Lazy(key, partial(_made, frame, heads, url, page, shown), joins=True)


def _made(frame: Frame, heads: Heads, url: str, page: _SocialPage, shown: tuple[_Piece, ...]) -> Made:
    rows = tuple(_row(heads, piece, frame.identity.numbers) for piece in shown)
    return heads.of(url, Page(replace(page, groups=(Group("", rows),) if rows else ())))


def _row(heads: Heads, piece: _Piece, numbers: tuple[str, ...]) -> _Row:
    post = ApiPost.model_validate(_read(piece)["post"])
    cards = tuple(
        Link(text(f"posts.shape.{_SHAPES[one.shape]}"), one.url.removeprefix(heads.site_url)) for one in post.cards
    )
    texts = tuple(
        _shown(piece.id, medium, getattr(post, medium), limit, numbers) for medium, limit in posts.LIMITS.items()
    )
    return _Row(piece.id, piece.url, post.title, post.state, post.day, texts, cards)


def _shown(id_: str, medium: str, said: ApiPostText | None, limit: int, numbers: tuple[str, ...]) -> _Shown:
    if said is None:
        note = text("posts.too_long", limit=limit)
    elif isinstance(said, ApiMessage):
        note = text("posts.parts", count=said.letters, parts=said.parts)
    else:
        note = text("posts.letters", count=said.letters)
    html = in_text(said.text, numbers) if said else ""
    return _Shown(f"{id_}-{medium.replace('_', '-')}", text(f"posts.medium.{medium}"), note, html)


def _read(piece: _Piece) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(piece.make())
    return found


def _pieces(
    view: View, frame: Frame, heads: Heads, made: Callable[[str], Made | None], shelf: Shelf, name: str
) -> Iterator[_Piece]:
    """The posts of a list, in its order; what is not kept elsewhere is made at once, from records that are few."""
    for record in view.offered.of(name):
        url, id_ = addresses.of(record), offered.anchor(record)
        match record:
            case Event():
                head = view.event_facts.head(record)
                make = partial(_of_event, head, frame, heads)
                yield _kept(shelf, url, id_, f"files/{head.data}", head.digest + frame.digest, make)
            case News():
                facts = view.news_facts[url]
                make = partial(_of_news, facts, frame, heads)
                yield _kept(shelf, url, id_, f"files/{facts.data}", facts.digest + frame.digest, make)
            case Exemplar():
                said = posts.of_exemplar(facts_of(view, record, ()), frame)
                data = _written(heads, name, record, url, said, _words(made(url)))
                yield _Piece(url, id_, key_of(data).encode(), partial(bytes, data))
            case Answered():
                # All that a post of it says, so that nothing need be made of its text to see that it is the same.
                sure, laws, words = view.offered.is_sure(record), view.offered.laws(record), _words(made(url))
                told = [record.title, record.summary, getattr(record, "short", ""), record.updated, sure, laws, words]
                make = partial(_of_answer, record, url, frame, heads, sure, laws, words)
                key = key_of(to_json(told), frame.digest).encode()
                yield _kept(shelf, url, id_, page_path(url), key, make)


def _words(page: Made | None) -> Mapping[str, object] | None:
    return page.words if page else None


def _of_answer(
    page: Answered,
    url: str,
    frame: Frame,
    heads: Heads,
    is_sure: bool,
    laws: tuple[str, ...],
    words: Mapping[str, object] | None,
) -> bytes:
    said = posts.of_answer(page, url, frame, is_sure=is_sure, laws=laws)
    name = "hoi-dap" if isinstance(page, Question) else "tinh-huong"
    return _written(heads, name, page, url, said, words)


def _kept(shelf: Shelf, url: str, id_: str, path: str, key: bytes, make: Callable[[], bytes]) -> _Piece:
    return _Piece(url, id_, key, lambda: shelf.piece(path, key, make))


def _of_event(head: EventHead, frame: Frame, heads: Heads) -> bytes:
    facts = head.facts
    state = text(f"events.flag.{head.standing.flag}") if head.standing.flag else None
    words = heads.card(event_page.page(facts, frame))
    said = posts.of_event(facts, frame)
    return _written(heads, "su-kien", head.event, head.url, said, words, state=state, day=head.when_words)


def _of_news(facts: NewsFacts, frame: Frame, heads: Heads) -> bytes:
    words = heads.card(news_page.page(facts, frame))
    said = posts.of_news(facts, frame)
    return _written(heads, "tin", facts.item, facts.url, said, words, day=dates.short(facts.item.date))


def _written(
    heads: Heads, name: str, record: Posted, url: str, said: Texts, words: Mapping[str, Any] | None, **more: str | None
) -> bytes:
    """A piece: the post as the API has it, and its cards that are drawn for it alone."""
    shapes = SHAPES[:1] if name in _NARROW else SHAPES
    cards = {shape: _shaped(words, shape) for shape in shapes} if words else {}
    post = ApiPost(
        kind=name,
        id=offered.anchor(record),
        url=heads.site_url + url,
        title=record.title,
        zalo=_text(said.zalo),
        facebook=_text(said.facebook),
        sms=_message(said.sms),
        sms_marked=_message(said.sms_marked),
        cards=tuple(
            ApiPostCard(
                shape=shape.name,
                url=heads.site_url + heads.named(card),
                width=shape.width,
                height=shape.height,
                alt=text("posts.card", words=_alt(card)),
            )
            for shape, card in cards.items()
        ),
        **more,
    )
    drawn = {heads.named(card): card for shape, card in cards.items() if shape is not WIDE}
    return to_json({"post": json.loads(api.written(post)), "drawn": drawn})


def _shaped(words: Mapping[str, Any], shape: CardShape) -> dict[str, Any]:
    return dict(words) if shape is WIDE else {**words, "shape": shape.name}


def _alt(card: Mapping[str, Any]) -> str:
    """What is written on a card, in the order in which it is read."""
    flag = card.get("flag", {})
    lines = [_joined(", ", flag.get("text"), flag.get("note")), card.get("kicker"), card["title"]]
    lines += [_joined(": ", fact.get("label"), fact["text"]) for fact in card["facts"]]
    lines += [card.get("foot"), card.get("site")]
    return " ".join(line if line.endswith((".", "!", "?")) else f"{line}." for line in lines if line)


def _joined(joint: str, *parts: str | None) -> str:
    return joint.join(filter(None, parts))


def _text(said: str | None) -> ApiPostText | None:
    return ApiPostText(text=said, letters=posts.letters(said)) if said else None


def _message(said: str | None) -> ApiMessage | None:
    if not said:
        return None
    encoding = "GSM-7" if sms.is_gsm(said) else "UCS-2"
    return ApiMessage(text=said, letters=sms.length(said), encoding=encoding, parts=sms.parts(said))

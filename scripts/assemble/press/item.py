"""The specification of an item of news, in Vietnamese or another language."""

from collections.abc import Iterator

from scripts.assemble.news.facts import NewsFacts
from scripts.assemble.pieces import Frame
from scripts.assemble.press.invitations import shared
from scripts.assemble.press.parts import closing, note, paragraph, picture, words
from scripts.assemble.press.spec import Spec, path_of, pictures
from scripts.model.shared_api import ApiSite
from scripts.words import text


def of_item(facts: NewsFacts, frame: Frame) -> Spec:
    """Everything that its files say, which is what its page says."""
    item = facts.item
    return Spec(
        path=path_of(facts.files),
        name=f"{item.date.isoformat()}-{item.slug}" + ("" if facts.is_original else f"-{item.lang}"),
        formats=tuple(file.kind for file in facts.files),
        id=facts.id,
        url=facts.address,
        language=item.lang,
        title=item.title,
        kind=facts.card.kind,
        author=item.author,
        published=item.published.isoformat(),
        updated=item.modified.isoformat(),
        site=ApiSite(name=frame.identity.name, url=frame.site_url),
        has_domain=frame.has_domain,
        owner=frame.identity.agency,
        licence=frame.identity.licence,
        day=facts.day,
        lead=facts.summary,
        html=shared("".join(_html(facts, frame)), facts.address, frame),
        pictures=tuple(pictures(facts.pictures)),
    )


def _html(facts: NewsFacts, frame: Frame) -> Iterator[str]:
    item = facts.item
    yield from _translation(facts)
    if item.correction:  # whoever takes the text must see it first
        yield note(text("press.pack.correction", item.lang), paragraph(words(item.correction)), "off")
    if item.image:
        yield picture(item.image.file, item.image.alt or "")
    yield facts.html
    shown = bool(facts.pictures)
    yield from closing(
        frame,
        facts.contact,
        facts.sources,
        facts.basis,
        facts.address,
        item.lang,
        changes=facts.changes,
        with_pictures=shown,
    )


def _translation(facts: NewsFacts) -> Iterator[str]:
    """Who translated it, from which day's Vietnamese, and whether that was changed since."""
    of, lang = facts.written["translation"], facts.item.lang
    if of is None:
        return
    column = "en" if lang == "en" else "vi"
    made = of.made[column] if of.made else "?"
    yield paragraph(words(text("press.pack.translation", lang, by=of.by, made=made)), small=True)
    if of.changed:
        yield note(text("press.pack.older", lang, changed=of.changed[column]), tone="off")

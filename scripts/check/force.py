"""Nothing is stated as current that is not in force at the moment of the build. News has its day and says what held
then; every other page is read as today's, so it must not lean on a law that has ended, or not begun, unsaid."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from scripts.check.finding import Finding, found
from scripts.markup.markdown_text import links
from scripts.model.event import Event
from scripts.model.languages import ORIGINAL
from scripts.model.law import Force, Law, Provision
from scripts.model.page import Article, LawBody, News
from scripts.model.prose import Passage, cited, mentioned, names_nothing, passages
from scripts.model.values import day_of
from scripts.model.website import Site
from scripts.problems import Position, problem
from scripts.vietnamese import dates
from scripts.vietnamese.folding import fold
from scripts.vietnamese.near import closest
from scripts.vietnamese.weekdays import DAY

_CURRENT = re.compile(
    r"\b(hiện nay|hiện hành|hiện tại|hiện đang|hôm nay|bây giờ|ngày nay|đang áp dụng|đang có hiệu lực|còn hiệu lực)\b",
    re.IGNORECASE,
)
# Words by which a sentence says itself that the law was, or will be, another.
_AWARE = re.compile(
    r"\b(hết hiệu lực|hiệu lực của|không còn|không có|chưa có|so với"
    r"|thay thế|thay bằng|được thay|trước đây|trước ngày|trước kia|đến hết|khi đó|lúc đó"
    r"|luật cũ|bản gốc|đã bỏ|chưa có hiệu lực|sẽ có hiệu lực|từ ngày|kể từ|tới ngày|chưa rõ|đừng|chớ"
    r"|còn hiệu lực hay|còn hiệu lực không)\b",
    re.IGNORECASE,
)
# What a text of one day leans on, and a day on which another law held.
_BY = re.compile(r"(?<!\w)(?:theo|căn cứ|quy định tại|áp dụng|thực hiện)(?!\w)", re.IGNORECASE)
_DAYS = re.compile(DAY)
# Fields that answer for today by what they are.
_OF_TODAY = (("now",), ("short",))
# It begins with a figure, not with what may not stand before it, so that a text is passed over fast.
_NUMBERED = re.compile(
    r"(?P<stem>[0-9](?<![\w/:-][0-9])[0-9]{0,3}/[0-9]{4}/)(?P<rest>[A-ZĐ][A-ZĐ0-9]*(?:-[A-ZĐ]+)*)(?![\w/-])"
)
# Decisions and plans are many, and their numbers stand in the texts of others.
_LAW = re.compile(r"(?:Luật|Pháp lệnh|Nghị định|Thông tư)(?: [^.,;:()\n]{0,60})? ?(?:số )?$")
_LINKED = "luat:"
_SAYS_SO = re.compile(r"hết hiệu lực|được thay|thay thế|không còn áp dụng|chưa có hiệu lực")
_SENTENCE = re.compile(r"[^.!?\n|]+(?:[.!?](?!\s|$)[^.!?\n|]*)*[.!?]?")


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Undated pages, and texts of a day, against the force of what they cite; numbers with the letters of another; a
    law's end against the beginning of what replaced it."""
    today = day_of(now)
    for article in site.public(now).articles:
        # The words searched for are Vietnamese; a translation says what its original says.
        if article.lang == ORIGINAL and not isinstance(article, (News, LawBody)):
            wrong = [finding for passage in passages(site, article) for finding in _sentences(site, passage, today)]
            yield from wrong or _basis(site, article, today)
        elif isinstance(article, News) and article.lang == ORIGINAL:
            for passage in passages(site, article):
                yield from _sentences(site, passage, article.date)
    for event in site.events:
        if event.start and not event.origin and _may_name(site, event):
            for passage in passages(site, event):
                yield from _sentences(site, passage, day_of(event.start))
    yield from _misnumbered(site)
    for law in site.laws:
        successor = site.successor(law)
        if successor and law.ended and successor.effective and law.ended != successor.effective:
            ended, begun = dates.short(law.ended), dates.short(successor.effective)
            facts = {"found": law.name, "ended": ended, "other": successor.name, "effective": begun}
            yield found(law, "W404", "ended", **facts)


def _may_name(site: Site, event: Event) -> bool:
    return not names_nothing(site, event) or any(_LINKED in (text or "") for _, text in event.each(*event.prose_in))


def _sentences(site: Site, passage: Passage, today: date) -> Iterator[Finding]:
    """Sentences that call current what is not; `today` is the day of a text that has one."""
    named = [mention.start for mention in mentioned(site, passage) if mention.start is not None]
    if not named and _LINKED not in passage.text:
        return
    is_dated = isinstance(passage.record, (News, Event))
    for match in _SENTENCE.finditer(passage.text):
        if _LINKED not in match[0] and not any(match.start() <= start < match.end() for start in named):
            continue
        is_current = bool(_CURRENT.search(match[0]))
        if is_dated or passage.path in _OF_TODAY:
            is_current |= bool(_BY.search(match[0])) and not _DAYS.search(match[0])
        if is_current and not _AWARE.search(match[0]):
            laws = list(_named(site, passage, match.start(), match.end()))
            # Beside a law in force, the word is about that one.
            if laws and all(_wrong(law, today) for law in laws):
                wrong = laws[0]
                at = passage.at(match.start() + len(match[0]) - len(match[0].lstrip()))
                yield Finding(passage.record, problem("W402", at, found=wrong.name, force=_words(site, wrong, today)))


def _misnumbered(site: Site) -> Iterator[Finding]:
    """Numbers that are those of a document here but for its letters: there is no other of that number and year; laws
    and decrees that are neither here nor among the sources of anything."""
    known = {number.rpartition("/")[0] + "/": number for number in site.laws_by_number if number.count("/") == 2}
    own: tuple[Article | Event, ...] = (*site.articles, *site.events)
    sources = (one.title or "" for record in own for one in record.sources)
    there = {match[0] for title in sources for match in _NUMBERED.finditer(title)} | site.laws_by_number.keys()
    for record in own:
        if isinstance(record, LawBody) or getattr(record, "origin", None):
            continue
        for passage in passages(site, record):
            for match in _NUMBERED.finditer(passage.text) if "/" in passage.text else ():
                number = known.get(match["stem"])
                if number and number != match[0] and _letters(number.rpartition("/")[2]) == _letters(match["rest"]):
                    yield Finding(record, problem("W410", passage.at(match.start()), guesses=(number,), found=match[0]))
                elif match[0] not in there and _LAW.search(passage.text[: match.start()]):
                    near = closest(match[0], site.laws_by_number)
                    yield Finding(record, problem("W411", passage.at(match.start()), guesses=near, found=match[0]))


def _letters(sign: str) -> str:
    return re.sub("[0-9]", "", fold(sign))


def _named(site: Site, passage: Passage, start: int, end: int) -> Iterator[Law]:
    for mention in mentioned(site, passage):
        if mention.start is not None and start <= mention.start < end:
            yield site.laws_by_number[mention.law]
    for link in links(passage.text[start:end]):
        provision = Provision.parse(link.target) if link.scheme == "luat" else None
        if provision and provision.law in site.laws_by_number:
            yield site.laws_by_number[provision.law]


def _basis(site: Site, article: Article, today: date) -> Iterator[Finding]:
    """A page that rests on laws none of which is in force, and does not say so anywhere."""
    laws = list(dict.fromkeys(provision.law for provision in cited(site, article)))
    wrong = [site.laws_by_number[number] for number in laws if _wrong(site.laws_by_number[number], today)]
    if not wrong or len(wrong) < len(laws) or any(_SAYS_SO.search(passage.text) for passage in passages(site, article)):
        return
    at = article.at("law") if article.law else Position(article.path, article.body_line)
    yield Finding(article, problem("W403", at, found=wrong[0].name, force=_words(site, wrong[0], today)))


def _wrong(law: Law, today: date) -> bool:
    return law.force(today) in (Force.ENDED, Force.COMING)


def _words(site: Site, law: Law, today: date) -> str:
    if law.force(today) is Force.COMING and law.effective:
        return f"chưa có hiệu lực (từ ngày {dates.short(law.effective)})"
    ended = f"đã hết hiệu lực từ ngày {dates.short(law.ended)}" if law.ended else "đã hết hiệu lực"
    successor = site.successor(law)
    return f"{ended}, nay là {successor.name}" if successor else ended

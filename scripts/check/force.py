"""Nothing is stated as current that is not in force at the moment of the build. News has its day and says what held
then; every other page is read as today's, so it must not lean on a law that has ended, or not begun, unsaid."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from scripts.check.finding import Finding, found
from scripts.markup.markdown_text import links
from scripts.model.languages import ORIGINAL
from scripts.model.law import Force, Law, Provision
from scripts.model.page import Article, LawBody, News
from scripts.model.prose import Passage, cited, mentioned, passages
from scripts.model.values import day_of
from scripts.model.website import Site
from scripts.problems import Position, problem
from scripts.vietnamese import dates

_CURRENT = re.compile(
    r"\b(hiện nay|hiện hành|hiện tại|hiện đang|hôm nay|bây giờ|ngày nay|đang áp dụng|đang có hiệu lực|còn hiệu lực)\b",
    re.IGNORECASE,
)
# Words by which a sentence says itself that the law was, or will be, another.
_AWARE = re.compile(
    r"\b(hết hiệu lực|không còn|thay thế|thay bằng|được thay|trước đây|trước ngày|trước kia|đến hết|khi đó|lúc đó"
    r"|luật cũ|bản gốc|đã bỏ|chưa có hiệu lực|sẽ có hiệu lực|từ ngày|kể từ|tới ngày|chưa rõ|đừng|chớ"
    r"|còn hiệu lực hay|còn hiệu lực không)\b",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(r"hết hiệu lực|được thay|thay thế|không còn áp dụng|chưa có hiệu lực")
_SENTENCE = re.compile(r"[^.!?\n|]+(?:[.!?](?!\s|$)[^.!?\n|]*)*[.!?]?")


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Undated pages against the force of what they cite; a law's end against the beginning of what replaced it."""
    today = day_of(now)
    for article in site.public(now).articles:
        # The words searched for are Vietnamese; a translation says what its original says.
        if article.lang == ORIGINAL and not isinstance(article, (News, LawBody)):
            wrong = [finding for passage in passages(site, article) for finding in _sentences(site, passage, today)]
            yield from wrong or _basis(site, article, today)
    for law in site.laws:
        successor = site.successor(law)
        if successor and law.ended and successor.effective and law.ended != successor.effective:
            ended, begun = dates.short(law.ended), dates.short(successor.effective)
            facts = {"found": law.name, "ended": ended, "other": successor.name, "effective": begun}
            yield found(law, "W404", "ended", **facts)


def _sentences(site: Site, passage: Passage, today: date) -> Iterator[Finding]:
    """Sentences that call current what is not."""
    for match in _SENTENCE.finditer(passage.text):
        if _CURRENT.search(match[0]) and not _AWARE.search(match[0]):
            laws = list(_named(site, passage, match.start(), match.end()))
            # Beside a law in force, the word is about that one.
            if laws and all(_wrong(law, today) for law in laws):
                wrong = laws[0]
                at = passage.at(match.start() + len(match[0]) - len(match[0].lstrip()))
                yield Finding(passage.record, problem("W402", at, found=wrong.name, force=_words(site, wrong, today)))


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

"""Pages in other languages: in the folder of their language, made by people, and no older than the Vietnamese."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import PurePosixPath

from scripts.check.finding import Finding, found
from scripts.model.languages import LANGUAGES, ORIGINAL
from scripts.model.page import Article, Key
from scripts.model.values import day_of
from scripts.model.website import Site
from scripts.vietnamese import dates
from scripts.vietnamese.folding import fold
from scripts.vietnamese.near import closest

# Names under which a machine would be credited. Nothing can find out the truth; this is for the one who did not know.
_MACHINE = re.compile(
    r"\b(google|deepl|chatgpt|gpt|gemini|copilot|bing|may dich|dich may|dich tu dong|tri tue nhan tao"
    r"|machine translat\w+|artificial intelligence)\b"
)


def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Folder, translator, original and age of every page in another language."""
    for article in site.articles:
        yield from _problems(site, article, day_of(now))


def _problems(site: Site, article: Article, today: date) -> Iterator[Finding]:
    folder = PurePosixPath(article.path).parts[1]
    expected = folder if folder in LANGUAGES else ORIGINAL
    if article.lang != expected:
        place = f"content/{folder}" if expected == folder else "content"
        yield found(article, "E602", "lang", found=article.lang, place=place, expected=expected)
    elif article.lang != ORIGINAL:
        if article.translator is None:
            yield _missing(article, "translator")
        elif _MACHINE.search(fold(article.translator)):
            yield found(article, "E604", "translator", found=article.translator)
        yield from _age(site, article, today)


def _age(site: Site, article: Article, today: date) -> Iterator[Finding]:
    original, made = site.originals.get(article.key), article.translated_from
    if original is None:
        alike = [_name(key) for key in site.originals if key[0] == article.key[0]]
        name = _name(article.key)
        yield found(article, "W605", guesses=closest(name, alike), found=name)
    elif made is None:
        yield _missing(article, "translated_from")
    elif made > today:
        yield found(article, "E606", "translated_from", made=dates.short(made))
    elif original.last_change and original.last_change > made:
        days = {"made": dates.short(made), "changed": dates.short(original.last_change)}
        yield found(article, "W607", "translated_from", **days)


def _missing(article: Article, field: str) -> Finding:
    return found(article, "E603", "lang", language=LANGUAGES[article.lang].name, field=field)


def _name(key: Key) -> str:
    return "/".join(part for part in key[1:] if part)

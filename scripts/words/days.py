"""Days in words, in each language of the interface; pages in any other language get Vietnamese."""

from datetime import date

from scripts.vietnamese import dates
from scripts.words import LANGUAGES

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def short(moment: date, language: str) -> str:
    """`9 June 2022` in English, `09/6/2022` in Vietnamese."""
    return _english(moment) if language == "en" else dates.short(moment)


def by_language(moment: date) -> dict[str, str]:
    """The same in every language of the interface."""
    return {language: short(moment, language) for language in LANGUAGES}


def in_words(moment: date, language: str) -> str:
    """`9 June 2022` in English, `thứ Năm, ngày 9 tháng 6 năm 2022` in Vietnamese."""
    return _english(moment) if language == "en" else dates.in_words(moment)


def _english(moment: date) -> str:  # whatever the machine's locale
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"

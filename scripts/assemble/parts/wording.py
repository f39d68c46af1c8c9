"""What our own code says in each language of the interface; pages in any other language get Vietnamese."""

from __future__ import annotations

from datetime import date

from scripts.model.source import Edition
from scripts.vietnamese import dates

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_EDITIONS = {Edition.FR: "French", Edition.EN: "English", Edition.ID: "Indonesian"}


def day(moment: date, language: str) -> str:
    """`9 June 2022` in English, `09/6/2022` in Vietnamese."""
    return english(moment) if language == "en" else dates.short(moment)


def days(moment: date) -> dict[str, str]:
    """The same in every language of the interface, the columns of `extra.ui` in mkdocs.yml."""
    return {language: day(moment, language) for language in ("vi", "en")}


def day_in_words(moment: date, language: str) -> str:
    """`9 June 2022` in English, `thứ Năm, ngày 9 tháng 6 năm 2022` in Vietnamese."""
    return english(moment) if language == "en" else dates.in_words(moment)


def english(moment: date) -> str:
    """`9 June 2022`, whatever the machine's locale."""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def withdrawn(language: str) -> str:
    """The heading where an item stood that was taken back."""
    return "This item was withdrawn" if language == "en" else "Bài này đã được gỡ"


def withdrawn_remark(published: date, language: str) -> tuple[str, str]:
    """What a notice says besides the reason, and the words of its link to everything that was put right."""
    if language == "en":
        remark = "Its text is no longer here. If you have quoted it, please quote the reason as well."
        return f"Published {english(published)}. {remark}", "All corrections and withdrawn items"
    remark = "Nội dung không còn ở đây. Ai đã dẫn lại bài này xin dẫn cả lý do gỡ."
    return f"Bài đăng ngày {dates.short(published)}. {remark}", "Mọi đính chính và bài đã gỡ"


def reuse(licence: str, url: str, language: str) -> str:
    """Under which licence an item may be printed."""
    if language == "en":
        return f"The text may be reused under {licence} ({url}). Each picture under the licence given with it."
    return f"Lời văn được dùng lại theo giấy phép {licence} ({url}). Ảnh theo giấy phép ghi ở từng ảnh."


def edition(read: Edition, language: str) -> str:
    """What must stand beside a source that was not read in Vietnamese."""
    if language == "en":
        return f"Read in {_EDITIONS[read]}; to be checked against the Vietnamese original."
    return f"Đọc bản {read.label}; cần đối chiếu bản gốc tiếng Việt."

"""What a starting file asks, and how answers are understood."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from pydantic import TypeAdapter, ValidationError

from scripts.model.source import AnySource
from scripts.model.website import Site
from scripts.problems.failure import CannotDo
from scripts.vietnamese.folding import nfc

# By the names of their questions; what was not answered is left out.
Answers: TypeAlias = Mapping[str, str]
# The longest line that a record holds (scripts/model/values.py).
LONGEST = 300
# Of what may be several sentences.
OF_TEXT = 3000


class UnfitError(CannotDo, ValueError):
    """An answer that cannot be used; the text says in Vietnamese why, and what to do."""


def _nothing(site: Site, answers: Answers, now: datetime) -> str:
    return ""


def _as_it_is(text: str, site: Site, answers: Answers) -> str:
    return text


@dataclass(frozen=True)
class Question:
    """One thing that is asked: by a flag of that `name`, or in words; what `is_first` stands behind the command.

    `suggest` gives what is probably meant, from what was answered before; `read` gives the answer as it is kept, or
    raises UnfitError; `choices` are all there are."""

    name: str
    ask: str
    example: str = ""
    needed: bool = True
    is_first: bool = False
    limit: int = LONGEST
    choices: Mapping[str, str] = field(default_factory=dict)
    suggest: Callable[[Site, Answers, datetime], str] = _nothing
    read: Callable[[str, Site, Answers], str] = _as_it_is

    @property
    def suggests(self) -> bool:
        """Is there ever a suggestion?"""
        return self.suggest is not _nothing

    def understood(self, text: str, site: Site, answers: Answers) -> str:
        """The answer as it is kept. Raises UnfitError."""
        line = one_line(text)
        if not line:
            if self.needed:
                raise UnfitError(f"Cần ghi {self.ask}.")
            return ""
        if len(line) > self.limit:
            raise UnfitError(f"Dài {len(line)} ký tự; viết gọn trong {self.limit} ký tự.")
        return self.read(self._chosen(line) if self.choices else line, site, answers)

    def _chosen(self, line: str) -> str:
        """By its number in the list, its slug or its words."""
        from scripts.vietnamese.folding import fold
        from scripts.vietnamese.near import closest

        if line.isdecimal() and 1 <= int(line) <= len(self.choices):
            return [*self.choices][int(line) - 1]
        for slug, label in self.choices.items():
            if fold(line) in (slug, fold(label)):
                return slug
        near = closest(line, self.choices.values())
        meant = f" Có phải “{near[0]}”?" if near else ""
        raise UnfitError(f"Không có “{line}” trong danh sách.{meant}")


def one_line(text: str) -> str:
    """A text on one line, without what no page can hold."""
    return " ".join("".join(one if one.isprintable() else " " for one in nfc(text)).split())


def several(text: str) -> list[str]:
    """What is parted by semicolons: a comma belongs to a name (`UBND các xã, phường`)."""
    return [name for part in text.split(";") if (name := part.strip())]


def found_source(text: str, site: Site, answers: Answers) -> str:
    """A source that can be found again: an address, the number of a document, or a paper with its day."""
    for one in several(text):
        try:
            TypeAdapter[Any](AnySource).validate_python(one)
        except ValidationError:
            raise UnfitError(
                f"“{one}” chưa phải nguồn tìm lại được. Ghi địa chỉ https của trang, số và ký hiệu văn bản "
                "(45/KH-UBND), hoặc tên báo kèm ngày. Nhiều nguồn thì cách nhau bằng dấu chấm phẩy."
            ) from None
    return text

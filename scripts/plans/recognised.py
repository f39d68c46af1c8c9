"""What a file is that somebody drops in: a table or a letter of events, a plan, or the text of a law. By what stands in
it, and the same for the command and the workbench."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from scripts.law_import.document import READERS
from scripts.law_import.reading import Understood
from scripts.model.law import Law
from scripts.plans.head import head_of
from scripts.plans.reading import is_plan
from scripts.tables.notices import INVITATION
from scripts.tables.recognised import may_be_a_law, tells_of_events
from scripts.vietnamese.folding import fold

# A plan of the year, rather than of one rally or one meeting.
_OF_A_YEAR = re.compile(
    r"thang (?:hanh dong|cao diem)|dot cao diem|chien dich"
    r"|phong,? chong (?:toi pham|te nan|ma tuy).{0,80}\b(?:nam|giai doan) ?20[0-9]{2}"
)
_CARRIES = ("Kế hoạch", "Chương trình", "Chỉ thị")
_ONE_EVENT = re.compile(r"(?:to chuc |cuoc |buoi )?(?:le\b|mit tinh|hoi nghi|hoi thi|hoi thao|toa dam|tap huan|giai )")


class What(StrEnum):
    """What a file is read as; the value is how the command is told so."""

    EVENTS = "events"
    PLAN = "plan"
    TEXT = "text"

    @property
    def words(self) -> str:
        """As people say it."""
        return {
            What.EVENTS: "bảng, giấy mời hoặc thông báo về các hoạt động",
            What.PLAN: "kế hoạch mở chiến dịch của cả năm",
            What.TEXT: "toàn văn luật, nghị định",
        }[self]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file is taken for, and what it may be as well."""

    what: What
    other: What | None = None


def may_be_plan(file: Path) -> bool:
    """By its name alone: is it a document that is read here?"""
    return file.suffix.lower() in READERS and not file.name.startswith("~$")


def taken_for(file: Path, understood: Understood | None, laws: Iterable[Law]) -> Taken:
    """What a file is; `understood` is what was read of it, where it is a document."""
    events = tells_of_events(file)
    if understood and understood.document and _tells_of_a_plan(understood, laws):
        head = head_of(understood.document.lines)
        carries, of_a_year = head.kind in _CARRIES, bool(_OF_A_YEAR.search(fold(head.title)))
        if not events or (carries and of_a_year and not _ONE_EVENT.match(fold(head.title))):
            return Taken(What.PLAN, What.EVENTS if events or not carries else None)
        return Taken(What.EVENTS, What.PLAN if carries or of_a_year else None)
    is_text = understood is not None and not events and may_be_a_law(file)
    return Taken(What.TEXT if is_text else What.EVENTS)


def _tells_of_a_plan(understood: Understood, laws: Iterable[Law]) -> bool:
    """Is what was read a plan, and neither a law of the site nor an invitation?"""
    if understood.document is None or not is_plan(understood.document):
        return False
    if any(INVITATION.fullmatch(line.text.strip()) for line in understood.document.lines[:40]):
        return False
    return understood.text is None or all(law.number != understood.text.number for law in laws)

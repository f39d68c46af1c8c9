"""Is a file a plan? Asked before it is taken for a law or for a list of events."""

import re
from collections.abc import Iterable
from pathlib import Path

from scripts.law_import.document import READERS
from scripts.law_import.reading import Understood
from scripts.model.law import Law
from scripts.plans.head import head_of
from scripts.plans.reading import is_plan
from scripts.tables.recognised import tells_of_events
from scripts.vietnamese.folding import fold

# A plan of the year, rather than of one rally or one meeting.
_OF_A_YEAR = re.compile(
    r"thang (?:hanh dong|cao diem)|dot cao diem|chien dich"
    r"|phong,? chong (?:toi pham|te nan|ma tuy).{0,80}\b(?:nam|giai doan) ?20[0-9]{2}"
)
_CARRIES = ("Kế hoạch", "Chương trình", "Chỉ thị")
_ONE_EVENT = re.compile(r"(?:to chuc |cuoc |buoi )?(?:le\b|mit tinh|hoi nghi|hoi thi|hoi thao|toa dam|tap huan|giai )")


def may_be_plan(file: Path) -> bool:
    """By its name alone: is it a document that is read here?"""
    return file.suffix.lower() in READERS and not file.name.startswith("~$")


def is_for_plans(file: Path, understood: Understood, laws: Iterable[Law], year: int | None = None) -> bool:
    """Is what was read of a file a plan, whose tables or hours do not rather tell of single events? Who names a `year`
    says that it is."""
    if not _tells_of_a_plan(understood, laws):
        return False
    return year is not None or _is_of_a_year(understood) or not tells_of_events(file)


def _tells_of_a_plan(understood: Understood, laws: Iterable[Law]) -> bool:
    """Is what was read a plan, and no law of the site?"""
    if understood.document is None or not is_plan(understood.document):
        return False
    return understood.text is None or all(law.number != understood.text.number for law in laws)


def _is_of_a_year(understood: Understood) -> bool:
    """Does a plan carry a campaign, so that it is no notice of one event?"""
    assert understood.document
    head = head_of(understood.document.lines)
    title = fold(head.title)
    return head.kind in _CARRIES and bool(_OF_A_YEAR.search(title)) and not _ONE_EVENT.match(title)

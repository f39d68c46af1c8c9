"""What is wrong with a draft keeps nothing from being published: it is a remark until the draft's mark is taken off."""

from scripts.check.finding import Finding
from scripts.problems import Problem
from scripts.problems.problem import problem


def told(finding: Finding) -> Problem:
    """The problem as it weighs: of what a draft says itself (E2xx), a remark. What it breaks for others stays one."""
    found, record = finding.problem, finding.record
    is_draft = getattr(record, "draft", False) and not record.is_stand_in
    if not is_draft or not found.code.startswith("E2") or found.at.path != record.file:
        return found
    remark = problem("W736", found.at, of=found.code, found=found.message)
    return Problem(found.at, "W736", remark.message, found.mend, remark.facts)

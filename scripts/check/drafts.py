"""What is wrong with a draft keeps nothing from being published: it is a remark until the draft's mark is taken off."""

from collections.abc import Iterable, Iterator

from scripts.model.website import Site
from scripts.problems import Problem
from scripts.problems.problem import problem


def remarked(problems: Iterable[Problem], whole: Site | None) -> Iterator[Problem]:
    """The problems as they weigh, given the site with its stand-ins: of what a draft says itself (2xx), a remark. From
    what something else follows stays an error, and so does what a draft breaks for others."""
    records = (*whole.articles, *whole.campaigns) if whole else ()
    drafts = {one.file for one in records if getattr(one, "draft", False)}
    for found in problems:
        is_own = found.code.startswith("E2") and found.at.path in drafts and not found.followers
        yield _remark(found) if is_own else found


def _remark(found: Problem) -> Problem:
    words = problem("W741", found.at, of=found.code, found=found.message)
    return Problem(found.at, words.code, words.message, found.mend, words.facts)

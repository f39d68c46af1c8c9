"""How a deployment fails, in words for staff."""

from scripts.problems.failure import CannotStart
from scripts.vietnamese.numbers import grouped, megabytes


class NotDeployed(CannotStart):
    """What was begun could not be finished; the text says in Vietnamese why, and what to do."""


class Refused(Exception):
    """The target refuses, and would again; the text says in Vietnamese what it refuses and why."""


class TreeChanged(Exception):
    """The tree was built anew while it was put."""


def size_of(count: int) -> str:
    """So many bytes as staff read them."""
    return f"{megabytes(count)} MB" if count >= 100_000 else f"{grouped(count)} byte"

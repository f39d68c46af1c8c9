"""How a deployment fails, in words for staff."""

from scripts.problems.failure import CannotStart


class NotDeployed(CannotStart):
    """What was begun could not be finished; the text says in Vietnamese why, and what to do."""


class Refused(Exception):
    """The target refuses, and would again; the text says in Vietnamese what it refuses and why."""


class TreeChanged(Exception):
    """The tree was built anew while it was put."""


def megabytes(size: int) -> str:
    """Bytes as staff read them."""
    return (
        f"{size / 1_000_000:.1f} MB".replace(".", ",") if size >= 100_000 else f"{size / 1000:.1f} KB".replace(".", ",")
    )

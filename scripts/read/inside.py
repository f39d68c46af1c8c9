"""What belongs to the project, for a link in it may lead anywhere on the machine."""

from pathlib import Path

# Where the sources are. Whoever runs the site may keep these two elsewhere, behind links.
TOPS = ("content", "events")


def leads_out(root: Path, path: str) -> bool:
    """Does a path below `root` lead out of the project, by a symbolic link or a junction?"""
    target = (root / path).resolve()
    return not any(target.is_relative_to((root / top).resolve()) for top in ("", *TOPS))

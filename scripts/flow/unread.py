"""What could not be read: the names that links have for entries in files with errors."""

import re
from collections.abc import Iterable
from pathlib import Path

from scripts.model.campaign import Campaign
from scripts.model.event import Event
from scripts.model.kinds import BY_SCHEME, KINDS
from scripts.model.law import Law
from scripts.model.page import News
from scripts.model.website import Site
from scripts.problems import Position, Problem

_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}-")
_ID, _NUMBER = (
    re.compile(rf"(?:^|[\s{{,-])[\"']?{field}[\"']?\s*:\s*[\"']?([^\s\"',}}]+)", re.MULTILINE)
    for field in ("id", "number")
)


def unread_in(root: Path, problems: Iterable[Problem], site: Site) -> dict[str, Position]:
    """The entries that errors kept from being read, by names like `tin:slug`, each with the first error of its file;
    and `chiendich:` where one of them is a campaign. What a broken listing lists is looked for in its text."""
    first: dict[str, Position] = {}
    for one in sorted(problems):
        if one.is_error:
            first.setdefault(one.at.path, one.at)
    return {name: at for path, at in first.items() for name in _names(root, path) if not is_there(site, name)}


def is_there(site: Site, name: str) -> bool:
    """Is an entry part of the site?"""
    scheme, _, rest = name.partition(":")
    model = BY_SCHEME[scheme].model
    return rest in site.named(model) or (model is Law and rest in site.laws_by_slug)


def _names(root: Path, path: str) -> list[str]:
    for kind in KINDS:
        match = re.fullmatch(kind.files, path)
        if match is None:
            continue
        name = match[match.re.groups]
        if kind.model is Event:
            found = _ID.findall(_text(root / path))
        elif kind.model is Law:
            found = [name, *_NUMBER.findall(_text(root / path))[:1]]
        else:
            found = [_DAY.sub("", name) if kind.model is News else name, *([""] if kind.model is Campaign else [])]
        return [f"{kind.scheme}:{one}" for one in found if kind.scheme]
    return []


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""

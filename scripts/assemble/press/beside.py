"""What else goes into the ZIP of a campaign: pictures as SVG, each with whose it is and under what licence, and the
tables of the law. PNG would take ten times the room; they are on the pages of the pictures."""

import hashlib
from pathlib import PurePosixPath

from scripts.assemble.laws import comparison, fines
from scripts.assemble.press import figures
from scripts.assemble.press.spec import SpecTable
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.campaign import Campaign
from scripts.model.languages import ORIGINAL

PICTURES, TABLES = "hinh/", "bang/"
_NAMES = {fines.PATH: "muc-phat.csv", comparison.PATH: "luat-cu-luat-moi.csv"}


def beside(view: View, campaign: Campaign) -> dict[str, SpecTable]:
    """Each by its name in the ZIP. What tells of the law of today and of all places stays out of the dossier of an
    earlier campaign, which has what was drawn of that year."""
    of_today, own = campaign == view.latest_campaign, addresses.of_campaign(campaign)
    found = {}
    for one in figures.of_site(view):
        year = one.page.startswith("chien-dich/")
        if one.language == ORIGINAL and (one.page == own or (of_today and not year)):
            found[PICTURES + _name(one.downloads.stem)] = _file(f"{one.downloads.stem}.svg", one.svg)
    tables = {**fines.build(view), **comparison.files(view)} if of_today else {}
    for path, name in _NAMES.items():
        if f"files/{path}" in tables:
            found[TABLES + name] = _file(path, tables[f"files/{path}"])
    return found


def _name(stem: str) -> str:
    """`so-do/cac-moc-tuoi/so-do` is a diagram by the name of its page, a map has a name of its own."""
    path = PurePosixPath(stem)
    return f"{path.parent.name if path.name == 'so-do' else path.name}.svg"


def _file(path: str, data: bytes) -> SpecTable:
    return SpecTable(f"files/{path}", hashlib.sha256(data).hexdigest())

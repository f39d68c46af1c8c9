"""Who holds an event: the bodies that a row names, those of a commune with its name, else who sent the letter."""

from __future__ import annotations

import re
from datetime import date

from scripts.model.place_names import plain_name
from scripts.tables import said_of
from scripts.tables.blocks import Left
from scripts.tables.draft import LATE, LINE, Around, Draft, Fields
from scripts.tables.grid import Cell

# `UBND xã`, `Hội Phụ nữ phường`: of which one, the sheet or the row says.
_OF_A_COMMUNE = re.compile(r".*\b(?P<kind>xã|phường|thị trấn)", re.IGNORECASE)
_OF_SOMEBODY = "tên người, không đăng"


def take_organisers(draft: Draft, fields: Fields, around: Around) -> list[Cell]:
    """The bodies that are named; the cells that say instead whose office it is. Names of people are left out."""
    year = draft.day.year if draft.day else around.year
    campaign = around.campaign(year)
    known = campaign.organisers if campaign else ()
    people = [cell for cell in fields.get("organiser", ()) if said_of.is_person(cell.text)]
    used = [cell for cell in fields.get("organiser", ()) if cell not in people]
    named = [cell for cell in people if said_of.people_in(cell.text)]
    draft.left += [Left(cell.at, cell.text, _OF_SOMEBODY) for cell in named]
    if named and not used:
        draft.asked.append(f"ô {named[0].at} nêu tên người chủ trì: ghi tên đơn vị thay tên người")
    agencies: list[str] = []
    notes: list[str] = []
    for at, name in ((cell.at, name) for cell in used for name in said_of.leads_and_helps(cell.text)[0]):
        if said_of.is_person(name):
            draft.left.append(Left(at, name, _OF_SOMEBODY))
            continue
        if person := said_of.person_in(name):
            draft.asked.append(f"ô {at} nêu tên người chủ trì (“{person}”): ghi tên đơn vị thay tên người")
        whole = whole_name(name, draft, around) if said_of.known_name(name, known) is None else name
        mine = said_of.known_name(whole, known) if known else whole
        if mine is None:
            near = said_of.near_names(name, known)
            draft.guesses += near
            hint = f"; có phải {' hay '.join(near)}?" if near else ""
            draft.reasons.append(f"đơn vị “{name}” không có trong danh sách đơn vị của chiến dịch{hint}")
        elif mine != name and not known:
            notes.append(f"“{name}” hiểu là {mine}")
        agencies.append(mine or name)
    sender = around.letter.sender if around.letter and not used else ""
    if sender and (not known or said_of.known_name(sender, known)):
        agencies, notes = [said_of.known_name(sender, known) or sender if known else sender], ["nơi gửi văn bản"]
        draft.values["organisers"] = [agencies[0][:LINE]]
    if agencies:
        draft.take("organisers", [name[:LINE] for name in agencies], used, "; ".join(notes))
    return [cell for cell in people if cell not in named]


def whole_name(name: str, draft: Draft, around: Around) -> str:
    """A body of a commune with the commune's name, where the sheet, else the row, names one."""
    match = _OF_A_COMMUNE.fullmatch(name)
    if match is None:
        return name
    place = draft.values.get("place")
    own = place.get("commune") if isinstance(place, dict) else None
    communes = [str(one) for one in own] if isinstance(own, list) else [own] if isinstance(own, str) else []
    day = draft.day or date(around.year or LATE, 6, 30)
    for text in around.above:
        found = around.finder.named_above(text, day)[0]
        if found:
            communes = [one.name for one in found]
            break
    if len(communes) != 1 or not communes[0].lower().startswith(match["kind"].lower()):
        return name
    own = plain_name(communes[0])
    return f"{name} {own.upper() if name.isupper() else own}"

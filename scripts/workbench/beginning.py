"""Where what is newly written goes: a path by its kind, its title and its day; and what a form begins with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from scripts.model.website import Site
from scripts.vietnamese.slugs import slug

# What staff begin, in the order of the doors: its name in addresses, its words, what its first question asks.
KINDS = (
    ("su-kien", "Sự kiện", "Tên sự kiện"),
    ("tin", "Tin", "Tiêu đề"),
    ("thong-cao", "Thông cáo báo chí", "Tiêu đề"),
    ("hoi-dap", "Câu hỏi", "Câu hỏi, theo lời người dân"),
    ("trang", "Trang", "Tiêu đề"),
    ("chien-dich", "Chiến dịch của một năm", "Tên chiến dịch"),
)
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Beginning:
    """A file that is yet to be written, or a listing that gets one entry more; `shown` stands in its form already."""

    path: str
    at: str = ""
    shown: Mapping[str, str] = field(default_factory=dict)


def begin(root: Path, kind: str, title: str, day: date, listing: str = "") -> Beginning:
    """Where an entry of that title goes. Raises ValueError where the title has no letter to name a file by."""
    name = slug(title, _LONGEST)
    match kind:
        case "su-kien":
            path = listing or f"events/{day.year}/{name}.yml"
            made = f"{Path(path).stem}-{day.isoformat()}"
            return Beginning(path, "moi", {"id": made, "title": title, "start": day.isoformat()})
        case "tin" | "thong-cao":
            path = _free(root, f"content/tin-tuc/{day.isoformat()}-{name}", ".md")
            kind = "news" if kind == "tin" else "release"
            return Beginning(path, "", {"title": title, "date": day.isoformat(), "kind": kind})
        case "hoi-dap":
            return Beginning(_free(root, f"content/hoi-dap/{name}", ".md"), "", {"title": title})
        case "chien-dich":
            shown = {"year": str(day.year), "name": title, "start": f"{day.year}-06-01", "end": f"{day.year}-06-30"}
            return Beginning(f"events/{day.year}/campaign.yml", "", shown)
    return Beginning(_free(root, f"content/{name}", ".md"), "", {"title": title})


def listings(root: Path, site: Site | None, year: int) -> list[tuple[str, str]]:
    """The listings of a year, by the names of those who take place or act in them."""
    found = []
    for path in sorted((root / "events" / str(year)).glob("*.y*ml")):
        if path.stem != "campaign":
            name = path.relative_to(root).as_posix()
            events = [one for one in site.events if one.file == name] if site else []
            whose = next((one for event in events for one in (*event.organisers, *event.place.commune)), "")
            found.append((name, f"{path.name}{f' ({whose}, {len(events)} sự kiện)' if whose else ''}"))
    return found


def free_id(site: Site | None, wanted: str) -> str:
    """An id of an event that no other has."""
    taken = {event.id for event in site.events} if site else set()
    number, found = 2, wanted
    while found in taken:
        found, number = f"{wanted}-{number}", number + 1
    return found


def _free(root: Path, stem: str, ending: str) -> str:
    number, found = 2, f"{stem}{ending}"
    while (root / found).exists():
        found, number = f"{stem}-{number}{ending}", number + 1
    return found

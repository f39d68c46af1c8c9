"""Where what is newly written goes: a path by its kind, its title and its day; and what a form begins with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from scripts.model.website import Site
from scripts.scaffold import articles
from scripts.scaffold.events import free_id
from scripts.vietnamese.slugs import slug

# What staff begin, in the order of the doors: its name in addresses, its words, what its first question asks.
KINDS = (
    ("su-kien", "Sự kiện", "Tên sự kiện"),
    ("tin", "Tin", "Tiêu đề"),
    ("thong-cao", "Thông cáo báo chí", "Tiêu đề"),
    ("hoi-dap", "Câu hỏi", "Câu hỏi, theo lời người dân"),
    ("mo-hinh", "Mô hình, điển hình", "Tên mô hình"),
    ("trang", "Trang", "Tiêu đề"),
    ("chien-dich", "Chiến dịch của một năm", "Tên chiến dịch"),
)
_OWN = {"tin": "news", "thong-cao": "release", "hoi-dap": "question", "mo-hinh": "exemplar"}
_LONGEST = 60
_THERE = "đây là chiến dịch ấy, máy chưa đổi gì."


@dataclass(frozen=True, slots=True)
class Beginning:
    """A file that is yet to be written, or a listing that gets one entry more; `shown` stands in its form already,
    `told` above it."""

    path: str
    at: str = ""
    shown: Mapping[str, str] = field(default_factory=dict)
    told: tuple[str, ...] = ()


def begin(root: Path, site: Site | None, kind: str, title: str, day: date, listing: str = "") -> Beginning:
    """Where an entry of that title goes. Raises ValueError where the title has no letter to name a file by."""
    name = slug(title, _LONGEST)
    if kind == "su-kien":
        path = listing or f"events/{day.year}/{name}.yml"
        wanted = f"{Path(path).stem}-{day.isoformat()}"
        own = free_id(site, wanted) if site else wanted
        return Beginning(path, "moi", {"id": own, "title": title, "start": day.isoformat()})
    if kind == "chien-dich":
        for there in sorted((root / f"events/{day.year}").glob("campaign.y*ml")):
            path = there.relative_to(root).as_posix()
            return Beginning(path, told=(f"Năm {day.year} đã có chiến dịch: {_THERE}",))
        shown = {"year": str(day.year), "name": title, "start": f"{day.year}-06-01", "end": f"{day.year}-06-30"}
        return Beginning(f"events/{day.year}/campaign.yml", "", shown)
    own = _OWN.get(kind, "page")
    path = articles.free(own, name, day, site, lambda path: (root / path).exists())
    more = {"date": day.isoformat(), "kind": own} if own in articles.BY_DAY else {}
    if own == "exemplar":
        more = {"date": day.isoformat()}
    return Beginning(path, "", {"title": title, **more})


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

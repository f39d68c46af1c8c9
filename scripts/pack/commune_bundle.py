"""What a commune is sent, as one zip: what is on there, to print, to read out and to put into calendars, whom to call,
and what to do first.

A bundle is made of the published site and of the same view of the sources, so it holds nothing that readers may not see
yet. Names within are of ASCII letters alone: the zip folders of Windows spoil others (windows_names.py); the zip itself
is called so too, as mailers and old USB sticks are no better.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from scripts.assemble.outreach import board_sheet, month_notices, tents
from scripts.assemble.outreach.material import Material
from scripts.assemble.outreach.sheets import Printed
from scripts.assemble.places.place_pages import PlacePage, place_page
from scripts.assemble.view import View
from scripts.draw import archive
from scripts.draw.materials import drawing
from scripts.model import addresses
from scripts.model.event import Event
from scripts.model.material_api import MaterialKind
from scripts.model.placed import Placed
from scripts.pack import commune_front as front
from scripts.pack.bundle_text import File, Front, Item, Section, as_page, as_text
from scripts.pack.windows_names import LONGEST, windows_names
from scripts.vietnamese.folding import lower_first
from scripts.vietnamese.slugs import slug, slug_or

FIRST, FIRST_TEXT = "Mo-truoc.html", "Doc-truoc.txt"
# Pages and their copies stay on the site.
_ELSEWHERE = ("su-kien/", "mo-hinh/", "bai-hoc/")
# So much of a long name is left beside a digest and the longest end, `-ap-phich-a4-den-trang.pdf`.
_SUBJECT = 25
_NOT_TAKEN = (".html", ".md", ".br", ".gz", ".json", ".png", ".jpg", ".jpeg", ".webp")


@dataclass(frozen=True, slots=True)
class Bundle:
    """The name of the zip, what is in it, and how many events are told there."""

    name: str
    data: bytes
    files: int
    events: int


@dataclass(frozen=True)
class Bundles:
    """What all bundles are made of: the view and the published files; what the site does not have of every commune and
    meeting (the sheet for the board, what stands on tables) is drawn here."""

    view: View
    published: Mapping[str, bytes]

    def of_now(self, place: Placed) -> Bundle:
        """What a commune needs this month."""
        page, stem = place_page(self.view, place), stem_of(place)
        here = {event.id for event in (*page.events, *self.view.by_place.province)}
        coming = [event for event in self.view.coming if event.id in here]
        past = [event for event in _known(page) if event.is_over(self.view.now)]
        files: dict[str, bytes] = {}
        taken = {event.id: tuple(self._beside(event, files)) for event in coming}
        month = tuple(self._of_month(place, files))
        calendar = tuple(self._calendar(page, f"lich/{stem}.ics", files))
        told = front.steps(place, [*files, *self._general], coming=bool(coming))
        first = Front(
            f"{place.name}: tài liệu phòng, chống ma túy, {month_notices.month(self.view)}",
            tuple(front.notes(self.view)),
            (
                Section("Làm gì trước", tuple(told), numbered=True),
                Section(
                    f"Hoạt động sắp tới ở {lower_first(place.name)} và toàn tỉnh",
                    tuple(self._told(event, taken[event.id]) for event in coming),
                    "" if coming else "Trang chưa ghi hoạt động nào sắp tới.",
                ),
                Section(
                    f"Cả tháng của {lower_first(place.name)}",
                    (*month, *calendar),
                    "" if month or calendar else "Tháng này trang chưa ghi hoạt động nào của riêng nơi này.",
                ),
                Section("Gọi ai, hỏi ai", tuple(front.contacts(self.view, place))),
                Section("In và đọc loa được ngay", self._offered),
                Section(
                    "Hoạt động trang đã ghi lại",
                    tuple(self._told(event) for event in reversed(past)),
                    "" if past else f"Trang chưa ghi hoạt động nào đã qua của {lower_first(place.name)}.",
                ),
                Section("Nguồn, giấy phép", tuple(front.licence(self.view))),
            ),
        )
        return self._zipped(stem, first, files | self._general, len(coming) + len(past))

    def of_year(self, place: Placed, year: int) -> Bundle:
        """What is known of a commune in a year, by the names of then."""
        page, stem = place_page(self.view, place), f"{stem_of(place)}-{year}"
        own = [event for event in page.events if event.year == year]
        district = [event for event in self._whole(place) if event.year == year and event not in own]
        files: dict[str, bytes] = {}
        calendar = tuple(self._calendar(page, f"lich/{stem_of(place)}.ics", files))
        first = Front(
            f"{place.whole_name}: hoạt động phòng, chống ma túy năm {year}",
            tuple(front.notes(self.view)),
            (
                Section("Làm gì trước", tuple(front.steps_of_past(place, year)), numbered=True),
                Section(
                    f"Ở {lower_first(place.name)}",
                    tuple(map(self._told, own)),
                    "" if own else f"Năm {year}, trang chưa ghi được hoạt động nào ghi rõ nơi này.",
                ),
                Section(
                    f"Ở {lower_first(place.belongs_to)}, không ghi rõ xã, phường nào",
                    tuple(map(self._told, district)),
                    "" if district else f"Năm {year}, trang chưa ghi được hoạt động nào.",
                ),
                *([Section("Lịch", calendar)] if calendar else []),
                Section("Nơi này ngày nay", tuple(front.today(place))),
                Section("Nguồn, giấy phép", tuple(front.licence(self.view))),
            ),
        )
        return self._zipped(stem, first, files, len(own) + len(district))

    def _whole(self, place: Placed) -> list[Event]:
        above = place.above
        return self.view.by_place.whole.get(above.path, []) if above else self.view.by_place.province

    def _zipped(self, stem: str, first: Front, files: dict[str, bytes], events: int) -> Bundle:
        whole = {**files, FIRST: as_page(first), FIRST_TEXT: as_text(first)}
        data = archive.zipped({f"{stem}/{path}": content for path, content in whole.items()}, self.view.today)
        return Bundle(f"{stem}.zip", data, len(whole), events)

    def _beside(self, event: Event, files: dict[str, bytes]) -> Iterator[File]:
        """Whatever is published beside the page of an event: posters, the notice, the calendar."""
        folder = addresses.of_event(event)
        for path in self._in_folder.get(folder, ()):
            name = f"su-kien/{event.id}/{path.removeprefix(folder)}"
            yield self._taken(path, name, files, _words_of(path.removeprefix(folder), self._materials.get(path)))
        if not (event.is_off or event.place.province):
            yield from _drawn(tents.of_event(self.view, event), folder, f"su-kien/{event.id}/", files)

    def _of_month(self, place: Placed, files: dict[str, bytes]) -> Iterator[Item]:
        folder = addresses.of_place(place)
        beside = {path: path.removeprefix(folder) for path in self._in_folder.get(folder, ())}
        found: dict[str, list[File]] = {}
        for path, name in beside.items():
            material = self._materials.get(path)
            if material:
                target = f"{'loa' if material.kind is MaterialKind.SCRIPT else 'bang-tin'}/ca-thang-{name}"
                taken = self._taken(path, target, files, _words_of(name, material))
                found.setdefault(material.kind.label, []).append(taken)
        if MaterialKind.BOARD.label not in found:
            board = board_sheet.board_sheet(self.view, place)
            found[MaterialKind.BOARD.label] = list(_drawn(board, folder, "bang-tin/ca-thang-", files))
        for label, taken_files in found.items():
            yield Item(label, (), tuple(taken_files))

    def _calendar(self, page: PlacePage, name: str, files: dict[str, bytes]) -> Iterator[Item]:
        path = addresses.of_list_calendar(page.url)
        if path in self.published and any(event.start for event in page.events):
            files[name] = self.published[path]
            yield Item("Lịch để thêm vào điện thoại, máy tính", (), (File("tệp lịch (.ics)", name),))

    def _taken(self, path: str, name: str, files: dict[str, bytes], words: str) -> File:
        name = _safe(name)
        files[name] = self.published[path]
        return File(words, name)

    @cached_property
    def _in_folder(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for path in sorted(self.published):
            if path.startswith("su-kien/") and not path.endswith((*_NOT_TAKEN, "/lich.ics")):
                found.setdefault(path.rpartition("/")[0] + "/", []).append(path)
        return found

    @cached_property
    def _materials(self) -> dict[str, Material]:
        return {one.path: one for one in self.view.materials}

    @cached_property
    def _everywhere(self) -> list[tuple[Material, str]]:
        """What is of no event, place or model, with its path in a bundle; lessons are for schools."""
        own = [one for one in self._materials.values() if not one.about.startswith(_ELSEWHERE)]
        return [(one, _safe(_general_path(one))) for one in own if one.path in self.published]

    @cached_property
    def _general(self) -> dict[str, bytes]:
        return {path: self.published[one.path] for one, path in self._everywhere}

    @cached_property
    def _offered(self) -> tuple[Item, ...]:
        found: dict[tuple[str, str], list[File]] = {}
        for one, path in self._everywhere:
            words = ", ".join(filter(None, (one.form, path.rpartition(".")[2].upper())))
            found.setdefault((one.kind.label, one.title), []).append(File(words, path))
        return tuple(Item(f"{kind}: {title}", (), tuple(files)) for (kind, title), files in found.items())

    def _told(self, event: Event, files: tuple[File, ...] = ()) -> Item:
        head = self.view.event_facts.head(event)
        return Item(event.title, tuple(front.lines(head, is_over=event.is_over(self.view.now))), files)


def stem_of(place: Placed) -> str:
    """What the bundle of a place is called: `xa-con-cuong-17230`."""
    return f"{slug_or('xa', place.name, 60)}-{place.code}"


def _known(page: PlacePage) -> list[Event]:
    """What names the commune, or one that it was made of; what was of a whole district or of the border is on the
    site."""
    found = {event.id: event for event in (*page.own_before, *page.own)}
    return sorted(found.values(), key=lambda event: (event.about, event.id))


def _safe(path: str) -> str:
    return windows_names([path])[path]


def _general_path(one: Material) -> str:
    about, name = one.about.strip("/").rpartition("/")[2] or "trang", one.path.rpartition("/")[2]
    about = about if one.language == "vi" else f"{about}-{one.language}"
    if one.kind is MaterialKind.SCRIPT:
        return f"loa/{about}/{name}"
    subject, end = about, f"-{name}"
    if one.kind is MaterialKind.BANNER:  # named by its words; all have one page
        end = "-den-trang.pdf" if name.endswith("-den-trang.pdf") else ".pdf"
        subject = name.removeprefix(f"{one.kind.value}-").removesuffix(end)
    return f"in-san/{one.kind.value}/{_as_long_as_may_be(subject, end)}"


def _as_long_as_may_be(subject: str, end: str) -> str:
    """A name of which the end, that tells the form, is never cut, and the subject never to what another has."""
    if len(subject + end) <= LONGEST:
        return subject + end
    digest = hashlib.sha256(subject.encode()).hexdigest()[:8]
    return f"{slug(subject, _SUBJECT)}-{digest}{end}"


def _drawn(printed: Printed, folder: str, target: str, files: dict[str, bytes]) -> Iterator[File]:
    """The files of a sheet that the site does not have, `target` for their `folder` there."""
    drawn = drawing.of(printed)
    for material in printed.materials:
        name = _safe(target + material.path.removeprefix(folder))
        files[name] = drawn[material.path]
        yield File(_words_of(name, material), name)


def _words_of(name: str, material: Material | None) -> str:
    ending = name.rpartition(".")[2].upper()
    if material:
        return ", ".join(filter(None, (material.kind.label.lower(), material.form, ending)))
    return "tệp lịch (.ics)" if ending == "ICS" else f"{name.rpartition('.')[0]}, {ending}"

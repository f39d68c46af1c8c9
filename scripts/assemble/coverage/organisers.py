"""Which of the bodies that a plan names an organiser of an event is."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from scripts.model.campaign import Agency
from scripts.model.event import Event
from scripts.model.place import Places
from scripts.model.place_names import name_key

# “UBND các xã, phường, thị trấn”, “Công an cấp xã”: what each of the bodies that it means is called.
_LEVEL = re.compile(r"huyện|thị xã|thành phố|xã|phường|thị trấn")
_ALL_OF = re.compile(rf"(?P<body>.+?) (?P<at>các|cấp) (?P<levels>(?:(?:và )?(?:{_LEVEL.pattern})(?:, ?| |$))+)")
_OF_LEVEL = {"huyện": ("huyện", "thị xã", "thành phố"), "xã": ("xã", "phường", "thị trấn")}
_PARTS = re.compile(r"\s*[,;]\s*")


class Organisers:
    """Agencies of a plan by how events name them; each name is looked up once."""

    def __init__(self, agencies: tuple[Agency, ...], places: Places) -> None:
        self._places = places
        self._agencies = agencies
        self._found: dict[str, tuple[str, ...]] = {}

    def of(self, event: Event) -> tuple[str, ...]:
        """The ids of the agencies that organise an event."""
        if len(event.organisers) == 1:
            return self._of(event.organisers[0])
        return tuple(dict.fromkeys(one for name in event.organisers for one in self._of(name)))

    def _of(self, name: str) -> tuple[str, ...]:
        if name not in self._found:
            self._found[name] = tuple(dict.fromkeys(self._named(name)))
        return self._found[name]

    def _named(self, name: str) -> Iterator[str]:
        """The name whole, or a part of it: `Phòng Cảnh sát ma túy, Công an tỉnh` is of the police of the province."""
        for part in (name, *_PARTS.split(name)):
            words = _key(part).split(" ")
            for end in range(len(words), 0, -1):
                if hits := self._by_call.get(" ".join(words[:end])):
                    rest = " ".join(words[end:])
                    if not rest or self._is_place(rest):
                        yield from hits

    def _is_place(self, name: str) -> bool:
        """`Công an tỉnh Nghệ An` is one of the plan's, `Công an tỉnh Xiêng Khoảng` is not."""
        return self._places.is_province(name) or bool(self._places.named(name))

    @cached_property
    def _by_call(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for agency in self._agencies:
            for call in dict.fromkeys(map(_key, calls(agency))):
                found.setdefault(call, []).append(agency.id)
        return found


def calls(agency: Agency) -> Iterable[str]:
    """How events may call a body, before the name of its place: as the plan does, as the campaign's file adds, and of
    many bodies as one of them is called."""
    for name in (agency.name, *agency.known_as):
        yield name
        if many := _ALL_OF.fullmatch(name):
            for level in _LEVEL.findall(many["levels"]):
                alike = _OF_LEVEL.get(level, (level,)) if many["at"] == "cấp" else (level,)
                yield from (f"{many['body']} {one}" for one in alike)


def _key(name: str) -> str:
    return name_key(name).replace("ủy ban nhân dân", "ubnd")

"""Where an event takes place, of an address as offices write it, or of columns for the commune and the district."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from scripts.model.place import Places
from scripts.model.place_names import name_key, plain_name
from scripts.model.placed import Placed
from scripts.tables.elsewhere import elsewhere
from scripts.vietnamese.folding import fold, lower_first
from scripts.vietnamese.near import closest

_KIND = r"(?:thị trấn|thị xã|thành phố|phường|huyện|quận|xã|t\.\s?p\.?|tp\.?|tx\.?|tt\.?|[pxhq]\.)"
_WORD = r"[^\W\d_][\w’']*"
_NAMED = re.compile(
    rf"(?<![\w.])(?P<kind>{_KIND})(?:(?<=\.)\s*|\s+)(?P<words>{_WORD}(?:[\s-]+{_WORD}){{0,5}}|[0-9]{{1,2}}(?!\w))",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:[,;\n()]|\s[-–]\s|\svà\s)\s*")
_EVERYWHERE = re.compile(
    r"\b(?:toan tinh|(?:tren )?dia ban (?:toan )?tinh|(?:tat ca )?cac (?:huyen|xa|phuong|dia phuong)\b(?! bien gioi)"
    r"(?!.*\bxa [a-z]+ [a-z]+)|130 xa|cac xa,? phuong|trong tinh|khap tinh)\b"
)
_WORDS_OF_ALL = re.compile(
    r"\b(?:tai|tren|o|trong|va|khap|toan|tat ca|cac|[0-9]+|dia ban|dia phuong|tinh|huyen|thi xa|thanh pho|thi tran|xa"
    r"|phuong|dac khu)\b|[,;]"
)
_ONLINE = re.compile(r"\b(?:truc tuyen|online|zoom|google meet|ms teams|fanpage|livestream)\b")
_ONLINE_ALONE = re.compile(r"(?:hinh thuc |hop )?(?:truc tuyen|online)[ .]*")
_FULL = {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn", "p": "phường", "x": "xã", "h": "huyện", "q": "quận"}
# Words that begin an address but are no name: `xã đã về đích`, `phường và các đoàn thể`.
_NO_NAME = re.compile(
    r"(?:và|các|đã|của|có|tổ chức|trong|theo|mới|hội|viên|đoàn|trên|khác|nào|này|sạch|không|ma túy|biên giới"
    r"|tháng|ngày|(?:năm|tuần|quý)(?= [ivx0-9]|$))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Where:
    """What a listing says of the place; `notes` is how it is known, `doubts` what is uncertain, `refused` why an event
    cannot be placed, `asked` what somebody must say yes to."""

    place: dict[str, object] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    guesses: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


class Finder:
    """The names of a place list, found in texts."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._near: dict[tuple[str, date], tuple[str, ...]] = {}
        self._above: dict[tuple[str, int], tuple[list[Placed], list[str]]] = {}

    def where(self, address: str, commune: str, district: str, day: date, above: Iterable[str] = ()) -> Where:
        """The place that an address names, and columns of their own; `above` are texts that may name it where these do
        not: who holds the event, the section, the title of the sheet."""
        notes: list[str] = []
        doubts: list[str] = []
        refused: list[str] = []
        guesses: list[str] = []
        units: list[Placed] = []
        strange: list[str] = []
        for text, kind in ((district, "huyện"), (commune, "")):
            for part in [one for one in re.split(r"\s*[,;\n]\s*|\s+và\s+", text) if one]:
                hits = self._whole(part, day, kind)
                if hits:
                    units += self._chosen(hits, units)
                elif self.found(part, day)[0]:
                    units += [one for one in self.found(part, day)[0] if one not in units]
                elif _EVERYWHERE.search(fold(part)) or self._places.is_province(part):
                    address = address or part
                else:
                    strange.append(part)
        address = re.sub(r"(?i)^(?:tại\s+)?(?:các\s+)?(?:xã|phường)(?:\s*,\s*(?:xã|phường))*\s*:\s*", "", address)
        if not units and (far := elsewhere(address, self._places)):
            named_here = [one for one in self.found(address, day)[0] if one.lived(day)]
            if not named_here:
                return Where({"outside": " ".join(address.split())[:300]}, (f"{far}: nơi ngoài tỉnh",))
        named, unknown, left = self.found(address, day, units)
        units += [one for one in named if one not in units]
        place: dict[str, object] = {}
        plain = fold(address)
        if _ONLINE.search(plain):
            place["online"] = "true"
            left = "" if _ONLINE_ALONE.fullmatch(plain) else left
        if not units and (_EVERYWHERE.search(plain) or (address and self._places.is_province(address.strip()))):
            place["province"] = "true"
            own = fold(plain_name(self._places.province.name))
            left = address if _WORDS_OF_ALL.sub("", plain.replace(own, "")).strip(" .,;()") else ""
        for name in (*strange, *unknown):
            namesakes = [one.name for one in self._places.parts(plain_name(name_key(name)))]
            near = self.near(name, day) or tuple(dict.fromkeys(namesakes))
            guesses += near
            words = f"không có “{name}” trong danh sách địa bàn"
            words += f"; có phải {' hay '.join(near)}?" if near else ""
            (refused if name in strange or near else doubts).append(words)
        above = [*above]
        asked = [*self._not_of_this_list(above, day)]
        if not units and not place and not refused:
            for text in above:
                found = self.named_above(text, day)[0]
                if len({one.key for one in found}) == 1:
                    units = found
                    notes.append(f"địa bàn lấy theo “{' '.join(text.split())[:80]}”")
                    break
        communes, districts = self._of_the_day(units, day, notes, refused)
        gone = [one.name for one in units if one.divided and not one.lived(day)]
        if gone and not (communes or districts or refused):
            asked.append(f"{', '.join(gone)} không còn là cấp hành chính vào ngày ấy: ghi xã, phường nào")
        if districts:
            place["district"] = districts
        if communes:
            place["commune"] = communes
        olds = [one for one in units if not one.divided and not one.lived(day)]
        if (
            left
            and communes
            and len(olds) == 1
            and name_key(plain_name(olds[0].name)) not in name_key(f"{left} {communes}")
        ):
            # Two villages of a name may lie in one commune of today.
            left = f"{left.rstrip(' .,;')}, {lower_first(olds[0].name)} cũ"
        if left:
            place["venue"] = " ".join(left.split())[:300]
        return Where(place, tuple(notes), tuple(doubts), tuple(refused), tuple(dict.fromkeys(guesses)), tuple(asked))

    def _not_of_this_list(self, above: Iterable[str], day: date) -> tuple[str, ...]:
        """What the texts above say of a place that is not of this province, where they name none that is."""
        strange: list[str] = []
        for text in above:
            units, unknown = self.named_above(text, day)
            if units:
                return ()
            far = elsewhere(text, self._places)
            strange += [far] if far else unknown
        return (f"phần trên bảng ghi “{strange[0]}”, không có trong danh sách địa bàn của trang",) if strange else ()

    def named_above(self, text: str, day: date) -> tuple[list[Placed], list[str]]:
        """The units that a text above many rows names, and names that are in no list."""
        key = (text, self._places.era(day))
        if key not in self._above:
            units, unknown, _ = self.found(text, day)
            self._above[key] = units, unknown
        return self._above[key]

    def found(self, text: str, day: date, within: Iterable[Placed] = ()) -> tuple[list[Placed], list[str], str]:
        """The units that a text names, names with a kind that are in no list, and the text without what is only a
        unit's name."""
        if not text:
            return [], [], ""
        units: list[Placed] = []
        unknown: list[str] = []
        homes = [*within, *self._bare_homes(text, day)]
        # What is larger stands behind; it decides which of two communes is meant.
        for match in reversed(list(_overlapping(text))):
            hits, words = self._named(match, day, [one for one in (*homes, *units) if one.divided])
            if hits:
                units += [one for one in self._chosen(hits, units) if one not in units]
            elif words:
                unknown.append(words)
        parts = [part for part in _PARTS.split(text) if part]
        kept: list[str] = []
        by_kind = bool(units)
        units.reverse()
        of_before: Placed | None = None
        for place, part in enumerate(parts):
            if of_before and self._places.group(part, day) is of_before:
                continue
            if old := self._of_old(part, parts[place + 1 : place + 2], day):
                units += [one for one in old if one not in units]
                of_before = self._places.group(parts[place + 1], day)
                continue
            whole = self._whole(part, day)
            # A hamlet may be called as a commune was once, or is elsewhere.
            if whole and plain_name(name_key(part)) == name_key(part):
                whole = [one for one in whole if one.lived(day) and not (by_kind and one not in units)]
            if whole:
                units += [
                    one
                    for one in self._chosen(whole, units)
                    if one not in units and one.name not in {u.name for u in units}
                ]
            elif not self._places.is_province(part):
                kept.append(part)
        # Of an address the last parts go that are the names of units and no more.
        left = text if kept else ""
        while tail := re.search(r"\s*(?:[,;\n(]|\s[-–]\s)\s*([^,;\n()]*?)\)?\s*$", left):
            if tail[1] in kept:
                break
            left = left[: tail.start()]
        return list(dict.fromkeys(units)), unknown, left.strip()

    def _of_old(self, part: str, behind: list[str], day: date) -> list[Placed]:
        """The commune of before of `Nam Thanh, Nam Đàn`, both without their kinds."""
        home = self._places.group(behind[0], day) if behind else None
        if home is None or home.lived(day) or re.match(rf"(?i){_KIND}\s", part):
            return []
        return self._places.parts(part, [home])

    def _bare_homes(self, text: str, day: date) -> list[Placed]:
        """The district of before that stands, without its kind, behind a commune: `xã Tân Hợp, Tân Kỳ`."""
        first, *rest = _PARTS.split(text)
        found = []
        for before, part in zip([first, *rest], rest, strict=False):
            group = self._places.group(part, day) if part and plain_name(name_key(part)) == name_key(part) else None
            if group and not group.lived(day) and re.search(rf"(?i)(?<!\w){_KIND}\s*\w", before):
                found.append(group)
        return found

    def near(self, name: str, day: date) -> tuple[str, ...]:
        """The names of the day that are like it."""
        key = (name, day)
        if key not in self._near:
            full = name_key(name)
            kind = full.removesuffix(name_key(plain_name(full))).strip()
            names = [one for one in self._places.names(day) if not kind or one.lower().startswith(kind)]
            self._near[key] = closest(full, names) or closest(plain_name(full), self._places.names(day))
        return self._near[key]

    def _whole(self, text: str, day: date, kind: str = "") -> list[Placed]:
        """The units that a text is the name of."""
        text = " ".join(text.split()).strip(" .")
        if not text or (text.isdigit() and len(text) < 3):
            return []
        named = self._places.named(text, day)
        if kind and (group := self._places.group(text, day)):
            return [group]
        # `Vinh` is a ward of today, and was a town: what was there on the day is meant.
        lived = [one for one in [*self._places.parts(text, day=day), *named] if one.lived(day)]
        return list(dict.fromkeys(lived)) or named

    def _named(self, match: re.Match[str], day: date, homes: list[Placed]) -> tuple[list[Placed], str]:
        """The units of a kind and a name; or the words that look like one and are none."""
        kind = match["kind"].lower().replace(" ", "").rstrip(".").replace("t.p", "tp")
        kind = _FULL.get(kind, match["kind"].lower())
        words = re.split(r"(?<=\w)[\s-]+", match["words"])
        for count in range(len(words), 0, -1):
            name = f"{kind} {' '.join(words[:count])}"
            group = self._places.group(name, day)
            parts = self._in_homes(name, homes, day)
            hits = ([group] if group else []) + parts
            if hits:
                lived = [one for one in hits if one.lived(day)]
                return lived or hits, ""
        first = words[0]
        if not first[0].isupper() or _NO_NAME.match(match["words"]):
            return [], ""
        capital = [word for word in words if word[0].isupper()]
        count = next((n for n, word in enumerate(words) if not word[0].isupper()), len(words))
        return [], f"{kind.capitalize() if kind else ''} {' '.join(words[: min(count, 3)])}".strip() if capital else ""

    def _in_homes(self, name: str, homes: list[Placed], day: date) -> list[Placed]:
        """The communes of a name, those of the districts that are named beside it first: of a district that is gone,
        the commune that was in it, or what came of it, rather than another of that name."""
        gone = [home for home in homes if not home.lived(day)]
        if gone and (old := self._places.parts(name, gone)):
            return old
        return self._places.parts(name, homes, day) or self._places.parts(name, (), day)

    def _chosen(self, hits: list[Placed], units: list[Placed]) -> list[Placed]:
        """Of several of one name those within what is named beside them."""
        homes = [one for one in units if one.divided]
        return [one for one in hits if any(one.is_in(home) for home in homes)] or hits

    def _of_the_day(
        self, units: list[Placed], day: date, notes: list[str], refused: list[str]
    ) -> tuple[list[str], list[str]]:
        """The names of the communes and of the districts, as units of the day."""
        communes: list[Placed] = []
        districts: list[Placed] = []
        gone = [one for one in units if one.divided and not one.lived(day)]
        olds = [one for one in dict.fromkeys(units) if not one.divided and not one.lived(day)]
        for one in dict.fromkeys(units):
            if one.lived(day):
                (districts if one.divided else communes).append(one)
                continue
            same = [two for two in olds if two.name == one.name]
            if len(same) > 1 and not one.divided:
                if one is same[0]:
                    where = ", ".join(two.whole_name for two in same)
                    refused.append(f"có {len(same)} đơn vị cũ tên {one.name}: {where}; ghi thêm huyện cũ")
                continue
            heirs = [heir for heir in one.today if heir.lived(day)]
            if len(heirs) == 1 and not one.divided:
                communes.append(heirs[0])
                if heirs[0].name != one.name:
                    notes.append(f"{one.whole_name} nay thuộc {heirs[0].name}")
            elif one.divided:
                notes.append(f"{one.name} không còn là cấp hành chính vào ngày ấy")
            else:
                now = f"; nay là {', '.join(heir.name for heir in heirs)}" if heirs else ""
                refused.append(f"{one.name} không còn vào ngày ấy{now}")
        for one in dict.fromkeys(communes):
            roots = [one, *one.earlier]
            if gone and not any(root.is_in(home) for root in roots for home in gone):
                refused.append(f"{one.name} không thuộc {', '.join(home.name for home in gone)}: xem lại xã hay huyện")
        names: list[str] = []
        for one in dict.fromkeys(communes):
            homes = [home for home in districts if one.is_in(home)]
            same = self._places.parts(one.name, homes, day)
            if len(same) > 1 and not homes:
                others = [two for two in communes if two.name == one.name]
                if len(others) > 1 or one.code is None:
                    if one is others[0]:
                        where = ", ".join(two.whole_name for two in same)
                        refused.append(f"có {len(same)} đơn vị tên {one.name}: {where}; ghi thêm huyện")
                    continue
                names.append(one.code)
            else:
                names.append(one.name)
        # A district that a commune is in need not be said, but does no harm where the list asks for it.
        return names, [one.name for one in districts]


def _overlapping(text: str) -> Iterable[re.Match[str]]:
    """Each kind with what follows, though `xã A huyện B` has one within the words of another."""
    place = 0
    while match := _NAMED.search(text, place):
        inner = re.search(rf"(?<=\s){_KIND}\s", match["words"], re.IGNORECASE)
        if inner and inner.start() > 0:
            cut = _NAMED.fullmatch(text[match.start() : match.start("words") + inner.start()].rstrip())
            if cut:
                yield cut
            place = match.start("words") + inner.start()
            continue
        yield match
        place = match.end("kind") + 1

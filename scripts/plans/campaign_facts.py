"""What a plan says once: name, theme, days, the plan itself, its source."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from scripts.edit.emitted import Value
from scripts.plans import days
from scripts.plans.draft import Said
from scripts.plans.head import Head
from scripts.plans.outline import Item
from scripts.vietnamese.dates import short
from scripts.vietnamese.folding import canonical_tone, lower_first, same_word

_THEME = re.compile(r"chủ đề(?:[^“\"«]{0,80}?)[:]?\s*(?:là\s*:?\s*)?[“\"«](?P<theme>[^”\"»]{6,280})[”\"»]", re.I)
_BARE_THEME = re.compile(
    r"(?:tên )?chủ đề(?:\s+(?:của )?(?:năm|tháng)[^:]{0,60})?\s*:\s*(?P<theme>[^“\"«].{6,280})", re.I
)
_LEAD = re.compile(r"(?:(?:Về việc|Về|V/v|triển khai|tổ chức|thực hiện|hưởng ứng|các hoạt động|đợt|chuỗi)\s+)+", re.I)
_MONTH = re.compile(
    r"^[“\"]?(?P<name>Tháng (?:hành động|cao điểm)(?: quốc gia)? (?:về )?phòng,? chống (?:tệ nạn )?ma t[úu][ýy])", re.I
)
_PEAK = re.compile(r"\b(?:đợt |tuần |thời gian )?cao điểm\b[^.;]{0,60}?\d{1,2}[/.-]\d{1,2}[^.;]{0,60}", re.I)
_LINE = 300


def name(head: Head, year: int | None) -> Said | None:
    """The campaign's name, out of the title."""
    lead = _LEAD.match(head.title)
    words = canonical_tone(head.title[lead.end() if lead else 0 :].strip(" .:"))
    if not words:
        return None
    if (match := _MONTH.match(words)) and year:
        return Said(f"{_big(match['name'])} {year}", ("tên kế hoạch",))
    doubts = ("tên lấy nguyên từ tên kế hoạch, có thể viết ngắn hơn",)
    if len(words) > _LINE:
        words = words[:_LINE].rpartition(" ")[0]
        doubts = ("tên kế hoạch dài quá 300 chữ cái nên máy cắt bớt",)
    return Said(_big(words), ("tên kế hoạch",), doubts)


def _big(text: str) -> str:
    return text[:1].upper() + text[1:]


def themes(items: Sequence[Item]) -> tuple[Said | None, list[Item]]:
    """The theme and the items that say it; others that differ are a doubt."""
    found: list[tuple[str, Item]] = []
    for item in items:
        for match in _THEME.finditer(item.text):
            found.append((_theme(match["theme"]), item))
    for item in items if not found else ():
        if bare := _BARE_THEME.match(item.text):
            found.append((_theme(bare["theme"]), item))
    if not found:
        # `Chủ đề năm 2027` alone, the words under it.
        for item in items:
            words = same_word(item.text)
            if words.startswith(("chủ đề", "tên chủ đề")) and len(words) < 80 and item.children:
                below = item.children[0].text.strip(' .“”"')
                return Said(below, (item.children[0].place,), quoted=item.text), [item, item.children[0]]
        return None, []
    theme = found[0][0]
    others = {one for one, _ in found if same_word(one) != same_word(theme)}
    doubts = tuple(f"kế hoạch còn ghi chủ đề khác: “{other}”" for other in sorted(others))
    places = tuple(dict.fromkeys(item.place for one, item in found if one == theme))
    return Said(theme, places[:2], doubts, quoted=found[0][1].text), [found[0][1]]


def _theme(text: str) -> str:
    return " ".join(text.split()).strip(' .;“”"')


def span(items: Sequence[Item], year: int | None) -> tuple[Said | None, Said | None, list[Item]]:
    """The first and the last day, and the items that say them; a month alone is a doubt, and nothing is made up."""
    best: tuple[int, Item, tuple[date, date]] | None = None
    for item in items:
        words = same_word(item.text)
        near = "tháng hành động" in words or "tháng cao điểm" in words
        timed = (
            words.startswith(("thời gian", "từ ngày")) or "thời gian thực hiện" in words or "thời gian tổ chức" in words
        )
        above = "thời gian" in same_word(item.under)
        if not (near or timed or above) or not (found := days.span_of(item.text, year)):
            continue
        weight = 2 * near + 2 * timed + (found[1] - found[0]).days // 20
        if best is None or weight > best[0]:
            best = (weight, item, found)
    if best:
        _, item, (first, last) = best
        doubts = (() if year in (None, first.year) else (f"ngày này thuộc năm {first.year}",)) + _peak(item.text)
        start = Said(first.isoformat(), (item.place,), doubts, quoted=item.text)
        return start, Said(last.isoformat(), (item.place,)), [item]
    for item in items:
        month = days.month_of(item.text)
        if month and year and re.search(r"tháng hành động|tháng cao điểm|thời gian", f"{item.under} {item.text}", re.I):
            doubt = f"kế hoạch chỉ ghi “tháng {month}”, không ghi ngày đầu và ngày cuối; máy ghi cả tháng"
            last = date(year, month, monthrange(year, month)[1])
            start = Said(date(year, month, 1).isoformat(), (item.place,), (doubt,), quoted=item.text)
            return start, Said(last.isoformat(), (item.place,)), [item]
    return None, None, []


def _peak(text: str) -> tuple[str, ...]:
    """The days of its height, for which a campaign has no field: for staff to say in its own words."""
    match = _PEAK.search(text)
    return (f"kế hoạch còn ghi “{match[0].strip()}”; viết vào tóm tắt nếu cần",) if match else ()


def plan(head: Head) -> dict[str, Said]:
    """The fields that say which document the campaign carries out."""
    issuer = head.issuer
    place = ("đầu văn bản",)
    if not head.number or not issuer:
        lacks = "số, ký hiệu" if not head.number else "tên cơ quan ban hành"
        why = f"Bản đã đọc chưa có {lacks}"
        doubt = f"đầu văn bản không có {lacks}; có rồi thì thay dòng này bằng nhóm plan: number, date, issuer"
        return {"plan_unknown": Said(why, place, (doubt,))}
    value: dict[str, Value] = {"number": head.number}
    doubts = (
        ["tên cơ quan ban hành ở đầu văn bản viết toàn chữ hoa; xem lại chữ hoa, chữ thường"] if head.recased else []
    )
    if head.day:
        value["date"] = head.day.isoformat()
    else:
        value["date_unknown"] = "Bản đã đọc không ghi ngày ban hành"
        doubts.append("đầu văn bản không ghi ngày; có ngày thì thay date_unknown bằng date")
    return {"plan": Said(value | {"issuer": issuer}, place, tuple(doubts))}


def source(head: Head, file: str) -> Said:
    """The plan as the source of what is taken from it."""
    kind = head.kind or "Kế hoạch"
    if head.number:
        words = f"{kind} số {head.number}" + (f" của {head.issuer}" if head.issuer else "")
        value: dict[str, Value] = {"title": words}
        if head.day:
            value["date"] = head.day.isoformat()
        return Said([value], ("đầu văn bản",))
    words = f"{kind} {lower_first(head.title)}"[:_LINE]
    value = {"title": words}
    if head.day:
        value["date"] = head.day.isoformat()
    doubt = "văn bản chưa có số: ghi tên và ngày, hoặc địa chỉ trang đã đăng, để người đọc tìm được"
    return Said([value], (f"tệp {file}",), (doubt,))


def summary(head: Head, focuses: int, agencies: int, first: str, last: str) -> Said | None:
    """A sentence made of what was counted, for staff to write better."""
    if not head.kind:
        return None
    named = f"{head.kind} {head.number}".strip() + (f" của {head.issuer}" if head.issuer else "")
    parts = []
    if first and last:
        parts.append(f"diễn ra từ ngày {short(date.fromisoformat(first))} đến ngày {short(date.fromisoformat(last))}")
    if focuses:
        parts.append(f"có {focuses} nội dung")
    if agencies:
        parts.append(f"giao việc cho {agencies} đơn vị, nhóm đơn vị")
    if not parts:
        return None
    said = ", ".join(parts)
    doubt = "câu này máy ghép từ những điều đếm được; viết lại một, hai câu bằng lời của mình"
    return Said(f"Chiến dịch theo {named}: {said}.", (), (doubt,))

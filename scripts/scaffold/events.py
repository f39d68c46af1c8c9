"""An event: a new listing of its commune or organiser, or one more entry in it."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from scripts.edit.emitted import Value
from scripts.edit.rewritten import UneditableError, rewritten, said
from scripts.model.event import Event, Kind
from scripts.model.place_names import plain_name
from scripts.model.record import Labelled
from scripts.model.values import at, beginning, day_of, read_days
from scripts.model.website import Site
from scripts.scaffold import commenting, whereabouts
from scripts.scaffold.answers import OF_TEXT, Answers, Question, UnfitError, found_source, several
from scripts.vietnamese import dates, day_reading
from scripts.vietnamese.day_reading import UnclearError
from scripts.vietnamese.folding import fold, lower_first
from scripts.vietnamese.near import closest
from scripts.vietnamese.slugs import slug_or

DRAFT = "CHƯA ĐĂNG. Điền xong, soát lại từng dòng, rồi xóa dòng “sample: true” này để đăng."
COMMENTS = {
    "id": "Mã riêng: đặt một lần, không đổi nữa, vì địa chỉ trang lấy từ đây.",
    "sample": DRAFT,
    "title": "Tên hoạt động.",
    "summary": "Một, hai câu tóm tắt: ai làm gì, cho ai.",
    "kind": f"Loại hoạt động, một trong: {', '.join(kind.value for kind in Kind)}.",
    "start": "Bắt đầu: ngày, hoặc ngày và giờ.",
    "end": "Kết thúc; chỉ ghi ngày thì tính cả ngày đó.",
    "time_note": "Buổi trong ngày khi chưa biết giờ.",
    "place": "Nơi diễn ra: commune là xã, phường; venue là địa điểm cụ thể.",
    "organisers": "Đơn vị tổ chức, mỗi đơn vị một dòng.",
    "source": "Nguồn: địa chỉ https, số và ký hiệu văn bản, hoặc tên báo kèm ngày.",
    "more_sources": "Các nguồn khác.",
}
_LATER = (
    "Có thì bỏ dấu # ở đầu dòng và điền:",
    "description: Nội dung dài hơn.",
    "audience: Dành cho ai.",
    "contact: {name: Tên người hoặc bộ phận, phone: Số điện thoại}",
)
_HEAD = "# Mỗi mục dưới “events:” là một sự kiện. Dấu cách đầu dòng có nghĩa; không dùng phím Tab.\n"
# The listing of what has neither a commune nor an organiser.
_EVERYWHERE = "toan-tinh"


def labels(choices: Iterable[Labelled]) -> dict[str, str]:
    """The slugs of a closed list, each with what readers see."""
    return {one.value: one.label for one in choices}


def _kind(site: Site, answers: Answers, now: datetime) -> str:
    title = fold(answers.get("title", ""))
    return next((kind.value for kind in Kind if fold(kind.label) in title), "")


def _when(text: str, site: Site, answers: Answers) -> str:
    read_when(text)
    return text


def read_when(text: str) -> tuple[date, date | None, str]:
    """The first day or moment, the last where there is one, and the part of the day. Raises UnfitError."""
    try:
        found = day_reading.read(text)
    except UnclearError:
        try:
            read_days(text)
        except ValueError as error:
            raise UnfitError(_unclear(text, error)) from None
        raise
    if found.day is None:
        raise UnfitError(f"“{text}” chưa có ngày. Viết như 9/6/2027 hoặc 7h30 ngày 9/6/2027.")
    start, end = at(found.day, found.hour), None
    if found.last or found.until:
        end = at(found.last or found.day, found.until)
        if beginning(end) < beginning(start) or (end < start if type(end) is type(start) else False):
            end = at(found.last or found.day, None)
    return start, end, found.part


def _unclear(text: str, error: ValueError) -> str:
    context = getattr(error, "context", None) or {}
    example = context.get("example") or "9/6/2027 hoặc 7h30 ngày 9/6/2027"
    match getattr(error, "type", ""):
        case "no_such_day":
            return f"Ngày {context.get('found', text)} không có trong lịch."
        case "weekday":
            return f"Ngày {context['day']} là {context['real']}, không phải {context['said']}. Ghi lại ngày đúng."
        case "ambiguous":
            return f"“{text}” có hai cách hiểu: {context['choices']}. Ghi rõ hơn."
    return f"Không hiểu “{text}”. Viết ngày có đủ năm, như {example}."


def _place(text: str, site: Site, answers: Answers) -> str:
    found = whereabouts.place(site.places, text, day_of(read_when(answers["when"])[0]))
    return ", ".join(str(found[name]) for name in ("commune", "district") if name in found) or text


def _organisers(text: str, site: Site, answers: Answers) -> str:
    campaign = site.campaigns_by_year.get(day_of(read_when(answers["when"])[0]).year)
    known = campaign.organisers if campaign else ()
    for name in several(text) if known else ():
        if name not in known:
            near = closest(name, known)
            meant = f" Có phải “{near[0]}”?" if near else f" Có: {'; '.join(known)}."
            raise UnfitError(f"Chiến dịch của năm không có đơn vị “{name}”.{meant}")
    return text


def _summary(site: Site, answers: Answers, now: datetime) -> str:
    start, end, part = read_when(answers["when"])
    who, title = ", ".join(several(answers.get("organisers", ""))), answers["title"]
    subject = f"{who} tổ chức {lower_first(title)}" if who else title
    unit = answers["place"] if whereabouts.is_unit(answers["place"]) else ""
    where = ", ".join(one for one in (answers.get("venue", ""), lower_first(unit)) if one)
    near = f" tại {where}" if where else ""
    return f"{subject}{near}, {f'{part} ' if part else ''}{dates.span(start, end)}."


QUESTIONS = (
    Question("title", "tên hoạt động", "Lễ ra quân hưởng ứng Tháng hành động"),
    Question("kind", "loại hoạt động", choices=labels(Kind), suggest=_kind),
    Question("when", "ngày, giờ", "7h30 - 9h, 9/6/2027", read=_when),
    Question("place", "nơi diễn ra", "Xã Con Cuông, toàn tỉnh, trực tuyến, ngoài tỉnh: Hà Nội", read=_place),
    Question("venue", "địa điểm cụ thể", "Sân vận động", needed=False),
    Question("organisers", "đơn vị tổ chức", "UBND xã Con Cuông; Công an xã", needed=False, read=_organisers),
    Question("source", "nguồn", "45/KH-UBND", read=found_source),
    Question("summary", "tóm tắt một, hai câu", limit=OF_TEXT, suggest=_summary),
)


def path(answers: Answers, site: Site, now: datetime) -> str:
    """The listing of its commune or organiser in that year."""
    year, own = day_of(read_when(answers["when"])[0]).year, _own(answers)
    same = [event.file for event in site.events if event.year == year and own and _home_of(event) == own]
    if same and re.fullmatch(rf"events/{year}/[^/]+\.yml", same[0]):
        return same[0]
    return f"events/{year}/{own if own not in ('', 'campaign') else _EVERYWHERE}.yml"


def _home_of(event: Event) -> str:
    """Its commune or district, else its first organiser."""
    names = (*event.place.commune[:1], *event.place.district[:1], *event.organisers[:1])
    return _slug(names[0]) if names else ""


def _own(answers: Answers) -> str:
    """By what the file and the event are named: its commune or district, else its first organiser."""
    where = answers["place"].partition(",")[0]
    if whereabouts.is_unit(where):
        return _slug(where)
    organisers = several(answers.get("organisers", ""))
    return _slug(organisers[0]) if organisers else ""


def _slug(name: str) -> str:
    """Empty where nothing of it is left."""
    return slug_or("", plain_name(name), 60)


def id_of(answers: Answers, site: Site) -> str:
    """Place and day; where that is taken, also the kind, else a number."""
    day = day_of(read_when(answers["when"])[0])
    base = f"{_own(answers) or _slug(answers['title']) or 'su-kien'}-{day.isoformat()}"
    return free_id(site, base, f"{base}-{answers['kind']}")


def free_id(site: Site, *wanted: str) -> str:
    """The first that no event has, else the very first with a number. What was ever published stays taken."""
    taken = set(site.events_by_id) | {url.rstrip("/").rpartition("/")[2] for url in site.ledger.entries}
    choices = [*wanted, *(f"{wanted[0]}-{number}" for number in range(2, 100))]
    return next(one for one in choices if one not in taken)


def entry(answers: Answers, site: Site) -> dict[str, Value]:
    """The fields of the event in the order of the handbook."""
    start, end, part = read_when(answers["when"])
    place = whereabouts.place(site.places, answers["place"], day_of(start))
    if answers.get("venue"):
        place["venue"] = answers["venue"]
    first, *more = several(answers["source"])
    fields: dict[str, Value] = {
        "id": id_of(answers, site),
        "sample": "true",
        "title": answers["title"],
        "summary": answers["summary"],
        "kind": answers["kind"],
        "start": dates.as_typed(start),
        "end": dates.as_typed(end) if end else "",
        "time_note": part,
        "place": place,
        "organisers": [*several(answers.get("organisers", ""))],
        "source": first,
        "more_sources": [*more],
    }
    return {name: value for name, value in fields.items() if value}


def text(answers: Answers, site: Site, now: datetime, before: str) -> str:
    """The listing with the event. Raises UnfitError where what stands there cannot be added to."""
    own = entry(answers, site)
    try:
        listed = said(before)
        if not isinstance(listed, dict) or not isinstance(listed.get("events", []), list):
            raise UneditableError
        events = listed.get("events") or []
        whole = rewritten(before or _HEAD, {**listed, "events": [*events, own]})
    except UneditableError:
        raise UnfitError("Tệp đang có lỗi nên không thêm vào được. Chạy check, sửa tệp ấy rồi làm lại.") from None
    commented = commenting.on_item(whole, str(own["id"]), COMMENTS, _LATER)
    return commented if said(commented) == said(whole) else whole

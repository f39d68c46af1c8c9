"""The campaign of a new year: its days by the decision that made June the action month; nothing of an earlier year is
told as one of this year."""

import re
from datetime import date, datetime

from scripts.edit.emitted import Value
from scripts.edit.rewritten import rewritten
from scripts.model.campaign import Agency
from scripts.model.place_names import plain_name
from scripts.model.values import day_of
from scripts.model.website import Site
from scripts.scaffold import commenting
from scripts.scaffold.answers import Answers, Question, UnfitError, found_source, several
from scripts.scaffold.events import read_when
from scripts.vietnamese.documents import NUMBER
from scripts.vietnamese.folding import lower_first

# June as the action month, 26 June as the day: Decision 93/2001/QĐ-TTg.
_BASIS = "93/2001/QĐ-TTg"
_FIRST, _LAST = 2001, 2100
_DIVIDED = re.compile(r"\b(?:huyện|quận|thị xã)\b", re.IGNORECASE)
_COMMENTS = {
    "draft": "CHƯA ĐĂNG. Điền theo kế hoạch của năm, soát lại, rồi xóa dòng “draft: true” này để đăng.",
    "name": "Tên, như người đọc thấy.",
    "start": "Tháng 6 hằng năm, theo Quyết định 93/2001/QĐ-TTg. Kế hoạch của tỉnh ghi khác thì sửa.",
    "plan": "Kế hoạch mà chiến dịch thực hiện: số, ngày, cơ quan ban hành.",
    "plan_unknown": "Có kế hoạch thì thay dòng này bằng: plan: {number: …, date: …, issuer: …}",
    "summary": "Một, hai câu; thêm điểm chính của kế hoạch khi đã đọc.",
    "sources": "Nguồn của trang này; thêm kế hoạch, công văn của năm.",
}
_LATER = (
    "CÒN THIẾU, chỉ điền khi có văn bản của đúng năm nay; chưa có thì để nguyên dấu #:",
    "theme: Chủ đề của năm (chủ đề năm trước không dùng lại)",
    "theme_source: số công văn nêu chủ đề",
    "focuses:",
    "- {id: truyen-thong, title: Tên ngắn, text: Nội dung trọng tâm viết bằng lời của mình}",
)
_TASKS = (
    "tasks:",
    "- {agency: mã đơn vị, focus: mã trọng tâm, text: Nhiệm vụ trong kế hoạch của năm nay}",
    "Dữ kiện cho báo chí (facts): chép dữ kiện cũ rồi đổi ngày là đăng số liệu sai. Chưa có thì bỏ,",
    "phòng báo chí dẫn về bảng của năm gần nhất.",
)


def _year(text: str, site: Site, answers: Answers) -> str:
    if not re.fullmatch(r"[0-9]{4}", text) or not _FIRST <= int(text) <= _LAST:
        raise UnfitError(f"“{text}” không phải năm của một Tháng hành động. Viết bốn chữ số, như 2027.")
    if int(text) in site.campaigns_by_year:
        raise UnfitError(f"Đã có events/{text}/campaign.yml; máy không ghi đè. Sửa tệp ấy.")
    return text


def _next_year(site: Site, answers: Answers, now: datetime) -> str:
    return str(max([day_of(now).year - 1, *site.campaigns_by_year]) + 1)


def _number(text: str, site: Site, answers: Answers) -> str:
    if not re.fullmatch(NUMBER, text):
        raise UnfitError(f"“{text}” không phải số, ký hiệu của văn bản. Viết như 45/KH-UBND.")
    return text


def _plan_day(text: str, site: Site, answers: Answers) -> str:
    read_when(text)
    return text


def _source(site: Site, answers: Answers, now: datetime) -> str:
    return "; ".join(one for one in (answers.get("plan", ""), _BASIS) if one)


QUESTIONS = (
    Question("year", "năm", "2027", suggest=_next_year, read=_year, is_first=True),
    Question("plan", "số kế hoạch của tỉnh", "45/KH-UBND", needed=False, read=_number),
    Question("plan_date", "ngày của kế hoạch", "10/5/2027", needed=False, read=_plan_day),
    Question("source", "nguồn", "45/KH-UBND", suggest=_source, read=found_source),
)


def path(answers: Answers) -> str:
    """Where it lies."""
    return f"events/{answers['year']}/campaign.yml"


def text(answers: Answers, site: Site) -> str:
    """The whole file; agencies of the year before stand in it as comments, for a plan names its own."""
    year, province = answers["year"], plain_name(site.places.province.name)
    fields: dict[str, Value] = {
        "draft": "true",
        "year": year,
        "name": f"Tháng hành động phòng, chống ma túy {year} ở {province}",
        "start": f"{year}-06-01",
        "end": f"{year}-06-30",
        **_plan(answers, site),
        "summary": f"Tháng hành động {year} từ ngày 01 đến ngày 30/6.",
        "sources": [*several(answers["source"])],
    }
    return commenting.on_fields(rewritten("", fields), _COMMENTS, (*_LATER, *_agencies(site, int(year)), *_TASKS))


def _plan(answers: Answers, site: Site) -> dict[str, Value]:
    issuer = f"UBND {lower_first(site.places.province.name)}"
    if not answers.get("plan"):
        return {"plan_unknown": f"Chưa có số và ngày kế hoạch. Cần số kế hoạch, hãy hỏi {issuer}."}
    plan: dict[str, Value] = {"number": answers["plan"]}
    if answers.get("plan_date"):
        plan["date"] = day_of(read_when(answers["plan_date"])[0]).isoformat()
    else:
        plan["date_unknown"] = "chưa thấy ngày trên bản đọc được"
    return {"plan": plan | {"issuer": issuer}}


def carried(site: Site, year: int) -> tuple[int, list[Agency], list[Agency]]:
    """The last year before that names its agencies, those of them that can still be given tasks, and those that ended
    with the districts."""
    before = [one for one in site.campaigns if one.agencies and one.year < year]
    if not before:
        return 0, [], []
    last = max(before, key=lambda one: one.year)
    ended = site.places.last_day_of_groups
    gone = [one for one in last.agencies if ended and date(year, 6, 1) > ended and _DIVIDED.search(one.name)]
    # Townships ended with the districts; what was said of communes and townships goes on for communes.
    return last.year, [one for one in last.agencies if one not in gone], gone


def _agencies(site: Site, year: int) -> list[str]:
    before, kept, gone = carried(site, year)
    if not before:
        return ["agencies:", "- {id: cong-an-tinh, name: Công an tỉnh}"]
    lines = [
        f"Các đơn vị có trong kế hoạch năm {before}; chỉ bỏ dấu # ở đơn vị mà kế hoạch năm nay có tên:",
        "agencies:",
    ]
    for one in kept:
        lines += [f"- id: {one.id}", f"  name: {one.name.replace(', thị trấn', '')}"]
    if gone:
        names = "; ".join(one.name for one in gone)
        lines.append(f"Không chép: {names} (không còn cấp huyện từ ngày 01/7/2025).")
    return lines

"""Markdown articles: news, press releases, questions, pages. All begin as drafts."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from scripts.edit.emitted import Value
from scripts.edit.page_file import page_rewritten
from scripts.model import addresses
from scripts.model.exemplar import Exemplar, Sort, first_day
from scripts.model.law import Provision
from scripts.model.page import Topic
from scripts.model.prose import provision_of
from scripts.model.values import day_of, parse_instant, parse_moment
from scripts.model.website import Site
from scripts.scaffold import commenting
from scripts.scaffold.answers import OF_TEXT, Answers, Question, UnfitError, found_source, several
from scripts.scaffold.events import labels, read_when
from scripts.vietnamese import dates
from scripts.vietnamese.citations import mentions
from scripts.vietnamese.slugs import slug

_COMMENTS = {
    "draft": "CHƯA ĐĂNG. Viết xong, soát lại, rồi xóa dòng “draft: true” này để đăng.",
    "title": "Tiêu đề, như người đọc thấy.",
    "summary": "Một câu tóm tắt, hiện ở danh sách và khi chia sẻ.",
    "date": "Ngày đăng; trước ngày này bài chưa hiện. Đổi ngày thì đổi cả tên tệp.",
    "author": "Người viết, hoặc tên bộ phận.",
    "kind": "news (tin), feature (bài), interview (phỏng vấn), release (thông cáo), correction (đính chính).",
    "embargo": "Trước giờ này không ai thấy bài, kể cả trong tệp máy đọc.",
    "short": "Câu trả lời trong một, hai câu, đúng cho hôm nay.",
    "now": "Luật đang có hiệu lực quy định thế nào, nêu điều, khoản.",
    "topic": f"Nhóm trong danh sách, một trong: {', '.join(one.value for one in Topic)}.",
    "law": "Điều khoản làm căn cứ.",
    "sources": "Nguồn: địa chỉ https, số và ký hiệu văn bản, hoặc tên báo kèm ngày; mỗi nguồn một dòng.",
    "contact": "Ai trả lời báo chí.",
    "sort": f"Nhóm, một trong: {', '.join(one.value for one in Sort)}.",
    "place": "Ở đâu, theo tên gọi lúc nguồn kể; huyện (district) chỉ cho ngày trước 01/7/2025.",
    "told": "Nguồn kể lúc nào: 2023, 3/2023 hoặc 10/3/2023.",
    "does": "Làm gì, mỗi dòng một việc.",
}
_FOLDERS = {
    "news": "content/tin-tuc/",
    "release": "content/tin-tuc/",
    "question": "content/hoi-dap/",
    "exemplar": "content/mo-hinh/",
}
BY_DAY = ("news", "release")
_FIGURES = (
    "since: 3/2023",
    "runs: [Công an xã]",
    "results: [{figure: 23, unit: người, text: đã đi cai nghiện, when: 3/2023, source: tên một nguồn trong sources}]",
    "doubts: [Nguồn không ghi ngày.]",
)
_PICTURE = "image: {file: anh.jpg, alt: Lời mô tả ảnh, credit: Người chụp}"
_WHEN_GIVEN = "Có thì bỏ dấu # ở đầu dòng và điền:"
_LATER: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(BY_DAY, (_WHEN_GIVEN, _PICTURE)),
    "exemplar": (_WHEN_GIVEN, *_FIGURES, _PICTURE),
}
_BODY = "<!-- Xóa dòng này và viết nội dung ở đây. Mỗi đoạn cách nhau một dòng trống; đề mục bắt đầu bằng ##. -->\n"


def _author(site: Site, answers: Answers, now: datetime) -> str:
    return site.identity.agency or "Ban biên tập"


def _today(site: Site, answers: Answers, now: datetime) -> str:
    return dates.short(day_of(now))


def _day(text: str, site: Site, answers: Answers) -> str:
    read_when(text)
    return text


def _moment(text: str, site: Site, answers: Answers) -> str:
    try:
        parse_instant(text)
    except ValueError:
        raise UnfitError(f"Không hiểu “{text}”. Ghi cả ngày và giờ, như 10h 9/6/2027.") from None
    return text


def _provisions(text: str, site: Site, answers: Answers) -> str:
    """As citations, from these or from words (`khoản 2 Điều 24 Luật Phòng, chống ma túy 2025`)."""
    found: list[str] = []
    for one in several(text):
        exact = Provision.parse(one)
        meant = [exact] if exact else [provision_of(mention) for mention in mentions(one, site.names)]
        if not meant:
            raise UnfitError(f"Không hiểu “{one}”. Viết như “khoản 2 Điều 24 Luật số 120/2025/QH15”.")
        for provision in meant:
            if not site.has(provision):
                near = site.nearest(provision)
                raise UnfitError(f"Không có “{one}” trên trang." + (f" Có phải {', '.join(near)}?" if near else ""))
            found.append(provision.citation)
    return "; ".join(dict.fromkeys(found))


def _dated(text: str, site: Site, answers: Answers) -> str:
    try:
        first_day(text)
    except ValueError:
        raise UnfitError(f"Không hiểu “{text}”. Ghi năm, tháng hoặc ngày, như 2023, 3/2023, 10/3/2023.") from None
    return text


def _law_named(site: Site, answers: Answers, now: datetime) -> str:
    numbers = dict.fromkeys(one.partition("#")[0] for one in several(answers.get("law", "")))
    return "; ".join(numbers)


_TITLE = Question("title", "tiêu đề", "Con Cuông ra quân hưởng ứng Tháng hành động")
_SUMMARY = Question("summary", "một câu tóm tắt", limit=OF_TEXT)
_SOURCE = Question("source", "nguồn", "45/KH-UBND, hoặc địa chỉ https", read=found_source)
_NEWS = (
    _TITLE,
    _SUMMARY,
    Question("date", "ngày đăng", "9/6/2027", suggest=_today, read=_day),
    Question("author", "người viết", suggest=_author),
    _SOURCE,
)
QUESTIONS: Mapping[str, tuple[Question, ...]] = {
    "news": _NEWS,
    "release": (
        *_NEWS,
        Question("embargo", "giờ được phép đăng", "10h 9/6/2027; đăng ngay thì để trống", needed=False, read=_moment),
    ),
    "question": (
        Question("title", "câu hỏi, theo lời người dân", "Xã có phải báo gia đình không?"),
        Question("short", "câu trả lời trong một, hai câu", limit=OF_TEXT),
        Question("law", "điều khoản làm căn cứ", "khoản 2 Điều 24 Luật số 120/2025/QH15", read=_provisions),
        Question("rule", "luật đang có hiệu lực quy định thế nào", limit=OF_TEXT),
        Question("topic", "nhóm", "khac", choices=labels(Topic), suggest=lambda site, answers, now: "khac"),
        Question("source", "nguồn", "Luật số 120/2025/QH15", suggest=_law_named, read=found_source),
        Question(
            "summary", "một câu tóm tắt", limit=OF_TEXT, suggest=lambda site, answers, now: answers.get("short", "")
        ),
    ),
    "exemplar": (
        Question("title", "tên mô hình", "Bản không ma túy ở Minh Tiến"),
        _SUMMARY,
        Question("sort", "nhóm", "ban-lang", choices=labels(Sort)),
        Question("commune", "xã, phường", "Xã Nậm Cắn", needed=False),
        Question("venue", "bản, thôn, khối", "Bản Minh Tiến", needed=False),
        Question("told", "nguồn kể lúc nào", "3/2023", read=_dated),
        Question("does", "làm gì, nhiều việc thì cách nhau bằng dấu chấm phẩy", limit=OF_TEXT),
        _SOURCE,
    ),
    "page": (_TITLE, _SUMMARY, Question("source", "nguồn", "45/KH-UBND", needed=False, read=found_source)),
}


def path(kind: str, answers: Answers, site: Site, now: datetime) -> str:
    """Where it lies: named by its title, and by its day where it is news; never where something lies already."""
    try:
        base = slug(answers["title"], 80)
    except ValueError:
        raise UnfitError("Tiêu đề phải có chữ cái hoặc chữ số.") from None
    day = day_of(parse_moment(answers["date"])) if kind in BY_DAY else day_of(now)
    return free(kind, base, day, site)


def free(
    kind: str, base: str, day: date, site: Site | None, is_there: Callable[[str], bool] = lambda path: False
) -> str:
    """The first path of that name, or of it with a number, whose name no article has, or ever had, and where nothing
    `is_there`. Raises UnfitError."""
    for number in range(1, 100):
        name = base if number == 1 else f"{base}-{number}"
        where = _FOLDERS.get(kind, "content/") + (f"{day.isoformat()}-" if kind in BY_DAY else "") + f"{name}.md"
        if not (site and _is_taken(kind, name, site)) and not is_there(where):
            return where
    raise UnfitError("Đã có quá nhiều trang cùng tên. Đặt tiêu đề khác.")


def _is_taken(kind: str, name: str, site: Site) -> bool:
    if kind in BY_DAY:
        return name in {item.slug for item in site.news}
    if kind == "exemplar":
        return name in site.named(Exemplar)
    if kind == "question":
        return name in {one.slug for one in site.questions}
    return name in {*site.pages_by_slug, *addresses.SECTIONS} or f"{name}/" in site.ledger.entries


def text(kind: str, answers: Answers, site: Site, now: datetime) -> str:
    """The whole file."""
    fields = {name: value for name, value in _fields(kind, answers, site, now).items() if value}
    whole = page_rewritten("", fields, _BODY)
    head, body = whole.removeprefix("---\n").split("\n---\n", 1)
    later = _LATER.get(kind, ())
    return f"---\n{commenting.on_fields(head, _COMMENTS, later)}---\n{body}"


def _fields(kind: str, answers: Answers, site: Site, now: datetime) -> dict[str, Value]:
    head: dict[str, Value] = {"draft": "true", "title": answers["title"], "summary": answers["summary"]}
    sources: list[Value] = [*several(answers.get("source", ""))]
    if kind == "page":
        return head | {"sources": sources}
    if kind == "question":
        law: list[Value] = [*several(answers["law"])]
        said: dict[str, Value] = {"short": answers["short"], "now": answers["rule"], "topic": answers["topic"]}
        return head | said | {"law": law, "sources": sources}
    if kind == "exemplar":
        names = ("commune", "venue")
        place: dict[str, Value] = {name: answers[name] for name in names if answers.get(name)}
        does: list[Value] = [*several(answers["does"])]
        said = {"date": dates.as_typed(day_of(now)), "sort": answers["sort"], "told": answers["told"]}
        return head | said | {"place": place, "does": does, "sources": sources}
    day = dates.as_typed(day_of(parse_moment(answers["date"])))
    own: dict[str, Value] = {"date": day, "author": answers["author"], "kind": kind}
    if answers.get("embargo"):
        own["embargo"] = dates.as_typed(parse_instant(answers["embargo"]))
    contact = site.identity.press.contact if site.identity.press else None
    if kind == "release" and contact:
        own["contact"] = dict(contact.model_dump(exclude_none=True))
    return head | own | {"sources": sources}

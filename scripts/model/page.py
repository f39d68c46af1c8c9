"""Markdown articles: plain pages, questions and answers, and news."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, ClassVar

from pydantic import Field

from scripts.markup.markdown_text import images
from scripts.model.event import Event
from scripts.model.event import Kind as EventKind
from scripts.model.guard import Guard
from scripts.model.identity import Number
from scripts.model.languages import ORIGINAL, Lang
from scripts.model.law import Numbered
from scripts.model.record import Labelled, Part, Path, Record, Shape
from scripts.model.source import AnySource, Change, Checked, Contact, Image, Sources
from scripts.model.values import Day, Instant, Line, Lines, OneOrMany, Reason, Slugs, Text, beginning, day_of
from scripts.model.voice import Audios, Quotes
from scripts.vietnamese.folding import canonical_tone

Citation = Annotated[str, Field(description="Điều khoản, ví dụ 73/2021/QH14#dieu-23.2.a")]
Citations = Annotated[tuple[Citation, ...], OneOrMany]
Diagrams = Annotated[Slugs, Field(description="Mã các sơ đồ đặt trên trang, tên tệp ở content/so-do/")]
# Fields that name pages of one kind by their names alone.
_KIND_OF = {"questions": "hoidap", "diagram": "sodo", "events": "sukien"}


# Characters of a paragraph that is more than a phrase which many pages have.
_LONG = 60
# Before the digest of a whole text.
WHOLE = "="
# The kind of a page and what it is called in the folder of its kind.
Key = tuple[str, ...]

Icon = Annotated[
    str,
    Shape(r"^[a-z0-9]+(-[a-z0-9]+)*$", "tên biểu tượng trong bộ Material (tiếng Anh, chữ thường)", "phone"),
    Field(description="Tên biểu tượng trong bộ Material"),
]


def link_of(path: Path, written: str) -> str:
    """The link that a field of `links_in` is: it may name a page by its name alone."""
    kind = _KIND_OF.get(str(path[0]))
    return f"{kind}:{written}" if kind else written


class Door(Part):
    """A few words to press: a reader's situation, or what to do now, and where that leads."""

    text: Line = Field(description="Câu ngắn, theo lời người đọc")
    link: Line = Field(description="Liên kết nội bộ, hoặc số để gọi: tel:115")
    icon: Icon = "chevron-right"


class Article(Record):
    """What every Markdown file in content/ declares between its two lines of ---."""

    lasting: ClassVar[tuple[str, ...]] = (*Record.lasting, "unfit", "paragraphs", "weekdays", "slips")
    prose_in: ClassVar[tuple[str, ...]] = ("summary",)
    citations_in: ClassVar[tuple[str, ...]] = ("law.*",)
    links_in: ClassVar[tuple[str, ...]] = ("diagram.*",)
    markdown_in: ClassVar[tuple[str, ...]] = ("body",)

    title: Line = Field(description="Tiêu đề")
    summary: Text = Field(description="Một câu tóm tắt")
    lang: Lang = Field(ORIGINAL, description="Ngôn ngữ của trang: vi, en, lo, blt, hmn, mww hoặc hnj")
    translator: Line | None = Field(None, description="Người hoặc cơ quan đã dịch, đã soát bản dịch")
    translated_from: Day | None = Field(None, description="Bản dịch theo bản tiếng Việt của ngày nào")
    tags: Lines = Field((), description="Từ khóa")
    focus: Slugs = Field((), description="Nội dung trọng tâm liên quan")
    places: Lines = Field((), description="Địa bàn")
    law: Citations = Field((), description="Điều khoản được giải thích")
    diagram: Diagrams = ()
    sources: Sources = Field((), description="Nguồn")
    image: Image | None = Field(None, description="Ảnh chính")
    updated: Day | None = Field(None, description="Ngày sửa nội dung lần cuối")
    checked: Checked = None
    call: Number | None = Field(None, description="Số ở cuối màn hình điện thoại, khi trang này cần số khác số chung")
    draft: bool = Field(False, description="Bản nháp; không đăng")
    sample: bool = Field(False, description="Chỉ dùng trong ví dụ; không bao giờ được đăng")
    guard: Guard = ()
    path: str = Field(description="Đường dẫn tệp, tính từ gốc dự án")
    slug: str = Field(description="Mã trang, lấy từ tên tệp")
    body: str = Field(description="Nội dung Markdown")
    body_line: int = Field(description="Dòng bắt đầu nội dung trong tệp")

    @cached_property
    def paragraphs(self) -> frozenset[str]:
        """Digests of the paragraphs long enough to be nobody else's, by which two copies of one text are alike."""
        parts = [("", one) for one in self.body.split("\n\n")] + [(WHOLE, self.body)]
        long = ((mark, text) for mark, one in parts if len(text := " ".join(one.split())) >= _LONG)
        return frozenset(mark + hashlib.sha256(text.encode()).hexdigest()[:16] for mark, text in long)

    @property
    def key(self) -> Key:
        """What a page and its translations have in common."""
        return type(self).__name__, self.slug

    @property
    def last_change(self) -> dt.date | None:
        """The day of the last change of meaning, where it is written down."""
        return self.updated

    def is_public(self, now: dt.datetime) -> bool:
        """May readers see it at that moment?"""
        return not (self.draft or self.sample)


class Cited(Part):
    """A row of a page with the provisions that it rests on."""

    law: Citations = Field((), description="Điều khoản làm căn cứ")


class Said(Cited):
    """One line of an answer."""

    text: Text = Field(description="Một, hai câu dễ hiểu (Markdown)")


class Answer(Part):
    """What every reader asks first. A question has its `short` before these."""

    first: Said | None = Field(None, description="Làm trước")
    happens: Said | None = Field(None, description="Điều gì xảy ra")
    term: Said | None = Field(None, description="Bao lâu")
    who: Said | None = Field(None, description="Ai quyết định, ai được biết")


class Worry(Said):
    """What people fear and ask first: what it costs, who gets to know, what they may be charged with."""

    ask: Line = Field(description="Điều người đọc lo, theo lời của họ: Có mất tiền không?")
    asked: Lines = Field((), description="Lời khác để tìm thấy, không in ra")

    @property
    def ways(self) -> tuple[str, ...]:
        """All ways in which it is asked, the one that is printed first."""
        return self.ask, *self.asked


class Answered(Article):
    """A page that answers: what happens, what to do now, what people fear; then the rest, folded by theme."""

    prose_in = (*Article.prose_in, *(f"answer.{name}.text" for name in Answer.model_fields), "worries.*.text")
    citations_in = (*Article.citations_in, *(f"answer.{name}.law.*" for name in Answer.model_fields), "worries.*.law.*")
    links_in = (*Article.links_in, "actions.*.link")
    markdown_in = (*Article.markdown_in, *(f"answer.{name}.text" for name in Answer.model_fields), "worries.*.text")

    answer: Answer = Field(Answer(), description="Đầu trang: làm trước, điều gì xảy ra, bao lâu, ai quyết định")
    actions: tuple[Door, ...] = Field((), description="Việc làm ngay, nhiều nhất ba", max_length=3)
    worries: tuple[Worry, ...] = Field((), description="Tiền, kín đáo, nỗi sợ: điều người ta hỏi trước hết")


class EventTimeline(Part):
    """Events that a page lists by year: those of a kind that name one of some places or agencies."""

    kind: EventKind = Field(description="Loại hoạt động, ví dụ hop-tac-quoc-te")
    names: Annotated[tuple[Line, ...], OneOrMany] = Field(
        description="Chỉ lấy sự kiện nhắc một trong những tên này", min_length=1
    )

    def has(self, event: Event) -> bool:
        """Is it one of them?"""
        if event.kind is not self.kind:
            return False
        place = event.place
        told = (event.title, event.summary, event.description, place.venue, place.outside, *event.organisers)
        words = canonical_tone(" ".join(filter(None, told))).lower()
        return any(canonical_tone(name).lower() in words for name in self.names)


class Slogan(Part):
    """A line for banners, as whoever put it out wrote it, with the year of that."""

    text: Line = Field(description="Khẩu hiệu, đúng từng chữ như nguồn, không ghi dấu ngoặc kép ở hai đầu")
    year: int = Field(ge=1990, le=2200, description="Năm ban hành hoặc năm dùng")
    by: Line = Field(description="Ai đưa ra")
    meant: Line | None = Field(None, description="Nguồn nói để dùng vào việc gì")
    source: AnySource = Field(description="Nguồn in khẩu hiệu này")


class Page(Answered):
    """A page at /<slug>/; the home page and the help page also have situations."""

    links_in = (*Answered.links_in, "situations.*.link")

    situations: tuple[Door, ...] = Field((), description="Các tình huống (ở trang chủ và trang Trợ giúp)")
    timeline: EventTimeline | None = Field(None, description="Liệt kê theo năm các sự kiện thuộc một loại")
    slogans: tuple[Slogan, ...] = Field((), description="Khẩu hiệu để in băng rôn")
    quotes: Quotes = ()
    audio: Audios = ()


class Step(Cited):
    """One thing to do, with what it rests on."""

    text: Text = Field(description="Việc nên làm, nói thẳng với người đọc")


class Deadline(Cited):
    """An age, a term or a deadline that matters in a situation."""

    what: Line = Field(description="Việc gì")
    value: Line = Field(description="Bao lâu, bao nhiêu tuổi")


class Office(Cited):
    """Who receives, who decides."""

    name: Line = Field(description="Cơ quan, người có thẩm quyền, đường dây")
    does: Text = Field(description="Làm gì")


class OnPoster(Part):
    """A situation as it is posted: read from two metres away, by who has no time."""

    steps: tuple[Step, ...] = Field(description="Ba việc, mỗi việc một câu ngắn", min_length=3, max_length=3)
    call: tuple[Number, ...] = Field((), description="Số in to, trong các số của trang")
    ask: Lines = Field((), description="Hỏi ai; áp phích chừa chỗ ghi tay số của nơi ấy")


class LifeSituation(Answered):
    """content/tinh-huong/<slug>.md: a reader's situation: the answer, what to do, deadlines, offices, articles."""

    prose_in = (*Answered.prose_in, "steps.*.text", "deadlines.*.what", "offices.*.does", "poster.steps.*.text")
    citations_in = (
        *Answered.citations_in,
        *("steps.*.law.*", "deadlines.*.law.*", "offices.*.law.*", "poster.steps.*.law.*"),
    )
    links_in = (*Answered.links_in, "questions.*")

    order: int = Field(100, ge=0, description="Thứ tự trong danh sách")
    icon: Icon
    steps: tuple[Step, ...] = Field(description="Việc nên làm, theo thứ tự", min_length=1)
    steps_shown: int = Field(0, ge=0, description="Số việc đầu tiên hiện ngay dưới câu trả lời, không gấp")
    deadlines: tuple[Deadline, ...] = Field((), description="Tuổi, thời hạn cần nhớ")
    offices: tuple[Office, ...] = Field((), description="Đến đâu, gọi ai")
    questions: Slugs = Field((), description="Câu hỏi nên đọc thêm")
    poster: OnPoster | None = Field(None, description="Áp phích: ba việc cần làm và gọi ai")
    law: Citations = Field(description="Các điều nên đọc", min_length=1)
    sources: Sources = Field(description="Nguồn", min_length=1)


class EasyLine(Part):
    """A short sentence with a picture."""

    icon: Icon
    text: Line = Field(description="Một câu ngắn, một ý")


class EasyPart(Part):
    """Some lines under a title."""

    title: Line = Field(description="Tiêu đề")
    lines: tuple[EasyLine, ...] = Field(description="Các câu", min_length=1)


class EasyPage(Article):
    """content/de-doc/<slug>.md: another page of the site in short sentences."""

    prose_in = ("parts.*.lines.*.text",)
    links_in = (*Article.links_in, "of")

    of: Line = Field(description="Trang gốc, ví dụ hoidap:quan-ly-nguoi-su-dung-bao-lau")
    order: int = Field(100, ge=0, description="Thứ tự trong danh sách")
    parts: tuple[EasyPart, ...] = Field(description="Các phần", min_length=1)
    greeting: Line | None = Field(None, description="Bản dịch: câu chào mở đầu khi đọc trên loa")
    thanks: Line | None = Field(None, description="Bản dịch: câu cảm ơn khi đọc xong trên loa")
    sources: Sources = Field(description="Nguồn", min_length=1)


class Difference(Part):
    """What is other than under the law of before, in a matter of which people ask."""

    what: Line = Field(description="Việc gì, ví dụ Cai nghiện bao lâu")
    before: Text = Field(description="Luật cũ: thế nào")
    before_law: Citations = Field((), description="Điều khoản của luật cũ; trống khi luật cũ không có quy định")
    now: Text = Field(description="Luật này: thế nào")
    now_law: Citations = Field(description="Điều khoản của luật này", min_length=1)


class Point(Cited):
    """What everybody should know of a law, in a sentence."""

    name: Line = Field(description="Việc gì, vài tiếng")
    text: Line = Field(description="Luật nói gì, một câu ngắn")
    law: Citations = Field(description="Điều khoản làm căn cứ", min_length=1)


class LawBody(Article):
    """The written part of a law's overview page; a translation may also tell one article (`article`) of the law."""

    prose_in = (*Article.prose_in, "differences.*.before", "differences.*.now", "points.*.text")
    citations_in = (
        *Article.citations_in,
        *("differences.*.before_law.*", "differences.*.now_law.*", "points.*.law.*"),
    )
    links_in = (*Article.links_in, "changes.link")

    changes: Door | None = Field(None, description="Nút đầu trang: sang trang kể luật mới khác luật cũ ra sao")
    differences: tuple[Difference, ...] = Field(
        (), description="Những chỗ khác luật cũ mà người dân cần biết trước tiên"
    )
    points: tuple[Point, ...] = Field((), description="Mười điều cần nhớ, để in áp phích", max_length=10)
    article: Numbered | None = Field(None, description="Số điều, lấy từ tên tệp")

    @property
    def key(self) -> Key:
        """An article is told by its explainer in Vietnamese and by a page like this in other languages."""
        return "luat", self.slug, self.article or ""


class Topic(Labelled):
    """What readers come for when they have a question; `label` heads its group in the list."""

    PENALTY = "xu-phat", "Phạt tiền, phạt tù"
    REPORT = "bao-tin", "Báo tin"
    TEST = "xet-nghiem", "Xét nghiệm"
    REHAB = "cai-nghien", "Cai nghiện, điều trị"
    COMPULSORY = "cai-bat-buoc", "Cai nghiện bắt buộc"
    WATCHED = "quan-ly", "Quản lý, giám sát"
    FAMILY = "gia-dinh", "Gia đình, trường học"
    OTHER = "khac", "Luật mới, chuyện khác"


class Question(Answered):
    """A question that citizens ask, with today's answer first."""

    prose_in = ("summary", "short", *Answered.prose_in[1:], "now")
    markdown_in = (*Answered.markdown_in, "short", "now")

    short: Text = Field(description="Câu trả lời trong một, hai câu, đúng cho hôm nay")
    now: Text = Field(description="Luật đang có hiệu lực quy định thế nào")
    asked: Lines = Field((), description="Người dân còn hỏi câu này bằng lời nào")
    topic: Topic = Field(Topic.OTHER, description="Nhóm trong danh sách")
    order: int = Field(100, ge=0, description="Thứ tự trong danh sách: câu hay được hỏi thì số nhỏ")
    law: Citations = Field(description="Điều khoản làm căn cứ", min_length=1)
    sources: Sources = Field(description="Nguồn", min_length=1)


class NewsKind(Labelled):
    """The closed list of news kinds."""

    NEWS = "news", "Tin"
    FEATURE = "feature", "Bài"
    INTERVIEW = "interview", "Phỏng vấn"
    RELEASE = "release", "Thông cáo báo chí"
    CORRECTION = "correction", "Đính chính"


@dataclass(frozen=True)
class Withdrawn:
    """What stays of an item that was taken back: its address, its days and the reason, nothing of what it said.

    `since` is the moment of the last change that the item notes, else of its publishing (the ledger knows when it was
    taken back); `words` is the language of the reason, which for a translation may be that of its original.
    """

    slug: str
    lang: str
    date: dt.date
    since: dt.datetime
    reason: str
    words: str = ORIGINAL


class News(Article):
    """content/tin-tuc/<date>-<slug>.md."""

    lasting = (*Article.lasting, "said", "figures")
    prose_in = ("summary", "correction")
    told_in = ("title", "summary", "date", "kind", "author", "correction", "contact", "places", "body")

    date: Day = Field(description="Ngày đăng")
    author: Line = Field(description="Người viết")
    kind: NewsKind = Field(description="Thể loại")
    embargo: Instant | None = Field(None, description="Thời điểm được phép đăng")
    expires: Instant | None = Field(None, description="Thời điểm hết hạn đăng")
    changes: tuple[Change, ...] = Field((), description="Nhật ký thay đổi")
    correction: Reason | None = Field(None, description="Lời đính chính đặt đầu bài")
    withdrawn: Reason | None = Field(None, description="Lý do gỡ bài")
    contact: Contact | None = Field(None, description="Liên hệ")
    quotes: Quotes = ()
    audio: Audios = ()
    sources: Sources = Field(description="Nguồn", min_length=1)

    def is_out(self, now: dt.datetime) -> bool:
        """Has its moment come? Not before its embargo or its day, and never for a draft or a sample."""
        return super().is_public(now) and self.date <= day_of(now) and not (self.embargo and now < self.embargo)

    def is_public(self, now: dt.datetime) -> bool:
        """May readers see it at that moment? Once its moment has come, unless it has expired or was withdrawn."""
        return self.is_out(now) and self.withdrawn is None and not (self.expires and now >= self.expires)

    @property
    def pictures(self) -> tuple[Image, ...]:
        """The main picture, then those within the text; one that stands in both is the main one."""
        found = {self.image.file: self.image} if self.image else {}
        for shown in images(self.body):
            found.setdefault(shown.file, Image(file=shown.file, alt=shown.alt or None, credit=shown.credit or None))
        return tuple(found.values())

    @property
    def published(self) -> dt.datetime:
        """The moment of publishing: that of the embargo, else the beginning of the day."""
        return self.embargo or beginning(self.date)

    @property
    def modified(self) -> dt.datetime:
        """The moment of the last change of meaning; that of publishing where nothing was changed."""
        return max([self.published, *(change.at for change in self.changes if not change.minor)])

    @property
    def last_change(self) -> dt.date:
        """The day of the last change of meaning."""
        return max([self.date, *(change.day for change in self.changes if not change.minor)])

"""Legal texts by their chapters and articles, their force in time, and citations of provisions."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from operator import itemgetter
from typing import Annotated, Self, TypeAlias

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from scripts.model.guard import Guard
from scripts.model.record import Labelled, Part, Path, Record, Shape, refused
from scripts.model.source import AnySource, Checked, Sources
from scripts.model.values import Day, Line, Lines, OneOrMany, PublicAddress, Slug, Text

# `1, 2, 3 (a b c), 4`: what clauses an article has and which points each of them has.
Outline: TypeAlias = dict[str, tuple[str, ...]]

_NUMBER = r"[0-9]+[a-zđ]?"
_LETTER = r"[a-zđ][0-9]?"
_SIGN = r"[A-ZĐ][A-ZĐa-zđ0-9-]*(?:\.[A-ZĐ][A-ZĐa-z0-9]*)*"
# `73/2021/QH14`; `140/QĐ-TTg`, `321/KH-UBND`, `30/VBHN-VPQH`, whose year is in the date alone; `36-CT/TW` of the Party.
_LAW = rf"[0-9]+(?:/[0-9]{{4}}/{_SIGN}|/{_SIGN}|-[A-ZĐ][A-ZĐa-zđ]*/[A-ZĐ]+)"
# The number of an article, a clause or a section: `12`, `12a`.
Numbered = Annotated[str, Shape(rf"^{_NUMBER}$", "một số, có thể kèm một chữ cái", "12a")]
_OUTLINE_ITEM = re.compile(rf"\s*(?P<clause>{_NUMBER})?\s*(?:\((?P<points>\s*{_LETTER}(?:[\s,]+{_LETTER})*\s*)\))?\s*")


def _bad_outline(found: object) -> PydanticCustomError:
    expected = "các khoản, điểm trong ngoặc (0 nếu điều không chia khoản)"
    return refused("form", expected=expected, example="1, 2 (a b c), 3", found=str(found))


def parse_outline(value: object) -> Outline:
    """`1, 2 (a b), 3` → `{"1": (), "2": ("a", "b"), "3": ()}`; points without a clause stand under "".

    Raises PydanticCustomError "form".
    """
    if isinstance(value, dict):
        return value
    if not isinstance(value, str):
        raise _bad_outline(value)
    found: Outline = {}
    for item in re.split(r",(?![^(]*\))", value) if value.strip() not in ("", "0") else []:
        match = _OUTLINE_ITEM.fullmatch(item)
        clause = match["clause"] or "" if match else ""
        if match is None or not (match["clause"] or match["points"]) or clause in found:
            raise _bad_outline(value)
        found[clause] = tuple(re.findall(_LETTER, match["points"] or ""))
    return found


def write_outline(outline: Outline) -> str:
    """The opposite of `parse_outline`; `0` for an article without clauses."""
    items = (f"{clause} ({' '.join(points)})" if points else clause for clause, points in outline.items())
    return ", ".join(item.strip() for item in items) or "0"


AnyOutline = Annotated[
    Outline,
    BeforeValidator(parse_outline),
    PlainSerializer(write_outline),
    WithJsonSchema({"type": "string", "examples": ["1, 2, 3 (a b c), 4"]}),
]


class LawKind(Labelled):
    """What kind of legal text, by rank (Luật Ban hành văn bản quy phạm pháp luật)."""

    LAW = "luat", "Luật"
    ORDINANCE = "phap-lenh", "Pháp lệnh"
    RESOLUTION = "nghi-quyet", "Nghị quyết"
    DECREE = "nghi-dinh", "Nghị định"
    DECISION = "quyet-dinh", "Quyết định"
    CIRCULAR = "thong-tu", "Thông tư"
    DIRECTIVE = "chi-thi", "Chỉ thị"
    PLAN = "ke-hoach", "Kế hoạch"
    CONSOLIDATED = "van-ban-hop-nhat", "Văn bản hợp nhất"


# How a number ends tells the kind; an assembly's number may be a law's or a resolution's.
_KINDS = (
    ("/VBHN-", LawKind.CONSOLIDATED),
    ("/UBTVQH", LawKind.ORDINANCE),
    ("/QH", LawKind.LAW),
    ("/NĐ-CP", LawKind.DECREE),
    ("/NQ-", LawKind.RESOLUTION),
    ("/QĐ-", LawKind.DECISION),
    ("/TT-", LawKind.CIRCULAR),
    ("/TTLT-", LawKind.CIRCULAR),
    ("/CT-", LawKind.DIRECTIVE),
    ("-CT/", LawKind.DIRECTIVE),
    ("/KH-", LawKind.PLAN),
    ("-KH/", LawKind.PLAN),
    ("-NQ/", LawKind.RESOLUTION),
    ("-QĐ/", LawKind.DECISION),
)


def kind_of(number: str) -> LawKind | None:
    """The kind of text that has such a number."""
    return next((kind for mark, kind in _KINDS if mark in number), None)


class Article(Part):
    """An article by number and official title."""

    number: Numbered = Field(description="Số điều")
    title: Text = Field(description="Tên điều, đúng như văn bản chính thức")
    clauses: AnyOutline | None = Field(None, description="Các khoản, điểm: 1, 2, 3 (a b c); 0 là không chia khoản")

    @property
    def anchor(self) -> str:
        """`dieu-23`, the anchor and the last part of the article's address."""
        return f"dieu-{self.number}"


class Section(Part):
    """A section (mục) of a chapter."""

    number: Numbered = Field(description="Số mục")
    title: Text = Field(description="Tên mục")
    articles: tuple[Article, ...] = Field(description="Các điều trong mục", min_length=1)


class Chapter(Part):
    """A chapter with its articles, or its sections with theirs."""

    number: Annotated[str, Shape(r"^[IVXLC]+[a-zđ]?$", "số La Mã", "IV")] = Field(description="Số chương (La Mã)")
    title: Text = Field(description="Tên chương")
    part: Line | None = Field(None, description="Phần mà chương thuộc về, nếu văn bản chia phần")
    direct: tuple[Article, ...] = Field((), alias="articles", description="Các điều đứng ngay trong chương")
    sections: tuple[Section, ...] = Field((), description="Các mục trong chương")

    @property
    def articles(self) -> tuple[Article, ...]:
        """Every article of the chapter."""
        return (*self.direct, *(article for section in self.sections for article in section.articles))

    @property
    def anchor(self) -> str:
        """`chuong-iv`, the chapter's place on the overview."""
        return f"chuong-{self.number.lower()}"


class Relation(Part):
    """Another text that this one replaces, amends or guides, or the other way round."""

    number: Line = Field(description="Số, ký hiệu văn bản kia")
    scope: Text | None = Field(None, description="Phần nào, khi không phải cả văn bản")
    basis: Line | None = Field(None, description="Điều khoản nói điều đó, ví dụ 163/2026/NĐ-CP#dieu-150.3.a")


_OrNumber = BeforeValidator(lambda value: {"number": value} if isinstance(value, str) else value)
Relations = Annotated[tuple[Annotated[Relation, _OrNumber], ...], OneOrMany]


class Later(Part):
    """A provision that takes effect on a day of its own."""

    provision: Annotated[
        str, Shape(rf"^dieu-{_NUMBER}(\.{_NUMBER})?(\.{_LETTER})?$", "dieu-, rồi số điều, khoản, điểm", "dieu-48.4.g")
    ] = Field(description="Ví dụ dieu-48.4.g")
    effective: Day = Field(description="Ngày điều khoản đó bắt đầu có hiệu lực")
    basis: Line | None = Field(None, description="Điều khoản nói điều đó")


class OfficialIs(Labelled):
    """What is found at the official address: said on the page, for nobody should look for what is not there."""

    TEXT = "toan-van", "Toàn văn"
    ABOUT = "gioi-thieu", "Trang giới thiệu, không phải toàn văn"
    SEARCH = "tra-cuu", "Trang tra cứu, phải tìm theo số, ký hiệu"


class OfficialFile(Part):
    """The file of the official text, for `import --texts`."""

    url: Annotated[PublicAddress, Shape(r"^https://", "địa chỉ https", "https://vi-du.vn/luat.pdf")] = Field(
        description="Địa chỉ https của tệp"
    )
    sha256: Annotated[str, Shape(r"^[0-9a-f]{64}$", "64 chữ số, chữ cái a đến f", "9f86d0…")] | None = Field(
        None, description="Mã SHA-256 của tệp, khi biết; tệp khác mã thì không nhập"
    )


class Force(StrEnum):
    """Whether a text, or a provision of it, applies on a day."""

    UNKNOWN = "unknown"
    COMING = "coming"
    IN_FORCE = "in_force"
    ENDED = "ended"


_CITATION = re.compile(
    rf"(?P<law>{_LAW})"
    rf"(?:#dieu-(?P<article>{_NUMBER})(?:\.(?P<clause>{_NUMBER}))?(?:\.(?P<point>{_LETTER}))?)?"
)


@dataclass(frozen=True, slots=True)
class Provision:
    """A law, article, clause or point, as cited: `73/2021/QH14#dieu-23.2.a`."""

    law: str
    article: str | None = None
    clause: str | None = None
    point: str | None = None

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read a citation; None where it is not one."""
        match = _CITATION.fullmatch(text.strip())
        return cls(**match.groupdict()) if match else None

    @property
    def path(self) -> str:
        """`dieu-23.2.a`, empty for the whole law."""
        return ".".join(part for part in (self.article and f"dieu-{self.article}", self.clause, self.point) if part)

    @property
    def anchor(self) -> str:
        """`khoan-2-diem-a`, the place within the article's page (DESIGN 6); empty for the article itself."""
        parts = (("khoan", self.clause), ("diem", self.point))
        return "-".join(f"{word}-{number}" for word, number in parts if number)

    @property
    def citation(self) -> str:
        """`73/2021/QH14#dieu-23.2.a`."""
        return f"{self.law}#{self.path}" if self.article else self.law

    @property
    def place(self) -> str:
        """`điểm a khoản 2 Điều 23`, the order that Vietnamese citations use; empty for the whole law."""
        parts = (("điểm", self.point), ("khoản", self.clause), ("Điều", self.article))
        return " ".join(f"{word} {number}" for word, number in parts if number)

    @property
    def words(self) -> str:
        """`Điểm a khoản 2 Điều 23 Luật số 73/2021/QH14`."""
        kind = kind_of(self.law)
        words = f"{self.place} {kind.label if kind else 'văn bản'} số {self.law}".strip()
        return words[0].upper() + words[1:]


class Crime(Part):
    """An act that is a crime; sources tell of it where the text itself could not be read."""

    place: Line = Field(description="Điều nào của Bộ luật Hình sự, ví dụ Điều 256a Bộ luật Hình sự")
    act: Line = Field(description="Hành vi, viết bằng lời của mình")
    penalty: Line = Field(description="Hình phạt")
    note: Line | None = Field(None, description="Điều cần lưu ý khi dùng dòng này")
    page: Line = Field(description="Trang nói kỹ về việc này, ví dụ hoidap:khi-nao-bi-phat-tien-khi-nao-bi-tu")
    source: Sources = Field(description="Nguồn", min_length=1)


class Law(Record):
    """content/luat/<slug>/law.yml; what the sources do not say stays empty."""

    links_in = ("crimes.*.page",)

    number: Annotated[str, Shape(rf"^{_LAW}$", "số, ký hiệu của văn bản", "105/2021/NĐ-CP hoặc 45/KH-UBND")] = Field(
        description="Số, ký hiệu"
    )
    slug: Slug = Field(description="Phần địa chỉ trang")
    given_kind: LawKind | None = Field(None, alias="kind", description="Loại văn bản; mặc định suy từ số, ký hiệu")
    title: Line = Field(description="Tên đầy đủ")
    short_title: Line = Field(description="Tên gọi ngắn")
    names: Lines = Field((), description="Những cách gọi khác hay gặp trong bài")
    issuer: Line | None = Field(None, description="Cơ quan ban hành")
    signer: Line | None = Field(None, description="Người ký, kèm chức vụ, như in ở cuối văn bản")
    passed: Day | None = Field(None, description="Ngày thông qua hoặc ngày ký ban hành")
    effective: Day | None = Field(None, description="Ngày bắt đầu có hiệu lực")
    ended: Day | None = Field(None, description="Ngày đầu tiên không còn hiệu lực")
    unclear_from: Day | None = Field(None, description="Từ ngày nào không rõ còn hiệu lực hay không")
    later: tuple[Later, ...] = Field((), description="Điều khoản có ngày hiệu lực riêng")
    replaces: Relations = Field((), description="Văn bản bị thay thế, bãi bỏ")
    replaced_by: Relations = Field((), description="Văn bản thay thế")
    amends: Relations = Field((), description="Văn bản được sửa đổi, bổ sung")
    amended_by: Relations = Field((), description="Văn bản sửa đổi, bổ sung")
    guides: Relations = Field((), description="Văn bản được hướng dẫn")
    guided_by: Relations = Field((), description="Văn bản hướng dẫn")
    consolidates: Relations = Field((), description="Các văn bản mà văn bản hợp nhất này gộp lại")
    consolidated_by: Relations = Field((), description="Văn bản hợp nhất có gộp văn bản này")
    official_source: AnySource | None = Field(None, description="Nơi có toàn văn chính thức")
    official_is: OfficialIs = Field(OfficialIs.TEXT, description="Ở địa chỉ đó có gì: toan-van, gioi-thieu, tra-cuu")
    official_file: OfficialFile | None = Field(None, description="Tệp toàn văn chính thức để import --texts tải về")
    sources: Sources = Field((), description="Nguồn của các thông tin ở đây")
    checked: Checked = None
    gazette: Line | None = Field(None, description="Số Công báo")
    notes: Annotated[tuple[Text, ...], OneOrMany] = Field((), description="Ghi chú")
    chapters: tuple[Chapter, ...] = Field((), description="Chương và điều")
    direct: tuple[Article, ...] = Field((), alias="articles", description="Các điều, khi văn bản không chia chương")
    crimes: tuple[Crime, ...] = Field(
        (), description="Việc là tội phạm theo văn bản này, kể theo báo chí khi chưa đọc được văn bản"
    )
    guard: Guard = ()

    @property
    def kind(self) -> LawKind:
        """The kind that is written, else the one that the number tells."""
        return self.given_kind or kind_of(self.number) or LawKind.LAW

    @cached_property
    def articles(self) -> dict[str, Article]:
        """Articles by number; empty where the structure is not known."""
        return {article.number: article for _, article in self.placed_articles()}

    @property
    def name(self) -> str:
        """`Luật Phòng, chống ma túy 2021 số 73/2021/QH14`; `Nghị định số 105/2021/NĐ-CP`, which has no other name."""
        serial = "/".join(self.number.split("/")[:2])
        if serial in self.short_title:
            return f"{self.short_title.partition(serial)[0].removesuffix('số ')}số {self.number}"
        return f"{self.short_title} số {self.number}"

    def placed_articles(self) -> list[tuple[Path, Article]]:
        """Every article with its path in law.yml, in the order of the text."""
        found = self.each("direct.*", "chapters.*.direct.*", "chapters.*.sections.*.articles.*")
        return sorted(
            ((tuple("articles" if name == "direct" else name for name in path), article) for path, article in found),
            key=itemgetter(0),
        )

    @property
    def later_provisions(self) -> list[tuple[Provision, Later]]:
        """What takes effect on a day of its own, as it is cited."""
        found = ((Provision.parse(f"{self.number}#{one.provision}"), one) for one in self.later)
        return [(provision, one) for provision, one in found if provision]

    def force(self, day: date, provision: Provision | None = None) -> Force:
        """Does the text, or the provision of it, apply on that day? `ended` is the first day on which it does not."""
        effective = self.starts(provision)
        if self.ended and day >= self.ended:
            return Force.ENDED
        if effective is None or (self.unclear_from and day >= self.unclear_from):
            return Force.UNKNOWN
        return Force.IN_FORCE if effective <= day else Force.COMING

    def starts(self, provision: Provision | None = None) -> date | None:
        """The first day of force, a provision's own where it has one."""
        path = provision.path if provision else ""
        own = [later.effective for later in self.later if f"{path}.".startswith(f"{later.provision}.")]
        return max(own, default=self.effective)

    def is_later_than(self, day: date) -> bool:
        """Was the text passed after that day? Where its own day is not known, the year in its number tells."""
        if self.passed:
            return day < self.passed
        year = re.fullmatch(r"[0-9]+/([0-9]{4})/.+", self.number)
        return day.year < int(year[1]) if year else False

    def in_force(self, day: date) -> bool:
        """Is the text known to be in force on that day?"""
        return self.force(day) is Force.IN_FORCE

"""What records share: where a fact comes from, pictures with their credits, whom to ask, what was changed."""

import datetime as dt
import re
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, model_validator

from scripts.markup.web_addresses import looks_like_one
from scripts.model.record import Labelled, Part, Shape, refused
from scripts.model.values import (
    Day,
    Line,
    Moment,
    OneOrMany,
    Phones,
    PublicAddress,
    Reason,
    beginning,
    day_of,
    parse_public_address,
)
from scripts.vietnamese.documents import is_named


class Edition(Labelled):
    """The language in which a source was read; only the Vietnamese one is the original."""

    VI = "vi", "tiếng Việt"
    FR = "fr", "tiếng Pháp"
    EN = "en", "tiếng Anh"
    ID = "id", "tiếng Indonesia"


class Source(Part):
    """A page, or a paper that can be found: by the number of a document, or by its name and day. A bare web address or
    document number is enough; what somebody knows or heard is none."""

    title: Line | None = Field(None, description="Tên cơ quan, tờ báo hoặc số, ký hiệu văn bản")
    url: PublicAddress | None = Field(None, description="Địa chỉ trang web")
    date: Day | None = Field(None, description="Ngày đăng hoặc ngày ban hành")
    language: Edition = Field(Edition.VI, description="Ngôn ngữ của bản đã đọc: vi, fr, en, id")
    note: Line | None = Field(None, description="Ghi chú thêm về nguồn")

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if self.title is None and self.url is None:
            raise refused("no_source")
        return self

    @property
    def is_original(self) -> bool:
        """False where only a translated edition was read, so that the page must say so."""
        return self.language is Edition.VI


def _source(value: object) -> Any:
    if isinstance(value, str):
        return {"url": value} if looks_like_one(value) else {"title": value}
    return value


def _findable(source: Source, info: ValidationInfo) -> Source:
    if source.url or source.title is None or info.context is ELSEWHERE:
        return source
    if looks_like_one(source.title):
        parse_public_address(source.title)
    if not is_named(source.title, dated=source.date is not None):
        raise refused("no_paper", found=source.title)
    return source


# The day on which somebody last held what is told against its sources.
Checked = Annotated[Day | None, Field(description="Ngày đối chiếu với nguồn lần cuối, kể cả khi không phải sửa gì")]

# The context for records of other sites: what they give as their source is for them to mend.
ELSEWHERE = "elsewhere"
AnySource = Annotated[Source, BeforeValidator(_source), AfterValidator(_findable)]
Sources = Annotated[tuple[AnySource, ...], OneOrMany]


# How many people begin a credit; every page and file has words of its own for it.
PHOTO = re.compile(r"\A(?:Ảnh|Photo)\s*:\s*(?=\S)", re.IGNORECASE)


class Image(Part):
    """A picture beside the file that names it; alt, credit and licence are checked, never guessed."""

    file: Annotated[
        str, Shape(r"^[^/\\\s]+$", "tên một tệp ảnh cùng thư mục, không có dấu cách và dấu /", "le-ra-quan.jpg")
    ] = Field(description="Tên tệp ảnh, đặt cùng thư mục, không có dấu cách")
    alt: Line | None = Field(None, description="Lời mô tả ảnh cho người không nhìn thấy")
    caption: Line | None = Field(None, description="Chú thích dưới ảnh")
    credit: Annotated[Line, AfterValidator(lambda text: PHOTO.sub("", text, count=1))] | None = Field(
        None, description="Người chụp hoặc nguồn ảnh"
    )
    licence: Line | None = Field(None, description="Giấy phép sử dụng ảnh")


Email = Annotated[
    str,
    # Without an escaped quotation mark, which the patterns of ECMA-262 do not know.
    Shape(
        r'^[^@\s<>":,;()]+@[^@\s<>":,;().]+(\.[^@\s<>":,;().]+)+$', "một địa chỉ thư điện tử", "lien-he@vi-du.example"
    ),
]


class Contact(Part):
    """Somebody to ask; phone numbers stay text, so a leading zero survives."""

    name: Line | None = Field(None, description="Tên người hoặc bộ phận")
    phone: Phones | None = Field(None, description="Số điện thoại, có thể kèm máy lẻ; nhiều số cách nhau bằng dấu phẩy")
    email: Email | None = Field(None, description="Thư điện tử")
    url: PublicAddress | None = Field(None, description="Trang web")


class Change(Part):
    """A change after publishing; a minor one (spelling) does not move the feeds."""

    date: Moment = Field(description="Ngày sửa, hoặc ngày giờ khi sửa ngay trong ngày đăng")
    minor: bool = Field(False, description="Chỉ sửa lỗi nhỏ, không đổi nghĩa")
    note: Reason = Field(description="Sửa điều gì")

    @property
    def day(self) -> dt.date:
        """The calendar day in Vietnam."""
        return day_of(self.date)

    @property
    def at(self) -> dt.datetime:
        """The moment of it; where only a day is given, its beginning."""
        return beginning(self.date)

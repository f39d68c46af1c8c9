"""What we write of IPTC ninjs 3.1 (https://iptc.org/standards/ninjs/): a part of the standard, under its own names.
A file that fits these records fits IPTC's schema too; tests check both."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, PlainSerializer
from pydantic.alias_generators import to_camel

from scripts.model.languages import Lang
from scripts.model.record import Part
from scripts.model.shared_api import Address
from scripts.model.values import Instant

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"

Version = Annotated[int, PlainSerializer(str, return_type=str)]


class NinjsPart(Part):
    """A piece of ninjs: names in its camel case, words as they are, blanks and all."""

    model_config = ConfigDict(alias_generator=to_camel, validate_by_name=True, str_strip_whitespace=False)


class NinjsStandard(NinjsPart):
    """Which standard a file follows."""

    name: Literal["ninjs"] = Field("ninjs", description="Tên chuẩn")
    version: Literal["3.1"] = Field("3.1", description="Bản của chuẩn")
    schema_: Address = Field(SCHEMA, alias="schema", description="JSON Schema của IPTC")


class NinjsText(NinjsPart):
    """A headline, a description or a body."""

    role: str = Field(description="Vai trò: main, summary, correction, caption, alt")
    content_type: Literal["text/plain", "text/html"] = Field("text/plain", description="Kiểu nội dung")
    value: str = Field(min_length=1, description="Lời")


class NinjsBody(NinjsText):
    """A body, with its length."""

    char_count: int = Field(ge=0, description="Số ký tự của bản chữ thuần")
    word_count: int = Field(ge=0, description="Số chữ cách nhau bằng dấu cách của bản chữ thuần")


class NinjsConcept(NinjsPart):
    """A subject, a genre, a place: by name, and by address where it has one."""

    name: str = Field(min_length=1, description="Tên")
    rel: str | None = Field(None, description="Quan hệ với tin")
    uri: Address | None = Field(None, description="Địa chỉ định danh")
    literal: str | None = Field(None, description="Mã của trang hoặc mã đơn vị hành chính")


class NinjsContact(NinjsPart):
    """A way to reach somebody."""

    type: Literal["phone", "email", "web"] = Field(description="Cách liên hệ")
    name: str | None = Field(None, description="Tên người hoặc bộ phận")
    value: str = Field(description="Số điện thoại, thư điện tử hoặc địa chỉ trang web")


class NinjsInfoSource(NinjsPart):
    """Who supplied the item, or what it was written from."""

    name: str = Field(min_length=1, description="Tên")
    role: Literal["provider", "source"] = Field(description="provider: nơi phát hành; source: nguồn của bài")
    uri: Address | None = Field(None, description="Địa chỉ")
    contact_info: tuple[NinjsContact, ...] | None = Field(None, description="Liên hệ")


class NinjsRights(NinjsPart):
    """The licence."""

    linked_rights: Address = Field(description="Địa chỉ bản giấy phép")


class NinjsRendition(NinjsPart):
    """A file: a document of the press pack, a picture in one size."""

    name: str = Field(description="Dạng tệp")
    href: Address = Field(description="Địa chỉ tệp")
    content_type: str = Field(description="Kiểu nội dung")
    title: str | None = Field(None, description="Tên tệp, cho người đọc")
    width: int | None = Field(None, gt=0, description="Chiều ngang, tính bằng điểm ảnh")
    height: int | None = Field(None, gt=0, description="Chiều cao, tính bằng điểm ảnh")


class NinjsPicture(NinjsPart):
    """A picture of the item, with what must stand beside it."""

    name: str = Field(description="Tên trong tin: main, picture-2, …")
    rel: Literal["illustration"] = Field("illustration", description="Quan hệ với tin")
    uri: Address = Field(description="Địa chỉ định danh của ảnh")
    type: Literal["picture"] = Field("picture", description="Loại")
    descriptions: tuple[NinjsText, ...] | None = Field(None, description="Chú thích (caption) và lời mô tả ảnh (alt)")
    by: str | None = Field(None, description="Người chụp hoặc nguồn ảnh, phải ghi khi dùng lại")
    usage_terms: str = Field(description="Giấy phép của ảnh")
    renditions: tuple[NinjsRendition, ...] = Field(min_length=1, description="Tệp ảnh")


class Ninjs(NinjsPart):
    """/api/v1/ninjs/<slug>.json."""

    uri: Address = Field(description="Mã cố định của tin (tag URI), không đổi qua các lần sửa")
    standard: NinjsStandard = Field(default_factory=NinjsStandard, description="Chuẩn")
    type: Literal["text"] = Field("text", description="Loại")
    representation_type: Literal["full"] = Field("full", description="Đủ toàn văn")
    language: Lang = Field(description="Ngôn ngữ")
    version: Version = Field(
        ge=1, json_schema_extra={"type": "string"}, description="Bản thứ mấy: 1, thêm 1 với mỗi lần sửa"
    )
    first_created: Instant = Field(description="Thời điểm đăng")
    version_created: Instant = Field(
        description="Thời điểm sửa lần cuối, kể cả lỗi chính tả; chưa sửa thì là thời điểm đăng"
    )
    content_created: Instant = Field(description="Ngày ghi trên tin; không ghi giờ thì là đầu ngày")
    embargoed_until: Instant | None = Field(None, description="Thời điểm được phép đăng, nay đã qua")
    expires: Instant | None = Field(None, description="Thời điểm hết hạn đăng")
    pub_status: Literal["usable"] = Field("usable", description="Dùng được")
    title: str = Field(description="Tiêu đề")
    headlines: tuple[NinjsText, ...] = Field(min_length=1, description="Tiêu đề")
    descriptions: tuple[NinjsText, ...] = Field(min_length=1, description="Tóm tắt; lời đính chính, khi có")
    bodies: tuple[NinjsBody, ...] = Field(min_length=2, description="Toàn văn: chữ thuần và HTML")
    by: str = Field(description="Người viết")
    slugline: str = Field(description="Tên không dấu của tin")
    genres: tuple[NinjsConcept, ...] = Field(description="Thể loại")
    subjects: tuple[NinjsConcept, ...] | None = Field(None, description="Từ khóa, trọng tâm, điều khoản pháp luật")
    places: tuple[NinjsConcept, ...] | None = Field(None, description="Địa bàn")
    info_sources: tuple[NinjsInfoSource, ...] = Field(min_length=1, description="Nơi phát hành và các nguồn")
    rights_info: NinjsRights = Field(description="Giấy phép của phần chữ")
    copyright_notice: str = Field(description="Ghi nguồn thế nào")
    usage_terms: str = Field(description="Được dùng lại thế nào")
    ed_note: str | None = Field(
        None, description="Cho người biên tập: trang chưa có cơ quan chủ quản, khi đúng vậy; các lần sửa"
    )
    renditions: tuple[NinjsRendition, ...] = Field(description="Tệp của bộ tài liệu")
    associations: tuple[NinjsPicture, ...] | None = Field(None, description="Ảnh")

"""Whose site this is: the one file that an adopting agency edits (content/site.yml)."""

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from scripts.model.guard import Guard
from scripts.model.other_sites import OtherSite
from scripts.model.record import Labelled, Part, Record, Shape
from scripts.model.source import Checked, Contact, Email, Sources
from scripts.model.values import Line, Phones, PublicAddress, Slug, Text, WebAddress, parse_phones
from scripts.vietnamese.phones import digits


class Licence(Part):
    """The licence of our own words."""

    name: Line = Field(description="Tên giấy phép")
    url: WebAddress = Field(description="Địa chỉ bản giấy phép")


Number = Annotated[
    Line,
    Shape(r"^\+?[0-9][0-9 .]*$", "một số điện thoại, chỉ gồm chữ số, dấu cách và dấu chấm", "0238 000 000"),
    AfterValidator(parse_phones),
]


class Bilingual(Part):
    """Words of the site itself, per language."""

    vi: Text = Field(description="Lời bằng tiếng Việt")
    en: Text = Field(description="Lời bằng tiếng Anh")

    def in_language(self, language: str) -> str:
        """In English, or, for readers of every other language, in Vietnamese."""
        return self.en if language == "en" else self.vi


class Use(Labelled):
    """What a number is for; `label` heads its group on the help page."""

    DANGER = "danger", "Có người nguy kịch, có nguy hiểm"
    CHILDREN = "children", "Trẻ em cần giúp đỡ"
    REPORT = "report", "Báo tin về ma túy"


class Hotline(Part):
    """A number to call: when, who answers, and who says so."""

    number: Number = Field(description="Số điện thoại")
    use: Use = Field(description="Để làm gì: danger (nguy kịch, nguy hiểm), children (trẻ em), report (báo tin)")
    title: Line = Field(description="Tên gọi của số: Cấp cứu")
    when: Bilingual = Field(description="Gọi khi nào, nói ngắn; hiện trước nút gọi")
    who: Line = Field(description="Ai trả lời")
    hours: Line | None = Field(None, description="Giờ trực, có mất tiền không; nguồn không nói thì để trống")
    note: Text | None = Field(None, description="Điều cần biết thêm trước khi gọi")
    meanwhile: Text | None = Field(None, description="Việc làm trong lúc chờ, nêu rõ theo nguồn nào")
    link: Line | None = Field(None, description="Trang nói thêm, ví dụ hoidap:nguoi-bi-soc-qua-lieu-ma-tuy")
    instead: Line | None = Field(
        None, description="Gọi số này để làm gì khi chưa biết số của Công an xã, phường; trang xã, phường nhắc số này"
    )
    sources: Sources = Field(description="Nguồn xác nhận số này; không có nguồn thì không in", min_length=1)
    checked: Checked = None


class MenuItem(Part):
    """An entry of the menu or the footer."""

    title: Line = Field(description="Chữ hiện ra")
    page: Line = Field(description="Mã trang, ví dụ ho-tro hoặc en")
    section: Slug | None = Field(None, description="Phần của trang mà mục này đại diện")


class OutsideLink(Part):
    """A link to another site."""

    text: Line = Field(description="Chữ hiện ra")
    url: PublicAddress = Field(description="Địa chỉ trang web")


class Current(Part):
    """Where a reader finds the campaign of the current year when it is not on this site."""

    title: Line = Field(description="Tiêu đề")
    text: Text = Field(description="Lời dẫn (Markdown)")
    links: tuple[OutsideLink, ...] = Field((), description="Các trang nên xem")


class Spokesperson(Part):
    """Who speaks to the press in the agency's name."""

    name: Line = Field(description="Họ tên")
    title: Line = Field(description="Chức vụ")
    phone: Phones | None = Field(None, description="Số điện thoại")
    email: Email | None = Field(None, description="Thư điện tử")


class Press(Part):
    """What the press room says of whoever runs the site."""

    contact: Contact | None = Field(None, description="Đầu mối liên hệ báo chí")
    hours: Line | None = Field(None, description="Giờ trả lời báo chí")
    spokesperson: Spokesperson | None = Field(None, description="Người phát ngôn")
    boilerplate: Text | None = Field(None, description="Giới thiệu chung, để chép vào cuối bài (Markdown)")


# A page that everybody opens now and then.
_HARMLESS = "https://www.google.com/search?q=thoi+tiet"


class Identity(Record):
    """Site name, owner, domain, menus and every number to call."""

    links_in = ("hotlines.*.link",)

    name: Line = Field(description="Tên trang")
    short_name: Line | None = Field(None, description="Tên ngắn ở đầu trang")
    tagline: Line = Field(description="Dòng phụ dưới tên trang")
    url: WebAddress = Field(description="Địa chỉ gốc của trang")
    no_domain: bool = Field(
        False, description="true khi url mới là địa chỉ tạm, chưa ai mở được; có tên miền thì xóa dòng này"
    )
    province: Line = Field(description="Tên tỉnh")
    agency: Line | None = Field(None, description="Cơ quan chủ quản; để trống khi chưa có")
    contact: Contact | None = Field(None, description="Liên hệ của cơ quan chủ quản; không có thì để trống")
    press: Press | None = Field(None, description="Phòng báo chí: liên hệ, giờ, người phát ngôn, giới thiệu chung")
    disclaimer: Bilingual = Field(description="Lời nhắc ở cuối mỗi trang, cho đến khi có cơ quan chủ quản")
    licence: Licence = Field(description="Giấy phép nội dung")
    hotlines: tuple[Hotline, ...] = Field(
        description="Mọi số điện thoại để gọi; số đầu tiên hiện ở cuối màn hình điện thoại", min_length=1
    )
    quick_exit: WebAddress = Field(_HARMLESS, description="Trang hiện ra khi người đọc bấm “Thoát nhanh”")
    navigation: tuple[MenuItem, ...] = Field(description="Thực đơn chính")
    more: tuple[MenuItem, ...] = Field((), description="Mục phụ, dưới thực đơn chính trên điện thoại")
    footer: tuple[MenuItem, ...] = Field((), description="Liên kết ở cuối trang")
    current: Current = Field(description="Nơi xem chiến dịch của năm nay")
    sources: tuple[OtherSite, ...] = Field((), description="Các trang khác mà trang này gom sự kiện")
    guard: Guard = ()

    @property
    def publisher(self) -> str:
        """The agency, or, while there is none, the site."""
        return self.agency or self.name

    @property
    def domain(self) -> str:
        """The host of its address."""
        return urlsplit(self.url).hostname or "localhost"

    @property
    def numbers(self) -> tuple[str, ...]:
        """Every number of the site, as written."""
        return tuple(line.number for line in self.hotlines)

    def hotline(self, number: str) -> Hotline | None:
        """The line of a number, however that is spaced."""
        return next((line for line in self.hotlines if digits(line.number) == digits(number)), None)

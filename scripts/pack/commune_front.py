"""What a bundle says of itself: what to do first, events line by line, whom to ask."""

from collections.abc import Collection, Iterator

from scripts.assemble.events.facts import EventHead
from scripts.assemble.page import source_row
from scripts.assemble.view import View
from scripts.markup.conversion import plain_text
from scripts.model.placed import Placed
from scripts.pack.bundle_text import File, Item
from scripts.vietnamese import dates
from scripts.vietnamese.folding import lower_first
from scripts.words import text

_BLANK = "……………………………………"


def lines(head: EventHead, *, is_over: bool) -> Iterator[str]:
    """What is to say of an event, line by line."""
    event, flag = head.event, head.standing.flag
    if flag:
        yield text(f"events.flag.{flag}") + (f": {event.reason}" if event.reason else "")
    yield head.when_words
    if event.previous_start and flag == "moved":
        yield f"Lịch cũ, nay không còn đúng: {dates.span(event.previous_start, None)}"
    if where := head.where.at(event.place.venue):
        yield where
    if event.organisers:
        yield f"Đơn vị tổ chức: {', '.join(event.organisers)}"
    contact = event.contact
    if contact and not is_over and (contact.name or contact.phone):
        yield f"Liên hệ: {', '.join(filter(None, (contact.name, contact.phone)))}"
    if event.results:
        yield f"Kết quả: {plain_text(event.results)}"
    yield f"Nguồn: {'; '.join(source_row(source).text for source in event.sources)}"


def notes(view: View) -> Iterator[str]:
    """How old it is, and where a newer one is."""
    site = view.site.identity
    day = dates.short(view.today)
    yield f"Lập ngày {day} từ trang “{site.name}”. Sau ngày ấy lịch có thể đổi, luật có thể thay đổi."
    if view.has_domain:
        yield f"Bản mới nhất ở {view.site_url}"
    else:
        yield "Trang chưa có địa chỉ chính thức: muốn có bản mới, hỏi người đã gửi bạn bộ này."


def steps(place: Placed, files: Collection[str], *, coming: bool) -> Iterator[Item]:
    """What to do with these files, one thing after the other."""
    yield Item("Giải nén cả bộ (bấm chuột phải, chọn “Giải nén tất cả”) rồi mới mở.")
    if coming:
        yield Item(
            "Đọc mục “Hoạt động sắp tới”. Có điều gì sai hoặc đã đổi thì báo cho nơi gửi bộ này; chưa sửa xong thì "
            "đừng in, đừng đọc loa."
        )
    else:
        yield Item(
            "Nơi mình sắp có hoạt động thì gửi lịch (việc gì, ngày giờ, ở đâu, ai tổ chức) cho nơi gửi bộ này; lên "
            "trang rồi thì bộ sau có áp phích, bài đọc loa của hoạt động ấy."
        )
    if any(path.startswith("bang-tin/") for path in files):
        yield Item("In tờ bảng tin của tháng trong thư mục bang-tin, dán ở trụ sở, nhà văn hóa.")
    if any(path.startswith("su-kien/") and path.endswith(".pdf") for path in files):
        yield Item("In áp phích từng hoạt động trong thư mục su-kien, dán nơi đông người qua lại; qua ngày thì gỡ.")
    if any("/the-de-ban" in path and path.startswith("su-kien/") for path in files):
        yield Item("Thẻ để bàn của từng hoạt động: in, gấp, đặt trên bàn đại biểu, bàn đón tiếp.")
    if any(path.startswith("loa/") for path in files):
        yield Item(
            "Đọc loa: chọn bài vừa thời lượng trong thư mục loa. Số, ngày đã viết thành lời, cứ đọc nguyên văn. "
            "Thông báo của từng hoạt động nằm trong thư mục su-kien."
        )
    if any(path.startswith("in-san/") for path in files):
        yield Item("Áp phích, tờ gấp, sơ đồ, băng rôn in lúc nào cũng được nằm trong thư mục in-san.")
    office = f"Công an, Ủy ban nhân dân {lower_first(place.name)}"
    yield Item(f"Hỏi số điện thoại của {office} rồi ghi vào chỗ trống ở mục “Gọi ai, hỏi ai”.")
    if any(path.startswith("lich/") for path in files):
        yield Item("Mở tệp trong thư mục lich trên điện thoại để thêm lịch.")
    yield Item("Tháng sau xin bộ mới; xóa bộ cũ, đừng chép đè.")


def steps_of_past(place: Placed, year: int) -> Iterator[Item]:
    """What to do with what is known of a year that is over."""
    yield Item("Giải nén cả bộ (bấm chuột phải, chọn “Giải nén tất cả”) rồi mới mở.")
    yield Item(f"Đối chiếu với sổ sách, báo cáo năm {year} của {lower_first(place.name)}.")
    yield Item(
        "Thiếu hoặc sai thì gửi cho nơi gửi bộ này, kèm số và ngày của văn bản, hoặc địa chỉ bài báo. Trang chỉ ghi "
        "điều có nguồn; trang chưa ghi không có nghĩa là nơi ấy không làm."
    )


def contacts(view: View, place: Placed) -> Iterator[Item]:
    """Every number of the site; blanks for those that it does not know."""
    for line in view.site.identity.hotlines:
        yield Item(f"{line.number}: {line.title}", tuple(filter(None, (line.when.vi, line.who, line.hours))))
    name = lower_first(place.name)
    offices = [f"Công an {name}", f"Ủy ban nhân dân {name}", f"Trạm y tế {name}"]
    if place.unit.border:
        offices.append("Đồn Biên phòng gần nhất")
    for office in offices:
        yield Item(f"{office}: {_BLANK}", ("Trang chưa có số này; hỏi rồi ghi vào đây trước khi in.",))


def today(place: Placed) -> Iterator[Item]:
    """What became of a place of the past."""
    names = [one.name for one in place.today]
    if place.ended and names:
        now = ", ".join(map(lower_first, names))
        yield Item(f"{place.name} có đến hết ngày {dates.short(place.ended)}, nay thuộc {now}.")
    elif place.ended:
        yield Item(f"{place.name} có đến hết ngày {dates.short(place.ended)}; danh sách chưa ghi nay thuộc đơn vị nào.")
    else:
        yield Item(f"{place.name} nay vẫn còn.")


def licence(view: View) -> Iterator[Item]:
    """Whose words these are."""
    identity = view.site.identity
    yield Item(f"Giấy phép nội dung: {identity.licence.name}", (), (File("toàn văn giấy phép", identity.licence.url),))
    yield Item(" ".join(identity.disclaimer.vi.split()))

"""Fictional Vietnamese text for the benchmark: sentences of everyday length over a realistic vocabulary.

Nothing here speaks of a real place, person, agency or law. Names are put together from common syllables so
that the number of distinct words keeps growing with the number of pages, as it does on a real site; a text
of a few fixed words would flatter every search index.
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

FAMILY = "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Vi Lương Lô Moong Cụt Lầu Vừ Xồng Già".split()
MIDDLE = "Văn Thị Đức Minh Ngọc Hữu Thanh Xuân Quang Kim Đình Bá Công Thu Hồng Mạnh Trọng Viết Khánh Thế".split()
GIVEN = (
    "An Anh Bình Châu Chiến Cường Dung Duy Đạt Điệp Giang Hà Hải Hạnh Hằng Hiền Hiếu Hòa Hùng Hương Khoa Kiên Lan "
    "Linh Loan Long Lộc Mai Nam Nga Nghĩa Nhàn Nhung Oanh Phong Phúc Phương Quân Quyên Sơn Tâm Thảo Thắng Thiện "
    "Thủy Tiến Trang Trung Tú Tuấn Tuyết Uyên Vân Việt Vinh Xuyến Yên Yến Khuê Mẫn Ngân Nhật Oai Phượng"
).split()
SYLLABLES = (
    "ang bản bông cẩm chà chiềng chòm cò đồng đôn đá đèo gành ghềnh hạ hang hói kẻ khe khau kim làng lam lạch lũng "
    "mường na nà nậm ngàn ngọc nhãn nhôn ổi phà phiêng phố pù quế quỳ rào rú sa sầm sông suối tà tam thạch thác "
    "thượng tiên trà trầm trúc tùng vàng vạn vinh xiêng xóm xuân yên"
).split()

GROUPS = (
    "học sinh trung học",
    "đoàn viên thanh niên",
    "hội viên phụ nữ",
    "người cao tuổi",
    "chủ cơ sở lưu trú",
    "công nhân xây dựng",
    "lái xe đường dài",
    "giáo viên chủ nhiệm",
    "cán bộ thôn bản",
    "người có uy tín",
    "cựu chiến binh",
    "phụ huynh lớp cuối cấp",
)
ORGANISERS = (
    "Ủy ban nhân dân huyện",
    "Công an huyện",
    "Đoàn thanh niên huyện",
    "Hội Phụ nữ huyện",
    "Trung tâm Văn hóa huyện",
    "Phòng Giáo dục huyện",
    "Đồn Biên phòng cửa khẩu",
    "Mặt trận Tổ quốc huyện",
    "Trung tâm Y tế huyện",
    "Hội Cựu chiến binh huyện",
)
VENUES = (
    "nhà văn hóa xã",
    "sân vận động",
    "trường trung học cơ sở",
    "hội trường trung tâm",
    "chợ phiên",
    "nhà sinh hoạt cộng đồng",
    "sân ủy ban",
    "thư viện huyện",
    "bến xe khách",
    "trạm y tế",
)
TOPICS = (
    "kỹ năng từ chối",
    "nhận biết thuốc lá điện tử pha tẩm",
    "hỗ trợ người sau cai",
    "gia đình lắng nghe con",
    "an toàn mùa lễ hội",
    "làm bạn với người trẻ",
    "dạy nghề và việc làm",
    "sân chơi lành mạnh",
    "đọc sách cùng con",
    "bản làng tự quản",
    "giữ vườn giữ rừng",
    "thể thao buổi chiều",
)
MATERIALS = (
    "tờ gấp", "băng rôn", "đoạn phim ngắn", "tiểu phẩm", "bài hát thiếu nhi", "bảng hỏi nhanh", "tranh cổ động",
    "sổ tay bỏ túi", "trò chơi ô chữ", "bản tin loa", "áp phích khổ lớn", "bộ thẻ hình",
)
MOODS = (
    "chăm chú", "sôi nổi", "ấm áp", "nghiêm túc", "thẳng thắn", "vui vẻ", "kiên nhẫn", "cởi mở", "tỉ mỉ", "bền bỉ",
    "rộn ràng", "gần gũi",
)

SENTENCES = (
    "Từ sáng sớm, {group} ở {place} đã có mặt tại {venue} để sắp xếp bàn ghế, treo {material} và thử loa.",
    "{person}, người phụ trách chương trình, cho biết phần chuẩn bị kéo dài {few} tuần với sự góp sức của {group}.",
    "Chủ đề được chọn là {topic}, vì đây là điều mà nhiều gia đình ở {place} hỏi nhất trong các buổi họp thôn.",
    "Không khí buổi gặp {mood} ngay từ đầu, khi {person} kể lại câu chuyện của chính mình trước {many} người nghe.",
    "Ban tổ chức chia người dự thành {few} nhóm nhỏ, mỗi nhóm nhận một {material} và có nửa giờ để trao đổi.",
    "Nhiều câu hỏi xoay quanh việc trò chuyện với con ở tuổi mới lớn thế nào cho {mood} mà không làm con xa cách.",
    "Theo ghi chép của {person}, có {many} lượt người ghé bàn tư vấn, phần đông là {group} và người đi cùng.",
    "Bà con ở {place} nói rằng đường vào bản còn xa, nên mong các buổi như thế này được đưa về gần hơn.",
    "{person} trả lời từng câu một, {mood} và không né tránh, rồi ghi lại những điều cần hỏi thêm cơ quan chuyên môn.",
    "Phần {material} do {group} tự làm được vỗ tay nhiều nhất vì gần với chuyện thường ngày trong xóm.",
    "Sau giờ nghỉ, chương trình chuyển sang {topic}, có phần hỏi đáp và phần đóng vai theo tình huống.",
    "Một tình huống được đưa ra: bạn cũ rủ đi chơi đêm, nói không thế nào để vẫn giữ được tình bạn.",
    "{group_cap} tại {place} nhận {many} {material} để phát lại cho các hộ chưa đến được.",
    "Điểm mới của năm nay là mỗi thôn cử một người giữ sổ, ghi việc đã làm và việc còn bỏ ngỏ để tháng sau làm tiếp.",
    "{person} nhấn mạnh rằng lời nói {mood} của người thân thường có sức nặng hơn một bài diễn văn dài.",
    "Đến gần trưa, trời đổ mưa, ban tổ chức chuyển các hoạt động vào {venue} và rút ngắn phần diễu hành.",
    "Các em nhỏ có góc riêng để vẽ tranh; {few} bức đẹp nhất sẽ được treo ở {venue} đến hết tháng.",
    "Nhóm tình nguyện của {place} nhận việc nhắc lịch qua loa truyền thanh vào đầu buổi sáng và cuối buổi chiều.",
    "So với lần trước, số người đến dự tăng thêm {many} người, trong đó có nhiều {group} lần đầu tham gia.",
    "Kinh phí lấy từ nguồn đóng góp của các hội và {few} hộ kinh doanh trên địa bàn, danh sách dán công khai ở {venue}.",
    "{person} chia sẻ rằng điều khó nhất là giữ được nhịp gặp nhau đều đặn khi mùa vụ đến.",
    "Để {topic} không dừng ở khẩu hiệu, mỗi nhóm viết một việc cụ thể sẽ làm trong {few} tuần tới.",
    "Danh sách việc cần làm gồm sửa lại sân bóng, mở tủ sách ở {venue} và ghé thăm {few} gia đình neo đơn.",
    "Có ý kiến đề nghị in {material} bằng cả tiếng dân tộc, vì người lớn tuổi ở {place} đọc chữ phổ thông còn chậm.",
    "Đề nghị ấy được ghi nhận ngay, {person} hứa trả lời trước buổi họp kế tiếp.",
    "Buổi chiều dành cho {group}, với phần tập {mood} về cách lắng nghe và cách hỏi mà không phán xét.",
    "Theo kế hoạch, hoạt động tương tự sẽ lần lượt đến {few} xã còn lại, mỗi nơi chọn ngày hợp với phiên chợ.",
    "Người dân muốn góp ý có thể gửi thư vào hòm đặt ở {venue} hoặc nói trực tiếp với trưởng thôn.",
    "Khép lại chương trình, mọi người cùng dọn dẹp, gấp lại {material} và hẹn gặp nhau ở {place}.",
    "Trên đường về, {person} nói ngắn gọn: việc nhỏ mà làm đều thì xóm làng sẽ yên.",
    "Một số {group} ở lại thêm để học cách dùng {material} cho buổi sinh hoạt của thôn mình.",
    "Ban tổ chức lưu ý đây là câu chuyện mẫu, tên người và tên đất đều do máy ghép lại để thử bộ dựng trang.",
    "Ngoài phần chính, {venue} còn có gian hàng nông sản, nơi bà con {place} bán mật ong, măng khô và vải dệt.",
    "Những tấm ảnh chụp trong buổi được {person} chọn kỹ, tránh để lộ mặt trẻ em và người đang cần giúp đỡ.",
    "Lịch của các buổi sau được viết bằng phấn trên bảng tin, cạnh đó là số người đã đăng ký của từng thôn.",
    "Về {topic}, {group} đề xuất kể bằng tranh thay vì đọc văn bản, để trẻ em và người già đều theo được.",
)
HEADINGS = (
    "Chuẩn bị từ nhiều tuần trước", "Những câu hỏi được nêu", "Phần dành cho gia đình", "Việc làm tiếp theo",
    "Ý kiến của người dự", "Góc trẻ em", "Sau buổi gặp", "Điều còn bỏ ngỏ", "Cách làm ở thôn bản", "Một ngày ở cơ sở",
)  # fmt: skip


def person(rng: Random) -> str:
    """A name that belongs to nobody: family, middle and given name drawn apart."""
    return f"{rng.choice(FAMILY)} {rng.choice(MIDDLE)} {rng.choice(GIVEN)}"


def hamlet(rng: Random) -> str:
    """`bản Nậm Quế`: one of some thousands of possible names."""
    first, second = rng.sample(SYLLABLES, 2)
    return f"{rng.choice(('bản', 'thôn', 'xóm'))} {first.capitalize()} {second.capitalize()}"


def sentence(rng: Random, pattern: str | None = None) -> str:
    """One sentence of roughly 15 to 30 syllables."""
    return (pattern or rng.choice(SENTENCES)).format_map(_slots(rng))


def paragraphs(rng: Random, least: int, most: int) -> list[str]:
    """Paragraphs of three to five different sentences, `least` to `most` words altogether (about)."""
    goal = rng.randint(least, most)
    patterns = rng.sample(SENTENCES, len(SENTENCES))
    found: list[str] = []
    words = 0
    while words < goal and patterns:
        lines = [sentence(rng, patterns.pop()) for _ in range(min(rng.randint(3, 5), len(patterns)))]
        text = " ".join(line[0].upper() + line[1:] for line in lines)
        found.append(text)
        words += len(text.split())
    return found


def _slots(rng: Random) -> Mapping[str, str]:
    group = rng.choice(GROUPS)
    return {
        "group": group,
        "group_cap": group[0].upper() + group[1:],
        "place": hamlet(rng),
        "venue": rng.choice(VENUES),
        "person": person(rng),
        "few": str(rng.randint(2, 9)),
        "many": str(rng.randint(20, 480)),
        "topic": rng.choice(TOPICS),
        "material": rng.choice(MATERIALS),
        "mood": rng.choice(MOODS),
    }

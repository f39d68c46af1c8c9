"""Letters and notices as offices write them. Everything in them is fiction."""

from __future__ import annotations

from tests.tables.sheets import Made, docx, text

HEAD = [
    ["UBND PHƯỜNG BẾN MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
    ["Số: 56/GM-UBND", "Bến Mẫu, ngày 18 tháng 6 năm 2027"],
]
SIGNED = [["Nơi nhận:\n- Như trên;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nTrần Thị Mẫu"]]
COMMUNE = "UBND XÃ ĐỒNG MẪU\nSố: 79/TB-UBND\nTHÔNG BÁO\n"
PLACE = "Địa điểm: Hội trường xã Đồng Mẫu\n"


def letter(*lines: str, number: str = "56/GM-UBND") -> Made:
    head = [HEAD[0], [f"Số: {number}", HEAD[1][1]]]
    return docx([head, *lines, SIGNED])


def notice(*lines: str) -> Made:
    return text(COMMUNE + "\n".join(lines) + "\n", "thong-bao.txt")


LETTERS: dict[str, tuple[Made, list[str]]] = {
    "an invitation whose event is in its name": (
        letter(
            "GIẤY MỜI",
            "Dự Lễ mít tinh hưởng ứng Ngày toàn dân phòng, chống ma túy 26/6",
            "Kính gửi: ………………",
            "Thực hiện Kế hoạch số 40/KH-UBND ngày 05/5/2027 của UBND phường, UBND phường Bến Mẫu tổ chức Lễ mít tinh.",
            "UBND phường trân trọng kính mời quý đại biểu tới dự:",
            "1. Thời gian: 07 giờ 30 phút, ngày 26/6/2027 (Thứ Bảy). Đề nghị đại biểu có mặt trước 15 phút.",
            "2. Địa điểm: Quảng trường, phường Bến Mẫu.",
            "3. Thành phần: như kính gửi.",
            "Rất mong quý đại biểu dự đông đủ./.",
            "(Liên hệ: Văn phòng UBND phường, ĐT 0238.3000.111)",
        ),
        [
            "Lễ mít tinh hưởng ứng Ngày toàn dân phòng, chống ma túy 26/6 | 2027-06-26 07:30 | Phường Bến Mẫu, "
            "Quảng trường | UBND phường Bến Mẫu | Giấy mời số 56/GM-UBND ngày 18/6/2027 của UBND phường Bến Mẫu"
        ],
    ),
    "an invitation whose contents stand last": (
        letter(
            "GIẤY MỜI",
            "Kính gửi: Các khối",
            "Thời gian: 14 giờ 00, ngày 22/6/2027",
            "Địa điểm: Hội trường UBND phường Bến Mẫu",
            "Nội dung: Tọa đàm phòng, chống ma túy",
        ),
        [
            "Tọa đàm phòng, chống ma túy | 2027-06-22 14:00 | Phường Bến Mẫu, Hội trường UBND phường Bến Mẫu | "
            "UBND phường Bến Mẫu | Giấy mời số 56/GM-UBND ngày 18/6/2027 của UBND phường Bến Mẫu"
        ],
    ),
    "an invitation whose first sentence says on what occasion": (
        letter(
            "GIẤY MỜI",
            "Nhân Tháng hành động phòng, chống ma túy năm 2027, UBND phường Bến Mẫu trân trọng kính mời đồng chí tới "
            "dự Lễ ra mắt Đội xung kích “Lá chắn không ma túy”.",
            "Thời gian: 07h30’, thứ Sáu, ngày 04/6/2027.",
            "Địa điểm: Nhà văn hóa, phường Bến Mẫu.",
        ),
        [
            "Lễ ra mắt Đội xung kích “Lá chắn không ma túy” | 2027-06-04 07:30 | Phường Bến Mẫu, Nhà văn hóa | "
            "UBND phường Bến Mẫu | Giấy mời số 56/GM-UBND ngày 18/6/2027 của UBND phường Bến Mẫu"
        ],
    ),
    "a notice whose subject names the event, and whose contents its parts": (
        letter(
            "THÔNG BÁO",
            "Về việc tổ chức Ngày hội “Gia đình không ma túy” năm 2027",
            "1. Thời gian: 7 giờ 30, ngày 13/6/2027.",
            "2. Địa điểm: Sân vận động phường Bến Mẫu.",
            "3. Nội dung: Văn nghệ, trò chơi, tư vấn pháp luật.",
            "4. Kinh phí: 20.000.000 đồng từ ngân sách phường.",
            "5. Giao Phòng Văn hóa - Xã hội chuẩn bị trước ngày 10/6/2027.",
            number="57/TB-UBND",
        ),
        [
            "Ngày hội “Gia đình không ma túy” năm 2027 | 2027-06-13 07:30 | Phường Bến Mẫu, Sân vận động phường Bến Mẫu"
            " | UBND phường Bến Mẫu | Thông báo số 57/TB-UBND ngày 18/6/2027 của UBND phường Bến Mẫu"
        ],
    ),
    "lines of a message, some without an hour or with a number of people": (
        text(
            "Phường Bến Mẫu gửi lịch Tháng hành động năm 2027 (Kế hoạch số 45/KH-UBND) ạ:\n"
            "👉 Tối CN 13/6, 19h30: chiếu phim về ma túy ở sân bóng Bến Mẫu, có khoảng 200 người\n"
            "👉 26/6: mít tinh (giờ báo sau)\n",
            "zalo.txt",
        ),
        [
            "Chiếu phim về ma túy | 2027-06-13 19:30 | Phường Bến Mẫu, sân bóng Bến Mẫu | Kế hoạch số 45/KH-UBND",
            "Mít tinh | 2027-06-26 | Phường Bến Mẫu | Kế hoạch số 45/KH-UBND",
        ],
    ),
    "an official letter": (
        letter(
            "V/v cử cán bộ tham gia tập huấn kiến thức phòng, chống ma túy",
            "Kính gửi:",
            "- Các khối.",
            "Thực hiện Công văn số 1123/UBND-NC ngày 20/5/2027 của UBND tỉnh, UBND phường tổ chức tập huấn như sau:",
            "1. Thời gian: 01 buổi, bắt đầu từ 14h00’ ngày 23/6/2027 (thứ Tư).",
            "2. Địa điểm: Hội trường tầng 2, phường Bến Mẫu.",
            "3. Giảng viên: Cán bộ Công an tỉnh.",
            "Danh sách gửi về UBND phường trước 16h00 ngày 20/6/2027.",
            number="210/UBND-VX",
        ),
        [
            "Tập huấn kiến thức phòng, chống ma túy | 2027-06-23 14:00 | Phường Bến Mẫu, Hội trường tầng 2 | "
            "UBND phường Bến Mẫu | Công văn số 210/UBND-VX ngày 18/6/2027 của UBND phường Bến Mẫu"
        ],
    ),
    "a notice with an event a line": (
        letter(
            "THÔNG BÁO",
            "Về các hoạt động hưởng ứng Tháng hành động phòng, chống ma túy",
            "1. Lễ ra quân: 07h00 ngày 22/6/2027 (thứ Ba) tại ngã tư chợ. Chủ trì: Công an phường.",
            "2. Nói chuyện “Tuổi trẻ và ma túy”: 14h30 ngày 23/6/2027 tại Trường THPT. Chủ trì: Đoàn phường.",
            number="77/TB-UBND",
        ),
        [
            "Lễ ra quân | 2027-06-22 07:00 | Phường Bến Mẫu, ngã tư chợ | Công an phường Bến Mẫu | "
            "Thông báo số 77/TB-UBND ngày 18/6/2027 của UBND phường Bến Mẫu",
            "Nói chuyện “Tuổi trẻ và ma túy” | 2027-06-23 14:30 | Phường Bến Mẫu, Trường THPT | "
            "Đoàn phường Bến Mẫu | Thông báo số 77/TB-UBND ngày 18/6/2027 của UBND phường Bến Mẫu",
        ],
    ),
    "two invitations in a file": (
        letter(
            "GIẤY MỜI",
            "Nội dung: Tọa đàm",
            "Thời gian: 14 giờ 00, ngày 22/6/2027",
            "Địa điểm: phường Bến Mẫu",
            "GIẤY MỜI",
            "Nội dung: Tập huấn",
            "Thời gian: 8 giờ 00, ngày 23/6/2027",
            "Địa điểm: phường Núi Mẫu",
        ),
        [
            "Tọa đàm | 2027-06-22 14:00 | Phường Bến Mẫu | UBND phường Bến Mẫu | "
            "Giấy mời số 56/GM-UBND ngày 18/6/2027 của UBND phường Bến Mẫu",
            "Tập huấn | 2027-06-23 08:00 | Phường Núi Mẫu | UBND phường Bến Mẫu | "
            "Giấy mời số 56/GM-UBND ngày 18/6/2027 của UBND phường Bến Mẫu",
        ],
    ),
    "sentences of a mail": (
        text(
            "Từ: Văn phòng UBND xã Đồng Mẫu\nNgày gửi: 02/6/2027\nChủ đề: Tin của năm 2027\n"
            "Vào lúc 08h00 thứ Tư, ngày 09/6/2027, UBND xã Đồng Mẫu tổ chức lễ phát động tại Trường THPT 5. "
            "Chiều 16/6/2027, Đoàn xã tổ chức nói chuyện chuyên đề tại chợ.\n"
            "8h thứ 5 ngày 10/6 sinh hoạt câu lạc bộ ở NVH khối 3.\n",
            "thu.txt",
        ),
        [
            "Lễ phát động | 2027-06-09 08:00 | Xã Đồng Mẫu, Trường THPT 5 | UBND xã Đồng Mẫu | ! chưa có nguồn",
            "Nói chuyện chuyên đề | 2027-06-16 (buổi chiều) | Xã Đồng Mẫu, chợ | Đoàn xã Đồng Mẫu | ! chưa có nguồn",
            "! câu này nhắc một hoạt động",
        ],
    ),
    "an event that is put off": (
        notice(
            "Hoãn tổ chức mít tinh hưởng ứng Ngày toàn dân phòng, chống ma túy",
            "Do ảnh hưởng của mưa lũ, UBND xã Đồng Mẫu thông báo hoãn lễ mít tinh.",
            "Thời gian: 7h30, ngày 26/6/2027 (đã thông báo tại Giấy mời số 78/GM-UBND)",
            PLACE,
        ),
        [
            "Mít tinh hưởng ứng Ngày toàn dân phòng, chống ma túy | 2027-06-26 07:30 | Xã Đồng Mẫu, "
            "Hội trường xã Đồng Mẫu | UBND xã Đồng Mẫu | Thông báo số 79/TB-UBND của UBND xã Đồng Mẫu | "
            "Tạm hoãn: Ảnh hưởng của mưa lũ"
        ],
    ),
    "an event that is called off without a reason": (
        notice("Hủy buổi tọa đàm phòng, chống ma túy", "Thời gian: 14h00, ngày 22/6/2027", PLACE),
        ["! hoạt động đã hủy cần lý do"],
    ),
    "an event that is moved": (
        notice(
            "Thay đổi thời gian tổ chức tọa đàm phòng, chống ma túy",
            "Thời gian cũ: 14h00, ngày 22/6/2027",
            "Thời gian mới: 14h00, ngày 24/6/2027",
            PLACE,
        ),
        [
            "Tọa đàm phòng, chống ma túy | 2027-06-24 14:00 | Xã Đồng Mẫu, Hội trường xã Đồng Mẫu | "
            "UBND xã Đồng Mẫu | Thông báo số 79/TB-UBND của UBND xã Đồng Mẫu | Đổi lịch từ 2027-06-22 14:00"
        ],
    ),
    "what only sounds like it": (
        notice("Lễ tiêu hủy ma túy, đẩy lùi tệ nạn", "Thời gian: 14h00, ngày 22/6/2027", PLACE),
        [
            "Lễ tiêu hủy ma túy, đẩy lùi tệ nạn | 2027-06-22 14:00 | Xã Đồng Mẫu, Hội trường xã Đồng Mẫu | "
            "UBND xã Đồng Mẫu | Thông báo số 79/TB-UBND của UBND xã Đồng Mẫu"
        ],
    ),
}
LETTERS |= {
    "contents that name no event": (
        letter(
            "GIẤY MỜI",
            "Tham dự Hội nghị phát động toàn dân tham gia phòng, chống ma túy",
            "Thời gian: 8 giờ 00, ngày 25/6/2027 (01 buổi)",
            "Địa điểm: Tại Nhà văn hóa khối 1, phường Bến Mẫu",
            "Nội dung: Có chương trình kèm theo",
        ),
        [
            "Hội nghị phát động toàn dân tham gia phòng, chống ma túy | 2027-06-25 08:00 | Phường Bến Mẫu, Nhà văn hóa "
            "khối 1 | UBND phường Bến Mẫu | Giấy mời số 56/GM-UBND ngày 18/6/2027 của UBND phường Bến Mẫu"
        ],
    ),
    "a day that a sentence moves": (
        notice(
            "Về việc dời thời gian tổ chức giải bóng chuyền",
            "Do trùng lịch thi, UBND xã thông báo dời giải từ ngày 25/6/2027 sang ngày 28/6/2027.",
            "Địa điểm: Sân vận động xã Đồng Mẫu (không thay đổi)",
        ),
        [
            "Giải bóng chuyền | 2027-06-28 | Xã Đồng Mẫu, Sân vận động xã Đồng Mẫu | UBND xã Đồng Mẫu | "
            "Thông báo số 79/TB-UBND của UBND xã Đồng Mẫu | Đổi lịch từ 2027-06-25"
        ],
    ),
    "a plan of one rally": (
        letter(
            "KẾ HOẠCH",
            "Tổ chức Lễ mít tinh năm 2027",
            "I. MỤC ĐÍCH",
            "- Tuyên truyền sâu rộng.",
            "II. NỘI DUNG",
            "1. Thời gian: 7h30 ngày 25/6/2027",
            "2. Địa điểm: Sân vận động phường Bến Mẫu",
            "III. TỔ CHỨC THỰC HIỆN",
            "1. Công an phường: giữ trật tự.",
            number="45/KH-UBND",
        ),
        [
            "Lễ mít tinh năm 2027 | 2027-06-25 07:30 | Phường Bến Mẫu, Sân vận động phường Bến Mẫu | "
            "UBND phường Bến Mẫu | Kế hoạch số 45/KH-UBND ngày 18/6/2027 của UBND phường Bến Mẫu"
        ],
    ),
}
LETTERS |= {
    "several labels in a line": (
        text(
            "Hội Nông dân xã Đồng Mẫu gửi lịch (kèm theo Kế hoạch số 15/KH-HND ngày 10/5/2027):\n"
            "1) Thời gian: 8h ngày 8/6/2027. Nội dung: Truyền thông tại xóm 2. Chủ trì: Hội Nông dân xã.\n"
            "2) Thời gian: 14h ngày 9/6/2027. Nội dung: Hội nghị. Địa điểm: Hội trường UBND xã Đồng Mẫu.\n",
            "lich.txt",
        ),
        [
            "Truyền thông tại xóm 2 | 2027-06-08 08:00 | Xã Đồng Mẫu, xóm 2 | Hội Nông dân xã Đồng Mẫu | "
            "Kế hoạch số 15/KH-HND ngày 10/5/2027",
            "Hội nghị | 2027-06-09 14:00 | Xã Đồng Mẫu, Hội trường UBND xã Đồng Mẫu | "
            "Kế hoạch số 15/KH-HND ngày 10/5/2027",
        ],
    ),
    "a name over two lines, and duties below": (
        letter(
            "GIẤY MỜI",
            "Kính gửi: Các khối",
            "Ban Chấp hành kính mời tới dự:",
            "LỄ RA QUÂN",
            "THANH NIÊN TÌNH NGUYỆN",
            "1. Thời gian: 7h00’, ngày 25/6/2027",
            "2. Địa điểm: Sân vận động phường Bến Mẫu",
            "3. Phân công nhiệm vụ",
            "3.1. Công an phường: Đảm bảo an ninh.",
        ),
        [
            "LỄ RA QUÂN THANH NIÊN TÌNH NGUYỆN | 2027-06-25 07:00 | Phường Bến Mẫu, Sân vận động phường Bến Mẫu | "
            "UBND phường Bến Mẫu | Giấy mời số 56/GM-UBND ngày 18/6/2027 của UBND phường Bến Mẫu"
        ],
    ),
    "an event that the letter names in its text alone": (
        letter(
            "GIẤY MỜI",
            "Kính gửi: Các khối",
            "UBND phường kính mời dự Tọa đàm “Khu dân cư không ma túy”.",
            "- Thời gian, địa điểm: 8h00 ngày 25/6/2027, tại Hội trường UBND phường Bến Mẫu.",
        ),
        [
            "Tọa đàm “Khu dân cư không ma túy” | 2027-06-25 08:00 | Phường Bến Mẫu, Hội trường UBND phường Bến Mẫu | "
            "UBND phường Bến Mẫu | Giấy mời số 56/GM-UBND ngày 18/6/2027 của UBND phường Bến Mẫu"
        ],
    ),
    "an invitation in running text, whose name has commas": (
        letter(
            "GIẤY MỜI",
            "UBND phường Bến Mẫu tổ chức Hội nghị tuyên truyền phòng, chống ma túy, thuốc lá điện tử cho đoàn viên.",
            "- Thời gian: 7h30 ngày 26/6/2027",
            "- Địa điểm: Hội trường UBND phường Bến Mẫu.",
        ),
        [
            "Hội nghị tuyên truyền phòng, chống ma túy, thuốc lá điện tử cho đoàn viên | 2027-06-26 07:30 | "
            "Phường Bến Mẫu, Hội trường UBND phường Bến Mẫu | UBND phường Bến Mẫu | "
            "Giấy mời số 56/GM-UBND ngày 18/6/2027 của UBND phường Bến Mẫu"
        ],
    ),
    "a school's numbered lines with names in quotation marks": (
        docx(
            [
                [
                    ["UBND XÃ ĐỒNG MẪU\nTRƯỜNG THCS ĐỒNG MẪU\nSố: 33/TB-THCS", HEAD[0][1]],
                    ["", "Đồng Mẫu, ngày 28 tháng 5 năm 2027"],
                ],
                "THÔNG BÁO",
                "Nhà trường thông báo một số hoạt động như sau:",
                "1. Ngoại khóa “Nhận diện các loại ma túy”: 8h00 ngày 11/6 tại Nhà đa năng, có Công an xã nói chuyện.",
                "2. Buổi gặp mặt theo chuyên đề “Ở cùng con, mùa hè”: 14h00 ngày 18/6, tại phòng hội đồng.",
                "3. Buổi gặp mặt cuối, khi 14h00 ngày 25/6 mọi người cùng đến.",
            ]
        ),
        [
            "Ngoại khóa “Nhận diện các loại ma túy” | 2027-06-11 08:00 | Xã Đồng Mẫu, Nhà đa năng | "
            "Trường THCS Đồng Mẫu | Thông báo số 33/TB-THCS ngày 28/5/2027 của Trường THCS Đồng Mẫu",
            "Gặp mặt theo chuyên đề “Ở cùng con, mùa hè” | 2027-06-18 14:00 | Xã Đồng Mẫu, phòng hội đồng | "
            "Trường THCS Đồng Mẫu | Thông báo số 33/TB-THCS ngày 28/5/2027 của Trường THCS Đồng Mẫu",
            "! câu này nhắc một hoạt động mà máy chưa tách được thời gian",
        ],
    ),
    "a post to a phone, with signs for labels": (
        notice(
            "👉 Đêm giao lưu “Tuổi trẻ nói không với ma túy”",
            "⏰ 19h30 thứ 6 (11/6/2027)",
            "📍 Tập trung tại nhà văn hóa xã Đồng Mẫu",
        ),
        [
            "Đêm giao lưu “Tuổi trẻ nói không với ma túy” | 2027-06-11 19:30 | Xã Đồng Mẫu, nhà văn hóa xã Đồng Mẫu | "
            "UBND xã Đồng Mẫu | Thông báo số 79/TB-UBND của UBND xã Đồng Mẫu"
        ],
    ),
    "an hour before which to come, in brackets": (
        notice(
            "Tọa đàm phòng, chống ma túy",
            "Thời gian: 14 giờ 00, ngày 22/6/2027 (đề nghị đại biểu có mặt trước 13 giờ 45)",
            PLACE,
        ),
        [
            "Tọa đàm phòng, chống ma túy | 2027-06-22 14:00 | Xã Đồng Mẫu, Hội trường xã Đồng Mẫu | UBND xã Đồng Mẫu | "
            "Thông báo số 79/TB-UBND của UBND xã Đồng Mẫu"
        ],
    ),
}
SEVERAL_CHANGES = letter(
    "V/v điều chỉnh lịch hoạt động Tháng hành động phòng, chống ma túy",
    "UBND phường điều chỉnh một số hoạt động trong lịch kèm theo Kế hoạch số 47/KH-UBND ngày 02/5/2027 như sau:",
    "1. Sân khấu hóa “Tránh xa ma túy” tại khối 5 ngày 12/6/2027: chuyển sang 19h30 ngày 13/6/2027 do mất điện.",
    "2. Tổng vệ sinh, thu gom rác ngày 27/6/2027: tạm hoãn, có thông báo sau, do nắng nóng gay gắt.",
    "3. Bổ sung: Tọa đàm với hội viên, 14h ngày 22/6/2027 tại Hội trường UBND phường, do Hội Nông dân chủ trì.",
    "Các hoạt động khác giữ nguyên./.",
    number="62/UBND-VHXH",
)
_OF_62 = "Công văn số 62/UBND-VHXH ngày 18/6/2027 của UBND phường Bến Mẫu"
_BY_79 = "UBND xã Đồng Mẫu | Thông báo số 79/TB-UBND của UBND xã Đồng Mẫu"
LETTERS |= {
    "several changes in one letter": (
        SEVERAL_CHANGES,
        [
            "Sân khấu hóa “Tránh xa ma túy” | 2027-06-13 19:30 | Phường Bến Mẫu, khối 5 | UBND phường Bến Mẫu | "
            f"{_OF_62} | Đổi lịch từ 2027-06-12",
            f"Tổng vệ sinh, thu gom rác | 2027-06-27 | Phường Bến Mẫu | UBND phường Bến Mẫu | {_OF_62} | "
            "Tạm hoãn: Nắng nóng gay gắt",
            "Tọa đàm với hội viên | 2027-06-22 14:00 | Phường Bến Mẫu, Hội trường UBND phường | Hội Nông dân | "
            f"{_OF_62}",
        ],
    ),
    "a time and a place that stand for others": (
        notice(
            "Về việc thay đổi thời gian, địa điểm tổ chức Ngày hội “Gia đình không ma túy”",
            "Do dự báo có mưa lớn, UBND xã thay đổi như sau:",
            "- Thời gian: từ 14 giờ 00 phút ngày 20/6/2027 (Chủ nhật), thay cho 7 giờ 30 phút ngày 13/6/2027.",
            "- Địa điểm: Nhà thi đấu xã Đồng Mẫu (thay cho Sân vận động xã).",
        ),
        [
            f"Ngày hội “Gia đình không ma túy” | 2027-06-20 14:00 | Xã Đồng Mẫu, Nhà thi đấu xã Đồng Mẫu | {_BY_79} | "
            "Đổi lịch từ 2027-06-13 07:30"
        ],
    ),
    "a day that one sentence puts later": (
        notice(
            "V/v lùi thời gian tổ chức Hội thi tìm hiểu pháp luật",
            "Do trùng lịch thi, Hội thi tìm hiểu pháp luật dự kiến tổ chức vào 8h00 ngày 19/6/2027 được lùi sang 14h00 "
            "ngày 21/6/2027. Địa điểm không thay đổi./.",
        ),
        [f"Hội thi tìm hiểu pháp luật | 2027-06-21 14:00 | Xã Đồng Mẫu | {_BY_79} | Đổi lịch từ 2027-06-19 08:00"],
    ),
    "what is called off in one sentence, and was to be in another": (
        notice(
            "Về việc không tổ chức Hội thi tìm hiểu pháp luật",
            "Theo Kế hoạch số 47/KH-UBND, Hội thi tìm hiểu pháp luật được tổ chức lúc 8h00 ngày 19/6/2027 "
            "tại Trường THCS.",
            "Do nhà trường làm điểm thi tuyển sinh, UBND xã thông báo hủy Hội thi nêu trên.",
        ),
        [
            f"Hội thi tìm hiểu pháp luật | 2027-06-19 08:00 | Xã Đồng Mẫu | {_BY_79} | "
            "Đã hủy: Nhà trường làm điểm thi tuyển sinh"
        ],
    ),
}

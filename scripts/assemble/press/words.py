"""What our own code says in press packs; packs in a language without words of its own say it in Vietnamese."""

from __future__ import annotations

from typing import Final

from scripts.model.page import NewsKind

# `{…}` is filled in.
WORDS: Final = {
    "vi": {
        "correction": "Đính chính",
        "changes": "Đã sửa sau khi đăng",
        "by": "Người viết: {author}",
        "contact": "Liên hệ",
        "no_agency": "Chưa có cơ quan nào tiếp nhận trang này, nên trang không có người phát ngôn, không có số điện "
        "thoại hay hộp thư cho báo chí. Câu hỏi cần trả lời chính thức xin gửi người phát ngôn của cơ quan liên quan.",
        "agency_silent": "{agency} chưa ghi đầu mối liên hệ báo chí.",
        "hours": "Giờ trả lời: {hours}",
        "spokesperson": "Người phát ngôn: {name}",
        "editors": "Ghi chú cho biên tập",
        "sources": "Nguồn",
        "basis": "Căn cứ pháp luật và hiệu lực",
        "today": "Khi lập tài liệu này",
        "read_now": "Nay xem:",
        "legal": "Phần nói về pháp luật là lời diễn đạt dễ hiểu. Chỗ nào khác văn bản chính thức thì văn bản "
        "chính thức là căn cứ.",
        "about": "Về trang này",
        "reuse": "Được dùng lại theo giấy phép {licence}, miễn là ghi nguồn và nói rõ đã sửa gì. Ảnh theo giấy phép "
        "ghi dưới từng ảnh.",
        "page": "Bản mới nhất, kèm mọi lần sửa:",
        "qr": "Mã QR dẫn về trang này",
        "credit": "Ảnh: {credit}",
        "no_licence": "Chưa ghi giấy phép: hãy hỏi nguồn ảnh trước khi đăng lại",
        "translation": "Bản dịch: {by}, theo bản tiếng Việt ngày {made}. Bản tiếng Việt là căn cứ.",
        "older": "Bản dịch này cũ hơn bản tiếng Việt, đã sửa ngày {changed}. Chỗ nào khác nhau, bản tiếng "
        "Việt là căn cứ.",
        "sheet": "Trang {page} trên {pages}",
        "pictures": "Ảnh kèm theo",
        "licence": "Giấy phép: {licence}",
        "no_owner": "Không phải trang của cơ quan nhà nước",
        "lost": "□ thay cho chữ hoặc hình mà phông của bản PDF không có; bản DOCX, bản chữ và trang có đủ.",
    },
    "en": {
        "correction": "Correction",
        "changes": "Changed since publication",
        "by": "By {author}",
        "contact": "Contact",
        "no_agency": "No agency has adopted this site, so it has no spokesperson, telephone or mailbox for the press. "
        "Please put official questions to the spokesperson of the agency concerned.",
        "agency_silent": "{agency} has not yet named a contact for the press.",
        "hours": "Hours: {hours}",
        "spokesperson": "Spokesperson: {name}",
        "editors": "Notes to editors",
        "sources": "Sources",
        "basis": "Legal basis and its force (in Vietnamese)",
        "today": "Khi lập tài liệu này",
        "read_now": "Nay xem:",
        "legal": "What is said of the law is a plain-language summary. Where it differs from the official Vietnamese "
        "text, the official text prevails.",
        "about": "About this site",
        "reuse": "May be reused under {licence}, provided that the source is named and changes are indicated. Pictures "
        "are under the licence given below each.",
        "page": "The latest version, with every change:",
        "qr": "QR code that leads to this page",
        "credit": "Photo: {credit}",
        "no_licence": "No licence stated: ask the picture's source before publishing it again",
        "translation": "Translated by {by} from the Vietnamese of {made}. The Vietnamese text prevails.",
        "older": "This translation is older than the Vietnamese, which was changed on {changed}. Where they differ, "
        "the Vietnamese text prevails.",
        "sheet": "Page {page} of {pages}",
        "pictures": "Pictures",
        "licence": "Licence: {licence}",
        "no_owner": "Not a site of any state body",
        "lost": "□ stands for a letter or sign that the fonts of this PDF lack; the DOCX, the plain text and "
        "the page have it.",
    },
}

# Kinds of news in English; in Vietnamese they name themselves.
KINDS: Final = {
    NewsKind.NEWS: "News",
    NewsKind.FEATURE: "Feature",
    NewsKind.INTERVIEW: "Interview",
    NewsKind.RELEASE: "Press release",
    NewsKind.CORRECTION: "Correction",
}


def words_of(language: str) -> dict[str, str]:
    """The words for a document in a language."""
    return WORDS.get(language, WORDS["vi"])

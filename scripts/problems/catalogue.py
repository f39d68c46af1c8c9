"""Every code with its words. Codes are stable: a code is never given a second meaning.

`message` says what is wrong, `mend` how to correct it; both are format strings over the facts
that the code which raises the problem supplies. HUONG-DAN.md explains each code to staff.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How serious: an error keeps the entry from being published, a warning does not."""

    ERROR = "error"
    WARNING = "warning"

    @property
    def label(self) -> str:
        """The Vietnamese word printed before the code."""
        return "lỗi" if self is Severity.ERROR else "cảnh báo"


@dataclass(frozen=True, slots=True)
class Entry:
    """The words of one code."""

    severity: Severity
    message: str
    mend: str


def _error(message: str, mend: str) -> Entry:
    return Entry(Severity.ERROR, message, mend)


def _warning(message: str, mend: str) -> Entry:
    return Entry(Severity.WARNING, message, mend)


CATALOGUE: dict[str, Entry] = {
    # 1xx: the file itself
    "E101": _error(
        "tệp không lưu bằng bảng mã UTF-8 (có vẻ là {encoding})",
        "Mở tệp bằng Notepad, chọn Lưu thành (Save as), ô Mã hóa (Encoding) chọn UTF-8 rồi lưu.",
    ),
    "E102": _error(
        "tệp không phải tệp văn bản",
        "Kiểm tra xem có phải tệp Word, Excel hay ảnh bị đổi đuôi; chép nội dung chữ sang một tệp mới.",
    ),
    "E103": _error("tệp rỗng", "Viết nội dung vào tệp, hoặc xóa tệp đi."),
    "E104": _error("YAML viết sai: {detail}", "Xem lại dòng này và dòng ngay trên: thụt lề, dấu hai chấm, dấu nháy."),
    "E105": _error("khóa “{key}” bị viết hai lần (lần đầu ở dòng {first})", "Giữ lại một chỗ, xóa chỗ kia."),
    "E106": _error("thụt lề bằng phím Tab", "Thay mỗi dấu Tab ở đầu dòng bằng hai dấu cách."),
    "E107": _error(
        "không dùng được {what} của YAML ở đây",
        "Viết thẳng nội dung ra; nếu chữ bắt đầu bằng &, * hoặc ! thì đặt cả câu trong dấu nháy kép.",
    ),
    "E108": _error("các tầng lồng nhau quá sâu (hơn {limit} tầng)", "Viết lại cho gọn: tệp chỉ cần vài tầng thụt lề."),
    "E109": _error(
        "không đọc được tệp: {detail}", "Kiểm tra quyền đọc và xem tệp có đang bị chương trình khác khóa không."
    ),
    "E110": _error(
        "thiếu phần khai báo giữa hai dòng ---",
        "Dòng đầu tiên phải là ---, rồi các dòng khai báo (title, summary, …), rồi một dòng --- nữa.",
    ),
    "E111": _error("tệp quá lớn ({size} byte, tối đa {limit})", "Chia thành nhiều tệp nhỏ hơn."),
    "W112": _warning("đầu tệp có dấu BOM (vẫn đọc được)", "Khi lưu, chọn UTF-8 thay vì UTF-8 with BOM."),
    "W113": _warning("tệp xuống dòng kiểu Windows (CRLF; vẫn đọc được)", "Không bắt buộc sửa; có thể chọn LF khi lưu."),
    "E114": _error(
        "ở đây phải là {expected}, nhưng tệp viết {found}", "Xem mẫu trong HUONG-DAN.md rồi viết lại đoạn này."
    ),
    "E115": _error(
        "có ký tự điều khiển không nhìn thấy (mã {character})", "Xóa ký tự đó, thường do chép từ chương trình khác."
    ),
    "E116": _error(
        "tên tệp “{name}” không đúng mẫu {pattern}", "Đổi tên tệp theo mẫu, chỉ dùng chữ không dấu, số và dấu gạch nối."
    ),
    "W117": _warning(
        "tệp này không thuộc loại nào mà trang biết đọc nên bị bỏ qua",
        "Chuyển tệp đi chỗ khác, hoặc đổi đuôi thành {expected}.",
    ),
    "E118": _error("thiếu tệp bắt buộc {name}", "Khôi phục tệp này; trang không dựng được nếu thiếu nó."),
    "E119": _error("dòng quá dài ({size} ký tự, tối đa {limit})", "Ngắt thành nhiều dòng, hoặc xóa phần chép nhầm."),
    # 2xx: fields
    "E201": _error("thiếu trường bắt buộc “{field}”", "Thêm dòng “{field}: …”."),
    "E202": _error("không có trường nào tên “{field}”", "Xóa dòng này hoặc sửa tên trường."),
    "E203": _error(
        "ngày kết thúc ({end}) trước ngày bắt đầu ({start})",
        "Đổi “end” thành ngày không sớm hơn “start”, hoặc xóa “end” nếu chỉ diễn ra trong một buổi.",
    ),
    "E204": _error("“{field}” phải là {expected}, nhưng tệp viết “{found}”", "Viết lại giá trị của “{field}”."),
    "E205": _error("“{found}” không có trong danh sách cho phép của “{field}”", "Chọn một trong: {allowed}."),
    "E206": _error(
        "ngày {found} không có trong lịch", "Xem lại ngày và tháng: viết theo mẫu 2022-06-09 hoặc 09/6/2022."
    ),
    "E207": _error(
        "thiếu nguồn: không có thông tin nào được đăng mà không ghi nguồn",
        "Thêm “{field}:” với địa chỉ trang web hoặc số, ký hiệu văn bản.",
    ),
    "E208": _error("“{field}” đang để trống", "Viết nội dung cho “{field}”, hoặc xóa cả dòng nếu không cần."),
    "E209": _error(
        "“{found}” không dùng làm mã được",
        "Mã chỉ gồm chữ thường không dấu, số và dấu gạch nối, ví dụ {example}.",
    ),
    "E210": _error(
        "ảnh {file} không có lời mô tả (alt)",
        "Thêm “alt:” nói ảnh chụp gì, cho người không nhìn thấy ảnh.",
    ),
    "E211": _error(
        "ảnh {file} không ghi người chụp hoặc nguồn ảnh (credit)", "Thêm “credit:”; không rõ thì không đăng ảnh."
    ),
    "E212": _error("trạng thái “{status}” phải kèm “{field}”", "Thêm dòng “{field}: …”."),
    "W213": _warning(
        "ngày {found} nằm ngoài thời gian chiến dịch ({start} đến {end})",
        "Kiểm tra lại ngày; nếu đúng là hoạt động ngoài chiến dịch, thêm “campaign: false”.",
    ),
    "E214": _error("không hiểu thời điểm “{found}”", "Viết ngày như 2022-06-09, ngày giờ như 2022-06-09 07:30."),
    "E215": _error(
        "phải có đúng một trong hai: “start” hoặc “date_unknown”",
        "Biết ngày thì ghi “start”; không biết thì ghi “date_unknown” và lý do.",
    ),
    "E216": _error("“{field}”: {found} lớn hơn giới hạn {limit}", "Rút ngắn nội dung."),
    "E217": _error(
        "địa chỉ “{found}” không phải địa chỉ web dùng được", "Địa chỉ phải bắt đầu bằng https:// hoặc http://."
    ),
    "W218": _warning(
        "ngày bắt đầu {found} không thuộc năm {year} của thư mục",
        "Chuyển sự kiện sang thư mục của năm đó, hoặc sửa ngày; địa chỉ trang lấy năm từ tên thư mục.",
    ),
    "E219": _error(
        "ngày {found} cách {since} hơn {limit} năm",
        "Xem lại năm có gõ nhầm không; việc kéo dài hơn thì tách thành nhiều sự kiện.",
    ),
    "E220": _error(
        "ngày lặp cuối cùng ({until}) trước ngày bắt đầu ({start})",
        "Đổi “until” thành ngày không sớm hơn “start”, hoặc xóa “recurs” nếu chỉ diễn ra một lần.",
    ),
    "E221": _error(
        "lặp lại quá nhiều lần (hơn {limit} lần)",
        "Xem lại ngày “until”; hoạt động kéo dài nhiều năm thì mỗi năm ghi một sự kiện.",
    ),
    "E222": _error(
        "mỗi lần kéo dài {days} ngày, lần sau bắt đầu khi lần trước chưa xong",
        "“end” là lúc kết thúc của một lần; ngày lặp cuối cùng thì ghi ở “until”.",
    ),
    "E223": _error(
        "mọi ngày lặp đều bị loại trong “except” nên không còn ngày nào",
        "Bỏ bớt ngày trong “except”; nếu hoạt động không diễn ra nữa thì ghi “status: cancelled” và “reason”.",
    ),
    "E224": _error(
        "ngày loại trừ {found} không phải ngày diễn ra của hoạt động này",
        "Sửa ngày trong “except” cho trúng một ngày diễn ra (xem lại thứ trong tuần), hoặc xóa ngày đó.",
    ),
    # 3xx: references between files
    "E301": _error("liên kết “{target}” không trỏ tới đâu cả", "Sửa mã sau dấu hai chấm, hoặc bỏ liên kết."),
    "E302": _error("không có địa bàn “{found}” trong danh sách", "Sửa tên theo danh sách ở content/places.yml."),
    "E303": _error(
        "đơn vị “{found}” không có trong danh sách của chiến dịch {year}",
        "Sửa tên cho khớp danh sách trong campaign.yml.",
    ),
    "E304": _error(
        "nội dung trọng tâm “{found}” không có trong chiến dịch {year}", "Chọn một mã trong “focuses” của campaign.yml."
    ),
    "E305": _error("không có điều khoản “{found}”", "Xem lại số hiệu văn bản và số điều trong law.yml."),
    "E306": _error("mã “{found}” đã dùng ở {other}", "Đặt mã khác cho mục này; mã là duy nhất và không đổi."),
    "W307": _warning(
        "có vẻ trùng với “{other}” ({where})",
        "Nếu là cùng một hoạt động thì xóa một bản; nếu khác, viết rõ hơn tên hoặc nơi.",
    ),
    "E308": _error("địa chỉ /{url} trùng với {other}", "Đổi tên tệp hoặc mã của một trong hai mục."),
    "E310": _error("không tìm thấy tệp ảnh {file}", "Chép ảnh vào cùng thư mục với tệp này, hoặc sửa tên."),
    "E330": _error(
        "ảnh {file} hỏng, hoặc không phải là ảnh",
        "Lấy lại bản gốc; hoặc mở bằng chương trình xem ảnh rồi lưu lại thành JPG.",
    ),
    "E331": _error(
        "ảnh {file} thật ra là ảnh {found}, không phải {kind} như đuôi tên tệp",
        "Mở bằng chương trình xem ảnh rồi lưu lại (Save as) thành JPG hoặc PNG, đừng chỉ đổi tên.",
    ),
    "E332": _error(
        "ảnh {file} quá lớn (nhiều nhất {most} triệu điểm ảnh)",
        "Thu nhỏ ảnh; chiều ngang 2000 điểm là đủ cho trang web.",
    ),
    "E333": _error(
        "ảnh {file} thuộc loại không đăng được ({found})",
        "Lưu lại thành JPG (ảnh chụp) hoặc PNG (hình vẽ), một hình tĩnh.",
    ),
    "E311": _error("“{found}” có thể là nhiều nơi: {choices}", "Ghi thêm huyện, hoặc dùng mã đơn vị hành chính."),
    "E312": _error(
        "trích văn bản {found} nhưng không có trong content/luat",
        "Thêm law.yml cho văn bản đó, hoặc chuyển sang “sources”.",
    ),
    "E314": _error(
        "“{found}” không được dùng trong bài: trang không chạy mã và không tải gì từ nơi khác",
        'Xóa đoạn HTML này; ảnh thì viết ![mô tả](tệp.jpg "Ảnh: …"), video thì đặt liên kết.',
    ),
    "E315": _error(
        "“{found}” không dùng được trong bài, nên người đọc sẽ không thấy phần này như bạn viết",
        "Liên kết thì bắt đầu bằng https://, mailto: hoặc tel:; định dạng thì viết bằng Markdown, ví dụ **chữ đậm**; chỗ cần điền thì dùng ngoặc tròn, ví dụ (tên đơn vị).",
    ),
    "E320": _error(
        "ô [{tile}] trên sơ đồ đã có {other}", "Chọn ô khác, hoặc bỏ “tile”: địa bàn không có ô vẫn đứng trong bảng."
    ),
    "W313": _warning("ngày trong tên tệp ({name}) khác với “date” ({date})", "Đổi tên tệp hoặc sửa “date” cho khớp."),
    # 4xx: the law as our own texts cite it
    "W401": _warning(
        "bài nhắc “{found}” nhưng không có điều khoản này",
        "Xem lại số điều, khoản, điểm và tên văn bản.",
    ),
    "W402": _warning(
        "câu này nói như đang áp dụng, nhưng {found} {force}",
        "Nói rõ quy định đó áp dụng đến ngày nào, và nay theo văn bản nào.",
    ),
    "W403": _warning(
        "trang không ghi ngày và chỉ dựa vào {found}, {force}",
        "Dẫn thêm quy định đang có hiệu lực, hoặc nói rõ văn bản này đã hết hay chưa có hiệu lực.",
    ),
    "W404": _warning(
        "{found} hết hiệu lực ngày {ended}, nhưng văn bản thay thế {other} có hiệu lực từ {effective}",
        "Xem lại “ended” và “effective” trong hai tệp law.yml.",
    ),
    "W405": _warning(
        "câu dài {count} từ, bản dễ đọc chỉ nên dưới {limit} từ mỗi câu",
        "Tách thành hai câu, mỗi câu một ý.",
    ),
    "E406": _error("không có biểu tượng “{found}”", "Chọn tên khác trong bộ biểu tượng Material (tiếng Anh)."),
    "W407": _warning(
        "{path} là toàn văn của {found}, nhưng trang không có văn bản này",
        "Thêm content/luat/{slug}/law.yml; lệnh import đã để sẵn một bản nháp bên cạnh.",
    ),
    # 5xx: what `import` reads
    "E501": _error("không nhập được loại tệp {found}", "Dùng một trong các loại: {known}."),
    "E502": _error(
        "không đọc được: {detail}", "Mở tệp bằng chương trình của nó rồi lưu lại, hoặc tải lại từ nguồn chính thức."
    ),
    "E503": _error(
        "không tìm thấy điều nào (“Điều 1. …”) trong tệp",
        "Kiểm tra xem tệp có phải toàn văn luật, nghị định không; bản chụp ảnh thì không có chữ để đọc.",
    ),
    "E504": _error("không tìm thấy số, ký hiệu của văn bản", "Ở đầu tệp phải có dòng như “Số: 105/2021/NĐ-CP”."),
    "W505": _warning(
        "“{found}” đứng không đúng thứ tự (đang chờ {expected})",
        "Đối chiếu chỗ này với bản chính thức; chữ vẫn được giữ nguyên.",
    ),
    "W506": _warning("toàn văn có {found}, law.yml ghi {expected}", "Đối chiếu với bản chính thức rồi sửa law.yml."),
    "W507": _warning(
        "tên Điều {article} trong toàn văn là “{found}”, law.yml ghi “{expected}”",
        "Đối chiếu với bản chính thức rồi sửa law.yml.",
    ),
    "E508": _error(
        "nhập vào thì mất chữ nên đã dừng", "Đây là lỗi của chương trình; gửi tệp này cho người phụ trách kỹ thuật."
    ),
    "E509": _error("tệp toàn văn đã nhập bị hỏng ({detail})", "Nhập lại văn bản bằng lệnh import, hoặc xóa tệp này."),
    # 6xx: languages and translations
    "E601": _error("trang không có ngôn ngữ nào mang mã “{found}”", "Dùng một trong các mã: {known}."),
    "E602": _error(
        "trang ghi ngôn ngữ “{found}” nhưng tệp nằm trong {place}",
        "Bản dịch nằm trong content/<mã ngôn ngữ>, ở chỗ như bản tiếng Việt; chuyển tệp, hoặc ghi “lang: {expected}”.",
    ),
    "E603": _error(
        "trang {language} thiếu “{field}”",
        "Ghi “translator” (ai dịch và soát) và “translated_from” (bản dịch theo bản tiếng Việt ngày nào).",
    ),
    "E604": _error(
        "bản dịch máy (“{found}”) không được đăng", "Nhờ người biết tiếng dịch, soát lại rồi ghi tên người đó."
    ),
    "W605": _warning(
        "không có bản tiếng Việt nào cùng tên “{found}”",
        "Nếu đây là bản dịch, đặt tên tệp giống hệt bản tiếng Việt để hai trang dẫn tới nhau.",
    ),
    "E606": _error("“translated_from” ({made}) là ngày chưa tới", "Ghi ngày của bản tiếng Việt mà bản dịch theo."),
    "W607": _warning(
        "bản dịch theo bản tiếng Việt ngày {made}, nhưng bản tiếng Việt đã sửa ngày {changed}",
        "Nhờ người dịch xem chỗ sửa, rồi đổi “translated_from”; đến lúc đó trang tự ghi là bản dịch đã cũ.",
    ),
    # 71x: the press room
    "E710": _error(
        "dữ kiện phải có đúng một trong hai: “date” hoặc “date_unknown”",
        "Ghi “date” là ngày chốt số liệu hoặc ngày của văn bản; không biết thì ghi “date_unknown” và lý do.",
    ),
    # 72x: what was published stays published, and changes openly
    "E720": _error(
        "sổ ghi trang đã đăng ({name}) có dòng không đọc được",
        "Tệp này do máy ghi, đừng sửa tay; lấy lại bản gần nhất, hoặc xóa đúng dòng này nếu nó do hai bản ghép lại.",
    ),
    "E721": _error(
        "mục này đã đăng từ {since}, nay nội dung đổi mà không ghi lại",
        "Thêm vào “changes” một dòng: ngày sửa (date) và sửa điều gì (note). Chỉ sửa chính tả thì thêm “minor: true”.",
    ),
    "E722": _error(
        "“changes” chỉ còn {found} lần sửa, bản đã đăng có {published}",
        "Đừng xóa lần sửa đã đăng; ghi lần sửa mới xuống dưới cùng.",
    ),
    "W723": _warning(
        "mục này đã đăng lúc {since}, nay nội dung đổi mà không ghi lại",
        "Nếu điều đã nói nay khác đi, thêm một dòng vào “changes”; từ ngày mai, sửa mà không ghi sẽ bị từ chối.",
    ),
    "E724": _error("lần sửa ghi ngày chưa tới ({found})", "Ghi ngày, hoặc ngày giờ, bạn thực sự sửa."),
    "E725": _error(
        "sự kiện đã đổi nhưng “revision” vẫn là {found} (bản đã đăng: {published})",
        "Tăng “revision” thêm 1 để lịch của người đã đăng ký được cập nhật.",
    ),
    "E726": _error(
        "lần sửa mới ghi ngày {found}, trước bản đã đăng ngày {first}",
        "Ghi ngày bạn sửa bài này, không phải ngày sự việc; nhờ ngày ấy người đọc qua RSS biết bài vừa đổi.",
    ),
    "E727": _error(
        "trang /{url} đã đăng nay không còn",
        "Nếu đổi tên tệp hay đổi mã, ghi địa chỉ cũ và mới vào content/redirects.yml; nếu gỡ bài, khôi phục tệp rồi ghi "
        "lý do vào “withdrawn”.",
    ),
    "E728": _error(
        "trang /{url} đã đăng nay bị giấu đi",
        "Muốn gỡ bài đã đăng thì ghi lý do vào “withdrawn”, đừng dùng “draft” hay “sample”.",
    ),
    "W729": _warning(
        "trang /{url} đã đăng từ {since}, nay được giữ lại đến lúc khác",
        "Có thể đã có người đọc và chép lại; hãy báo cho các tòa soạn đã nhận.",
    ),
    "W730": _warning(
        "trang /{url} mới đăng hôm nay, nay bị giấu đi",
        "Có thể đã có người đọc; từ ngày mai muốn gỡ phải ghi lý do vào “withdrawn”.",
    ),
    "E731": _error("địa chỉ cũ /{url} đang là một trang có thật", "Bỏ dòng này; chỉ chuyển hướng địa chỉ đã bỏ."),
    "E732": _error(
        "“{found}” không dẫn tới trang nào",
        "Ghi địa chỉ trên trang này như /tin-tuc/2022/ten-moi/, mã như tin:ten-moi, hoặc một địa chỉ https.",
    ),
    # 80x, 81x: events gathered from other sites; nothing wrong in one of these refuses the site
    "E800": _error(
        "mỗi nguồn phải có đúng một trong hai: “file” hoặc “url”",
        "Nơi ấy gửi tệp thì ghi “file”; lấy từ trang của họ thì ghi “url”.",
    ),
    "W801": _warning(
        "chưa có bản chép nào của nguồn “{name}”",
        "Khi có mạng, gõ: python -m scripts import --sources",
    ),
    "E802": _error(
        "tệp sự kiện của “{name}” không dùng được: {detail}",
        "Xin lại tệp events.json ở nơi ấy, đừng sửa tay; trong lúc chờ, lấy lại tệp của lần trước.",
    ),
    "W803": _warning(
        "bỏ qua “{event}” của {name}: {detail}",
        "Báo cho nơi ấy sửa ({url}), rồi nhập lại.",
    ),
    "W804": _warning(
        "“{event}” của {name} được gộp vào “{other}” ({where}): cùng ngày, cùng nơi, tên gần như nhau",
        "Nếu là hai hoạt động khác nhau, ghi rõ địa điểm hoặc giờ của mục đang có; bản của nơi ấy ở {url}.",
    ),
    "W805": _warning(
        "“{event}” của {name} vẫn đăng, nhưng: {detail}",
        "Nếu cần, báo cho nơi ấy sửa: {url}",
    ),
    "W806": _warning(
        "không nguồn nào trong content/site.yml dùng tệp này",
        "Xóa tệp đi, hoặc ghi lại nguồn của nó vào “sources”.",
    ),
    "E807": _error(
        "không tải được sự kiện của “{name}”: {detail}",
        "Bản chép trước, nếu có, vẫn được dùng. Thử lại sau, hoặc hỏi nơi ấy địa chỉ đúng của events.json.",
    ),
    "W808": _warning(
        "“{event}”: {name} ghi {theirs}, trang này đang đăng {ours}",
        "Hỏi lại bên nào đúng; bản của nơi ấy ở {url}.",
    ),
    "W809": _warning(
        "trang /{url} đã đăng theo nguồn “{name}”, nay nguồn không còn sự kiện ấy",
        "Trang cũ nay báo rằng nguồn không còn ghi. Hỏi nơi ấy đã đổi mã, hủy hay gỡ, rồi ghi địa chỉ cũ và nơi mới vào "
        "content/redirects.yml.",
    ),
}

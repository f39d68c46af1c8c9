"""Nothing typed is lost without a word: each slip that offices make in YAML is understood, or named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.flow.checking import problems_of
from scripts.model.event import Event
from scripts.problems import Problem
from scripts.read.files import read_file
from scripts.read.yaml_text import parse
from tests.sources import LISTING, NEWS, NOW, site

PATH, NEWS_PATH = "events/2022/mau-thuong.yml", "content/tin-tuc/2022-06-10-tin-mau.md"
_, _, EVENT = LISTING.partition("events:\n")


def one(old: str, new: str, text: str = LISTING) -> tuple[Event | None, list[Problem]]:
    """The event of the listing with something else in it, where it holds, and the problems of reading it."""
    assert old in text
    found = read_file(PATH, text.replace(old, new).encode())
    return next((event for _, event in found.records if isinstance(event, Event)), None), found.problems


def told(problems: list[Problem]) -> list[tuple[str, int]]:
    return [(found.code, found.at.line) for found in problems]


UNDERSTOOD = {
    "comma in a venue": ("venue: Sân vận động}", "venue: Nhà văn hóa, khối 2}", "place.venue", "Nhà văn hóa, khối 2"),
    "two commas": ("venue: Sân vận động}", "venue: Số 5, ngõ 3, phường A}", "place.venue", "Số 5, ngõ 3, phường A"),
    "comma before another field": (
        "place: {commune: Đá Trắng, venue: Sân vận động}",
        "place: {venue: Sân, sát chợ, commune: Đá Trắng}",
        "place.venue",
        "Sân, sát chợ",
    ),
    "comma at the end of a line": (
        "venue: Sân vận động}",
        "venue: Sân vận động,\n    khối 2}",
        "place.venue",
        "Sân vận động, khối 2",
    ),
    "an address with its anchor": (
        "source: https://mau.example/nguon",
        "source: https://mau.example/nguon#muc-2",
        "source.url",
        "https://mau.example/nguon#muc-2",
    ),
    "a comment of staff": ("kind: le-ra-quan", "kind: le-ra-quan  # xem lại", "kind", "le-ra-quan"),
    "a field put aside": ("  kind:", "    #venue: Sân\n  kind:", "kind", "le-ra-quan"),
    "a comment in a line of its own": ("  kind:", "  # Cần hỏi lại: số điện thoại\n  kind:", "kind", "le-ra-quan"),
    "a comment behind quotes": ("title: Lễ ra quân mẫu", 'title: "Lễ ra quân" # tạm', "title", "Lễ ra quân"),
    "quotes of one's own": ("title: Lễ ra quân mẫu", "title: “Xã sạch” năm 2027", "title", "“Xã sạch” năm 2027"),
    "quotes with a comma": ("title: Lễ ra quân mẫu", "title: Hội, “vui, khỏe”", "title", "Hội, “vui, khỏe”"),
    "quotes between straight ones": (
        "title: Lễ ra quân mẫu",
        "title: 'Hội: “vui, khỏe”, cờ'",
        "title",
        "Hội: “vui, khỏe”, cờ",
    ),
    "a whole title in quotes": ("title: Lễ ra quân mẫu", "title: “Vì sức khỏe”", "title", "“Vì sức khỏe”"),
    "dashes in a text block": (
        "description: Xem [Điều 1](luat:1/2020/QH14#dieu-1).",
        "description: |\n    Gồm:\n\n    – phần một\n    – phần hai",
        "description",
        "Gồm:\n\n– phần một\n– phần hai",
    ),
    "a hash in a text block": (
        "description: Xem [Điều 1](luat:1/2020/QH14#dieu-1).",
        "description: |\n    Hãy #NóiKhông với ma túy\n    # Một",
        "description",
        "Hãy #NóiKhông với ma túy\n# Một",
    ),
    "dashes in running text": (
        "summary: Một câu mẫu.",
        "summary: Hội thi gồm\n    – phần một\n    – phần hai",
        "summary",
        "Hội thi gồm – phần một – phần hai",
    ),
}


@pytest.mark.parametrize(("old", "new", "field", "meant"), UNDERSTOOD.values(), ids=UNDERSTOOD.keys())
def test_what_has_one_reading_is_understood_without_a_word(old: str, new: str, field: str, meant: str) -> None:
    event, problems = one(old, new)
    assert problems == []
    value: object = event
    for name in field.split("."):
        value = getattr(value, name)
    assert value == meant


MENDED = {
    "Word's dash before an event": ("- id: mau", "– id: mau", "W128", "id", "mau-thuong-2022-06-09"),
    "an em dash": ("- id: mau", "— id: mau", "W128", "id", "mau-thuong-2022-06-09"),
    "Word's quotes around a colon": ("title: Lễ ra quân mẫu", "title: “Lễ: ra quân”", "W128", "title", "Lễ: ra quân"),
    "Word's quotes around a day": ("start: 2022-06-09", "start: “2022-06-09”", "W128", "title", "Lễ ra quân mẫu"),
    "low and high quotes": ("title: Lễ ra quân mẫu", "title: „Lễ: ra quân“", "W128", "title", "Lễ: ra quân"),
    "no blank after a colon": ("title: Lễ", "title:Lễ", "W134", "title", "Lễ ra quân mẫu"),
    "no blank after a hyphen": ("- id: mau", "-id: mau", "W134", "title", "Lễ ra quân mẫu"),
    "two hyphens": ("- id: mau", "-- id: mau", "W134", "title", "Lễ ra quân mẫu"),
    "a wide colon": ("title: Lễ", "title：Lễ", "W129", "title", "Lễ ra quân mẫu"),
    "hard blanks before a field": ("  title:", "\u00a0\u00a0title:", "W129", "title", "Lễ ra quân mẫu"),
    "a hard blank behind a colon": ("title: Lễ", "title:\u00a0Lễ", "W129", "title", "Lễ ra quân mẫu"),
    "a hard blank in a value": ("title: Lễ ra", "title: Lễ\u00a0ra", "W129", "title", "Lễ ra quân mẫu"),
    "no width in a name": ("  title:", "  ti\u200btle:", "W129", "title", "Lễ ra quân mẫu"),
    "no width in a value": ("kind: le-ra", "kind: le-\u200bra", "W129", "kind", "le-ra-quan"),
    "a soft hyphen": ("title: Lễ ra", "title: Lễ r\u00ada", "W129", "title", "Lễ ra quân mẫu"),
    "a mark of bytes within": ("title: Lễ", "title: \ufeffLễ", "W129", "title", "Lễ ra quân mẫu"),
    "a line separator": ("title: Lễ ra", "title: Lễ\u2028ra", "W129", "title", "Lễ ra quân mẫu"),
    "next line": ("title: Lễ ra", "title: Lễ\u0085ra", "W129", "title", "Lễ ra quân mẫu"),
    "wide digits": ("start: 2022-06-09", "start: ２０２２-06-09", "W129", "title", "Lễ ra quân mẫu"),
    "a mark that turns the order": ("title: Lễ", "title: \u202aLễ", "W129", "title", "Lễ ra quân mẫu"),
    "a name in capitals": ("  title:", "  Title:", "W125", "title", "Lễ ra quân mẫu"),
    "a comment behind a sentence": ("title: Lễ ra quân mẫu", "title: Lễ ra quân # tạm", "W124", "title", "Lễ ra quân"),
    "a blank in braces": ("venue: Sân vận động}", "venue: }", "W136", "title", "Lễ ra quân mẫu"),
    "a blank over what all have": ("  kind:", "  organisers:\n  kind:", "W136", "organisers", ()),
    "a comment behind a name": ("title: Lễ ra quân mẫu", "title: UBND # tầng 2", "W124", "title", "UBND"),
}


@pytest.mark.parametrize(("old", "new", "code", "field", "meant"), MENDED.values(), ids=MENDED.keys())
def test_what_has_one_reading_and_looks_odd_is_mended_and_said(
    old: str, new: str, code: str, field: str, meant: str
) -> None:
    event, problems = one(old, new)
    assert event is not None and getattr(event, field) == meant
    assert {found.code for found in problems} <= {code, "W128", "W129", "W134"} and code in {
        found.code for found in problems
    }
    assert problems[0].at.line == LISTING[: LISTING.index(old)].count("\n") + 1


REFUSED = {
    "a tag": ("title: Lễ ra quân mẫu", "title: Cuộc thi #NóiKhông tại Vinh", "E123", "#NóiKhông tại Vinh"),
    "a tag alone": ("title: Lễ ra quân mẫu", "title: #NóiKhôngVớiMaTúy", "E123", "#NóiKhôngVớiMaTúy"),
    "a tag behind quotes": ("title: Lễ ra quân mẫu", 'title: "Cuộc thi" #NóiKhông', "E123", "#NóiKhông"),
    "a tag behind the name of a group": ("events:\n", "events: #NóiKhông\n", "E123", "#NóiKhông"),
    "a tag before the text": ("title: Lễ ra quân mẫu", "title: #NóiKhông\n    Lễ ra quân", "E123", "#NóiKhông"),
    "a tag right behind a list": ("focus: [truyen-thong]", "focus: [truyen-thong]#NóiKhông", "E123", "#NóiKhông"),
    "a tag behind a list": ("focus: [truyen-thong]", "focus: [truyen-thong] #NóiKhông", "E123", "#NóiKhông"),
    "a tag before a text block": (
        "summary: Một câu mẫu.",
        "summary: | #NóiKhông\n    Một câu.",
        "E123",
        "#NóiKhông",
    ),
    "a tag that begins the next line": (
        "summary: Một câu mẫu.",
        "summary: Hãy tham gia\n    #NóiKhông cùng chúng tôi",
        "E123",
        "#NóiKhông cùng chúng tôi",
    ),
    "a tag below running text": (
        "summary: Một câu mẫu.",
        "summary: Hãy\n    tham gia\n    #NóiKhông",
        "E123",
        "#NóiKhông",
    ),
    "a tag below a text that begins below its name": (
        "summary: Một câu mẫu.",
        "summary:\n    Hãy tham gia\n    #NóiKhông",
        "E123",
        "#NóiKhông",
    ),
    "a tag before a comment": (
        "title: Lễ ra quân mẫu",
        "title: #NóiKhông\n    # tạm\n    Lễ ra quân",
        "E123",
        "#NóiKhông",
    ),
    "a comma before what is also a field": (
        "venue: Sân vận động}",
        "venue: Nhà văn hóa, online}",
        "E126",
        "online",
    ),
    "commas in the name of a body": (
        "kind: le-ra-quan",
        "organisers: [UBND các xã, phường, thị trấn]\n  kind: le-ra-quan",
        "E127",
        '"UBND các xã, phường, thị trấn"',
    ),
    **{
        f"a list of bodies, {number}": ("  kind:", f"  organisers: [{names}]\n  kind:", "E127", "Nếu là một tên")
        for number, names in enumerate(
            (
                "Sở Văn hóa, Thể thao và Du lịch",
                "Các sở, ban, ngành",
                "UBND xã A, B, C",
                "Hội Nông dân, Phụ nữ xã",
                "Các trường THPT, THCS",
                "Bộ đội Biên phòng, Hải quan tỉnh",
                "Ban Tuyên giáo, Dân vận Tỉnh ủy",
            )
        )
    },
    "a colon in a list": ("  kind:", "  organisers: [UBND các xã: A, B]\n  kind:", "E122", '["UBND các xã: A, B"]'),
    "a brace too many": ("venue: Sân vận động}", "venue: Sân vận động}}", "E104", "thừa một dấu }"),
    "words behind a list": (
        "focus: [truyen-thong]",
        "focus: [truyen-thong] (đọc 2/10)",
        "E122",
        "bỏ phần “(đọc 2/10)”",
    ),
    "a hash within braces": ("venue: Sân vận động}", "venue: Phòng họp #2}", "E122", 'venue: "Phòng họp #2"'),
    "quotes within quotes": ("venue: Sân vận động}", 'venue: "Nhà "X" xóm"}', "E122", "venue: 'Nhà \"X\" xóm'"),
    "a field in Vietnamese": ("  title:", "  tiêu đề:", "E202", "title"),
    "UTF-8 misread twice": ("title: Lễ ra quân mẫu", "title: ThÃƒÂ¡ng tÃƒÂ¡m", "E131", "Tháng tám"),
    "brackets first": ("title: Lễ", "title: [Hỏa tốc] Lễ", "E122", '"[Hỏa tốc] Lễ ra quân mẫu"'),
    "more than first": ("title: Lễ", "title: > 500 người Lễ", "E122", '"> 500 người Lễ ra quân mẫu"'),
    "at first": ("title: Lễ", "title: @Vinh Lễ", "E122", '"@Vinh Lễ ra quân mẫu"'),
    "per cent first": ("title: Lễ", "title: %Lễ", "E122", '"%Lễ ra quân mẫu"'),
    "a hyphen first": ("title: Lễ", "title: - Lễ", "E122", '"- Lễ ra quân mẫu"'),
    "a question mark first": ("title: Lễ", "title: ? Lễ", "E122", '"? Lễ ra quân mẫu"'),
    "a bar first": ("title: Lễ", "title: | Lễ", "E122", '"| Lễ ra quân mẫu"'),
    "an accent first": ("title: Lễ", "title: `Lễ", "E122", '"`Lễ ra quân mẫu"'),
    "a star first": ("title: Lễ", "title: * Lễ", "E122", '"* Lễ ra quân mẫu"'),
    "a star before a letter": ("title: Lễ ra quân mẫu", "title: *Lễ", "", ""),
    "an exclamation first": ("title: Lễ", "title: ! Lễ", "E107", ""),
    "an ampersand first": ("title: Lễ", "title: & Lễ", "E122", '"& Lễ ra quân mẫu"'),
    "quotes around the first words": (
        "title: Lễ ra quân mẫu",
        'title: "Xã sạch" năm 2027',
        "E122",
        "title: '\"Xã sạch\" năm 2027'",
    ),
    "a colon within": ("title: Lễ ra quân mẫu", "title: Lễ: ra quân", "E122", 'title: "Lễ: ra quân"'),
    "a colon within braces": ("venue: Sân vận động}", "venue: Sân: cổng sau}", "E122", 'venue: "Sân: cổng sau"'),
    "an open quotation mark": ("title: Lễ", 'title: "Lễ', "E104", "chưa đóng"),
    "a quotation mark closed elsewhere": (
        "summary: Một câu mẫu.",
        'summary: "Một câu mẫu.\n  time_note: buổi chiều"',
        "E104",
        "nuốt cả dòng 8",
    ),
    **{
        f"a list of {field}": ("  kind:", f"  {field}: [{names}]\n  kind:", "E127", "Nếu là một tên")
        for field, names in (("audience", "Học sinh, sinh viên"), ("audience", "Khối 2, 3"))
    },
    **{
        f"a letter behind a stroke, {number}": ("title: Lễ ra quân mẫu", f'title: "{text}"', "E104", "\\\\")
        for number, text in enumerate((r"D\tân", r"xã\nông thôn", r"\\may\new", r"xã\Phường"))
    },
    "a path of a disk": ("title: Lễ ra quân mẫu", 'title: "C:\\new"', "E104", "\\\\"),
    "no colon": ("title: Lễ", "title Lễ", "E104", "thiếu dấu hai chấm sau “title”"),
    "too far in": ("  kind: le", "    kind: le", "E104", "sâu hơn"),
    "not far enough in": ("  kind: le", " kind: le", "E104", "khác các dòng"),
    "an embargo left blank": ("  kind:", "  status:\n  kind:", "E242", "tình trạng"),
    "an unknown field left blank": ("  kind:", "  ghi chú:\n  kind:", "E202", "ghi chú"),
    "marks of Git": ("  kind:", "<<<<<<< HEAD\n  kind:", "E132", "Git"),
    "TCVN3": ("title: Lễ ra quân mẫu", "title: Th¸ng hµnh ®éng", "E131", "Tháng hành động"),
    "VNI": ("title: Lễ ra quân mẫu", "title: Thaùng haønh ñoäng", "E131", "Tháng hành động"),
    "mojibake": ("title: Lễ ra quân mẫu", "title: ThÃ¡ng hÃ\u00a0nh Ä‘á»™ng", "E131", "Tháng hành động"),
    "lost letters": ("title: Lễ ra quân mẫu", "title: Th\ufffdng hành động", "E130", "Th"),
    "letters lost to question marks": ("title: Lễ ra quân mẫu", "title: Th?ng h?nh d?ng", "E130", "Th?ng"),
}


@pytest.mark.parametrize(("old", "new", "code", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_what_has_two_readings_or_none_is_refused_with_what_to_write(old: str, new: str, code: str, words: str) -> None:
    event, problems = one(old, new)
    assert event is None
    first = LISTING[: LISTING.index(old)].count("\n") + 1
    errors = [found for found in problems if found.is_error and found.code == (code or found.code)]
    assert [
        found for found in errors if words in found.words and -1 <= found.at.line - first <= max(1, new.count("\n"))
    ]


def test_a_comma_is_asked_about_in_every_list_but_that_of_keywords() -> None:
    for name, codes in (("concerns", ["E127"]), ("asked", ["E127"]), ("also", ["E127"]), ("tags", [])):
        _, problems = parse(f"{name}: [Người có chức vụ, quyền hạn]", "x.yml")
        assert [found.code for found in problems] == codes


def test_a_field_within_a_text_is_said() -> None:
    event, problems = one("summary: Một câu mẫu.", "summary: |\n    Một câu:\n    audience: Đoàn viên\n    Nơi: đây")
    assert event and event.summary == "Một câu:\naudience: Đoàn viên\nNơi: đây" and told(problems) == [("W135", 9)]


@pytest.mark.parametrize(
    "line",
    [
        "title: Đại sứ Björn và bà José dự hội thảo ở Zürich",
        "title: XÃ ĐÁ TRẮNG “ĐÃ” LÀM",
        "title: Nồng độ 5 µg, 1½ giờ, 25 m², Viagra®, © Đài",
        "title: «Vì sức khỏe» · hội Êđê, Hmông, Mnông ở Đắk Lắk",
        "title: Ai được dự? Khi nào? Ở đâu?",
        "title: Xem https://mau.example/tim?q=a&b=c",
    ],
)
def test_foreign_names_and_signs_are_not_taken_for_garbled_text(line: str) -> None:
    event, problems = one("title: Lễ ra quân mẫu", line)
    assert problems == [] and event and event.title == line.removeprefix("title: ")


def test_the_text_of_an_article_is_looked_at_as_well(tmp_path: Path) -> None:
    for body, code in (("Th¸ng hµnh ®éng", "E131"), (">>>>>>> nhanh-khac", "E132"), ("Một\u200b câu", "W129")):
        [found] = read_file(NEWS_PATH, f"{NEWS}{body}\n".encode()).problems
        assert (found.code, found.at.line) == (code, NEWS.count("\n") + 1)


@pytest.mark.parametrize("field", ["draft", "embargo", "expires", "withdrawn"])
def test_what_could_hold_an_article_back_is_never_read_as_publish(field: str) -> None:
    found = read_file(NEWS_PATH, NEWS.replace("kind: news", f"kind: news\n{field}:").encode())
    assert found.records == [] and told(found.problems) == [("E242", 7)]


def test_a_slip_costs_the_event_that_it_stands_in_and_each_is_named() -> None:
    second = EVENT.replace("mau-thuong-2022-06-09", "hai").replace("title: Lễ", "title: A: Lễ")
    third = EVENT.replace("mau-thuong-2022-06-09", "ba").replace("Lễ ra quân mẫu", "Việc khác")
    fourth = EVENT.replace("mau-thuong-2022-06-09", "bon").replace("summary: Một", 'summary: "Một" của')
    found = read_file(PATH, (LISTING + second + third + fourth).encode())
    names = [record.id for _, record in found.records if isinstance(record, Event)]
    assert names == ["mau-thuong-2022-06-09", "ba"]
    assert told(found.problems) == [("E122", 16), ("E122", 37)]
    assert [getattr(record, "id", "") for _, record in found.stand_ins] == ["hai", "bon"]


def test_a_wrong_field_hides_no_other(tmp_path: Path) -> None:
    changes = {
        "start: 2022-06-09": "start: 2022-06-31",
        "commune: Đá Trắng": "commune: Đá Trắngg",
        "kind: le": "kind: x",
    }
    text = LISTING
    for old, new in changes.items():
        text = text.replace(old, new)
    found = {(one.code, one.at.line) for one in problems_of(site(tmp_path, {PATH: text}), NOW)}
    assert found == {("E206", 10), ("E302", 12), ("E205", 9)}


def test_a_rule_of_the_whole_record_is_asked_although_a_field_is_wrong() -> None:
    _, problems = one("  kind: le-ra-quan\n  start: 2022-06-09\n", "")
    assert {found.code for found in problems} == {"E201", "E215"}


def test_a_wrong_name_of_a_file_is_one_problem_of_several(tmp_path: Path) -> None:
    text = NEWS.replace("kind: news", "kind: news\nplaces: [Không Có]").replace("author: Ban biên tập\n", "")
    root = site(tmp_path, {NEWS_PATH: None, "content/tin-tuc/Tin mới.md": text})
    assert {found.code for found in problems_of(root, NOW)} == {"E116", "E201", "E302"}


@pytest.mark.parametrize("sign", ["\x0b", "\ufdd6"])
def test_a_control_character_hides_nothing_else(sign: str) -> None:
    found = read_file(PATH, LISTING.replace("Lễ ra", f"Lễ{sign}ra").replace("kind: le", "kind: x").encode())
    assert {one.code for one in found.problems} == {"E115", "E205"} and found.records == []


def test_the_dashes_of_word_are_the_lines_around_declarations() -> None:
    found = read_file(NEWS_PATH, NEWS.replace("---\n", "———\n").encode())
    assert told(found.problems) == [("W128", 1), ("W128", 8)] and len(found.records) == 1


def test_both_ends_of_lines_are_silent() -> None:
    for end in ("\r\n", "\r", "\n"):
        assert read_file(PATH, LISTING.replace("\n", end).encode()).problems == []


def test_a_tree_is_made_of_what_is_left_of_a_text() -> None:
    node, problems = parse("a: 1\nb: x: y\nc:\n  d: [1\n  e: 2\n", "x.yml")
    assert node and told(problems) == [("E122", 2), ("E104", 4)]
    assert node.part(("c", "e")).value == "2" and node.part(("b",)).is_unread

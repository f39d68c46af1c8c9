"""Translations of the small fictional site (tests/sources.py).

The strings are samples of letters and are published nowhere. Lao and Hmong follow the first article of the Universal
Declaration of Human Rights, from memory; the Tai Viet one is every letter of the script in the order of Unicode, which
says nothing.
"""

from __future__ import annotations

from tests.sources import HELP, NEWS, QUESTION

LAO = (
    "ມະນຸດເກີດມາມີສິດເສລີພາບ ແລະ ສະເໝີໜ້າກັນໃນທາງກຽດຕິສັກ ແລະ ທາງສິດດ້ວຍມະນຸດມີສະຕິສຳປັດຊັນຍະ(ຮູ້ຜິດຮູ້ຊອບ)ແລະມີມະໂນທຳຈຶ່ງຕ້ອງປະພຶດຕົນຕໍ່ກັນໃນທາງພີ່ນ້ອງ."
)
TAI_VIET = "".join(map(chr, [*range(0xAA80, 0xAAC3), *range(0xAADB, 0xAAE0)]))
HMONG = (
    "Txhua tus neeg yug los muaj kev ywj pheej thiab sib npaug zos hauv nws lub meej mom thiab cov cai. Lawv xaj nrog "
    "lub laj thawj thiab lub siab thiab lawv yuav tsum coj ua rau ib leeg zoo ib yam li kwv tij."
)
DECLARED = "translator: Người dịch mẫu\ntranslated_from: 2026-11-01\n"


def declared(language: str, text: str, more: str = DECLARED) -> str:
    """A file of the small site as a translation into a language, with further declarations."""
    return text.replace("---\n", f"---\nlang: {language}\n{more}", 1)


SITUATION = """\
---
title: Tôi gặp chuyện mẫu
summary: Một câu.
icon: phone
steps: [{text: Gọi cho người mẫu., law: "1/2020/QH14#dieu-1"}]
deadlines: [{what: Việc mẫu, value: 24 giờ, law: "1/2020/QH14#dieu-1"}]
offices: [{name: Nơi mẫu, does: Nghe bạn nói.}]
questions: [cau-hoi-mau]
law: ["1/2020/QH14#dieu-1"]
sources: [1/KH-MAU]
updated: 2026-10-01
---
"""
EASY = """\
---
title: Câu hỏi mẫu dễ đọc
summary: Một câu.
of: hoidap:cau-hoi-mau
parts: [{title: Phần mẫu, lines: [{icon: phone, text: Gọi đi.}]}]
sources: [1/KH-MAU]
---
"""
EXPLAINER = """\
---
article: 1
brief: Một câu.
points: [{clause: 1, text: Ý mẫu.}]
change: kept
updated: 2026-10-01
---
"""
LAW_PAGE = """\
---
title: Trang luật mẫu
summary: Một câu.
law: ["1/2020/QH14#dieu-1"]
---
Lời mẫu.
"""

DIAGRAM = """\
---
title: Sơ đồ mẫu
summary: Một câu.
ages: [{start: 12, end: 18, text: Một câu, law: 1/2020/QH14#dieu-1}]
sources: [1/KH-MAU]
---
"""

ORIGINALS = {
    "content/tinh-huong/chuyen-mau.md": SITUATION,
    "content/de-doc/cau-hoi-mau.md": EASY,
    "content/so-do/hinh-mau.md": DIAGRAM,
    "content/luat/1-2020-qh14/dieu-1.md": EXPLAINER,
    "content/luat/1-2020-qh14/index.md": LAW_PAGE,
}

# One of each kind in English; where it lands, and the address of its original.
ENGLISH = {
    "content/en/index.md": (HELP, "en/", ""),
    "content/en/ho-tro.md": (HELP, "en/ho-tro/", "ho-tro/"),
    "content/en/hoi-dap/cau-hoi-mau.md": (QUESTION, "en/hoi-dap/cau-hoi-mau/", "hoi-dap/cau-hoi-mau/"),
    "content/en/tin-tuc/2022-06-10-tin-mau.md": (NEWS, "en/tin-tuc/2022/tin-mau/", "tin-tuc/2022/tin-mau/"),
    "content/en/tinh-huong/chuyen-mau.md": (SITUATION, "en/tinh-huong/chuyen-mau/", "tinh-huong/chuyen-mau/"),
    "content/en/de-doc/cau-hoi-mau.md": (EASY, "en/de-doc/cau-hoi-mau/", "de-doc/cau-hoi-mau/"),
    "content/en/so-do/hinh-mau.md": (DIAGRAM, "en/so-do/hinh-mau/", "so-do/hinh-mau/"),
    "content/en/luat/1-2020-qh14/index.md": (LAW_PAGE, "en/luat/1-2020-qh14/", "luat/1-2020-qh14/"),
    "content/en/luat/1-2020-qh14/dieu-1.md": (
        LAW_PAGE.replace("Trang luật", "Điều 1"),
        "en/luat/1-2020-qh14/dieu-1/",
        "luat/1-2020-qh14/dieu-1/",
    ),
}


def english() -> dict[str, str]:
    """The files of a site whose every kind of page is also in English."""
    return ORIGINALS | {path: declared("en", text) for path, (text, _, _) in ENGLISH.items()}


def sample(language: str, text: str) -> str:
    """A question whose title, answer and explanation are one sample string."""
    return f"""\
---
lang: {language}
{DECLARED}title: {text[:60]}
summary: {text}
short: {text}
now: {text}
law: ['1/2020/QH14#dieu-1.1']
sources: [1/2020/QH14]
---
## {text[:40]}

{text}
"""

"""A made-up law whose official text was imported, with notes and annexes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.sources import site

STORED: dict[str, Any] = {
    "number": "1/2020/QH14",
    "title": "LUẬT MẪU",
    "source": "luat.docx",
    "preamble": "Số: 1/2020/QH14",
    "articles": [
        {
            "number": "1",
            "title": "Phạm vi[1]",
            "clauses": [
                {"number": "1", "text": "Khoản <một>."},
                {"number": "2", "text": "Khoản hai:", "closing": "Phần sau.",
                 "points": [{"letter": letter, "text": f"Điểm {letter}."} for letter in "abđ"]},
                {"number": "3", "text": "Khoản ba[2]."},
            ],
        },
        {"number": "2", "title": "Đối tượng", "text": "Chữ của Điều 2."},
    ],
    "footnotes": [{"mark": "1", "text": "Tên điều được sửa."}, {"mark": "2", "text": "Khoản được sửa."}],
}  # fmt: skip

BARE = "number: 1/2020/QH14\nslug: 1-2020-qh14\ntitle: Luật mẫu\nshort_title: Luật mẫu\npassed: 2020-01-01\n"
ANNEXES = [
    {"title": "PHỤ LỤC I", "text": "BẢNG MẪU\nSTT\tTên\n1\tMột\u2028hai\nHết."},
    {"title": "Phụ lục", "text": "Chữ"},
    {"title": "Phụ lục", "text": "Chữ nữa"},
]


def with_official_text(root: Path) -> Path:
    """Where the law is declared without articles: its pages follow from the text."""
    headings = [{"kind": "chuong", "number": "I", "title": "CHUNG", "label": "Chương I"}]
    articles = [STORED["articles"][0] | {"headings": headings}, STORED["articles"][1]]
    stored = STORED | {"articles": articles, "annexes": ANNEXES, "closing": "TM. CƠ QUAN MẪU"}
    return site(root, {"content/luat/1-2020-qh14/law.yml": BARE, "var/laws/1-2020-qh14.json": json.dumps(stored)})

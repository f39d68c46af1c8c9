"""What an import found is found again by every check, as long as the text is stored."""

from __future__ import annotations

import json
from pathlib import Path

from scripts.flow.checking import problems_of
from scripts.problems.printers import text as printed
from tests.sources import LAW, NOW, site

LAW_PATH = "content/luat/1-2020-qh14/law.yml"
STORED = {
    "number": "1/2020/QH14",
    "title": "LUẬT MẪU",
    "source": "luat.docx",
    "preamble": "Số: 1/2020/QH14",
    "articles": [
        {"number": "1", "title": "Phạm vi khác", "clauses": [{"number": "1", "text": "Chữ."}]},
        {"number": "2", "title": "Đối tượng"},
    ],
    "doubts": [
        {"line": 7, "found": "5. Khoản năm", "expected": "khoản 2 Điều 1"},
        {"code": "W514", "line": 9, "found": "sau đây:", "expected": "khoản 1 Điều 2"},
    ],
}


def test_doubts_and_differences_are_said_again(tmp_path: Path) -> None:
    law = LAW + "notes: Chưa đọc được toàn văn.\n"
    stored = json.dumps(STORED, ensure_ascii=False)
    found = problems_of(site(tmp_path, {LAW_PATH: law, "var/laws/1-2020-qh14.json": stored}), NOW)
    assert sorted(one.code for one in found) == ["W505", "W506", "W507", "W514", "W518"]
    said = printed(found)
    assert "luat.docx:7:1: cảnh báo W505: “5. Khoản năm”" in said and f"{LAW_PATH}:" in said


def test_a_law_laid_out_by_its_text_is_not_compared_with_itself(tmp_path: Path) -> None:
    law = LAW[: LAW.index("chapters:")]
    stored = json.dumps(STORED | {"doubts": []}, ensure_ascii=False)
    assert problems_of(site(tmp_path, {LAW_PATH: law, "var/laws/1-2020-qh14.json": stored}), NOW) == ()

"""What is learned from questions, as 22-learned.js reads it."""

import json
import re

from scripts.assemble.site.questions_learned import Example, written


def test_every_page_has_a_sign_of_its_own_however_many_there_are() -> None:
    examples = [Example(f"tiếng{number} khác{number}", f"hoi-dap/{number}/") for number in range(600)]
    order = {one.page: 7 + number for number, one in enumerate(examples)}
    data = json.loads(written(examples, order, "abc"))
    pages = dict(zip(data["signs"], data["pages"], strict=True))
    assert data["of"] == "abc" and sorted(pages.values()) == sorted(order.values())
    rows = {row.partition("|")[0]: row.split("|")[1:] for row in data["rows"]}
    for number, one in enumerate(examples):
        told = "".join(part.partition(" ")[2] for part in rows[f"tieng{number}"])
        assert {pages[sign] for sign in re.sub("[0-9]", "", told)} == {order[one.page]}


def test_short_syllables_are_told_with_the_marks_they_were_learned_with() -> None:
    asked = ["gói lạ ở cổng", "gọi cho ai", "goi la", "thuỷ nghiện"]
    examples = [Example(text, f"hoi-dap/{at}/") for at, text in enumerate(asked)]
    rows = json.loads(written(examples, {one.page: at for at, one in enumerate(examples)}, ""))["rows"]
    heads = {row.partition("|")[0] for row in rows}
    assert {"goi gói gọi", "la lạ", "cho", "nghien", "thuy thủy"} <= heads

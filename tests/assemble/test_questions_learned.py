"""What is learned from questions, as 22-learned.js reads it."""

import json
import re

from scripts.assemble.site.questions_learned import Example, written


def test_every_page_has_a_sign_of_its_own_however_many_there_are() -> None:
    examples = [Example(f"tiếng{number} khác{number}", f"hoi-dap/{number}/") for number in range(600)]
    data = json.loads(written(examples))
    assert sorted(data["pages"].values()) == sorted(one.page for one in examples)
    rows = {row.partition("|")[0]: row.split("|")[1:] for row in data["rows"]}
    for number, one in enumerate(examples):
        told = "".join(part.partition(" ")[2] for part in rows[f"tieng{number}"])
        assert {data["pages"][sign] for sign in re.sub("[0-9]", "", told)} == {one.page}


def test_short_syllables_are_told_with_the_marks_they_were_learned_with() -> None:
    asked = ["gói lạ ở cổng", "gọi cho ai", "goi la", "thuỷ nghiện"]
    rows = json.loads(written([Example(text, f"hoi-dap/{at}/") for at, text in enumerate(asked)]))["rows"]
    heads = {row.partition("|")[0] for row in rows}
    assert {"goi gói gọi", "la lạ", "cho", "nghien", "thuy thủy"} <= heads

"""Comments of staff are taken out, on as many lines as before, however many are left open."""

from __future__ import annotations

import time

import pytest

from scripts.markup.comments import without_comments, without_comments_of_yaml


@pytest.mark.parametrize(
    ("text", "markdown", "yaml"),
    [
        ("a <!-- b --> c", "a c", "a c"),
        ("a\n<!-- b\nc -->\nd", "a\n\n\nd", "a\n\n\nd"),
        ("[//]: # b\na", "\na", "[//]: # b\na"),
        ("`<!-- b -->` <!---->", "`<!-- b -->`", "`<!-- b -->`"),
        ("a: <!-- b\nc: d -->\ne: <!-- f -->", "a:\n\ne:", "a: <!-- b\nc: d -->\ne:"),
        ("<!-- a\n[//]: # b\nc", "<!-- a\n\nc", "<!-- a\n[//]: # b\nc"),
        ("a --> b <!-- c", "a --> b <!-- c", "a --> b <!-- c"),
    ],
)
def test_a_comment_goes_and_nothing_else(text: str, markdown: str, yaml: str) -> None:
    assert without_comments(text) == markdown
    assert without_comments_of_yaml(text) == yaml


@pytest.mark.parametrize("end", ["", "\n- x -->", " -->"])
def test_a_file_of_open_comments_takes_no_minutes(end: str) -> None:
    text = "\n".join(["<!-- " * 800] * 200) + end
    begun = time.process_time()
    without_comments(text)
    without_comments_of_yaml(text)
    assert time.process_time() - begun < 2

"""Whatever is typed into a form is what the file says then, and nothing else of the file changes."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import example, given, settings
from hypothesis import strategies as st

from scripts.edit.rewritten import said
from scripts.forms.entries import entry, put_back
from scripts.forms.form import form, received
from scripts.forms.written import values_in
from tests.forms.browsing import sent, typed
from tests.forms.test_forms import LISTING, PATH

# What a person can type or paste, with everything that YAML and HTML read their own way.
LETTERS = st.one_of(
    st.sampled_from(
        [*"aáăđ :#-[]{}&*!|>'\"%@`,?~<=\\", ": ", " #", "- ", "---", "null", "true", "</textarea>", "&lt;"]
    ),
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn", "Co"), exclude_characters="\ufeff"),
)
LINE = st.lists(LETTERS, max_size=12).map("".join)
# What comes along from Word, chats and tables: blanks that nobody sees, tabs, line ends of other systems, lists.
PASTED = st.lists(
    st.one_of(
        LINE, st.sampled_from([" ", "  ", "\t", "\x0b", "\x85", "\u2028", "\n", "\n\n", "1. ", "- ", "• ", "\\n"])
    ),
    max_size=10,
).map("".join)
TEXT = st.lists(LINE, max_size=4).map("\n".join)


@settings(max_examples=60, deadline=None)
@given(title=LINE, description=TEXT, organisers=TEXT)
def test_what_is_typed_is_what_the_file_says(title: str, description: str, organisers: str) -> None:
    pairs = typed(
        sent(form(entry(LISTING, PATH, "0"), None)),
        f__title=title,
        f__description=description.replace("\n", "\r\n"),
        f__organisers=organisers,
    )
    back = received(pairs)
    assert back
    new = said(put_back(LISTING, back.entry))
    before = said(LISTING)
    assert isinstance(new, dict) and isinstance(before, dict)
    first, second = new["events"]  # type: ignore[misc]
    assert second == before["events"][1]  # type: ignore[index, call-overload]
    names = [name for line in organisers.split("\n") for name in re.split(r";\s", line)]
    lines = [words for one in names if (words := re.sub(r"^([-*+•·–—] )+|^[-*+•·–—]$", "", " ".join(one.split())))]
    said_of = first.get("organisers", [])  # type: ignore[union-attr]
    assert ([said_of] if isinstance(said_of, str) else said_of) == lines
    assert first.get("title", "") == " ".join(title.split())  # type: ignore[union-attr]
    assert _seen(first.get("description", "")) == _seen(description)  # type: ignore[union-attr]
    rest = {name: value for name, value in first.items() if name not in ("title", "description", "organisers")}  # type: ignore[union-attr]
    was = before["events"][0]  # type: ignore[index, call-overload]
    assert rest == {name: value for name, value in was.items() if name in rest}  # type: ignore[union-attr]
    assert new["defaults"] == before["defaults"]


@settings(max_examples=100, deadline=None)
@given(description=PASTED, note=PASTED)
@example(description="Nội dung: “một, hai”, ba", note="=': “")
@example(description="", note="a\u0300\ta")
@example(description="Văn nghệ, “sống khỏe, sống vui”, cờ", note="- “một, hai”, ba")
def test_what_a_form_writes_our_own_reader_takes(description: str, note: str) -> None:
    pairs = typed(
        sent(form(entry(LISTING, PATH, "0"), None)),
        f__description=description.replace("\n", "\r\n"),
        f__changes__0__note=note.replace("\n", "\r\n"),
    )
    back = received(pairs)
    assert back
    values, _, problems = values_in(put_back(LISTING, back.entry), PATH)
    assert [one.words for one in problems if one.code != "W135"] == []  # of `kind: …` in a text it is only asked
    read = values["events"][0]  # type: ignore[index]
    assert _seen(read.get("description", "")) == _seen(description)  # type: ignore[union-attr]
    assert _seen(read["changes"][0].get("note", "")) == _seen(note)  # type: ignore[union-attr, index, call-overload]


def _seen(text: str) -> str:
    """A text as pages can show it: blanks at its ends and at those of its lines are nothing, a tab is some of them."""
    lines = unicodedata.normalize("NFC", text).splitlines()
    return "\n".join(line.expandtabs(4).rstrip() for line in lines).strip()

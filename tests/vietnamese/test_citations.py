"""Provisions named in prose, measured on sentences labelled by hand.

`known.yml` was there while the recogniser was written; `held-out.yml` was labelled by somebody else and is never looked
at, so that its figures are honest. Run with -s to see them.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from scripts.model.law import Provision
from scripts.model.prose import provision_of
from scripts.vietnamese.citation_marks import Names, hide
from scripts.vietnamese.citations import mentions
from tests.conftest import CHECKOUT
from tests.real import real_site

# The texts that the labels know; the site has learnt of more since.
KNOWN = (
    "73/2021/QH14", "120/2025/QH15", "81/2025/QH15", "105/2021/NĐ-CP", "163/2026/NĐ-CP", "109/2021/NĐ-CP",
    "116/2021/NĐ-CP", "144/2021/NĐ-CP", "01/2022/UBTVQH15",
)  # fmt: skip
CASES = CHECKOUT / "tests" / "cases" / "citations"


@cache
def names() -> Names:
    return Names(name for name in real_site().names.known if name.number in KNOWN)


def sentences(name: str) -> list[dict[str, Any]]:
    loaded = yaml.load((CASES / f"{name}.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return list(loaded)


def recognised(sentence: dict[str, Any]) -> list[Provision]:
    text = unicodedata.normalize("NFC", sentence["text"])
    found = mentions(text, names(), sentence.get("here"), sentence.get("article"))
    return [provision_of(mention) for mention in found]


def measure(name: str) -> tuple[float, float, int]:
    """Precision and recall over citations and warnings, and how many sentences there are."""
    right = wanted = given_ = 0
    for sentence in sentences(name):
        expected = [*sentence["cites"], *sentence.get("missing", [])]
        found = [provision.citation for provision in recognised(sentence)]
        wanted, given_ = wanted + len(expected), given_ + len(found)
        for citation in expected:
            if citation in found:
                found.remove(citation)
                right += 1
    return right / given_, right / wanted, len(sentences(name))


@pytest.mark.parametrize("name", ["known", "held-out"])
def test_precision_and_recall(name: str) -> None:
    precision, recall, count = measure(name)
    print(f"\n{name}: {count} sentences, precision {precision:.3f}, recall {recall:.3f}")
    assert count >= 60 and precision >= 0.98 and recall >= 0.98


def test_the_two_sets_are_large_enough_and_share_no_sentence() -> None:
    known, held_out = ({sentence["text"] for sentence in sentences(name)} for name in ("known", "held-out"))
    assert len(known) + len(held_out) >= 120 and not known & held_out


@pytest.mark.parametrize("sentence", sentences("known"), ids=lambda sentence: sentence["text"][:50])
def test_known_sentence(sentence: dict[str, Any]) -> None:
    found = recognised(sentence)
    assert [provision.citation for provision in found if real_site().has(provision)] == sentence["cites"]
    missing = [provision.citation for provision in found if not real_site().has(provision)]
    assert missing == sentence.get("missing", [])


def words(text: str, here: str | None = None, article: str | None = None) -> list[tuple[str, str]]:
    found = mentions(text, real_site().names, here, article)
    return [(provision_of(mention).citation, text[mention.start : mention.end]) for mention in found]


def test_the_words_to_link_are_the_whole_citation_or_the_part_that_differs() -> None:
    assert words("Theo khoản 2 Điều 23 Luật Phòng, chống ma túy năm 2021, thời hạn là 01 năm.") == [
        ("73/2021/QH14#dieu-23.2", "khoản 2 Điều 23 Luật Phòng, chống ma túy năm 2021")
    ]
    assert words("các điều 23 và 24 Luật 2021") == [("73/2021/QH14#dieu-23", "23"), ("73/2021/QH14#dieu-24", "24")]
    assert words("Điều 23 (khoản 2) Luật 2021") == [("73/2021/QH14#dieu-23.2", "Điều 23 (khoản 2) Luật 2021")]


def overlapping(text: str) -> list[tuple[str, str]]:
    placed = [mention for mention in mentions(text, names()) if mention.start is not None and mention.end is not None]
    spans = sorted((mention.start or 0, mention.end or 0) for mention in placed)
    pairs = pairwise(spans)
    return [(text[a:b], text[c:d]) for (a, b), (c, d) in pairs if c < b and (a, b) != (c, d)]


@pytest.mark.parametrize("name", ["known", "held-out"])
def test_no_two_citations_take_the_same_words(name: str) -> None:
    texts = [unicodedata.normalize("NFC", sentence["text"]) for sentence in sentences(name)]
    assert [pair for text in texts for pair in overlapping(text)] == []


PARTS = (
    *("điểm a", "điểm b và c", "khoản 1", "khoản 2, 3", "các khoản 4 và 5", "Điều 24", "các điều 23, 24", "Điều này"),
    *("Luật 2025", "Luật số 120/2025/QH15", ",", "và", ";", "của", "(", ")", "hoặc", "cùng"),
)
CITING = st.lists(st.sampled_from(PARTS), max_size=9).map(" ".join)


@given(CITING)
def test_citations_in_any_order_take_words_of_their_own(text: str) -> None:
    assert overlapping(text) == []


def test_a_point_in_brackets_is_of_the_page_not_of_the_article_before_it() -> None:
    text = "thời gian quản lý ở khoản 2 Điều 24 (điểm a)"
    assert words(text, "120/2025/QH15", "27") == [("120/2025/QH15#dieu-24.2", "khoản 2 Điều 24")]


PIECES = st.lists(
    st.sampled_from([
        "Điều", "điều", "khoản", "Khoản", "điểm", "các", "và", "hoặc", "đến", ",", ";", ".", "(", ")", "“", "”", "`",
        ">", "1", "2", "23", "24", "99", "a", "b", "đ", "này", "của", "tại", "Luật", "số", "73/2021/QH14", "[x](y)",
        "**", "triệu", "\n", "\n\n", "Luật 2021", "Luật Phòng, chống ma túy năm 2025", "Nghị định 105/2021/NĐ-CP",
        "Bộ luật Hình sự",
    ]),
    max_size=30,
)  # fmt: skip


@given(PIECES, st.sampled_from([None, "73/2021/QH14"]), st.sampled_from([None, "23"]))
def test_any_text_gives_spans_within_it_and_nothing_from_what_is_hidden(
    pieces: list[str], here: str | None, article: str | None
) -> None:
    text = " ".join(pieces)
    hidden = hide(text)
    assert len(hidden) == len(text)
    last = 0
    for mention in mentions(text, real_site().names, here, article):
        if mention.start is None or mention.end is None:
            continue
        assert last <= mention.start < mention.end <= len(text)
        assert "\ufffc" not in hidden[mention.start : mention.end]
        last = mention.start


@given(st.text(max_size=300))
def test_no_text_breaks_the_recogniser(text: str) -> None:
    mentions(unicodedata.normalize("NFC", text), real_site().names)


def test_a_long_hostile_text_takes_no_long_time() -> None:
    for piece in ("khoản 1, ", "“", "(", "[", "`", "Điều 1 và ", "!!! quote\n    ", "<q>", "Luật A "):
        mentions(piece * 2_000, real_site().names)

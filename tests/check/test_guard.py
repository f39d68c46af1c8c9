"""Who is named must have a reason to be: an error that an explicit, reasoned exception in the file takes away."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.flow.checking import problems_of
from tests.sources import LISTING, NEWS, NOW, SITE, put, site, tree_of

NEWS_PATH, PATH = "content/tin-tuc/2022-06-10-tin-mau.md", "events/2022/mau-thuong.yml"
NAMED = NEWS + "\nCông an khởi tố bị can Nguyễn Văn Thử.\n"
ALLOWED = '---\nguard: [{text: "Nguyễn Văn Thử", reason: "Bản án đã có hiệu lực, Tòa án công bố"}]\n'


def codes(tmp_path: Path, changed: dict[str, str], path: str) -> list[tuple[str, int]]:
    found = problems_of(put(tmp_path, {**SITE, **changed}), NOW)
    return [(one.code, one.at.line) for one in found if one.at.path == path]


def test_a_name_beside_a_word_that_brands_refuses_the_news_at_its_line(tmp_path: Path) -> None:
    assert codes(tmp_path, {NEWS_PATH: NAMED}, NEWS_PATH) == [("E354", 11)]


def test_a_reasoned_exception_lets_it_pass_and_is_never_printed(tmp_path: Path) -> None:
    allowed = NAMED.replace("---\n", ALLOWED, 1)
    assert codes(tmp_path / "a", {NEWS_PATH: allowed}, NEWS_PATH) == []
    tree = tree_of(site(tmp_path / "b", {NEWS_PATH: allowed}))
    written = "".join(one if isinstance(one, str) else one.decode("utf-8", "replace") for one in tree.values())
    assert "Nguyễn Văn Thử" in written and "Tòa án công bố" not in written


@pytest.mark.parametrize(
    ("guard", "code"),
    [
        ('[{text: "Nguyễn Văn Thử"}]', "E201"),
        ('[{text: "Nguyễn Văn Thử", reason: "có"}]', "E204"),
        ('[{text: "Trần Thị Khác", reason: "Chị ấy đồng ý"}]', "W356"),
    ],
)
def test_an_exception_needs_words_and_must_fit(tmp_path: Path, guard: str, code: str) -> None:
    news = NAMED.replace("---\n", f"---\nguard: {guard}\n", 1)
    assert code in [found for found, _ in codes(tmp_path, {NEWS_PATH: news}, NEWS_PATH)]


def test_numbers_to_call_belong_into_their_fields(tmp_path: Path) -> None:
    told = LISTING.replace("summary: Một câu mẫu.", "summary: Gọi 0912 345 678.")
    assert codes(tmp_path / "a", {PATH: told}, PATH) == [("E353", 7)]
    known = told.replace("  kind:", "  contact: {name: UBND xã, phone: 0912.345.678}\n  kind:")
    assert codes(tmp_path / "b", {PATH: known}, PATH) == []
    allowed = told.replace("  kind:", "  guard: [{text: '0912345678', reason: Số trực của xã}]\n  kind:")
    assert codes(tmp_path / "c", {PATH: allowed}, PATH) == []


def test_a_number_of_a_citizen_is_not_printed_in_full_by_the_check(tmp_path: Path) -> None:
    news = NEWS + "\nSố căn cước 040099012345.\n"
    found = [one for one in problems_of(put(tmp_path, {**SITE, NEWS_PATH: news}), NOW) if one.code == "E351"]
    assert len(found) == 1 and "040099012345" not in found[0].words and "040…45" in found[0].words


def test_a_child_of_then_is_grown_up_now(tmp_path: Path) -> None:
    for born, wanted in ((2004, []), (2014, ["E355"])):
        news = NEWS + f"\nNguyễn Văn Thử (sinh năm {born}) hát.\n"
        assert [code for code, _ in codes(tmp_path / str(born), {NEWS_PATH: news}, NEWS_PATH)] == wanted

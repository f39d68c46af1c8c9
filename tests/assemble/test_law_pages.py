"""Pages about the law: force on every day, the official text beside our words, provisions linked, terms explained."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.assemble.laws import printed
from scripts.assemble.pieces import made
from scripts.assemble.site_tree import Settings, assemble
from scripts.assemble.tree import Tree
from scripts.draw.packs.formats import FORMATS
from scripts.flow.going import keep_going
from scripts.model.law import Force, Provision
from scripts.model.values import VIETNAM
from scripts.read import read
from tests.assemble.test_articles import EXPLAINER
from tests.assemble.test_assemble import given, meta, tree_of
from tests.check.test_law import LAW_PATH, MOMENTS, OUTLINED, TWO
from tests.conftest import CHECKOUT
from tests.official_text import BARE, STORED, with_official_text
from tests.real import real_site
from tests.sources import HELP, NEWS, QUESTION, put, site

PATH = "content/luat/1-2020-qh14/dieu-1.md"


def with_text(tmp_path: Path, **files: str) -> Tree:
    stored = json.dumps(STORED, ensure_ascii=False)
    return tree_of(site(tmp_path, {LAW_PATH: OUTLINED, "var/laws/1-2020-qh14.json": stored} | files))


def words(row: dict[str, Any]) -> list[tuple[str, str]]:
    return [(paragraph["label"], paragraph["html"]) for paragraph in row["text"]]


def test_the_official_text_stands_beside_each_clause_with_an_anchor_for_clause_and_point(tmp_path: Path) -> None:
    explainer = EXPLAINER.replace(
        "- {clause: 2, text: Ý hai.}", "- {clause: 2, text: Ý hai.}\n- {clause: 3, text: Ý ba.}"
    )
    page = meta(with_text(tmp_path, **{PATH: explainer}), "luat/1-2020-qh14/dieu-1/")
    assert page["text_source"] == "luat.docx"
    first, second, third = page["rows"]
    assert first["gist"] == "Ý một." and words(first) == [("1.", "Khoản &lt;một&gt;.")]
    assert [row.get("id") for row in second["text"]] == [
        None,
        "khoan-2-diem-a",
        "khoan-2-diem-b",
        "khoan-2-diem-đ",
        None,
    ]
    assert third["text"][0]["html"] == "Khoản ba<sup>[2]</sup>."
    assert [note["mark"] for note in page["footnotes"]] == ["1", "2"]


def test_an_article_without_explainer_gets_a_page_where_its_text_is_at_hand(tmp_path: Path) -> None:
    tree = with_text(tmp_path / "1")
    assert words(meta(tree, "luat/1-2020-qh14/dieu-2/")["rows"][0]) == [("", "Chữ của Điều 2.")]
    assert "docs/luat/1-2020-qh14/dieu-2/index.md" not in tree_of(site(tmp_path / "2"))


def test_without_the_text_points_keep_their_places_and_the_page_says_where_the_text_is(tmp_path: Path) -> None:
    tree = tree_of(site(tmp_path, {LAW_PATH: OUTLINED, PATH: EXPLAINER}))
    page = meta(tree, "luat/1-2020-qh14/dieu-1/")
    assert [point["url"] for point in page["rows"][1]["points"]] == [
        "khoan-2-diem-a",
        "khoan-2-diem-b",
        "khoan-2-diem-đ",
    ]
    assert "text_source" not in page
    assert given(page["law"]["official"]) == {"title": "Công báo số 1", "language": "vi"}


def test_a_citation_leads_to_its_point(tmp_path: Path) -> None:
    body = HELP + "\n[chỗ này](luat:1/2020/QH14#dieu-1.2.đ) và khoản 1 Điều 1 Luật số 1/2020/QH14\n"
    tree = tree_of(site(tmp_path, {LAW_PATH: OUTLINED, PATH: EXPLAINER, "content/ho-tro.md": body}))
    text = meta(tree, "ho-tro/")["body"]
    assert '<a href="../luat/1-2020-qh14/dieu-1/#khoan-2-diem-đ">chỗ này</a>' in text
    assert '<a href="../luat/1-2020-qh14/dieu-1/#khoan-1">khoản 1 Điều 1 Luật số 1/2020/QH14</a>' in text


def test_prose_is_linked_outside_headings_code_quotations_and_links(tmp_path: Path) -> None:
    body = HELP + "\n## Điều 1 Luật mẫu\n\n`Điều 1 Luật mẫu` “Điều 1 Luật mẫu” [Điều 1 Luật mẫu](trang:ho-tro)\n"
    body += "\n> Điều 1 Luật mẫu\n\n**Điều 1** Luật mẫu\n"
    text = meta(tree_of(site(tmp_path, {"content/ho-tro.md": body})), "ho-tro/")["body"]
    assert text.count('href="../luat/1-2020-qh14') == 1
    assert '<a href="../luat/1-2020-qh14/#dieu-1"><strong>Điều 1</strong> Luật mẫu</a>' in text


GLOSSARY = (
    "terms:\n- {term: việc mẫu, clause: 1, text: Việc để thử <mẫu>.}\n- {term: mẫu, clause: 2, text: Cái để thử.}\n"
)


def test_a_term_is_explained_once_the_longest_first_and_its_clause_is_linked(tmp_path: Path) -> None:
    law = OUTLINED.replace("clauses: '0'", "clauses: '1, 2'")
    explainer = EXPLAINER.replace("Điều này nói luật áp dụng cho ai.", "Việc mẫu là việc mẫu, còn mẫu là mẫu.")
    tree = tree_of(site(tmp_path, {LAW_PATH: law, PATH: explainer, "content/luat/1-2020-qh14/tu-ngu.yml": GLOSSARY}))
    brief = meta(tree, "luat/1-2020-qh14/dieu-1/")["explained"]["brief"]
    assert brief.count('role="tooltip"') == 2 and brief.startswith('<span class="term"><a href="../../../luat/tu-ngu/')
    assert "Việc để thử &lt;mẫu&gt;." in brief
    [group] = meta(tree, "luat/tu-ngu/")["groups"]
    assert [(term["term"], term["url"]) for term in group["terms"]] == [
        ("Mẫu", "luat/1-2020-qh14/#dieu-2"),
        ("Việc mẫu", "luat/1-2020-qh14/#dieu-2"),
    ]


@pytest.mark.parametrize(
    ("moment", "old", "new"),
    [
        ("31/12/2021", "Chưa có hiệu lực.", "Chưa có hiệu lực."),
        ("1/1/2022", "Đang có hiệu lực.", "Chưa có hiệu lực."),
        ("30/6/2026", "Đang có hiệu lực.", "Chưa có hiệu lực."),
        ("1/7/2026", "Hết hiệu lực từ ngày 01/7/2026.", "Đang có hiệu lực."),
    ],
)
def test_force_turns_at_midnight_on_every_page_that_cites(tmp_path: Path, moment: str, old: str, new: str) -> None:
    question = QUESTION.replace("law: ['1/2020/QH14#dieu-1.1']", "law: ['1/2020/QH14#dieu-1.1', '9/2025/QH15#dieu-2']")
    news = NEWS.replace("kind: news", "kind: news\nlaw: ['1/2020/QH14#dieu-1']").replace(
        "date: 2022-06-10", "date: 2021-06-10"
    )
    files = TWO | {
        "content/hoi-dap/cau-hoi-mau.md": question,
        "content/tin-tuc/2021-06-10-tin-mau.md": news,
        "content/tin-tuc/2022-06-10-tin-mau.md": None,
    }
    tree = tree_of(site(tmp_path, files), MOMENTS[moment])  # type: ignore[arg-type]
    assert meta(tree, "luat/1-2020-qh14/")["law"]["force"]["title"] == old
    assert meta(tree, "luat/9-2025-qh15/")["law"]["force"]["title"] == new
    rows = {row["law"]: row["force"]["title"] for row in meta(tree, "hoi-dap/cau-hoi-mau/")["basis"]}
    assert rows == {"Luật mẫu số 1/2020/QH14": old, "Luật mẫu mới số 9/2025/QH15": new}
    [basis] = meta(tree, "tin-tuc/2021/tin-mau/")["basis"]
    assert basis["then"] == "Chưa có hiệu lực tại thời điểm đăng (10/6/2021)."
    data = json.loads(tree["files/api/v1/laws/1-2020-qh14.json"])
    assert data["force"] == {"Chưa có hiệu lực.": "coming", "Đang có hiệu lực.": "in_force"}.get(old, "ended")


def test_news_says_what_held_when_it_was_published_and_what_holds_now(tmp_path: Path) -> None:
    old_explainer = EXPLAINER.replace(
        "change: new\ndifference: Điều mới.", "change: changed\nsuccessor: ['9/2025/QH15#dieu-2']\nnow: Nay khác."
    )
    news = NEWS.replace("kind: news", "kind: news\nlaw: ['1/2020/QH14#dieu-1']")
    tree = tree_of(site(tmp_path, TWO | {PATH: old_explainer, "content/tin-tuc/2022-06-10-tin-mau.md": news}))
    [basis] = meta(tree, "tin-tuc/2022/tin-mau/")["basis"]
    assert basis["then"] == "Đang có hiệu lực tại thời điểm đăng (10/6/2022)."
    assert basis["force"]["title"] == "Hết hiệu lực từ ngày 01/7/2026."
    assert [(link["text"], link["url"]) for link in basis["now"]] == [
        ("Điều 2 Luật mẫu mới", "luat/9-2025-qh15/#dieu-2")
    ]


def test_a_provision_with_a_day_of_its_own_and_a_text_of_unclear_force(tmp_path: Path) -> None:
    law = OUTLINED.replace(
        "official_source",
        "unclear_from: 2027-01-01\nlater: [{provision: dieu-1.2, effective: 2021-01-01}]\nofficial_source",
    )
    found = read(site(tmp_path, {LAW_PATH: law})).site
    assert found is not None
    record = found.laws_by_number["1/2020/QH14"]

    def force(day: str, place: str = "") -> Force:
        return record.force(datetime.fromisoformat(day).date(), Provision.parse(f"1/2020/QH14{place}"))

    assert [force("2020-12-31", place) for place in ("", "#dieu-1", "#dieu-1.2", "#dieu-1.2.a", "#dieu-1.3")] == [
        Force.IN_FORCE, Force.IN_FORCE, Force.COMING, Force.COMING, Force.IN_FORCE,
    ]  # fmt: skip
    assert force("2021-01-01", "#dieu-1.2.a") is Force.IN_FORCE
    assert force("2027-01-01") is Force.UNKNOWN


def test_a_text_that_may_no_longer_apply_has_its_first_day_all_the_same(tmp_path: Path) -> None:
    law = OUTLINED.replace("official_source", "unclear_from: 2022-01-01\nofficial_source")
    box = meta(tree_of(site(tmp_path, {LAW_PATH: law})), "luat/1-2020-qh14/")["law"]["force"]
    assert box["title"] == "Chưa rõ còn hiệu lực không."
    assert "Có hiệu lực từ ngày 01/" in box["text"] and "từ ngày 01/01/2022 còn áp dụng không" in box["text"]


def test_a_relation_said_once_is_seen_from_both_sides(tmp_path: Path) -> None:
    found = read(site(tmp_path, TWO)).site
    assert found is not None
    new = found.laws_by_number["9/2025/QH15"]
    assert [relation.number for relation in found.relations(new, "replaces")] == ["1/2020/QH14"]
    assert found.successor(found.laws_by_number["1/2020/QH14"]) is new


REAL_MOMENTS = [
    (datetime(2021, 12, 31, 12, tzinfo=VIETNAM), "coming", "coming"),
    (datetime(2022, 1, 1, tzinfo=VIETNAM), "in_force", "coming"),
    (datetime(2026, 6, 30, 12, tzinfo=VIETNAM), "in_force", "coming"),
    (datetime(2026, 7, 1, tzinfo=VIETNAM), "ended", "in_force"),
]


@pytest.mark.parametrize(("now", "old", "new"), REAL_MOMENTS)
def test_the_real_laws_change_on_their_days(now: datetime, old: str, new: str) -> None:
    config: dict[str, Any] = yaml.safe_load((CHECKOUT / "mkdocs.yml").read_text(encoding="utf-8"))
    site = keep_going(real_site(), now).site
    settings = Settings("https://mau.example/", config, {"embed.css": "assets/embed.css"}, formats=FORMATS)
    files = assemble(site, now, settings, lambda *_: {})
    tree = made({path: file for path, file in files.items() if "laws.json" in path or "dieu-23" in path})
    laws = {law["number"]: law["force"] for law in json.loads(tree["files/api/v1/laws.json"])["laws"]}
    assert (laws["73/2021/QH14"], laws["120/2025/QH15"]) == (old, new)
    assert (laws["105/2021/NĐ-CP"], laws["163/2026/NĐ-CP"]) == (old, new)
    article = json.loads(tree["files/api/v1/laws/73-2021-qh14/dieu-23.json"])
    assert article["force"] == old and article["clauses"]["3"] == ["a", "b", "c"]
    box = meta(tree, "luat/73-2021-qh14/dieu-23/")["force"]
    assert ("Trưởng Công an cấp xã" in json.dumps(box, ensure_ascii=False)) == (old == "ended")


def test_every_article_of_both_laws_is_explained_and_corresponds_both_ways() -> None:
    """A 2021 article that names a successor is named by it as predecessor, or is one of several that it took in."""
    for slug, count in (("73-2021-qh14", 55), ("120-2025-qh15", 56)):
        assert sum(explainer.slug == slug for explainer in real_site().explainers) == count
    for explainer in real_site().explainers:
        for citation in (*explainer.successor, *explainer.predecessor):
            provision = Provision.parse(citation)
            assert provision is not None and real_site().explainer(provision) is not None, (explainer.path, citation)
    named = {citation for explainer in real_site().explainers for citation in explainer.successor}
    for explainer in real_site().explainers:
        if explainer.slug == "120-2025-qh15" and explainer.change.value != "new":
            assert f"120/2025/QH15#dieu-{explainer.article}" in named, explainer.path


def test_the_law_home_lists_what_it_hangs_together_with(tmp_path: Path) -> None:
    put(site(tmp_path, TWO), {})
    tree = tree_of(tmp_path)
    relations = {group["title"]: group["cards"] for group in meta(tree, "luat/9-2025-qh15/")["relations"]}
    assert relations["Thay thế"][0]["url"] == "luat/1-2020-qh14/"
    days = {
        day["date"]: [moment["what"] for moment in day["moments"]] for day in meta(tree, "luat/dong-thoi-gian/")["days"]
    }
    assert days["01/7/2026"] == ["Hết hiệu lực", "Bắt đầu có hiệu lực"]


def test_a_law_declared_without_articles_has_those_of_its_text_and_every_annex_a_page(tmp_path: Path) -> None:
    tree = tree_of(with_official_text(tmp_path))
    law = meta(tree, "luat/1-2020-qh14/")
    [chapter] = law["chapters"]
    rows = chapter["groups"][0]["cards"]
    assert [row["url"] for row in rows] == ["luat/1-2020-qh14/dieu-1/", "luat/1-2020-qh14/dieu-2/"]
    assert "remarks" not in law and law["closing"][0]["html"] == "TM. CƠ QUAN MẪU"
    assert [link["url"] for link in law["annexes"]] == [
        "luat/1-2020-qh14/phu-luc-i/", "luat/1-2020-qh14/phu-luc/", "luat/1-2020-qh14/phu-luc-ban-2/",
    ]  # fmt: skip
    annex = meta(tree, "luat/1-2020-qh14/phu-luc-i/")
    assert annex["title"] == "PHỤ LỤC I BẢNG MẪU" and annex["next"]["url"].endswith("/phu-luc/")
    title, table, end = annex["official"]
    assert (title["html"], end["html"]) == ("BẢNG MẪU", "Hết.")
    assert (table["head"], table["rows"]) == (["STT", "Tên"], [["1", "Một<br>hai"]])
    akn = tree["files/api/v1/laws/1-2020-qh14.akn.xml"].decode()
    assert "<td>" in akn and "Một" in akn


def test_a_law_without_a_text_says_that_nobody_read_it(tmp_path: Path) -> None:
    tree = tree_of(site(tmp_path, {LAW_PATH: BARE}))
    assert meta(tree, "luat/1-2020-qh14/")["remarks"][0].startswith("Chưa đọc được toàn văn")


def listed(first: int, last: int) -> list[str]:
    return [
        f"{number}\tChất {number}; Tên khác {number}\t{number}-00-{number % 10}" for number in range(first, last + 1)
    ]


def test_a_long_annex_is_cut_between_tables_and_rows_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printed, "_PART", 400)
    head = "STT\tTên chất\tMã CAS"
    text = "\n".join(["CÁC CHẤT", "IA. Nhóm một:", head, *listed(1, 8), "IB. Nhóm hai:", head, *listed(1, 30), "Hết."])
    found = printed.parts(text)
    assert len(found) > 3 and all(len(part) < 500 for part in found)
    assert found[1].split("\n")[:2] == ["IB. Nhóm hai:", head], "a table of its own begins a part"
    assert all(part.split("\n")[:2] == ["IB. Nhóm hai:", head] for part in found[2:]), "one that goes on says of what"
    again = [line for part in found[2:] for line in part.split("\n")[2:]]
    assert "\n".join([*found[0].split("\n"), *found[1].split("\n"), *again]) == text
    assert printed.parts("Ngắn\n1\tMột") == ["Ngắn\n1\tMột"]


@pytest.mark.parametrize("points", [4, 29])
def test_of_a_clause_that_fills_screens_alone_the_first_part_is_in_sight_and_nothing_is_lost(
    tmp_path: Path, points: int
) -> None:
    letters = [f"a{number}" for number in range(points)]
    clause = {"number": "1", "text": "Khoản một:", "points": [{"letter": one, "text": "Chữ " * 30} for one in letters]}
    stored = STORED | {"articles": [STORED["articles"][0] | {"clauses": [clause]}, STORED["articles"][1]]}
    files = {"content/luat/1-2020-qh14/law.yml": BARE, "var/laws/1-2020-qh14.json": json.dumps(stored)}
    [row] = meta(tree_of(site(tmp_path, dict(files))), "luat/1-2020-qh14/dieu-1/")["rows"]
    more = row.get("more", [])
    assert bool(more) is (points == 29) and row.get("more_title") == ("Đọc tiếp khoản 1" if more else None)
    assert [one["label"] for one in (*row["text"], *more)] == ["1.", *(f"{one})" for one in letters)]
    assert 4 <= len(row["text"]) <= 8


def test_every_row_of_an_annex_is_a_place_that_search_can_lead_to(tmp_path: Path) -> None:
    annexes = [{"title": "DANH MỤC I", "text": "\n".join(["IA.", "STT\tTên", *listed(1, 3), "IB.", *listed(1, 2)])}]
    stored = STORED | {"annexes": annexes}
    tree = with_text(tmp_path, **{"var/laws/1-2020-qh14.json": json.dumps(stored)})
    tables = [one for one in meta(tree, "luat/1-2020-qh14/danh-muc-i/")["official"] if one["rows"]]
    assert [(one["first"], len(one["rows"])) for one in tables] == [(1, 3), (4, 2)]
    assert all(row.get("first") is None for row in meta(tree, "luat/1-2020-qh14/dieu-1/")["rows"])

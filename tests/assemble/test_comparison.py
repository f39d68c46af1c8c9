"""Old law, new law: every article once, what matters to people first, and the same as a table; fines too."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from scripts.assemble.events import campaign_table
from scripts.assemble.laws import comparison, fines, overviews
from scripts.assemble.parts import csv_file
from scripts.assemble.view import View
from scripts.draw import makers
from scripts.model.law import Provision
from scripts.model.table_rows import Fines
from tests.real import real_site
from tests.sources import NOW


@pytest.fixture(scope="module")
def view() -> View:
    return View(real_site().public(NOW), NOW, "https://mau.example/")


@pytest.fixture(scope="module")
def page(view: View) -> comparison._Comparison:
    [found] = comparison.build(view).values()
    assert isinstance(found.data, comparison._Comparison)
    return found.data


def test_every_article_of_either_law_is_in_one_group(view: View, page: comparison._Comparison) -> None:
    old, new = (view.site.laws_by_number[number] for number in ("73/2021/QH14", "120/2025/QH15"))
    rows = [row for group in page.groups for row in group.rows]
    assert sorted(row.now.text for row in rows if row.now) == sorted(new.articles)
    assert {link.text for row in rows for link in row.before} == set(old.articles)
    assert all(row.text for group in page.groups for row in group.rows), "and says what is other"
    assert [group.id for group in page.groups] == ["changed", "new", "gone", "kept"]


def test_ten_changes_name_the_provisions_of_both_laws(view: View, page: comparison._Comparison) -> None:
    assert len(page.differences) == 10
    body = view.law_facts["120/2025/QH15"].body
    assert body
    for one in body.differences:
        before, now = ([Provision.parse(citation) for citation in laws] for laws in (one.before_law, one.now_law))
        assert {found.law for found in now if found} == {"120/2025/QH15"}
        assert {found.law for found in before if found} <= {"73/2021/QH14"}
        assert before or "không có" in one.before, one.what
        assert all(found and view.site.has(found) for found in (*before, *now)), one.what


def test_the_tables_open_in_excel_and_name_no_address_that_nobody_can_open(view: View) -> None:
    every = comparison.files(view) | fines.build(view)
    tables = {path: data for path, data in every.items() if path.endswith(".csv")}
    assert list(tables) == ["files/api/v1/law-changes.csv", "files/api/v1/fines.csv"]
    for name, data in tables.items():
        assert data.startswith(b"\xef\xbb\xbf") and b"\r\n" in data
        heads, *rows = csv_file.read(data)
        assert len(rows) > 10 and all(len(row) == len(heads) for row in rows), name
        records = json.loads(every[name.replace(".csv", ".json")])
        told = [{head: cell for head, cell in zip(heads, row, strict=True) if cell} for row in rows]
        assert [{head: str(cell) for head, cell in one.items() if cell != ""} for one in records] == told
    kept_back = View(view.site, NOW, "https://mau.example/", has_domain=False)
    assert not any(b".example" in data for data in (comparison.files(kept_back) | fines.build(kept_back)).values())


def test_the_table_has_what_either_law_says_beside_its_provision(view: View, page: comparison._Comparison) -> None:
    data = comparison.files(view)["files/api/v1/law-changes.csv"]
    rows = [*csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))]
    pairs = [row for row in rows if row["Loại"] == "Điểm khác chính"]
    assert [row["Việc, tên điều"] for row in pairs] == [one.what for one in page.differences]
    assert all(row["Luật cũ quy định"] and row["Luật mới quy định"] and row["Điều mới"] for row in pairs)
    [since] = {row["Lưu ý"] for row in rows}
    assert since == page.since and "bản gốc năm 2021" in since and "81/2025/QH15; phần sửa này trang chưa đọc" in since
    court = next(row["Luật cũ quy định"] for row in pairs if "Tòa án" in row["Luật cũ quy định"])
    assert "cấp huyện không còn từ ngày 01/7/2025" in court
    articles = [row for row in rows if row["Loại"] == "Từng điều"]
    assert len(articles) == sum(len(group.rows) for group in page.groups)
    for row in articles:
        for place, said in (("Điều cũ", "Luật cũ quy định"), ("Điều mới", "Luật mới quy định")):
            assert bool(row[place]) == bool(row[said]), row
        assert row["Khác ở điểm nào"] and "](" not in row["Luật mới quy định"]
    split = next(row for row in articles if ";" in row["Điều cũ"])
    assert split["Luật cũ quy định"].startswith(f"{split['Điều cũ'].partition(';')[0]}: ")


def test_the_workbooks_say_what_the_tables_say_with_days_and_numbers_as_such(view: View, tmp_path: Path) -> None:
    tree = {**comparison.files(view), **fines.build(view), **campaign_table.build(view)}
    for path, file in makers.made(makers.RECORD_BOOKS, tree, tmp_path).items():
        heads, *rows = csv_file.read(tree[f"files/{path.replace('.xlsx', '.csv')}"])
        table, columns = openpyxl.load_workbook(file).worksheets
        told = [["" if cell is None else str(cell).removesuffix(" 00:00:00") for cell in row] for row in table.values]
        assert told == [heads, *rows], path
        assert [name for name, _ in columns.values] == ["Cột", *heads]
        if path.endswith("fines.xlsx"):
            assert [row[6].value for row in table.iter_rows(2, 3)] == [1_000_000, 1_000_000]
            assert table["K2"].value.date() == date(2025, 12, 15) and table.freeze_panes == "B2"


def test_who_signed_is_what_the_official_text_prints(view: View) -> None:
    signed = {law.number: law.signer for law in view.site.laws if law.signer}
    assert signed["120/2025/QH15"] == "Chủ tịch Quốc hội Trần Thanh Mẫn" and len(signed) == 7
    [facts] = [page.data.facts for url, page in overviews.build(view).items() if url == "luat/120-2025-qh15/"]  # type: ignore[attr-defined]
    assert ("Người ký", signed["120/2025/QH15"]) in [(fact.term, fact.text) for fact in facts]


def test_campaigns_are_a_year_a_row_and_the_doubt_is_in_the_number(view: View) -> None:
    data = campaign_table.build(view)["files/api/v1/campaigns.csv"]
    rows = {row["Năm"]: row for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))}
    assert [*rows] == ["2026", "2025", "2024", "2023", "2022"]
    assert rows["2022"]["Số kế hoạch"] == "321/KH-UBND hoặc 312/KH-UBND (chưa rõ số nào đúng)"
    assert rows["2022"]["Ngày kế hoạch"] == "2022-05-21" and int(rows["2022"]["Số sự kiện"]) > 0
    assert rows["2025"]["Số kế hoạch"] == "" and "Chưa tìm thấy" in rows["2025"]["Lưu ý"]


@pytest.fixture(scope="module")
def fined(view: View) -> list[dict[str, str]]:
    data = fines.build(view)["files/api/v1/fines.csv"]
    assert data.startswith(b"\xef\xbb\xbf")
    return [*csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))]


def test_a_fine_has_its_point_its_days_and_its_caveats(fined: list[dict[str, str]]) -> None:
    first = fined[0]
    assert (first["Văn bản"], first["Điều khoản"]) == ("282/2025/NĐ-CP", "điểm a khoản 1 Điều 30")
    assert first["Mức"] == "cảnh cáo hoặc từ 1 đến 2 triệu đồng" and first["Có hiệu lực từ"] == "2025-12-15"
    assert (first["Từ (đồng)"], first["Đến (đồng)"]) == ("1000000", "2000000")
    assert "tổ chức bị phạt gấp 02 lần" in first["Lưu ý"] and "Công báo số 1583 + 1584" in first["Nguồn"]
    assert first["Trang"] == "https://mau.example/luat/282-2025-nd-cp/dieu-30/#khoan-1-diem-a"
    assert max(len(row["Lưu ý"]) for row in fined) < 120, "a remark, not the notes of a whole decree"


def test_every_point_that_fines_is_a_row_with_what_comes_on_top(view: View, fined: list[dict[str, str]]) -> None:
    articles = view.site.laws_by_number["282/2025/NĐ-CP"].articles
    rows = {row["Điều khoản"]: row for row in fined if row["Loại"] == "Phạt hành chính"}
    wanted = {
        Provision("282/2025/NĐ-CP", article, clause, point).place
        for article, last in (("30", 7), ("31", 6))
        for clause, points in articles[article].clauses.items()
        if int(clause) <= last
        for point in points or (None,)
    }
    assert set(rows) == wanted and all("đồng" in row["Mức"] for row in rows.values())
    on_top = {"Phạt bổ sung", "Khắc phục hậu quả"}
    rules = {row["Điều khoản"]: row["Hành vi"] for row in fined if row["Loại"] in on_top}
    assert {place for place in rules if "Điều 30" in place} == {
        *(f"điểm {point} khoản 8 Điều 30" for point in "abcd"),
        "khoản 9 Điều 30",
    }
    both = rows["điểm b khoản 5 Điều 30"]
    assert "điểm a khoản 8" in both["Phạt bổ sung"] and "Đình chỉ hoạt động" in both["Phạt bổ sung"]
    assert "khoản 9 Điều 30" in both["Khắc phục hậu quả"]
    assert rows["điểm b khoản 1 Điều 30"]["Phạt bổ sung"] == "", "only what article 30.8 names"
    assert "điểm a khoản 8" in rows["điểm c khoản 2 Điều 30"]["Phạt bổ sung"], "30.8.a names the whole clause"


def test_a_fine_says_whether_it_is_only_for_what_is_not_yet_a_crime(fined: list[dict[str, str]]) -> None:
    only = {row["Điều khoản"]: row["Chỉ khi chưa đến mức tội phạm"] for row in fined if "Điều 30" in row["Điều khoản"]}
    whole = {"điểm a khoản 1", *(f"điểm {point} khoản 2" for point in "abc")}
    partly = {f"điểm {point} khoản 5" for point in "bcdđeg"}
    assert {place for place, words in only.items() if words == "có"} == {f"{place} Điều 30" for place in whole}
    assert {place for place, words in only.items() if "một phần" in words} == {f"{place} Điều 30" for place in partly}
    assert sum(map(bool, only.values())) == len(whole | partly)
    assert not any("được phép" in row["Hành vi"] for row in fined)


def test_what_is_a_crime_says_that_the_press_tells_it(fined: list[dict[str, str]]) -> None:
    crimes = [row for row in fined if row["Loại"] == "Hình sự, theo báo chí"]
    assert len([row for row in crimes if row["Điều khoản"] == "Điều 256a Bộ luật Hình sự"]) == 5
    for row in crimes:
        assert "phạt tù" in row["Mức"] and row["Nguồn"] and not row["Từ (đồng)"], row
        assert "hưa đọc được bản chính thức" in row["Lưu ý"] or "cần đối chiếu" in row["Lưu ý"]


def test_the_schema_of_the_fines_is_that_of_their_rows(view: View, fined: list[dict[str, str]]) -> None:
    schema = Fines.model_json_schema(mode="serialization")
    [row] = schema["$defs"].values()
    assert [*row["properties"]] == [*fined[0]] and all(one["description"] for one in row["properties"].values())

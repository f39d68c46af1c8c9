"""Old law, new law: every article once, what matters to people first, and the same as a table; fines too."""

from __future__ import annotations

import pytest

from scripts.assemble.laws import comparison, fines
from scripts.assemble.parts import csv_file
from scripts.assemble.view import View
from scripts.model.law import Provision
from scripts.read import read
from tests.conftest import CHECKOUT
from tests.sources import NOW


@pytest.fixture(scope="module")
def view() -> View:
    site = read(CHECKOUT).site
    assert site
    return View(site.public(NOW), NOW, "https://mau.example/")


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
    tables = comparison.files(view) | fines.build(view)
    assert list(tables) == ["files/api/v1/law-changes.csv", "files/api/v1/fines.csv"]
    for name, data in tables.items():
        assert data.startswith(b"\xef\xbb\xbf") and b"\r\n" in data
        heads, *rows = csv_file.read(data)
        assert len(rows) > 10 and all(len(row) == len(heads) for row in rows), name
    kept_back = View(view.site, NOW, "https://mau.example/", has_domain=False)
    assert not any(b".example" in data for data in (comparison.files(kept_back) | fines.build(kept_back)).values())


def test_a_fine_has_its_clause_its_days_and_its_caveats(view: View) -> None:
    heads, *rows = csv_file.read(fines.build(view)["files/api/v1/fines.csv"])
    found = {(row[0], row[1]): dict(zip(heads, row, strict=True)) for row in rows}
    first = found["282/2025/NĐ-CP", "khoản 1 Điều 30"]
    assert first["Mức phạt"] == "từ 1 đến 2 triệu đồng" and first["Có hiệu lực từ"] == "2025-12-15"
    assert "cá nhân; tổ chức bị phạt gấp 02 lần" in first["Lưu ý"] and "cảnh cáo" in first["Diễn giải khoản"]
    assert first["Trang"] == "https://mau.example/luat/282-2025-nd-cp/dieu-30/#khoan-1"
    assert {place for law, place in found} >= {f"khoản {number} Điều 30" for number in range(1, 8)}
    assert {place for law, place in found} >= {f"khoản {number} Điều 31" for number in range(1, 7)}
    assert all("đồng" in row["Mức phạt"] for row in found.values()), "a licence taken away is no fine"

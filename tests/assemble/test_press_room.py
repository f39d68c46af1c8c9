"""The press room's data: who is named, what comes first, and what a fact must have."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from scripts.check import check
from scripts.model.values import VIETNAM
from scripts.read import read
from tests.assemble.test_assemble import meta
from tests.sources import CAMPAIGN, IDENTITY, NEWS, NOW, site, tree_of

ROOM = "---\ntitle: Báo chí\nsummary: Cho nhà báo.\n---\n## Trích dẫn\n\nNhư sau.\n"
FACT = """\
facts:
- label: Số xã
  value: 26/27 xã, xem [kế hoạch](chiendich:2022)
  date: 2022-09-18
  source: ["Báo mẫu, 18/9/2022"]
"""
PRESS = """\
press:
  contact: {name: Văn phòng mẫu, phone: 0000 000 001}
  hours: Giờ mẫu
  spokesperson: {name: Người mẫu, title: Chức vụ mẫu, phone: 0000 000 002, email: noi@mau.example}
  boilerplate: Đoạn **mẫu**, xem [trợ giúp](trang:ho-tro).
"""


def release(embargo: str) -> str:
    return NEWS.replace("kind: news", f"kind: release\nembargo: {embargo}").replace("2022-06-10", "2020-01-02")


def room(root: Path, now: datetime = NOW, **files: str) -> dict[str, object]:
    changes = {"content/bao-chi.md": ROOM} | {name.replace("__", "/"): text for name, text in files.items()}
    return dict(meta(tree_of(site(root, changes), now), "bao-chi/"))


def codes(root: Path, changes: dict[str, str | bytes | None]) -> set[str]:
    reading = read(site(root, changes))
    found = {problem.code for problem in reading.problems}
    if reading.site:
        found |= {finding.problem.code for finding in check(reading.site, NOW)}
    return found


def test_a_room_with_nobody_says_why(tmp_path: Path) -> None:
    alone = room(tmp_path / "a")
    assert alone["nobody"] == "no_agency" and "facts" not in alone
    owned = room(tmp_path / "b", **{"content/site.yml": IDENTITY + "agency: Sở Mẫu\n"})
    assert owned["nobody"] == "agency_silent"
    assert (
        room(tmp_path / "c", **{"content/site.yml": IDENTITY + "contact: {phone: 0238 000 0001}\n"}).get("nobody")
        is None
    )


def test_whoever_is_named_can_be_called(tmp_path: Path) -> None:
    found = room(tmp_path, **{"content/site.yml": IDENTITY + PRESS})
    rows = {row["term"]: row["parts"][0] for row in found["facts"]}  # type: ignore[attr-defined]
    assert rows["Điện thoại"]["to"] == "tel:0000000001"
    assert rows["Người phát ngôn"]["text"] == "Người mẫu" and rows["Giờ trả lời"]["text"] == "Giờ mẫu"
    assert rows["Thư của người phát ngôn"]["to"] == "mailto:noi@mau.example"
    assert '<a href="../ho-tro/">' in str(found["boilerplate"])


@pytest.mark.parametrize(("minute", "first"), [(59, "Tin mẫu"), (60, "Thông cáo")])
def test_a_release_stands_first_but_not_before_its_moment(tmp_path: Path, minute: int, first: str) -> None:
    text = release("2022-06-26T10:00").replace("title: Tin mẫu", "title: Thông cáo")
    now = datetime(2022, 6, 26, 9 + minute // 60, minute % 60, tzinfo=VIETNAM)
    found = room(tmp_path, now, **{"content/tin-tuc/2020-01-02-thong-cao.md": text})
    assert found["latest"][0]["title"] == first  # type: ignore[index]
    assert ("thong-cao" in str(found)) == (minute == 60)


def test_items_and_the_campaign_lead_to_their_files(tmp_path: Path) -> None:
    found = room(tmp_path)
    kinds = ("docx", "pdf", "txt", "zip")
    for path, files in (
        ("bao-chi/goi/tin-mau", found["latest"][0]["packs"]),  # type: ignore[index]
        ("bao-chi/bo-tai-lieu", found["dossiers"][0]["packs"]),  # type: ignore[index]
    ):
        assert [(file["kind"], file["url"]) for file in files] == [(kind, f"{path}.{kind}") for kind in kinds]


def test_facts_stand_in_the_press_room_and_on_the_campaigns_page(tmp_path: Path) -> None:
    tree = tree_of(site(tmp_path, {"content/bao-chi.md": ROOM, "events/2022/campaign.yml": CAMPAIGN + FACT}))
    for address, link in (("bao-chi/", "../chien-dich/2022/"), ("chien-dich/2022/", "../../chien-dich/2022/")):
        (row,) = meta(tree, address)["fact_sheet"]
        assert (row["label"], row["day"], row["sources"][0]["text"]) == ("Số xã", "18/9/2022", "Báo mẫu, 18/9/2022")
        assert f'href="{link}"' in row["html"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("  date: 2022-09-18\n", ""), "E710"),
        (("  date: 2022-09-18\n", "  date: 2022-09-18\n  date_unknown: Không ghi\n"), "E710"),
        (('  source: ["Báo mẫu, 18/9/2022"]\n', ""), "E207"),
        (('  source: ["Báo mẫu, 18/9/2022"]\n', "  source: []\n"), "E207"),
        (("chiendich:2022", "chiendich:1999"), "E301"),
        (("26/27 xã", "<script>x</script>"), "E314"),
    ],
)
def test_a_fact_without_day_source_or_ground_is_refused(tmp_path: Path, change: tuple[str, str], code: str) -> None:
    assert codes(tmp_path / "a", {"events/2022/campaign.yml": CAMPAIGN + FACT}) & {"E710", "E207", "E301"} == set()
    assert code in codes(tmp_path / "b", {"events/2022/campaign.yml": CAMPAIGN + FACT.replace(*change)})


def test_a_fact_may_say_that_its_day_is_not_known(tmp_path: Path) -> None:
    fact = FACT.replace("date: 2022-09-18", "date_unknown: Nguồn không ghi")
    files = {"content/bao-chi.md": ROOM, "events/2022/campaign.yml": CAMPAIGN + fact}
    (row,) = meta(tree_of(site(tmp_path, files)), "bao-chi/")["fact_sheet"]
    assert row["unknown"] == "Nguồn không ghi" and row["day"] is None


@pytest.mark.parametrize(("text", "code"), [("[x](trang:khong-co)", "E301"), ("<iframe src=x></iframe>", "E314")])
def test_the_boilerplate_is_checked_like_any_text(tmp_path: Path, text: str, code: str) -> None:
    assert code in codes(tmp_path, {"content/site.yml": f"{IDENTITY}press:\n  boilerplate: '{text}'\n"})


def test_without_a_written_page_there_is_no_room(tmp_path: Path) -> None:
    assert not [path for path in tree_of(site(tmp_path)) if path.startswith("docs/bao-chi/")]


NEXT = CAMPAIGN.replace("2022", "2027").replace("1/KH-MAU", "2/KH-MAU")


def test_while_a_new_year_has_no_facts_the_latest_stay_with_their_year(tmp_path: Path) -> None:
    """In the press room, on the new campaign's page, and in its dossier."""
    campaigns = {"events__2022__campaign.yml": CAMPAIGN + FACT, "events__2027__campaign.yml": NEXT}
    found = room(tmp_path, **campaigns)
    assert [row["label"] for row in found["fact_sheet"]] == ["Số xã"]  # type: ignore[attr-defined]
    assert "muc-du-kien" in str(found["toc"])
    words = "Tháng hành động mẫu 2027 chưa có dữ kiện nào được công bố kèm nguồn. Dữ kiện gần nhất là của"
    tree = tree_of(tmp_path)
    for older in (found["older"], meta(tree, "chien-dich/2027/")["older"]):
        assert older["words"] == words  # type: ignore[index]
        assert older["campaign"]["text"] == "Tháng hành động mẫu 2022"  # type: ignore[index]
        assert older["campaign"]["url"] == "chien-dich/2022/"  # type: ignore[index]
    assert "older" not in meta(tree, "chien-dich/2022/")
    dossier = tree["press/bao-chi/bo-tai-lieu.json"].decode()
    assert words in dossier and "https://mau.example/chien-dich/2022/" in dossier


def test_facts_of_the_new_year_take_the_place_of_the_old(tmp_path: Path) -> None:
    campaigns = {"events__2022__campaign.yml": CAMPAIGN + FACT, "events__2027__campaign.yml": NEXT + FACT}
    found = room(tmp_path, **campaigns)
    assert "older" not in found
    assert found["facts_of"]["url"] == "chien-dich/2027/"  # type: ignore[index]


def test_corrections_say_whom_to_tell_of_a_mistake(tmp_path: Path) -> None:
    owners = {
        "a": ("", "chưa có đầu mối nhận báo lỗi"),
        "b": ("agency: Sở Mẫu\n", "Sở Mẫu chưa ghi đầu mối nhận báo lỗi"),
        "c": (
            "agency: Sở Mẫu\ncontact: {name: Phòng Tin, email: b@mau.example}\n",
            'xin báo: Phòng Tin, <a href="mailto:b@mau.example">b@mau.example</a>.',
        ),
    }
    for folder, (owner, words) in owners.items():
        tree = tree_of(site(tmp_path / folder, {"content/site.yml": IDENTITY + owner}))
        assert words in meta(tree, "dinh-chinh/")["body"], folder

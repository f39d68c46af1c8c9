"""The assembled tree: pure, complete, and silent about what readers may not see."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from scripts.assemble.site import sitemap
from scripts.assemble.tree import Tree
from scripts.model.values import VIETNAM
from scripts.read import ledger
from tests.sources import LISTING, NEWS, QUESTION, put, site, tree_of
from tests.translated import LAO, declared


def meta(tree: Tree, url: str) -> dict[str, Any]:
    """The data of a page without what is empty in it: records write every field."""
    _, data, _ = tree[f"docs/{url}index.md"].decode().split("---\n", 2)
    loaded = given(json.loads(data))
    assert isinstance(loaded, dict)
    return loaded


def given(data: dict[str, Any]) -> dict[str, Any]:
    return {key: part for key, part in data.items() if part not in (None, "", [], {})}


def test_every_record_has_its_permanent_address(tmp_path: Path) -> None:
    pages = {path[5:-8] for path in tree_of(site(tmp_path)) if path.endswith("index.md")}
    assert pages == {
        "",
        "chien-dich/",
        "chien-dich/2022/",
        "chien-dich/2022/theo-doi/",
        "da-luu/",
        "dinh-chinh/",
        "ho-tro/",
        "hoi-dap/",
        "hoi-dap/cau-hoi-mau/",
        "luat/",
        "luat/1-2020-qh14/",
        "luat/dong-thoi-gian/",
        "ngoai-tuyen/",
        "nguon/",
        "nguon/chien-dich/",
        "nguon/hoi-dap/",
        "nguon/phap-luat/",
        "nguon/su-kien-2022/",
        "nguon/tin-tuc/",
        "nguon/trang/",
        "su-kien/",
        "su-kien/2022/",
        "su-kien/2022/mau-thuong-2022-06-09/",
        "su-kien/dia-ban/",
        "su-kien/dia-ban/mau-ha/",
        "su-kien/dia-ban/mau-thuong/",
        "su-kien/dia-ban/mau-thuong/da-trang/",
        "su-kien/thang/2022-06/",
        "tim-kiem/",
        "tin-tuc/",
        "tin-tuc/2022/",
        "tin-tuc/2022/tin-mau/",
    }


def test_links_by_identity_lead_to_assembled_files(tmp_path: Path) -> None:
    tree = tree_of(site(tmp_path))
    assert '"../su-kien/2022/mau-thuong-2022-06-09/"' in meta(tree, "ho-tro/")["body"]
    assert '"../../../luat/1-2020-qh14/#dieu-1"' in meta(tree, "su-kien/2022/mau-thuong-2022-06-09/")["body"]
    assert '<a href="../../luat/1-2020-qh14/#dieu-1">' in meta(tree, "hoi-dap/cau-hoi-mau/")["now"]


def test_a_title_may_be_in_any_script_or_of_signs_alone(tmp_path: Path) -> None:
    page = "---\ntitle: Trang mẫu\nsummary: Một câu.\nsources: [1/KH-MAU]\n---\nLời mẫu.\n"
    changes = {
        "content/hoi-dap/cau-hoi-mau.md": QUESTION.replace("title: Câu hỏi mẫu?", "title: 🎉"),
        "content/trang-mau.md": page,
        "content/lo/trang-mau.md": declared("lo", page.replace("Trang mẫu", LAO)),
    }
    tree = tree_of(site(tmp_path, changes))
    assert meta(tree, "lo/trang-mau/")["title"] == LAO and meta(tree, "hoi-dap/cau-hoi-mau/")["title"] == "🎉"
    index = json.loads(tree["files/tim-kiem/muc-luc.json"])
    assert "cau-hoi-mau" in json.dumps(index) and "lo/trang-mau" in json.dumps(index)


def test_headings_carry_our_anchors(tmp_path: Path) -> None:
    assert '<h2 id="dieu-5-quy-dinh-gi">' in meta(tree_of(site(tmp_path)), "hoi-dap/cau-hoi-mau/")["body"]


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("2022-06-01", "soon"),
        ("2022-06-09", "ongoing"),
        ("2022-06-10", "past"),
    ],
)
def test_status_follows_the_moment(tmp_path: Path, day: str, code: str) -> None:
    now = datetime.fromisoformat(day).replace(tzinfo=VIETNAM)
    assert meta(tree_of(site(tmp_path), now), "su-kien/2022/mau-thuong-2022-06-09/")["status"]["code"] == code


def test_a_cancelled_event_stays_and_says_why(tmp_path: Path) -> None:
    text = LISTING.replace("  kind:", "  status: cancelled\n  reason: Mưa bão mẫu.\n  kind:")
    tree = tree_of(site(tmp_path, {"events/2022/mau-thuong.yml": text}))
    found = meta(tree, "su-kien/2022/mau-thuong-2022-06-09/")
    assert (found["status"]["code"], found["status"]["tone"]) == ("cancelled", "off")
    assert found["banner"]["title"] == "Hoạt động này đã bị hủy"
    assert {"term": "Lý do", "parts": [{"text": "Mưa bão mẫu.", "at": None}], "old": False} in found["banner"]["rows"]


def test_a_translated_source_is_said_to_need_the_original(tmp_path: Path) -> None:
    text = LISTING.replace("source: https://mau.example/nguon", "source: {url: 'https://mau.example/fr', language: fr}")
    found = meta(tree_of(site(tmp_path, {"events/2022/mau-thuong.yml": text})), "su-kien/2022/mau-thuong-2022-06-09/")
    assert found["check_note"].startswith("Cần đối chiếu bản gốc")


SECRET = "bi-mat-khong-duoc-lo"
HIDDEN = {
    "embargo": NEWS.replace("kind: news", "kind: news\nembargo: 2027-01-01 10:00"),
    "future": NEWS.replace("date: 2022-06-10", "date: 2030-06-10"),
    "expired": NEWS.replace("kind: news", "kind: news\nexpires: 2022-07-01 00:00"),
    "draft": NEWS.replace("kind: news", "kind: news\ndraft: true"),
    "sample": NEWS.replace("kind: news", "kind: news\nsample: true"),
}


@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN.keys())
def test_nothing_hidden_is_anywhere_in_the_tree(tmp_path: Path, text: str) -> None:
    day = "2030-06-10" if "2030" in text else "2022-06-10"
    secret = text.replace("Tin mẫu", f"Tin {SECRET}").replace("Nội dung", SECRET)
    tree = tree_of(site(tmp_path, {f"content/tin-tuc/{day}-{SECRET}.md": secret}))
    assert not [path for path in tree if SECRET in path]
    assert not [path for path, data in tree.items() if SECRET.encode() in data]


def test_the_embargo_ends_on_the_second(tmp_path: Path) -> None:
    root = site(tmp_path, {"content/tin-tuc/2022-06-10-cam.md": HIDDEN["embargo"]})
    moment = datetime(2027, 1, 1, 10, 0, tzinfo=VIETNAM)
    assert "docs/tin-tuc/2022/cam/index.md" not in tree_of(root, moment - timedelta(seconds=1))
    assert "docs/tin-tuc/2022/cam/index.md" in tree_of(root, moment)


def test_a_sample_event_is_never_published(tmp_path: Path) -> None:
    text = LISTING.replace("  kind:", "  sample: true\n  kind:")
    tree = tree_of(
        site(
            tmp_path,
            {
                "events/2022/mau-thuong.yml": text,
                "content/ho-tro.md": "---\ntitle: T\nsummary: S\n---\n## Gọi cho ai\n",
            },
        )
    )
    assert not [path for path in tree if "mau-thuong-2022-06-09" in path]


def test_an_ended_law_says_what_holds_now(tmp_path: Path) -> None:
    old = (
        "number: 2/2019/QH14\nslug: 2-2019-qh14\ntitle: Luật cũ\nshort_title: Luật cũ\nissuer: X\npassed: 2019-01-01\n"
        "effective: 2019-01-01\nended: 2020-07-01\nreplaced_by: 1/2020/QH14\nofficial_source: Công báo số 1\n"
        "chapters: [{number: I, title: Chung, articles: [{number: 1, title: Một}]}]\n"
    )
    root = site(
        tmp_path,
        {
            "content/luat/2-2019-qh14/law.yml": old,
            "content/hoi-dap/cau-hoi-mau.md": QUESTION.replace("['1/2020/QH14#dieu-1.1']", "['2/2019/QH14#dieu-1']"),
        },
    )
    tree = tree_of(root)
    box = meta(tree, "luat/2-2019-qh14/")["law"]["force"]
    assert box["tone"] == "ended" and box["url"] == "luat/1-2020-qh14/"
    tones = [row["force"]["tone"] for row in meta(tree, "hoi-dap/cau-hoi-mau/")["basis"]]
    assert tones == ["ok", "ended"], "what holds today comes first"
    before = meta(tree_of(root, datetime(2020, 6, 30, tzinfo=VIETNAM)), "luat/2-2019-qh14/")["law"]["force"]
    assert before["tone"] == "ok"


def test_a_sitemap_of_too_many_pages_leads_to_parts_which_the_next_build_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = tree_of(site(tmp_path))["files/sitemap.xml"]
    monkeypatch.setattr(sitemap, "MOST", 7)
    tree = tree_of(tmp_path)
    parts = sorted(path for path in tree if path.startswith("files/sitemap-"))
    locations = re.findall(rb"<loc>.*?</loc>", whole)
    assert [len(re.findall(b"<url>", tree[part])) for part in parts][:-1] == [7] * (len(parts) - 1)
    assert sorted(re.findall(rb"<loc>.*?</loc>", b"".join(tree[part] for part in parts))) == sorted(locations)
    assert re.findall(rb"<loc>https://mau.example/(.*?)</loc>", tree["files/sitemap.xml"]) == [
        part.removeprefix("files/").encode() for part in parts
    ]
    published = (*parts, "files/sitemap.xml", "files/robots.txt")
    put(tmp_path / "site", {path.removeprefix("files/"): tree[path] for path in published})
    assert len(ledger._listed(tmp_path)) == len(locations)


def test_the_sitemap_dates_come_from_the_records(tmp_path: Path) -> None:
    text = NEWS.replace(
        "kind: news",
        "kind: news\nchanges: [{date: 2022-07-01, note: Sửa.}, {date: 2022-08-01, minor: true, note: Lỗi gõ.}]",
    )
    tree = tree_of(site(tmp_path, {"content/tin-tuc/2022-06-10-tin-mau.md": text}))
    written = tree["files/sitemap.xml"].decode()
    assert "<loc>https://mau.example/tin-tuc/2022/tin-mau/</loc><lastmod>2022-07-01</lastmod>" in written
    assert "tim-kiem" not in written

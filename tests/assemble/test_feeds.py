"""Feeds read back with tools that are not ours: feedparser, lxml and json."""

from __future__ import annotations

import json
import tempfile
import unicodedata
from pathlib import Path
from typing import Any

import feedparser
import lxml.etree
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from scripts.assemble.news.feeds import FORMATS
from scripts.assemble.tree import Tree
from scripts.vietnamese.garbled import garbled
from scripts.vietnamese.odd_signs import mended
from tests.assemble.test_assemble import meta
from tests.sources import NEWS, site, tree_of

XML = ("rss.xml", "atom.xml")
BODY = """\
## Một mục

Xem [sự kiện](sukien:mau-thuong-2022-06-09) và Điều 1.

| Cột | Cột |
| --- | --- |
| a & b | `<c>` |
"""


def item(**changes: Any) -> str:
    """News with other front matter; YAML reads JSON, so it can hold any text."""
    head, body = NEWS.split("---\n", 2)[1:]
    lines = [line for line in head.splitlines() if line.split(":")[0] not in changes]
    lines += [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in changes.items() if key != "body"]
    return "---\n" + "\n".join(lines) + "\n---\n" + changes.get("body", body)


def feeds(root: Path, files: dict[str, str | bytes | None]) -> Tree:
    tree = tree_of(site(root, files))
    return {
        path[len("files/") :]: data for path, data in tree.items() if "tin-tuc/" in path and path.startswith("files/")
    }


def one(root: Path, **changes: Any) -> Tree:
    return feeds(root, {"content/tin-tuc/2022-06-10-tin-mau.md": item(**changes)})


def entries(tree: Tree, name: str) -> list[Any]:
    """(title, id, link, whole text) of each entry, whatever the format."""
    data = tree[f"tin-tuc/{name}"]
    if name == "feed.json":
        return [(e["title"], e["id"], e["url"], e["content_html"]) for e in json.loads(data)["items"]]
    lxml.etree.fromstring(data)
    parsed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    assert not parsed.bozo, parsed.get("bozo_exception")
    return [(e.title, e.id, e.link, e.content[0].value) for e in parsed.entries]


@pytest.mark.parametrize("name", [*XML, "feed.json"])
def test_the_whole_text_with_absolute_links(tmp_path: Path, name: str) -> None:
    ((title, permanent, link, text),) = entries(one(tmp_path, body=BODY), name)
    assert (title, link) == ("Tin mẫu", "https://mau.example/tin-tuc/2022/tin-mau/")
    assert permanent == "tag:mau.example,2022-06-10:tin:tin-mau"
    assert 'href="https://mau.example/su-kien/2022/mau-thuong-2022-06-09/"' in text
    assert "<td>a &amp; b</td>" in text and "&lt;c&gt;" in text
    assert "https://mau.example/tin</a>" in text  # the source


TITLES = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="\ufffe\uffff"),
    min_size=1,
    max_size=300,
).filter(lambda text: text.strip() and not text.strip().startswith("\ufeff") and not [*garbled(text)])
NASTY = [
    "A & B <b>đậm</b> ]]> \"nháy\" 'đơn'",
    "😀 👩‍👩‍👧 biểu tượng",
    unicodedata.normalize("NFD", "Phòng, chống ma tuý ở Nghệ An"),
    "\u202eđảo chiều\u202c \u200fphải sang trái",
    "a" * 300,
    "<script>alert(1)</script>",
    "&amp; &lt; &#0; &nbsp;",
]


def titles(tree: Tree, name: str) -> list[str]:
    """Unchanged: feedparser corrects what it takes for a wrong encoding, and `Îº` is one to it."""
    if name == "feed.json":
        return [entry["title"] for entry in json.loads(tree[f"tin-tuc/{name}"])["items"]]
    root = lxml.etree.fromstring(tree[f"tin-tuc/{name}"])
    return root.xpath("//item/title/text()") or root.xpath("//*[local-name()='entry']/*[local-name()='title']/text()")


def survives(title: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        tree = one(Path(folder), title=title, summary=title, tags=[title.strip()[:80]])
        # Less the signs that nobody sees, which the reader takes out with a warning.
        shown = " ".join(mended(unicodedata.normalize("NFC", title))[0].split())
        assert all(len(entries(tree, name)) == 1 for name in XML)
        found = {name: titles(tree, name)[0] for name in (*XML, "feed.json")}
        assert {" ".join(text.split()) for text in found.values()} == {shown}, found


@pytest.mark.parametrize("title", NASTY)
def test_a_nasty_title_is_the_same_title_everywhere(title: str) -> None:
    survives(title)


@pytest.mark.slow
@given(TITLES)
@settings(max_examples=20, deadline=None, phases=[Phase.generate])
def test_any_title_is_well_formed_and_whole(title: str) -> None:
    survives(title)


def test_what_xml_cannot_hold_is_left_out(tmp_path: Path) -> None:
    tree = one(tmp_path, body="Một&#11;hai&#xFFFF;ba.\n")
    for name in XML:
        assert "<p>Một\ufffdhai\ufffdba.</p>" in entries(tree, name)[0][3]


@pytest.mark.parametrize(("minor", "day"), [(True, "2022-06-10"), (False, "2022-07-01")])
def test_updated_moves_only_when_the_meaning_does(tmp_path: Path, minor: bool, day: str) -> None:
    tree = one(tmp_path, changes=[{"date": "2022-07-01", "minor": minor, "note": "Sửa."}])
    assert f"<updated>{day}T00:00:00+07:00</updated>".encode() in tree["tin-tuc/atom.xml"]
    assert json.loads(tree["tin-tuc/feed.json"])["items"][0]["date_modified"] == f"{day}T00:00:00+07:00"
    parsed = feedparser.parse(tree["tin-tuc/rss.xml"])
    assert parsed.entries[0].published == "Fri, 10 Jun 2022 00:00:00 +0700"


def test_a_correction_stands_first(tmp_path: Path) -> None:
    tree = one(tmp_path, correction="Tên người <phát> ngôn đã được sửa.")
    for name in (*XML, "feed.json"):
        assert entries(tree, name)[0][3].startswith("<p><strong>Tên người &lt;phát&gt; ngôn")


def test_each_focus_and_district_has_its_own(tmp_path: Path) -> None:
    other = item(title="Tin khác", focus=["truyen-thong"], places=["Mẫu Hạ"])
    tree = feeds(tmp_path, {"content/tin-tuc/2022-06-11-tin-khac.md": other})
    for folder in ("chu-de/truyen-thong", "dia-ban/mau-ha"):
        parsed = feedparser.parse(tree[f"tin-tuc/{folder}/rss.xml"])
        assert [entry.title for entry in parsed.entries] == ["Tin khác"]
        assert parsed.feed.links[1].href == f"https://mau.example/tin-tuc/{folder}/rss.xml"
    assert len(entries(tree, "rss.xml")) == 2
    assert "tin-tuc/dia-ban/mau-thuong/rss.xml" not in tree


def test_a_format_is_beside_every_list_and_named_to_readers(tmp_path: Path) -> None:
    tree = tree_of(site(tmp_path, {"content/bao-chi.md": "---\ntitle: Báo chí\nsummary: Cho nhà báo.\n---\nChữ.\n"}))
    room = meta(tree, "bao-chi/")
    lists = [row["url"] for group in room["feed_groups"] for row in group["cards"]]
    assert lists[:2] == ["tin-tuc/", "dinh-chinh/"]
    assert [(kind["url"], kind["text"]) for kind in room["formats"]] == [(one.file, one.label) for one in FORMATS]
    for url in lists:
        linked = {feed["url"]: feed["type"] for feed in meta(tree, url)["feeds"]}
        assert linked == {f"{url}{one.file}": one.media for one in FORMATS}
        assert all(f"files/{url}{one.file}" in tree for one in FORMATS)


def test_a_feed_says_nothing_early(tmp_path: Path) -> None:
    tree = one(tmp_path, title="Chuyện bí mật", embargo="2027-01-01 10:00")
    assert all("bí mật".encode() not in data for data in tree.values())
    assert entries(tree, "rss.xml") == []


def test_pictures_are_absolute(tmp_path: Path) -> None:
    picture = {"file": "anh.png", "alt": "Ảnh mẫu", "credit": "Người chụp mẫu", "licence": "CC BY 4.0"}
    png = (Path(__file__).parent / "one-pixel.png").read_bytes()
    text = item(image=picture, body="![Ảnh mẫu](anh.png)\n")
    tree = feeds(tmp_path, {"content/tin-tuc/2022-06-10-tin-mau.md": text, "content/tin-tuc/anh.png": png})
    at = "https://mau.example/tin-tuc/2022/tin-mau/anh.png"
    assert json.loads(tree["tin-tuc/feed.json"])["items"][0]["image"] == at
    assert f'src="{at}"' in entries(tree, "atom.xml")[0][3]

"""A province that gathers what its districts publish: what readers see, and what becomes of it afterwards."""

from __future__ import annotations

import json
import shutil
import socket
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from lxml import html

from scripts.flow.building import Built, Options, build
from scripts.flow.checking import problems_of
from scripts.flow.progress import Progress
from scripts.read.ledger import read_ledger
from tests.other_sites import FILE, SOURCE, document, event, gathering
from tests.read.test_same_event import OURS
from tests.sources import IDENTITY, NOW, site

LATER = NOW + timedelta(days=2)
PAGE = "site/su-kien/2022/mau-ha-a/index.html"
THEIRS = event(
    "a", focus=["truyen-thong"], description="Mời <b>bà con</b> đến [nhà văn hóa](https://mau-ha.example/n)."
)


def published(root: Path) -> Built:
    return build(root, LATER, Options(compressed=False), Progress(quiet=True))


def codes(root: Path) -> list[str]:
    return [found.code for found in problems_of(root, LATER)]


def text_of(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _refuse(*arguments: Any, **options: Any) -> Any:
    raise AssertionError("the network was asked")


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Checked and built without a network; of one of the sources there is no copy yet."""
    sources = f"{SOURCE}, {{id: xa, name: Xã Đá Trắng, url: 'https://xa.example/events.json'}}"
    files = {FILE: document(THEIRS, event("b", **OURS), event("c", start="2022-06-12"))}
    root = gathering(tmp_path_factory.mktemp("tinh"), files, sources)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("getaddrinfo", "create_connection", "gethostbyname"):
            patch.setattr(socket, name, _refuse)
        patch.setattr(socket.socket, "connect", _refuse)
        patch.setattr(socket.socket, "connect_ex", _refuse)
        assert sorted(codes(root)) == ["W801", "W804"]
        assert "3 sự kiện" in published(root).contents
    yield root


def test_the_page_says_whose_event_it_is(province: Path) -> None:
    page = html.parse(str(province / PAGE), html.HTMLParser(encoding="utf-8")).getroot()
    [link] = page.xpath(f"//header//a[@href='{THEIRS['url']}']")
    assert link.getparent().text_content().strip() == "Theo UBND huyện Mẫu Hạ"
    assert page.xpath("string(//link[@rel='canonical']/@href)") == "https://mau.example/su-kien/2022/mau-ha-a/"
    prose = " ".join(page.xpath("string(//article)").split())
    assert "Mời <b>bà con</b> đến nhà văn hóa." in prose and not page.xpath("//article//b[.='bà con']")
    [node] = [
        part
        for script in page.xpath("//script[@type='application/ld+json']")
        for part in json.loads(script.text)["@graph"]
        if part["@type"] == "Event"
    ]
    assert node["sameAs"] == THEIRS["url"] and node["subjectOf"]["publisher"]["name"] == "UBND huyện Mẫu Hạ"


def test_lists_finder_and_frames_say_so_too(province: Path) -> None:
    words = "Theo UBND huyện Mẫu Hạ"
    for name in ("su-kien/", "su-kien/2022/", "su-kien/dia-ban/mau-ha/", "nhung/mau-ha/"):
        assert words in text_of(province / "site" / name / "index.html"), name
    found = json.loads(text_of(province / "site/su-kien/danh-sach.json"))
    row = found["id"].index("mau-ha-a")
    assert found["places"][found["place"][row]][2] == f"Xã Đá Trắng, huyện Mẫu Hạ · {words}"
    ours = found["id"].index("mau-thuong-2022-06-09")
    assert "Theo" not in found["places"][found["place"][ours]][2]


def test_calendars_know_it_by_its_own_identifier(province: Path) -> None:
    entries = icalendar.Calendar.from_ical((province / "site/su-kien/lich.ics").read_bytes()).walk("VEVENT")
    found = [str(entry["UID"]) for entry in entries]
    # The last two are of the next June.
    assert found[:-2] == ["mau-thuong-2022-06-09@mau.example", "a@mau-ha.example", "c@mau-ha.example"]
    assert f"Theo: UBND huyện Mẫu Hạ, {THEIRS['url']}" in str(entries[1]["DESCRIPTION"])


def test_an_event_of_both_is_published_once_with_both_as_sources(province: Path) -> None:
    assert not (province / "site/su-kien/2022/mau-ha-b").exists()
    file = province / "site/su-kien/2022/mau-thuong-2022-06-09/index.html"
    page = html.parse(str(file), html.HTMLParser(encoding="utf-8")).getroot()
    assert page.xpath("//section[contains(@class, 'sources')]//a[@href='https://mau-ha.example/su-kien/2022/b/']")
    assert "Theo" not in page.xpath("string(//article/header)")


@pytest.fixture
def root(province: Path, tmp_path: Path) -> Path:
    """The sources of the province and its ledger, after it was published."""
    for name in ("content", "events", "nguon"):
        shutil.copytree(province / name, tmp_path / name)
    shutil.copy(province / "ledger.jsonl", tmp_path)
    (tmp_path / "content/site.yml").write_text(f"{IDENTITY}sources: [{SOURCE}]\n", encoding="utf-8")
    return tmp_path


def replaced(root: Path, *events: dict[str, Any]) -> None:
    (root / FILE).write_bytes(document(*events, event("b", **OURS)))


def gone(root: Path) -> list[str]:
    return [found.message for found in problems_of(root, LATER) if found.code == "W809"]


def test_what_they_change_needs_no_note_of_ours(root: Path) -> None:
    [entry, _] = [one for one in read_ledger(root)[0].entries.values() if one.source]
    assert (entry.url, entry.source, entry.said) == ("su-kien/2022/mau-ha-a/", "mau-ha", None)
    replaced(root, THEIRS | {"title": "Tên khác hẳn", "start": "2022-06-13"}, event("c", start="2022-06-12"))
    assert codes(root) == ["W804"]


def test_a_lost_event_of_theirs_refuses_nothing(root: Path) -> None:
    replaced(root, THEIRS, event("c", kind="x"))
    assert "su-kien/2022/mau-ha-c/" in gone(root)[0] and "E" not in "".join(code[0] for code in codes(root))
    replaced(root, THEIRS, event("c", start="2022-06-12", year=2023))
    assert len(gone(root)) == 1
    (root / "content/site.yml").write_text(IDENTITY, encoding="utf-8")
    assert len(gone(root)) == 2 and "“mau-ha”" in gone(root)[0]


def test_the_address_of_an_event_that_is_gone_leads_on(root: Path) -> None:
    replaced(root, event("z", start="2022-06-20"))
    listing = "events:\n- {id: rieng, title: Buổi nói chuyện c năm 2022, summary: Một câu., kind: toa-dam,"
    listing += " start: 2022-06-12, place: {district: Mẫu Hạ, commune: Đá Trắng}, source: 1/KH-MAU}\n"
    (root / "events/2022/mau-ha.yml").write_text(listing, encoding="utf-8")
    replaced(root, event("c", start="2022-06-12"), event("z", start="2022-06-20"))
    assert sorted(codes(root)) == ["W804", "W804", "W809"]
    assert published(root).output
    page = "site/su-kien/2022/mau-ha-{}/index.html"
    assert 'url=../rieng/"' in text_of(root / page.format("c")), "it became ours"
    notice = text_of(root / page.format("a"))
    assert "Hoạt động này không còn ở nơi đã công bố" in notice and "theo UBND huyện Mẫu Hạ" in notice
    assert "noindex" in notice and "Buổi nói chuyện" not in notice and 'href="../"' in notice
    assert "mau-ha-a" not in text_of(root / "site/sitemap.xml")
    # The build after the next knows it still.
    [entry] = [one for one in read_ledger(root)[0].entries.values() if one.url.endswith("mau-ha-a/")]
    assert entry.source == "mau-ha" and not entry.listed and len(gone(root)) == 1
    moved = "redirects:\n- {from: /su-kien/2022/mau-ha-a/, to: 'sukien:mau-ha-z'}\n"
    (root / "content/redirects.yml").write_text(moved, encoding="utf-8")
    assert gone(root) == []


@pytest.mark.parametrize(
    ("sources", "code"),
    [
        ("{id: a, name: A}", "E800"),
        ("{id: a, name: A, file: x.json, url: 'https://a.example/'}", "E800"),
        ("{id: a, name: A, url: 'http://a.example/'}", "E204"),
        ("{id: a, name: A, url: 'javascript:alert(1)'}", "E217"),
        ("{id: a, name: A, file: ../x.json}", "E204"),
        ("{id: a, name: A, file: /etc/x.json}", "E204"),
        ("{id: a, name: A, file: 'C:\\x.json'}", "E204"),
        ("{id: a, name: A, file: .git/x.json}", "E204"),
        ("{id: a, name: A, file: x.yml}", "E204"),
        ("{id: A b, name: A, file: x.json}", "E209"),
        ("{id: a, name: A, url: 'https://a.example/'}, {id: a, name: B, url: 'https://b.example/'}", "E306"),
    ],
)
def test_a_source_must_be_named_well(tmp_path: Path, sources: str, code: str) -> None:
    assert code in codes(gathering(tmp_path, {}, sources))


def test_a_copy_that_belongs_to_no_source_is_told(tmp_path: Path) -> None:
    assert codes(site(tmp_path, {"events/sources/xa.json": document(THEIRS)})) == ["W806"]
    kept = "{id: ha, name: Hạ, file: events/sources/xa.json}"
    assert codes(gathering(tmp_path, {"events/sources/xa.json": document(THEIRS)}, kept)) == []

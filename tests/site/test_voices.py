"""Pictures, quotations and recordings: they have their place on news, events and pages, and take none until given."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from scripts.check.checks import check
from scripts.flow.building import Options, build
from scripts.flow.progress import Progress
from scripts.read.sources import read
from tests.pictures import photo
from tests.sources import LISTING, NEWS, NOW, site

# One worker builds their site for all.
pytestmark = pytest.mark.xdist_group("voices")

NOTE = b"19.2700 104.1400 May cua anh A"
MP3 = b"ID3\x03\x00\x00" + bytes([0, 0, 0, len(NOTE)]) + NOTE + b"\xff\xfb\x90\x00" * 400 + b"TAG" + NOTE.ljust(125)


def box(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I4s", len(data) + 8, name) + data


M4A = (
    box(b"ftyp", b"M4A isom")
    + box(b"moov", box(b"mvhd", b"\x01" * 8) + box(b"udta", NOTE))
    + box(b"mdat", b"\x02" * 99)
)
VOICES = """\
quotes:
- {text: Cả bản cùng giữ., name: Bà Mẫu, role: Trưởng bản mẫu, date: 2022-06-09, source: 1/KH-MAU}
audio:
- file: phat-thanh.%s
  title: Bài phát thanh mẫu
  credit: Đài mẫu
  licence: CC BY 4.0
  transcript: |
    Kính thưa <bà con>.

    Xin hết.
"""
PAGE = f"---\ntitle: Mô hình mẫu\nsummary: Mẫu.\nimage: {{file: ban.jpg, alt: Bản mẫu, credit: Bà Chụp}}\n{VOICES % 'm4a'}---\nThân bài.\n"
FILES: dict[str, str | bytes] = {
    "content/tin-tuc/2022-06-10-tin-mau.md": NEWS.replace("kind: news", f"kind: news\n{VOICES % 'mp3'}".rstrip()),
    "content/tin-tuc/phat-thanh.mp3": MP3,
    "content/trang-mau.md": PAGE,
    "content/phat-thanh.m4a": M4A,
    "content/ban.jpg": photo(400, 300),
    "events/2022/mau-thuong.yml": LISTING + "".join(f"  {line}\n" for line in (VOICES % "mp3").rstrip().split("\n")),
    "events/2022/phat-thanh.mp3": MP3,
}
ITEM, EVENT, PAGE_URL = "tin-tuc/2022/tin-mau/", "su-kien/2022/mau-thuong-2022-06-09/", "trang-mau/"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = site(tmp_path_factory.mktemp("tiếng"), FILES)
    built = build(folder, NOW, Options(), Progress(quiet=True))
    assert built.output is not None and not built.warnings, (built.problems, built.warnings)
    yield built.output


def page(root: Path, address: str) -> html.HtmlElement:
    return html.parse(root / address / "index.html", html.HTMLParser(encoding="utf-8")).getroot()


@pytest.mark.parametrize(("address", "ending"), [(ITEM, "mp3"), (EVENT, "mp3"), (PAGE_URL, "m4a")])
def test_words_have_a_name_and_a_day_and_sounds_have_their_words(root: Path, address: str, ending: str) -> None:
    main = page(root, address).find(".//main")
    said = main.xpath(".//figure[@class='quote']")
    assert [one.findtext("blockquote/p") for one in said] == ["Cả bản cùng giữ."]
    assert said[0].find("figcaption").text_content().split(" · ") == ["Bà Mẫu, Trưởng bản mẫu", "09/6/2022", "1/KH-MAU"]
    [heard] = main.xpath(".//figure[@class='audio']")
    player = heard.find("audio")
    assert (player.get("preload"), player.get("autoplay")) == ("none", None)
    assert (root / address / player.get("src")).is_file() and player.get("src").endswith(ending)
    assert [line.text for line in heard.findall("details/p")] == ["Kính thưa <bà con>.", "Xin hết."]
    assert "Đài mẫu · CC BY 4.0" in heard.find("figcaption").text_content()


def test_a_page_about_a_place_shows_its_picture_with_whoever_took_it(root: Path) -> None:
    [shown] = page(root, PAGE_URL).xpath("//main//figure[picture]")
    assert shown.xpath("string(.//img/@alt)") == "Bản mẫu" and "Bà Chụp" in shown.find("figcaption").text_content()


def test_no_recording_tells_where_and_with_what_it_was_made(root: Path) -> None:
    sounds = [*root.rglob("*.mp3"), *root.rglob("*.m4a")]
    assert len(sounds) == 3
    for sound in sounds:
        data = sound.read_bytes()
        assert NOTE not in data
        assert data == b"\xff\xfb\x90\x00" * 400 if sound.suffix == ".mp3" else len(data) == len(M4A)


def test_programs_have_them_too(root: Path) -> None:
    for data, address in (("news/tin-mau.json", ITEM), ("events/mau-thuong-2022-06-09.json", EVENT)):
        found = json.loads((root / "api/v1" / data).read_bytes())
        assert found["quotes"][0]["name"] == "Bà Mẫu" and found["quotes"][0]["date"] == "2022-06-09"
        assert found["audio"][0]["url"].endswith(f"{address}phat-thanh.mp3")
        assert found["audio"][0]["transcript"].endswith("Xin hết.")
    [entry] = json.loads((root / "tin-tuc/feed.json").read_bytes())["items"]
    assert (
        "<blockquote><p>Cả bản cùng giữ.</p></blockquote><p>Bà Mẫu, Trưởng bản mẫu, 09/6/2022</p>"
        in entry["content_html"]
    )
    assert f'<a href="https://mau.example/{ITEM}phat-thanh.mp3">Bài phát thanh mẫu</a>' in entry["content_html"]


def test_a_page_without_voices_has_no_trace_of_them(root: Path) -> None:
    assert not page(root, "hoi-dap/cau-hoi-mau/").xpath("//figure | //audio | //blockquote")


@pytest.mark.parametrize(
    ("changes", "code", "place"),
    [
        ({"content/phat-thanh.m4a": None}, "E336", "content/trang-mau.md"),
        ({"content/phat-thanh.m4a": b"<html>"}, "E337", "content/trang-mau.md"),
        ({"content/phat-thanh.m4a": M4A + bytes(5_000_000)}, "E338", "content/trang-mau.md"),
        (
            {"content/trang-mau.md": PAGE[: PAGE.index("  transcript")] + "---\nThân bài.\n"},
            "E201",
            "content/trang-mau.md",
        ),
        ({"content/trang-mau.md": PAGE.replace("date: 2022-06-09, ", "")}, "E201", "content/trang-mau.md"),
        ({"content/trang-mau.md": PAGE.replace("  credit: Đài mẫu\n", "")}, "E201", "content/trang-mau.md"),
    ],
)
def test_what_is_missing_is_told_at_its_place(
    tmp_path: Path, changes: dict[str, str | bytes | None], code: str, place: str
) -> None:
    reading = read(site(tmp_path, {path: data for path, data in {**FILES, **changes}.items() if data is not None}))
    assert reading.whole
    problems = [*reading.problems, *(finding.problem for finding in check(reading.whole, NOW))]
    found = [(one.code, one.at.path) for one in problems if one.is_error]
    assert found == [(code, place)], problems

"""A thousand random titles and texts through the real build, read back from every format with tools that are not ours."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import random
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import brotli
import docx
import feedparser
import lxml.etree
import openpyxl
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from icalendar import Calendar
from lxml import html
from PIL import Image

from scripts.vietnamese.odd_signs import mended
from tests.conftest import command
from tests.sources import PLACES, put, site

# One worker builds their site for all.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("titles")]

COUNT = 100  # of each kind, news and events: some 1,000 titles
DISTRICTS = 10  # a feed holds 30 items, so each item is in the feed of a district
SEED = 2022_06_26
NAMES = [f"khu-{number}" for number in range(DISTRICTS)]

# What has broken a format of ours or of somebody else's: markup, quoting, templates, YAML, Markdown, CSV, calendars.
PIECES = (
    *(
        "&",
        "<",
        ">",
        "]]>",
        "<![CDATA[",
        "</script>",
        "</title>",
        "&amp;",
        "&#0;",
        "&nbsp;",
        "<b>đậm</b>",
    ),
    *('"', "'", "“nháy”", "\\", "\\n", "\\u0000", "`", "{{ x }}", "{% x %}", "${x}", "%s", "{0}", "#let", "$x$"),
    *(
        ": ",
        " #",
        "- ",
        "[x](y)",
        "*x*",
        "_x_",
        "~~x~~",
        "==x==",
        "|",
        "[^1]",
        "Điều 1",
        ";",
        ",",
        "=1+1",
        "+84",
        "@ref",
    ),
    *("😀", "👩‍👩‍👧", "🇻🇳", "👍🏽", "\u202eđảo\u202c", "\u200fphải", "שלום", "سلام", "ສະບາຍດີ", "ꪼꪕ", "漢字", "𠀋"),
    *("e\u0302\u0323", "tuý", "tu\u0301y", "Z\u0351\u036b\u0343", "\u00a0", "\u00ad", "\u200b", "\u2028", "\ufeff"),
    *("Phòng, chống", "ma túy", "Ễ", "ự", "W" * 60, "a" * 90, "ﬁ", "ǅ", "İ", "ß"),
)
# Not those of Latin-1: among such letters nobody can tell which are old fonts' (E131, E130).
LETTERS = [range(0x20, 0x7F), range(0x100, 0x250), range(0x300, 0x370), range(0x1E00, 0x1F00), range(0x1F300, 0x1F650)]

# The index writes đ as ḏ and the page of results writes it back (scripts/publish/search_text.py).
AS_SHOWN = str.maketrans("ḏḎ", "đĐ")


def title(chance: random.Random) -> str:
    """Up to 300 characters, composed or decomposed, with a letter in it somewhere."""
    parts = []
    for _ in range(chance.choice((1, 2, 3, 5, 8, 40))):
        letters = chance.choice(LETTERS)
        word = "".join(chr(chance.choice(letters)) for _ in range(chance.randint(1, 9)))
        parts.append(chance.choice((chance.choice(PIECES), word)))
        parts.append(chance.choice((" ", " ", "")))
    text = f"{chance.choice(('Mẫu', '“Mẫu”', 'M'))} {''.join(parts)}"
    text = unicodedata.normalize("NFC", text)[:300].strip()  # as their number is counted
    return unicodedata.normalize("NFD", text) if chance.random() < 0.5 else text


def words(chance: random.Random) -> str:
    """A text whose words are the same in every format: letters of all scripts, no spaces within."""
    found = []
    for _ in range(chance.randint(8, 60)):
        letters = chance.choice((range(0x100, 0x180), range(0x1EA0, 0x1EFA), range(0x61, 0x7B), range(0x5D0, 0x5EB)))
        found.append("".join(chr(chance.choice(letters)) for _ in range(chance.randint(1, 9))))
    found.insert(4, "&amp;")
    found.insert(6, "\\]\\]&gt;")
    return " ".join(word for word in found if "\u00d7" not in word and "\u00f7" not in word)


def told(text: str) -> str:
    """As a reader of any format compares it."""
    return " ".join(unicodedata.normalize("NFC", text).split())


@dataclass(frozen=True)
class Given:
    """What was written: addresses of items → title; the words of their texts."""

    root: Path
    news: dict[str, str]
    events: dict[str, str]
    texts: dict[str, str]

    @property
    def site(self) -> Path:
        return self.root / "site"

    def read(self, path: str) -> bytes:
        return (self.site / path).read_bytes()


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Given:
    chance = random.Random(SEED)
    root = tmp_path_factory.mktemp("nghìn tên")
    districts = "".join(f"- {{code: '{800 + n}', name: Huyện Khu {n}, slug: {name}}}\n" for n, name in enumerate(NAMES))
    news, events, texts, files = {}, {}, {}, {"content/places.yml": PLACES + districts}
    for number in range(COUNT):
        slug, district = f"nghin-{number}", f"Khu {number % DISTRICTS}"
        news[f"tin-tuc/2022/{slug}/"], texts[f"tin-tuc/2022/{slug}/"] = title(chance), words(chance)
        head = {
            "title": news[f"tin-tuc/2022/{slug}/"],
            "summary": title(chance),
            "author": title(chance),
            "date": f"2022-06-{1 + number % 28:02}",
            "kind": chance.choice(("news", "release", "feature")),
            "tags": [title(chance)[:80]],
            "places": [district],
            "sources": [{"title": title(chance), "url": "https://mau.example/goc?a=1&b=2"}],
        }
        lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in head.items())
        body = texts[f"tin-tuc/2022/{slug}/"]
        files[f"content/tin-tuc/{head['date']}-{slug}.md"] = f"---\n{lines}---\n{body}\n"
    listing = []
    for number in range(COUNT):
        address = f"su-kien/2022/nghin-{number}/"
        events[address], texts[address] = title(chance), words(chance)
        listing.append(
            {
                "id": f"nghin-{number}",
                "title": events[address],
                "summary": title(chance),
                "description": texts[address],
                "kind": "khac",
                "start": f"2022-06-{1 + number % 28:02}",
                "place": {"district": f"Khu {number % DISTRICTS}", "venue": title(chance)},
                "organisers": [title(chance)],
                "source": {"title": title(chance), "url": "https://mau.example/goc"},
            }
        )
    # A file may hold so many lines and no more; a listing is YAML, and JSON is YAML.
    for start in range(0, COUNT, 50):
        text = "events:\n" + "".join(f"- {json.dumps(e, ensure_ascii=False)}\n" for e in listing[start : start + 50])
        files[f"events/2022/nghin-{start}.yml"] = text
    put(site(root), files)
    done = command("build", "--root", str(root), "--now", "2022-07-15 09:00")
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    # Signs that nobody sees are read as what they mean, with a warning.
    for titles in (news, events):
        titles |= {key: mended(unicodedata.normalize("NFC", text))[0] for key, text in titles.items()}
    return Given(root, news, events, texts)


def differing(wanted: dict[str, str], found: dict[str, str]) -> dict[str, tuple[str, str | None]]:
    """Addresses whose words are not those that were written."""
    return {
        key: (told(text), told(found[key]) if key in found else None)
        for key, text in wanted.items()
        if key not in found or told(found[key]) != told(text)
    }


def test_no_byte_of_any_text_is_malformed(given: Given) -> None:
    """UTF-8 without replaced letters, controls or half pairs; what is packed beside it is the same text."""
    texts = {".html", ".xml", ".json", ".txt", ".ics", ".csv", ".css", ".js", ".svg", ".webmanifest"}
    looked_at = 0
    for path in sorted(given.site.rglob("*")):
        data = path.read_bytes() if path.is_file() else b""
        if path.suffix in texts:
            text = data.decode("utf-8")
            bad = {sign for sign in text if unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\t\r\n"}
            assert not bad and "\ufffd" not in text, (path, bad)
            looked_at += 1
        elif path.suffix == ".gz":
            assert gzip.decompress(data) == path.with_suffix("").read_bytes(), path
        elif path.suffix == ".br":
            assert brotli.decompress(data) == path.with_suffix("").read_bytes(), path
    assert looked_at > 3 * COUNT


def test_pages(given: Given) -> None:
    titles, shared, linked, missing = {}, {}, {}, []
    for address in (*given.news, *given.events):
        page = html.fromstring(given.read(f"{address}index.html"), parser=html.HTMLParser(encoding="utf-8"))
        titles[address] = page.find(".//h1").text_content()
        shared[address] = page.xpath("//meta[@property='og:title']/@content")[0]
        [script] = page.xpath("//script[@type='application/ld+json']")
        data = json.loads(script.text)
        own = next(node for node in data["@graph"] if node["@type"] in ("NewsArticle", "Event"))
        linked[address] = own.get("headline") or own["name"]
        shown = set(told(page.find(".//main").text_content()).split())
        missing += [word for word in spelled(given.texts[address]) if word not in shown]
    wanted = given.news | given.events
    assert differing(wanted, titles) == differing(wanted, shared) == differing(wanted, linked) == {}
    assert missing == []


def spelled(text: str) -> set[str]:
    """The words of a text as a reader sees them."""
    return set(told(text).replace("&amp;", "&").replace("\\]\\]&gt;", "]]>").split())


def entries(given: Given, name: str) -> Iterator[tuple[str, str, str]]:
    """Address, title and HTML of every item in the feeds of the districts."""
    for district in NAMES:
        data = given.read(f"tin-tuc/dia-ban/{district}/{name}")
        if name == "feed.json":
            items = [(entry["url"], entry["title"], entry["content_html"]) for entry in json.loads(data)["items"]]
        else:
            root = lxml.etree.fromstring(data)
            parsed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
            assert not parsed.bozo, (district, parsed.get("bozo_exception"))
            # Unchanged: feedparser corrects what it takes for a wrong encoding.
            titles = root.xpath("//item/title") or root.xpath("//*[local-name()='entry']/*[local-name()='title']")
            items = [
                (entry.link, title.text, entry.content[0].value)
                for entry, title in zip(parsed.entries, titles, strict=True)
            ]
        for address, title, text in items:
            yield address.removeprefix("https://mau.example/"), title, text


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml", "feed.json"])
def test_feeds(given: Given, name: str) -> None:
    found = {address: (title, text) for address, title, text in entries(given, name)}
    assert differing(given.news, {address: title for address, (title, _) in found.items()}) == {}
    for address, (_, text) in found.items():
        shown = set(told(html.fromstring(text).text_content()).split())
        assert not spelled(given.texts[address]) - shown, address


def test_calendars(given: Given) -> None:
    data = given.read("su-kien/lich.ics")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75 and b"\n" not in line and b"\r" not in line, line
        line.decode("utf-8")  # no letter is cut in two
    found = {}
    for entry in Calendar.from_ical(data).walk("VEVENT")[:-2]:  # the last two are of the next June
        address = str(entry["URL"]).removeprefix("https://mau.example/")
        found[address] = str(entry["SUMMARY"])
        own = Calendar.from_ical(given.read(f"{address}su-kien.ics")).walk("VEVENT")
        assert address == "su-kien/2022/mau-thuong-2022-06-09/" or [e["SUMMARY"] for e in own] == [found[address]]
    assert differing(given.events, found) == {}


def test_plain_texts(given: Given) -> None:
    for address, title in given.news.items():
        text = told(given.read(f"bao-chi/goi/{address.split('/')[2]}.txt").decode("utf-8"))
        assert told(title) in text, address
        assert not spelled(given.texts[address]) - set(text.split()), address


def test_the_api(given: Given) -> None:
    news = json.loads(given.read("api/v1/news.json"))["news"]
    found = {row["url"].removeprefix("https://mau.example/"): row["title"] for row in news}
    assert differing(given.news, found) == {}
    for address, title in given.news.items():
        slug = address.split("/")[2]
        item, ninjs = (json.loads(given.read(f"api/v1/{kind}/{slug}.json")) for kind in ("news", "ninjs"))
        assert told(item["title"]) == told(ninjs["headlines"][0]["value"]) == told(title)
        assert item["text"] == ninjs["bodies"][0]["value"] and item["html"] == ninjs["bodies"][1]["value"]
        assert not spelled(given.texts[address]) - set(told(item["text"]).split()), address


def test_the_tables_of_events(given: Given) -> None:
    wanted = {address.split("/")[2]: title for address, title in given.events.items()}
    listed = json.loads(given.read("api/v1/events.json"))["events"]
    assert differing(wanted, {event["id"]: event["title"] for event in listed}) == {}
    rows = list(csv.reader(io.StringIO(given.read("api/v1/events.csv").decode("utf-8-sig"), newline="")))
    assert not [cell for row in rows for cell in row if cell[:1] in "=+-@" and cell]
    assert differing(wanted, {row[0]: row[1].removeprefix("'") for row in rows}) == {}
    book = openpyxl.load_workbook(io.BytesIO(given.read("api/v1/events.xlsx")), read_only=True).worksheets[0]
    assert differing(wanted, {str(row[0]): str(row[1]) for row in book.iter_rows(values_only=True)}) == {}


def test_packs(given: Given) -> None:
    """The words of a PDF are those that its font can draw; for the others it says that they are not there."""
    font = TTFont(str(resources.files("fontpkg_be_vietnam_pro") / "files" / "BeVietnamPro-Regular.ttf"))
    drawable = set(map(chr, font.getBestCmap()))
    titles, shown, missing = {}, {}, []
    for address in given.news:
        path = f"bao-chi/goi/{address.split('/')[2]}"
        with zipfile.ZipFile(io.BytesIO(given.read(f"{path}.zip"))) as pack:
            files = {row["path"]: row["sha256"] for row in json.loads(pack.read("manifest.json"))["files"]}
            assert files == {
                name: hashlib.sha256(pack.read(name)).hexdigest() for name in pack.namelist() if name != "manifest.json"
            }
            (word,), (pdf,) = ([name for name in files if name.endswith(end)] for end in (".docx", ".pdf"))
            document = docx.Document(io.BytesIO(pack.read(word)))
            paper = pypdfium2.PdfDocument(pack.read(pdf))
        titles[address] = next(one.text for one in document.paragraphs if one.style.name == "Title")
        shown[address] = paper.get_metadata_dict()["Title"]
        here = set(told(" ".join(one.text for one in document.paragraphs)).split())
        missing += [word for word in spelled(given.texts[address]) if word not in here]
        here = set(told(" ".join(page.get_textpage().get_text_range() for page in paper)).split())
        missing += [word for word in spelled(given.texts[address]) if set(word) <= drawable and word not in here]
    assert differing(given.news, titles) == differing(given.news, shown) == {}
    assert missing == []


def test_cards(given: Given) -> None:
    for address in (*given.news, *given.events):
        page = html.fromstring(given.read(f"{address}index.html"))
        [card] = page.xpath("//meta[@property='og:image']/@content")
        with Image.open(given.site / card.removeprefix("https://mau.example/")) as drawn:
            drawn.load()
            assert (drawn.format, drawn.size) == ("PNG", (1200, 630))


def test_search(given: Given) -> None:
    found: dict[str, Any] = {}
    for path in given.site.rglob("*.pf_fragment"):
        fragment = gzip.decompress(path.read_bytes())
        told_of = json.loads(fragment[fragment.index(b"{") :])
        if "title" in told_of["meta"]:  # what only closes chunks has none
            found[told_of["url"].lstrip("/")] = told(told_of["meta"]["title"]).translate(AS_SHOWN)
    wanted = {address: told(text).translate(AS_SHOWN) for address, text in (given.news | given.events).items()}
    assert differing(wanted, found) == {}

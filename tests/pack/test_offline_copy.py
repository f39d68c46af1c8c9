"""What is in the copy: pages whose every link leads somewhere offline, nothing that Windows cannot unpack."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from scripts.assemble.site.redirects import page as moved_page
from scripts.draw.archive import zipped
from scripts.pack.classic import classic
from scripts.pack.offline_copy import Origin, offline_copy
from scripts.problems.failure import Failure
from tests.conftest import NOW, command, process
from tests.pack.conftest import ORIGIN
from tests.sources import LISTING, NEWS, site

# One worker makes the copy for all.
pytestmark = pytest.mark.xdist_group("offline copy")

NAME = f"phong-chong-ma-tuy-{NOW[:10]}"
ZIP = f"goi/{NAME}.zip"
BROKEN = {"events/2022/mau-thuong.yml": LISTING.replace("start: 2022-06-09", "start: 2022-06-31")}
WAITING = "kind: news\nembargo: 2027-01-01 08:00"
MAU = Origin("Trang mẫu", "https://mau.example/", date(2026, 11, 24))


def page(body: str, head: str = "") -> bytes:
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Trang</title>{head}</head>'
        f'<body class="x"><a href="#main-content">Đến</a><header></header><main>{body}</main></body></html>'
    ).encode()


def addresses(data: bytes) -> Iterator[tuple[str, str]]:
    """Every address of a page, read by another parser than the one that wrote them."""
    for element, attribute, link, _ in html.document_fromstring(data.decode()).iterlinks():
        if element.tag != "link" or element.get("rel") != "canonical":
            yield f"{element.tag}[{attribute}]", link


def body_of(copy: dict[str, bytes], path: str = "trang/index.html") -> str:
    return copy[path].decode().partition("<main>")[2].partition("</main>")[0]


def test_every_address_of_every_page_is_a_file_of_the_copy_or_on_the_web(copy: dict[str, bytes]) -> None:
    pages = {path: data for path, data in copy.items() if path.endswith(".html")}
    ids = {path: set(re.findall(r'\sid="([^"]+)"', data.decode())) for path, data in pages.items()}
    assert len(pages) > 240
    wrong, inside = [], 0
    for path, data in pages.items():
        for what, link in addresses(data):
            parts = urlsplit(link)
            if parts.scheme in ("http", "https", "webcal", "tel", "mailto", "data"):
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
            file = target if parts.path else path
            known = not parts.fragment or file not in ids or unquote(parts.fragment) in ids[file]
            inside += 1
            if parts.scheme or link.startswith("/") or file not in copy or not known:
                wrong.append((path, what, link))
    assert wrong == []
    assert inside > 5000


def test_each_page_tells_its_age_and_where_the_newest_is(copy: dict[str, bytes]) -> None:
    pages = {path: data.decode() for path, data in copy.items() if path.startswith("trang/") and path.endswith(".html")}
    assert all(text.count('<aside class="offline-copy"') == 1 for text in pages.values())
    law = html.document_fromstring(pages["trang/luat/120-2025-qh15/dieu-23/index.html"]).find_class("offline-copy")[0]
    assert "chép ngày 24/11/2026" in law.text_content()
    assert law.find(".//a").get("href") == f"{ORIGIN.url}luat/120-2025-qh15/dieu-23/"
    assert "Offline copy" in pages["trang/en/index.html"]


def test_what_is_only_for_machines_stays_on_the_web_and_links_to_it_lead_there(copy: dict[str, bytes]) -> None:
    opened = {".html", ".css", ".js", ".woff2", ".svg", ".png", ".webp", ".ics", ".docx", ".pdf", ".txt"}
    assert {Path(path).suffix for path in copy} <= opened
    assert not [path for path in copy if path.startswith(("trang/api/", "trang/l/")) or path.endswith("404.html")]
    cite = html.document_fromstring(copy["trang/luat/120-2025-qh15/dieu-23/index.html"].decode()).find_class("cite")[0]
    assert f"{ORIGIN.url}l/120-2025-23/" in [link for _, _, link, _ in cite.iterlinks()]
    room = html.document_fromstring(copy["trang/bao-chi/index.html"].decode())
    assert {"bo-tai-lieu.docx", "bo-tai-lieu.pdf", "bo-tai-lieu.txt", f"{ORIGIN.url}bao-chi/bo-tai-lieu.zip"} <= {
        link for _, _, link, _ in room.iterlinks()
    }


def test_nothing_in_a_page_is_fetched_ahead_or_loaded_as_a_module(copy: dict[str, bytes]) -> None:
    text = "".join(data.decode() for path, data in copy.items() if path.endswith(".html"))
    assert 'rel="preload"' not in text and 'type="module"' not in text and "crossorigin" not in text
    scripts = "".join(data.decode() for path, data in copy.items() if path.endswith(".js"))
    assert not re.search(r"\bimport\s*\(|import\.meta|\bexport\b", scripts)


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ('<a href="luat/">', '<a href="luat/index.html">'),
        ("<a href='luat/#dieu-1'>", '<a href="luat/index.html#dieu-1">'),
        ("<a href=/luat/?q=1#x>", '<a href="luat/index.html?q=1#x">'),
        ('<a href="https://mau.example/luat">', '<a href="luat/index.html">'),
        ('<a title="a > b" href="./">', '<a title="a > b" href="index.html">'),
        ('<a href="luat/?a=1&amp;b=2">', '<a href="luat/index.html?a=1&amp;b=2">'),
        ('<a href="/api/v1/laws.json">', '<a href="https://mau.example/api/v1/laws.json">'),
        ('<a href="//khac.example/x">', '<a href="https://khac.example/x">'),
        ('<img src="a.jpg?v=1">', '<img src="a.jpg">'),
        ('<img srcset="a.jpg 1x, /luat/b.jpg 2x">', '<img srcset="a.jpg 1x, luat/b.jpg 2x">'),
        *((same, same) for same in ('<a href="">', '<a href="#x">', '<a href="?q=1">', '<a href="tel:111">')),
        *((same, same) for same in ('<a href="https://khac.example/luat/">', '<a href="http://[x/">')),
        *((same, same) for same in ('<!-- <a href="luat/"> -->', "<textarea><a href='luat/'></textarea>")),
        ('<script type="application/json">{"a":"<a href=\'luat/\'>"}</script>',) * 2,
    ],
)  # fmt: skip
def test_an_address_becomes_that_of_a_file(written: str, becomes: str) -> None:
    files = {"index.html": page(written), "luat/index.html": page(""), "a.jpg": b"", "luat/b.jpg": b""}
    assert body_of(offline_copy(files, MAU)) == becomes


def test_a_page_that_could_not_tell_its_age_is_refused() -> None:
    with pytest.raises(Failure, match=r"index\.html"):
        offline_copy({"index.html": b"<!doctype html><title>x</title><main></main>"}, MAU)


def test_the_address_of_a_list_that_nothing_is_left_in_leads_on_in_the_copy_too() -> None:
    """The only item of a focus was withdrawn: its list is a page without a header that leads to the one above."""
    gone = moved_page("https://mau.example/tin-tuc/", "Trang đã chuyển địa chỉ", "../../")
    files = {"index.html": page('<a href="tin-tuc/chu-de/a/">x</a>'), "tin-tuc/index.html": page("")}
    copy = offline_copy(files | {"tin-tuc/chu-de/a/index.html": gone}, MAU)
    assert body_of(copy) == '<a href="tin-tuc/chu-de/a/index.html">x</a>'
    stub = html.document_fromstring(copy["trang/tin-tuc/chu-de/a/index.html"].decode())
    assert stub.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../../index.html"]
    assert stub.xpath("//main//a/@href") == ["../../index.html"]
    assert "chép ngày 24/11/2026" in stub.find_class("offline-copy")[0].text_content()


def test_an_address_that_is_none_yet_is_told_to_nobody() -> None:
    canonical = '<link rel="canonical" href="https://mau.example/">'
    said = {}
    for has_domain in (True, False):
        copy = offline_copy({"index.html": page("", canonical)}, replace(MAU, has_domain=has_domain))
        bar = html.document_fromstring(copy["trang/index.html"].decode()).find_class("offline-copy")[0]
        note, first = copy["Doc-truoc.txt"].decode("utf-8-sig"), copy["Mo-trang-nay.html"].decode()
        said[has_domain] = [html.tostring(bar, encoding="unicode"), note, first]
    assert all("mau.example" in one for one in said[True])
    assert not any("mau.example" in one or "mới nhất" in one for one in said[False])
    assert all("chưa có địa chỉ chính thức" in one for one in said[False][1:])


def test_names_that_windows_refuses_get_others_and_links_follow() -> None:
    long = "mot-ten-rat-dai-" * 6
    names = ["su-kien/2022/con/index.html", f"su-kien/2022/{long}/index.html", "su-kien/2022/con/ảnh chụp?.JPG"]
    names += [
        "anh.png",
        "Anh.png",
        "aux.png",
        "nul",
        "cuối..jpg",
        "x/a./y.png",
        f"{'ă' * 80}.jpg",
        "bao-chi/com1.a.b.pdf",
    ]
    links = "".join(f'<a href="/{name.replace(" ", "%20").replace("?", "%3F")}">x</a>' for name in names[:-1])
    files = {name: page("") if name.endswith(".html") else b"x" for name in names} | {"index.html": page(links)}
    copy = offline_copy(files, MAU)
    kept = [name for name in copy if not name.startswith("trang/ban-sao/")]
    assert len(kept) == len(files) - 1 + 2, "all but the one without an ending, and the entrance"
    assert len({name.lower() for name in copy}) == len(copy)
    for name in copy:
        assert re.fullmatch(r"[A-Za-z0-9._/-]+", name)
        assert len(f"{NAME}/{name}") < 200
        for part in name.split("/"):
            assert not part.endswith(".") and not re.match(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)", part)
    found = [link for what, link in addresses(copy["trang/index.html"]) if what == "a[href]" and ":" not in link]
    assert len([link for link in found if f"trang/{link}" in copy]) == len(names) - 2, "all but that one and “com1”"
    renamed = copy["trang/ban-sao/copy.js"].decode()
    assert '"su-kien/2022/con/index.html":"su-kien/2022/con-' in renamed, "search and filters know the site's address"


def test_a_script_becomes_a_classic_one_and_words_stay_words() -> None:
    made = classic("a.js", 'let word="export this";export async function f(){return import(g)}\nexport{word};')
    assert made.startswith("offlineCopy.module(") and made.rstrip().endswith("return{f,word}});")
    assert '"export this";async function f(){return offlineCopy.load(g)}' in made
    assert classic("b.js", 'var a="export data, import data";') == 'var a="export data, import data";'
    for other in ("export default 1", 'import {a} from "./a.js"', 'import "./a.js"', "export * from './a.js'"):
        with pytest.raises(Failure, match=r"c\.js"):
            classic("c.js", other)


def test_the_zip_has_one_folder_fixed_times_and_plain_permissions(copy: dict[str, bytes]) -> None:
    data = zipped(copy, ORIGIN.day)
    assert len(data) < 15_000_000
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == sorted(copy)
    assert {(entry.date_time, entry.external_attr, entry.create_system) for entry in entries} == {
        ((2026, 11, 24, 0, 0, 0), 0o100644 << 16, 3)
    }
    assert zipped({"a": b""}, date(1, 1, 1)) and zipped({"a": b""}, date(9999, 12, 31))


def test_the_note_is_for_notepad(copy: dict[str, bytes]) -> None:
    note = copy["Doc-truoc.txt"]
    assert note.startswith(b"\xef\xbb\xbf") and note.count(b"\n") == note.count(b"\r\n")
    assert "24/11/2026" in note.decode("utf-8-sig") and "Giải nén" in note.decode("utf-8-sig")


def test_two_packs_of_the_same_moment_are_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for folder, environment in (
        ("a", {"TZ": "UTC", "LC_ALL": "C"}),
        ("b", {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"}),
    ):
        (tmp_path / folder).mkdir()
        root = site(tmp_path / folder)
        done = process("pack", "--root", str(root), "--now", NOW, **environment)
        assert done.returncode == 0, done.stderr
        assert f"{root / ZIP}" in done.stdout and "MB" in done.stdout
        made.append((root / ZIP).read_bytes())
    assert made[0] == made[1]
    with zipfile.ZipFile(io.BytesIO(made[0])) as archive:
        assert {name.split("/")[0] for name in archive.namelist()} == {NAME}
        assert not [name for name in archive.namelist() if str(tmp_path).encode() in archive.read(name)]


def test_nothing_that_is_not_public_is_in_the_copy(tmp_path: Path) -> None:
    hidden = NEWS.replace("Nội dung tin mẫu.", "Bí mật chưa được đăng.").replace("date: 2022-06-10", "date: 2022-06-11")
    root = site(
        tmp_path,
        {
            "content/tin-tuc/2022-06-11-bi-mat-nhap.md": hidden.replace("kind: news", "kind: news\ndraft: true"),
            "content/tin-tuc/2022-06-11-bi-mat-cho.md": hidden.replace("kind: news", WAITING),
            "site/bi-mat-con-sot/index.html": "Bí mật của lần dựng cũ.",
        },
    )  # fmt: skip
    done = command("pack", "--root", str(root), "--now", NOW)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(root / ZIP) as archive:
        assert "trang/tin-tuc/2022/tin-mau/index.html" in "".join(archive.namelist())
        assert not [name for name in archive.namelist() if "bi-mat" in name]
        assert not [name for name in archive.namelist() if "Bí mật" in archive.read(name).decode("utf-8", "replace")]


def test_sources_with_errors_give_no_copy_and_leave_the_last_one(tmp_path: Path) -> None:
    root = site(tmp_path, BROKEN | {ZIP: "bản cũ"})
    done = command("pack", "--root", str(root), "--now", NOW)
    assert done.returncode == 1
    assert "E206" in done.stderr and "Chưa làm bản ngoại tuyến" in done.stdout
    assert (root / ZIP).read_text(encoding="utf-8") == "bản cũ"

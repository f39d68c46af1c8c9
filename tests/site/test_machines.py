"""What programs that read find on the real site: each page once more as Markdown, and /llms.txt."""

from __future__ import annotations

import copy
import re
from pathlib import PurePosixPath
from urllib.parse import unquote, urldefrag

import pytest
import yaml
from lxml import html
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.conftest import Built

READER = MarkdownIt("gfm-like", {"linkify": False})
SITE = "https://phongchongmatuy.example/"
# What only a browser has.
TAGS = ("script", "style", "template", "noscript", "iframe", "button", "form", "input", "select", "label", "legend")
CLASSES = ("js-only", "paper", "crumbs", "toc")
INTERFACE = "|".join(
    [f".//{tag}" for tag in TAGS]
    + [f".//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]" for name in CLASSES]
    + [".//*[@hidden]", ".//*[@aria-hidden='true']", ".//*[@role='tooltip']", ".//comment()"]
)


def twin(built: Built, address: str) -> str:
    return (built.root / address / "index.md").read_text(encoding="utf-8")


def parts(text: str) -> tuple[dict[str, str], str]:
    """Front matter, and what stands between it and the foot."""
    _, front, body = text.split("---\n", 2)
    return yaml.safe_load(front), body.rpartition("\n* * *\n")[0]


def letters(node: html.HtmlElement) -> str:
    """All letters but spaces: CSS sets words apart, too."""
    return re.sub(r"\s+", "", node.text_content())


def seen(page: html.HtmlElement) -> tuple[str, str]:
    """The heading of a page, and everything else that its main part tells a reader."""
    main = copy.deepcopy(page.xpath("//main")[0])
    for node in main.xpath(INTERFACE):
        if node.getparent() is not None:
            node.drop_tree()
    for drawing in main.xpath(".//svg"):
        said = drawing.xpath("*[self::title or self::desc]") if drawing.get("role") in ("img", "group") else []
        instead = html.fromstring("<span></span>")
        instead.text, instead.tail = "–".join(part.text for part in said), drawing.tail
        drawing.getparent().replace(drawing, instead)
    heading = main.xpath(".//h1")[0]
    title = letters(heading)
    heading.drop_tree()
    return title, letters(main)


def told(text: str) -> tuple[str, str]:
    """The same of a twin, as a reader of CommonMark takes it."""
    root = html.fragment_fromstring(READER.render(parts(text)[1]), create_parent="div")
    for note in root.xpath("//comment()"):
        note.drop_tree()
    heading = root.xpath("h1")[0]
    title = letters(heading)
    heading.drop_tree()
    return title, letters(root)


def test_every_twin_says_what_its_page_says_and_nothing_else(built: Built) -> None:
    assert len(built.addresses) > 500
    wrong = [url for url in built.addresses if told(twin(built, url)) != seen(built.pages[url])]
    assert wrong == []


def test_pages_lead_to_their_twins_and_nothing_else_has_one(built: Built) -> None:
    for url, page in built.pages.items():
        ways = page.xpath('//head/link[@rel="alternate"][@type="text/markdown"]/@href')
        assert ways == (["index.md"] if url in built.addresses else []), url
    found = {path.parent.relative_to(built.root).as_posix() for path in built.root.rglob("*.md")}
    assert found == {url.rstrip("/") or "." for url in built.addresses}
    assert not list(built.root.rglob("index.md.*")), "they are not packed"
    assert "index.md" not in "".join((built.root / name).read_text() for name in ("sitemap.xml", "offline.json"))


def links(tokens: list[Token]) -> list[str]:
    inline = [child for token in tokens for child in token.children or ()]
    return [str(token.attrs["href"]) for token in inline if token.type == "link_open"]


def test_links_lead_to_what_is_there(built: Built) -> None:
    there = {path.relative_to(built.root).as_posix() for path in built.root.rglob("*") if path.is_file()}
    for url in ("", "luat/120-2025-qh15/dieu-24/", "su-kien/2022/con-cuong-2022-06-09/", "bao-chi/", "so-do/"):
        found = [urldefrag(unquote(way)).url for way in links(READER.parse(parts(twin(built, url))[1]))]
        ours = [way.removeprefix(SITE) for way in found if way.startswith(SITE)]
        assert len(ours) > 5 and not [way for way in found if not re.match(r"[a-z]+:", way)], url
        assert {f"{way}index.html" if way.endswith("/") or not way else way for way in ours} <= there, url


@pytest.mark.parametrize("url", ["luat/73-2021-qh14/", "luat/73-2021-qh14/dieu-23/", "luat/105-2021-nd-cp/"])
def test_a_text_that_ended_says_so_first(built: Built, url: str) -> None:
    text = twin(built, url)
    assert "Hết hiệu lực từ ngày 01/7/2026" in " ".join(text.splitlines()[:4])
    assert "> **Hết hiệu lực từ ngày 01/7/2026.**" in text[:2500]


def test_a_provision_can_be_named_and_found(built: Built) -> None:
    front, body = parts(twin(built, "luat/120-2025-qh15/dieu-24/"))
    assert front["cite"] == "Điều 24, Luật Phòng, chống ma túy số 120/2025/QH15, ngày 10/12/2025"
    assert front["url"] == f"{SITE}luat/120-2025-qh15/dieu-24/" and front["force"].startswith("Đang có hiệu lực")
    assert f"[Khoản 2]({front['url']}#khoan-2)" in body
    assert parts(twin(built, "su-kien/2022/con-cuong-2022-06-09/"))[0]["status"] == "Đã qua"
    assert "This page: " in twin(built, "en/")


def test_the_index_has_the_form_that_readers_of_it_expect(built: Built) -> None:
    text = (built.root / "llms.txt").read_text(encoding="utf-8")
    tokens = READER.parse(text)
    headings = [
        (token.tag, tokens[place + 1].content) for place, token in enumerate(tokens) if token.type == "heading_open"
    ]
    assert headings[0][0] == "h1" and {tag for tag, _ in headings[1:]} == {"h2"} and headings[-1][1] == "Optional"
    assert tokens[3].type == "blockquote_open"
    # llmstxt.org: sections are lists of `- [name](address)`, then optionally `: notes`.
    head, *sections = re.split(r"^## .*\n+", text, flags=re.MULTILINE)
    lines = [line for section in sections for line in section.strip().splitlines()]
    assert len(lines) > 100 and not [
        line for line in lines if not re.fullmatch(r"- \[[^\]]+\]\([^)\s]+\)(: .+)?", line)
    ]
    assert "120/2025/QH15" in head and "113" in head and "115" in head
    ways = [way.removeprefix(SITE) for way in links(tokens)]
    assert len(ways) == len(set(ways)) and all((built.root / way).is_file() for way in ways)
    assert {PurePosixPath(way).name for way in ways} == {"index.md", "index.json"}


def test_the_index_leads_to_what_holds_and_passes_what_ended(built: Built) -> None:
    text = (built.root / "llms.txt").read_text(encoding="utf-8")
    before, optional = text.split("## Optional")
    ended = [line for line in text.splitlines() if "): Hết hiệu lực" in line]
    assert len(ended) > 5 and not [line for line in ended if line in before]
    assert "luat/120-2025-qh15/dieu-24/index.md" in before and "luat/73-2021-qh14/index.md" in optional
    assert len(text.encode()) < 60_000 and "su-kien/2022/" not in text
    home = built.pages[""].xpath('//head/link[@rel="describedby"]/@href')
    assert home == ["llms.txt"]

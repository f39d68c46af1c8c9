"""Each page once more as Markdown, `index.md` beside `index.html`, for programs that read and answer: the words of the
published page itself, so that neither can say what the other does not.

A twin is made from its page alone and has that one's time, as packed copies have (compress.py): it is made again with
its page, goes with its page, and nothing is remembered of it. docs/decisions/033-for-machines.md
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.markup.html_markdown import Writer, front_matter
from scripts.publish import files
from scripts.publish.files import Source
from scripts.publish.mirror import ANY_SIZE
from scripts.store.rules import rules
from scripts.words import ORIGINAL, text
from scripts.workers.crew import Crew

NAME = "index.md"
# Below that the start of a process takes longer. This one is busy: it copies files and indexes.
_MANY = 300
# Of the page in a browser: what scripts use, the foot of the print, the way here, the list of headings.
_INTERFACE = {"js-only", "paper", "crumbs", "toc"}


def copies(sources: Mapping[str, Source], *rendered: Path) -> dict[str, Source]:
    """The twins by their paths, each with its page and that one's time. Frames, short addresses and pages that only
    lead on come from elsewhere than the folders of `rendered` pages, and have none."""
    pages = ((path, page) for path, page in sources.items() if path.rpartition("/")[2] == "index.html")
    own = tuple(f"{folder}/" for folder in rendered)
    return {
        path.removesuffix("index.html") + NAME: Source(page.file, ANY_SIZE, page.time)
        for path, page in pages
        if page.file.startswith(own)
    }


def write(targets: Mapping[str, Source], crew: Crew) -> None:
    """Write the twins of some pages, as new files. Raises OSError and workers.apart.Died."""
    pages = list(targets.items())
    if len(pages) < _MANY:
        return _written(pages)
    # For the disk of this machine no other one can write.
    for _ in Crew(crew.here).done(_written, (pages[first :: crew.here] for first in range(crew.here))):
        pass


def _written(pages: Sequence[tuple[str, Source]]) -> None:
    for target, page in pages:
        files.write(Path(target), markdown(Path(page.file).read_bytes()), page.time)


def written_by() -> str:
    """By what twins are written: those of other rules are written again."""
    return rules(["markup", "publish", "words"], ["selectolax"])


def markdown(page: bytes) -> bytes:
    """The twin of a page: what it is and whether it holds, before all else; its text; where it is and its licence."""
    tree = LexborHTMLParser(page)
    root, main = tree.root, tree.css_first("main") or tree.body
    if root is None or main is None:
        return b""
    # Without a domain the page's own address is nobody's.
    address = "" if "data-no-domain" in root.attributes else _value(tree, 'link[rel="canonical"]', "href")
    writer = Writer(address, _INTERFACE, {"force"})
    language = root.attributes.get("lang") or ORIGINAL
    foot = _foot(tree, writer, address, language)
    heading = main.css_first("h1")
    title = writer.text(heading) if heading else ""
    head = _head(tree, main, writer, title, {"url": address, "lang": language})
    if heading:
        heading.decompose()
    parts = [head, f"# {title}" if title else "", *writer.blocks(main), *foot]
    return ("\n\n".join(filter(None, parts)) + "\n").encode()


def _head(tree: LexborHTMLParser, main: LexborNode, writer: Writer, title: str, first: dict[str, str]) -> str:
    """Front matter: the state is that of the law, or of the event; `cite` is how to name the provision."""
    state, cite = main.css_first('[data-pagefind-meta^="status"]'), main.css_first("[data-cite]")
    force = main.css_first(".force")
    fields = {
        "title": title,
        "force": writer.text(force.css_first("strong") or force) if force else "",
        "status": writer.text(state) if state and not force else "",
        **first,
        "cite": writer.text(cite) if cite else "",
        "description": _value(tree, 'meta[name="description"]', "content"),
        "modified": _value(tree, 'meta[property="article:modified_time"]', "content"),
    }
    return front_matter(fields)


def _foot(tree: LexborHTMLParser, writer: Writer, address: str, language: str) -> list[str]:
    way = [
        f"[{writer.text(step)}]({writer.address(step.attributes.get('href') or '')})" for step in tree.css(".crumbs a")
    ]
    licence = tree.css_first('a[rel="license"]')
    lines = [" › ".join(way)]
    if address:
        lines.append(text("site.twin.page", language, url=address))
    if licence:
        name, url = writer.text(licence), licence.attributes.get("href") or ""
        lines.append(text("site.twin.licence", language, name=name, url=url))
    lines = list(filter(None, lines))
    return ["* * *", "\\\n".join(lines)] if lines else []


def _value(tree: LexborHTMLParser, selector: str, name: str) -> str:
    node = tree.css_first(selector)
    return (node.attributes.get(name) or "") if node else ""

"""The same pages as plain Markdown, laid out as each peer wants them.

Every page has the same address, title, summary, facts and body in every tree; only the front matter's form
and the way to write a link differ. List pages come from the tool's own templates where it has any
(themes/hugo, themes/eleventy) and are written out for MkDocs, which has none.
"""

import posixpath
import re
from collections.abc import Callable, Iterator

from scripts.bench.generate import Corpus, Item, Texts, quoted, theme

_HOME = "Trang này do máy sinh ra để đo bộ dựng trang. Mọi tên người, tên đất, sự kiện đều không có thật.\n"
_LAW_BODY = "Luật Mẫu không có thật; văn bản này chỉ để các bài mẫu có nơi dẫn tới.\n"
_LAW_PATH = "luat/luat-mau/"
_LINK = re.compile(r"\]\((sukien|luat):([^)]+)\)")
_SECTIONS = {"su-kien": "Sự kiện", "tin-tuc": "Tin tức"}
_LATEST = 10


def material(site: Corpus, short_nav: bool) -> Texts:
    """MkDocs with Material and its own search; with `short_nav` only the sections are in the navigation."""
    home = _front("Mẫu, trang đầu", "Trang sinh ra để đo bộ dựng.") + _HOME
    pages = {
        "luat/": _front("Luật", "Các văn bản") + f"- {_link('luat/', _LAW_PATH, 'Luật Mẫu')}\n",
        _LAW_PATH: _front("Luật Mẫu", "Một văn bản không có thật.") + _LAW_BODY,
    }
    for section, title, years in _sections(site):
        items = sorted((item for found in years.values() for item in found), key=lambda item: item.day)
        home += f"\n## {title}\n\n" + "".join(_card("", item) for item in items[: -_LATEST - 1 : -1])
        pages[section] = _front(title, f"{title} theo năm")
        for year, found in years.items():
            path = f"{section}{year}/"
            pages[section] += f"- {_link(section, path, f'Năm {year}')} ({len(found)})\n"
            cards = "".join(_card(path, item) for item in sorted(found, key=lambda item: item.day))
            pages[path] = _front(f"Năm {year}", f"{title} trong năm") + cards
    for item, body in _bodies(site, _relative):
        lead = f"*{item.summary}*\n\n{item.day:%d/%m/%Y}\n\n"
        pages[item.path] = _front(item.title, item.summary, item.day.isoformat()) + lead + body
    settings = theme("mkdocs")
    settings["mkdocs.yml"] += settings.pop("short-nav.yml") * short_nav
    return settings | {f"docs/{_source(path)}": text for path, text in {"": home, **pages}.items()}


def hugo(site: Corpus) -> Texts:
    """Hugo: sections and years have an `_index.md` each; lists come from the templates."""
    pages = {
        "": _front("Mẫu, trang đầu", "Trang sinh ra để đo bộ dựng.") + _HOME,
        "luat/": _front("Luật", "Các văn bản"),
    }
    for section, title, years in _sections(site):
        pages[section] = _front(title, f"{title} theo năm")
        pages |= {f"{section}{year}/": _front(f"Năm {year}", f"{title} trong năm") for year in years}
    lists = {f"content/{path}_index.md": text for path, text in pages.items()}
    return theme("hugo", "static/style.css") | lists | _pages(site)


def eleventy(site: Corpus) -> Texts:
    """Eleventy: the lists are templates of the theme."""
    return theme("eleventy", "style.css") | _pages(site)


def outputs(site: Corpus) -> list[str]:
    """The pages that every tool must have made, as files below its output folder."""
    paths = ["", "luat/", _LAW_PATH]
    for section, _, years in _sections(site):
        paths += [section, *(f"{section}{year}/" for year in years)]
    return [f"{path}index.html" for path in (*paths, *(item.path for item in site.items))]


def _sections(site: Corpus) -> Iterator[tuple[str, str, dict[int, list[Item]]]]:
    """Each section's address, its title, and its items by year."""
    for (section, title), items in zip(_SECTIONS.items(), (site.events, site.stories), strict=True):
        years = sorted({item.day.year for item in items})
        yield f"{section}/", title, {year: [item for item in items if item.day.year == year] for year in years}


def _pages(site: Corpus) -> Texts:
    law = _front("Luật Mẫu", "Một văn bản không có thật.", "2020-01-01") + _LAW_BODY
    tree = {f"content/{_source(_LAW_PATH)}": law}
    for item, body in _bodies(site, lambda here, there: f"/{there}"):
        tree[f"content/{_source(item.path)}"] = _front(item.title, item.summary, item.day.isoformat()) + body
    return tree


def _source(path: str) -> str:
    """`su-kien/2022/mau-00001/` → `su-kien/2022/mau-00001.md`; the home page and the lists are `index.md`."""
    name = posixpath.basename(path.rstrip("/"))
    is_list = not path or name in _SECTIONS or name == "luat" or name.isdigit()
    return f"{path}index.md" if is_list else f"{path[:-1]}.md"


def _bodies(site: Corpus, href: Callable[[str, str], str]) -> Iterator[tuple[Item, str]]:
    """Each item with its text; `href` gives the link from one address to another."""
    paths = {event.id: event.path for event in site.events}
    for item in site.items:

        def link(match: re.Match[str], here: str = item.path) -> str:
            return f"]({href(here, paths[match[2]] if match[1] == 'sukien' else _LAW_PATH)})"

        facts = "".join(f"- {name}: {value}\n" for name, value in item.facts.items())
        yield item, f"{facts}\n{_LINK.sub(link, item.body)}\n\nNguồn: <{item.source}>\n"


def _front(title: str, description: str, date: str = "") -> str:
    dated = f"date: {date}\n" if date else ""
    return f"---\ntitle: {quoted(title)}\ndescription: {quoted(description)}\n{dated}---\n\n"


def _relative(here: str, there: str) -> str:
    """The relative path between two source files, as MkDocs wants it."""
    return posixpath.relpath(_source(there), posixpath.dirname(_source(here)) or ".")


def _link(here: str, there: str, text: str) -> str:
    return f"[{text}]({_relative(here, there)})"


def _card(here: str, item: Item) -> str:
    return f"- {item.day:%d/%m/%Y}: {_link(here, item.path, item.title)}. {item.summary}\n"

"""Structured data by schema.org's own vocabulary, read from the declarations of schema-dts."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from tests.conftest import TOOLS, Built, need
from tests.sources import NEWS, site, tree_of

FILE = TOOLS / "schema-dts" / "dist" / "schema.d.ts"
NASTY = "A & B < C ]]> \"nháy\" 'đơn' 👩‍🌾 e\u0302\u0323 \u202eabc </script>"


@cache
def vocabulary() -> tuple[dict[str, set[str]], set[str]]:
    """The properties of each type, those of its parents among them, and every address of an enumeration's member."""
    text = Path(need(FILE.is_file() and FILE, "schema-dts")).read_text(encoding="utf-8")
    bases: dict[str, tuple[list[str], set[str]]] = {}
    for name, parents, body in re.findall(
        r"^(?:export )?interface (\w+) extends ([^{]+) \{$(.*?)^\}", text, re.M | re.S
    ):
        own = set(re.findall(r'^    "([@\w-]+)"\??:', body, re.M))
        bases[name] = (re.findall(r"\b\w+(?:Base|Leaf)\b", parents), own)

    def properties(name: str) -> set[str]:
        parents, own = bases.get(name, ([], set()))
        return own.union(*(properties(parent) for parent in parents))

    types = {name.removesuffix("Leaf"): properties(name) for name in bases if name.endswith("Leaf")}
    return types, set(re.findall(r'"(https://schema\.org/\w+)"', text))


def faults(data: Any) -> list[str]:
    """What of it schema.org does not know."""
    types, members = vocabulary()
    if isinstance(data, list):
        return [fault for part in data for fault in faults(part)]
    if isinstance(data, str):
        return [data] if data.startswith("https://schema.org/") and data not in members else []
    if not isinstance(data, dict):
        return []
    kind = data.get("@type")
    if kind not in types:
        return [f"no type {kind}"]
    # `query-input` constrains `query` (https://schema.org/docs/actions.html).
    keys = {key: key.removesuffix("-input") for key in data if not key.startswith("@")}
    found = [f"{kind}.{key}" for key, plain in keys.items() if plain not in types[kind]]
    return found + [fault for key, value in data.items() if key != "@context" for fault in faults(value)]


def test_the_check_can_fail() -> None:
    assert (
        faults({"@type": "Event", "name": "x", "startDate": "2022", "eventStatus": "https://schema.org/EventScheduled"})
        == []
    )
    assert faults({"@type": "Evnt"}) == ["no type Evnt"]
    assert faults({"@type": "Event", "headline": "x"}) == ["Event.headline"]
    assert faults({"@type": "Event", "eventStatus": "https://schema.org/Held"}) == ["https://schema.org/Held"]


def test_every_page_keeps_to_the_vocabulary(built: Built) -> None:
    kinds = set()
    for address, page in built.pages.items():
        scripts = page.xpath("//script[@type='application/ld+json']/text()")
        assert len(scripts) <= 1, address
        for script in scripts:
            data = json.loads(script)
            nodes = data.get("@graph", [data])
            assert faults(nodes) == [], address
            kinds |= {node["@type"] for node in nodes}
    assert kinds >= {"Event", "Legislation", "NewsArticle", "BreadcrumbList", "WebSite", "FAQPage"}


def news(root: Path, *lines: str) -> dict[str, Any]:
    text = NEWS.replace("kind: news", "\n".join(["kind: news", *lines])).replace(
        "title: Tin mẫu", f"title: {json.dumps(NASTY, ensure_ascii=False)}"
    )
    tree = tree_of(site(root, {"content/tin-tuc/2022-06-10-tin-mau.md": text}))
    meta = json.loads(tree["docs/tin-tuc/2022/tin-mau/index.md"].decode().split("\n")[1])
    assert "<" not in meta["json_ld"]
    nodes = json.loads(meta["json_ld"])["@graph"]
    assert faults(nodes) == []
    found: dict[str, Any] = next(node for node in nodes if node["@type"] == "NewsArticle")
    return found


def test_news_carries_what_was_put_right(tmp_path: Path) -> None:
    changes = "changes: [{date: 2022-06-11, minor: true, note: Dấu}, {date: 2022-06-12T08:30, note: Đổi giờ.}]"
    data = news(tmp_path, changes, "correction: Bài trước ghi sai giờ.", "law: ['1/2020/QH14#dieu-1']")
    assert data["datePublished"] == "2022-06-10T00:00:00+07:00"
    assert data["dateModified"] == "2022-06-12T08:30:00+07:00"
    assert [one["text"] for one in data["correction"]] == ["Bài trước ghi sai giờ.", "Đổi giờ."]
    assert data["about"] == [{"@type": "Legislation", "legislationIdentifier": "1/2020/QH14"}]
    assert data["citation"][0]["url"] == "https://mau.example/tin"


def test_news_is_published_when_its_embargo_ends(tmp_path: Path) -> None:
    data = news(tmp_path, "embargo: 2022-06-10T10:00")
    assert data["datePublished"] == data["dateModified"] == "2022-06-10T10:00:00+07:00"
    assert "correction" not in data

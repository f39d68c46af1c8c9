"""A fictional ministry's site: what 34 sites publish, gathered through `sources:`.

`python -m scripts.bench.provinces FOLDER EVENTS` writes its sources. The events are those of scripts/bench/generate.py,
dealt to the sites in turn, so that the first 10,000 are the beginning of 100,000.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from scripts.bench.generate import EVENTS_OF_A_YEAR, Item, Mix, checkout, corpus, theme
from scripts.model.other_sites import FOLDER

SITES = 34
_LICENCE = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}


def sources(events: int, mix: Mix = EVENTS_OF_A_YEAR) -> Iterator[tuple[str, str]]:
    """The files of the site by their paths, one after the other."""
    found = corpus(events, mix)
    # Ten of its own, so that it has listings and campaigns as any site has.
    own = checkout(corpus(10, mix))
    yield from own.items()
    names = [f"mau-{number:02d}" for number in range(1, SITES + 1)]
    listed = [{"id": name, "name": f"Tỉnh Mẫu số {name[-2:]}", "file": f"{FOLDER}/{name}.json"} for name in names]
    yield (
        "content/site.yml",
        theme("ours")["content/site.yml"] + yaml.safe_dump({"sources": listed}, allow_unicode=True),
    )
    districts = yaml.safe_load(theme("ours")["content/places.yml"])["districts"]
    by_name = {one["name"]: {key: one[key] for key in ("name", "slug", "code")} for one in districts}
    for number, name in enumerate(names):
        site = {"name": f"Trang của Tỉnh Mẫu số {name[-2:]}", "url": f"https://{name}.example/"}
        events_of = [_event(item, name, by_name[item.district]) for item in found.events[10 + number :: SITES]]
        data = {"site": site, "licence": _LICENCE, "events": events_of}
        yield f"{FOLDER}/{name}.json", json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _event(item: Item, site: str, district: dict[str, str]) -> dict[str, Any]:
    fields, facts = item.fields, item.facts
    venue = facts["Địa điểm"].partition(",")[0]
    return {
        "id": item.id,
        "uid": f"{item.id}@{site}.example",
        "url": f"https://{site}.example/{item.path}",
        "data": f"https://{site}.example/api/v1/events/{item.id}.json",
        "title": item.title,
        "summary": item.summary,
        "description": item.body,
        "kind": fields["kind"],
        "kind_label": facts["Loại"],
        "start": f"{fields['start'].replace(' ', 'T')}:00+07:00" if " " in fields["start"] else fields["start"],
        "place": {"districts": [district], "communes": [], "venue": venue},
        "organisers": [facts["Đơn vị tổ chức"]],
        "status": fields["status"],
        "status_label": facts["Tình trạng"],
        "sources": [{"title": "Báo Mẫu", "url": item.source, "language": "vi"}],
        "year": item.day.year,
    }


if __name__ == "__main__":
    for path, text in sources(int(sys.argv[2])):
        target = Path(sys.argv[1], path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

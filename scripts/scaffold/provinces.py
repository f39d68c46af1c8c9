"""`new province`: the sources of another province's site, made of those of this one. What is national stays, what is of
this province alone goes, and nothing is said of the other that its list of units does not say."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import yaml

from scripts.edit.emitted import Value, emitted
from scripts.edit.page_file import halves, page_rewritten
from scripts.edit.rewritten import rewritten, said
from scripts.model import addresses
from scripts.model.kinds import KINDS
from scripts.model.website import Site
from scripts.read.files import read_file
from scripts.scaffold.local import Local
from scripts.scaffold.units import Province, places
from scripts.vietnamese.folding import fold, lower_first
from scripts.vietnamese.slugs import slug

# What leaving out may bring along: a page goes when one goes that it needs.
_MOST_ROUNDS = 6


class Made(NamedTuple):
    """The files of the new site by their paths, and what of the old one was left out."""

    files: dict[str, bytes]
    left_out: tuple[str, ...]


@cache
def rules() -> Mapping[str, Any]:
    """What only people can say of the pages: which are of the province alone, and what stands in their place."""
    text = resources.files(__package__).joinpath("province.yml").read_text(encoding="utf-8")
    found: Mapping[str, Any] = yaml.safe_load(text)
    return found


def made(sources: Mapping[str, bytes], site: Site, new: Province) -> Made:
    """The sources of the other province's site; `sources` are those of content/ of this `site`, by their paths."""
    out = {path for path in sources if any(re.fullmatch(one, path) for one in rules()["left_out"])}
    for _ in range(_MOST_ROUNDS):
        local = Local.of(site.places, _gone(out))
        files = {path: _file(path, data, local, site, new) for path, data in sources.items() if path not in out}
        refused = {path for path, data in files.items() if data is None}
        if not refused:
            break
        out |= refused
    kept = {path: data for path, data in files.items() if data is not None}
    kept["content/places.yml"] = "\n".join([*unit_lines(places(new)), ""]).encode()
    return Made(kept, tuple(sorted(out - {"content/places.yml"})))


_PLACES_HEAD = (
    "# Các đơn vị trước và sau ngày 01/7/2025. from: nhập từ những đơn vị nào, theo mã; centre: một điểm trên bản đồ.",
    "# Xã biên giới thì thêm border: true, khi có văn bản nói thế.",
)


def unit_lines(said_of: dict[str, Value]) -> Iterator[str]:
    """A unit a line: thousands of lines of one field each nobody would read."""
    yield from _PLACES_HEAD
    yield from emitted({name: value for name, value in said_of.items() if name != "units"})
    yield "units:"
    units = said_of["units"]
    assert isinstance(units, list)
    for unit in units:
        assert isinstance(unit, dict)
        within = unit.get("units")
        if isinstance(within, list):
            first, *rest = emitted([{name: one for name, one in unit.items() if name != "units"}])
            yield from (first, *rest, "  units:")
            for one in within:
                yield f"  {_in_line(one)}"
        else:
            yield _in_line(unit)


def _in_line(unit: Value) -> str:
    return emitted([unit], "{")[0]


def _gone(out: set[str]) -> set[str]:
    """What links can no more lead to."""
    # Models are of one province, so there is no list of them either.
    found = {"sukien:", "chiendich:", "mohinh:", f"trang:{addresses.EXEMPLARS.rstrip('/')}"}
    for path in out:
        for kind in KINDS:
            match = re.fullmatch(kind.files, path)
            if match and kind.scheme and kind.scheme != "luat":
                found.add(f"{kind.scheme}:{re.sub(r'^[0-9]{4}-[0-9]{2}-[0-9]{2}-', '', match[1])}")
                break
    return found


def _file(path: str, data: bytes, local: Local, site: Site, new: Province) -> bytes | None:
    """One file; None where it cannot do without what goes."""
    if not path.endswith((".md", ".yml", ".yaml")):
        return None if local.names_it(path) else data
    text = data.decode()
    if path == "content/site.yml":
        return _identity(text, local, new).encode()
    text = _renamed(path, text, site, new)
    if path.endswith(".md"):
        changed = _page(path, text, local, new)
    else:
        asked = local.value(said(text), _is_needed) if local.is_local(text) else said(text)
        changed = rewritten(_bare(text, local), asked) if isinstance(asked, dict) else None
    if changed is None or (changed.encode() != data and _has_errors(path, changed)):
        return None
    return changed.encode()


def _page(path: str, text: str, local: Local, new: Province) -> str | None:
    text = _sections(path, text, new)
    if not local.is_local(text):
        return text
    before = halves(text)
    declared = said(before.declarations)
    assert isinstance(declared, dict)
    if local.is_local(str(declared.get("title", ""))):
        return None
    asked = local.value(declared, _is_needed)
    body = local.without(before.body)
    return page_rewritten(text, asked, body) if isinstance(asked, dict) else None


def _is_needed(name: str) -> bool:
    """Without these an entry is another, or none; nothing is told without its source."""
    needed = ("title", "text", "link", "name", "label", "ask", "page", "what", "value", "short", "now", "summary")
    return name in (*needed, "source")


def _bare(text: str, local: Local) -> str:
    """Without comments that tell of the province."""
    lines = text.split("\n")
    return "\n".join(line for line in lines if not (line.lstrip().startswith("#") and local.is_local(line)))


def _sections(path: str, text: str, new: Province) -> str:
    """With the sections that are the province's own left out or begun anew."""
    for title, words in rules()["sections"].get(path, {}).items():
        head = title.format(area=_area(new))
        begun = f"## {head}\n\n{words.format(area=_area(new))}\n\n" if words else ""
        own = re.compile(rf"^## {re.escape(head)}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
        text = own.sub(begun.replace("\\", r"\\"), text)
    return text.rstrip("\n") + "\n"


def _renamed(path: str, text: str, site: Site, new: Province) -> str:
    """With the sentences that are as true of the other province."""
    said_of = {"province": new.plain, "whole": lower_first(new.name), "name": _name(new), "area": _area(new)}
    said_of["anchor"] = slug(said_of["area"])
    for before, after in rules()["sentences"].items():
        text = text.replace(before, after.format(**said_of))
    if path == "content/search.yml":
        old = fold(site.identity.province)
        for spelled in {site.identity.province.lower(), old}:
            text = text.replace(spelled, new.plain.lower())
    return text


def _area(new: Province) -> str:
    return "thành phố" if new.is_city else "tỉnh"


def _name(new: Province) -> str:
    return f"Phòng, chống ma túy {new.plain}"


def _identity(text: str, local: Local, new: Province) -> str:
    """Whose site it is: the other's, and nobody's agency yet."""
    declared = said(text)
    assert isinstance(declared, dict)
    asked: dict[str, Value] = dict(declared)
    asked |= {"name": _name(new), "tagline": f"Tháng hành động · {lower_first(new.name)}", "province": new.plain}
    asked |= {"url": "https://phongchongmatuy.example", "no_domain": "true"}
    asked["press"] = {"boilerplate": rules()["boilerplate"].format(name=_name(new), province=new.plain)}
    for name in ("agency", "contact", "sources"):
        asked.pop(name, None)
    for name in ("hotlines", "footer", "navigation"):
        asked[name] = local.value(asked[name], _is_needed) or []
    for name in ("footer", "navigation", "more"):
        pages = (f"trang:{_field(one, 'page').partition('#')[0]}" for one in _list(asked[name]))
        asked[name] = [one for one, page in zip(_list(asked[name]), pages, strict=True) if page not in local.gone]
    current = asked["current"]
    assert isinstance(current, dict)
    links = [one for one in _list(current["links"]) if not any(local.is_local(str(v)) for v in _values(one))]
    asked["current"] = current | {"text": rules()["current"], "links": links}
    return rewritten(_bare(text, local), asked)


def _list(value: Value) -> list[Value]:
    return value if isinstance(value, list) else []


def _field(value: Value, name: str) -> str:
    return str(value.get(name, "")) if isinstance(value, dict) else ""


def _values(value: Value) -> list[Value]:
    return [*value.values()] if isinstance(value, dict) else [value]


def _has_errors(path: str, text: str) -> bool:
    return any(found.is_error for found in read_file(path, text.encode()).problems)

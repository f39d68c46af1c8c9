"""The tables of fields in HUONG-DAN.md, between markers that name a record: `<!-- các trường: event.Event -->`.

A test holds them against the models. After a change of a model or of words.yml:
`python -m scripts.forms.handbook_tables`.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from scripts.forms.fields import Field, Kind, fields_of
from scripts.forms.kinds import WRITTEN
from scripts.model.place import Unit

HANDBOOK = "HUONG-DAN.md"
_MARKED = re.compile(
    r"(?P<begin><!-- các trường: (?P<name>[\w.]+) -->\n)(?P<table>.*?)(?P<end><!-- hết -->\n)", re.DOTALL
)
_HEAD = "| Trường | Là gì | Cách ghi | Ví dụ |\n| --- | --- | --- | --- |"
_TRUTH = "`true` là có, `false` là không"
_HOW = {
    Kind.DAY: "ngày",
    Kind.MOMENT: "ngày, hoặc ngày và giờ",
    Kind.NUMBER: "số",
    Kind.TRUTH: _TRUTH,
    Kind.PAIR: "hai số trong `[…]`",
    Kind.LINES: "danh sách",
    Kind.ITEMS: "danh sách",
}


def written(text: str) -> str:
    """The handbook with its tables made anew."""
    apart = {one["name"] for one in _MARKED.finditer(text)}
    known = models()

    def table(found: re.Match[str]) -> str:
        rows = "\n".join([_HEAD, *_rows(known[found["name"]], apart)])
        return f"{found['begin']}\n{rows}\n\n{found['end']}"

    return _MARKED.sub(table, text)


def models() -> dict[str, type[BaseModel]]:
    """Every record that staff write, each with what it holds and what it shares with others, by module and name."""
    # A form asks for each unit by itself.
    waiting: list[type[BaseModel]] = [Unit, *(kind.model for kind in WRITTEN.values())]
    found: dict[str, type[BaseModel]] = {}
    while waiting:
        model = waiting.pop()
        if name_of(model) not in found and fields_of(model):
            found[name_of(model)] = model
            waiting += [one for one in model.__mro__ if issubclass(one, BaseModel)]
            waiting += [one.model for one in fields_of(model) if one.model]
    return found


def name_of(model: type[BaseModel]) -> str:
    """As a marker names it; two modules have an Article."""
    return f"{model.__module__.rpartition('.')[2]}.{model.__name__}"


def _rows(model: type[BaseModel], apart: set[str], before: str = "") -> Iterator[str]:
    """Without those that have a table of their own, as what all pages have."""
    shared = {
        one.name
        for parent in model.__mro__[1:]
        if issubclass(parent, BaseModel) and name_of(parent) in apart
        for one in fields_of(parent)
    }
    given = {name for kind in WRITTEN.values() if issubclass(kind.model, model) for name in kind.given}
    for one in fields_of(model):
        if one.name in shared | given:
            continue
        yield _row(one, before)
        if one.model and name_of(one.model) not in apart and not before:
            yield from _rows(one.model, apart, f"{one.name}.")


def _row(one: Field, before: str) -> str:
    words = one.words
    how = ["ngày và giờ" if one.timed else _HOW.get(one.kind, ""), "bắt buộc" if one.needed else ""]
    if one.choices:
        how.append("một trong: " + ", ".join(f"`{value}` ({label})" for value, label in one.choices))
    if one.model:
        how.append("gồm " + ", ".join(f"`{part.name}`" for part in one.fields) if one.fields else "")
    if one.default and one.kind is Kind.TRUTH:
        how.append(f"không ghi là `{one.default}`")
    hint = words.hint if words.hint != words.label else ""
    what = words.label + (f". {hint[:1].upper()}{hint[1:]}" if hint and not hint.startswith(words.label) else "")
    what = hint if hint.startswith(words.label) else what
    cells = (f"`{before}{one.name}`", what, "; ".join(filter(None, how)), f"`{words.example}`" if words.example else "")
    return f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _cell(text: str) -> str:
    return " ".join(text.replace("(Markdown)", "").split()).replace("|", "\\|")


def write(root: Path) -> None:
    """Make the tables of the handbook below `root` anew."""
    file = root / HANDBOOK
    file.write_text(written(file.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(__file__).resolve().parents[2])

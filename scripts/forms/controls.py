"""A form as a tree of controls: everything that its template prints, and nothing that it must decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from scripts.edit.emitted import Value
from scripts.forms import days
from scripts.forms.around import Around
from scripts.forms.fields import Field, Kind
from scripts.forms.places import Offer
from scripts.forms.sent import ROOT
from scripts.forms.shown import Item, Shown
from scripts.problems import Problem

Path = tuple[str | int, ...]
# By the place of a field within the entry.
Wrong = Mapping[Path, Sequence[Problem]]
_UNLISTED = "không có trong danh sách"

# What is rare until a status asks for it (Event._status_is_explained); forms.js unfolds the same at once.
_ASKED_BY = {"reason": ("cancelled", "postponed"), "previous_start": ("rescheduled",)}


@dataclass(frozen=True)
class Choice:
    """Something to choose."""

    value: str
    words: str
    chosen: bool = False


@dataclass(frozen=True)
class Control:
    """`look` names the macro that prints it; `texts` are what stands in it; `parts` those within, `rare` those folded
    away; `note` is how a value is understood, `above` what the file says for all its entries."""

    name: str
    label: str
    look: str = "line"
    hint: str = ""
    example: str = ""
    needed: bool = False
    texts: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    offers: tuple[Offer, ...] = ()
    offers_of: str = ""
    problems: tuple[Problem, ...] = ()
    parts: tuple[Control, ...] = ()
    rare: tuple[Control, ...] = ()
    note: str = ""
    above: str = ""
    key: str = ""
    is_open: bool = False
    is_wrong: bool = False
    preview: str = ""
    rows: int = 0

    @property
    def id(self) -> str:
        """For labels and links."""
        return self.name.replace("/", "-")

    @property
    def told_by(self) -> str:
        """The ids of what says more of it, for `aria-describedby`."""
        said: dict[str, object] = {
            "goi-y": self.hint or self.example,
            "chung": self.above,
            "hieu": self.note,
            "loi": self.problems,
        }
        return " ".join(f"{self.id}-{end}" for end, there in said.items() if there)

    @property
    def text(self) -> str:
        """What stands in it, where that is one text."""
        return self.texts[0] if self.texts else ""


@dataclass(frozen=True)
class Maker:
    """What controls are made with. `previews` are texts as HTML, by the names of their controls; `pictures` addresses
    of pictures by the names of their files."""

    around: Around
    wrong: Wrong = field(default_factory=dict)
    previews: Mapping[str, str] = field(default_factory=dict)
    fresh: str = ""
    pictures: Mapping[str, str] = field(default_factory=dict)

    def group(
        self,
        fields: Sequence[Field],
        shown: Mapping[str, Shown],
        above: Mapping[str, Value],
        path: str = ROOT,
        at: Path = (),
    ) -> tuple[tuple[Control, ...], tuple[Control, ...]]:
        """The controls of a group, and those of its fields that are rare and empty."""
        usual: list[Control] = []
        rare: list[Control] = []
        for one in fields:
            value = shown.get(one.name)
            if value is None:
                continue
            made = self.control(one, value, above.get(one.name), f"{path}/{one.name}", (*at, one.name))
            is_asked = shown.get("status") in _ASKED_BY.get(one.name, ())
            is_away = one.words.rare and not made.is_open and not made.is_wrong and not is_asked
            (rare if is_away else usual).append(made)
        return tuple(usual), tuple(rare)

    def control(self, one: Field, value: Shown, above: Value | None, name: str, at: Path) -> Control:
        """That of a field."""
        base = replace(
            self._told(Control(name, one.words.label), at),
            hint="" if _names_codes(one) else one.words.hint,
            # Of a list to choose from, the file's own words would only puzzle.
            example="" if one.kind is Kind.CHOICE else one.words.example,
            needed=one.needed and above is None,
            above=_told(above),
        )
        if isinstance(value, dict):
            parts, rare = self.group(one.fields, value, above if isinstance(above, dict) else {}, name, at)
            is_open = any(part.is_open for part in (*parts, *rare))
            return replace(base, look="group", parts=parts, rare=rare, is_open=is_open)
        if one.kind is Kind.ITEMS and isinstance(value, tuple):
            items = [item for item in value if isinstance(item, Item)]
            parts = tuple(self._item(one, item, number, name, (*at, number)) for number, item in enumerate(items))
            return replace(base, look="items", parts=parts, is_open=bool(parts))
        if isinstance(value, tuple):
            return self._of_lines(one, tuple(str(line) for line in value), base)
        return self._of_text(one, value or "", base)

    def _told(self, control: Control, at: Path) -> Control:
        """The same with what is wrong in it."""
        problems = tuple(self.wrong.get(at, ()))
        is_wrong = any(place[: len(at)] == at for place in self.wrong)
        return replace(control, problems=problems, is_wrong=is_wrong)

    def _item(self, one: Field, item: Item, number: int, name: str, at: Path) -> Control:
        below = f"{name}/{item.key}"
        label = f"{one.words.label} {number + 1}"
        base = replace(self._told(Control(below, label, "item"), at), key=item.key, is_open=below == self.fresh)
        if isinstance(item.shown, dict):
            parts, rare = self.group(one.fields, item.shown, {}, below, at)
            told = next((part.text for part in parts if part.text), "")
            return replace(base, parts=parts, rare=rare, note=told[:80])
        text = str(item.shown or "")
        part = Control(below, label, "text", texts=(text,), rows=_rows(text))
        return replace(base, parts=(part,), note=text[:80])

    def _of_lines(self, one: Field, lines: tuple[str, ...], base: Control) -> Control:
        base = replace(base, texts=lines, is_open=bool(lines))
        if boxes := self.around.boxes(one.words):
            known = {value for value, _ in boxes}
            choices = [Choice(value, words, value in lines) for value, words in boxes]
            choices += [Choice(line, f"{line} ({_UNLISTED})", True) for line in lines if line not in known]
            return replace(base, look="boxes", hint="", example="", choices=tuple(choices))
        if offers := tuple(self.around.offers(one.words)):
            notes = [note for line in lines if (note := self.around.note(one.words, line))]
            base = replace(base, offers=offers, offers_of=one.words.chosen, note="; ".join(notes))
            # One more, for who has no script to ask for it.
            return replace(base, look="names", texts=(*lines, ""))
        return replace(base, look="lines", texts=("\n".join(lines),), rows=max(2, len(lines) + 1))

    def _of_text(self, one: Field, text: str, base: Control) -> Control:
        base = replace(base, texts=(text,), is_open=bool(text) and text != one.default)
        match one.kind:
            case Kind.TEXT:
                look = "markdown" if one.words.markdown else "text"
                rows = 18 if one.name == "body" else _rows(text)
                return replace(base, look=look, rows=rows, preview=self.previews.get(base.name, ""))
            case Kind.TRUTH:
                return replace(base, look="truth")
            case Kind.CHOICE:
                return replace(base, look="choice", choices=_choices(one, text))
            case Kind.DAY | Kind.MOMENT:
                return replace(base, look="day", note=self._understood(text))
            case Kind.NUMBER:
                return replace(base, look="number")
        if one.words.chosen:
            offers = tuple(self.around.offers(one.words))
            return replace(base, offers=offers, offers_of=one.words.chosen if offers else "")
        # The name that a file must have is the machine's to give.
        return (
            replace(base, look="picture", hint="", preview=self.pictures.get(text, "")) if one.words.picture else base
        )

    def _understood(self, text: str) -> str:
        words = days.in_words(text, self.around.year) if text.strip() else ""
        return f"Máy hiểu: {words}" if words else ""


def _choices(one: Field, text: str) -> tuple[Choice, ...]:
    words = dict(one.choices)
    none = f"Như mặc định: {words.get(one.default, one.default)}" if one.default else "Hãy chọn"
    choices = [Choice("", none, not text), *(Choice(value, label, value == text) for value, label in one.choices)]
    if text and text not in words:
        choices.append(Choice(text, f"{text} ({_UNLISTED})", True))
    return tuple(choices)


def _names_codes(one: Field) -> bool:
    """Does its hint explain what a file calls its choices? A form shows their words."""
    return any(f"{value} (" in one.words.hint or f"{value} là " in one.words.hint for value, _ in one.choices)


def _rows(text: str) -> int:
    """So many lines of a box that most of a text can be seen."""
    return min(16, max(3, sum(1 + len(line) // 70 for line in text.split("\n")) + 1))


def _told(above: Value | None) -> str:
    if isinstance(above, list):
        return ", ".join(one for one in above if isinstance(one, str))
    return above if isinstance(above, str) else ""

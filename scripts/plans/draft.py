"""What a plan gives for a campaign: each value with the place it comes from and what is uncertain about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from scripts.edit.emitted import Value
from scripts.problems import Problem


@dataclass(frozen=True, slots=True)
class Said:
    """A value of the draft: the places in the plan that it comes from, and what staff must look at again."""

    value: Value
    places: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    # The words of the plan, where the value is only a part of them.
    quoted: str = ""


@dataclass(frozen=True, slots=True)
class Unused:
    """A line of the plan that no field took, and why."""

    place: str
    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Draft:
    """The draft of events/<year>/campaign.yml: `one` are the fields that have one value, `many` those that are lists,
    both in the order of the model; `missing` what the plan does not say and the file must, by field."""

    source: str
    title: str = ""
    is_letter: bool = False
    year: int | None = None
    one: dict[str, Said] = field(default_factory=dict)
    many: dict[str, tuple[Said, ...]] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    unused: tuple[Unused, ...] = ()
    lines: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def is_plan(self) -> bool:
        """Was the document understood as a plan?"""
        return not any(problem.is_error for problem in self.problems)

    @property
    def doubts(self) -> int:
        """How many things staff must look at again."""
        every = [*self.one.values(), *(said for many in self.many.values() for said in many)]
        return sum(len(said.doubts) for said in every)

    @property
    def value(self) -> dict[str, Value]:
        """What the file says, without comments."""
        found: dict[str, Value] = {}
        for name in ORDER:
            if name in self.one:
                found[name] = self.one[name].value
            elif self.many.get(name):
                listed: list[Value] = [said.value for said in self.many[name]]
                found[name] = {"districts": listed} if name == "border" else listed
        return found


# The fields in the order of the file.
ORDER = (
    "year",
    "name",
    "theme",
    "theme_source",
    "start",
    "end",
    "plan",
    "plan_unknown",
    "summary",
    "focuses",
    "agencies",
    "tasks",
    "border",
    "sources",
)

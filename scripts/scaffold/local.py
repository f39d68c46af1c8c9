"""What a text says of one province alone: the sentences, lines and entries that go when the site becomes another's."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from scripts.edit.emitted import Value
from scripts.model.place import Places
from scripts.model.place_names import plain_name
from scripts.vietnamese.folding import fold, lower_first
from scripts.vietnamese.slugs import slug_or

_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[“\"(\[*_]*[A-ZĐÀ-Ỹ0-9])")
_LINK = re.compile(r"\b(tin|sukien|chiendich|trang|hoidap|tinhhuong|dedoc|sodo|mohinh|baihoc):([\w-]+)")
# Papers that only one province has.
_PAPER = re.compile(r"\b[0-9]+(?:/(?:KH|QĐ|BC|CV|CT)-UBND|-(?:CV|KH|CT)/TU)\b")
_ITEM = re.compile(r"\s*(?:[-*+]|[0-9]+[.)])\s|\s*\|")
# Below a heading, what is left out with it.
_HEADING = re.compile(r"(#{1,6}) (.*)")


@dataclass(frozen=True)
class Local:
    """Knows what is of the province alone: its name, those of its districts and its wards, papers of its offices, links
    to what is `gone` (as `tin:slug`; a kind alone, `tin:`, means all of it)."""

    names: re.Pattern[str]
    bare: tuple[str, ...]
    gone: frozenset[str]

    @classmethod
    def of(cls, places: Places, gone: Collection[str]) -> "Local":
        """Of the province that a list is of."""
        full = {one.name for one in places.all} | {lower_first(one.name) for one in places.all}
        districts = {plain_name(one.name) for one in places.groups}
        names = sorted(full | districts, key=len, reverse=True)
        plain = fold(plain_name(places.province.name))
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
        return cls(pattern, (plain, slug_or(plain, plain), plain.replace(" ", "")), frozenset(gone))

    def names_it(self, text: str) -> bool:
        """Does it name the province itself, however written?"""
        folded = fold(text)
        return any(name in folded for name in self.bare)

    def is_local(self, text: str) -> bool:
        """Is it of that province?"""
        if self.names_it(text) or self.names.search(text) or _PAPER.search(text) or "](/chien-dich/" in text:
            return True
        return any(f"{kind}:" in self.gone or f"{kind}:{name}" in self.gone for kind, name in _LINK.findall(text))

    def without(self, text: str) -> str:
        """Prose without its local sentences; of a list or a table, without the lines that have nothing else."""
        if not self.is_local(text):
            return text
        lines, within = [], 0
        for line in text.split("\n"):
            heading = _HEADING.match(line)
            if heading and within and len(heading[1]) <= within:
                within = 0
            if heading and not within and self.is_local(heading[2]):
                within = len(heading[1])
            if within:
                continue
            left = self._line(line)
            if left or not line:
                lines.append(left)
        return re.sub(r"\n{3,}", "\n\n", _without_empty_headings("\n".join(lines)))

    def _line(self, line: str) -> str:
        if not self.is_local(line):
            return line
        if line.lstrip().startswith("|"):
            return ""
        head = match[0] if (match := _ITEM.match(line)) else ""
        sentences = _SENTENCE.split(line[len(head) :])
        # The rest of an item whose first sentence goes is about nothing.
        if head and self.is_local(sentences[0]):
            return ""
        left = " ".join(one for one in sentences if not self.is_local(one))
        return head + left if left.strip() else ""

    def value(self, value: Value, is_needed: Callable[[str], bool]) -> "Value | None":
        """A value of a file's declarations; None where nothing of it is left. Of a group, what `is_needed` must be
        left."""
        if isinstance(value, str):
            return self.without(value).strip("\n") or None if self.is_local(value) else value
        if isinstance(value, list):
            left = [one for item in value if (one := self._entry(item, is_needed)) is not None]
            return left or (None if value else value)
        found = {name: self.value(one, is_needed) for name, one in value.items()}
        if any(one is None and is_needed(name) for name, one in found.items()):
            return None
        return {name: one for name, one in found.items() if one is not None} or None

    def _entry(self, item: Value, is_needed: Callable[[str], bool]) -> "Value | None":
        """A source is one whole: without its name or its address it is another."""
        if isinstance(item, dict) and "url" in item and any(self.is_local(str(one)) for one in item.values()):
            return None
        return self.value(item, is_needed)


def _without_empty_headings(text: str) -> str:
    """Without headings that nothing follows."""
    lines = text.split("\n")
    kept: list[str] = []
    for number, line in enumerate(lines):
        heading = _HEADING.match(line)
        rest = next((one for one in lines[number + 1 :] if one.strip()), "")
        following = _HEADING.match(rest)
        if heading and (not rest or (following and len(following[1]) <= len(heading[1]))):
            continue
        kept.append(line)
    return "\n".join(kept)

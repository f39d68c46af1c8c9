"""Values written as YAML, in which our own reader, that takes every value as text, finds them letter for letter."""

import io
import re
from typing import Any, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString, SingleQuotedScalarString
from ruamel.yaml.tag import Tag

# What a file says: text, lists, groups with their fields in order.
Value: TypeAlias = "str | list[Value] | dict[str, Value]"

_TEXT = Tag(suffix="tag:yaml.org,2002:str")
_QUOTED = {"'": SingleQuotedScalarString, '"': DoubleQuotedScalarString}
# No line of ours is folded: where a clerk wrote one line, one line it stays.
_WIDTH = 1 << 30
# Signs at which YAML 1.1 ends a line too; a text that stands as it looks would lose them.
_OTHER_ENDS = re.compile("[\r\x85\u2028\u2029]")


class _TextResolver(VersionedResolver):
    """Every value is text, whatever it looks like: `019` and `NO` are written as they were typed."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        return _TEXT if kind is ScalarNode else super().resolve(kind, value, implicit)


def emitted(value: Value, mark: str | None = None) -> list[str]:
    """The lines of a document that says `value`, a group or list with a line for each of its parts. `mark` is how the
    parts stood before: a quotation mark for text, `{` for what stands in one line."""
    if mark == "{" and _has_lines(value):
        mark = None
    yaml = YAML()
    yaml.Resolver = _TextResolver
    yaml.width = _WIDTH
    stream = io.StringIO()
    if isinstance(value, dict):
        yaml.dump({_styled(key, None): _styled(one, mark) for key, one in value.items()}, stream)
    else:
        yaml.dump([_styled(one, mark) for one in value], stream)
    return stream.getvalue().removesuffix("\n").split("\n")


def _styled(value: Value, mark: str | None) -> Any:
    if isinstance(value, str):
        # Within quotation marks our reader takes `\n` for a slip of somebody who wrote it by hand.
        if "\n" in value and mark != "{" and value[0] not in " \t\n" and not _OTHER_ENDS.search(value):
            return LiteralScalarString(value)
        # Bare, the first would say that nothing is given; in one line 1.1 reads signs otherwise than 1.2.
        if value in ("", "~", "null") or (mark == "{" and (":" in value or not value[0].isalnum())):
            return DoubleQuotedScalarString(value)
        return _QUOTED[mark](value) if mark in _QUOTED else value
    group: CommentedMap | CommentedSeq
    within = mark if mark == "{" else None
    if isinstance(value, dict):
        group = CommentedMap((_styled(key, within), _styled(one, mark)) for key, one in value.items())
    else:
        group = CommentedSeq(_styled(one, mark) for one in value)
    if mark == "{" or not value:
        group.fa.set_flow_style()
    return group


def _has_lines(value: Value) -> bool:
    if isinstance(value, str):
        return "\n" in value
    return any(map(_has_lines, value.values() if isinstance(value, dict) else value))

"""A YAML tree into a record, and pydantic's findings into our problems."""

from __future__ import annotations

import hashlib
import types
from collections.abc import Callable, Iterable
from collections.abc import Mapping as AbstractMapping
from enum import Enum
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, to_json

from scripts.model.languages import LANGUAGES
from scripts.model.record import Record
from scripts.problems import Problem, problem
from scripts.read.marks import Marks
from scripts.read.yaml_text import Mapping, Node, Scalar, is_blank, locate, plain
from scripts.vietnamese.near import closest

R = TypeVar("R", bound=Record)
Location = tuple[str | int, ...]

_SOURCE_FIELDS = ("source", "sources", "official_source")


def typed(
    model: type[R],
    node: Mapping,
    given: AbstractMapping[str, Any] | None = None,
    known: dict[str, R] | None = None,
) -> tuple[R | None, list[Problem]]:
    """Validate one tree as one record; `given` are fields that come from the file's name, not its text. One of the
    `known` records, by what they were made from, is taken out and given instead."""
    given = given or {}
    problems = [problem("E202", node.keys[name], field=name) for name in given if name in node.values]
    data = plain(node) | given
    written = hashlib.sha256(to_json(data)).hexdigest() if known is not None else ""
    if known and not problems and (same := known.pop(written, None)):
        return same.placed(Marks.of(node)), []
    try:
        record = model.model_validate(data)
    except ValidationError as error:
        return None, _distinct([*problems, *explained(model, node, error, given)])
    if problems:
        return None, problems
    return record.placed(Marks.of(node), written), []


def explained(
    model: type[BaseModel], node: Mapping, error: ValidationError, given: AbstractMapping[str, Any]
) -> list[Problem]:
    """What pydantic found in a tree, each with its place and in our words."""
    return [_problem(model, node, details, given) for details in error.errors(include_url=False)]


def _problem(model: type[BaseModel], node: Mapping, error: ErrorDetails, given: AbstractMapping[str, Any]) -> Problem:
    location: Location = error["loc"]
    field = next((str(part) for part in reversed(location) if isinstance(part, str)), "")
    context = error.get("ctx") or {}
    handler = _HANDLERS.get(error["type"])
    if error["type"] == "extra_forbidden":
        names = [name for name in _field_names(model, location[:-1]) if name not in given]
        return problem("E202", locate(node, location, key=True), guesses=closest(field, names), field=field)
    if error["type"] == "missing":
        return _missing(node, location, field)
    at = locate(node, location)
    found = _shown(error["input"])
    if handler:
        return handler(node, location, field, found, context)
    expected = _EXPECTED.get(error["type"])
    if expected is not None and not isinstance(error["input"], str):
        return problem("E114", at, expected=f"{expected} (trường “{field}”)", found=_kind(error["input"]))
    return problem("E204", at, field=field, expected=expected or "giá trị đúng mẫu", found=found)


def _missing(node: Mapping, location: Location, field: str) -> Problem:
    parent = _node_at(node, location[:-1])
    if isinstance(parent, Mapping) and field in parent.values and is_blank(parent.values[field]):
        return problem("E208", parent.keys[field], field=field)
    code = "E207" if field in _SOURCE_FIELDS else "E201"
    return problem(code, locate(node, location[:-1]), field=field)


def _node_at(node: Node, path: Location) -> Node:
    for name in path:
        if isinstance(node, Mapping) and isinstance(name, str):
            node = node.values.get(name, node)
        elif not isinstance(node, (Scalar, Mapping)) and isinstance(name, int) and name < len(node.items):
            node = node.items[name]
    return node


Handler = Callable[[Mapping, Location, str, str, AbstractMapping[str, Any]], Problem]


def _enum(node: Mapping, location: Location, field: str, found: str, context: AbstractMapping[str, Any]) -> Problem:
    allowed = [word.strip(" '") for word in str(context.get("expected", "")).replace(" or ", ",").split(",")]
    at = locate(node, location)
    return problem("E205", at, guesses=closest(found, allowed), field=field, found=found, allowed=", ".join(allowed))


def _simple(code: str, *sub: str, **fixed: str) -> Handler:
    """A problem of the field at `sub` inside the place that pydantic names."""

    def handle(
        node: Mapping, location: Location, field: str, found: str, context: AbstractMapping[str, Any]
    ) -> Problem:
        at = locate(node, (*location, *sub))
        facts: dict[str, Any] = {"field": field, "found": found} | dict(context) | fixed
        return problem(code, at, **facts)

    return handle


def _language(node: Mapping, location: Location, field: str, found: str, context: AbstractMapping[str, Any]) -> Problem:
    # Staff write the name where the tag is asked for: `lao`, `tiếng Mông`.
    names: dict[str, str] = {}
    for tag, one in LANGUAGES.items():
        names |= dict.fromkeys((tag, one.own, one.name, one.name.removeprefix("tiếng ")), tag)
    guesses = tuple(dict.fromkeys(names[name] for name in closest(found, names)))
    known = ", ".join(f"{tag} ({one.name.removeprefix('tiếng ')})" for tag, one in LANGUAGES.items())
    return problem("E601", locate(node, location), guesses=guesses, found=found, known=known)


def _too_short(
    node: Mapping, location: Location, field: str, found: str, context: AbstractMapping[str, Any]
) -> Problem:
    code = "E207" if field in _SOURCE_FIELDS else "E208"
    return problem(code, locate(node, location), field=field)


def _too_long(node: Mapping, location: Location, field: str, found: str, context: AbstractMapping[str, Any]) -> Problem:
    return problem("E216", locate(node, location), field=field, found=found, limit=f"{context.get('max_length')} ký tự")


_HANDLERS: dict[str, Handler] = {
    "enum": _enum,
    "literal_error": _enum,
    "no_such_day": _simple("E206"),
    "moment": _simple("E214"),
    "language": _language,
    "slug": _simple("E209", example="con-cuong-2022-06-09"),
    "web_address": _simple("E217"),
    "tile": lambda node, location, field, found, context: problem(
        "E204",
        locate(node, location),
        field=field,
        expected=f"[hàng, cột], hàng từ 1 đến {context['rows']}, cột từ 1 đến {context['columns']}",
        found=context["found"],
    ),
    "far_day": lambda node, location, field, found, context: problem(
        "E219",
        locate(node, (*location, *context["path"])),
        found=context["found"],
        since=context["since"],
        limit=context["limit"],
    ),
    "ends_before_start": _simple("E203", "end"),
    "start_or_unknown": _simple("E215", "start"),
    "date_or_unknown": _simple("E710", "date"),
    "no_source": _simple("E207"),
    "form": _simple("E204"),
    "file_or_url": _simple("E800"),
    "status_needs": lambda node, location, field, found, context: problem(
        "E212", locate(node, (*location, "status")), status=context["status"], field=context["field"]
    ),
    "recurs_without_start": _simple("E201", "recurs", field="start"),
    "recurs_until_before_start": _simple("E220", "recurs", "until"),
    "recurs_too_often": _simple("E221", "recurs", "until"),
    "recurs_overlapping": _simple("E222", "end"),
    "recurs_never": _simple("E223", "recurs", "except"),
    "string_too_short": _simple("E208"),
    "too_short": _too_short,
    "string_too_long": _too_long,
}

_EXPECTED = {
    "string_type": "chữ",
    "bool_parsing": "true hoặc false",
    "bool_type": "true hoặc false",
    "int_parsing": "số nguyên",
    "int_type": "số nguyên",
    "int_from_float": "số nguyên",
    "float_parsing": "số",
    "float_type": "số",
    "greater_than_equal": "số trong giới hạn",
    "less_than_equal": "số trong giới hạn",
    "finite_number": "số",
    "tuple_type": "danh sách",
    "list_type": "danh sách",
    "dict_type": "một nhóm “tên: giá trị”",
    "model_type": "một nhóm “tên: giá trị”",
    "model_attributes_type": "một nhóm “tên: giá trị”",
    "string_pattern_mismatch": "giá trị đúng mẫu",
}


def _field_names(model: type[BaseModel], location: Location) -> list[str]:
    """The names that are allowed at a place inside a model, for near-miss suggestions."""
    current: type[BaseModel] | None = model
    for name in location:
        if current is None or not isinstance(name, str):
            continue
        info = next((info for key, info in current.model_fields.items() if name in (key, info.alias)), None)
        current = _model_in(info.annotation) if info else None
    return [info.alias or name for name, info in current.model_fields.items()] if current else []


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) is not None or isinstance(annotation, types.UnionType):
        return next((model for arg in get_args(annotation) if (model := _model_in(arg))), None)
    return None


def _shown(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    return value if isinstance(value, str) else _kind(value)


def _kind(value: object) -> str:
    if isinstance(value, dict):
        return "một nhóm “tên: giá trị”"
    if isinstance(value, list):
        return "một danh sách"
    return "để trống" if value is None else f"“{value}”"


def _distinct(problems: Iterable[Problem]) -> list[Problem]:
    return list(dict.fromkeys(problems))

"""A tree of values into a record, and pydantic's findings into our problems."""

import hashlib
import types
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError, to_json

from scripts.model.languages import LANGUAGES
from scripts.model.record import Labelled, Record
from scripts.problems import Position, Problem, problem
from scripts.read.field_names import described
from scripts.read.stand_ins import broken_rules, stand_in
from scripts.read.tree import UNREAD, Marks, Node, holds_unread
from scripts.vietnamese.folding import fold
from scripts.vietnamese.near import closest
from scripts.vietnamese.slugs import slug_or

R = TypeVar("R", bound=Record)
_Location = tuple[str | int, ...]

# Left blank, these could mean that an item is held back, or that it is not.
TELLING = {
    **dict.fromkeys(("draft", "sample"), "true để giữ lại, false để đăng"),
    "embargo": "ngày giờ được phép đăng, như 2022-06-09 07:30",
    "expires": "ngày giờ hết hạn đăng, như 2022-06-30 17:00",
    "withdrawn": "lý do gỡ bài",
    "status": "tình trạng, như scheduled",
    "changes": "ngày sửa (date) và sửa điều gì (note)",
    "correction": "lời đính chính",
    "reason": "lý do",
}

_SOURCE_FIELDS = ("source", "sources", "official_source")
# The code of each finding, and the field in question within the place that pydantic names.
_CODES: dict[str, tuple[str, ...]] = {
    "enum": ("E205",),
    "literal_error": ("E205",),
    "no_such_day": ("E206",),
    "moment": ("E214",),
    "weekday": ("E225",),
    "ambiguous": ("E226",),
    "language": ("E601",),
    "slug": ("E209",),
    "web_address": ("E217",),
    "disk_address": ("E227",),
    "mail_address": ("E228",),
    "bare_address": ("E229",),
    "no_paper": ("E230",),
    "tile": ("E204",),
    "centre": ("E204",),
    "no_code": ("E201",),
    "far_day": ("E219",),
    "ends_before_start": ("E203", "end"),
    "start_or_unknown": ("E215", "start"),
    "date_or_unknown": ("E710", "date"),
    "plan_or_unknown": ("E711", "plan"),
    "no_source": ("E207",),
    "form": ("E204",),
    "one_picture": ("E340",),
    "file_or_url": ("E800",),
    "status_needs": ("E212", "status"),
    "recurs_without_start": ("E201", "recurs"),
    "half_a_point": ("E201",),
    "recurs_until_before_start": ("E220", "recurs", "until"),
    "recurs_too_often": ("E221", "recurs", "until"),
    "recurs_overlapping": ("E222", "end"),
    "recurs_never": ("E223", "recurs", "except"),
    "string_too_short": ("E208",),
    "too_short": ("E208",),
    "string_too_long": ("E216",),
}
_OF_GROUPS = ("dict_type", "model_type", "model_attributes_type")
# Groups that staff often write as one value.
_GROUPS = {
    "image": "{file: anh.jpg, alt: lời mô tả, credit: người chụp}",
    "images": "[{file: anh.jpg, alt: lời mô tả, credit: người chụp}]",
    "contact": "{name: …, phone: …, email: …}",
    "place": "{commune: …, venue: …}",
    "plan": "{number: …, date: …, issuer: …}",
    "recurs": "{every: week, until: 2027-06-30}",
}
_GROUP = "một nhóm “tên: giá trị”"
# What a field must be, and an example of it; in braces what pydantic knows of the limit.
_EXPECTED = {
    "string_type": ("chữ", "một câu"),
    # The only pattern of pydantic's own is that of a line; other shapes are refused as "form".
    "string_pattern_mismatch": ("chữ viết trên một dòng", "một câu, không xuống dòng"),
    **dict.fromkeys(("bool_parsing", "bool_type"), ("true hoặc false", "true")),
    **dict.fromkeys(("int_parsing", "int_type", "int_from_float"), ("số nguyên", "12")),
    **dict.fromkeys(("float_parsing", "float_type", "finite_number"), ("số (phần lẻ sau dấu chấm)", "18.67")),
    "greater_than_equal": ("số không nhỏ hơn {ge}", "{ge}"),
    "less_than_equal": ("số không lớn hơn {le}", "{le}"),
    **dict.fromkeys(("tuple_type", "list_type"), ("danh sách", "[mục thứ nhất, mục thứ hai]")),
    **dict.fromkeys(_OF_GROUPS, (_GROUP, "{tên: giá trị}")),
}
# The limits of a field by which nobody could tell what it is.
_LIMITS = {
    "lat": ("vĩ độ, ở Việt Nam là số từ 8 đến 24", "18.67"),
    "lon": ("kinh độ, ở Việt Nam là số từ 102 đến 118", "105.69"),
}


def typed(
    model: type[R], node: Node, given: Mapping[str, Any], known: dict[str, R] | None = None
) -> tuple[R, list[Problem]]:
    """Validate one group of fields as one record; where something is wrong, the record is a stand-in for it. `given`
    are fields that come from the file's name, not its text. One of the `known` records, by what they were made from, is
    taken out and given instead."""
    assert isinstance(node.value, dict)
    problems = [problem("E202", node.value[name].key, field=name) for name in given if name in node.value]
    problems += _blanks(model, node)
    data = node.plain | given
    text = to_json(data)
    written = hashlib.sha256(text).hexdigest() if known is not None else ""
    unread = [name for name, value in data.items() if holds_unread(value)] if UNREAD.encode() in text else []
    wrong = any(found.is_error for found in problems)
    if known and not wrong and (same := known.pop(written, None)):
        return same.placed(Marks.of(node)), problems
    try:
        record = model.model_validate(data)
    except ValidationError as error:
        problems += [*explained(model, node, error, given), *_rules(model, node, data, error)]
        broken = _of_rules(error)
        record, unsure = stand_in(model, {name: value for name, value in data.items() if name not in broken})
        unsure |= broken
        return record.placed(Marks.of(node)).standing_in(unsure.union(unread)), list(dict.fromkeys(problems))
    record = record.placed(Marks.of(node), written)
    return (record.standing_in(unread) if wrong or unread else record), problems


def _blanks(model: type[BaseModel], node: Node, path: _Location = ()) -> Iterator[Problem]:
    """Names without a value, at any depth, that are unknown, for they may be text, or could mean that an item is held
    back. Of any other field, blank is as good as left out."""
    if isinstance(node.value, dict):
        known = None
        for name, part in node.value.items():
            if part.value is not None:
                yield from _blanks(model, part, (*path, name))
                continue
            known = _field_names(model, path) if known is None else known
            if name not in known:
                yield problem("E202", part.key, guesses=_guesses(name, known), field=name)
            elif name in TELLING:
                yield problem("E242", part.key, field=name, meant=TELLING[name])
    elif isinstance(node.value, tuple):
        for number, part in enumerate(node.value):
            yield from _blanks(model, part, (*path, number))


def _rules(model: type[BaseModel], node: Node, data: dict[str, Any], error: ValidationError) -> Iterator[Problem]:
    """What a record's own rules say of it, which pydantic asks only where every field holds."""
    if all(details["loc"] for details in error.errors(include_url=False)):
        meant = _meant(model, error, {})
        for broken in broken_rules(model, data):
            if (*_CODES.get(broken.type, ("",))[1:], *(broken.context or {}).get("path", ())) in meant:
                continue
            details = ErrorDetails(type=broken.type, loc=(), msg="", input=data, ctx=broken.context or {})
            yield _problem(model, node, details, {})


def _of_rules(error: ValidationError) -> frozenset[str]:
    """The fields by which a record breaks its own rules."""
    found: set[str] = set()
    for details in error.errors(include_url=False):
        _, *within = _CODES.get(details["type"], ("",))
        if not details["loc"] and (path := (*within, *(details.get("ctx") or {}).get("path", ()))):
            found.add(path[0])
    return frozenset(found)


def explained(
    model: type[BaseModel], node: Node, error: ValidationError, given: Mapping[str, Any] | None = None
) -> list[Problem]:
    """What pydantic found in a tree, each with its place and in our words. A list is not too short where an entry of it
    is wrong: pydantic counts what holds."""
    found = error.errors(include_url=False)
    within = {one["loc"][:end] for one in found for end in range(len(one["loc"]))}
    found = [one for one in found if one["type"] != "too_short" or one["loc"] not in within]
    meant = _meant(model, error, given or {})
    found = [one for one in found if one["type"] != "missing" or one["loc"] not in meant]
    return [_problem(model, node, one, given or {}) for one in found if not node.part(one["loc"]).is_unread]


def why_refused(error: PydanticCustomError, at: Position, field: str, found: str) -> Problem:
    """What one value was refused for, in the words that its field in a file would get."""
    facts = {"field": field, "found": found, **(error.context or {})}
    return problem(_CODES[error.type][0], at, **facts)


def _meant(model: type[BaseModel], error: ValidationError, given: Mapping[str, Any]) -> set[_Location]:
    """The fields that are there under a wrong name, which is told and says which: they are not missing as well."""
    found: set[_Location] = set()
    for one in error.errors(include_url=False):
        if one["type"] == "extra_forbidden":
            *above, name = one["loc"]
            known = [field for field in _field_names(model, tuple(above)) if field not in given]
            found |= {(*above, guess) for guess in _guesses(str(name), known)[:1]}
    return found


def _problem(model: type[BaseModel], node: Node, error: ErrorDetails, given: Mapping[str, Any]) -> Problem:
    kind, location, value = error["type"], error["loc"], error["input"]
    field = next((str(part) for part in reversed(location) if isinstance(part, str)), "")
    if kind == "extra_forbidden":
        known = [name for name in _field_names(model, location[:-1]) if name not in given]
        if group := _group_with(model, location[:-1], field):
            return problem("E256", node.part(location).key, field=field, group=group)
        return problem("E202", node.part(location).key, guesses=_guesses(field, known), field=field)
    if kind == "missing":
        return _missing(node.part(location[:-1]), field)
    shown = str(value.value) if isinstance(value, Enum) else value if isinstance(value, str) else _kind(value)
    if kind in _CODES:
        code, *within = _CODES[kind]
        if kind == "too_short" and field in _SOURCE_FIELDS:
            code = "E207"
        context = error.get("ctx") or {}
        at = _said_at(node, (*location, *within, *context.get("path", ())))
        return problem(code, at, **{"field": field, "found": shown, **context, **_facts(kind, shown, context)})
    limits = error.get("ctx") or {}
    expected, example = _EXPECTED.get(kind, ("giá trị đúng mẫu", "mẫu trong HUONG-DAN.md"))
    if "{" in expected:
        expected, example = _LIMITS.get(field) or (expected.format(**limits), example.format(**limits))
    elif field in _LIMITS:
        example = _LIMITS[field][1]
    if kind in (*_OF_GROUPS, "tuple_type"):
        example = _GROUPS.get(field, example)
    at = node.part(location).at
    if kind in _EXPECTED and not isinstance(value, str):
        return problem("E114", at, expected=f"{expected} (trường “{field}”)", found=_kind(value))
    return problem("E204", at, field=field, expected=expected, example=example, found=shown)


def _said_at(node: Node, path: _Location) -> Position:
    """Where a field is said; an end that has no field of its own stands in that of the start: `7h30 - 9h, 9/6/2027`."""
    above = node.part(path[:-1]).value
    if path and path[-1] == "end" and isinstance(above, dict) and "end" not in above and "start" in above:
        path = (*path[:-1], "start")
    return node.part(path).at


def _missing(parent: Node, field: str) -> Problem:
    if isinstance(parent.value, dict) and field in parent.value and parent.value[field].value is None:
        return problem("E208", parent.value[field].key, field=field)
    return problem("E207" if field in _SOURCE_FIELDS else "E201", parent.at, field=field)


def _facts(kind: str, found: str, context: Mapping[str, Any]) -> dict[str, Any]:
    """What the words of a problem say beside pydantic's context."""
    match kind:
        case "enum" | "literal_error":
            allowed = [word.strip(" '") for word in str(context.get("expected", "")).replace(" or ", ",").split(",")]
            labels = _labels(tuple(allowed))
            said = fold(found).replace("-", " ").strip()
            meant = tuple(one for one, label in labels.items() if said and said in fold(label))
            told = [f"{one} ({labels[one]})" if one in labels else one for one in allowed]
            return {"guesses": closest(found, allowed) or meant, "allowed": ", ".join(told)}
        case "language":
            # Staff write the name where the tag is asked for: `lao`, `tiếng Mông`.
            short = {tag: one.name.removeprefix("tiếng ") for tag, one in LANGUAGES.items()}
            names = {name: tag for tag, one in LANGUAGES.items() for name in (tag, one.own, one.name, short[tag])}
            guesses = tuple(dict.fromkeys(names[name] for name in closest(found, names)))
            known = ", ".join(f"{tag} ({name})" for tag, name in short.items())
            return {"guesses": guesses, "found": found, "known": known}
        case "slug":
            return {"example": _slug_of(found) or "con-cuong-2022-06-09"}
        case "tile":
            rows, columns = context["rows"], context["columns"]
            expected = f"[hàng, cột], hàng từ 1 đến {rows}, cột từ 1 đến {columns}"
            return {"expected": expected, "example": "[2, 1]"}
        case "centre":
            return {"expected": "[vĩ độ, kinh độ]", "example": "[18.675, 105.66]"}
        case "recurs_without_start":
            return {"field": "start"}
        case "string_too_long":
            return {"limit": f"{context.get('max_length')} ký tự"}
    return {}


@cache
def _labels(allowed: tuple[str, ...]) -> dict[str, str]:
    """What readers see of the members of a closed list, where it is one of ours."""
    for one in Labelled.__subclasses__():
        if tuple(str(member.value) for member in one) == allowed:
            return {str(member.value): member.label for member in one}
    return {}


def _slug_of(text: str) -> str:
    """The slug that was probably meant; empty where nothing of the text is left, or nothing was wrong with it."""
    meant = slug_or("", text)
    return "" if meant == text else meant


def _guesses(field: str, known: list[str]) -> tuple[str, ...]:
    """The fields that a name may mean: written like it, or described so in Vietnamese."""
    meant = (described()[words] for words in closest(field, described()))
    return closest(field, known) or tuple(dict.fromkeys(name for name in meant if name in known))


def _field_names(model: type[BaseModel], location: _Location) -> list[str]:
    """The names that are allowed at a place inside a model, for near-miss suggestions."""
    current: type[BaseModel] | None = model
    for name in location:
        if current is None or not isinstance(name, str):
            continue
        info = next((info for key, info in current.model_fields.items() if name in (key, info.alias)), None)
        current = _model_in(info.annotation) if info else None
    return [info.alias or name for name, info in current.model_fields.items()] if current else []


def _group_with(model: type[BaseModel], location: _Location, field: str) -> str:
    """The one group at a place inside a model, no list of them, that has a field of this name: `place` of `venue`."""
    here = model
    for name in location:
        info = here.model_fields.get(name) if isinstance(name, str) else None
        within = _model_in(info.annotation) if info else None
        if within is None:
            return ""
        here = within
    groups = (
        (name, _model_in(info.annotation), get_origin(info.annotation)) for name, info in here.model_fields.items()
    )
    found = [name for name, one, listed in groups if one and listed is not tuple and field in one.model_fields]
    return found[0] if len(found) == 1 else ""


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) is not None or isinstance(annotation, types.UnionType):
        return next((model for arg in get_args(annotation) if (model := _model_in(arg))), None)
    return None


def _kind(value: object) -> str:
    if isinstance(value, (dict, list)):
        return _GROUP if isinstance(value, dict) else "một danh sách"
    return "để trống" if value is None else f"“{value}”"

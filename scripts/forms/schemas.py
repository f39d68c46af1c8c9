"""JSON Schemas of what staff write, made from the records that read it.

An editor must not underline what our own reader takes: it takes text, one value for a list of one, a blank for what may
be missing. So these are wider than the schemas of the published files, which say what we write.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from scripts.forms.field_words import words_of
from scripts.forms.kinds import WRITTEN, Written
from scripts.model.record import Labelled
from scripts.read.typed import TELLING

# The dialect that the language servers of YAML know best.
_DIALECT = "http://json-schema.org/draft-07/schema#"
_ADDRESS = r"^\s*[hH][tT][tT][pP][sS]?://"
# As `format`s that mean less to us than to JSON Schema: days are written in many ways.
_LOOSE = {"date": r"[0-9]", "date-time": r"[0-9]", "uri": _ADDRESS}
_TRUTH = r"^(?:[tT]rue|[fF]alse|[yY]es|[nN]o|[oO]n|[oO]ff|[01])$"
_LINE = r"^[^\n\r]*$"
_OF_BEFORE = ("districts", "communes")


class _Generator(GenerateJsonSchema):
    """pydantic's generator, in the words of staff and as wide as the reader."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """`2027` is a number to YAML, and text to us."""
        return _wide(super().str_schema(schema))

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        """`true` and whatever else the reader takes for it."""
        return {"anyOf": [{"type": "boolean"}, {"type": "string", "pattern": _TRUTH}]}

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        """The members, each with what readers see of it."""
        found = super().enum_schema(schema)
        for english in ("title", "description"):
            found.pop(english, None)
        if issubclass(schema["cls"], Labelled):
            found["enumDescriptions"] = [one.label for one in schema["cls"]]
            choices = ", ".join(f"{one.value} ({one.label})" for one in schema["cls"])
            found["errorMessage"] = f"Ghi một trong: {choices}"
        return found

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """What the function makes of a text tells whether a text may stand for a list or a group."""
        found = super().function_before_schema(schema)
        return found if "properties" in found else _admitting(found, schema["function"]["function"])

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """A group of fields, in our words."""
        model = schema["cls"]
        found = super().model_schema(schema)
        for english in ("title", "description"):
            found.pop(english, None)
        needed = set(found.get("required", ()))
        for name, info in model.model_fields.items():
            key = info.alias or name
            if key not in found["properties"]:
                continue
            words = words_of(model, name)
            part = found["properties"][key]
            part.pop("default", None)
            part = _blank(part, allowed=key not in needed and key not in TELLING)
            about: dict[str, Any] = {"title": words.label, "description": words.hint or words.label}
            if words.example:
                about["examples"] = [words.example]
                _excused(part, words.example)
            found["properties"][key] = part | about
        for fields in _alternatives(model):
            found.setdefault("allOf", []).append({"oneOf": [_given(field) for field in fields]})
        for function in _before(schema["schema"]):
            found = _admitting(found, function)
        return found

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Never: pydantic's titles are English."""
        return False


def schema_of(name: str) -> dict[str, Any]:
    """The schema of a kind of file, or of what stands between the hyphens of a Markdown file."""
    written = WRITTEN[name]
    found = TypeAdapter(written.model).json_schema(schema_generator=_Generator)
    definitions = found.pop("$defs", {})
    for given in written.given:
        found["properties"].pop(given, None)
    found["required"] = [field for field in found.get("required", ()) if field not in written.given]
    if written.listing:
        found = _listing(found)
    if name == "places":
        _with_old_lists(found, definitions)
    used = {name: definitions[name] for name in sorted(_used(found, definitions))}
    whole: dict[str, Any] = _plain({"$schema": _DIALECT, "title": _title(written)} | found | {"definitions": used})
    return whole


def _used(schema: object, definitions: Mapping[str, Any]) -> set[str]:
    """The definitions that a schema needs, without those that only a field named which nobody writes."""
    waiting, found = [schema], set[str]()
    while waiting:
        for name in re.findall(r'"#/\$defs/([^"]+)"', json.dumps(waiting.pop())):
            if name not in found:
                found.add(name)
                waiting.append(definitions[name])
    return found


def _title(written: Written) -> str:
    return f"Phần đầu của {written.files[0]}" if written.markdown else written.files[0]


def _listing(event: dict[str, Any]) -> dict[str, Any]:
    """Events with what is common to them; what one must have may stand above instead."""
    needed = event.pop("required")
    rules = event.pop("allOf", [])
    above = {**event, "title": "Trường chung", "description": "Áp dụng cho mọi sự kiện trong tệp"}
    conditions = [
        {
            "if": {"not": {"properties": {"defaults": {"required": [field]}}, "required": ["defaults"]}},
            "then": {"properties": {"events": {"items": {"required": [field]}}}},
        }
        for field in needed
    ]
    no_defaults = {"not": {"required": ["defaults"]}}
    alone = [{"if": no_defaults, "then": {"properties": {"events": {"items": {"allOf": rules}}}}}]
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["events"],
        "properties": {
            "defaults": {"anyOf": [above, {"type": "null"}], "title": "Trường chung"},
            "events": {"type": "array", "title": "Các sự kiện", "items": event},
        },
        "allOf": [*conditions, *(alone if rules else [])],
    }


def _with_old_lists(places: dict[str, Any], definitions: dict[str, Any]) -> None:
    """Place lists may still name units by `districts` and `communes`."""
    for group in (places, definitions["Unit"]):
        for name in _OF_BEFORE:
            group["properties"][name] = {
                "type": "array",
                "items": {"$ref": "#/$defs/Unit"},
                "description": "Cách ghi trước đây; nay ghi ở units",
            }
    places["required"].remove("units")
    places["anyOf"] = [{"required": [name]} for name in ("units", *_OF_BEFORE)]


def _alternatives(model: type[BaseModel]) -> Iterable[tuple[str, ...]]:
    """The fields of which a record must have exactly one."""
    rules = model.__pydantic_decorators__.model_validators.values()
    return (rule.func.fields for rule in rules if hasattr(rule.func, "fields"))


def _before(schema: Any) -> Iterable[Callable[..., Any]]:
    """The functions that a group passes before its fields are read."""
    while "schema" in schema:
        if schema["type"] == "function-before":
            yield schema["function"]["function"]
        schema = schema["schema"]


def _given(field: str) -> dict[str, Any]:
    return {"required": [field], "properties": {field: {"not": {"type": "null"}}}}


def _wide(found: dict[str, Any]) -> dict[str, Any]:
    return found | {"type": ["string", "number"]} if found.get("type") == "string" and "enum" not in found else found


def _blank(part: dict[str, Any], allowed: bool) -> dict[str, Any]:
    """May the name stand without a value?"""
    choices = [one for one in part.pop("anyOf", ()) if one != {"type": "null"}]
    for choice in choices:
        choice.pop("description", None)
    if not choices:
        choices = [part]
        part = {}
    choices += [{"type": "null"}] if allowed else []
    return part | choices[0] if len(choices) == 1 else part | {"anyOf": choices}


def _excused(part: dict[str, Any], example: str) -> None:
    """What an editor says where a text is not of the shape: an example of it, not the pattern."""
    for one in (part, *part.get("anyOf", ())):
        for shaped in (one, one.get("items", {})):
            if "pattern" in shaped and shaped["pattern"] != _LINE:
                shaped["patternErrorMessage"] = f"Viết như: {example}"


def _admitting(found: dict[str, Any], function: Callable[..., Any]) -> dict[str, Any]:
    made = _made_of(function, "x")
    if isinstance(made, dict):
        return {"anyOf": [{"type": ["string", "number"]}, found]}
    if not isinstance(made, list):
        return found
    item = found["items"]
    if isinstance(made[0], dict):
        item = {"anyOf": [{"type": ["string", "number"]}, item]}
    return {"anyOf": [item, found | {"items": item}]}


def _made_of(function: Callable[..., Any], value: object) -> Any:
    try:
        return function(value)
    except (TypeError, ValueError):
        return None


def _plain(value: Any) -> Any:
    """In the older dialect, without what it has otherwise."""
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if not isinstance(value, Mapping):
        return value.replace("#/$defs/", "#/definitions/") if isinstance(value, str) else value
    found = {key: _plain(one) for key, one in value.items()}
    if found.get("pattern") == _LINE:  # what stands around a text is cut off before it is looked at
        found["pattern"] = r"^\s*[^\n\r]*\s*$"
    if found.get("format") in _LOOSE:
        found["pattern"] = _LOOSE[found.pop("format")]
    if "prefixItems" in found:
        found["items"] = found.pop("prefixItems")
    return _wide(found)

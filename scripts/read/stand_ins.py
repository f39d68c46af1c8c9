"""A record with a wrong field still has its others: a stand-in is made of what holds, so that what the rest of it names
is checked in the same run, and nobody is told that it is missing. It is never published."""

from collections.abc import Iterator
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from scripts.model.values import beginning

B = TypeVar("B", bound=BaseModel)

_SOME_DAY = date(1900, 1, 1)


def stand_in(model: type[B], data: dict[str, Any]) -> tuple[B, frozenset[str]]:
    """A record of the fields that hold, the others blank; and the names of those others."""
    for rule in model.__pydantic_decorators__.model_validators.values():
        if rule.info.mode == "before":
            data = rule.func(data)
    sure: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        key = info.alias or name
        if key in data:
            sure |= _read(name, _adapter(model, name), data[key])
        elif not info.is_required():
            sure[name] = info.get_default(call_default_factory=True)
    unsure = model.model_fields.keys() - sure.keys()
    blank = {
        name: _blank(model.model_fields[name], data.get(model.model_fields[name].alias or name)) for name in unsure
    }
    return model.model_construct(None, **_by_alias(model, sure | blank)), frozenset(unsure)


def broken_rules(model: type[BaseModel], data: dict[str, Any]) -> Iterator[PydanticCustomError]:
    """What a record's own rules say of it, so far as they rest on fields that hold."""
    record, unsure = stand_in(model, data)
    for name in unsure:
        record.__dict__.pop(name, None)  # a rule that needs it cannot be asked
    for rule in model.__pydantic_decorators__.model_validators.values():
        if rule.info.mode == "after":
            try:
                rule.func(record)
            except PydanticCustomError as error:
                yield error
            except (AttributeError, TypeError):
                continue


def _by_alias(model: type[BaseModel], values: dict[str, Any]) -> dict[str, Any]:
    return {model.model_fields[name].alias or name: value for name, value in values.items()}


@cache
def _adapter(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    info = model.model_fields[name]
    whole: Any = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
    return TypeAdapter(whole)


def _read(name: str, adapter: TypeAdapter[Any], value: Any) -> dict[str, Any]:
    try:
        return {name: adapter.validate_python(value)}
    except ValidationError:
        return {}


def _blank(info: FieldInfo, value: Any) -> Any:
    """What holds of a field's value: the parts of a group, the entries of a list."""
    if not info.is_required() and not isinstance(value, (dict, list)):
        return info.get_default(call_default_factory=True)
    return _of(info.annotation, value)


def _of(annotation: Any, value: Any) -> Any:
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _of(parts[0], value)
    if origin is tuple:
        many = value if isinstance(value, list) else [value] if isinstance(value, dict) else []
        return tuple(_of(parts[0], one) for one in many)
    if origin is dict or annotation is dict:
        return value if isinstance(value, dict) else {}
    if parts and origin is not None:  # one of several: the group, where there is one
        return _of(next((part for part in parts if _is_model(part)), parts[0]), value)
    if _is_model(annotation):
        return stand_in(annotation, value if isinstance(value, dict) else {})[0]
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return next(iter(annotation))
    if isinstance(annotation, type) and issubclass(annotation, date):
        return beginning(_SOME_DAY) if annotation is datetime else _SOME_DAY
    if annotation in (int, float, bool):
        return annotation()
    return value if isinstance(value, str) else ""


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)

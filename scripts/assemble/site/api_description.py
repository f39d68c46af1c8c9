"""What describes the API: index.json for people and programs, openapi.json, and a JSON Schema for each kind of file.

All three are made from one list, and the schemas from the records that write the files, so that none can fall behind.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from scripts.assemble.outputs import OUTPUTS
from scripts.assemble.parts import api
from scripts.assemble.pieces import Frame, Lazy, Made, Tree, key_of
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.index_api import ApiFile, ApiIndex
from scripts.words import text


@dataclass(frozen=True)
class Described:
    """A file below /api/v1/, or one for each item: `path` then has the changing part in braces (RFC 6570)."""

    path: str
    title: str
    media: str
    name: str | None
    record: type[BaseModel] | None

    @property
    def parameters(self) -> list[str]:
        """The names of the changing parts."""
        return re.findall(r"\{(\w+)\}", self.path)


def build(view: View, frame: Frame) -> Tree:
    """The index, the OpenAPI document and the schemas, which follow from our code and from what there is."""
    listed = list(outputs(view))

    def lazy(name: str, make: Callable[[], dict[str, Any]]) -> Lazy:
        key = key_of("api", name, frame.digest, *(output.path for output in listed))
        return Lazy(key, lambda: Made(_written(make())))

    def schema(name: str, record: type[BaseModel]) -> Lazy:
        return lazy(
            name,
            lambda: {
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                "$id": _schema(view, name),
                **record.model_json_schema(mode="serialization"),
            },
        )

    tree: Tree = {f"files/{addresses.API}index.json": api.written(_index(view, listed))}
    tree[f"files/{addresses.API}openapi.json"] = lazy("openapi", lambda: _openapi(view, listed))
    return tree | {
        f"files/{addresses.API}schemas/{name}.json": schema(name, of) for name, of in _records(listed).items()
    }


def outputs(view: View) -> Iterator[Described]:
    """What there is: translations and laws only where the site has some."""
    for output in OUTPUTS:
        if (of := output.api) and of.there(view):
            path, title = output.path.removeprefix(addresses.API), text(f"site.api.file.{of.words}")
            yield Described(path, title, output.media, of.name, of.record)


def _records(listed: list[Described]) -> dict[str, type[BaseModel]]:
    return {output.name: output.record for output in listed if output.name and output.record}


def _schema(view: View, name: str) -> str:
    return f"{view.site_url}{addresses.API}schemas/{name}.json"


def _index(view: View, listed: list[Described]) -> ApiIndex:
    identity = view.site.identity
    return ApiIndex(
        site=api.site(view),
        publisher=identity.publisher,
        disclaimer=api.disclaimer(view.site.identity),
        contact=api.contact(identity.contact),
        licence=api.licence(view.site.identity),
        openapi=f"{view.site_url}{addresses.API}openapi.json",
        files=tuple(
            ApiFile(
                url=f"{view.site_url}{addresses.API}{output.path}",
                template=bool(output.parameters),
                title=output.title,
                type=output.media,
                schema=_schema(view, output.name) if output.name else None,
            )
            for output in listed
        ),
    )


def _openapi(view: View, listed: list[Described]) -> dict[str, Any]:
    identity = view.site.identity
    mode: Literal["serialization"] = "serialization"
    records = [(record, mode) for record in _records(listed).values()]
    found, schemas = models_json_schema(records, ref_template="#/components/schemas/{model}")
    answers = {record: found[record, mode] for record, _ in records}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": text("site.api.title", name=identity.name),
            "description": text("site.api.about"),
            "version": "1",
            "license": {"name": identity.licence.name, "url": api.uri(identity.licence.url)},
        },
        "servers": [{"url": f"{view.site_url}{addresses.API}".rstrip("/")}],
        "paths": {f"/{output.path}": {"get": _operation(output, answers)} for output in listed},
        "components": {"schemas": schemas["$defs"]},
    }


def _operation(output: Described, answers: dict[type[BaseModel], Any]) -> dict[str, Any]:
    schema = answers[output.record] if output.record else {}
    found = {"description": output.title, "content": {output.media: {"schema": schema} if schema else {}}}
    operation: dict[str, Any] = {
        "operationId": re.sub(r"\W+", "_", output.path).strip("_"),
        "summary": output.title,
        "responses": {"200": found},
    }
    if output.parameters:
        operation["responses"]["404"] = {"description": text("site.api.not_found")}
        operation["parameters"] = [
            {
                "name": name,
                "in": "path",
                "required": True,
                "description": text(f"site.api.parameter.{name}"),
                "schema": {"type": "string"},
            }
            for name in output.parameters
        ]
    return operation


def _written(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()

"""What describes the API: index.json for people and programs, openapi.json, and a JSON Schema for each kind of file.

All three are made from one list, and the schemas from the records that write the files, so that none can fall behind.
"""

import json
import re
from collections.abc import Callable
from typing import Any, Literal

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from scripts.assemble.outputs import OUTPUTS, Output
from scripts.assemble.parts import api
from scripts.assemble.pieces import Frame, Lazy, Made, Tree, key_of
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.shared_api import ApiFile, ApiIndex
from scripts.words import text


def build(view: View, frame: Frame) -> Tree:
    """The index, the OpenAPI document and the schemas, which follow from our code and from what there is: translations
    and laws only where the site has some."""
    listed = [output for output in OUTPUTS if output.words and output.there(view)]
    records = _records(listed)

    def lazy(name: str, make: Callable[[], dict[str, Any]]) -> Lazy:
        def made() -> Made:
            return Made((json.dumps(make(), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode())

        return Lazy(key_of("api", name, frame.digest, *(output.path for output in listed)), made)

    def schema(name: str, record: type[BaseModel]) -> Lazy:
        head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": _schema(view, name)}
        return lazy(name, lambda: head | record.model_json_schema(mode="serialization"))

    return {
        f"files/{addresses.API}index.json": api.written(_index(view, listed)),
        f"files/{addresses.API}openapi.json": lazy("openapi", lambda: _openapi(view, listed)),
        **{f"files/{addresses.API}schemas/{name}.json": schema(name, record) for record, name in records.items()},
    }


def _records(listed: list[Output]) -> dict[type[BaseModel], str]:
    """The records that have a schema, and its name: that of the first file which they write."""
    found: dict[type[BaseModel], str] = {}
    for output in listed:
        if output.record:
            found.setdefault(output.record, output.words.replace("_", "-"))
    return found


def _schema(view: View, name: str) -> str:
    return f"{view.site_url}{addresses.API}schemas/{name}.json"


def _index(view: View, listed: list[Output]) -> ApiIndex:
    identity, names = view.site.identity, _records(listed)
    return ApiIndex(
        site=api.site(view),
        publisher=identity.publisher,
        disclaimer=api.disclaimer(identity),
        contact=api.contact(identity.contact),
        licence=api.licence(identity),
        openapi=f"{view.site_url}{addresses.API}openapi.json",
        files=tuple(
            ApiFile(
                url=view.site_url + output.path,
                template=bool(output.parameters),
                title=text(f"site.api.file.{output.words}"),
                type=output.media,
                schema=_schema(view, names[output.record]) if output.record else None,
            )
            for output in listed
        ),
    )


def _openapi(view: View, listed: list[Output]) -> dict[str, Any]:
    identity = view.site.identity
    mode: Literal["serialization"] = "serialization"
    records = [(record, mode) for record in _records(listed)]
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
        "paths": {
            "/" + output.path.removeprefix(addresses.API): {"get": _operation(output, answers)} for output in listed
        },
        "components": {"schemas": schemas["$defs"]},
    }


def _operation(output: Output, answers: dict[type[BaseModel], Any]) -> dict[str, Any]:
    title = text(f"site.api.file.{output.words}")
    schema = {"schema": answers[output.record]} if output.record else {}
    operation: dict[str, Any] = {
        "operationId": re.sub(r"\W+", "_", output.path.removeprefix(addresses.API)).strip("_"),
        "summary": title,
        "responses": {"200": {"description": title, "content": {output.media: schema}}},
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

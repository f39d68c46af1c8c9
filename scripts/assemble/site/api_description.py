"""What describes the API: index.json for people and programs, openapi.json, and a JSON Schema for each kind of file.

All three are made from one list, and the schemas from the records that write the files, so that none can fall behind.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from scripts.assemble.parts import api
from scripts.assemble.tree import Tree
from scripts.assemble.view import View
from scripts.model import addresses
from scripts.model.event_api import ApiEvent, ApiEvents
from scripts.model.index_api import ApiFile, ApiIndex
from scripts.model.law_api import ApiArticle, ApiLawDetail, ApiLaws
from scripts.model.news_api import ApiNewsItem, ApiNewsList
from scripts.model.ninjs import Ninjs
from scripts.model.page import News
from scripts.model.place_api import ApiDistrictDetail, ApiPlaces

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ABOUT = (
    "Mỗi địa chỉ là một tệp, đọc bằng GET, không cần khóa. Ngày giờ theo giờ Việt Nam (+07:00). Điều gì chưa biết "
    "thì không có trường ấy. Các bản sau có thể thêm trường; chương trình đọc nên bỏ qua trường lạ."
)
_PARAMETERS = {
    "id": "Mã của sự kiện, như trong events.json",
    "slug": "Tên không dấu, như trong danh sách",
    "number": "Số điều",
    "language": "Mã ngôn ngữ của bản dịch, ví dụ en",
    "name": "Tên lược đồ, như trong địa chỉ ở trường schema của index.json",
}


@dataclass(frozen=True)
class Output:
    """A file below /api/v1/, or one for each item: `path` then has the changing part in braces (RFC 6570)."""

    path: str
    title: str
    name: str | None = None
    record: type[BaseModel] | None = None
    media: str = "application/json"

    @property
    def parameters(self) -> list[str]:
        """The names of the changing parts."""
        return re.findall(r"\{(\w+)\}", self.path)


def build(view: View) -> Tree:
    """The index, the OpenAPI document and the schemas."""
    listed = list(outputs(view))
    tree = {f"files/{addresses.API}index.json": api.written(_index(view, listed))}
    tree[f"files/{addresses.API}openapi.json"] = _written(_openapi(view, listed))
    for name, record in _records(listed).items():
        schema = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": _schema(view, name),
            **record.model_json_schema(mode="serialization"),
        }
        tree[f"files/{addresses.API}schemas/{name}.json"] = _written(schema)
    return tree


def outputs(view: View) -> Iterator[Output]:
    """What there is: translations and laws only where the site has some."""
    yield Output("index.json", "Mục lục: có những tệp nào", "index", ApiIndex)
    yield Output("events.json", "Mọi sự kiện", "events", ApiEvents)
    yield Output("events/{id}.json", "Một sự kiện", "event", ApiEvent)
    yield Output("events.csv", "Mọi sự kiện, dạng bảng (UTF-8)", media="text/csv")
    yield Output("events.xlsx", "Mọi sự kiện, dạng bảng cho Excel", media=_SHEET)
    yield Output("news.json", "Mọi tin, bài, không có toàn văn", "news", ApiNewsList)
    yield Output("news/{slug}.json", "Một tin, có toàn văn", "news-item", ApiNewsItem)
    yield Output("ninjs/{slug}.json", "Một tin theo chuẩn IPTC ninjs 3.1", "ninjs", Ninjs)
    if any(view.translations_of(News)):
        yield Output("news/{language}/{slug}.json", "Bản dịch của một tin, có toàn văn", "news-item", ApiNewsItem)
        yield Output("ninjs/{language}/{slug}.json", "Bản dịch của một tin theo chuẩn IPTC ninjs 3.1", "ninjs", Ninjs)
    yield Output("places.json", "Các huyện, thị xã, thành phố và các xã, phường, thị trấn", "places", ApiPlaces)
    yield Output("places/{slug}.json", "Một huyện, thị xã, thành phố và các sự kiện ở đó", "place", ApiDistrictDetail)
    if view.site.laws:
        yield Output("laws.json", "Mọi văn bản pháp luật", "laws", ApiLaws)
        yield Output("laws/{slug}.json", "Một văn bản và các điều của nó", "law", ApiLawDetail)
        yield Output("laws/{slug}/dieu-{number}.json", "Một điều", "law-article", ApiArticle)
        yield Output("laws/{slug}.akn.xml", "Một văn bản theo chuẩn Akoma Ntoso 3.0", media="application/akn+xml")
    yield Output("openapi.json", "Mô tả mọi tệp theo OpenAPI 3.1", media="application/vnd.oai.openapi+json;version=3.1")
    yield Output(
        "schemas/{name}.json", "Lược đồ JSON Schema (2020-12) của một loại tệp", media="application/schema+json"
    )


def _records(listed: list[Output]) -> dict[str, type[BaseModel]]:
    return {output.name: output.record for output in listed if output.name and output.record}


def _schema(view: View, name: str) -> str:
    return f"{view.site_url}{addresses.API}schemas/{name}.json"


def _index(view: View, listed: list[Output]) -> ApiIndex:
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


def _openapi(view: View, listed: list[Output]) -> dict[str, Any]:
    identity = view.site.identity
    mode: Literal["serialization"] = "serialization"
    records = [(record, mode) for record in _records(listed).values()]
    found, schemas = models_json_schema(records, ref_template="#/components/schemas/{model}")
    answers = {record: found[record, mode] for record, _ in records}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"Dữ liệu mở: {identity.name}",
            "description": _ABOUT,
            "version": "1",
            "license": {"name": identity.licence.name, "url": api.uri(identity.licence.url)},
        },
        "servers": [{"url": f"{view.site_url}{addresses.API}".rstrip("/")}],
        "paths": {f"/{output.path}": {"get": _operation(output, answers)} for output in listed},
        "components": {"schemas": schemas["$defs"]},
    }


def _operation(output: Output, answers: dict[type[BaseModel], Any]) -> dict[str, Any]:
    schema = answers[output.record] if output.record else {}
    found = {"description": output.title, "content": {output.media: {"schema": schema} if schema else {}}}
    operation: dict[str, Any] = {
        "operationId": re.sub(r"\W+", "_", output.path).strip("_"),
        "summary": output.title,
        "responses": {"200": found},
    }
    if output.parameters:
        operation["responses"]["404"] = {"description": "Không có mục này"}
        operation["parameters"] = [
            {
                "name": name,
                "in": "path",
                "required": True,
                "description": _PARAMETERS[name],
                "schema": {"type": "string"},
            }
            for name in output.parameters
        ]
    return operation


def _written(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()

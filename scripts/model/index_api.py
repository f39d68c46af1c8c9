"""What there is in the JSON API, told by itself."""

from pydantic import Field

from scripts.model.shared_api import Address, ApiContact, ApiLicence, ApiPart, ApiSite
from scripts.model.values import Line, Text


class ApiFile(ApiPart):
    """A file, or (with `template`) a file for each item."""

    url: Line = Field(description="Địa chỉ; trong dấu ngoặc nhọn là phần thay đổi theo từng mục")
    template: bool = Field(False, description="Địa chỉ là khuôn (RFC 6570), mỗi mục một tệp")
    title: Line = Field(description="Tệp có gì")
    type: Line = Field(description="Kiểu nội dung (media type)")
    # `schema` is a method of every record.
    schema_: Address | None = Field(None, alias="schema", description="JSON Schema (2020-12) của tệp")


class ApiIndex(ApiPart):
    """/api/v1/index.json."""

    site: ApiSite = Field(description="Trang nào công bố")
    publisher: Line = Field(description="Cơ quan chủ quản; trang chưa có cơ quan nào thì là tên trang")
    disclaimer: Text | None = Field(None, description="Lời nhắc rằng đây không phải trang của cơ quan nào, khi chưa có")
    contact: ApiContact | None = Field(None, description="Liên hệ của cơ quan chủ quản, khi có")
    licence: ApiLicence = Field(description="Giấy phép của phần chữ; mỗi ảnh có giấy phép riêng")
    openapi: Address = Field(description="Mô tả mọi tệp theo OpenAPI 3.1")
    files: tuple[ApiFile, ...] = Field(description="Các tệp")

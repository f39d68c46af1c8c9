"""What the JSON API says of materials: what is printed, posted and read out."""

from pydantic import Field

from scripts.model.languages import Lang
from scripts.model.record import Labelled
from scripts.model.shared_api import Address, ApiLicence, ApiNext, ApiPart, ApiSite
from scripts.model.values import Day, Line


class MaterialKind(Labelled):
    """The closed list of kinds, in the order in which they are offered; `label` heads a group of the list."""

    POSTER = "ap-phich", "Áp phích"
    LEAFLET = "to-gap", "Tờ gấp"
    BOARD = "bang-tin", "Tờ bảng tin của tháng"
    TENT = "the-de-ban", "Thẻ để bàn"
    BANNER = "bang-ron", "Băng rôn"
    DIAGRAM = "so-do", "Sơ đồ khổ A4"
    SCRIPT = "bai-doc-loa", "Bài đọc trên loa"
    LESSON = "bai-hoc", "Bài học ở trường"


class ApiMaterial(ApiPart):
    """A row of materials.json: a file."""

    url: Address = Field(description="Địa chỉ tệp")
    kind: MaterialKind = Field(description="Loại (mã)")
    kind_label: Line = Field(description="Loại, bằng lời")
    title: Line = Field(description="Nói về gì, bằng lời")
    form: Line | None = Field(None, description="Khổ giấy, độ dài, kiểu tệp; không có khi chỉ có một tệp")
    about: Address = Field(description="Trang mà tài liệu này thuộc về")
    language: Lang = Field(description="Ngôn ngữ")
    type: Line = Field(description="Kiểu nội dung (media type)")
    bytes: int = Field(ge=0, description="Dung lượng, tính bằng byte")
    day: Day | None = Field(None, description="Nội dung sửa lần cuối ngày nào, khi trang có ghi")


class ApiMaterials(ApiPart):
    """/api/v1/materials.json."""

    site: ApiSite = Field(description="Trang nào công bố")
    licence: ApiLicence = Field(description="Giấy phép của phần chữ")
    next: ApiNext = None
    materials: tuple[ApiMaterial, ...] = Field(description="Mọi tài liệu, theo loại, hoặc một phần")

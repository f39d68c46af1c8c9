"""What staff print although the guard would not have it: told with its reason, in the file, never printed."""

from typing import Annotated, TypeAlias

from pydantic import Field

from scripts.model.record import Part
from scripts.model.values import Line, Reason


class Allowed(Part):
    """A number or a name that may be printed."""

    text: Line = Field(description="Số, tên được đăng, đúng như viết trong bài")
    reason: Reason = Field(description="Vì sao được đăng: ai đồng ý, văn bản nào công bố")


Guard: TypeAlias = Annotated[
    tuple[Allowed, ...],
    Field(description="Được phép đăng: số riêng, tên người mà máy giữ lại, kèm lý do; không bao giờ in ra trang"),
]

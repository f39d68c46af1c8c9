"""content/redirects.yml: where pages went that had another address before."""

from typing import Annotated

from pydantic import Field

from scripts.model.record import Part, Record
from scripts.model.values import Line

# What our own addresses are made of, so that no server's configuration can read anything else into them.
OldAddress = Annotated[str, Field(pattern=r"^/([a-z0-9][a-z0-9._-]*/)+$")]


class Redirect(Part):
    """An old address and where its page is now."""

    from_: OldAddress = Field(alias="from", description="Địa chỉ cũ trên trang này, ví dụ /tin-tuc/2022/ten-cu/")
    to: Line = Field(description="Nơi mới: địa chỉ trên trang này, mã như tin:ten-moi, hoặc địa chỉ web")

    @property
    def old(self) -> str:
        """The old address, relative to the site's root as all of ours."""
        return self.from_[1:]


class Redirects(Record):
    """The list."""

    redirects: tuple[Redirect, ...] = Field((), description="Các địa chỉ đã đổi")

"""Other sites whose events this site gathers: `sources:` in content/site.yml, and where a gathered event comes from."""

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from scripts.model.record import Part, one_of, refused
from scripts.model.values import Line, Slug, WebAddress

# Where the copies lie that `import --sources` fetches.
FOLDER = "events/sources"

# Below the project, and no hidden part in it.
_FILE = re.compile(r"[^/\\:.][^/\\:]*(?:/[^/\\:.][^/\\:]*)*\.json")


def _within(path: str) -> str:
    if _FILE.fullmatch(path):
        return path
    raise refused(
        "form", expected="đường dẫn tới một tệp .json trong thư mục dự án", example=f"{FOLDER}/con-cuong.json"
    )


def _encrypted(address: str) -> str:
    if urlsplit(address).scheme == "https":
        return address
    raise refused("form", expected="địa chỉ bắt đầu bằng https://", example=address.replace("http:", "https:", 1))


_SourceId = Annotated[Slug, Field(max_length=40)]
_File = Annotated[Line, AfterValidator(_within)]
_Https = Annotated[WebAddress, AfterValidator(_encrypted)]


class OtherSite(Part):
    """A site that publishes an events.json."""

    id: _SourceId = Field(description="Mã của nguồn, đứng trước mã mọi sự kiện lấy từ đó; đặt một lần, không đổi nữa")
    name: Line = Field(description="Ai công bố, ví dụ UBND huyện Con Cuông")
    file: _File | None = Field(None, description="Tệp events.json mà nơi ấy gửi, đặt trong thư mục dự án")
    url: _Https | None = Field(None, description="Địa chỉ events.json của nơi ấy (https), để lệnh import tải về")

    _is_somewhere = one_of("file_or_url", "file", "url")

    @property
    def path(self) -> str:
        """The file to read, relative to the checkout."""
        return self.file or f"{FOLDER}/{self.id}.json"


class EventOrigin(Part):
    """Who published an event before this site did, and where; `via` is the site that it was gathered from, where
    that one had gathered it too."""

    source: Slug
    name: Line
    url: WebAddress
    uid: Line
    via: Line | None = None

    @property
    def words(self) -> str:
        """`Xã Môn Sơn (qua UBND huyện Con Cuông)`."""
        return f"{self.name} (qua {self.via})" if self.via else self.name

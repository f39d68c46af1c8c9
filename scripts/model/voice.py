"""Voices: what somebody said, in their own words, and recordings to listen to."""

from dataclasses import dataclass
from typing import Annotated, TypeAlias

from pydantic import Field

from scripts.model.picture import Fault
from scripts.model.record import Part, Shape
from scripts.model.source import AnySource
from scripts.model.values import Day, Line, Text


class Quote(Part):
    """Somebody's own words, never without who said them and when."""

    text: Text = Field(description="Lời nói, nguyên văn, không ghi dấu ngoặc kép ở hai đầu")
    name: Line = Field(description="Tên người nói")
    role: Line | None = Field(None, description="Chức vụ, nơi làm việc hoặc nơi ở")
    date: Day = Field(description="Ngày nói")
    source: AnySource | None = Field(None, description="Nguồn, khi lời này đã đăng ở nơi khác")


class Audio(Part):
    """A recording beside the file that names it, with all its words for who cannot or may not listen."""

    file: Annotated[
        str, Shape(r"^[^/\\\s]+$", "tên một tệp âm thanh cùng thư mục, không có dấu cách và dấu /", "phat-thanh.mp3")
    ] = Field(description="Tên tệp MP3 hoặc M4A, đặt cùng thư mục, không có dấu cách")
    title: Line = Field(description="Bản ghi này là gì, ai nói")
    credit: Line = Field(description="Người, cơ quan thu âm")
    licence: Line = Field(description="Giấy phép sử dụng bản ghi")
    transcript: Text = Field(description="Toàn bộ lời trong bản ghi; hết một đoạn thì để một dòng trống")


Quotes: TypeAlias = Annotated[tuple[Quote, ...], Field(description="Lời người trong cuộc, mỗi lời có tên và ngày")]
Audios: TypeAlias = Annotated[tuple[Audio, ...], Field(description="Bản ghi âm, mỗi bản có đủ lời chép")]


@dataclass(frozen=True, slots=True)
class Sound:
    """What a sound file turned out to be; the digest is of its file, `kind` its media type, `size` in bytes."""

    digest: str
    kind: str = ""
    size: int = 0
    fault: Fault | None = None

"""What the JSON API says of posts: words and pictures to pass on, each as its medium takes it."""

from typing import Literal

from pydantic import Field

from scripts.model.shared_api import Address, ApiLicence, ApiPart, ApiSite
from scripts.model.values import Line, Text


class ApiPostText(ApiPart):
    """A text to post as it stands."""

    text: Text = Field(description="Lời đăng, chép nguyên văn; xuống dòng như trong chuỗi")
    letters: int = Field(gt=0, description="Số chữ, kể cả dấu cách, dấu câu và liên kết")


class ApiMessage(ApiPostText):
    """A text message, as a network counts it."""

    encoding: Literal["GSM-7", "UCS-2"] = Field(
        description="Bảng mã mà nhà mạng dùng: không dấu là GSM-7, có dấu là UCS-2"
    )
    parts: int = Field(gt=0, description="Nhà mạng gửi và tính tiền thành mấy tin")


class ApiPostCard(ApiPart):
    """A picture to go with the words."""

    shape: Literal["1.91:1", "1:1", "9:16"] = Field(description="Tỉ lệ ngang : dọc")
    url: Address = Field(description="Địa chỉ tệp PNG; nội dung đổi thì địa chỉ đổi")
    width: int = Field(gt=0, description="Chiều ngang, tính bằng điểm ảnh")
    height: int = Field(gt=0, description="Chiều cao, tính bằng điểm ảnh")
    alt: Text = Field(description="Lời mô tả ảnh cho người không nhìn thấy")


class ApiPost(ApiPart):
    """What may be posted of an event, an item, an answer or a model."""

    kind: Literal["su-kien", "tin", "tinh-huong", "hoi-dap", "mo-hinh"] = Field(description="Bài về loại nội dung nào")
    id: Line = Field(description="Mã của sự kiện, hoặc phần cuối của địa chỉ trang")
    url: Address = Field(description="Trang mà bài dẫn về")
    title: Line = Field(description="Tiêu đề của trang ấy")
    state: Line | None = Field(None, description="Sự kiện dời, hoãn, hủy; bài nói điều này trước hết")
    day: Line | None = Field(None, description="Thời gian của sự kiện hoặc ngày đăng tin, bằng lời")
    zalo: ApiPostText | None = Field(None, description="Cho Zalo, không quá 500 chữ")
    facebook: ApiPostText | None = Field(None, description="Cho Facebook, không quá 477 chữ")
    sms: ApiMessage | None = Field(None, description="Tin nhắn không dấu, không quá 160 chữ, một tin")
    sms_marked: ApiMessage | None = Field(None, description="Tin nhắn có dấu, không quá 160 chữ, nhiều nhất ba tin")
    cards: tuple[ApiPostCard, ...] = Field(description="Ảnh kèm theo; vuông và dọc chỉ có ở sự kiện, tin, tình huống")


class ApiPosts(ApiPart):
    """/api/v1/posts.json."""

    site: ApiSite = Field(description="Trang nào công bố")
    licence: ApiLicence = Field(description="Giấy phép của phần chữ")
    posts: tuple[ApiPost, ...] = Field(description="Bài về những gì đang có: sắp diễn ra, mới đăng, luật đang áp dụng")

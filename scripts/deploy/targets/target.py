"""What a deployment needs of a place that files are put at."""

from collections.abc import Callable, Mapping
from typing import Protocol


class Target(Protocol):
    """One line to a place. Paths are below its folder, `/` between the parts; `""` is the folder itself.

    Whatever fails raises whatever it likes; `refusal` says whether trying again on a new line could help.
    """

    def read(self, path: str) -> bytes | None:
        """The bytes of a file; None where there is none."""

    def names(self, folder: str) -> Mapping[str, bool] | None:
        """What is in a folder, and whether each is a folder; None where there is no such folder."""

    def make_folder(self, folder: str) -> None:
        """Make a folder in one that is there; nothing where it is there already."""

    def put(self, path: str, data: bytes, spare: str) -> None:
        """A file, whole at any moment: until it is, its bytes have the name `spare`, where the place needs that."""

    def remove(self, path: str) -> None:
        """Take a file away; nothing where there is none."""

    def remove_folder(self, folder: str) -> None:
        """Take a folder away that is empty; nothing where it is not, and where the place cannot tell."""

    def refusal(self, error: BaseException) -> str | None:
        """Why no other try would do better, in Vietnamese; None where one may."""

    def close(self) -> None:
        """End the line."""


Opener = Callable[[], Target]
# Seconds without an answer.
SILENCE = 30

NOT_LET_IN = (
    "máy chủ không nhận tên hoặc mật khẩu. Kiểm tra tên trong địa chỉ sau --to, và mật khẩu ở biến DEPLOY_PASSWORD "
    "hoặc trong kho mật khẩu"
)
NOT_ALLOWED = "máy chủ không cho ghi ở đó: tài khoản này không có quyền với thư mục nhận trang"
FULL = "nơi nhận đã đầy hoặc hết hạn mức; xóa bớt, hoặc xin thêm chỗ"
NO_FOLDER = "thư mục nhận trang không có, và thư mục chứa nó cũng không; kiểm tra địa chỉ sau --to"
UNTRUSTED = (
    "không tin được chứng chỉ của máy chủ. Nếu cơ quan dùng chứng chỉ riêng, hỏi người quản trị tệp chứng chỉ gốc rồi "
    "đặt đường dẫn của nó vào biến SSL_CERT_FILE"
)

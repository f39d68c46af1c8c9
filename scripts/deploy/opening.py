"""The target that an address means, with what its library needs to be told."""

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from scripts.deploy import address as schemes
from scripts.deploy import credentials
from scripts.deploy.address import Address
from scripts.deploy.targets.target import Opener, Target
from scripts.problems.failure import CannotDo

# Lines side by side. A file costs some answers of the server, and each takes as long as the way there and back; hosts
# of shared space allow few lines an address.
_LINES = {schemes.FILE: 2, schemes.SFTP: 4, schemes.FTPS: 3, schemes.WEBDAV: 4, schemes.WEBDAVS: 4, schemes.S3: 8}
_MISSING = (
    "chưa cài thư viện để đăng qua {scheme}:// (thiếu {library}). Chạy lệnh này một lần, có mạng: "
    "python -m pip install --require-hashes -r requirements-deploy.txt; hoặc gọi bằng python -m scripts deploy …, máy "
    "sẽ tự cài"
)
# They tell of broken lines in English, beside what we say.
_TALKATIVE = ("paramiko", "s3fs", "fsspec", "aiobotocore", "botocore", "asyncio", "httpx", "httpcore")


class Way(NamedTuple):
    """How a target is reached: what opens a line, how many may be open, what is put beside the bytes of a path, and
    whether packed copies are of use there."""

    opener: Opener
    lines: int
    beside: Callable[[str], str] = lambda path: ""
    packed: bool = True


def way(
    address: Address, given: str | None, host_key: str | None, ask: Callable[[str], str] | None, remembered: Path
) -> Way:
    """The way to an address. `given` is a password, `ask` gets one where somebody sits there.

    Raises CannotDo where a library is missing or a password would be heard by others.
    """
    count = _LINES[address.scheme]
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        if address.scheme == schemes.FILE:
            from scripts.deploy.targets.folder import Folder

            return Way(partial(Folder, address.folder), count)
        if address.scheme == schemes.S3:
            from scripts.deploy.targets import s3

            shared = s3.S3(address)
            return Way(lambda: shared, count, s3.beside, False)
        password = given or credentials.kept(address)
        if address.scheme == schemes.SFTP:
            from scripts.deploy.targets.sftp import NotLetIn, Sftp

            opener = partial(Sftp, address, host_key=host_key, remembered=remembered)
            return Way(_asking(opener, password, NotLetIn, partial(_asked, address, ask)), count)
        if address.user and password is None:
            password = _asked(address, ask)
        if password and not address.is_private:
            raise CannotDo("webdav:// gửi mật khẩu không mã hóa, ai trên đường truyền cũng đọc được; dùng webdavs://")
        if address.scheme == schemes.FTPS:
            from scripts.deploy.targets.ftps import Ftps

            return Way(partial(Ftps, address, password), count)
        from scripts.deploy.targets.webdav import Webdav

        return Way(partial(Webdav, address, password), count)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("scripts"):
            raise
        raise CannotDo(_MISSING.format(scheme=address.scheme, library=error.name)) from None


def _asked(address: Address, ask: Callable[[str], str] | None) -> str | None:
    return ask(f"Mật khẩu của {address.user or 'tài khoản'} ở {address.host}") if ask else None


def _asking(
    opener: Callable[..., Target], password: str | None, refused: type[Exception], ask: Callable[[], str | None]
) -> Opener:
    """Keys first; where they do not open, whoever sits there is asked, once."""
    found = [password]

    def opened() -> Target:
        try:
            return opener(password=found[0])
        except refused:
            if found[0] is not None or (said := ask()) is None:
                raise
            found[0] = said
            return opener(password=said)

    return opened

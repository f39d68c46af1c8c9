"""An SFTP server, which lets in whoever has the password."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncssh

from tests.deploy.servers import HERE, PASSWORD, USER, Server, files_of, writes


class _Doorkeeper(asyncssh.SSHServer):
    def begin_auth(self, username: str) -> bool:
        return True

    def password_auth_supported(self) -> bool:
        return True

    def validate_password(self, username: str, password: str) -> bool:
        return (username, password) == (USER, PASSWORD)


@contextmanager
def run(root: Path) -> Iterator[Server]:
    logging.getLogger("asyncssh").setLevel(logging.CRITICAL)
    key, loop = asyncssh.generate_private_key("ssh-ed25519"), asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, daemon=True).start()

    async def listen() -> asyncssh.SSHAcceptor:
        return await asyncssh.listen(
            HERE,
            0,
            server_host_keys=[key],
            server_factory=_Doorkeeper,
            sftp_factory=lambda channel: asyncssh.SFTPServer(channel, chroot=str(root)),
        )

    acceptor = asyncio.run_coroutine_threadsafe(listen(), loop).result()
    yield Server(
        acceptor.get_port(),
        lambda port: f"sftp://{USER}@{HERE}:{port}/www/trang",
        lambda: files_of(root / "www/trang"),
        writes(root / "www/trang"),
        ("--host-key", key.get_fingerprint()),
        {"DEPLOY_PASSWORD": PASSWORD},
    )
    acceptor.close()
    asyncio.run_coroutine_threadsafe(_ended(), loop).result()
    loop.call_soon_threadsafe(loop.stop)


async def _ended() -> None:
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks, timeout=1) if tasks else None

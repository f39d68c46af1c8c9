"""Servers as offices have them, started on this machine: SFTP, FTPS, WebDAV and S3, and a bad line to each."""

from __future__ import annotations

import asyncio
import logging
import random
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import asyncssh
import boto3
import pytest
import trustme
from cheroot.wsgi import Server as WsgiServer
from moto.server import ThreadedMotoServer
from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.filesystems import AbstractedFS
from pyftpdlib.handlers import TLS_FTPHandler
from pyftpdlib.servers import FTPServer
from wsgidav.wsgidav_app import WsgiDAVApp

USER, PASSWORD, BUCKET = "bien-tap", "mật khẩu thử", "trang"
HERE = "127.0.0.1"


@dataclass
class Server:
    """A server that runs: its port, the address of a port for `deploy`, what it takes to be let in, and its files."""

    port: int
    address: Callable[[int], str]
    files: Callable[[], dict[str, bytes]]
    write: Callable[[str, bytes], None]
    options: tuple[str, ...] = ()
    environment: dict[str, str] = field(default_factory=dict)
    # A bad line breaks within so many bytes from here; files may have lines of their own.
    burst: int = 60_000


def files_of(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def _writes(root: Path) -> Callable[[str, bytes], None]:
    def write(path: str, data: bytes) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)

    return write


class _Doorkeeper(asyncssh.SSHServer):
    def begin_auth(self, username: str) -> bool:
        return True

    def password_auth_supported(self) -> bool:
        return True

    def validate_password(self, username: str, password: str) -> bool:
        return (username, password) == (USER, PASSWORD)


@contextmanager
def sftp(root: Path) -> Iterator[Server]:
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
        _writes(root / "www/trang"),
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


class _Hiding(AbstractedFS):
    def listdir(self, path: str) -> list[str]:
        return [name for name in super().listdir(path) if not name.startswith(".")]


@contextmanager
def ftps(root: Path) -> Iterator[Server]:
    logging.getLogger("pyftpdlib").setLevel(logging.CRITICAL)
    authority, authorizer = trustme.CA(), DummyAuthorizer()
    authorizer.add_user(USER, PASSWORD, str(root), perm="elradfmwMT")
    trusted, own = root.parent / "trusted.pem", root.parent / "own.pem"
    authority.cert_pem.write_to_path(str(trusted))
    authority.issue_cert(HERE).private_key_and_cert_chain_pem.write_to_path(str(own))
    # As vsftpd: no machine-readable lists, and nothing in lists that begins with a dot.
    commands = {name: how for name, how in TLS_FTPHandler.proto_cmds.items() if name not in ("MLSD", "MLST")}
    handler = type(
        "Handler",
        (TLS_FTPHandler,),
        {
            "authorizer": authorizer,
            "proto_cmds": commands,
            "abstracted_fs": _Hiding,
            "certfile": str(own),
            "tls_control_required": True,
            "tls_data_required": True,
            "auth_failed_timeout": 0,
        },
    )
    server = FTPServer((HERE, 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"timeout": 0.05, "handle_exit": False}, daemon=True)
    thread.start()
    yield Server(
        server.socket.getsockname()[1],
        lambda port: f"ftps://{USER}@{HERE}:{port}/www/trang",
        lambda: files_of(root / "www/trang"),
        _writes(root / "www/trang"),
        environment={"DEPLOY_PASSWORD": PASSWORD, "SSL_CERT_FILE": str(trusted)},
        burst=5_000,
    )
    server.close_all()


@contextmanager
def webdav(root: Path) -> Iterator[Server]:
    logging.getLogger("wsgidav").setLevel(logging.CRITICAL)
    application = WsgiDAVApp(
        {
            "provider_mapping": {"/": str(root)},
            "simple_dc": {"user_mapping": {"*": {USER: {"password": PASSWORD}}}},
            "http_authenticator": {"accept_basic": True, "accept_digest": False, "default_to_digest": False},
            "lock_storage": True,
            "property_manager": True,
            "logging": {"enable": False},
            "verbose": 0,
        }
    )
    server = WsgiServer((HERE, 0), application, numthreads=8)
    server.error_log = lambda *arguments, **options: None
    server.shutdown_timeout = 0.1
    server.prepare()
    threading.Thread(target=server.serve, daemon=True).start()
    yield Server(
        server.bind_addr[1],
        lambda port: f"webdav://{USER}@{HERE}:{port}/www/trang",
        lambda: files_of(root / "www/trang"),
        _writes(root / "www/trang"),
        environment={"DEPLOY_PASSWORD": PASSWORD},
    )
    server.stop()


@contextmanager
def s3(root: Path) -> Iterator[Server]:
    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
    server = ThreadedMotoServer(HERE, 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    access = {"AWS_ACCESS_KEY_ID": "ten", "AWS_SECRET_ACCESS_KEY": "khoa", "AWS_DEFAULT_REGION": "us-east-1"}
    bucket = boto3.resource(
        "s3",
        endpoint_url=f"http://{host}:{port}",
        region_name="us-east-1",
        aws_access_key_id="ten",
        aws_secret_access_key="khoa",
    ).Bucket(BUCKET)
    bucket.create()

    def files() -> dict[str, bytes]:
        return {
            one.key.removeprefix("www/trang/"): one.get()["Body"].read()
            for one in bucket.objects.filter(Prefix="www/trang/")
        }

    yield Server(
        port,
        lambda port: f"s3://{BUCKET}/www/trang",
        files,
        lambda path, data: bucket.put_object(Key=f"www/trang/{path}", Body=data) and None,
        environment={**access, "AWS_ENDPOINT_URL": f"http://{host}:{{port}}"},
    )
    server.stop()


KINDS = {"sftp": sftp, "ftps": ftps, "webdav": webdav, "s3": s3}


def enter(server: Server, port: int, patch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """What `deploy` is called with to put a tree there, over that port."""
    for name, value in server.environment.items():
        patch.setenv(name, value.format(port=port))
    return ("deploy", "--to", server.address(port), *server.options)


class BadLine:
    """A line to a port that breaks within `most` bytes, `cuts` times, and then holds; `broke` is called each time."""

    def __init__(self, port: int, seed: int, cuts: int, most: int, broke: Callable[[], None] = lambda: None) -> None:
        self._to, self._random, self._most, self._broke = port, random.Random(seed), most, broke
        self.cuts = cuts
        self._left = self._drawn()
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._listener = socket.create_server((HERE, 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> BadLine:
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.close()
        self._cut()

    def _drawn(self) -> int:
        return self._random.randrange(self._most // 4, self._most)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                far = socket.create_connection((HERE, self._to))
                with self._lock:
                    self._open |= {near, far}
                for pair in ((near, far, True), (far, near, False)):
                    threading.Thread(target=self._pass, args=pair, daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket, counted: bool) -> None:
        with suppress(OSError):
            while data := source.recv(16_384):
                if counted and self._is_over(len(data)):
                    target.sendall(data[: len(data) // 2])
                    self._cut()
                    self._broke()
                    return
                target.sendall(data)
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _is_over(self, count: int) -> bool:
        with self._lock:
            self._left -= count
            if self._left > 0 or not self.cuts:
                return False
            self.cuts -= 1
            self._left = self._drawn()
            return True

    def _cut(self) -> None:
        """All lines break at once, as where the office's network does."""
        with self._lock:
            ends, self._open = self._open, set()
        for end in ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

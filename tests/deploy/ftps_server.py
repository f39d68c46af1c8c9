"""A server of FTP over TLS, as sparing of words as vsftpd."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import trustme
from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.filesystems import AbstractedFS
from pyftpdlib.handlers import TLS_FTPHandler
from pyftpdlib.servers import FTPServer

from tests.deploy.servers import HERE, PASSWORD, USER, Server, files_of, writes


class _Hiding(AbstractedFS):
    def listdir(self, path: str) -> list[str]:
        return [name for name in super().listdir(path) if not name.startswith(".")]


@contextmanager
def run(root: Path) -> Iterator[Server]:
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
        writes(root / "www/trang"),
        environment={"DEPLOY_PASSWORD": PASSWORD, "SSL_CERT_FILE": str(trusted)},
        burst=5_000,
    )
    server.close_all()

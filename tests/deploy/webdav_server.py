"""A WebDAV server."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cheroot.wsgi import Server as WsgiServer
from wsgidav.wsgidav_app import WsgiDAVApp

from tests.deploy.servers import HERE, PASSWORD, USER, Server, files_of, writes


@contextmanager
def run(root: Path) -> Iterator[Server]:
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
        writes(root / "www/trang"),
        environment={"DEPLOY_PASSWORD": PASSWORD},
    )
    server.stop()

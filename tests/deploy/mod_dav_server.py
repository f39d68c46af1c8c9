"""Apache with mod_dav and, as Debian has it, mod_dir; both at the address at which the site is read."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha1
from pathlib import Path

from scripts.bench.serving import free_ports
from scripts.setup import testing
from tests import programs
from tests.conftest import need
from tests.deploy.servers import HERE, PASSWORD, USER, Server, files_of, writes

_MODULES = "/usr/lib/apache2/modules"


@contextmanager
def run(root: Path, own: str = "DirectoryCheckHandler On") -> Iterator[Server]:
    """`own` is what hosting.md tells to say beside `Dav On`."""
    program, [port], work = need(testing.program("apache2"), "apache2"), free_ports(1), root.parent
    digest = b64encode(sha1(PASSWORD.encode()).digest()).decode()
    (work / "users").write_text(f"{USER}:{{SHA}}{digest}\n", encoding="utf-8")
    modules = "".join(
        f"<IfModule !{name}_module>\nLoadModule {name}_module {_MODULES}/mod_{name}.so\n</IfModule>\n"
        for name in ("auth_basic", "authn_file", "authz_user", "dav", "dav_fs")
    )
    (work / "apache.conf").write_text(
        f"ServerRoot {work}\nServerName {HERE}\nListen {HERE}:{port}\nPidFile {work}/pid\nErrorLog {work}/log\n"
        f"IncludeOptional /etc/apache2/mods-enabled/*.load\nTypesConfig /dev/null\n{modules}"
        f"DocumentRoot {root}\nDavLockDB {work}/locks\n<Location />\nDav On\n{own}\n"
        f"AuthType Basic\nAuthName www\nAuthUserFile {work}/users\nRequire valid-user\n</Location>\n",
        encoding="utf-8",
    )
    with programs.running([program, "-DFOREGROUND", "-f", f"{work}/apache.conf"], port, work):
        yield Server(
            port,
            lambda port: f"webdav://{USER}@{HERE}:{port}/www/trang",
            lambda: files_of(root / "www/trang"),
            writes(root / "www/trang"),
            environment={"DEPLOY_PASSWORD": PASSWORD},
        )

"""OpenSSH's own server, which lets in whoever has the key that lies in the user's home."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncssh

from scripts.bench.serving import free_ports
from scripts.setup import testing
from tests import programs
from tests.conftest import need
from tests.deploy.servers import HERE, Server, files_of, writes


def _key(path: Path) -> asyncssh.SSHKey:
    key = asyncssh.generate_private_key("ssh-ed25519")
    path.touch(0o600)
    key.write_private_key(path)
    return key


@contextmanager
def run(root: Path) -> Iterator[Server]:
    program, [port], work = need(testing.program("sshd"), "OpenSSH's server"), free_ports(1), root.parent
    (work / ".ssh").mkdir(0o700)
    _key(work / ".ssh/id_ed25519").write_public_key(work / "authorized_keys")
    shown = _key(work / "host_key").get_fingerprint()
    (work / "sshd.conf").write_text(
        f"ListenAddress {HERE}:{port}\nHostKey {work}/host_key\nAuthorizedKeysFile {work}/authorized_keys\n"
        f"PasswordAuthentication no\nStrictModes no\nPidFile none\nSubsystem sftp internal-sftp\n",
        encoding="utf-8",
    )
    with programs.running([program, "-D", "-e", "-f", f"{work}/sshd.conf"], port, work):
        yield Server(
            port,
            lambda port: f"sftp://{programs.user()}@{HERE}:{port}{root}/www/trang",
            lambda: files_of(root / "www/trang"),
            writes(root / "www/trang"),
            ("--host-key", shown),
            {"HOME": str(work)},
        )

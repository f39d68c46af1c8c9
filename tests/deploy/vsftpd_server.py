"""vsftpd, which takes files over TLS alone and of the session of the line."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import trustme

from scripts.bench.serving import free_ports
from scripts.setup import testing
from tests import programs
from tests.conftest import need
from tests.deploy.servers import HERE, PASSWORD, Server, files_of, writes

# Its users are those of the machine, but for one who needs none: he has a password here.
_SETTINGS = """
listen=YES
background=NO
run_as_launching_user=YES
local_enable=NO
anonymous_enable=YES
secure_email_list_enable=YES
write_enable=YES
anon_upload_enable=YES
anon_mkdir_write_enable=YES
anon_other_write_enable=YES
anon_world_readable_only=NO
anon_umask=022
ssl_enable=YES
allow_anon_ssl=YES
force_anon_logins_ssl=YES
force_anon_data_ssl=YES
require_ssl_reuse=YES
xferlog_enable=NO
seccomp_sandbox=NO
"""


@contextmanager
def run(root: Path) -> Iterator[Server]:
    program, [port], work = need(testing.program("vsftpd"), "vsftpd"), free_ports(1), root.parent
    authority = trustme.CA()
    trusted, own = work / "trusted.pem", work / "own.pem"
    authority.cert_pem.write_to_path(str(trusted))
    authority.issue_cert(HERE).private_key_and_cert_chain_pem.write_to_path(str(own))
    (work / "passwords").write_text(f"{PASSWORD}\n", encoding="utf-8")
    (work / "vsftpd.conf").write_text(
        f"{_SETTINGS}listen_address={HERE}\nlisten_port={port}\nrsa_cert_file={own}\n"
        f"anon_root={root}\nemail_password_file={work}/passwords\n",
        encoding="utf-8",
    )
    shutil.chown(work / "vsftpd.conf", programs.user())  # it reads no other
    with programs.running([program, f"{work}/vsftpd.conf"], port, work):
        yield Server(
            port,
            lambda port: f"ftps://anonymous@{HERE}:{port}{root}/www/trang",
            lambda: files_of(root / "www/trang"),
            writes(root / "www/trang"),
            environment={"DEPLOY_PASSWORD": PASSWORD, "SSL_CERT_FILE": str(trusted)},
            burst=5_000,
        )

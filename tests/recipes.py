"""nginx, Caddy and Apache, run with the recipes of docs/hosting.md: names, ports and folders are exchanged, no more."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import trustme

from scripts.bench.serving import free_ports
from scripts.setup import testing
from tests import programs
from tests.conftest import CHECKOUT, need

PAGE = CHECKOUT / "docs/hosting.md"
NAME, FOLDER = "phongchongmatuy.example", "/srv/www/site"
BELOW = "/ma-tuy/"
_BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
_APACHE_MODULES = Path("/usr/lib/apache2/modules")


def recipe(name: str) -> str:
    """The first block of that name."""
    found = re.search(rf"```{name}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found, name
    return found[1]


def below(text: str) -> str:
    """A recipe for a site below a path, as the page tells: that path before the folders."""
    parts = r"(?:\(?assets\b|nhung/|api/v1/|pagefind/|llms\\?\.txt|404\.html)"
    return re.sub(rf"(?<=[\s\"^<=])/(?={parts})", BELOW, text)


@dataclass(frozen=True)
class Running:
    """The addresses of one server: the site with the recipe, the same below a path, a site of which some pages moved,
    the site over TLS and what leads there where the recipe says how."""

    name: str
    site: str
    below: str
    moved: str
    tls: str | None
    insecure: str | None


@dataclass(frozen=True)
class Folders:
    """What is served: see Running. `below` holds the site below its path."""

    site: Path
    below: Path
    moved: Path


@dataclass(frozen=True)
class _Certificate:
    chain: Path
    key: Path


def _certificate(folder: Path) -> _Certificate:
    made = trustme.CA().issue_cert("127.0.0.1")
    found = _Certificate(folder / "chain.pem", folder / "key.pem")
    found.chain.write_bytes(b"".join(one.bytes() for one in made.cert_chain_pems))
    made.private_key_pem.write_to_path(found.key)
    return found


def _exchanged(text: str, pairs: Mapping[str, str]) -> str:
    for old, new in pairs.items():
        assert old in text, f"docs/hosting.md has no {old!r} any more"
        text = text.replace(old, new)
    return text


def nginx(work: Path, folders: Folders) -> tuple[list[str], Running]:
    """The command that serves with nginx, and what will answer."""
    cert, (site, under, moved, tls, http) = _certificate(work), free_ports(5)

    def one(folder: Path, port: int, secure: int, redirecting: int, text: str, number: int) -> str:
        text = re.sub(r"\$(keep|policy|open|moved_to)\b", rf"$\1_{number}", text)
        redirects = _maps(folder, work, number)
        return _exchanged(
            re.sub(r"\n    listen \[::\].*", "", text),
            {
                f"{FOLDER}/redirects/nginx.conf": str(redirects),
                FOLDER: str(folder),
                "listen 80;": f"listen 127.0.0.1:{redirecting};",
                "listen 443 ssl http2;": f"listen 127.0.0.1:{secure} ssl http2; listen 127.0.0.1:{port};",
                f"/etc/letsencrypt/live/{NAME}/fullchain.pem": str(cert.chain),
                f"/etc/letsencrypt/live/{NAME}/privkey.pem": str(cert.key),
                "# brotli_static on;": "brotli_static on;" if _BROTLI.exists() else "",
            },
        )

    text = recipe("nginx")
    # What the recipe says for all sites of this nginx, here said for three.
    head, once, text = re.split(r"(?m)((?:^map_hash_.*\n)+)", text)
    assert "map" not in head.removeprefix("# Before any map"), "nginx refuses these lines after a map"
    extra = free_ports(4)
    servers = [
        one(folders.site, site, tls, http, text, 1),
        one(folders.below, under, extra[0], extra[1], below(text), 2),
        one(folders.moved, moved, extra[2], extra[3], text, 3),
    ]
    temporary = "\n".join(
        f"{kind}_temp_path {work}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    module = f"load_module {_BROTLI};" if _BROTLI.exists() else ""
    config = (
        f"{module}\ndaemon off;\npid {work}/nginx.pid;\nerror_log {work}/log;\nevents {{ worker_connections 1024; }}\n"
        f"http {{\naccess_log off;\n{temporary}\n{once}{''.join(servers)}\n}}\n"
    )
    (work / "nginx.conf").write_text(config, encoding="utf-8")
    return ["nginx", "-e", f"{work}/log", "-c", f"{work}/nginx.conf"], _running("nginx", site, under, moved, tls, http)


def _maps(folder: Path, work: Path, number: int) -> Path:
    """The site's own list of pages that moved, for a variable of its own: one nginx serves several sites here."""
    found = next(path for path in (folder, folder / BELOW.strip("/")) if (path / "redirects").is_dir())
    renamed = work / f"moved-{number}.conf"
    text = (found / "redirects/nginx.conf").read_text(encoding="utf-8")
    renamed.write_text(text.replace("$moved_to", f"$moved_to_{number}"), encoding="utf-8")
    return renamed


def caddy(work: Path, folders: Folders) -> tuple[list[str], Running]:
    """The same with Caddy."""
    ports, text = free_ports(3), recipe("caddyfile")
    blocks = [
        _exchanged(
            made,
            {f"{FOLDER}/redirects": str(redirects), FOLDER: str(folder), f"{NAME} {{": f"http://127.0.0.1:{port} {{"},
        )
        for port, folder, redirects, made in (
            (ports[0], folders.site, folders.site / "redirects", text),
            (ports[1], folders.below, folders.below / BELOW.strip("/") / "redirects", below(text)),
            (ports[2], folders.moved, folders.moved / "redirects", text),
        )
    ]
    log = f"log {{\n\t\toutput file {work}/log\n\t\tlevel WARN\n\t}}"
    config = f"{{\n\tadmin off\n\tauto_https off\n\t{log}\n}}\n" + "\n".join(blocks)
    (work / "Caddyfile").write_text(config, encoding="utf-8")
    command = ["caddy", "run", "--config", f"{work}/Caddyfile", "--adapter", "caddyfile"]
    return command, _running("caddy", *ports, None, None)


def apache(work: Path, folders: Folders) -> tuple[list[str], Running]:
    """The same with Apache, with the modules that Debian switches on and those that the page names."""
    cert, ports, text = (
        _certificate(work),
        free_ports(5),
        recipe("apache").replace(f"https://{NAME}/", "https://127.0.0.1/"),
    )
    secured = _exchanged(
        text[text.index("<VirtualHost *:443>") :],
        {
            f"/etc/letsencrypt/live/{NAME}/fullchain.pem": str(cert.chain),
            f"/etc/letsencrypt/live/{NAME}/privkey.pem": str(cert.key),
        },
    )
    leading, text = text[: (end := text.index("<VirtualHost *:443>"))], text[end:]
    plain = re.sub(r"\n    SSL.*", "", text)
    blocks = [
        _exchanged(made, {f"{FOLDER}/_redirects": str(moved), FOLDER: str(folder), "*:443": f"127.0.0.1:{port}"})
        for port, folder, moved, made in (
            (ports[0], folders.site, folders.site / "_redirects", plain),
            (ports[1], folders.below, folders.below / BELOW.strip("/") / "_redirects", below(plain)),
            (ports[2], folders.moved, folders.moved / "_redirects", plain),
            (ports[3], folders.site, folders.site / "_redirects", secured),
        )
    ]
    enabled = "".join(f"IncludeOptional /etc/apache2/mods-enabled/*.{kind}\n" for kind in ("load", "conf"))
    asked = "".join(
        f"<IfModule !{name}_module>\nLoadModule {name}_module {_APACHE_MODULES}/mod_{name}.so\n</IfModule>\n"
        for name in ("headers", "rewrite", "socache_shmcb", "ssl")
    )
    config = (
        f"ServerRoot {work}\nServerName 127.0.0.1\nPidFile {work}/pid\nErrorLog {work}/log\nLogLevel warn\n"
        f"{enabled}{asked}<Directory />\nOptions FollowSymLinks\nAllowOverride None\nRequire all denied\n</Directory>\n"
        + "".join(f"Listen 127.0.0.1:{port}\n" for port in ports)
        + leading.replace("*:80", f"127.0.0.1:{ports[4]}")
        + "".join(blocks)
    )
    (work / "apache.conf").write_text(config, encoding="utf-8")
    return ["apache2", "-DFOREGROUND", "-f", f"{work}/apache.conf"], _running("apache2", *ports)


def _running(name: str, site: int, under: int, moved: int, tls: int | None, insecure: int | None) -> Running:
    http = "http://127.0.0.1:{}/"
    return Running(
        name,
        http.format(site),
        http.format(under) + BELOW.lstrip("/"),
        http.format(moved),
        f"https://127.0.0.1:{tls}/" if tls else None,
        http.format(insecure) if insecure else None,
    )


Start = Callable[[Path, Folders], tuple[list[str], Running]]
SERVERS: dict[str, Start] = {"nginx": nginx, "caddy": caddy, "apache2": apache}


@contextmanager
def contained(container: Path, site: Path, work: Path) -> Iterator[str]:
    """The address of nginx with the files of the container, its folders and its port exchanged."""
    program, [port] = need(testing.program("nginx"), "nginx"), free_ports(1)
    need(_BROTLI.exists(), "nginx's module for Brotli")
    (work / "site").symlink_to(site)
    texts = {name: (container / name).read_text(encoding="utf-8") for name in ("site.conf", "nginx.conf")}
    told = _exchanged(texts["site.conf"], {FOLDER: f"{work}/site", "listen 8080;": f"listen 127.0.0.1:{port};"})
    (work / "site.conf").write_text(told, encoding="utf-8")
    main = _exchanged(texts["nginx.conf"], {"/tmp/": f"{work}/.", "/etc/nginx/site.conf": f"{work}/site.conf"})
    (work / "nginx.conf").write_text(main, encoding="utf-8")
    with programs.running([program, "-e", "stderr", "-c", f"{work}/nginx.conf"], port, work):
        yield f"http://127.0.0.1:{port}/"


@contextmanager
def running(name: str, work: Path, folders: Folders) -> Iterator[Running]:
    """One of the SERVERS, which answers."""
    program = need(testing.program(name), name)
    work.mkdir(parents=True, exist_ok=True)
    command, found = SERVERS[name](work, folders)
    with programs.running([program, *command[1:]], int(found.moved.rstrip("/").rpartition(":")[2]), work):
        yield found

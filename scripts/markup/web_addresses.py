"""What is written where a web address is asked for: an address, or a slip with a name."""

import ipaddress
import re
from typing import Literal
from urllib.parse import urlsplit

Fault = Literal["disk", "mail", "scheme", "host"]

# Nearly all addresses; the others are taken apart, which takes ten times as long.
_PLAIN = re.compile(r"https?://([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,})(?:[/?#][^\s<>\"'`\\^{|}]*)?")
_UNFIT = re.compile(r"[\s<>\"'`\\^{|}]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?=\S)")
_DISK = re.compile(r"file:|[A-Za-z]:[\\/]|\\\\|/(?:home|Users|mnt|tmp)/|~/|\.{1,2}[\\/]", re.IGNORECASE)
_FILE = re.compile(r"[^\s/]+\.(?:docx?|xlsx?|pptx?|pdf|txt|rtf|odt|jpe?g|png|zip|rar|md|html?)", re.IGNORECASE)
_MAIL = re.compile(r"(?:mailto:)?[^@\s<>\"/]+@[^@\s<>\"/]+\.[^@\s<>\"/.]+", re.IGNORECASE)
_HOST = re.compile(r"(?:www\.)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?::[0-9]+)?(?:[/?#]\S*)?")
# Hosts of samples and forms (`https://dia-chi-trang-nguon`); what ends in .example is fiction on purpose.
_DEFAULT_PORT = re.compile(r"^(https://[^/?#:]+(?=:443(?:[/?#]|$))|http://[^/?#:]+(?=:80(?:[/?#]|$))):[0-9]+")
_SAMPLE = re.compile(
    r"(?:^|[.-])(?:dia-chi|ten-mien|ten-trang|trang-nguon|x{3,})(?:$|[.-])|(?:^|\.)example\.(?:com|net|org)$"
)


def looks_like_one(text: str) -> bool:
    """Is it no name or number of anything, but an address, right or wrong?"""
    text = text.strip()
    if text.startswith(("https://", "http://")):
        return True
    forms = (_SCHEME.match, _DISK.match, _FILE.fullmatch, _MAIL.fullmatch, _HOST.fullmatch)
    return any(form(text) for form in forms)


def fault(text: str) -> Fault | None:
    """What is wrong with a web address, None where nothing is: "disk" for a file on some computer, "mail" for an e-mail
    address, "scheme" where only https:// is missing, else "host"."""
    if _PLAIN.fullmatch(text):
        return None
    if _DISK.match(text) or _FILE.fullmatch(text):
        return "disk"
    if _MAIL.fullmatch(text):
        return "mail"
    if _HOST.fullmatch(text):
        return "scheme"
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        host = None
    return None if host and parts.scheme in ("http", "https") and not _UNFIT.search(text) else "host"


def without_default_port(address: str) -> str:
    """The address as people write it: `https://vbpl.vn:443/a` is `https://vbpl.vn/a`."""
    return _DEFAULT_PORT.sub(r"\1", address)


def is_reachable(address: str) -> bool:
    """Could a reader elsewhere open it? Not a name without a dot, this machine, an inner network, or a sample."""
    # Cut by whoever showed it, or copied with the sign that ends the sentence.
    if "…" in address or "..." in address or address.endswith((".", ",", ";")):
        return False
    if plain := _PLAIN.fullmatch(address):
        return not _SAMPLE.search(plain[1])
    host = urlsplit(address).hostname or ""
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return "." in host and not _SAMPLE.search(host)

"""The last step of `deploy`: the site as its visitors get it, and what is said of that."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from scripts.deploy.reading_back import read_back
from scripts.deploy.tree import address_of

# Names that are no domain (RFC 2606, RFC 6761).
_NO_DOMAIN = (".example", ".invalid", ".test", ".localhost", "example.com", "example.org", "example.net")


def looked(site: Path, address: str | None, say: Callable[[str], None]) -> bool:
    """Say what the host does wrong, at that address or at the site's own; is no visitor hurt by it?"""
    base = address or address_of(site)
    if not base or (not address and f".{urlsplit(base).hostname}".endswith(_NO_DOMAIN)):
        say("Trang chưa có tên miền (content/site.yml), nên chưa xem lại được; có thì thêm --check https://…")
        return True
    faults = read_back(site, base)
    errors = sum(fault.is_error for fault in faults)
    for fault in faults:
        say(f"{'LỖI' if fault.is_error else 'Nên sửa'}: {fault.words}")
    if faults:
        say(f"Xem lại {base}: {errors} lỗi, {len(faults) - errors} điều nên sửa ở máy chủ.")
    else:
        say(f"Xem lại {base}: đúng như bản vừa dựng, máy chủ gửi đúng cách.")
    return not errors

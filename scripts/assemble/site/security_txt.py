"""/.well-known/security.txt (RFC 9116): whom to tell of a hole in the site. None until the site names somebody."""

from urllib.parse import urlsplit

from scripts.assemble.parts.contacts import mail
from scripts.assemble.tree import Tree
from scripts.assemble.view import View

PATH = ".well-known/security.txt"
_MONTHS = 11  # RFC 9116, section 2.5.5: less than a year ahead


def build(view: View) -> Tree:
    """The file, for a site at the root of its host with an e-mail address or a secure page to write to.

    It expires on the first day of a month, so that it is the same bytes for a whole month of builds.
    """
    contact = view.site.identity.contact
    site = urlsplit(view.site_url)
    ways = [mail(contact.email)] if contact and contact.email else []
    ways += [contact.url] if contact and contact.url and contact.url.startswith("https://") else []
    if not ways or site.path != "/":
        return {}
    years, month = divmod(view.today.year * 12 + view.today.month - 1 + _MONTHS, 12)
    lines = [
        *(f"Contact: {way}" for way in ways),
        f"Expires: {years:04}-{month + 1:02}-01T00:00:00+07:00",
        "Preferred-Languages: vi, en",
        *([f"Canonical: {view.site_url}{PATH}"] if site.scheme == "https" else []),
    ]
    return {f"files/{PATH}": ("\n".join(lines) + "\n").encode()}

"""A web page in one file with its pictures (MHTML, RFC 2557), as Word and browsers save it."""

from email import message_from_bytes, policy

from scripts.law_import import html_lines
from scripts.law_import.line import Read, Unreadable


def read(data: bytes) -> Read:
    """The lines of the page. Raises Unreadable."""
    for part in message_from_bytes(data, policy=policy.default).walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                charset = part.get_content_charset()
                return html_lines.read(content if charset is None else _marked(content, charset))
    raise Unreadable("tệp .mht không có trang web bên trong")


def _marked(content: bytes, charset: str) -> bytes:
    """The page in UTF-8, with its own word of another encoding taken for what it is: of the file, not of the part."""
    try:
        return b"\xef\xbb\xbf" + content.decode(charset).encode()
    except (LookupError, UnicodeDecodeError):
        return content

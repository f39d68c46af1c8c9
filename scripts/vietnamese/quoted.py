"""Quotations of a text beside which nobody says whose words they are."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from scripts.vietnamese.personal import full_name_in

# So many words are a quotation; fewer may be a name, a theme, a slogan.
_LONG = 25
_BLOCK = re.compile(r"(?:^[ \t]*>[^\n]*(?:\n|$))+", re.MULTILINE)
_WITHIN = re.compile(r"“[^“”]+”|«[^«»]+»")
# So many letters before and behind may say whose they are.
_NEAR = 250
# Somebody speaks, a paper says so, or the words are ours, for others to take.
_SAID = re.compile(
    r"(?<!\w)(?:theo|cho (?:biết|rằng|hay)|nói|kể|chia sẻ|phát biểu|nhấn mạnh|khẳng định|đề nghị|kêu gọi|nhắn|dặn|lời"
    r"|trích|ghi|viết|nêu|dẫn|nguồn|quy định|điều [0-9]+|chỉ thị|công điện|chủ đề|khẩu hiệu|thông điệp"
    r"|để (?:dán|đọc|chép)|ông|bà|đồng chí|đ/c)(?!\w)|\]\(|https?://|[0-9]/(?:[0-9]{4}/)?[A-ZĐ]{2}",
    re.IGNORECASE,
)
_BY_DASH = re.compile(r"(?:^|\n)[ \t>]*(?:—|–|--?)\s*\S")


class Quotation(NamedTuple):
    """The words of a quotation, which begins at `offset`."""

    words: str
    offset: int


def unsaid(text: str) -> Iterator[Quotation]:
    """The block quotes and long quotations of a Markdown text that have nobody beside them."""
    blocks = [*_BLOCK.finditer(text)] if ">" in text else []
    for block in blocks:
        words = " ".join(block[0].replace(">", " ").split())
        if words and not _is_told(text, block, block[0]):
            yield Quotation(words, block.start())
    for quoted in _WITHIN.finditer(text) if "“" in text or "«" in text else ():
        is_in_block = any(block.start() <= quoted.start() < block.end() for block in blocks)
        if len(quoted[0].split()) >= _LONG and not is_in_block and not _is_told(text, quoted):
            yield Quotation(quoted[0], quoted.start())


def _is_told(text: str, quoted: re.Match[str], within: str = "") -> bool:
    before = text[max(0, quoted.start() - _NEAR) : quoted.start()].rstrip()
    behind = text[quoted.end() : quoted.end() + _NEAR].lstrip()
    # The paragraph that it stands in or that brings it in, and the line below it.
    beside = f"{before.rpartition(chr(10) * 2)[2]}\n{behind.partition(chr(10) * 2)[0]}"
    is_signed = bool(_BY_DASH.search(within) or _BY_DASH.match(behind)) or "](" in within
    return is_signed or bool(_SAID.search(beside)) or bool(full_name_in(beside))

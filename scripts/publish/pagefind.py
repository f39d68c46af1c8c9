"""Runs Pagefind as a service and takes the files it makes.

The command line walks the folder in the order the file system gives, and that order decides the numbers of
the pages and so the bytes of the index: two machines, two indexes. Over the service we name the order, hand
over the text as we want it indexed, and write the files ourselves; asked to write them itself on a full disk,
Pagefind 1.5.2 reports success. The Python package's own client sleeps 0.1 s for each page.
docs/decisions/003-search-with-pagefind.md
"""

import base64
import json
import os
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.metadata import version
from itertools import chain
from typing import IO, TypeAlias

import pagefind_bin

from scripts.publish.errors import SearchError

# After how many places of words without marks Pagefind closes a chunk of the index; its own 20,000 are for English.
# Those with marks it does not count: see search_text.divider.
CHUNK = 100
_TOOL = "Chương trình lập chỉ mục tìm kiếm (Pagefind)"


# A page to index: its address from the root of the site, `/` first, and its HTML.
Page: TypeAlias = tuple[str, str]


def tool_version() -> str:
    """The version of Pagefind, part of what an index depends on."""
    return f"{version('pagefind_bin')}/{CHUNK}"


def files_of(pages: Iterable[Page], language: str) -> dict[str, bytes]:
    """The files of an index over `pages`, by their path under pagefind/, all pages taken as `language`.

    The same pages in the same order give the same bytes. Raises SearchError when Pagefind fails.
    """
    with tempfile.TemporaryFile() as complaints:
        try:
            process = subprocess.Popen(
                [str(pagefind_bin.get_executable()), "--service"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=complaints,
                env=_environment(),
            )
        except OSError as error:
            raise SearchError(f"{_TOOL} không chạy được: {error}.") from error
        with process:
            assert process.stdin and process.stdout
            sender = threading.Thread(target=_send, args=(process.stdin, pages, language), daemon=True)
            sender.start()
            try:
                files = _received(process.stdout)
            finally:
                process.kill()
                sender.join()
                with suppress(OSError):  # what is still buffered has no reader any more
                    process.stdin.close()
        if files is None:
            complaints.seek(0)
            detail = complaints.read().decode("utf-8", "replace").strip()[-500:]
            raise SearchError(f"{_TOOL} dừng giữa chừng: {detail or 'không rõ lý do'}")
    return files


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("PAGEFIND_")}
    return kept | {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": str(CHUNK)}


def _send(stream: IO[bytes], pages: Iterable[Page], language: str) -> None:
    """Messages are base64 of JSON with a comma after each."""
    added = ({"type": "AddFile", "index_id": 0, "url": url, "file_contents": html} for url, html in pages)
    first, last = {"type": "NewIndex", "config": {"force_language": language}}, {"type": "GetFiles", "index_id": 0}
    with suppress(OSError):  # it has ended; the receiver says why
        for number, payload in enumerate(chain([first], added, [last])):
            message = json.dumps({"message_id": number, "payload": payload}, ensure_ascii=False)
            stream.write(base64.b64encode(message.encode()) + b",")
        stream.flush()


def _received(stream: IO[bytes]) -> dict[str, bytes] | None:
    """The files of the last answer; None when the service ended before it."""
    for message in _messages(stream):
        payload = json.loads(base64.b64decode(message))["payload"]
        if payload["type"] == "Error":
            raise SearchError(f"{_TOOL} báo lỗi: {payload['message']}")
        if payload["type"] == "GetFiles":
            return {file["path"]: base64.b64decode(file["content"]) for file in payload["files"]}
    return None


def _messages(stream: IO[bytes]) -> Iterator[bytes]:
    parts: list[bytes] = []
    while block := os.read(stream.fileno(), 1 << 20):
        *ended, rest = block.split(b",")
        for end in ended:
            yield b"".join([*parts, end])
            parts = []
        parts.append(rest)

"""Templates compiled once, which is half of what a few pages take; icons as HTML needs them."""

import hashlib
import marshal
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from jinja2 import BaseLoader, BytecodeCache, Environment
from jinja2.bccache import Bucket

from scripts.store.cache import write


class Compiled(BytecodeCache):
    """The code of templates in one file between builds; one that is spoilt or of another Jinja counts as empty.

    Jinja itself asks whether a template or Python has changed since.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        data = file.read_bytes() if file.is_file() else b""
        whole = data[:32] == _digest(data[32:])
        self._code: dict[str, bytes] = marshal.loads(data[32:]) if whole else {}
        self._is_new = False

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """By its name alone, wherever its file lies: of each name there is one, and its text is compared."""
        return super().get_cache_key(name)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, where it is known."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template that had to be compiled."""
        self._code[bucket.key] = bucket.bytecode_to_string()
        self._is_new = True

    def save(self) -> None:
        """Keep for the next build what was compiled in this one. Raises OSError."""
        if self._is_new:
            data = marshal.dumps(self._code)
            write(self._file, _digest(data) + data)


class Inlined(BaseLoader):
    """Another loader's templates; icons come without their namespace, which an SVG within HTML has anyway."""

    def __init__(self, loader: BaseLoader) -> None:
        self._loader = loader

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The text of a template, its file, and whether that still holds."""
        source, file, holds = self._loader.get_source(environment, template)
        if template.startswith(".icons/"):
            source = source.replace(' xmlns="http://www.w3.org/2000/svg"', "", 1)
        return source, file, holds


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(version("Jinja2").encode() + data).digest()

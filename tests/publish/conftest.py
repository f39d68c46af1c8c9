"""The search engine is the same for every site: a worker packs it once, which takes half a second each time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import SimpleNamespace

import pytest

from scripts.publish import search


@pytest.fixture(scope="session", autouse=True)
def packed_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "zopfli", SimpleNamespace(compress=cache(search.zopfli.compress)))
        yield

"""The real sources as records, read once by each worker: it takes two seconds, and no test changes them."""

from __future__ import annotations

from functools import cache

from scripts.model.website import Site
from scripts.read import read
from tests.conftest import CHECKOUT


@cache
def real_site() -> Site:
    found = read(CHECKOUT)
    assert found.site is not None, found.problems
    return found.site

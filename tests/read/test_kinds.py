"""One registry tells reading, links and addresses of every kind that has pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.markup.markdown_text import SCHEMES, Reference
from scripts.model import addresses
from scripts.model.kinds import BY_SCHEME, KINDS, Kind
from scripts.read import read
from tests.assemble import test_exemplars as exemplars
from tests.check import test_lessons as lessons
from tests.sources import SITE, put
from tests.translated import ORIGINALS


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.model.__name__)
def test_a_kind_is_read_has_an_address_and_is_found_by_links(tmp_path: Path, kind: Kind) -> None:
    site = read(
        put(tmp_path, {**SITE, **ORIGINALS, exemplars.PATH: exemplars.MODEL, lessons.PATH: lessons.LESSON})
    ).site
    assert site
    record = site.of(kind.model)[0]
    url = kind.address(record)
    assert url in addresses.of_records(site)
    if kind.scheme:
        assert addresses.of_link(site, Reference(kind.scheme, str(getattr(record, kind.name)), 0, 1)) == url


@pytest.mark.parametrize("scheme", ["hoidap", "trang", "tinhhuong"])
def test_a_link_leads_to_a_place_on_its_page_or_is_refused(tmp_path: Path, scheme: str) -> None:
    kind = BY_SCHEME[scheme]
    files = {
        path: f"{text}\n## Mục một\n" if path.endswith(".md") else text for path, text in (SITE | ORIGINALS).items()
    }
    site = read(put(tmp_path, files)).site
    assert site
    record = next(one for one in site.of(kind.model) if "Mục một" in getattr(one, "body", ""))
    name = str(getattr(record, kind.name))
    found = addresses.of_link(site, Reference(scheme, f"{name}#muc-mot", 0, 1))
    assert found == f"{kind.address(record)}#muc-mot"
    assert addresses.of_link(site, Reference(scheme, f"{name}#khong-co", 0, 1)) is None


def test_links_are_told_by_the_schemes_of_the_kinds() -> None:
    assert set(SCHEMES) == BY_SCHEME.keys()

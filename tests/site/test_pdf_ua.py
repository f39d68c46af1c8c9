"""Every PDF that is published, judged by a checker of PDF/UA-1 (ISO 14289-1) that we did not write: page-validation, which
holds itself to veraPDF's own corpus and needs neither Java nor a network."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from page import ValidationProfile, validate_pdf, validate_pdf_bytes

from tests.conftest import Built

UA = ValidationProfile.PDF_UA_1
# One of each kind; what else there is on the real site is of the same templates.
KINDS = (
    "ho-tro/the-de-ban-a4.pdf",
    "luat/120-2025-qh15/ap-phich-a3.pdf",
    "luat/120-2025-qh15/ap-phich-a4-den-trang.pdf",
    "de-doc/con-toi-dung-ma-tuy/to-gap-a6.pdf",
    "tai-lieu/khau-hieu/bang-ron-ma-tuy-da-pha-cuoc-doi.pdf",
    "so-do/cac-moc-tuoi/so-do.pdf",
    "bai-hoc/biet-luat-biet-tu-choi/trang-chieu.pdf",
    "bao-chi/bo-tai-lieu-2022.pdf",
)


def faults(path: Path) -> list[str]:
    report = validate_pdf(path, profile=UA)
    assert report.profile is UA and report.rules.total > 100
    return [f"{one.rule_id}: {one.message}" for one in report.failures]


@pytest.mark.parametrize("name", KINDS)
def test_a_pdf_of_each_kind_is_accessible(built: Built, name: str) -> None:
    assert faults(built.root / name) == []


@pytest.mark.slow
def test_every_pdf_is_accessible(built: Built) -> None:
    files = sorted(built.root.rglob("*.pdf"))
    assert len(files) > 120
    assert {str(file.relative_to(built.root)): found for file in files if (found := faults(file))} == {}


def test_the_checker_finds_what_is_taken_away(built: Built) -> None:
    def without(spoil: str) -> set[str]:
        with pikepdf.open(built.root / KINDS[1]) as pdf:
            if spoil == "alt":
                [figure, *_] = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
                del figure.Alt
            else:
                del pdf.Root[spoil]
            out = io.BytesIO()
            pdf.save(out)
        return {one.rule_id for one in validate_pdf_bytes(out.getvalue(), profile=UA).failures}

    assert any("FIGURE" in rule for rule in without("alt"))
    for key in ("/StructTreeRoot", "/Lang", "/Metadata", "/ViewerPreferences"):
        assert without(key), key

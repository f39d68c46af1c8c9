"""What fuzzing reached and what once went wrong, read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.readers import READERS

CORPUS = Path(__file__).parent / "corpus"


def test_every_reader_has_a_corpus() -> None:
    assert {path.name for path in CORPUS.iterdir()} == set(READERS)


@pytest.mark.parametrize("name", READERS)
def test_no_reader_falls_over(name: str) -> None:
    for path in sorted((CORPUS / name).iterdir()):
        try:
            READERS[name](path.read_bytes())
        except Exception as error:
            raise AssertionError(path.name) from error

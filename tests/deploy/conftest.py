from __future__ import annotations

import pytest

from scripts.deploy import lines, turn


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits for a network or for another machine waits no longer than a test has reason to."""
    monkeypatch.setattr(lines, "PAUSES", (0.02,) * 12)
    monkeypatch.setattr(turn, "PATIENCE", 0.3)
    monkeypatch.delenv("DEPLOY_PASSWORD", raising=False)

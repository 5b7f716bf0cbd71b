"""What the tests of a file on screen share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.variants import TEXT


@pytest.fixture
def file(tmp_path, monkeypatch) -> Path:
    """The teacher's own activity, and no editor but ours."""
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    path = tmp_path / "mine.yaml"
    path.write_text(TEXT, "utf-8")
    return path

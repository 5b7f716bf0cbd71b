"""What the tests of a file on screen share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.variants import SHORT, TEXT


@pytest.fixture
def file(tmp_path, monkeypatch) -> Path:
    """The teacher's own activity, and no editor but ours."""
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    path = tmp_path / "mine.yaml"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def short_file(file) -> None:
    """The teacher's own activity is short: for tests in which what it says is not what is shown."""
    file.write_text(SHORT, "utf-8")

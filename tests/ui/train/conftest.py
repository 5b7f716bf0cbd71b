"""What the tests of the training's screen share."""

from __future__ import annotations

import pytest


@pytest.fixture(params=["colours", "none"])
def colours(request, monkeypatch):
    """With colours, and where the user wants none."""
    if request.param == "none":
        monkeypatch.setenv("NO_COLOR", "1")
    return request.param

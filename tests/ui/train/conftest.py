"""What the tests of the training's screen share."""

from __future__ import annotations

import pytest

from tests.often import times


@pytest.fixture(params=["none", "colours"][: times(1, 2)])
def colours(request, monkeypatch):
    """Where the user wants none; with colours too in a long run: most tests beside have them."""
    if request.param == "none":
        monkeypatch.setenv("NO_COLOR", "1")
    return request.param

"""Where the program keeps sessions during a test: a folder of the test, on every system."""

from __future__ import annotations

from pathlib import Path

import pytest

_NAMES = ("XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA")
"""What platformdirs reads on Linux and macOS, and on Windows."""


def data_home(folder: Path) -> dict[str, str]:
    """Return the environment in which the data of the user is in this folder."""
    return dict.fromkeys(_NAMES, str(folder))


def set_data_home(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Put the data of the user into this folder until the end of the test."""
    for name, value in data_home(folder).items():
        monkeypatch.setenv(name, value)

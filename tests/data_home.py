"""Where the program keeps sessions and its log during a test: in a folder of the test, on every system."""

from __future__ import annotations

from pathlib import Path

import pytest

_NAMES = ("XDG_DATA_HOME", "XDG_STATE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA")
"""What platformdirs reads on Linux and macOS for sessions and for the log, and on Windows for both."""


def data_home(folder: Path) -> dict[str, str]:
    """Return the environment in which the program's data and log are in this folder."""
    return dict.fromkeys(_NAMES, str(folder))


def set_data_home(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Put the program's data and log into this folder until the end of the test."""
    for name, value in data_home(folder).items():
        monkeypatch.setenv(name, value)

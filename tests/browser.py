"""A real browser for tests, where the machine has one."""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

import pytest

from connecte.content.printing.pdf import browser

needs_browser = pytest.mark.skipif(browser() is None, reason="no Chromium nor Chrome on this machine")
_SECONDS = 120


def dom(page: Path, at: str = "", *words: str) -> str:
    """The page as it is once its script has run; `at` stands behind the # of its address."""
    with tempfile.TemporaryDirectory() as profile:
        usual = [
            browser(), "--headless", "--disable-gpu", "--no-sandbox", "--no-first-run", "--disable-sync",
            "--disable-background-networking", "--disable-component-update", "--disable-quic",
            f"--user-data-dir={profile}", "--virtual-time-budget=5000", "--dump-dom", *words,
            page.resolve().as_uri() + (f"#{at}" if at else ""),
        ]  # fmt: skip
        done = subprocess.run(usual, capture_output=True, timeout=_SECONDS, check=True)
    return done.stdout.decode()


def shown(page: str) -> str:
    """The page without its styles, scripts and data: what a reader gets."""
    return re.sub(r"<(style|script)\b.*?</\1>", "", page, flags=re.DOTALL)

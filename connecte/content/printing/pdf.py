"""A PDF by a browser of the machine's own, where there is one."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

BROWSERS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge",
    "microsoft-edge",
)  # fmt: skip
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
_SECONDS = 120


def browser() -> str | None:
    """The command of a browser that prints without a window; None where none is found."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    return found or next((place for place in _PLACES if Path(place).exists()), None)


def print_to_pdf(command: str, html: Path, pdf: Path) -> bool:
    """Print a page as a PDF file; whether it is there afterwards."""
    with tempfile.TemporaryDirectory() as profile:
        words = [
            command, "--headless", "--disable-gpu", "--no-sandbox", "--no-first-run", "--disable-sync",
            "--disable-background-networking", "--disable-component-update", f"--user-data-dir={profile}",
            "--no-pdf-header-footer", f"--print-to-pdf={pdf.resolve()}", html.resolve().as_uri(),
        ]  # fmt: skip
        try:
            subprocess.run(words, check=False, capture_output=True, timeout=_SECONDS)
        except (OSError, subprocess.TimeoutExpired):
            return False
    return pdf.exists()

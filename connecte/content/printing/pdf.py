"""A PDF by a browser of the machine's own, where there is one."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import tempfile
from pathlib import Path

from connecte.files.reader import read
from connecte.files.writer import write

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
_LARGEST = 1 << 28
"""Bytes of a picture."""


def browser() -> str | None:
    """Return the command of a browser that prints without a window; None where none is found."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    return found or next((place for place in _PLACES if Path(place).exists()), None)


def print_to_pdf(command: str, html: Path, pdf: Path) -> bool:
    """Print a page as a PDF file; return whether it is there afterwards."""
    _run(command, "--no-pdf-header-footer", f"--print-to-pdf={pdf.resolve()}", html.resolve().as_uri())
    return pdf.exists()


def svg_to_png(command: str, svg: str, size: tuple[int, int]) -> bytes | None:
    """Return a picture of that width and height as PNG, at twice the resolution; None where the browser makes
    none.
    """
    with tempfile.TemporaryDirectory() as folder:
        page, png = Path(folder) / "picture.svg", Path(folder) / "picture.png"
        write(page, svg.encode("utf-8"))
        window = "--window-size={},{}".format(*size)
        fine = ("--force-device-scale-factor=2", "--hide-scrollbars", "--default-background-color=ffffffff")
        _run(command, *fine, window, f"--screenshot={png}", page.as_uri())
        return read(png, _LARGEST) if png.exists() else None


def _run(command: str, *words: str) -> None:
    """Let a browser do one thing, with a profile of its own; it may fail, and is stopped if it hangs."""
    with tempfile.TemporaryDirectory() as profile:
        usual = [
            command, "--headless", "--disable-gpu", "--no-sandbox", "--no-first-run", "--disable-sync",
            "--disable-background-networking", "--disable-component-update", f"--user-data-dir={profile}",
        ]  # fmt: skip
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            subprocess.run([*usual, *words], check=False, capture_output=True, timeout=_SECONDS)

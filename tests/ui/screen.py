"""The screen as text, and keys pressed on it."""

from __future__ import annotations

import os
from pathlib import Path

from textual.pilot import Pilot

from connecte.ui.app.app import ConnecteApp

SNAPSHOTS = Path(__file__).parent / "snapshots"


def screen_text(app: ConnecteApp) -> str:
    """What stands on the screen, a line a row."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys one after another, and let the screen settle."""
    await pilot.press(*keys)
    await pilot.pause()


async def wait_for(pilot: Pilot[int], text: str, seconds: float = 10) -> None:
    """Until the text is on the screen; fails with the screen if it never is."""
    for _ in range(int(seconds / 0.05)):
        await pilot.pause(0.05)
        if text in screen_text(pilot.app):  # type: ignore[arg-type]
            return
    raise AssertionError(f"{text!r} never came:\n{screen_text(pilot.app)}")  # type: ignore[arg-type]


def check_snapshot(app: ConnecteApp, name: str) -> None:
    """Compare with the text kept; CONNECTE_SNAPSHOTS=write keeps the present one instead."""
    path = SNAPSHOTS / f"{name}.txt"
    text = screen_text(app) + "\n"
    if os.environ.get("CONNECTE_SNAPSHOTS") == "write":
        SNAPSHOTS.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    assert path.read_text("utf-8") == text

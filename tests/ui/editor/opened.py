"""An app that has a file open."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path

from connecte.content.catalog import load
from connecte.ui.app.app import ConnecteApp
from connecte.ui.editor.yaml_area import YamlArea
from tests.ui.screen import classroom, command, menu, until

SMALL = (80, 24)
FILE = menu("fichi")
"""The keys that open the activity's file from the menu."""


def run(file: Path, size=SMALL, keeper=None):
    app = classroom(load(str(file)), keeper=keeper)
    return app, app.run_test(size=size, notifications=True)


async def open_file(pilot, *keys: str) -> None:
    """Open the activity's file, then press keys."""
    await command(pilot, "edit", *keys)


@asynccontextmanager
async def editing(file: Path, size=SMALL):
    """The file open in the editor: the app, the hand at its keys, and the area that is written in."""
    app, running = run(file, size)
    async with running as pilot:
        await open_file(pilot)
        await until(pilot, "mine.yaml")
        yield app, pilot, app.screen.query_one(YamlArea)


def threshold(app: ConnecteApp) -> float:
    return app.session.state.network.layers[0].neurons[2].threshold

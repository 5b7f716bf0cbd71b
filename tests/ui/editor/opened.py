"""An app that has a file open."""

from __future__ import annotations

from pathlib import Path

from connecte.content.catalog import load
from connecte.ui.app.app import ConnecteApp
from tests.ui.screen import classroom, menu

SMALL = (80, 24)
FILE = menu("fichier")
"""The keys that open the activity's file from the menu."""


def run(file: Path, size=SMALL, keeper=None):
    app = classroom(load(str(file)), keeper=keeper)
    return app, app.run_test(size=size, notifications=True)


def threshold(app: ConnecteApp) -> float:
    return app.session.state.network.layers[0].neurons[2].threshold

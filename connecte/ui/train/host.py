"""The training's screen, as the parts that it is made of see it."""

from __future__ import annotations

from typing import Any, Protocol

from textual.app import App
from textual.widget import Widget

from connecte.ui.base.phase_screen import Host
from connecte.ui.train.pictures.looking import Looking
from connecte.ui.train.pictures.train_view import TrainView
from connecte.ui.train.runs.runs import Runs


class TrainHost(Host, Protocol):
    """What a part may know and ask of the screen."""

    runs: Runs
    """The activity's run and those of the class."""
    looking: Looking
    """What is looked at; another one is seen at the next `show`."""

    @property
    def app(self) -> App[Any]:
        """Textual's own app, on which screens are opened that are made once."""

    @property
    def view(self) -> TrainView | None:
        """What the pictures are drawn from; None before the first."""

    @property
    def picture_in_view(self) -> Widget:
        """The widget of the picture that is looked at."""

    def show(self) -> None:
        """Show what is known now."""

    def action_picture(self, name: str) -> None:
        """Look at another picture."""

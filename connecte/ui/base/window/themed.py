"""What all our apps have: two themes, and a translator where the terminal shows ASCII only."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import App
from textual.driver import Driver
from textual.filter import LineFilter

from connecte.ui.base.window.control_marks import ControlMarks
from connecte.ui.base.window.plain_driver import plain_driver
from connecte.ui.base.window.theme import DARK, PROJECTOR

_CONTROL_MARKS = ControlMarks()


class ThemedApp(App[int]):
    """`plain`: ASCII only, with `codes` in place of emojis; more of them may come later."""

    def __init__(self, plain: bool = False, codes: dict[str, str] | None = None) -> None:
        self._plain = plain
        self._codes = dict(codes or {})
        super().__init__()
        self.wear_theme()  # before the style sheet is read, which another theme has it read again

    @property
    def is_plain(self) -> bool:
        """Whether the terminal shows ASCII only."""
        return self._plain

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver, under a translator where the terminal shows ASCII only."""
        driver = super().get_driver_class()
        return plain_driver(driver, self._codes) if self._plain else driver

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's, then ours, which sees what is sent to the terminal."""
        return [*super().get_line_filters(), _CONTROL_MARKS]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our variables, for the moment before a theme of ours is in force."""
        return DARK.variables

    def wear_theme(self, light: bool = False) -> None:
        """Ours, from the first screen on."""
        for theme in (DARK, PROJECTOR):
            self.register_theme(theme)
        self.theme = PROJECTOR.name if light else DARK.name

    def action_switch_theme(self) -> None:
        """Dark, or black on white."""
        self.theme = PROJECTOR.name if self.theme == DARK.name else DARK.name

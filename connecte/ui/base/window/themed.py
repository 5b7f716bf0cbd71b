"""What all our apps have: two themes, a translator where the terminal shows ASCII only, and garbage that is
looked for seldom.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import Any

from rich.console import COLOR_SYSTEMS
from textual._styles_cache import StylesCache
from textual.await_remove import AwaitRemove
from textual.binding import Binding
from textual.constants import COLOR_SYSTEM
from textual.dom import DOMNode
from textual.driver import Driver
from textual.filter import ANSIToTruecolor, LineFilter
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets._toast import ToastHolder

from connecte.language.errors import UsageError
from connecte.language.i18n import _
from connecte.language.keys.table import key_named
from connecte.ui.base.window.control_marks import ControlMarks
from connecte.ui.base.window.steady import SteadyScreen
from connecte.ui.base.window.surviving import SurvivingApp
from connecte.ui.base.window.terminal.in_order import InOrderApp
from connecte.ui.base.window.terminal.plain_driver import plain_driver
from connecte.ui.base.window.theme import DARK, PROJECTOR

_CONTROL_MARKS = ControlMarks()
_COLLECT_AFTER = 20_000, 2, 1
"""How many more objects there must be before the youngest are looked through for garbage, and how many times
that is done before the older ones are, and all. Screens that were closed are old garbage: with Python's own
ten and ten an hour would end before they are found, and the memory grow by two megabytes a minute.
"""


class ThemedApp(InOrderApp, SurvivingApp):
    """`plain`: ASCII only, with `codes` in place of emojis; more of them may come later. `light`: black on
    white from the first screen on.
    """

    def __init__(self, plain: bool = False, codes: dict[str, str] | None = None, light: bool = False) -> None:
        """Raises UsageError where textual's own variables of the environment have values it cannot use."""
        self._plain = plain
        self._codes = dict(codes or {})
        for size in ("COLUMNS", "LINES"):  # textual believes them more than the terminal
            os.environ.pop(size, None)
        self._messages_wait = False
        if COLOR_SYSTEM not in ("auto", *COLOR_SYSTEMS):
            raise _unusable("TEXTUAL_COLOR_SYSTEM")
        super().__init__()
        for theme in (DARK, PROJECTOR):
            self.register_theme(theme)
        # Not by assignment: textual would read the whole style sheet, forget it and read it once more.
        self.set_reactive(ThemedApp.theme, (PROJECTOR if light else DARK).name)
        self.set_class(light, "-light-mode", update=False)
        self.set_class(not light, "-dark-mode", update=False)
        self.set_class(plain, "-plain", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    @property
    def is_plain(self) -> bool:
        """Whether the terminal shows ASCII only."""
        return self._plain

    def get_key_display(self, binding: Binding) -> str:
        """Write a key as all our texts do."""
        key = key_named(binding.key)
        return binding.key_display or (key.shown if key is not None else super().get_key_display(binding))

    def on_ready(self) -> None:
        """Look for garbage only in what is made from here on: what the start has made stays, and a look
        through all of it would hold up a key.
        """
        if not self.is_headless:  # the apps of tests come and go
            gc.freeze()
            gc.set_threshold(*_COLLECT_AFTER)

    def get_default_screen(self) -> Screen[None]:
        """Return the screen under all others."""
        return SteadyScreen(id="_default")

    def get_driver_class(self) -> type[Driver]:
        """Return our driver, under a translator where the terminal shows ASCII only."""
        try:
            driver = super().get_driver_class()
        except Exception as error:  # whatever comes of importing what the environment names
            raise _unusable("TEXTUAL_DRIVER") from error
        if sys.platform != "win32" and driver.__name__ == "LinuxDriver":
            from connecte.ui.base.window.terminal.driver import TerminalDriver

            driver = TerminalDriver
        return plain_driver(driver, self._codes) if self._plain else driver

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return textual's filters, then ours, which sees what is sent to the terminal. The one for the sixteen
        colours of terminals is left out: our themes have none of them, and it takes a sixth of a painting.
        """
        found = super().get_line_filters()
        return [*(one for one in found if not isinstance(one, ANSIToTruecolor)), _CONTROL_MARKS]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return our variables, for the moment before a theme of ours is in force."""
        return DARK.variables

    def notify(self, message: str, **named: Any) -> None:
        """Show a message, once as long as it stands."""
        if not any(shown.message == message for shown in self._notifications):
            super().notify(message, **named)

    def _refresh_notifications(self) -> None:
        """Put the messages on the screen. While keys wait, what each of them has to say would be laid out
        and replaced by the next at once: the messages that are left then are shown after the last key.
        """
        self._messages_wait = self.keys_wait
        if not self._messages_wait:
            super()._refresh_notifications()

    def on_last_key(self) -> None:
        """Show the messages that waited for the last key."""
        if self._messages_wait:
            self._refresh_notifications()

    def _prune(self, *nodes: Widget, parent: DOMNode | None = None) -> AwaitRemove:
        """Remove widgets, also where textual goes on to hold them, so that a long hour does not fill the
        memory: in the bindings to values of widgets that stay, and in its cache of what was drawn. A message
        is removed with its holder, which textual would leave: each new one would be laid out among all.
        """
        StylesCache.get_inner_outer.cache_clear()
        if holders := [node.parent for node in nodes if isinstance(node.parent, ToastHolder)]:
            nodes, parent = tuple(holders), holders[0].parent
        removing = super()._prune(*nodes, parent=parent)
        for holder in {ancestor for node in nodes for ancestor in node.ancestors}:
            held = getattr(holder, "__watchers", {})
            for name, watchers in held.items():
                held[name] = [watcher for watcher in watchers if not watcher[0]._pruning]
        return removing

    def action_switch_theme(self) -> None:
        """Switch between dark, and black on white."""
        self.theme = PROJECTOR.name if self.theme == DARK.name else DARK.name


def _unusable(name: str) -> UsageError:
    """Say that a variable of the environment, which textual reads, has an impossible value."""
    text = _("{name} : la valeur de cette variable ne convient pas ; l'enlever (unset {name})")
    return UsageError(text.format(name=name))

"""Textual's command palette, in French."""

from __future__ import annotations

from textual.command import CommandList, CommandPalette
from textual.widgets.option_list import Option

from connecte.i18n import _


class FrenchPalette(CommandPalette):
    """The palette with our words; textual has its own built in."""

    def __init__(self) -> None:
        super().__init__(placeholder=_("Chercher une commande…"), id="--command-palette")

    def _action_command_list(self, action: str) -> None:
        # A list that has not been laid out yet has no lines to move among, and textual's own
        # page up then fails.
        if self.query_one(CommandList).size:
            super()._action_command_list(action)

    def _start_no_matches_countdown(self, search_value: str) -> None:
        self._stop_no_matches_countdown()

        def tell() -> None:
            if search_value:
                option = Option(_("Aucune commande de ce nom"), disabled=True, id=self._NO_MATCHES)
                self.query_one(CommandList).add_option(option)
            self._list_visible = bool(search_value)

        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, tell)

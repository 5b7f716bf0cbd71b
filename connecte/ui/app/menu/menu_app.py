"""An app with a menu, which says of a key that does nothing what it does elsewhere."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from textual.await_complete import AwaitComplete
from textual.screen import Screen

from connecte.language.i18n import _
from connecte.language.keys.digits import digit_of
from connecte.language.keys.table import BACK, with_keys
from connecte.ui.base.commands import Command
from connecte.ui.base.files import WritingApp
from connecte.ui.base.phase_screen import PhaseScreen
from connecte.ui.base.window.too_small import TooSmallScreen

if TYPE_CHECKING:
    from connecte.session.state import State


class MenuApp(WritingApp):
    """Opens the menu of the screen shown."""

    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (36, "-tall")]

    @cached_property
    def unconfirmed(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        """What was typed into each form and not confirmed, by the form's name and what stood in it before."""
        return {}

    def open_menu(self) -> None:
        """Open the menu of the screen shown."""
        self.action_menu()

    def on_notify(self) -> None:
        """Show a message in place of the one that stands."""
        self._put_away_what_was_said()

    def push_screen(self, *screen: Any, **named: Any) -> Any:
        """Open something over the screen, without what was said of that one."""
        self._put_away_what_was_said()
        return super().push_screen(*screen, **named)

    def pop_screen(self) -> AwaitComplete:
        """Close what is open, and what was said there."""
        self._put_away_what_was_said()
        return super().pop_screen()

    def switch_screen(self, screen: Screen[Any] | str) -> AwaitComplete:
        """Show another screen in place of this one, without what was said here."""
        self._put_away_what_was_said()
        return super().switch_screen(screen)

    def _put_away_what_was_said(self) -> None:
        """Put away what would cover another screen, where "Échap d'abord" or "u : comme avant" may be untrue.
        Warnings and faults stay.
        """
        for message in [one for one in self._notifications if one.severity == "information"]:
            self._unnotify(message)

    def action_menu(self) -> None:
        """Open the menu of the screen shown."""
        from connecte.ui.app.menu.screen import open_menu

        state = self._state()
        open_menu(self, state is None or state.activity.has_cells)

    def action_guide(self) -> None:
        """Open the guide over the lesson."""
        from connecte.ui.app.guide import GuideScreen

        if not isinstance(self.screen, GuideScreen):
            self.push_screen(GuideScreen())

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """Run the command of a key, as textual does; of a key that has none here, say where it has one."""
        done = await super()._check_bindings(key, priority)
        if not done and not priority and _is_told(key):
            from connecte.ui.app.menu.elsewhere import elsewhere

            message = self._never(key) or elsewhere(
                key, self._state(), getattr(self.screen, "COMMANDS_HERE", ()), self._below()
            )
            if message:
                self.clear_notifications()
                self.notify(message, markup=False, timeout=3)
        return done

    def _never(self, key: str) -> str:
        """Say why a key's command makes no sense here; "" for others."""
        if not isinstance(self.screen, PhaseScreen):
            return ""
        commands = (c for c in self.screen.COMMANDS_HERE if key in c.keys.split(","))
        found = (self.screen.why_not(command.name, command.arguments) for command in commands)
        return next(filter(None, found), "")

    def _state(self) -> State | None:
        """Return the state of the lesson that is shown, perhaps under a dialog; None where there is none."""
        phases = (screen for screen in self.screen_stack if isinstance(screen, PhaseScreen))
        return next((phase.classroom.session.state for phase in phases), None)

    def _below(self) -> list[tuple[Command, bool]] | None:
        """Return the commands of the screens under what is open, the nearest first, each with whether it is
        offered; None where a phase is shown, or no phase is below.
        """
        under = self.screen_stack[-2::-1]
        if isinstance(self.screen, (PhaseScreen, TooSmallScreen)) or not any(
            isinstance(each, PhaseScreen) for each in under
        ):
            return None
        return [
            (command, bool(screen.check_action(command.name, command.arguments)))
            for screen in under
            for command in getattr(screen, "COMMANDS_HERE", ())
        ]

    def action_help_quit(self) -> None:
        """Say which key quits. Ctrl+C must not, because a class would lose its place."""
        self.notify(with_keys(_("{quit} : quitter le programme")), markup=False)


def _is_told(key: str) -> bool:
    """Whether a key is a letter, or Backspace: arrows and digits are often meant for what is shown."""
    return key in BACK.names.split(",") or (len(key) == 1 and key.isalpha() and digit_of(key) is None)

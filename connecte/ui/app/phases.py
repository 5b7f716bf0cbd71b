"""The screens of the phases: each is made when it is first needed, kept, and made again for other cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import App
from textual.screen import Screen

from connecte.ui.base.commands import BUILT_IN, GLOBAL, PHASES, ROOM, Command
from connecte.ui.base.dialogs.dialog import Leaving
from connecte.ui.base.phase_screen import PhaseScreen
from connecte.ui.base.window.steady import SteadyScreen
from connecte.ui.base.window.too_small import TooSmallScreen

if TYPE_CHECKING:
    from connecte.content.activity import Activity
    from connecte.session.state import State

NAMES = tuple(str(way.arguments[0]) for way in PHASES)
"""The phases."""


def shape(activity: Activity) -> tuple[object, ...]:
    """Return what screens are laid out by: grid, strips, how many cards in each layer, what moves by hand."""
    return (
        activity.grid,
        bool(activity.kernels),
        len(activity.inputs),
        [len(layer.cards) for layer in activity.layers],
        activity.by_hand_step > 0,
    )


def screen_class(phase: str, activity: Activity | None) -> type[PhaseScreen]:
    """Return what shows a phase. The training's imports numpy, so each is imported only when needed."""
    if phase == "draw":
        from connecte.ui.draw.screen import DrawScreen

        return DrawScreen
    if phase == "walk":
        from connecte.ui.walk.screen import WalkScreen

        return WalkScreen
    if phase == "learn" and activity is not None and activity.by_hand_step:
        from connecte.ui.learn.numbers.screen import NumbersScreen

        return NumbersScreen
    if phase == "learn":
        from connecte.ui.learn.screen import LearnScreen

        return LearnScreen
    if phase in ("slide", "pool"):
        from connecte.ui.walk.slide.screen import SlideScreen

        return SlideScreen
    from connecte.ui.train.screen import TrainScreen

    return TrainScreen


def own_commands(phase: str, activity: Activity | None) -> tuple[Command, ...]:
    """Return the commands of a phase's screen without those of all screens."""
    common = (*ROOM, *GLOBAL, *BUILT_IN)
    return tuple(one for one in screen_class(phase, activity).COMMANDS_HERE if one not in common)


def lesson_screen(name: str) -> Screen[None]:
    """Make a screen that belongs to the room: "notebook", "run_sheet", "questions", "alone" or "roles"."""
    if name == "notebook":
        from connecte.ui.lesson.notebook import NotebookScreen

        return NotebookScreen()
    if name == "run_sheet":
        from connecte.ui.lesson.run_sheet import RunSheetScreen

        return RunSheetScreen()
    if name == "questions":
        from connecte.ui.lesson.questions import QuestionsScreen

        return QuestionsScreen()
    if name == "alone":
        from connecte.ui.walk.alone.screen import LoneScreen

        return LoneScreen()
    from connecte.ui.lesson.roles import RolesScreen

    return RolesScreen()


def import_training() -> None:
    """Import the training beside the first screen, so that it opens at once."""
    import connecte.ui.train.screen  # noqa: F401 - for its effect


class Phases:
    """Shows the screen of the session's phase on an app's screen stack."""

    def __init__(self, app: App[int]) -> None:
        self._app = app
        self.outdated = False
        """Whether the screens were laid out for another number of cards than there are."""

    @property
    def shown(self) -> bool:
        """Whether a session is on the screen, perhaps under a dialog, and not the choice of activities."""
        return any(isinstance(screen, PhaseScreen) for screen in self._app.screen_stack)

    @property
    def stacked(self) -> list[PhaseScreen]:
        """The screens of phases that are on the stack."""
        return [screen for screen in self._app.screen_stack if isinstance(screen, PhaseScreen)]

    def show(self, state: State, fault: str) -> None:
        """Show the screen of the state's phase, with this state."""
        app = self._app
        if not app.is_screen_installed(state.phase):
            app.install_screen(screen_class(state.phase, state.activity)(), state.phase)
        screen = app.get_screen(state.phase)
        if screen not in app.screen_stack:  # the screen is already shown under a dialog
            self.close_dialogs()
            self.go(state.phase)
        if isinstance(screen, PhaseScreen) and screen.is_mounted:
            screen.state = state
            screen.fault = fault

    def go(self, screen: Screen[None] | str) -> None:
        """Replace the screen shown."""
        if len(self._app.screen_stack) > 1:
            self._app.switch_screen(screen)
        else:
            self._app.push_screen(screen)

    def close_dialogs(self) -> None:
        """Close the dialogs over a phase's screen, which belong to an earlier state."""
        if self.shown:
            while isinstance(self._app.screen, (Leaving, TooSmallScreen)):
                self._app.pop_screen()

    def forget(self, phases: Sequence[str] = NAMES) -> None:
        """Have these screens made again when they are shown next."""
        app = self._app
        for phase in phases:
            if app.is_screen_installed(phase):
                screen = app.get_screen(phase)
                app.uninstall_screen(phase)
                if screen.is_running:
                    app.call_later(screen.remove)

    def adapt(self, before: State, after: State) -> None:
        """Follow changed cards: have hidden screens made again, and the one shown too where it must be."""
        if not self.shown:
            self.forget()
            self.outdated = False
            return
        self.outdated |= shape(after.activity) != shape(before.activity) or after.phase != before.phase
        if not self.outdated:
            self.forget([phase for phase in NAMES if phase != after.phase])

    def refresh_notes(self) -> None:
        """Update the facilitator's notes on every screen."""
        for screen in self.stacked:
            if screen.is_mounted:
                screen.show_notes()

    def forget_all(self) -> None:
        """Have all screens made again, the one shown too."""
        self.outdated = False
        if self.shown:
            self.close_dialogs()
            self._app.switch_screen(SteadyScreen())  # textual cannot remove the screen shown
        self.forget()

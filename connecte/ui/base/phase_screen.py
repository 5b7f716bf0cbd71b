"""What the classroom's screens share: they receive the state and send moves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Static

from connecte.language.i18n import _
from connecte.language.keys.table import with_keys
from connecte.session.guess.guess_moves import PredictFirst
from connecte.session.guess.tried.grey import KeepGrey
from connecte.session.moves import ChooseExample
from connecte.ui.base.classroom import Classroom
from connecte.ui.base.commands import PHASES
from connecte.ui.base.room_screen import RoomScreen
from connecte.ui.base.title import Title

if TYPE_CHECKING:  # not imported at run time, so that the first screen comes sooner
    from connecte.content.activity import Activity
    from connecte.content.yaml.places import Part
    from connecte.session.moves import Move
    from connecte.session.state import State
    from connecte.ui.paint.lines import Line

Answer = TypeVar("Answer")

_ON_A_GRID = ("cut", "clear", "who", "keep_drawing", "fragile", "lookalikes", "fool", "best", "code",
              "notebook", "another_drawing", "turn_cell", "next", "slide_on")  # fmt: skip


_ON_A_PICTURE = ("clear", "turn_cell", "another_drawing", "keep_drawing", "notebook")
"""Of those, what a picture in grey has too."""
_OF_CARDS = ("cut", "keep_drawing", "fragile", "lookalikes", "fool", "best", "notebook", "roles", "who",
             "wanted", "predict_first", "start_from")  # fmt: skip
"""What has no sense where kernels slide over the drawing."""


_OF_LABELS = ("wanted", "vote", "predict_first", "predict")
"""Commands that ask which label: outputs that are numbers have none."""


def has_sense(activity: Activity, phase: str, action: str, parameters: Sequence[object] = ()) -> bool:
    """Whether a command of the screen of a phase makes sense in an activity."""
    if activity.kernels and action in _OF_CARDS:
        return False
    if action == "go":
        from connecte.session.rules.phases import phase_called  # the choice of activities does without rules

        return phase_called(str(*parameters)).exists(activity)
    if action in _ON_A_GRID:
        return activity.is_drawn or (activity.pixels is not None and action in _ON_A_PICTURE)
    if why_never(activity, phase, action):
        return False
    if action == "alone":
        from connecte.session.rules.hand.lone import lone_cases

        return bool(lone_cases(activity))
    if action == "questions":
        return bool(activity.questions)
    if action == "start_from":
        return bool(activity.by_hand) or activity.learns_by_hand
    return True


def why_never(activity: Activity, phase: str, action: str, parameters: Sequence[object] = ()) -> str:
    """Say why a command of the screen of a phase makes no sense in an activity; "" where it does, or where
    that is plain.
    """
    is_duel = action == "why" and phase == "walk"
    if activity.is_numeric and (action in _OF_LABELS or is_duel):
        return _("La sortie est un nombre : ni vote ni réponses à départager, un écart.")
    way = str(*parameters) if action == "go" else ""
    if way == "train" and activity.training is None:
        return _("Dans cette activité, l'ordinateur n'apprend pas.")
    if way != "learn" or activity.learns_by_hand:
        return ""
    message = _("Dans cette activité, on n'apprend pas à la main.")
    if activity.pixels is not None:
        message = _("Une carte a un nombre par case, trop pour apprendre à la main.")
    computer = _(" L'ordinateur le fait ({to_computer}).") if activity.training is not None else ""
    return message + with_keys(computer)


class Host(Protocol):
    """The screen of a phase, as its parts see it."""

    @property
    def state(self) -> State | None:
        """The session's state; None until the screen is shown."""

    @property
    def classroom(self) -> Classroom:
        """The app as a Classroom."""

    def play(self, *moves: Move) -> None:
        """Make moves; the app applies the rules and sets the new state."""

    def ask(self, dialog: Screen[Answer], answered: Callable[[Answer | None], None]) -> None:
        """Open a dialog, and call back with its answer."""

    def say(self, message: str, seconds: float = 3, alone: bool = False) -> None:
        """Show a short message; `alone` removes the messages that are still shown."""

    def say_warning(self, message: str) -> None:
        """Show a warning about something that the user did not cause."""

    def say_fault(self, message: str, seconds: float | None = None) -> None:
        """Show why something could not be done."""

    def in_background(self, work: Callable[[], Answer], done: Callable[[Answer], None]) -> None:
        """Run `work` in a thread, in place of any work still running there; call `done` with its result."""


class PhaseScreen(RoomScreen):
    """The screen of one phase. The app sets `state` after every move."""

    ALLOW_SELECT = False
    COMMANDS_HERE: tuple[Any, ...] = ()

    state: reactive[State | None] = reactive(None, init=False, repaint=False)
    fault: reactive[str] = reactive("", init=False, repaint=False)
    _on_foot: tuple[bool, frozenset[str]] = (False, frozenset())

    def on_mount(self) -> None:
        """Add the fault line and the notes, and show the current state."""
        self.mount(Static(id="file-fault", markup=False))
        self.mount_notes()
        self.fault = self.classroom.fault
        self.refresh_bindings()
        self.state = self.classroom.session.state

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what makes sense for the activity."""
        if action == "scroll_notes":
            return self.classroom.notes
        state = self.classroom.session.state
        return has_sense(state.activity, state.phase, action, parameters)

    def why_not(self, action: str, parameters: tuple[object, ...]) -> str:
        """Say why a command of this screen makes no sense; "" where it does, or where that is plain."""
        state = self.classroom.session.state
        return why_never(state.activity, state.phase, action, parameters)

    def watch_fault(self, fault: str) -> None:
        """Cover the title with the fault of the activity's file, until it is corrected; messages stand below
        it.
        """
        self.set_class(bool(fault), "-fault")
        for line in self.query("#file-fault").results(Static):
            line.display = bool(fault)
            line.update(f" ✗ {fault}")

    @property
    def part_in_view(self) -> Part:
        """The card or the example that is in view."""
        from connecte.content.yaml.places import Part

        number = self.state.example if self.state is not None else None
        return Part("other") if number is None else Part("example", number)

    def action_edit(self) -> None:
        """Open the activity's file at the part in view."""
        self.classroom.edit(self.part_in_view)

    def keep_place(self) -> None:
        """Record what only the screen knows as a move, before the program ends."""

    def play(self, *moves: Move) -> None:
        """Make moves; the app applies the rules and sets the new state."""
        self.classroom.play(*moves)

    def ask(self, dialog: Screen[Answer], answered: Callable[[Answer | None], None]) -> None:
        """Open a dialog, and call back with its answer."""
        self.app.push_screen(dialog, answered)

    def say(self, message: str, seconds: float = 3, alone: bool = False) -> None:
        """Show a short message; `alone` removes the messages that are still shown."""
        if alone:
            self.app.clear_notifications()
        self.notify(message, markup=False, timeout=seconds)

    def say_warning(self, message: str) -> None:
        """Show a warning about something that the user did not cause."""
        self.notify(message, severity="warning", markup=False)

    def say_fault(self, message: str, seconds: float | None = None) -> None:
        """Show why something could not be done."""
        self.notify(message, severity="error", markup=False, timeout=seconds)

    def in_background(self, work: Callable[[], Answer], done: Callable[[Answer], None]) -> None:
        """Run `work` in a thread, in place of any work still running there; call `done` with its result
        in the screen's own thread.
        """

        def run() -> None:
            self.app.call_from_thread(done, work())

        self.run_worker(run, thread=True, exclusive=True, exit_on_error=False)

    def show_title(self, left: Line, right: Line | None = None) -> None:
        """Show the bar of the phases and, beside it, the two ends of a line."""
        phases = [phase for phase in PHASES if self.check_action(phase.name, phase.arguments)]
        self.tell_open()
        here = f"go.{self.classroom.session.state.phase}"
        self.query_one(Title).show(here, phases, left, right or [], self.width_of_class)

    def tell_open(self) -> None:
        """Have the foot say anew what Escape does next and what keys there are, where that has changed."""
        if (now := (self.has_open, self.idle)) != self._on_foot:
            self._on_foot = now
            self.refresh_bindings()

    async def on_title_clicked(self, message: Title.Clicked) -> None:
        """Go to the phase that was clicked."""
        await self.app.run_action(message.command.action, self)

    @property
    def idle(self) -> frozenset[str]:
        """The actions that have nothing to do at the moment."""
        return frozenset()

    @property
    def has_open(self) -> bool:
        """Whether something is open on this screen, which Escape closes before it opens the menu."""
        return False

    def close_open(self) -> None:
        """Close what is open on this screen."""

    def action_menu(self) -> None:
        """Close what is open; where nothing is, open the menu."""
        if self.has_open:
            self.close_open()
        else:
            self.classroom.open_menu()

    def action_activities(self) -> None:
        """Go back to the choice of activities; nothing is lost."""
        self.classroom.show_activities()

    def action_go(self, phase: str) -> None:
        """Go to a phase of the lesson; say what is missing where the class cannot be there yet."""
        from connecte.session.guess.sliding import can_pool
        from connecte.session.rules.phases import phase_called

        state = self.classroom.session.state
        pixels = state.activity.pixels
        if phase in ("walk", "slide") and (not state.is_ready or (pixels and not any(state.values))):
            message = _("Le dessin est vide : noircir au moins une case, ou {examples} pour un exemple.")
            self.say(with_keys(message), 4)
            return
        if phase == "pool" and not can_pool(state):
            self.say(_("D'abord toute la carte du motif."), 4)
        if phase == "walk":
            self.play(KeepGrey(), phase_called(phase).move)  # a walk keeps a drawing by itself
        else:
            self.play(phase_called(phase).move)

    def action_next_example(self) -> None:
        """Choose the example after the current one."""
        if self.state is not None:
            number = -1 if self.state.example is None else self.state.example
            self.play(ChooseExample((number + 1) % len(self.state.activity.examples)))

    def action_examples(self) -> None:
        """Open the choice of examples."""
        from connecte.ui.base.dialogs.examples import ExamplesScreen

        if self.state is not None:
            self.app.push_screen(ExamplesScreen(self.state.activity), self._chosen)

    def _chosen(self, number: int | None) -> None:
        if number is not None:
            self.play(ChooseExample(number))

    def action_predict_first(self) -> None:
        """Have the class predict before it sees, or not."""
        if self.state is None:
            return
        self.play(PredictFirst(not self.state.predict_first))
        message = _("La classe voit tout de suite.")
        if self.state.predict_first:
            message = _("La classe prédit d'abord : le vote, un seuil déplacé, les repères, qui tire le plus.")
        self.say(message, 5, alone=True)

    def action_undo(self) -> None:
        """Take back the last move."""
        self.classroom.undo()

    def action_redo(self) -> None:
        """Make the move again that was undone last."""
        self.classroom.redo()

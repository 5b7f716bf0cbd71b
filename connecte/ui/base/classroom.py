"""The Classroom protocol: what a screen may ask of the app.

Screens know this protocol and not the app, so that they can be tested and moved without it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol, cast, runtime_checkable

from textual.dom import DOMNode
from textual.screen import Screen

if TYPE_CHECKING:  # not imported at run time, so that the first screen comes sooner
    from connecte.content.activity import Activity
    from connecte.content.runs.trial import Trial
    from connecte.content.yaml.places import Part
    from connecte.core.replay.recording import Recording
    from connecte.session.moves import Move
    from connecte.session.room.room_events import RoomEvent
    from connecte.session.session import Session
    from connecte.session.store.drafts import Drafts
    from connecte.ui.base.clock import TickingClock


class Classroom(Protocol):
    """The app as a screen sees it. Textual's own methods are reached through `screen.app`."""

    clock: TickingClock
    """Gives the time, and makes calls at intervals."""
    notes: bool
    """Whether the facilitator's notes are shown."""
    recordings: dict[Trial, Recording]
    """The runs that were recorded before the app began, by their trial."""

    @property
    def unconfirmed(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        """What was typed into each form and not confirmed, by the form's name and what stood in it before."""

    @property
    def drafts(self) -> Drafts | None:
        """Where unsaved text is kept; None where sessions are not kept."""

    @property
    def session(self) -> Session:
        """The session of the activity under way."""

    @property
    def fault(self) -> str:
        """Why moves are not being written, or the activity's file cannot be read; "" where neither is so."""

    @property
    def is_editing(self) -> bool:
        """Whether the activity's file is open in the program's own editor."""

    def now(self) -> float | None:
        """Return the seconds of the epoch; None where no session is kept."""

    def play(self, *moves: Move) -> None:
        """Apply moves and show the resulting state."""

    def undo(self) -> None:
        """Take back the last move."""

    def redo(self) -> None:
        """Make the move again that was undone last."""

    def record_event(self, event: RoomEvent) -> None:
        """Record a room event and show what it changes."""

    def record_without_redraw(self, event: RoomEvent) -> None:
        """Record a room event that the screen already shows."""

    def begin(self, activity: Activity) -> None:
        """Start an activity, or continue its session."""

    def reload(self, activity: Activity) -> None:
        """Continue the session with changed cards."""

    def renew(self) -> None:
        """Make the screens again where they were laid out for other cards."""

    def edit(self, part: Part) -> None:
        """Open the activity's file at a card or an example."""

    def show_activities(self) -> None:
        """Show the choice of activities; the current session is kept."""

    def show_notes(self, shown: bool) -> None:
        """Show the facilitator's notes on every screen, or on none."""

    def show_fault(self, fault: str) -> None:
        """Show what is wrong with the activity's file, until it is corrected."""

    def open_menu(self) -> None:
        """Open the menu of the screen shown."""

    def open_lesson(self, name: str) -> None:
        """Open a screen that belongs to the room: "notebook", "run_sheet", "questions", "alone" or "roles"."""

    def write_paper(self, what: str) -> None:
        """Write a page beside the screen, under a name that is free: "cards" or "report"."""

    def keep_file(self, stem: str, ending: str, text: str, message: str) -> None:
        """Write a file under a name that is free, and tell the user its name."""


@runtime_checkable
class AsksBeforeClosing(Protocol):
    """A screen that can hold unsaved text: the app asks it before it quits."""

    def close_then(self, go: Callable[[], None]) -> None:
        """Ask what to do with unsaved text, then call `go` unless the user stays."""


def classroom_of(node: DOMNode) -> Classroom:
    """Return the app of a screen or widget as a Classroom."""
    return cast("Classroom", node.app)


def asking_of(stack: Sequence[Screen[Any]]) -> AsksBeforeClosing | None:
    """Return the screen of a stack that can hold unsaved text, also under what is open over it; None where
    there is none.
    """
    return next((screen for screen in reversed(stack) if isinstance(screen, AsksBeforeClosing)), None)

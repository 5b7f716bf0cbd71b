"""What a screen may ask of the app: the session, moves, and what stands around them.

Screens know this protocol and not the app, so that they can be tested and moved without it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, cast, runtime_checkable

from textual.dom import DOMNode

if TYPE_CHECKING:  # the first screen does without them
    from connecte.content.activity import Activity
    from connecte.content.runs.trial import Trial
    from connecte.content.yaml.places import Part
    from connecte.core.replay.recording import Recording
    from connecte.session.moves import Move
    from connecte.session.room.room_events import Aside
    from connecte.session.session import Session
    from connecte.session.store.drafts import Drafts
    from connecte.ui.base.clock import TickingClock


class Classroom(Protocol):
    """The app as a screen sees it. Textual's own part of it is `screen.app`."""

    clock: TickingClock
    """What time it is, and who makes calls at intervals."""
    notes: bool
    """Whether the facilitator's notes are shown."""
    recordings: dict[Trial, Recording]
    """Runs that were recorded before the app began, by what was run."""

    @property
    def drafts(self) -> Drafts | None:
        """Where unsaved text is kept; None where nothing is."""

    @property
    def session(self) -> Session:
        """The session of the activity under way."""

    @property
    def fault(self) -> str:
        """What keeps the activity's file from being read; empty where nothing does."""

    @property
    def is_editing(self) -> bool:
        """Whether the activity's file is open in our own editor."""

    def now(self) -> float | None:
        """Seconds of the epoch, where a session is kept."""

    def play(self, *moves: Move) -> None:
        """Apply moves and show the state they lead to."""

    def undo(self) -> None:
        """Go back to before the last move."""

    def redo(self) -> None:
        """Go back to before the last undo."""

    def record_event(self, event: Aside) -> None:
        """Keep a room event and show what it changes."""

    def record_without_redraw(self, event: Aside) -> None:
        """Keep a room event whose screen shows it already."""

    def begin(self, activity: Activity) -> None:
        """Start an activity, or go on with it."""

    def reload(self, activity: Activity) -> None:
        """Go on with changed cards."""

    def renew(self) -> None:
        """Make the screens anew where the cards are others than they were laid out for."""

    def edit(self, part: Part) -> None:
        """Open the activity's file at a card or an example."""

    def show_activities(self) -> None:
        """Show the choice of activities; the session under way is kept."""

    def show_notes(self, shown: bool) -> None:
        """Show the facilitator's notes on every screen, or on none."""

    def show_fault(self, fault: str) -> None:
        """Show what is wrong with the activity's file until it is right again."""

    def open_lesson(self, name: str) -> None:
        """Open what stands beside the activity: "notebook", "run_sheet" or "roles"."""

    def keep_file(self, stem: str, ending: str, text: str, message: str) -> None:
        """Write a file under a name that is free, and say where."""


@runtime_checkable
class AsksBeforeClosing(Protocol):
    """A screen with something unsaved: it is asked before the app quits."""

    def close_then(self, go: Callable[[], None]) -> None:
        """Call `go` once it is clear what becomes of what is not saved."""


def classroom_of(node: DOMNode) -> Classroom:
    """The app of a screen or widget, as a classroom."""
    return cast("Classroom", node.app)

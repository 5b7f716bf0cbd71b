"""The app: one session, one screen for each phase, two themes. It implements the Classroom protocol."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from connecte.language.i18n import _
from connecte.session.moves import AddTrial, GoTo, Train
from connecte.ui.app.choose import ChooseScreen
from connecte.ui.app.listed import Listed
from connecte.ui.app.menu.menu_app import MenuApp
from connecte.ui.app.menu.taken_back import TakenBack
from connecte.ui.app.paper import page_of
from connecte.ui.app.phases import Phases, import_training, lesson_screen
from connecte.ui.app.sessions import Sessions
from connecte.ui.app.window import Window
from connecte.ui.base.classroom import asking_of
from connecte.ui.base.clock import TICKING, TickingClock
from connecte.ui.base.commands import GLOBAL, bindings
from connecte.ui.paint.bigletters import without_half_blocks

if TYPE_CHECKING:  # not imported at run time, so that the first screen comes sooner
    from connecte.content.activity import Activity
    from connecte.content.runs.trial import Trial
    from connecte.content.yaml.places import Part
    from connecte.core.replay.recording import Recording
    from connecte.session.moves import Move
    from connecte.session.room.room_events import RoomEvent
    from connecte.session.session import Session
    from connecte.session.store.drafts import Drafts
    from connecte.session.store.keeper import Keeper
    from connecte.session.store.record import Record

_LOOKS_A_SECOND = 20
"""How many times a second the app checks whether the activity's file has changed."""


class ConnecteApp(MenuApp):
    """Holds the session; screens send it moves and show its state."""

    CSS_PATH = "../base/window/connecte.tcss"
    TITLE = "connecte"
    BINDINGS = bindings(GLOBAL)

    def __init__(
        self,
        activity: Activity | None = None,
        plain: bool = False,
        keeper: Keeper | Callable[[], Keeper] | None = None,
        resume: Path | None = None,
        recordings: Mapping[Trial, Recording] | None = None,
        at: int | None = None,
        room_events: Sequence[RoomEvent] = (),
        clock: TickingClock = TICKING,
    ) -> None:
        if plain:
            without_half_blocks()
        super().__init__(plain)
        self.clock = clock
        self._listed = Listed(activity, self._tell_trouble)
        self._resume = resume
        self.recordings = dict(recordings or {})
        self._at = at
        self._room_events = room_events
        self.sessions = Sessions(self, keeper)
        self._phases = Phases(self)
        self._taken_back = TakenBack(self)
        self._window = Window(self, self, lambda: self.record)
        self.notes = False

    @property
    def record(self) -> Record:
        """The sessions of this run of the app, and their journals."""
        return self.sessions.record

    @property
    def drafts(self) -> Drafts | None:
        """Where unsaved text is kept; None where sessions are not kept."""
        return self.sessions.keeper.drafts if self.sessions.keeper is not None else None

    def on_mount(self) -> None:
        """Show the first screen, and start the regular checks of the file and the journal."""
        if self._resume is not None:
            self.resume(self._resume)
        elif self._listed.first is not None:
            self.sessions.keeping.say_what_is_kept(self._listed.first)
            self.begin(self._listed.first)
            if self.recordings:
                self.play(Train(), *(AddTrial(trial) for trial in self.recordings), GoTo(self._at or 0))
        else:
            self.show_activities()
        self.call_later(self._window.check_size)
        self.call_after_refresh(self.run_worker, self._work_ahead, thread=True, exit_on_error=False)
        self.clock.every(self, 1 / _LOOKS_A_SECOND, self.sessions.look_at_file)
        self.clock.every(self, 1, self.sessions.look_at_record)

    def on_unmount(self) -> None:
        """Write the journal to disk."""
        self.sessions.close()

    def _work_ahead(self) -> None:
        """Import what the training needs, and read the activities of which only the head was read, so
        that they open at once.
        """
        import_training()
        self._listed.read_ahead()

    # -- activities and sessions -----------------------------------------------------------

    @property
    def session(self) -> Session:
        """The session of the current activity."""
        return self.record.session

    def _tell_trouble(self, message: str) -> None:
        self.notify(message, severity="error", markup=False, timeout=10)

    def show_activities(self) -> None:
        """Show the choice of activities; the current session is kept, where the training played too."""
        for screen in self._phases.stacked:
            screen.keep_place()
        self._phases.go(ChooseScreen(self._listed.read_again(), lambda: self.sessions.keeper))

    def resume(self, path: Path) -> None:
        """Resume a kept session; where that is impossible, say why and show the choice of activities."""
        held = self.record.holds(path)
        activity = self.sessions.keeping.resumed(path)
        if activity is None:
            self.show_activities()
            return
        self.begin(activity)
        if held:
            return  # the session is open already
        self.call_after_refresh(self.sessions.keeping.offer_later_moves)
        # The session takes the cards of the present file, as a running session does after each save.
        file = Path(activity.path)
        if file.is_absolute():  # a relative path does not identify the file
            self.call_after_refresh(self.sessions.live.read, file)

    def on_choose_screen_resumed(self, message: ChooseScreen.Resumed) -> None:
        """Resume the session that was chosen."""
        self.resume(message.path)

    def on_choose_screen_chosen(self, message: ChooseScreen.Chosen) -> None:
        """Begin the activity that was chosen."""
        activity = self._listed.chosen(message.place)
        if activity is not None:
            self.sessions.keeping.begin_anew(activity, self._room_events)

    def begin(self, activity: Activity) -> None:
        """Start an activity, or continue its session."""
        self._codes.update(activity.symbols())
        if self.record.current != activity.path:
            self._forget_all_screens()
            self.sessions.live.follow(Path(activity.path))
        room_events, self._room_events = self._room_events, ()
        self.record.begin(activity, room_events)
        self._show_state()

    def _forget_all_screens(self) -> None:
        """Have all screens made again when they are shown next, and close the dialogs over them."""
        self._phases.forget_all()
        self.call_later(self._window.check_size)

    def reload(self, activity: Activity) -> None:
        """Continue the session with changed cards, because the file was saved or copied."""
        before = self.session.state
        if (activity.text, activity.path) == (before.activity.text, before.activity.path):
            return
        self.record.reload(activity)
        if self._listed.first is not None and self._listed.first.path == before.activity.path:
            self._listed.first = self.session.state.activity
        self._codes.update(activity.symbols())
        self._phases.adapt(before, self.session.state)
        if not self._phases.shown:
            return  # the choice of activities is shown
        if not self._phases.outdated:
            self._show_state()
        elif not self.is_editing:
            self.renew()
        if activity.path == before.activity.path:
            self._taken_back.by_file(before, self.session.state, self.is_editing)

    @property
    def is_editing(self) -> bool:
        """Whether the activity's file is open in the program's own editor."""
        return asking_of(self.screen_stack) is not None

    def renew(self) -> None:
        """Make the screens again where they were laid out for other cards."""
        if self._phases.outdated:
            self._forget_all_screens()
            self._show_state()

    def show_fault(self, fault: str) -> None:
        """Show a fault of the file over the title of the classroom's screens, until it is corrected."""
        for screen in self._phases.stacked:
            screen.fault = self.record.trouble or fault

    @property
    def fault(self) -> str:
        """Why moves are not being written, or why the activity's file cannot be read; "" where neither
        is so.
        """
        return self.record.trouble or self.sessions.live.fault

    def edit(self, part: Part) -> None:
        """Open the activity's file at a card or an example."""
        self.sessions.live.edit(part)

    # -- moves -----------------------------------------------------------------------------

    def play(self, *moves: Move) -> None:
        """Apply moves and show the resulting state."""
        before = self._taken_back.before(self.session)
        for move in moves:
            self.record.make(move)
        self._show_state()
        self._taken_back.after(before, moves, self.session)

    def undo(self) -> None:
        """Take back the last move."""
        self.record.undo()
        self._show_state()
        self._taken_back.follow(self.session)

    def redo(self) -> None:
        """Make the move again that was undone last."""
        self.record.redo()
        self._show_state()
        self._taken_back.follow(self.session)

    def show_notes(self, shown: bool) -> None:
        """Show the facilitator's notes on every screen of the classroom, or on none."""
        self.notes = shown
        self._phases.refresh_notes()
        if not shown:
            self._window.notes_closed()

    def action_blank(self) -> None:
        """Blank what the class sees, or show it again."""
        if self._phases.shown:
            self._window.switch_blank()

    def record_event(self, event: RoomEvent) -> None:
        """Record a room event, which undo does not take back, and show what it changes."""
        self.record.make(event)
        self._show_state()

    def record_without_redraw(self, event: RoomEvent) -> None:
        """Record a room event that the screen already shows."""
        self.record.make(event)

    def now(self) -> float | None:
        """Return the seconds of the epoch; None where no session is kept."""
        return self.record.now()

    def open_lesson(self, name: str) -> None:
        """Open a screen that belongs to the room: "notebook", "run_sheet", "questions", "alone" or "roles"."""
        self.push_screen(lesson_screen(name))

    def write_paper(self, what: str) -> None:
        """Write a page beside the screen, under a name that is free: "cards" or "report"."""
        make = page_of(what, self.record, self.clock.date())

        def work() -> None:
            stem, text = make()
            message = _("{path} : à ouvrir dans un navigateur")
            self.call_from_thread(self.keep_file, stem, ".html", text, message)

        self.notify(_("La page est en train d'être écrite…"), markup=False, timeout=2)
        self.run_worker(work, thread=True, exit_on_error=False)

    def _show_state(self) -> None:
        """Show the current state on the screen of its phase; on one that is to be made again, once the editor
        over it is closed.
        """
        if self._phases.outdated and self.is_editing:
            return
        self._phases.show(self.session.state, self.fault)
        self._phases.refresh_notes()
        self.call_later(self._window.check_size)

    def on_resize(self) -> None:
        """Check whether the window is large enough."""
        # Not after a refresh: a screen that is closed forgets what was to be called after its own.
        self.call_later(self._window.check_size)

    # -- commands --------------------------------------------------------------------------

    async def action_quit(self) -> None:
        """Quit, after asking about what is not saved."""
        for screen in self._phases.stacked:
            screen.keep_place()
        if (asking := asking_of(self.screen_stack)) is not None:
            asking.close_then(self.sessions.keeping.close)
        else:
            self.sessions.keeping.close()

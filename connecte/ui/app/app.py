"""The app: one session, one screen a phase, two themes. It is the Classroom that screens know."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from connecte.content.catalog import shipped
from connecte.content.headline import Headline, read_headline
from connecte.language.errors import ActivityError
from connecte.language.i18n import _
from connecte.session.moves import AddTrial, GoTo, Train
from connecte.ui.app.choose import ChooseScreen
from connecte.ui.app.phases import PHASES, Phases, import_training, lesson_screen, shape
from connecte.ui.app.window import Window
from connecte.ui.base.classroom import AsksBeforeClosing
from connecte.ui.base.clock import TICKING, TickingClock
from connecte.ui.base.commands import GLOBAL, Command, bindings, commands_of
from connecte.ui.base.files import WritingApp
from connecte.ui.base.window.too_small import TooSmallScreen
from connecte.ui.paint.bigletters import without_half_blocks

if TYPE_CHECKING:  # what sessions and files need is imported with the first of them
    from connecte.content.activity import Activity
    from connecte.content.runs.trial import Trial
    from connecte.content.yaml.places import Part
    from connecte.core.replay.recording import Recording
    from connecte.session.moves import Move
    from connecte.session.room.room_events import Aside
    from connecte.session.session import Session
    from connecte.session.store.drafts import Drafts
    from connecte.session.store.keeper import Keeper
    from connecte.session.store.record import Record
    from connecte.ui.app.keeping import Keeping
    from connecte.ui.editor.live import Live

_LOOKS_A_SECOND = 20
"""How often the activity's file is looked at."""


class ConnecteApp(WritingApp):
    """Holds the session; screens send it moves and show its state."""

    CSS_PATH = "../base/window/connecte.tcss"
    TITLE = "connecte"
    BINDINGS = bindings(GLOBAL)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (36, "-tall")]

    def __init__(
        self,
        activity: Activity | None = None,
        plain: bool = False,
        keeper: Keeper | Callable[[], Keeper] | None = None,
        resume: Path | None = None,
        recordings: Mapping[Trial, Recording] | None = None,
        at: int | None = None,
        asides: Sequence[Aside] = (),
        clock: TickingClock = TICKING,
    ) -> None:
        if plain:
            without_half_blocks()
        super().__init__(plain)
        self.clock = clock
        self._first = activity
        self._resume = resume
        self.recordings = dict(recordings or {})
        self._at = at
        self._asides = asides
        self._given_keeper = keeper
        self._activities: list[Activity | Headline] = []
        self._phases = Phases(self)
        self._window = Window(self, self, lambda: self.record)
        self._outdated = False
        self.notes = False

    @cached_property
    def keeper(self) -> Keeper | None:
        """Where sessions are kept, if they are."""
        given = self._given_keeper
        return given() if callable(given) else given

    @cached_property
    def drafts(self) -> Drafts | None:
        """Where what is written and not saved yet is kept."""
        return self.keeper.drafts if self.keeper is not None else None

    @cached_property
    def record(self) -> Record:
        """The sessions of this evening."""
        from connecte.session.store.record import Record

        return Record(self.keeper, self._tell_trouble)

    @cached_property
    def _keeping(self) -> Keeping:
        from connecte.ui.app.keeping import Keeping

        return Keeping(self, self, self.record)

    @cached_property
    def _live(self) -> Live:
        from connecte.ui.editor.live import Live

        return Live(self, self)

    def on_mount(self) -> None:
        """The first screen."""
        self.wear_theme()
        if self._resume is not None:
            self.resume(self._resume)
        elif self._first is not None:
            self._say_what_is_kept(self._first)
            self.begin(self._first)
            if self.recordings:
                self.play(Train(), *(AddTrial(trial) for trial in self.recordings), GoTo(self._at or 0))
        else:
            self.show_activities()
        self.call_after_refresh(self._window.check_size)
        self.call_after_refresh(self._import_ahead)
        self.clock.every(self, 1 / _LOOKS_A_SECOND, self._look_at_file)
        self.clock.every(self, 1, self._look_at_record)

    def on_unmount(self) -> None:
        """Sync what was written, and let others go on with it."""
        if "record" in self.__dict__:  # else nothing was begun
            self.record.close()

    def _look_at_record(self) -> None:
        """Was the program stopped, and is all that was done written?"""
        if "record" in self.__dict__:
            self.record.look_at_clock()
            self.show_fault(self.fault)

    def _say_what_is_kept(self, activity: Activity) -> None:
        """Who names an activity begins anew: that the last session is there must not stay unsaid."""
        keeper = self.record.keeper
        kept = keeper.last() if keeper is not None else None
        if kept is not None and kept.title == activity.title:
            told = _("La dernière séance est gardée : connecte resume la reprend.")
            self.notify(told, markup=False, timeout=4)

    def _look_at_file(self) -> None:
        if "_live" in self.__dict__:  # else no file is open
            self._live.look()

    def _import_ahead(self) -> None:
        """Once something is on screen, import what training needs, so that it opens at once, and read the
        files of which only the head is shown, so that what is wrong with them is told.
        """
        self.run_worker(self._work_ahead, thread=True, exit_on_error=False)

    def _work_ahead(self) -> None:
        import_training()
        from connecte.content.reading.reader import read_activity

        for listed in self._activities:
            if isinstance(listed, Headline):
                try:
                    read_activity(Path(listed.path))
                except ActivityError as error:
                    self.call_from_thread(self._tell_trouble, str(error.faults[0]))

    # -- activities and sessions -----------------------------------------------------------

    @property
    def session(self) -> Session:
        """The session of the activity under way."""
        return self.record.session

    def _tell_trouble(self, told: str) -> None:
        self.notify(told, severity="error", markup=False, timeout=10)

    def show_activities(self) -> None:
        """The choice of activities; the session under way is kept."""
        activities: list[Activity | Headline] = []
        for path in shipped():
            found = read_headline(path) or self._read(path)
            activities += [found] if found is not None else []
        if self._first is not None and all(a.path != self._first.path for a in activities):
            activities.insert(0, self._first)
        self._activities = activities
        self._phases.go(ChooseScreen(activities, lambda: self.keeper))

    def _read(self, path: Path) -> Activity | None:
        """The activity of a file, or what is wrong with it."""
        from connecte.content.reading.reader import read_activity

        try:
            return read_activity(path)
        except ActivityError as error:
            self._tell_trouble(str(error.faults[0]))
            return None

    def resume(self, path: Path) -> None:
        """Go on with a kept session; where that cannot be, say why and offer the activities."""
        from connecte.session.store.journal import JournalError
        from connecte.session.store.record import reason

        held = {journal.path.absolute() for journal in self.record.journals.values()}
        try:
            session = self.record.resume(path)
        except (JournalError, OSError) as error:
            self.show_activities()
            self.notify(reason(error), severity="warning", markup=False)
            return
        self.begin(session.state.activity)
        if path.absolute() in held:
            return  # it was open all the time
        self.call_after_refresh(self._keeping.offer_later_moves)
        # The cards are those of the file as it is now, as they would be had the class stayed.
        path = Path(session.state.activity.path)
        if path.is_absolute():  # else who knows which file of that name it was
            self._live.read(path)

    def on_choose_screen_resumed(self, message: ChooseScreen.Resumed) -> None:
        """The session of before is gone on with."""
        self.resume(message.path)

    def on_choose_screen_chosen(self, message: ChooseScreen.Chosen) -> None:
        """An activity was chosen."""
        chosen = self._activities[message.place]
        activity = self._read(Path(chosen.path)) if isinstance(chosen, Headline) else chosen
        if activity is not None:
            self.begin(activity)

    def begin(self, activity: Activity) -> None:
        """Start an activity, or go on with it."""
        self._codes.update(activity.symbols())
        if self.record.current != activity.path:
            self._forget_all_screens()
            self._live.follow(Path(activity.path))
        asides, self._asides = self._asides, ()
        self.record.begin(activity, asides)
        self._show_state()

    def _forget_all_screens(self) -> None:
        """Make all screens anew when they are shown next; dialogs over them go."""
        self._phases.forget_all()
        self.call_after_refresh(self._window.check_size)

    def reload(self, activity: Activity) -> None:
        """Go on with changed cards: the file was saved, or is a copy of the one before."""
        from connecte.session.store.codec import Reload

        before = self.session.state
        if (activity.text, activity.path) == (before.activity.text, before.activity.path):
            return
        self.record.make(Reload(activity.name, activity.path, activity.text))
        self.record.rename(before.activity.path, activity.path)
        if self._first is not None and self._first.path == before.activity.path:
            self._first = self.session.state.activity
        self._codes.update(activity.symbols())
        after = self.session.state
        self._outdated |= shape(after.activity) != shape(before.activity) or after.phase != before.phase
        if not self._phases.shown:
            self._phases.forget()  # another activity is being chosen
            self._outdated = False
            return
        if not self._outdated:
            self._phases.forget([phase for phase in PHASES if phase != after.phase])
            self._show_state()
        elif not self.is_editing:
            self.renew()
        if activity.path == before.activity.path and not self.is_editing:  # else it was said already
            self.clear_notifications()
            self.notify(_("Le fichier a changé : les cartes sont à jour."), markup=False, timeout=3)

    @property
    def is_editing(self) -> bool:
        """Whether the activity's file is open in our own editor."""
        return any(isinstance(screen, AsksBeforeClosing) for screen in self.screen_stack)

    def renew(self) -> None:
        """Screens for another number of cards, where there are some for what was before."""
        if not self._outdated:
            return
        self._outdated = False
        self._forget_all_screens()
        self._show_state()

    def show_fault(self, fault: str) -> None:
        """Over the title of the classroom's screens, until the file is right again."""
        for screen in self._phases.stacked:
            screen.fault = self.record.trouble or fault

    @property
    def fault(self) -> str:
        """What keeps moves from being written, or the activity's file from being read; else empty."""
        return self.record.trouble or self._live.fault

    def edit(self, part: Part) -> None:
        """Open the activity's file at a card or an example."""
        self._live.edit(part)

    # -- moves -----------------------------------------------------------------------------

    def play(self, *moves: Move) -> None:
        """Apply moves and show the state they lead to."""
        for move in moves:
            self.record.make(move)
        self._show_state()

    def undo(self) -> None:
        """As before the last move."""
        from connecte.session.store.codec import UNDO

        self.record.make(UNDO)
        self._show_state()

    def redo(self) -> None:
        """As before the last undo."""
        from connecte.session.store.codec import REDO

        self.record.make(REDO)
        self._show_state()

    def show_notes(self, shown: bool) -> None:
        """Show the facilitator's notes on every screen of the classroom, or nowhere."""
        self.notes = shown
        self._refresh_notes()
        if not shown:
            self._window.notes_closed()

    def _refresh_notes(self) -> None:
        for screen in self._phases.stacked:
            if screen.is_mounted:
                screen.show_notes()

    def action_blank(self) -> None:
        """Show the class nothing, or everything again."""
        if self._phases.shown:
            self._window.switch_blank()

    def record_event(self, event: Aside) -> None:
        """Keep a room event as a move is kept; no undo takes it back."""
        self.record.make(event)
        self._show_state()

    def record_without_redraw(self, event: Aside) -> None:
        """Keep a room event whose screen shows it already."""
        self.record.make(event)

    def now(self) -> float | None:
        """Seconds of the epoch, where a session is kept."""
        return self.record.now()

    def open_lesson(self, name: str) -> None:
        """Open what stands beside the activity: "notebook", "run_sheet" or "roles"."""
        self.push_screen(lesson_screen(name))

    def _show_state(self) -> None:
        """Show the present state on the screen of its phase."""
        self._phases.show(self.session.state, self.fault)
        self._refresh_notes()
        self.call_after_refresh(self._window.check_size)

    # -- window ----------------------------------------------------------------------------

    def on_resize(self) -> None:
        """The window may have become too small, or large enough again."""
        self.call_after_refresh(self._window.check_size)

    # -- commands --------------------------------------------------------------------------

    def action_command_palette(self) -> None:
        """The commands of the screen, to search in."""
        from connecte.ui.app.palette import Palette

        if not isinstance(self.screen, (Palette, TooSmallScreen)):
            known = [command for command in commands_of(self.screen_stack) if command.id != "command_palette"]
            self.push_screen(Palette(known), self._run_command)

    async def _run_command(self, command: Command | None) -> None:
        if command is not None:
            on_app = command in GLOBAL or command.id == "quit"
            await self.run_action(command.action, self if on_app else self.screen)

    def action_help(self) -> None:
        """The keys of this screen."""
        from connecte.ui.app.help import HelpScreen

        if not isinstance(self.screen, (HelpScreen, TooSmallScreen)):
            self.push_screen(HelpScreen(commands_of(self.screen_stack), getattr(self.screen, "HELP_NOTE", "")))

    async def action_quit(self) -> None:
        """Quit; what is not saved is asked for."""
        for screen in self._phases.stacked:
            screen.keep_place()
        if isinstance(self.screen, AsksBeforeClosing):
            self.screen.close_then(self._keeping.close)
        else:
            self._keeping.close()

    def action_help_quit(self) -> None:
        """Ctrl+C does not quit: a class would lose its place. It says what does."""
        self.notify(_("Ctrl+Q : quitter le programme"), markup=False)

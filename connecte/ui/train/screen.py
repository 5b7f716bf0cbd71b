"""The training's screen: a network learns in the background, and is looked at meanwhile."""

from __future__ import annotations

import time

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import Worker, WorkerState, get_current_worker

from connecte.content.yaml.places import Part
from connecte.language.i18n import _
from connecte.language.value import replace
from connecte.session.moves import Move, Train
from connecte.session.rules.phases import LED_TO
from connecte.session.rules.trying import tells_work
from connecte.session.state import State
from connecte.ui.base.commands import BUILT_IN, GLOBAL, ROOM, bindings
from connecte.ui.base.dialogs.dialog import Whole
from connecte.ui.base.phase_screen import PhaseScreen
from connecte.ui.base.picture import Picture, write
from connecte.ui.base.title import LETTERS, Title
from connecte.ui.base.window.footer import Keys
from connecte.ui.chart.plane_view import has_other_axes
from connecte.ui.train.commands import OF_RUN, TRAIN
from connecte.ui.train.opener import Opener
from connecte.ui.train.pictures.curves.curves_text import chart_panel
from connecte.ui.train.pictures.looking import SIMPLE, SUMMARY, Looking, first_looking
from connecte.ui.train.pictures.network.network_text import absent_anywhere
from connecte.ui.train.pictures.pictures import fitting, has_picture, next_picture
from connecte.ui.train.pictures.train_text import examples_panel, formulas_beside_links, links_panel
from connecte.ui.train.pictures.train_view import TrainView
from connecte.ui.train.runs.boards import Boards
from connecte.ui.train.runs.look import look
from connecte.ui.train.runs.player import Player
from connecte.ui.train.runs.progress import Progress
from connecte.ui.train.runs.runs import Runs, learning_state
from connecte.ui.train.runs.train_hint import start_note, train_hint, train_title
from connecte.ui.train.widgets.asking import Chart, Tabs
from connecte.ui.train.widgets.timeline_bar import TimelineBar
from connecte.ui.train.widgets.waiting import Waiting
from connecte.ui.train.written import Written

_OF_LABELS = (("seek", "verdict"), ("write", "page"))  # commands about labels that are claimed
_PICTURES_A_SECOND = 20


class TrainScreen(PhaseScreen):
    """Play, seek and look through a run, in one of several pictures."""

    BINDINGS = bindings((*TRAIN, *ROOM))
    COMMANDS_HERE = (*TRAIN, *ROOM, *GLOBAL, *BUILT_IN)

    view: reactive[TrainView | None] = reactive(None, init=False, repaint=False)
    runs: Runs

    def __init__(self) -> None:
        super().__init__()
        self.looking = Looking()
        self._last_tick, self._widths = 0.0, (0, 0)
        self._boards = Boards()
        self._progress = Progress(self)
        self._player = Player(self)
        self._opener = Opener(self, self._player)
        self._written = Written(self, self._player)
        # Commands that a part does.
        self.action_step = self._player.step
        self.action_speed = self._player.faster
        self.action_mark = self._player.go_to_mark
        self.action_ends = self._player.go_to_end
        self.action_toggle_mark = self._player.toggle_mark
        self.action_next_mark = self._player.go_to_next_mark
        self.action_anchor = self._player.anchor
        self.action_seek = self._player.seek
        self.action_go_to = self._opener.ask_where
        self.action_open_iteration = self._opener.open_iteration
        self.action_why = self._opener.open_why
        self.action_card = self._opener.open_card
        self.action_start_from = self._opener.start_from
        self.action_trials = self._opener.open_trials
        self.action_without_mask = self._opener.open_without_mask
        self.action_to_cards = self._written.ask_rounding
        self.action_write = self._written.write

    @property
    def picture_in_view(self) -> Widget:
        """The widget of the picture that is looked at; of the summary, its chart."""
        return self.query_one("#chart" if self.looking.picture == SUMMARY else "#picture")

    def compose(self) -> ComposeResult:
        """Lay out the title, the pictures, the timeline and a hint."""
        yield Title()
        yield Tabs(id="tabs").data_bind(view=TrainScreen.view)
        yield Waiting(id="waiting").data_bind(state=TrainScreen.state)
        with Vertical(id="summary"):
            with Horizontal(id="weights"):
                yield Picture(formulas_beside_links, id="formulas").data_bind(view=TrainScreen.view)
                yield Picture(links_panel, id="links").data_bind(view=TrainScreen.view)
            with Horizontal(id="history"):
                yield Chart(chart_panel, id="chart").data_bind(view=TrainScreen.view)
                with Vertical(id="known"):
                    yield Picture(examples_panel, id="examples").data_bind(view=TrainScreen.view)
                    yield Static(id="note", markup=False)
        yield Chart(id="picture").data_bind(view=TrainScreen.view)
        yield TimelineBar(id="timeline").data_bind(view=TrainScreen.view)
        yield Static(id="hint", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        """Look at the first iteration; the runs begin with the first state."""
        activity = learning_state(self.classroom.session.state).activity
        watch = self.classroom.session.room.watch
        self.looking = first_looking(activity, watch)
        self._player.resumed = watch if watch is not None and watch.is_of_training else None
        self.runs = Runs(self.classroom.recordings)
        self._last_tick = self.classroom.clock.monotonic()
        self.query_one("#weights").styles.max_height = max(4, len(activity.places) + len(activity.layers) + 1)
        self.classroom.clock.every(self, 1 / _PICTURES_A_SECOND, self._tick)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _work(self) -> None:
        worker = get_current_worker()
        while not worker.is_cancelled and self.runs.work():
            time.sleep(0)  # let the screen have its turn: a piece of work is half a millisecond

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say why a run failed; the screen lives on."""
        if event.state is WorkerState.ERROR:
            self.say_fault(_("L'entraînement s'est arrêté : {error}").format(error=event.worker.error))

    def validate_state(self, state: State | None) -> State | None:
        """Look at the network that learns: it need not be that of the cards."""
        return None if state is None else learning_state(state)

    def watch_state(self, state: State) -> None:
        """Show the state after a move: its run, at its iteration."""
        self.looking = fitting(self.looking, state)
        if self.runs.follow(state):
            self._progress.begin()
            self._player.search.forget()
            for screen in reversed(self.app.screen_stack):
                if isinstance(screen, Whole):
                    screen.leave()  # what it opened is of another run
        if self.runs.begins():
            self._work()
        self._arrange()
        write(self.query_one("#note", Static), start_note(state))
        if not self._player.playback.playing:
            self._player.playback.ask(state.iteration)
        self.show()

    def _tick(self) -> None:
        """Play on, arrive at what is waited for, show what is new; called at regular intervals."""
        now = self.classroom.clock.monotonic()
        passed, self._last_tick = now - self._last_tick, now
        if not self.is_current or self.state is None:
            return
        if not self._player.tick(passed) and self._progress.is_new:
            self.show()
        self._boards.tell(self.classroom, self.looking, self._player.playback, now)
        self._player.foretelling.tell()
        self._progress.tell_overflow()

    def show(self) -> None:
        """Show what is known now, here and on the boards."""
        if (state := self.state) is None:
            return
        self._progress.seen()
        self._widths = (self.width_of_class, self.picture_in_view.size.width)
        self.view = None if tells_work(state) else look(state, self.runs, self.looking, self._widths[1] or 40)
        if self.view is None:
            self._player.search.forget()  # what it has found would tell a verdict too
        self.show_title(train_title(self.view, state, self.width_of_class - LETTERS))
        hint = train_hint(self.view, state, self.runs.current, self._player.search, self.width_of_class - 1)
        write(self.query_one("#hint", Static), " " + hint)
        self._boards.tell(self.classroom, self.looking, self._player.playback, self._last_tick)

    @property
    def part_in_view(self) -> Part:
        """The card in hand."""
        return Part("card", *self.looking.chosen)

    def on_resize(self) -> None:
        """Fit title and curves to another width; a screen that opens is told the same one several times."""
        if (self.width_of_class, self.picture_in_view.size.width) != self._widths:
            self.show()

    on_chart_resized = on_resize

    def action_play(self, direction: int = 1) -> None:
        """Play, forwards or back, or pause."""
        self._last_tick = self.classroom.clock.monotonic()
        self._player.play(direction)

    def on_tabs_chosen(self, message: Tabs.Chosen) -> None:
        """Show the picture whose name was clicked."""
        self.action_picture(message.picture)

    def action_picture(self, name: str) -> None:
        """Show another picture."""
        self.looking = replace(self.looking, picture=name)
        self._arrange()
        self._look(self.looking)

    def action_simple(self, on: int) -> None:
        """Show the simple view, or everything."""
        self.action_picture(SIMPLE if on else SUMMARY)

    def _arrange(self) -> None:
        """Lay out what the picture in view needs."""
        is_summary = self.looking.picture == SUMMARY
        self.query_one("#tabs").set_class(self.looking.picture == SIMPLE, "-away")
        self._player.suit_speed(self.looking.picture == SIMPLE)
        self.refresh_bindings()
        self.query_one("#summary").set_class(not is_summary, "-away")
        self.query_one("#picture").set_class(is_summary, "-away")

    def _look(self, looking: Looking) -> None:
        """Look at something else at once, and search no further."""
        self._player.search.stop()
        self.looking = looking
        self.show()

    def action_turn(self, by: int) -> None:
        """Show the picture after, or before."""
        if self.state is not None:
            self.action_picture(next_picture(self.looking, self.state.activity, by))

    def action_axis(self) -> None:
        """Draw iterations on a logarithmic axis, or a linear one."""
        self.looking = replace(self.looking, log=not self.looking.log)
        self.show()

    def action_axes(self) -> None:
        """Show the plane of two other inputs."""
        self._look(replace(self.looking, axes=self.looking.axes + 1))

    def action_choose_neuron(self, by: int) -> None:
        """Take another neuron in hand."""
        if self.state is not None:
            self._look(self.looking.next_card(self.state, by))

    def action_next_example(self) -> None:
        """Take the next example in hand."""
        if self.state is not None:
            self._look(self.looking.next_example(self.state, 1))

    def action_examples(self) -> None:
        """Choose an example of the run that is looked at."""
        self._opener.open_examples()

    def on_timeline_bar_asked(self, message: TimelineBar.Asked) -> None:
        """Go where the bar was clicked or dragged."""
        (self._player.ask if message.done else self._player.drag)(message.iteration)

    def keep_place(self) -> None:
        """Make a move of where it plays before the program ends."""
        self._player.pause()

    def play(self, *moves: Move) -> None:
        """Make moves; what leaves the training stops it first, so that its place is kept."""
        if any(type(move) in LED_TO and type(move) is not Train for move in moves):
            self._player.pause()
        super().play(*moves)

    @property
    def idle(self) -> frozenset[str]:
        """What is left out at the foot at an end of the run."""
        return self._player.idle if self.view is not None else frozenset()

    @property
    def has_open(self) -> bool:
        """Whether something is looked for."""
        return self._player.search.is_going_on

    def close_open(self) -> None:
        """Search no further."""
        self._look(self.looking)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the marks and the pictures that there are."""
        if self.view is None and action in OF_RUN and self.state is not None and tells_work(self.state):
            return False
        if action == "mark" and self.view is not None:
            return int(str(parameters[0])) <= len(self.view.marks) if parameters else True
        if action == "simple" and parameters:
            return bool(parameters[0]) != (self.looking.picture == SIMPLE)
        if action == "without_mask" and self.view is not None:
            return absent_anywhere(self.view.problem)
        if action == "picture" and parameters and self.state is not None:
            return has_picture(self.state.activity, str(parameters[0]))
        if action == "axes" and self.state is not None:
            return self.looking.picture == "plane" and has_other_axes(self.state.activity)
        if (action, *parameters[:1]) in _OF_LABELS and self.state is not None:
            return not self.state.activity.is_numeric
        return super().check_action(action, parameters)

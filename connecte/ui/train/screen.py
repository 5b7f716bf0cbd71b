"""The training: it runs in the background, and is looked at while it runs."""

from __future__ import annotations

import time
from dataclasses import replace

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Footer, Static
from textual.worker import Worker, WorkerState, get_current_worker

from connecte.content.yaml.places import Part
from connecte.core.learning.explain import Place
from connecte.language.i18n import _
from connecte.language.numbers import thousands
from connecte.session.moves import Anchor, Draw, GoTo, StartFrom, ToggleMark
from connecte.session.room.room_events import Watch
from connecte.session.state import State
from connecte.ui.base.commands import BUILT_IN, GLOBAL, ROOM, bindings
from connecte.ui.base.dialogs.dialog import Whole
from connecte.ui.base.picture import Picture
from connecte.ui.paint.lines import content
from connecte.ui.train.asking import Chart, Tabs
from connecte.ui.train.commands import TRAIN
from connecte.ui.train.pictures.curves_text import chart_panel
from connecte.ui.train.pictures.pictures import LABELS, OF_ONE_EXAMPLE, SUMMARY
from connecte.ui.train.pictures.train_hint import start_note, train_hint
from connecte.ui.train.pictures.train_text import examples_panel, formula_panel, links_panel, status_line
from connecte.ui.train.runs.look import Looking, look
from connecte.ui.train.runs.runs import Runs
from connecte.ui.train.runs.seeking import Seeking, example_of, neuron_of, told
from connecte.ui.train.timeline_bar import TimelineBar
from connecte.ui.train.tools import TrainTools

_PICTURES_A_SECOND = 20


class TrainScreen(TrainTools):
    """Plays, steps and seeks through a run; shows it in one of several pictures."""

    BINDINGS = bindings((*TRAIN, *ROOM))
    COMMANDS_HERE = (*TRAIN, *ROOM, *GLOBAL, *BUILT_IN)

    def __init__(self) -> None:
        super().__init__()
        self._looking = Looking()
        self._shown_reached: tuple[object, ...] = ()
        self._told_overflow = False
        self._last_tick = 0.0
        self._seeking: Seeking | None = None
        self._told = ""

    def compose(self) -> ComposeResult:
        """Where it stands, what it is, how it went."""
        yield Static(id="title", markup=False)
        yield Tabs(id="tabs").data_bind(view=TrainScreen.view)
        with Vertical(id="summary"):
            with Horizontal(id="weights"):
                yield Picture(formula_panel, id="formulas").data_bind(view=TrainScreen.view)
                yield Picture(links_panel, id="links").data_bind(view=TrainScreen.view)
            with Horizontal(id="history"):
                yield Chart(chart_panel, id="chart").data_bind(view=TrainScreen.view)
                with Vertical(id="known"):
                    yield Picture(examples_panel, id="examples").data_bind(view=TrainScreen.view)
                    yield Static(id="note", markup=False)
        yield Chart(id="picture").data_bind(view=TrainScreen.view)
        yield TimelineBar(id="timeline").data_bind(view=TrainScreen.view)
        yield Static(id="hint", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Start at once, in the background."""
        activity = self.classroom.session.state.activity
        last = len(activity.layers) - 1
        self._looking = Looking(chosen=(last, min(1, len(activity.layers[last].cards) - 1)))
        self._runs = Runs(self.classroom.recordings)
        self._last_tick = self.classroom.clock.monotonic()
        self.query_one("#picture").add_class("-away")
        neurons = len(activity.places) + len(activity.layers) + 1
        self.query_one("#weights").styles.max_height = max(4, neurons)
        self.classroom.clock.every(self, 1 / _PICTURES_A_SECOND, self._tick)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _work(self) -> None:
        worker = get_current_worker()
        while not worker.is_cancelled and self.runs.work():
            # Let the screen have its turn: a piece of work is half a millisecond.
            time.sleep(0)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A run that fails says so, and the screen lives on."""
        if event.state is WorkerState.ERROR:
            message = _("L'entraînement s'est arrêté : {error}").format(error=event.worker.error)
            self.notify(message, severity="error", markup=False)

    # -- where it stands -------------------------------------------------------------------

    def watch_state(self, state: State) -> None:
        """A move was made: go where it says."""
        self._looking = self._looking.fitting(state)
        if self.runs.follow(state):
            self._shown_reached, self._told_overflow = (), False
            self._forget()
            for screen in reversed(self.app.screen_stack):
                if isinstance(screen, Whole):
                    screen.leave()  # what it opened is of another run
        if self.runs.begins():
            self._work()
        self.query_one("#note", Static).update(start_note(state), layout=False)
        if not self._playback.playing:
            self._playback.ask(state.iteration)
        self._show()

    def _tick(self) -> None:
        """Called regularly: play on, arrive where one waits to be, show what is new."""
        now = self.classroom.clock.monotonic()
        passed, self._last_tick = now - self._last_tick, now
        if not self.is_current or self.state is None:
            return
        playback = self._playback
        if self._seeking is not None:
            self._seek()
        elif playback.arrived():
            self._keep_place()
        elif playback.playing:
            playback.advance(passed)
            if playback.playing:
                self._show()
            else:
                self._keep_place()
        elif self._reached() != self._shown_reached:
            self._show()
        if playback.recording.diverged_at is not None and not self._told_overflow:
            self._told_overflow = True
            if self._looking.picture == "runs":
                return  # there it is written
            self.notify(_("Le calcul déborde : le pas est trop grand."), severity="warning", markup=False)

    def _reached(self) -> tuple[object, ...]:
        """How much of what is shown has been computed."""
        runs = self.runs.all if self._looking.picture == "runs" else [self.runs.current]
        return tuple((run.recording.reached, run.recording.diverged_at) for run in runs)

    def _keep_place(self) -> None:
        """Where one stands now is a move; while playing it is none."""
        before = self.state
        self.play(GoTo(self._playback.iteration))
        if self.state is before:  # else the new state has been shown already
            self._show()

    def _ask(self, iteration: int) -> None:
        """Go to an iteration, or wait until it is computed."""
        self._forget()
        if self._playback.ask(iteration):
            self._keep_place()
        else:
            self._show()

    def _forget(self) -> None:
        """Search no more; what was found is not here any more."""
        self._seeking, self._told, self._happened = None, "", None

    def _show(self) -> None:
        if self.state is None:
            return
        self._shown_reached = self._reached()
        wide = self.query_one("#chart" if self._looking.picture == SUMMARY else "#picture")
        self.view = look(self.state, self.runs, self._looking, wide.size.width or 40)
        self.query_one("#title", Static).update(
            content([status_line(self.view, self.size.width)]), layout=False
        )
        self.query_one("#hint", Static).update(" " + self._hint(), layout=False)
        self._tell_boards()

    def _tell_boards(self) -> None:
        """How the training is looked at, where that has changed: boards show the same and play along."""
        looking, playback = self._looking, self._playback
        before = self.classroom.session.room.watch
        moving = playback.iteration if playback.playing else -1
        same = before is not None and bool(before.playing) == bool(playback.playing)
        watch = Watch(
            looking.picture,
            *looking.chosen,
            looking.example,
            looking.log,
            before.iteration if same and before is not None else moving,
            playback.playing,
            playback.speed_step,
        )
        if watch != before:
            self.classroom.record_without_redraw(replace(watch, iteration=moving))

    @property
    def part_in_view(self) -> Part:
        """The card in hand."""
        return Part("card", *self._looking.chosen)

    def _hint(self) -> str:
        if self._seeking is not None:
            at = thousands(self.runs.current.events.searched)
            return _("On cherche… {at}   une touche : s'arrêter là").format(at=at)
        if self._told:
            return self._told
        return train_hint(self.view, self.state, self._playback) if self.state is not None else ""

    def on_resize(self) -> None:
        """Another size, other curves."""
        self._show()

    # -- playing ---------------------------------------------------------------------------

    def on_timeline_bar_asked(self, message: TimelineBar.Asked) -> None:
        """The bar was clicked or dragged; only where the mouse lets go is a move."""
        if message.done:
            self._ask(message.iteration)
        else:
            self._forget()
            self._playback.playing = 0
            self._playback.stand(message.iteration)
            self._show()

    def action_play(self, direction: int = 1) -> None:
        """Play, forwards or back, or pause; at an end there is nothing left to play."""
        self._forget()
        if self._playback.playing:
            self._pause()
        else:
            self._last_tick = self.classroom.clock.monotonic()
            self._playback.start(direction)
        self._show()

    def action_step(self, by: int) -> None:
        """One iteration on or back."""
        self._ask(self._playback.iteration + by)

    def action_speed(self, by: int) -> None:
        """Faster or slower."""
        self._playback.faster(by)
        self._show()

    def action_mark(self, number: int) -> None:
        """To one of the activity's marks."""
        marks = self.view.marks if self.view else ()
        if number <= len(marks):
            self._ask(marks[number - 1])

    def action_ends(self, end: int) -> None:
        """To the start, or the end."""
        self._ask(self._playback.recording.planned if end else 0)

    def action_toggle_mark(self) -> None:
        """A mark of one's own here, or none any more."""
        self.play(GoTo(self._playback.iteration), ToggleMark(self._playback.iteration))

    def action_next_mark(self, by: int) -> None:
        """To the next mark, one's own or the activity's."""
        if self.view is None:
            return
        here = self._playback.iteration
        marks = sorted({0, self.view.planned, *self.view.marks, *self.view.own_marks})
        ahead = [mark for mark in marks if (mark > here if by > 0 else mark < here)]
        if ahead:
            self._ask(ahead[0] if by > 0 else ahead[-1])

    def action_anchor(self) -> None:
        """Compare with what is here, from now on."""
        self.play(GoTo(self._playback.iteration), Anchor(self._playback.iteration))
        self.action_picture("compare")

    def action_seek(self, what: str, direction: int) -> None:
        """To the next change of a verdict, or of a link."""
        self._pause()
        kinds = ("verdict",) if what == "verdict" else ("link", "sign")
        self._told = ""
        of_example = self._looking.example if self._looking.picture in OF_ONE_EXAMPLE else None
        self._seeking = Seeking(kinds, direction, self._playback.iteration, of_example)  # type: ignore[arg-type]
        self._seek()

    def _seek(self) -> None:
        assert self._seeking is not None
        assert self.state is not None
        found = self._seeking.go_on(self.runs.current, self.state.activity, self.classroom.clock)
        if found is None:
            self._show()
            return
        direction, self._seeking = self._seeking.direction, None
        if not found:
            self._told = _("Il n'y en a plus après.") if direction > 0 else _("Il n'y en a pas avant.")
            self._show()
            return
        place = neuron_of(self.runs.current, found[0])
        number = example_of(self.state.activity, self.runs.current, found[0])
        if place is not None:
            self._looking = replace(self._looking, chosen=place[:2])
        if number is not None:
            self._looking = replace(self._looking, example=number)
        self._ask(found[0].iteration)
        self._told = told(self.state.activity, self.runs.current, found)
        self._happened = (found[0].iteration, Place(*place)) if place is not None else None
        self._show()

    # -- what is looked at -----------------------------------------------------------------

    def on_tabs_chosen(self, message: Tabs.Chosen) -> None:
        """A picture's name was clicked."""
        self.action_picture(message.picture)

    def action_picture(self, name: str) -> None:
        """Another picture."""
        self._seeking = None
        self._looking = replace(self._looking, picture=name)
        self.query_one("#summary").set_class(name != SUMMARY, "-away")
        self.query_one("#picture").set_class(name == SUMMARY, "-away")
        self._show()
        self.call_after_refresh(self._show)  # once the picture knows how wide it is

    def action_turn(self, by: int) -> None:
        """The picture after, or before."""
        names = list(LABELS)
        self.action_picture(names[(names.index(self._looking.picture) + by) % len(names)])

    def action_axis(self) -> None:
        """Iterations on a logarithmic axis, or a linear one."""
        self._looking = replace(self._looking, log=not self._looking.log)
        self._show()

    def action_choose_neuron(self, by: int) -> None:
        """Another neuron in hand."""
        if self.state is not None:
            places = self.state.activity.places
            chosen = places[(places.index(self._looking.chosen) + by) % len(places)]
            self._seeking = None
            self._looking = replace(self._looking, chosen=chosen)
            self._show()

    def action_choose_example(self, by: int) -> None:
        """Another example in hand."""
        if self.state is not None:
            count = len(self.state.activity.examples)
            self._seeking = None
            self._looking = replace(self._looking, example=(self._looking.example + by) % count)
            self._show()

    # -- away ------------------------------------------------------------------------------

    def action_walk(self) -> None:
        """Back to the class's cards."""
        self._pause()
        self.back_to_class()

    def action_draw(self) -> None:
        """Back to the drawing."""
        self._pause()
        self.play(Draw())

    def action_start_from(self) -> None:
        """Train from the class's cards, or from where the activity says."""
        self._pause()
        if self.state is not None:
            self.play(StartFrom(not self.state.from_class))

    def action_to_learn(self) -> None:
        """To the learning by hand."""
        self._pause()
        super().action_to_learn()

    def _pause(self) -> None:
        if self._playback.playing:
            self._playback.playing = 0
            self._keep_place()

"""The training: it runs in the background, and is looked at while it runs."""

from __future__ import annotations

import time

import numpy as np
from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.widgets import Footer, Static
from textual.worker import Worker, WorkerState, get_current_worker

from connecte.content.places import Part
from connecte.content.problem import new_recording
from connecte.core.backprop import Parameters, output_values, total_cost
from connecte.core.network import Network
from connecte.core.recording import Recording
from connecte.i18n import _, thousands
from connecte.session.moves import Draw, GoTo, StartFrom
from connecte.session.state import State
from connecte.ui.commands import BUILT_IN, GLOBAL, TRAIN, bindings
from connecte.ui.curves import Curves
from connecte.ui.playback import Playback
from connecte.ui.screens.base import PhaseScreen
from connecte.ui.text.learn_text import mark_of
from connecte.ui.text.lines import content
from connecte.ui.text.train_text import (
    TrainView,
    chart_panel,
    chart_width,
    examples_panel,
    formula_panel,
    links_panel,
    status_line,
)
from connecte.ui.widgets.picture import Picture
from connecte.ui.widgets.timeline_bar import TimelineBar

_PICTURES_A_SECOND = 20


class TrainScreen(PhaseScreen):
    """Formulas, links, curves and examples at one iteration; plays, steps and seeks."""

    BINDINGS = bindings(TRAIN)
    COMMANDS_HERE = (*TRAIN, *GLOBAL, *BUILT_IN)

    view: reactive[TrainView | None] = reactive(None, init=False)

    def __init__(self) -> None:
        super().__init__()
        self._playback: Playback | None = None
        self._curves: Curves | None = None
        self._started_from: tuple[object, ...] = ()
        self._in_hand = (0, 0)
        self._shown_reached = -1
        self._told_overflow = False
        self._last_tick = 0.0

    def compose(self) -> ComposeResult:
        """Where it stands, what it is, how it went."""
        yield Static(id="title", markup=False)
        with Horizontal(id="weights"):
            yield Picture(formula_panel, id="formulas").data_bind(view=TrainScreen.view)
            yield Picture(links_panel, id="links").data_bind(view=TrainScreen.view)
        with Horizontal(id="history"):
            yield Picture(chart_panel, id="chart").data_bind(view=TrainScreen.view)
            with Vertical(id="known"):
                yield Picture(examples_panel, id="examples").data_bind(view=TrainScreen.view)
                yield Static(id="note", markup=False)
        yield TimelineBar(id="timeline").data_bind(view=TrainScreen.view)
        yield Static(id="hint", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Start at once, in the background."""
        activity = self.classroom.session.state.activity
        self._in_hand = (len(activity.layers) - 1, min(1, len(activity.layers[-1].cards) - 1))
        self._last_tick = time.monotonic()
        self.set_interval(1 / _PICTURES_A_SECOND, self._tick)

    def _begin(self, state: State) -> None:
        """A run from where the state says: the activity's start, or the class's cards."""
        activity = state.activity
        network = state.network if state.from_class else activity.start_network()
        self._started_from = _beginning(state, network)
        recording = new_recording(activity, network=network)
        speed = (self._playback.speed_step,) if self._playback else ()
        self._playback = Playback(recording, *speed)
        self._curves = Curves(recording)
        self._shown_reached, self._told_overflow = -1, False
        self._run(recording)

    @staticmethod
    def _note(state: State) -> str:
        """Where the training starts from, in words."""
        if state.from_class:
            return _("Départ : les cartes de la classe, avec les seuils appris à la main.")
        return state.activity.training.note if state.activity.training else ""

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _run(self, recording: Recording) -> None:
        worker = get_current_worker()
        for _reached in recording.run():
            if worker.is_cancelled:
                return
            # Let the screen have its turn: one keyframe is half a millisecond of work.
            time.sleep(0)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A run that fails says so, and the screen lives on."""
        if event.state is WorkerState.ERROR:
            message = _("L'entraînement s'est arrêté : {error}").format(error=event.worker.error)
            self.notify(message, severity="error", markup=False)

    # -- where it stands -------------------------------------------------------------------

    def watch_state(self, state: State) -> None:
        """A move was made: go where it says."""
        network = state.network if state.from_class else state.activity.start_network()
        if self._started_from != _beginning(state, network):
            self._begin(state)
        self.query_one("#note", Static).update(self._note(state))
        if self._playback is not None and not self._playback.playing:
            self._playback.ask(state.iteration)
        self._show()

    def _tick(self) -> None:
        """Called regularly: play on, arrive where one waits to be, show what is new."""
        now = time.monotonic()
        passed, self._last_tick = now - self._last_tick, now
        playback = self._playback
        if playback is None or not self.is_current:
            return
        if playback.arrived():
            self._keep_place()
        elif playback.playing:
            playback.advance(passed)
            if playback.playing:
                self._show()
            else:
                self._keep_place()
        elif playback.recording.reached != self._shown_reached:
            self._show()
        if playback.recording.diverged_at is not None and not self._told_overflow:
            self._told_overflow = True
            self.notify(_("Le calcul déborde : le pas est trop grand."), severity="warning", markup=False)

    def _keep_place(self) -> None:
        """Where one stands now is a move; while playing it is none."""
        before = self.state
        if self._playback is not None:
            self.play(GoTo(self._playback.iteration))
        if self.state is before:  # else the new state has been shown already
            self._show()

    def _ask(self, iteration: int) -> None:
        """Go to an iteration, or wait until it is computed."""
        if self._playback is None:
            return
        if self._playback.ask(iteration):
            self._keep_place()
        else:
            self._show()

    def _show(self) -> None:
        playback, curves, state = self._playback, self._curves, self.state
        if playback is None or curves is None or state is None:
            return
        recording, iteration = playback.recording, playback.iteration
        self._shown_reached = recording.reached
        values = recording.at(iteration)
        chart = self.query_one("#chart", Picture)
        room = chart_width(state.activity, self._in_hand, chart.size.width or 40)
        with np.errstate(over="ignore", invalid="ignore"):
            outputs = output_values(recording.problem, recording.problem.inputs, values)
        training = state.activity.training
        self.view = TrainView(
            activity=state.activity,
            values=values,
            iteration=iteration,
            planned=recording.planned,
            reached=recording.reached,
            cost=total_cost(recording.problem, values),
            outputs=outputs,
            curves=curves.until(playback.seen, room),
            chosen=self._in_hand,
            playing=playback.playing,
            speed=playback.speed,
            diverged_at=recording.diverged_at,
            marks=training.marks if training else (),
            drawing_says=self._drawing_says(values),
        )
        self.query_one("#title", Static).update(content([status_line(self.view, self.size.width)]))
        self.query_one("#hint", Static).update(" " + self._hint())

    @property
    def part_in_view(self) -> Part:
        """The card in hand."""
        return Part("card", *self._in_hand)

    def _drawing_says(self, values: Parameters) -> str:
        """What the network at this iteration says of the class's drawing, once the class has said."""
        state = self.state
        if state is None or all(played.drawing != state.drawing for played in state.rounds):
            return ""
        if self._playback is None:
            return ""
        problem = self._playback.recording.problem
        counts = np.array([state.inputs], dtype=float)
        with np.errstate(over="ignore", invalid="ignore"):
            outputs = output_values(problem, counts, values)[0]
        verdict = state.network.verdict(outputs.tolist(), state.wanted)
        mark = mark_of(verdict)
        return f"{'/'.join(verdict.labels) or _('rien')} {mark}" if state.wanted else "/".join(verdict.labels)

    def _hint(self) -> str:
        playback = self._playback
        if playback is None:
            return ""
        if playback.waiting is not None:
            return _("On y va dès que c'est calculé : {reached} / {wanted}").format(
                reached=thousands(playback.recording.reached), wanted=thousands(playback.waiting)
            )
        if playback.recording.diverged_at is not None:
            return _("Le calcul déborde à l'itération {at} : essayer un pas plus petit.").format(
                at=thousands(playback.recording.diverged_at)
            )
        if playback.at_end:
            return _("L'apprentissage est terminé.   Début : revenir au départ")
        if playback.playing:
            return _("Le réseau apprend. Espace : pause   ↑ ↓ : vitesse")
        marks = len(self.view.marks) if self.view else 0
        if marks and self.state is not None and self.state.changes and not self.state.from_class:
            told = _("Espace : le réseau apprend    1 à {last} : les repères    s : partir de vos cartes")
            return told.format(last=marks)
        told = _("Espace : le réseau apprend    n : un autre neurone    s : partir des cartes de la classe")
        if marks:
            told = _("Espace : le réseau apprend    1 à {last} : les repères    n : un autre neurone")
        return told.format(last=marks)

    def on_resize(self) -> None:
        """Another size, other curves."""
        self._show()

    # -- commands --------------------------------------------------------------------------

    def on_timeline_bar_asked(self, message: TimelineBar.Asked) -> None:
        """The bar was clicked or dragged; only where the mouse lets go is a move."""
        if message.done:
            self._ask(message.iteration)
        elif self._playback is not None:
            self._playback.playing = False
            self._playback.stand(message.iteration)
            self._show()

    def action_play(self) -> None:
        """Play or pause; at the end there is nothing left to play."""
        if self._playback is None:
            return
        if self._playback.playing:
            self._pause()
        else:
            self._last_tick = time.monotonic()
            self._playback.start()
        self._show()

    def action_step(self, by: int) -> None:
        """One iteration on or back."""
        if self._playback is not None:
            self._ask(self._playback.iteration + by)

    def action_speed(self, by: int) -> None:
        """Faster or slower."""
        if self._playback is not None:
            self._playback.faster(by)
            self._show()

    def action_mark(self, number: int) -> None:
        """To one of the activity's marks."""
        marks = self.view.marks if self.view else ()
        if number <= len(marks):
            self._ask(marks[number - 1])

    def action_ends(self, end: int) -> None:
        """To the start, or the end."""
        if self._playback is not None:
            self._ask(self._playback.recording.planned if end else 0)

    def action_go_to(self) -> None:
        """Ask for an iteration."""
        from connecte.ui.screens.go_to import GoToScreen

        if self._playback is not None:
            self.app.push_screen(GoToScreen(self._playback.recording.planned), self._went)

    def _went(self, iteration: int | None) -> None:
        if iteration is not None:
            self._ask(iteration)

    def action_choose_neuron(self, by: int) -> None:
        """Another neuron's links bright in the chart."""
        if self.state is None:
            return
        places = self.state.activity.places
        self._in_hand = places[(places.index(self._in_hand) + by) % len(places)]
        self._show()

    def action_card(self) -> None:
        """The chosen neuron as a card, as it is now."""
        from connecte.ui.screens.trained_card import TrainedCardScreen

        if self.view is not None:
            self.app.push_screen(TrainedCardScreen(self.view), self._chose)

    def _chose(self, neuron: tuple[int, int] | None) -> None:
        if neuron is not None:
            self._in_hand = neuron
            self._show()

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
        if self._playback is not None and self._playback.playing:
            self._playback.playing = False
            self._keep_place()


def _beginning(state: State, network: Network) -> tuple[object, ...]:
    """What a run depends on."""
    return network, state.activity.training, state.activity.examples

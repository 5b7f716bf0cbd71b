"""What opens over the training's screen: an iteration, why a number moves, a card, runs, a dialog."""

from __future__ import annotations

from connecte.core.learning.explain import Place
from connecte.core.learning.iteration import open_iteration
from connecte.language.i18n import _
from connecte.language.keys.table import with_keys
from connecte.language.value import replace
from connecte.session.moves import AddTrial, DropTrial, GoTo, ShowTrial, StartFrom
from connecte.ui.train.host import TrainHost
from connecte.ui.train.opened.why_text import WhyView
from connecte.ui.train.pictures.looking import SIMPLE
from connecte.ui.train.pictures.pictures import pictures_of
from connecte.ui.train.pictures.train_view import learned_rows
from connecte.ui.train.runs.player import Player


class Opener:
    """Opens screens and dialogs, and does what is chosen there."""

    def __init__(self, host: TrainHost, player: Player) -> None:
        self._host = host
        self._player = player

    # -- an iteration ----------------------------------------------------------------------

    def ask_where(self) -> None:
        """Ask for an iteration or a picture, and go there."""
        from connecte.ui.train.dialogs.go_to import GoToScreen

        if self._host.state is not None:
            pictures = pictures_of(self._host.state.activity)
            self._host.ask(GoToScreen(self._player.playback.recording.planned, pictures), self._went)

    def _went(self, there: int | str | None) -> None:
        if isinstance(there, str):
            self._host.action_picture(there)
        elif there is not None:
            self._player.ask(there)

    def open_iteration(self) -> None:
        """Open the iteration that starts here, phase by phase; from the first view, at three of them."""
        from connecte.ui.train.opened.iteration import show_iteration

        run, state = self._host.runs.current, self._host.state
        if state is None or not self._is_before_the_end():
            return
        self._player.pause()
        self._host.play(GoTo(run.playback.iteration))
        activity = state.activity.of_run(run.trial.examples_of)
        is_short = self._host.looking.picture == SIMPLE
        show_iteration(self._host.app, run, activity, run.playback.iteration, is_short=is_short)

    def _is_before_the_end(self) -> bool:
        """Whether there is an iteration to open; a message where there is none."""
        playback = self._player.playback
        if playback.iteration < playback.recording.planned:
            return True
        self._host.say(with_keys(_("C'est la dernière itération : ← revient d'un pas, {enter} l'ouvre.")), 4)
        return False

    def open_why(self) -> None:
        """Show why the numbers of the card in hand move from here to the next iteration, or do not."""
        from connecte.ui.train.opened.why import open_why

        run, state, search = self._host.runs.current, self._host.state, self._player.search
        if state is None or (not search.has_found_a_weight and not self._is_before_the_end()):
            return
        self._player.pause()
        at, place = run.playback.iteration, Place(*self._host.looking.chosen, 0)
        found = search.found_at(at)
        if found is not None:  # the change that was found, and why it came to it
            at, place = at - 1, found
        opened = open_iteration(run.recording.problem, run.recording.at(at), at)
        activity = state.activity.of_run(run.trial.examples_of)
        numbers = learned_rows(activity, run.trial)
        view = WhyView(activity, opened, place, 0, numbers)
        self._player.foretelling.before_why(view, lambda: open_why(self._host.app, view, self._open_example))

    def _open_example(self, asked: WhyView | None) -> None:
        """Open the iteration of a push with its example alone, where the number is moved."""
        from connecte.ui.train.opened.iteration import show_iteration

        run, state = self._host.runs.current, self._host.state
        if asked is not None and state is not None:
            self._host.play(GoTo(asked.opened.number))
            at, example = asked.opened.number, asked.example_in_hand
            activity = state.activity.of_run(run.trial.examples_of)
            show_iteration(self._host.app, run, activity, at, example, asked.place)

    def open_examples(self) -> None:
        """Choose an example of the run that is looked at."""
        from connecte.ui.base.dialogs.examples import ExamplesScreen

        state = self._host.state
        if state is not None:
            self._host.ask(ExamplesScreen(state.activity.of_run(state.run.examples_of)), self._took)

    def _took(self, number: int | None) -> None:
        if number is not None:
            self._player.search.stop()
            self._host.looking = replace(self._host.looking, example=number)
            self._host.show()

    # -- a card, runs ----------------------------------------------------------------------

    def open_card(self) -> None:
        """Show the neuron in hand as a card, as it is at this iteration."""
        from connecte.ui.train.dialogs.trained_card import TrainedCardScreen

        if self._host.view is not None:
            self._host.ask(TrainedCardScreen(self._host.view), self._chose)

    def _chose(self, neuron: tuple[int, int] | None) -> None:
        if neuron is not None:
            self._host.looking = replace(self._host.looking, chosen=neuron)
            self._host.show()

    def open_without_mask(self) -> None:
        """Run the training again without its mask as far as here, and compare."""
        from connecte.ui.train.dialogs.without_mask import WithoutMaskScreen

        self._player.pause()
        if self._host.view is not None:
            self._host.ask(WithoutMaskScreen(self._host.view), lambda _closed: None)

    def start_from(self) -> None:
        """Train from the class's cards, or from where the activity says."""
        self._player.pause()
        if self._host.state is not None:
            self._host.play(StartFrom(not self._host.state.from_class))

    def open_trials(self) -> None:
        """Show the runs of the class: to look at one, add one, take one away."""
        from connecte.ui.train.dialogs.trials import TrialsScreen

        self._player.pause()
        if self._host.state is not None:
            self._host.ask(TrialsScreen(self._host.state), self._tried)

    def _tried(self, moves: list[AddTrial | ShowTrial | DropTrial] | None) -> None:
        if moves and len(moves) > 1:  # the three steps
            self._player.foretelling.before_three(lambda: self._try(moves))
        elif moves:
            self._try(moves)

    def _try(self, moves: list[AddTrial | ShowTrial | DropTrial]) -> None:
        self._host.play(*moves)
        self._host.action_picture("runs")

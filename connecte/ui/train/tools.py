"""What the training opens: an iteration, a card, other runs, the way back to cards; what it writes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from textual.reactive import reactive

from connecte.content.reading.reader import parse_activity
from connecte.core.learning.explain import Place
from connecte.core.learning.iteration import open_iteration
from connecte.core.replay.archive import to_bytes
from connecte.files.names import numbered, write_free
from connecte.language.errors import FileError, RecordingError
from connecte.language.i18n import _
from connecte.session.moves import AddTrial, ChooseExample, DropTrial, GoTo, Paint, SayWanted, ShowTrial, Walk
from connecte.ui.base.phase_screen import PhaseScreen
from connecte.ui.train.opened.why_text import WhyView
from connecte.ui.train.pictures.train_view import TrainView, learned_rows
from connecte.ui.train.runs.look import Looking
from connecte.ui.train.runs.playback import Playback
from connecte.ui.train.runs.runs import Runs


class TrainTools(PhaseScreen):
    """The part of the training's screen that calls others."""

    view: reactive[TrainView | None] = reactive(None, init=False, repaint=False)

    _runs: Runs | None = None
    _happened: tuple[int, Place] | None = None
    _looking: Looking

    @property
    def runs(self) -> Runs:
        """The runs looked at."""
        assert self._runs is not None
        return self._runs

    @property
    def _playback(self) -> Playback:
        return self.runs.current.playback

    def _pause(self) -> None:
        raise NotImplementedError

    def _show(self) -> None:
        raise NotImplementedError

    def _ask(self, iteration: int) -> None:
        raise NotImplementedError

    def action_picture(self, name: str) -> None:
        """Another picture."""
        raise NotImplementedError

    # -- an iteration ----------------------------------------------------------------------

    def action_go_to(self) -> None:
        """Ask for an iteration."""
        from connecte.ui.train.dialogs.go_to import GoToScreen

        self.app.push_screen(GoToScreen(self._playback.recording.planned), self._went)

    def _went(self, iteration: int | None) -> None:
        if iteration is not None:
            self._ask(iteration)

    def action_open_step(self) -> None:
        """The iteration that starts here, phase by phase."""
        from connecte.ui.train.opened.step import open_step

        run, state = self.runs.current, self.state
        if state is None or not self._is_before_the_end():
            return
        self._pause()
        self.play(GoTo(run.playback.iteration))
        open_step(self.app, run, state.activity, run.playback.iteration)

    def _is_before_the_end(self) -> bool:
        """Whether there is an iteration to open; a word where there is none."""
        recording = self.runs.current.recording
        if self._playback.iteration < recording.planned:
            return True
        told = _("C'est la dernière itération : ← revient d'un pas, Entrée l'ouvre.")
        self.notify(told, markup=False, timeout=4)
        return False

    def action_why(self) -> None:
        """Why the numbers of the neuron in hand move from here to the next iteration, or do not."""
        from connecte.ui.train.opened.why import open_why

        run, state = self.runs.current, self.state
        happened = self._happened
        if state is None or (happened is None and not self._is_before_the_end()):
            return
        self._pause()
        at, place = run.playback.iteration, Place(*self._looking.chosen, 0)
        if happened is not None and happened[0] == at:  # what has just been told, and why it came to it
            at, place = at - 1, happened[1]
        opened = open_iteration(run.recording.problem, run.recording.at(at), at)
        numbers = learned_rows(state.activity, run.trial)
        open_why(self.app, WhyView(state.activity, opened, place, 0, numbers), self._open_example)

    def _open_example(self, asked: WhyView | None) -> None:
        """A push was opened: its iteration, with that example alone, where the number is moved."""
        from connecte.ui.train.opened.step import open_step

        run, state = self.runs.current, self.state
        if asked is not None and state is not None:
            self.play(GoTo(asked.opened.number))
            open_step(self.app, run, state.activity, asked.opened.number, asked.example_in_hand, asked.place)

    def action_card(self) -> None:
        """The chosen neuron as a card, as it is now."""
        from connecte.ui.train.dialogs.trained_card import TrainedCardScreen

        if self.view is not None:
            self.app.push_screen(TrainedCardScreen(self.view), self._chose)

    def _chose(self, neuron: tuple[int, int] | None) -> None:
        if neuron is not None:
            self._looking = replace(self._looking, chosen=neuron)
            self._show()

    # -- runs ------------------------------------------------------------------------------

    def action_trials(self) -> None:
        """Runs of the class's own: look at them, add one, compare."""
        from connecte.ui.train.dialogs.trials import TrialsScreen

        self._pause()
        if self.state is not None:
            self.app.push_screen(TrialsScreen(self.state), self._tried)

    def _tried(self, moves: list[AddTrial | ShowTrial | DropTrial] | None) -> None:
        if moves:
            self.play(*moves)
            self.action_picture("runs")

    # -- back to cards, and out ------------------------------------------------------------

    def action_to_cards(self) -> None:
        """These numbers on cards: how they are rounded, and a file of their own."""
        from connecte.ui.train.dialogs.to_cards import ToCardsScreen

        self._pause()
        if self.view is not None and self.state is not None:
            self.app.push_screen(ToCardsScreen(self.view), self._rounded)

    def _rounded(self, text: str | None) -> None:
        """The activity made of them: written beside, and played with the drawing that is there."""
        if text is None or self.state is None:
            return
        before, classroom = self.state, self.classroom
        names = numbered(Path(f"{self.state.activity.name}-{self._playback.iteration}.yaml"))
        try:
            path = write_free(names, text.encode()).absolute()
        except FileError as error:
            told = _("L'activité ne peut pas être écrite ici ({reason}).").format(reason=error.reason)
            self.notify(told, severity="error", markup=False)
            return
        activity = parse_activity(text.encode(), str(path), path.stem)
        classroom.begin(activity)
        if before.example is not None:
            classroom.play(ChooseExample(before.example), Walk())
        elif before.drawing.black:
            cells = tuple(sorted(before.drawing.black))
            classroom.play(Paint(cells, True), SayWanted(before.wanted), Walk())
        told = _("Écrit et ouvert : {path}. Échap depuis le dessin : revenir à l'autre.")
        self.app.notify(told.format(path=path.name), markup=False, timeout=4)

    def action_keep_recording(self) -> None:
        """The run in a file, for `connecte replay`."""
        recording = self.runs.current.recording
        if not recording.finished:
            self.notify(_("Le calcul n'est pas fini : attendre un peu."), markup=False, timeout=3)
            return
        try:
            path = write_free(numbered(Path(f"{self._file_name}.npz")), to_bytes(recording))
        except (FileError, RecordingError) as error:
            self.notify(str(error), severity="error", markup=False, timeout=8)
            return
        told = _("Enregistrement gardé : connecte replay {path}").format(path=path.name)
        self.notify(told, markup=False, timeout=8)

    def action_save_chart(self) -> None:
        """The picture in view alone, as SVG."""
        from connecte.ui.base.svg import widget_svg
        from connecte.ui.train.pictures.pictures import LABELS, SUMMARY

        name = self._looking.picture
        widget = self.query_one("#chart" if name == SUMMARY else "#picture")
        picture = widget_svg(widget, f"connecte : {LABELS[name]}")
        self.classroom.keep_file(f"{self._file_name}-{name}", ".svg", picture, _("Image gardée : {path}"))

    @property
    def _file_name(self) -> str:
        """What files of this run are called."""
        number = "" if self.runs.shown == 0 else _("-essai-{n}").format(n=self.runs.shown)
        name = self.state.activity.name if self.state is not None else "connecte"
        return f"{name if name != '-' else 'activite'}{number}"

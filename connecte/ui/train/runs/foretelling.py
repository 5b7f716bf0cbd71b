"""Asks the class what the training will show before it shows it, and tells what came true."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from connecte.content.runs.trial import step_trials
from connecte.language.i18n import _
from connecte.language.numbers import plain_number, thousands
from connecte.session.guess.guess_moves import Predict, Settle
from connecte.session.guess.prediction import Prediction, QuestionName
from connecte.session.rules.guessing.predicting import is_predicted, open_prediction
from connecte.session.state import State
from connecte.session.story.prediction_words import in_words
from connecte.ui.base.dialogs.predict import Guess, PredictScreen
from connecte.ui.train.host import TrainHost
from connecte.ui.train.opened.why_text import WhyView
from connecte.ui.train.runs.look import recognised_at


class Foretelling:
    """Asks questions where the class predicts first, each once; what was wanted is done afterwards."""

    def __init__(self, host: TrainHost) -> None:
        self._host = host

    def before_mark(self, iteration: int, go: Callable[[], None]) -> None:
        """Ask how many examples will be recognised at an iteration that nobody has seen yet, then go."""
        run = self._host.runs.current
        if iteration <= run.playback.seen:
            go()
            return
        question = _("À l'itération {iteration}, combien d'exemples reconnus ?")
        most = len(run.recording.problem.inputs)
        screen = PredictScreen(question.format(iteration=thousands(iteration)), (), _("Reconnus"), most)
        self._ask("mark", str(iteration), screen, go)

    def before_play(self, marks: Sequence[int], go: Callable[[], None]) -> None:
        """Ask about the next mark before the run plays to it."""
        ahead = [mark for mark in marks if mark > self._host.runs.current.playback.seen]
        if ahead:
            self.before_mark(min(ahead), go)
        else:
            go()

    def before_why(self, view: WhyView, go: Callable[[], None]) -> None:
        """Ask which example pushes the number most, then show the pushes."""
        pushes = view.explanation.pushes
        if not pushes or not pushes[0].push:
            go()
            return
        layer, neuron, source = view.place
        about = _("{name}, {what}, itération {number}").format(
            name=view.activity.layers[layer].cards[neuron].neuron.name,
            what=_("seuil") if source is None else view.activity.source_names(layer)[source],
            number=view.opened.number,
        )
        question = _("{about} : quel exemple tire le plus fort ?").format(about=about)
        screen = PredictScreen(question, (), _("Exemple n°"), len(view.activity.examples) - 1)
        truth = view.examples[pushes[0].example]

        def shown() -> None:
            found = self._open
            if found is not None and found.question == "push":
                self._settle(truth)
            go()

        self._ask("push", about, screen, shown)

    def before_three(self, go: Callable[[], None]) -> None:
        """Ask which of the three steps overflows, then let the runs begin."""
        steps = [plain_number(trial.step) for trial in step_trials(self._state.runs[0])]
        screen = PredictScreen(_("Trois pas : lequel déborde ?"), [*steps, _("aucun")])
        self._ask("overflow", "", screen, go)

    def tell(self) -> None:
        """Settle the last prediction once the run has shown what it is about."""
        found, current = self._open, self._host.runs.current
        if found is None:
            return
        if found.question == "overflow":
            truth = self._overflown()
            if truth is not None:
                self._settle(truth)
        elif self.stop_at is not None:
            last = current.recording.reached if current.recording.finished else current.recording.planned
            mark = min(self.stop_at, last)
            if current.playback.seen >= mark:
                self._settle(recognised_at(self._state, self._host.runs, mark))

    @property
    def stop_at(self) -> int | None:
        """The iteration at which playing stops, because the class has predicted it; None for none."""
        found = self._open
        return int(found.about) if found and found.question == "mark" and found.about.isdecimal() else None

    def _overflown(self) -> int | None:
        """Return which of the three steps overflows, from 1; 0 for none; None while that is not known."""
        by_trial = {run.trial: run.recording for run in self._host.runs.all}
        found = [by_trial.get(trial) for trial in step_trials(self._state.runs[0])]
        for number, recording in enumerate(found, 1):
            if recording is not None and recording.diverged_at is not None:
                return number
        return 0 if all(recording is not None and recording.finished for recording in found) else None

    @property
    def _state(self) -> State:
        assert self._host.state is not None
        return self._host.state

    @property
    def _open(self) -> Prediction | None:
        return open_prediction(self._host.state) if self._host.state is not None else None

    def _ask(self, question: QuestionName, about: str, screen: PredictScreen, go: Callable[[], None]) -> None:
        if not self._state.predict_first or is_predicted(self._state, question, about):
            go()
            return

        def answered(guess: Guess | None) -> None:
            if guess is None:
                return
            number = guess.number
            if guess.chosen is not None:  # one of the steps from 1 on; the last answer is none of them
                number = (guess.chosen + 1) % len(screen.names)
            if number is not None:
                self._host.play(Predict(question, about, None, number))
            go()

        self._host.ask(screen, answered)

    def _settle(self, truth: int) -> None:
        self._host.play(Settle(truth))
        words = in_words(self._state.activity, self._state.predictions[-1])
        message = _("Prévu : {guessed}. Vu : {seen} ({asked}).")
        self._host.say(message.format(asked=words.asked, guessed=words.guessed, seen=words.seen), 8)

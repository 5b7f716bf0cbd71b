"""The questions of the activity's file: hands are counted, the answer is shown, a screen proves it."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.reactive import reactive
from textual.widgets import Static

from connecte.content.reading.sections.question import AGES, Proof
from connecte.language.i18n import _
from connecte.language.keys import table
from connecte.language.keys.digits import typed_after
from connecte.language.keys.table import with_keys
from connecte.language.value import replace
from connecte.session.guess.guess_moves import AnswerHands, ShowAnswer
from connecte.session.moves import Move
from connecte.session.rules.guessing.asking import asked, first_ages, ordered_questions, proof_moves
from connecte.ui.base.commands import BUILT_IN, CLOSE, GLOBAL, Command, bindings
from connecte.ui.base.dialogs.projecting import Projecting
from connecte.ui.base.picture import Picture, write
from connecte.ui.base.window.footer import Keys
from connecte.ui.lesson.questions_text import QuestionView, question_lines

QUESTIONS = (
    Command("go.1", table.NEXT, _("Suite"), _("montrer la réponse, puis la question suivante")),
    Command("go.-1", table.BACK, _("Retour"), _("la question d'avant"), False),
    Command("choose.1", table.DOWN, _("Choix"), _("le choix d'après")),
    Command("choose.-1", table.UP, _("Choix"), _("le choix d'avant"), False),
    Command("hands.1", table.RIGHT, _("Main"), _("une main de plus")),
    Command("hands.-1", table.LEFT, _("Main"), _("une main de moins"), False),
    Command("confirm", table.ENTER, _("Mains"), _("compter les mains tapées, puis le choix d'après")),
    Command("see", table.ENTER, _("Le voir"), _("aller à l'écran qui montre la réponse")),
    Command("ages", table.OTHER_VIEW, _("Âges"), _("les questions pour d'autres âges")),
    CLOSE,
)


class QuestionsScreen(Projecting[None]):
    """Ask one question after another, on the boards too, and go to the screen that proves an answer."""

    BINDINGS = bindings(QUESTIONS)
    COMMANDS_HERE = (*QUESTIONS, *GLOBAL, *BUILT_IN)

    view: reactive[QuestionView | None] = reactive(None, init=False, repaint=False)
    _ages = AGES[0]

    def compose(self) -> ComposeResult:
        """Lay out one question and what can be done."""
        yield Static(" " + _("Questions"), id="title", markup=False)
        yield Picture(question_lines, id="questions").data_bind(view=QuestionsScreen.view)
        yield Static(id="hint", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        """Show the first question for the younger, else for the older."""
        state = self.classroom.session.state
        self._ages = first_ages(state)
        self._begin()

    def _begin(self) -> None:
        state = self.classroom.session.state
        numbers = ordered_questions(state, self._ages)
        if numbers:
            self._look(QuestionView(state, numbers))

    def _look(self, view: QuestionView) -> None:
        self.view = replace(view, state=self.classroom.session.state)
        self.project("question", view.number)
        self.refresh_bindings()
        shown = asked(self.view.state, view.number).shown
        message = _("des chiffres, puis {enter} : les mains   {next} : la réponse")
        if shown:
            message = _("{next} : la question suivante")
            if self.view.state.activity.questions[view.number].proof is not None:
                message = _("{enter} : le voir   {next} : la question suivante")
        write(self.query_one("#hint", Static), " " + with_keys(message))

    def on_key(self, event: events.Key) -> None:
        """Take digits as a number of hands for the choice in hand; Escape drops the number typed."""
        if self.view is None:
            return
        if event.key == "escape" and self.view.typed:
            event.stop()
            event.prevent_default()
            self._look(replace(self.view, typed=""))
            return
        after = typed_after(self.view.typed or None, event.key, event.character, False)
        if after is not None:
            event.stop()
            event.prevent_default()
            self._look(replace(self.view, typed=after[:2]))

    def _play(self, move: Move) -> None:
        self.classroom.play(move)

    def _take(self) -> QuestionView | None:
        """Count the hands that were typed, before anything else is done."""
        view = self.view
        if view is not None and view.typed:
            self._play(AnswerHands(view.number, view.choice, int(view.typed)))
            self._look(replace(view, typed=""))
        return self.view

    def action_hands(self, by: int) -> None:
        """Add a hand for the choice in hand, or take one away."""
        view = self._take()
        if view is not None:
            hands = asked(self.classroom.session.state, view.number).hands[view.choice] + by
            self._play(AnswerHands(view.number, view.choice, hands))
            self._look(view)

    def action_choose(self, by: int) -> None:
        """Take another choice in hand."""
        view = self._take()
        if view is not None:
            count = len(view.state.activity.questions[view.number].choices)
            self._look(replace(view, choice=(view.choice + by) % count))

    def action_confirm(self) -> None:
        """Count the hands that were typed, and go to the next choice."""
        self.action_choose(1)

    @property
    def _proof(self) -> Proof | None:
        """The screen that proves the answer, once it is shown and no number is being typed."""
        view, state = self.view, self.classroom.session.state
        if view is None or view.typed or not asked(state, view.number).shown:
            return None
        return state.activity.questions[view.number].proof

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Let Enter go to the proof of the answer where there is one to see, and count hands elsewhere."""
        return (self._proof is not None) == (action == "see") if action in ("see", "confirm") else True

    def action_see(self) -> None:
        """Go to the screen that proves the answer shown."""
        proof = self._proof
        if proof is not None:
            self.leave()
            self.app.call_later(self.classroom.play, *proof_moves(self.classroom.session.state, proof))

    def action_go(self, by: int) -> None:
        """Show the answer; once it is shown, go to the next question, or the one before."""
        view = self._take()
        if view is None:
            return
        if by > 0 and not asked(self.classroom.session.state, view.number).shown:
            self._play(ShowAnswer(view.number))
            self._look(view)
        elif 0 <= view.at + by < len(view.numbers):
            self._look(replace(view, at=view.at + by, choice=0))

    def action_ages(self) -> None:
        """Ask the questions for other ages."""
        self._take()
        self._ages = AGES[(AGES.index(self._ages) + 1) % len(AGES)]
        self._begin()

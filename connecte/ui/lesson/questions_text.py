"""Paints one question with its choices, the hands for each, and its answer once it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from connecte.language.i18n import _
from connecte.session.rules.guessing.asking import asked, is_right
from connecte.session.rules.learning import all_lessons, shown, stand
from connecte.session.state import State
from connecte.session.story.slope_words import most_confused, read_aloud
from connecte.ui.paint.lines import Line, fit, pad, within
from connecte.ui.paint.wrapping import wrapped


@dataclass(frozen=True)
class QuestionView:
    """What one question is painted from."""

    state: State
    numbers: tuple[int, ...]
    """The questions in their order, by number; on a board only the one that is asked."""
    at: int = 0
    """Which of them is in view."""
    choice: int = 0
    """The choice whose hands are counted; −1 on a board."""
    typed: str = ""
    """The digits of a number of hands that is being typed."""

    @property
    def number(self) -> int:
        """The question in view, by number."""
        return self.numbers[self.at]


_READS = 15
"""The age from which the confusion of the class's network is read aloud."""


def _read_aloud(view: QuestionView) -> str:
    """Read aloud, to those who are old enough, where the network of the class's cards errs most; "" where it
    errs nowhere, or where learning by hand was not begun.
    """
    state = view.state
    if state.activity.questions[view.number].ages[0] < _READS or not state.seen_changes:
        return ""
    verdicts = [each.verdict for each in stand(state.seen_network, shown(state, all_lessons(state)))]
    label = most_confused(verdicts)
    if label is None:
        return ""
    return _("Le réseau de vos cartes. {said}").format(said=read_aloud(verdicts, label))


def question_lines(view: QuestionView, cells: int, height: int) -> list[Line]:
    """Paint the question, its choices with their hands, and its answer once it is shown."""
    question = view.state.activity.questions[view.number]
    found = asked(view.state, view.number)
    ages = _("{first} à {last} ans").format(first=question.ages[0], last=question.ages[1])
    place = _(" Question {at} sur {count}   {ages}").format(at=view.at + 1, count=len(view.numbers), ages=ages)
    on_board = view.choice < 0
    place = _(" Question") if on_board else place
    lines: list[Line] = [[(place, "$muted")], []]
    lines += [[(f" {text}", "bold")] for text in wrapped(question.ask, cells - 2)] + [[]]
    for number, choice in enumerate(question.choices):
        here = number == view.choice
        hands = str(found.hands[number]) if not (here and view.typed) else f"{view.typed}▌"
        if on_board and not any(found.hands):
            hands = ""  # nobody has been counted
        right = found.shown and number == question.answer
        mark = "✓" if right else "▸" if here else " "
        style = "bold $success" if right else "bold reverse" if here else ""
        texts = wrapped(choice, max(10, cells - 16))
        lines.append(
            [
                (f" {mark} {number + 1}. {pad(texts[0], max(10, cells - 16))}", style),
                (pad(hands, 5, ">"), "bold"),
            ]
        )
        lines += [[(f"      {text}", style)] for text in texts[1:]]
    if found.shown:
        message = _("La classe l'avait trouvé. {why}") if is_right(view.state, view.number) else "{why}"
        message = message.format(why=question.why)
        lines += [[], *([(f" {text}", "bold $accent")] for text in wrapped(message, cells - 2))]
        aloud = _read_aloud(view)
        lines += [[], *([(f" {text}", "")] for text in wrapped(aloud, cells - 2))] if aloud else []
    return [fit(line, cells) for line in within(lines, height)]

"""Paints a vote as a table: before and after the discussion, with what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from connecte.core.cards.sentences import choice_name
from connecte.language.i18n import _
from connecte.language.numbers import signed
from connecte.session.rules.guessing.voting import hands_for, told_votes
from connecte.session.state import State
from connecte.ui.paint.card_text import middle
from connecte.ui.paint.lines import Line, fit, pad, width, window

LESS = (13, 16)
"""Columns of the mark that takes one hand away."""
MORE = (21, 24)
"""Columns of the mark that adds one."""
_NAME = 10
_NUMBER = 8


@dataclass(frozen=True)
class VoteView:
    """What the dialog of the vote shows."""

    state: State
    row: int = 0
    """The row in hand: a choice, or what can be done below."""
    typed: str = ""
    """The number that is being typed for that choice."""
    pupils: int = 0
    """Number of pupils; 0 where it is unknown."""

    @property
    def actions(self) -> tuple[tuple[str, str], ...]:
        """What can be done below the choices, as (name, words)."""
        ballot = self.state.ballot
        if not ballot.done:
            return (("close_vote", _("Fini : montrer ce vote à la classe")),)
        again = () if ballot.before else (("vote_again", _("En discuter, puis voter une deuxième fois")),)
        return (*again, ("leave", _("Fermer")))

    @property
    def rows(self) -> int:
        """Number of rows that can be taken in hand."""
        return len(self.state.choices) + len(self.actions)

    @property
    def choice(self) -> str | None:
        """The choice in hand; None below them."""
        choices = self.state.choices
        return choices[self.row] if self.row < len(choices) else None

    @property
    def action(self) -> str | None:
        """What is done with Enter on the row in hand; None on a choice."""
        below = self.row - len(self.state.choices)
        return self.actions[below][0] if 0 <= below < len(self.actions) else None


def vote_rows(view: VoteView, cells: int) -> list[Line]:
    """Paint a line for each row: choices with their hands, then what can be done."""
    state, before = view.state, view.state.ballot.before
    lines: list[Line] = []
    for row, choice in enumerate(state.choices):
        here = row == view.row
        count = hands_for(state, choice)
        number = f"{view.typed}▌" if here and view.typed else f"{count} "
        line: Line = [
            ("▸ " if here else "  ", "bold $accent"),
            (pad(choice_name(choice), _NAME), "bold"),
            (" [−]", "$muted"),
            (pad(number, 5, ">"), "bold reverse" if here else "bold"),
            ("[+] ", "$muted"),
        ]
        if before:
            line.append((pad(_("avant {count}").format(count=before[row]), _NUMBER + 2), "$muted"))
            changed = count - before[row]
            line.append((pad(signed(changed) if changed else "", 5), "bold"))
        lines.append(fit([*line, ("█" * count, "$primary")], cells))
    for row, (_action, words) in enumerate(view.actions, len(state.choices)):
        here = row == view.row
        lines.append(
            fit([("▸ " if here else "  ", "bold $accent"), (words, "bold reverse" if here else "")], cells)
        )
    return lines


def vote_lines(view: VoteView, cells: int, height: int) -> list[Line]:
    """Paint the rows, with the one in hand among them where there is not room for all."""
    return window(vote_rows(view, cells), height, view.row)


def total_text(view: VoteView) -> str:
    """Say how many hands there are, of how many pupils where that is known."""
    hands = sum(view.state.ballot.hands)
    if view.pupils:
        return _("en tout : {hands} sur {pupils}").format(hands=hands, pupils=view.pupils)
    return _("en tout : {hands}").format(hands=hands)


def vote_board(state: State, cells: int, height: int) -> list[Line]:
    """Paint the votes that are done, for the board."""
    votes = told_votes(state)
    if not votes:
        return middle([[(_("La classe vote…"), "bold")]], (cells, height))
    most = max(max(hands) for hands in votes)
    heading: Line = [(_("Que va dire le réseau ?"), "bold $accent")]
    names: Line = [(" " * _NAME, "")]
    names += [(pad(text, _NUMBER, ">"), "$muted") for text in (_("avant"), _("après"))[: len(votes)]]
    lines = [heading, [], *([names] if len(votes) > 1 else [])]
    room = max(1, cells - _NAME - _NUMBER * len(votes) - 8)
    spaced = height >= 2 * len(state.choices) + 5
    for choice, *hands in zip(state.choices, *votes, strict=True):
        lines.append(_board_row(choice_name(choice), hands, most, room))
        lines += [[]] if spaced else []
    size = min(cells, max(width(line) for line in lines))
    return middle([fit(line, size) for line in lines], (cells, height))


def _board_row(name: str, hands: Sequence[int], most: int, room: int) -> Line:
    changed = hands[-1] - hands[0]
    line: Line = [(pad(name, _NAME), "bold")]
    line += [(pad(str(count), _NUMBER, ">"), "bold") for count in hands]
    line.append((pad(signed(changed) if changed else "", 6, ">") + "  ", "bold $accent"))
    return [*line, ("█" * round(hands[-1] * min(room, 40) / most), "$primary")]

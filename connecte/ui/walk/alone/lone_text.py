"""Paints one neuron that is to do alone what several do: the plane of two inputs, its line, the four cases."""

from __future__ import annotations

from dataclasses import dataclass

from connecte.core.plane.alone import Case, Clash, answers, neuron_sum
from connecte.language.i18n import _, ngettext
from connecte.language.lists import sentence_list
from connecte.language.numbers import card_number
from connecte.session.rules.hand.lone import lone_best, lone_cases, lone_clash, lone_right
from connecte.session.state import State
from connecte.ui.paint.bigletters import big_text
from connecte.ui.paint.lines import Line, beside, fit, pad, within
from connecte.ui.paint.wrapping import wrapped

_LOW, _HIGH = -0.5, 1.5
"""The plane that is painted, in both directions: the four cases and half a unit around them."""
_SPEAKS, _SILENT, _EDGE = "░", " ", "█"
_MARK = 7
"""Cells of a case in the plane."""


@dataclass(frozen=True)
class LoneView:
    """What the single neuron is painted from."""

    state: State
    chosen: int = 0
    """The number in hand: a weight by its input, or after these the threshold; −1 on a board."""


def lone_lines(view: LoneView, cells: int, height: int) -> list[Line]:
    """Paint the question, the plane beside the card, and how many are right; then why, once it was asked."""
    state = view.state
    below = _below(view, cells)
    ask = _("Un seul neurone suffit-il ? Il parle du côté {speaks} de la droite {edge}.")
    head: list[Line] = [
        [(f" {text}", "bold")] for text in wrapped(ask.format(speaks=_SPEAKS, edge=_EDGE), cells - 2)
    ]
    room = max(5, height - len(head) - len(below) - 1)
    side = min(cells // 2, 3 * room)
    right = sum(lone_right(state))
    count = _("{right} sur {count}").format(right=right, count=len(lone_cases(state.activity)))
    large = big_text(count, (cells - side - 2, 5), "$accent", 4) if room >= 14 else [[(count, "bold $accent")]]
    card = [*_card(view), [], *_cases(state), [], *large]
    body = beside([_plane(state, side, min(room, side // 2)), card], [side + 2, cells - side - 2])
    axes = _(" {second} ↑   {first} →").format(
        first=state.activity.inputs[0].symbol, second=state.activity.inputs[1].symbol
    )
    return [
        fit(line, cells) for line in within([*head, [(axes, "$muted")], *within(body, room), *below], height)
    ]


def _card(view: LoneView) -> list[Line]:
    """Write the numbers of the neuron, the one in hand marked."""
    symbols = [source.symbol for source in view.state.activity.inputs]
    *weights, threshold = view.state.lone.numbers
    lines: list[Line] = []
    for number, (name, value) in enumerate(
        [
            *((_("poids de {symbol}").format(symbol=s), w) for s, w in zip(symbols, weights, strict=True)),
            (_("seuil"), threshold),
        ]
    ):
        here = number == view.chosen
        lines.append(
            [
                ("▸ " if here else "  ", "bold $accent"),
                (pad(name, 12), "bold" if here else ""),
                (pad(card_number(value), 4, ">"), "bold reverse" if here else "bold"),
            ]
        )
    return lines


def _cases(state: State) -> list[Line]:
    """Write each case: its inputs, its sum, what the neuron says, and whether that is right."""
    *weights, threshold = state.lone.numbers
    lines: list[Line] = []
    for case, right in zip(lone_cases(state.activity), lone_right(state), strict=True):
        total = card_number(neuron_sum(weights, case.inputs))
        speaks = answers(weights, threshold, case.inputs)
        message = _(" {case} : {sum} ne dépasse pas {threshold}, {says}")
        if speaks:
            message = _(" {case} : {sum} dépasse {threshold}, {says}")
        line = message.format(
            case=_case_name(case),
            sum=total,
            threshold=card_number(threshold),
            says=_label(state, speaks),
        )
        mark: Line = [(" ✓" if right else " ✗", "bold $success" if right else "bold $error")]
        lines.append([*mark, (line, "")])
    return lines


def _case_name(case: Case) -> str:
    return " ".join(map(card_number, case.inputs))


def _label(state: State, answer: bool) -> str:
    return (state.activity.labels[0] if answer else state.activity.otherwise) or ""


def _plane(state: State, width: int, rows: int) -> list[Line]:
    """Shade the side on which the neuron answers, draw the line, and write the cases at their places: what
    each must say, and whether it is said.
    """
    *weights, threshold = state.lone.numbers

    def speaks(column: int, row: int) -> bool:
        at = (_LOW + 2 * (column + 0.5) / width, _HIGH - 2 * (row + 0.5) / rows)
        return answers(weights, threshold, at)

    shaded = [[speaks(column, row) for column in range(width)] for row in range(rows)]
    marks = _marks(state, width, rows)
    lines: list[Line] = []
    for row in range(rows):
        spans: Line = []
        column = 0
        while column < width:
            mark = marks.get((column, row))
            if mark is not None:
                spans.append(mark)
                column += _MARK
                continue
            here = shaded[row][column]
            beyond = [shaded[y][x] for x, y in ((column + 1, row), (column, row + 1)) if x < width and y < rows]
            edge = any(other != here for other in beyond)
            text = _EDGE if edge else _SPEAKS if here else _SILENT
            spans.append((text, "bold $accent" if edge else "$muted"))
            column += 1
        lines.append(spans)
    return lines


def _marks(state: State, width: int, rows: int) -> dict[tuple[int, int], tuple[str, str]]:
    """Place each case: its label, and whether the neuron has it right."""
    marks = {}
    for case, right in zip(lone_cases(state.activity), lone_right(state), strict=True):
        across, up = case.inputs
        column = round((across - _LOW) / 2 * width) - _MARK // 2
        row = min(rows - 1, int((_HIGH - up) / 2 * rows))
        text = f" {_label(state, case.answers)} {'✓' if right else '✗'} "
        style = "bold reverse $success" if right else "bold reverse $error"
        marks[max(0, column), row] = (pad(text, _MARK, "^")[:_MARK], style)
    return marks


def _below(view: LoneView, cells: int) -> list[Line]:
    """Say the best so far, in how many tries; then why no neuron can, once that was asked."""
    state = view.state
    tries = len(state.lone.tried)
    message = ngettext(
        "Le mieux jusqu'ici : {best} sur {count}, en {tries} essai.",
        "Le mieux jusqu'ici : {best} sur {count}, en {tries} essais.",
        tries,
    )
    count = len(lone_cases(state.activity))
    lines: list[Line] = [[(" " + message.format(best=lone_best(state), count=count, tries=tries), "bold")]]
    found = lone_clash(state.activity)
    if state.lone.explained and found is not None:
        lines += [[(f" {text}", "bold $accent")] for text in wrapped(why_not(state, found), cells - 2)]
    return lines


def why_not(state: State, found: Clash) -> str:
    """Say from the inequalities of four cases why no weights and no threshold will do."""
    weights = [
        _("poids de {symbol}").format(symbol=source.symbol)
        for source, total in zip(state.activity.inputs, found.total, strict=True)
        if total
    ]
    message = _(
        "{loud} doivent dépasser le seuil : à deux, {weights} font plus de 2 fois le seuil. {silent} ne le "
        "doivent pas : à deux, {weights} font au plus 2 fois le seuil. Les deux à la fois, c'est impossible : "
        "aucun neurone seul n'y arrive."
    )
    loud, silent = (sentence_list([_case_name(case) for case in pair]) for pair in found)
    return message.format(loud=loud, silent=silent, weights=" + ".join(weights))

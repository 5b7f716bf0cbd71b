"""The game of fooling the network: what is asked for, what the class tried, the program's best."""

from __future__ import annotations

from collections.abc import Hashable

from connecte.core.cards.network import Number
from connecte.core.cards.sentences import a_label, label_kind
from connecte.core.cards.verdict import Verdict
from connecte.core.grid.drawing import Cell, Drawing
from connecte.language.i18n import _, ngettext
from connecte.language.keys.table import with_keys
from connecte.language.numbers import decimal
from connecte.language.value import Value
from connecte.session.rules.guessing.fooling_game import (
    Attempt,
    attempt,
    attempts,
    best_attempt,
    first_answer,
    fools,
    is_answered,
)
from connecte.session.state import State
from connecte.ui.paint.bigletters import big_text
from connecte.ui.paint.drawing_text import cell_size
from connecte.ui.paint.lines import Line, beside, fit, within
from connecte.ui.paint.wrapping import wrapped

CHANGED = "◇"
"""The mark on a cell that differs from the initial drawing."""


class Best(Value):
    """The best drawing that the program found in a game."""

    game: Hashable
    """What identifies the game, as `game_of` gives it."""
    drawing: Drawing | None = None
    """None where none was found."""
    verdict: Verdict | None = None
    """What the network says of it."""
    shown: Number = 0
    """What the one output that claims shows."""
    turned: int = 0
    """How many cells differ from the initial drawing."""
    certain: bool = False
    """Whether no drawing does better."""


class FoolView(Value):
    """The state with its game, and the program's best once it is found."""

    state: State
    best: Best | None = None


def game_of(state: State) -> Hashable:
    """Identify a game: cards, strips, the initial drawing, the label."""
    assert state.fool is not None
    return state.network, state.activity.strips, state.fool.base, state.fool.label


def changed(state: State, drawing: Drawing) -> dict[Cell, str]:
    """Return the cells in which a drawing differs from the initial one, each with its mark; none where
    the game starts from any drawing.
    """
    if state.fool is None or state.fool.label is not None:
        return {}
    return dict.fromkeys(drawing.black ^ state.fool.base.black, CHANGED)


def fool_panel(view: FoolView, cells: int, height: int) -> list[Line]:
    """Paint the panel beside the grid: the task, the attempt, the best so far, the keys."""
    state = view.state
    assert state.fool is not None
    lines: list[Line] = [[]]
    lines += [[(line, "bold $accent")] for line in wrapped(task(state), cells - 2)]
    lines += [[], *_now(state), []]
    lines += _class_best(state)
    if state.fool.revealed:
        lines += _program(view, cells, height - len(lines) - 2)
    else:
        lines += [[], [(with_keys(_("{next} : que dit le réseau de ce dessin ?")), "bold")]]
        if state.fool.asked:
            lines.append([(with_keys(_("{solution} : le meilleur du programme")), "")])
    keys = with_keys(_("{undo} : annuler   {erase} : tout effacer   {escape} : arrêter le jeu"))
    lines += [[(text, "$muted")] for text in wrapped(keys, cells)]
    return [fit(line, cells) for line in within(lines, height)]


def task(state: State) -> str:
    """Say what the class is to do."""
    assert state.fool is not None
    if state.fool.label is not None:
        message = _("Faire dire {label} au réseau, le plus fort possible, d'un dessin qui ne ressemble à rien.")
        return message.format(label=state.fool.label)
    labels, kind = first_answer(state).labels, label_kind(state.activity.answers)
    if len(labels) == 1:
        others = {"digit": _("un autre chiffre"), "letter": _("une autre lettre")}
        another = others.get(kind, _("une autre réponse"))
        message = _("Le réseau dit {label}. Lui faire dire {another}, en changeant le moins de cases.")
        return message.format(label=labels[0], another=another)
    ones = {"digit": _("un seul chiffre"), "letter": _("une seule lettre")}
    message = _("Le réseau ne tranche pas. Lui faire annoncer {one}, en changeant le moins de cases.")
    return message.format(one=ones.get(kind, _("une seule réponse")))


def _now(state: State) -> list[Line]:
    """Show the drawing as it is, and what the network says of it if it was asked."""
    assert state.fool is not None
    turned = len(state.drawing.black ^ state.fool.base.black)
    lines: list[Line] = []
    if state.fool.label is None:
        message = ngettext("{turned} case changée {mark}", "{turned} cases changées {mark}", turned)
        mark = f"({CHANGED})" if turned else ""
        lines.append([(message.format(turned=turned, mark=mark).rstrip(), "bold")])
    if not is_answered(state):
        return [*lines, [(_("Le réseau : ?"), "$muted")]]
    found = attempt(state, state.drawing)
    style = "bold $success" if fools(state, found) else "bold $warning"
    return [*lines, [(_("Le réseau : {said}").format(said=_said(state, found)), style)]]


def _said(state: State, found: Attempt) -> str:
    assert state.fool is not None
    kind = found.verdict.kind
    if kind == "none":
        said = _("je ne sais pas")
    elif kind == "several":
        said = _(" ou ").join(found.verdict.labels) + " ?"
    else:
        said = _("c'est {label} !").format(label=a_label(found.verdict.labels[0]))
    if state.fool.label is None:
        return said
    return _("{said} ({shown})").format(said=said, shown=_shown_by_output(state, found.shown))


def _class_best(state: State) -> list[Line]:
    assert state.fool is not None
    asked = len(attempts(state))
    if not asked:
        return []
    best = best_attempt(state)
    tried = ngettext("{asked} essai", "{asked} essais", asked).format(asked=asked)
    if best is None:
        return [[(_("Votre meilleur : pas encore ({tried})").format(tried=tried), "")]]
    message = _("Votre meilleur : {score} ({tried})").format(
        score=_score(state, best.turned, best.shown), tried=tried
    )
    return [[(message, "bold")]]


def _score(state: State, turned: int, shown: Number) -> str:
    assert state.fool is not None
    if state.fool.label is not None:
        return _shown_by_output(state, shown)
    return ngettext("{turned} case", "{turned} cases", turned).format(turned=turned)


def _shown_by_output(state: State, shown: Number) -> str:
    """Say what the output of the wanted label shows: "le vert montre 67"."""
    assert state.fool is not None
    outputs = zip(state.network.layers[-1].neurons, state.network.labels, strict=True)
    names = [neuron.name for neuron, label in outputs if label == state.fool.label]
    name = names[0] if len(names) == 1 else _("sortie {label}").format(label=state.fool.label)
    if name.islower():  # a colour, where others have a letter
        return _("le {name} montre {shown}").format(name=name, shown=decimal(shown, 2))
    return _("{name} montre {shown}").format(name=name, shown=decimal(shown, 2))


def _program(view: FoolView, cells: int, height: int) -> list[Line]:
    """Show the program's best: its score, and as a small grid with what it turned."""
    state, best = view.state, view.best
    assert state.fool is not None
    if best is None:
        return [[(_("Le programme cherche…"), "$muted")]]
    if best.drawing is None or best.verdict is None:
        return [[(_("Le programme n'a rien trouvé."), "bold")]]
    message = _("Le programme : {score}, {said}").format(
        score=_score(state, best.turned, best.shown),
        said=_("c'est {label} !").format(label=a_label(best.verdict.labels[0])),
    )
    sure = _("aucun dessin ne fait mieux") if best.certain else _("le meilleur qu'il ait trouvé")
    lines: list[Line] = [[(text, "bold $accent")] for text in wrapped(message, cells)]
    lines.append([(sure, "$muted")])
    size = cell_size(best.drawing.grid.rows, best.drawing.grid.columns, (cells, height - len(lines)), 2)
    if height - len(lines) >= best.drawing.grid.rows * size:
        lines += marked_grid(best.drawing, size, changed(state, best.drawing))
    return lines


def marked_grid(drawing: Drawing, size: int, marks: dict[Cell, str]) -> list[Line]:
    """Paint a drawing with a mark in the middle of some cells."""
    lines: list[Line] = []
    for row in range(drawing.grid.rows):
        for part in range(size):
            spans: Line = []
            for column in range(drawing.grid.columns):
                black = (row, column) in drawing.black
                mark = marks.get((row, column), "") if part == (size - 1) // 2 else ""
                spans.append(cell_text(black, mark, 2 * size, part == (size - 1) // 2))
            lines.append(spans)
    return lines


def cell_text(black: bool, mark: str, cells: int, middle: bool = True) -> tuple[str, str]:
    """Write one cell of a grid, `cells` wide, with a mark in it if there is one."""
    if mark:
        side = "█" if black else " "
        left = (cells - 2) // 2
        style = "bold $ink on $accent" if black else "bold $accent on $paper"
        return side * left + mark + side * (cells - 1 - left), style
    if black:
        return "█" * cells, "$ink on $paper"
    return ("·" if middle else " ").center(cells), "$paper-dot on $paper"


def fool_board(view: FoolView, cells: int, height: int) -> list[Line]:
    """Paint the game on the board: the grid, the task, what the network said, in large letters."""
    state = view.state
    assert state.fool is not None
    grid = state.activity.grid
    left = max(24, cells * 2 // 5)
    size = cell_size(grid.rows, grid.columns, (left - 2, height - 2), 6)
    drawn: list[Line] = [
        [],
        *([(" ", ""), *line] for line in marked_grid(state.drawing, size, changed(state, state.drawing))),
    ]
    room = cells - left
    side: list[Line] = [[], *([(text, "bold $accent")] for text in wrapped(task(state), room - 2)), []]
    turned = len(state.drawing.black ^ state.fool.base.black)
    if state.fool.label is None:
        side += [
            *big_text(str(turned), (room, 5), ""),
            [(ngettext("case changée", "cases changées", turned), "")],
            [],
        ]
    if is_answered(state):
        found = attempt(state, state.drawing)
        style = "$success" if fools(state, found) else "$warning"
        said = found.verdict.labels[0] if found.verdict.kind == "single" else "?"
        side += big_text(said, (room, 5), style)
        side += [[(_("Le réseau : {said}").format(said=_said(state, found)), f"bold {style}")]]
    side += [[], *_class_best(state)]
    if state.fool.revealed:
        side += _program(view, room, height - len(side))
    return [fit(line, cells) for line in within(beside([drawn, side], [left, room]), height)]

"""Paints the walk on the board: the drawing, the pupil at work, and all that is known so far, large."""

from __future__ import annotations

from connecte.language.i18n import _, ngettext
from connecte.language.numbers import card_number
from connecte.session.state import State
from connecte.session.steps import Step
from connecte.ui.paint.bigletters import big_text
from connecte.ui.paint.card_text import card_lines, card_title, middle, step_value
from connecte.ui.paint.drawing_text import Cut, cell_size, cut_apart, grid_lines
from connecte.ui.paint.lines import Line, beside, down_to
from connecte.ui.paint.marks import badge, colour
from connecte.ui.paint.verdict_text import verdict_lines, votes_in_words
from connecte.ui.paint.wrapping import folded, pairs_folded, wrapped
from connecte.ui.walk.walk_text import WalkView, error_legend, held_text

LARGEST = 4
"""How many times larger letters may be than elsewhere, where there is room."""


def walk_board(state: State, cells: int, height: int) -> list[Line]:
    """Paint for (width, height): drawing and card side by side, or the verdict; below, what is known."""
    seen = WalkView(state)
    known = _known(state, cells)
    above = height - len(known) - 1
    if seen.last is not None and seen.last.kind == "verdict":
        found = verdict_lines(state, state.verdict, (cells, above), LARGEST)
        return [*down_to(found, above), [("━" * cells, "$muted")], *known]
    counting = seen.last is None or seen.last.kind == "count"
    least = 34 if counting else 2 * state.activity.grid.columns * 2 + 3
    left = max(least, cells * 2 // 5 if cells >= 110 else 0) if state.activity.is_drawn else 0
    focus = _focus(seen, (cells - left - 2, above))
    if left:
        drawing = _drawing(state, left - 2, above)
        both = beside([down_to(drawing, above), down_to(focus, above)], [left, cells - left])
    else:
        both = down_to(focus, above)
    return [*both, [("━" * cells, "$muted")], *known]


def _drawing(state: State, cells: int, height: int) -> list[Line]:
    """Paint the drawing, cut in the direction of the strip at work or whole, with the counts that are known."""
    activity, grid = state.activity, state.activity.grid
    here = state.next_step if state.next_step and state.next_step.kind == "count" else None
    last = state.revealed[-1] if state.revealed else None
    if last is not None and last.kind == "count":
        here = last
    if here is None:
        size = cell_size(grid.rows, grid.columns, (cells, height - 1), 6)
        return [[], *([(" ", ""), *line] for line in grid_lines(state.drawing, size, activity, Cut()))]
    strip = activity.inputs[here.index].strip
    across = [source.strip for source in activity.inputs if source.strip.across == strip.across]
    gaps = len(across) - 1
    sides = (cells - 9, height - gaps) if strip.across else (cells - gaps * 3, height - 2)
    size = cell_size(grid.rows, grid.columns, sides, 6)
    counts = [held_text(state, Step("count", 0, n)) for n in range(len(activity.inputs))]
    lines = cut_apart(activity, state.drawing, size, strip.across, counts)
    lit = grid_lines(state.drawing, size, activity, Cut(strip.across, strip))
    labels = 0 if strip.across else 2
    for number, spans in enumerate(lit):
        lines[labels + number][: len(spans)] = spans
    return [[(" ", ""), *line] for line in lines]


def _focus(seen: WalkView, room: tuple[int, int]) -> list[Line]:
    """Paint the card or strip that announced last, or that announces first, large."""
    state, last = seen.state, seen.last
    if last is None or last.kind == "count":
        return _of_strip(state, last, room)
    card = state.card(last.layer, last.index)
    heading: Line = [(card_title(card), f"bold {colour(card)}")]
    # The class is to find the error itself: its possible causes are only on the facilitator's screen.
    lines = card_lines(state, last.layer, last.index, (room[0], max(7, room[1] - 9)), with_causes=False)
    low = [heading, [], *(part for line in lines for part in folded(line, room[0]))]
    number = Step("answer", last.layer, last.index)
    number = number if state.is_revealed(number) else Step("sum", last.layer, last.index)
    if not state.is_revealed(number) or room[1] < len(low) + 6:
        return [[], *low, *_votes(state, room[0])]
    style = "$error" if state.is_wrong(number) else colour(card)
    left = max(5, room[1] - len(low) - 6)
    letters = big_text(card_number(step_value(state.class_trace, number)), (room[0], left), style, LARGEST)
    what = _("calcul") if number.kind == "sum" else _("réponse")
    if state.is_wrong(number):
        what = _("{what} ✗ annoncé").format(what=what)
    return [[], *low, [], [(what, "bold $error" if state.is_wrong(number) else "$muted")], *letters,
            *_votes(state, room[0])]  # fmt: skip


def _of_strip(state: State, last: Step | None, room: tuple[int, int]) -> list[Line]:
    activity = state.activity
    if last is None:
        message = _("Chacun compte les cases noires de sa bandelette.")
        if not activity.is_drawn:
            message = _("Chacun dit son nombre.")
        return middle([[(line, "bold")] for line in wrapped(message, room[0])], room)
    source = activity.inputs[last.index]
    heading: Line = [(f"{source.symbol}  {source.name}", "bold")]
    style = "$error" if state.is_wrong(last) else ""
    count = card_number(step_value(state.class_trace, last))
    letters = big_text(count, (room[0], max(5, room[1] - 8)), style, LARGEST)
    unit: Line = []
    if activity.is_drawn:
        cells = int(state.class_trace.inputs[last.index])
        unit = [(ngettext("case noire", "cases noires", cells), "")]
    if state.is_wrong(last):
        unit = [*unit, (_("   ✗ annoncé"), "bold $error")]
    return middle([heading, [], *letters, [], unit, *_votes(state, room[0])], room)


def _votes(state: State, cells: int) -> list[Line]:
    """Paint the votes that are done; they stand in the verdict once it is revealed."""
    found = votes_in_words(state)
    return [[], *([(text, "bold $accent")] for text in wrapped(found, cells))] if found else []


def _known(state: State, cells: int) -> list[Line]:
    """Paint what is known so far: one line of counts, one line of answers for each layer."""
    rows: list[Line] = []
    counts: Line = []
    for number, source in enumerate(state.activity.inputs):
        step = Step("count", 0, number)
        counts += [(f" {source.symbol} ", ""), (f"{held_text(state, step)}  ", _style(state, step))]
    rows.append(counts)
    for layer, found in enumerate(state.activity.layers):
        row: Line = []
        for index, card in enumerate(found.cards):
            step = Step("answer", layer, index)
            name = badge(card) or card.neuron.name
            row += [(f" {name} ", f"bold {colour(card)}"), (f"{held_text(state, step)}  ", _style(state, step))]
        rows.append(row)
    legend = error_legend(state, _("faussé par une erreur"), _("à gauche avec l'erreur, à droite sans elle"))
    if legend:
        rows.append([(" ≠ ", "bold"), (legend, "")])
    return [line for row in rows for line in pairs_folded(row, cells)]


def _style(state: State, step: Step) -> str:
    if not state.is_revealed(step):
        return "$muted"
    return "bold reverse" if state.revealed[-1] == step else "bold"

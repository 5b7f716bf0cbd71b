"""Paints the walk on the board: the drawing, the pupil at work, and all that is known so far, large."""

from __future__ import annotations

from connecte.core.cards.sentences import source_title
from connecte.language.i18n import _, ngettext
from connecte.language.numbers import card_number
from connecte.session.guess.announced import item_value
from connecte.session.items import Item
from connecte.session.state import State
from connecte.ui.paint.bigletters import big_text
from connecte.ui.paint.card_text import card_title, middle
from connecte.ui.paint.drawing_text import Cut, block_width, cell_size, cut_apart, grid_lines, way_of
from connecte.ui.paint.grey_text import grey_lines
from connecte.ui.paint.lines import Line, beside, down_to
from connecte.ui.paint.marks import badge, colour
from connecte.ui.paint.verdict_text import verdict_lines, votes_in_words
from connecte.ui.paint.wrapping import pairs_folded, wrapped
from connecte.ui.walk.large.large_card import large_card
from connecte.ui.walk.large.picture_card import is_picture_card, picture_card
from connecte.ui.walk.strips_text import sums_line
from connecte.ui.walk.walk_hint import introduction
from connecte.ui.walk.walk_text import WalkView, error_legend, held_text

_WIDE = 110
_LARGEST = 6
_TOLD = 24
"""Rows beside the drawing from which it is also said what a neuron is."""
_MARGIN = 3
"""Cells between the drawing and what stands beside it."""


def walk_board(state: State, cells: int, height: int) -> list[Line]:
    """Paint for (width, height): the drawing, and beside it the card at work or the verdict; below, what is
    known.
    """
    seen = WalkView(state)
    known = _known(state, cells)
    above = max(1, height - len(known) - 1)
    pixels = state.activity.pixels
    drawing = _drawing(state, int(cells * _share(seen, cells)), above) if state.activity.is_drawn else []
    if pixels is not None and seen.focus is None:  # a card of a picture shows the drawing itself
        size = cell_size(pixels.rows, pixels.columns, (int(cells * _share(seen, cells)), above - 1), 6)
        drawing = [[], *grey_lines(state.values, pixels.columns, size)]
    left = block_width(drawing) + _MARGIN if drawing else 0
    focus = down_to(_focus(seen, (cells - left, above)), above)
    body = beside([down_to(drawing, above), focus], [left, cells - left]) if left else focus
    return [*body, [("━" * cells, "$muted")], *known]


def _share(seen: WalkView, cells: int) -> float:
    """Choose the share of the width that the drawing may take: more while it is counted, less beside a card,
    which takes the rest.
    """
    if seen.last is None or seen.last.kind == "count":
        return 0.5
    return 0.4 if seen.last.kind == "verdict" else 0.2 if cells < _WIDE else 0.3


def _drawing(state: State, cells: int, height: int) -> list[Line]:
    """Paint the drawing, cut in the direction of the strip at work or whole, with the counts that are known."""
    activity, grid = state.activity, state.activity.grid
    here = state.next_item if state.next_item and state.next_item.kind == "count" else None
    last = state.revealed[-1] if state.revealed else None
    if last is not None and last.kind == "count":
        here = last
    if here is None:
        size = cell_size(grid.rows, grid.columns, (cells - 1, height), 6)
        drawn = [[(" ", ""), *line] for line in grid_lines(state.drawing, size, activity, Cut())]
        return [*([[]] * ((height - len(drawn)) // 2)), *drawn]
    strip = activity.inputs[here.index].strip
    way = way_of(activity, strip)
    gaps = len([each for each in activity.strips if way_of(activity, each) == way]) - 1
    sides = (cells - gaps * 3, height - 2) if way is False else (cells - 9, height - gaps if way else height)
    size = cell_size(grid.rows, grid.columns, sides, 6)
    counts = [held_text(state, Item("count", 0, n)) for n in range(len(activity.inputs))]
    lines = cut_apart(activity, state.drawing, size, Cut(way, strip), counts)
    return [[(" ", ""), *line] for line in lines]


def _focus(seen: WalkView, room: tuple[int, int]) -> list[Line]:
    """Paint the card or strip that announced last, or that announces first, large."""
    state, last = seen.state, seen.last
    if last is None or last.kind == "count":
        return _of_strip(state, last, room)
    if last.kind == "verdict":
        return verdict_lines(state, state.verdict, room)
    votes = _votes(state, room[0])
    card = state.card(last.layer, last.index)
    title: Line = [(card_title(card), f"bold {colour(card)}")]
    if is_picture_card(state, last.layer):
        shown = picture_card(state, last.layer, last.index, (room[0], room[1] - 1 - len(votes)))
        return [title, *shown, *votes]
    told: list[Line] = [[(text, "bold")] for text in wrapped(introduction(state), room[0]) if text]
    told = told if room[1] >= _TOLD else []  # on a small board the card needs the room
    left = room[1] - 1 - len(votes) - len(told)
    return [title, *large_card(state, last.layer, last.index, (room[0], left)), *votes, *told]


def _of_strip(state: State, last: Item | None, room: tuple[int, int]) -> list[Line]:
    activity = state.activity
    if last is None:
        message = _("Chacun compte les cases noires de sa bandelette.")
        if not activity.is_drawn:
            message = _("Chacun dit son nombre.")
        if activity.pixels is not None:
            message = _("Chaque carte est une image : on la pose sur le dessin.")
        lines: list[Line] = [[(line, "bold")] for line in wrapped(message, room[0])]
        return middle([*lines, [], *_votes(state, room[0])], room)
    source = activity.inputs[last.index]
    heading: Line = [(source_title(source.symbol, source.name, "  "), "bold")]
    style = "$error" if state.is_wrong(last) else ""
    count = card_number(item_value(state.class_trace, last))
    count = f"✗{count}" if state.is_wrong(last) else count  # it is not what the strip has
    letters = big_text(count, (room[0], max(5, room[1] - 8)), style, _LARGEST)
    unit: Line = []
    if activity.is_drawn:
        cells = int(state.class_trace.inputs[last.index])
        unit = [(ngettext("case noire", "cases noires", cells), "")]
    if state.is_wrong(last):
        runs_on = _("   ✗ annoncé, l'erreur court")
        unit = [*unit, (runs_on if state.is_kept(last) else _("   ✗ annoncé, à recompter"), "bold $error")]
    return middle([heading, [], *letters, [], unit, sums_line(state), *_votes(state, room[0])], room)


def _votes(state: State, cells: int) -> list[Line]:
    """Paint the votes that are done; they stand in the verdict once it is revealed."""
    found = votes_in_words(state)
    return [[(text, "bold $accent")] for text in wrapped(found, cells)] if found else []


def _known(state: State, cells: int) -> list[Line]:
    """Paint what is known so far: one line of counts, one line of answers for each layer."""
    rows: list[Line] = []
    counts: Line = []
    for number, source in enumerate(() if state.activity.pixels else state.activity.inputs):
        item = Item("count", 0, number)
        counts += [(f" {source.symbol} ", ""), (f"{held_text(state, item)}  ", _style(state, item))]
    rows.append(counts)
    for layer, found in enumerate(state.activity.layers):
        row: Line = []
        for index, card in enumerate(found.cards):
            item = Item("answer", layer, index)
            name = badge(card) or card.neuron.name
            row += [(f" {name} ", f"bold {colour(card)}"), (f"{held_text(state, item)}  ", _style(state, item))]
        rows.append(row)
    legend = error_legend(state, _("faussé par une erreur"), _("à gauche avec l'erreur, à droite sans elle"))
    if legend:
        rows.append([(" ≠ ", "bold"), (legend, "")])
    return [line for row in rows for line in pairs_folded(row, cells)]


def _style(state: State, item: Item) -> str:
    if not state.is_revealed(item):
        return "$muted"
    return "bold reverse" if state.revealed[-1] == item else "bold"

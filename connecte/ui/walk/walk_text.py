"""The panels of the walk: the drawing with its strips, the table of results, what is in focus."""

from __future__ import annotations

from functools import cached_property

from rich.cells import cell_len

from connecte.core.cards.sentences import source_title, threshold_text
from connecte.core.grid.drawing import Strip
from connecte.language.i18n import _
from connecte.language.numbers import card_number
from connecte.language.value import Value
from connecte.session.guess.announced import item_value
from connecte.session.items import Item
from connecte.session.rules.walking import to_be_announced, unknown_of, unsettled
from connecte.session.state import State
from connecte.ui.paint.card_text import card_lines, card_title, causes_lines
from connecte.ui.paint.diagram import Focus, diagram_lines
from connecte.ui.paint.drawing_text import Cut, cell_size, cut_apart, grid_lines, list_beside, way_of, ways_of
from connecte.ui.paint.grey_text import grey_lines
from connecte.ui.paint.lines import Line, fit, pad, window
from connecte.ui.paint.marks import badge, colour
from connecte.ui.paint.verdict_text import verdict_lines
from connecte.ui.walk.large.large_card import large_card
from connecte.ui.walk.large.picture_card import is_picture_card, laid_over, sum_lines
from connecte.ui.walk.strips_text import strip_lines

_LARGEST_CELL = 6
_LARGEST_PICTURE = 4
_LARGE_CARD = 18
"""Rows from which a card is shown in large letters."""


class WalkView(Value):
    """What the walk's screen shows."""

    state: State
    picked: Item | None = None
    """An item of the pupil who was chosen; None where none was: then it is about the one whose turn it is."""
    typed: str | None = None
    """The number being typed; None where none is."""

    @property
    def last(self) -> Item | None:
        """What was revealed last."""
        return self.state.revealed[-1] if self.state.revealed else None

    @cached_property
    def at(self) -> Item | None:
        """What is shown large: what was picked, else a wrong number that waits, else what was revealed last."""
        return self.picked or unsettled(self.state) or self.last

    @property
    def focus(self) -> Focus:
        """The neuron shown large, if it is one."""
        at = self.at
        return (at.layer, at.index) if at and at.kind not in ("count", "verdict") else None

    @property
    def unknown_of_picked(self) -> list[Item]:
        """The items of the chosen pupil that can be revealed."""
        return [] if self.picked is None else unknown_of(self.state, self.picked)

    @property
    def may_be_negative(self) -> bool:
        """Whether the number that is typed may have a sign: a count has none."""
        return self.target is not None and self.target.kind != "count"

    @cached_property
    def target(self) -> Item | None:
        """Where a number that is typed now belongs."""
        return to_be_announced(self.state, self.picked)


def drawing_panel(view: WalkView, cells: int, height: int) -> list[Line]:
    """Paint the drawing, cut the way of the strip that is counted, with the counts known so far."""
    state = view.state
    activity, grid = state.activity, state.activity.grid
    if activity.pixels is not None:
        rows, columns = activity.pixels.rows, activity.pixels.columns
        size = cell_size(rows, columns, (cells, height - 1), _LARGEST_PICTURE)
        heading: Line = [(pad(_("dessin"), 2 * size * columns, "^"), "$muted")]
        return [heading, *grey_lines(state.values, columns, size)]
    if not activity.is_drawn:
        return _numbers(view)
    size = cell_size(grid.rows, grid.columns, (cells - 9, height - 4), _LARGEST_CELL)
    counts = [held_text(state, Item("count", 0, n)) for n in range(len(activity.inputs))]
    item = view.at if view.at and view.at.kind == "count" else None
    if item is None and view.at is not None:
        return _whole_drawing(view, size, counts)
    strip = activity.inputs[item.index if item else 0].strip
    way = way_of(activity, strip)
    return cut_apart(activity, state.drawing, size, Cut(way, strip if item else None), counts)


def _numbers(view: WalkView) -> list[Line]:
    """Paint the plain numbers that are known."""
    lines: list[Line] = [[]]
    for number, source in enumerate(view.state.activity.inputs):
        item = Item("count", 0, number)
        here = view.at == item
        lines += [
            [
                (f"{source_title(source.symbol, source.name)}  ", "bold" if here else ""),
                (held_text(view.state, item), "bold reverse" if here else "bold"),
            ],
            [],
        ]
    return lines


def _whole_drawing(view: WalkView, size: int, counts: list[str]) -> list[Line]:
    """Paint the drawing in one piece, with the strips' names and counts around it."""
    state = view.state
    activity = state.activity
    lines = [list(row) for row in grid_lines(state.drawing, size, activity, Cut())]
    if None in ways_of(activity):
        return list_beside(lines, list(zip(activity.inputs, counts, strict=True)))
    above: list[Line] = [[], []]
    for number, source in enumerate(activity.inputs):
        strip = source.strip
        assert isinstance(strip, Strip)
        if strip.across:
            at = (strip.first + strip.last + 1) * size // 2
            lines[at] += [(f" {source.symbol} ", ""), (counts[number], "bold")]
        else:
            room = strip.width * 2 * size
            above[0].append((pad(source.symbol, room, "^"), ""))
            above[1].append((pad(counts[number], room, "^"), "bold"))
    return [*above, *lines] if above[0] else lines


def network_panel(view: WalkView, cells: int, height: int) -> list[Line]:
    """Paint the network with the links of the neuron in focus; of a card that is a picture, the card laid over
    the drawing.
    """
    if view.focus is not None and is_picture_card(view.state, view.focus[0]):
        return laid_over(view.state, *view.focus, (cells, height))
    return diagram_lines(view.state, view.focus, (cells, height))


def results_panel(view: WalkView, cells: int, height: int) -> list[Line]:
    """Paint the table of sums and answers, filled cell by cell (reference §4)."""
    state, last = view.state, view.last
    legend = error_legend(state, _("≠ faussé"), _("dit≠vrai"))
    names = [
        [f"{badge(card)} {card.neuron.name}" if card.look else card.neuron.name for card in layer.cards]
        for layer in state.activity.layers
    ]
    # A number with decimals may fill its column: it needs a blank before it.
    longest = max(cell_len(name) for layer in names for name in layer) + (not state.activity.is_whole)
    named = max(9, min(longest, cells - 15))
    lines: list[Line] = [
        [(pad(legend, named - 1) + pad(_("calcul"), 8, ">") + pad(_("réponse"), 8, ">"), "bold underline")]
    ]
    for number, layer in enumerate(state.activity.layers):
        if number:
            lines.append([("─" * (named + 15), "$muted")])
        for index, card in enumerate(layer.cards):
            row: Line = fit([(names[number][index], f"bold {colour(card)}")], named)
            for item in (Item("sum", number, index), Item("answer", number, index)):
                seen = state.is_revealed(item)
                text = f" {held_text(state, item)} " if seen else " · "
                room = 8 - (item.kind == "sum")
                text = text if len(text) <= room else text.lstrip()
                row.append((" " * (room - len(text)), ""))
                row.append((text, _result_style(state, item, last == item)))
            lines.append(row)
    line = 1
    if view.focus is not None:
        before = state.activity.layers[: view.focus[0]]
        line += sum(len(other.cards) + 1 for other in before) + view.focus[1]
    return window([fit(row, cells) for row in lines], height, line)


def held_text(state: State, item: Item) -> str:
    """Write the class's number at an item: "?" while unknown, marked where it was announced wrong, and beside
    the exact one where an error was let run on.
    """
    if not state.is_revealed(item):
        return "?"
    held, exact = item_value(state.class_trace, item), item_value(state.trace, item)
    if state.is_wrong(item) and not state.is_kept(item):
        return f"✗{card_number(held)}"
    if held == exact:
        return card_number(held)
    # The exact number would be an answer: it comes with the verdict.
    message = card_number(exact) if state.is_revealed(Item("verdict")) else ""
    return f"{card_number(held)}≠{message}"


def error_legend(state: State, before: str, after: str) -> str:
    """Choose the legend of the numbers that `held_text` marks with "≠": `before` the verdict and `after` it;
    "" where there is no such number.
    """
    if state.class_trace == state.trace:
        return ""
    numbers = [item for item in state.revealed if item.kind in ("count", "sum", "answer")]
    if not any("≠" in held_text(state, item) for item in numbers):
        return ""
    return after if state.is_revealed(Item("verdict")) else before


def _result_style(state: State, item: Item, fresh: bool) -> str:
    if not state.is_revealed(item):
        return "$muted"
    wrong = " $error" if state.is_wrong(item) else ""
    return ("bold reverse" if fresh else "bold" if wrong else "") + wrong


def focus_title(view: WalkView) -> str:
    """Write the heading of the large panel."""
    state = view.state
    if view.focus:
        card = state.card(*view.focus)
        printed = state.activity.layers[view.focus[0]].cards[view.focus[1]].neuron.threshold
        threshold = threshold_text(card.neuron)
        if card.neuron.threshold != printed:
            threshold = f"{card_number(printed)} → {threshold}"
        return _("{title}   seuil {threshold}").format(title=card_title(card), threshold=threshold)
    if view.at and view.at.kind == "verdict":
        return _("L'écart") if state.activity.is_numeric else _("Verdict")
    if state.activity.pixels is not None:
        return _("L'image")
    return _("Les bandelettes") if state.activity.is_drawn else _("Les nombres")


def focus_panel(view: WalkView, cells: int, height: int) -> list[Line]:
    """Paint what is shown large: a strip that is counted, a card, the verdict."""
    room = (cells, height)
    if view.focus:
        return _above_the_middle(_card(view.state, view.focus, room), height)
    if view.at and view.at.kind == "verdict":
        return verdict_lines(view.state, view.state.verdict, room)
    return strip_lines(view.state, view.at, room)


def _card(state: State, place: tuple[int, int], room: tuple[int, int]) -> list[Line]:
    if is_picture_card(state, place[0]):
        return sum_lines(state, *place, room)
    if room[1] < _LARGE_CARD:
        return card_lines(state, *place, room)
    causes = causes_lines(state, *place)
    return [*large_card(state, *place, (room[0], room[1] - len(causes))), *causes]


def _above_the_middle(lines: list[Line], height: int) -> list[Line]:
    return [[] for _ in range(max(0, (height - len(lines)) // 3))] + lines

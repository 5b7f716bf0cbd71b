"""What the class sees on the board: the drawing, who is at work, what is known, in large letters.

Nothing here is read from what is not revealed: the same painters as on the facilitator's screen
draw it, with more room for less.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from connecte.core.blocks import Blocks
from connecte.core.fragile import fragile_cells
from connecte.core.network import Network
from connecte.i18n import _, ngettext
from connecte.session.learning import lessons, progress, stand
from connecte.session.session import Session
from connecte.session.state import State
from connecte.session.steps import Step
from connecte.ui.text.bigletters import big_text
from connecte.ui.text.card_text import card_lines, card_title, middle, step_value, whole
from connecte.ui.text.draw_text import FRAGILE, title, values_lines
from connecte.ui.text.drawing_text import Cut, cell_size, cut_apart, grid_lines
from connecte.ui.text.fool_text import marked_grid
from connecte.ui.text.learn_text import (
    LearnView,
    examples_lines,
    headline,
    nearest_card,
    tallies_lines,
    thresholds_lines,
)
from connecte.ui.text.lines import Line, beside, centre, fit, width
from connecte.ui.text.lookalikes_text import (
    MOST_SHOWN,
    LookalikesView,
    lookalikes_lines,
    lookalikes_title,
)
from connecte.ui.text.marks import badge, colour
from connecte.ui.text.notebook_text import NotebookView, notebook_lines
from connecte.ui.text.roles_text import RolesView, roles_lines
from connecte.ui.text.verdict_text import choice_name, verdict_lines
from connecte.ui.text.walk_text import WalkView, held_text
from connecte.ui.text.wrapping import folded, wrapped

if TYPE_CHECKING:  # it brings numpy, which a board without training does without
    from connecte.ui.text.fool_text import Best
    from connecte.ui.text.train_view import TrainView


_PROJECTED = ("roles", "notebook", "tables", "lookalikes")
_LARGEST = 4
"""Times the size of letters elsewhere, where there is room."""


@dataclass(frozen=True)
class BoardView:
    """`train` is the training where it is looked at, `best` the program's own best in the game of
    fooling, `asked` the questions of the closing words, `trained` the network after training.
    `chosen` counts the plain number in hand.
    """

    session: Session
    train: TrainView | None = None
    best: Best | None = None
    asked: tuple[str, ...] = ()
    trained: Network | None = None
    chosen: int = -1

    @property
    def state(self) -> State:
        """What the class has reached."""
        return self.session.state


def board_lines(view: BoardView, cells: int, height: int) -> list[Line]:
    """The whole board for (width, height)."""
    room = view.session.room
    if room.blank:
        return []
    if room.ended:
        return _closing(view, cells, height)
    if room.project.what in _PROJECTED:
        return [fit(line, cells) for line in _projected(view, cells, height)[:height]]
    painter = {"draw": _draw, "walk": _walk, "learn": _learn, "train": _train}[view.state.phase]
    return [fit(line, cells) for line in painter(view, cells, height)[:height]]


def _projected(view: BoardView, cells: int, height: int) -> list[Line]:
    """What the facilitator looks at beside the class's work."""
    state, what, at = view.state, view.session.room.project.what, max(0, view.session.room.project.at)
    if what == "roles":
        return roles_lines(RolesView(state.activity, view.session.room.pupils, at), cells, height)
    if not state.activity.is_drawn:
        return []
    if what == "lookalikes":
        shown = LookalikesView(state, at // MOST_SHOWN, at % MOST_SHOWN)
        heading: Line = [(lookalikes_title(state), "bold $accent")]
        return [heading, [], *lookalikes_lines(shown, cells, height - 2)]
    page = min(at, max(0, len(state.pages) - 1))
    tables = what == "tables"
    return notebook_lines(NotebookView(state, page, view.trained, False, tables, False), cells, height)


# -- drawing -------------------------------------------------------------------------------


def _draw(view: BoardView, cells: int, height: int) -> list[Line]:
    state = view.state
    if not state.activity.is_drawn:
        return middle(
            [[(title(state).strip(), "bold")], [], *values_lines(view, cells, height)], (cells, height)
        )
    if state.fool is not None:
        from connecte.ui.text.fool_text import FoolView, fool_board

        return fool_board(FoolView(state, view.best), cells, height)
    grid = state.activity.grid
    size = cell_size(grid.rows, grid.columns, (cells, height - 2), 12)
    drawn = grid_lines(state.drawing, size, state.activity, Cut())
    if view.session.room.project.what == "fragile" and state.is_told:
        found = fragile_cells(state.network, Blocks(grid, state.activity.strips), state.drawing)
        drawn = marked_grid(state.drawing, size, dict.fromkeys(found, FRAGILE))
    return middle([[(title(state).strip(), "bold")], [], *drawn], (cells, height))


# -- the walk ------------------------------------------------------------------------------


def _walk(view: BoardView, cells: int, height: int) -> list[Line]:
    state = view.state
    seen = WalkView(state)
    known = _known(state, cells)
    above = height - len(known) - 1
    if seen.last is not None and seen.last.kind == "verdict":
        found = verdict_lines(state, state.verdict, (cells, above), _LARGEST)
        return [*_down_to(found, above), [("━" * cells, "$muted")], *known]
    counting = seen.last is None or seen.last.kind == "count"
    least = 34 if counting else 2 * state.activity.grid.columns * 2 + 3
    left = max(least, cells * 2 // 5 if cells >= 110 else 0) if state.activity.is_drawn else 0
    focus = _focus(seen, (cells - left - 2, above))
    if left:
        drawing = _drawing(state, left - 2, above)
        both = beside([_down_to(drawing, above), _down_to(focus, above)], [left, cells - left])
    else:
        both = _down_to(focus, above)
    return [*both, [("━" * cells, "$muted")], *known]


def _down_to(lines: list[Line], height: int) -> list[Line]:
    return [*lines[:height], *([[]] * (height - len(lines)))]


def _drawing(state: State, cells: int, height: int) -> list[Line]:
    """The drawing cut the way of the strip at work, or whole, with the counts that are known."""
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
    """Who was heard last, or who is to be heard first, large."""
    state, last = seen.state, seen.last
    if last is None or last.kind == "count":
        return _of_strip(state, last, room)
    card = state.card(last.layer, last.index)
    heading: Line = [(card_title(card), f"bold {colour(card)}")]
    # What may have gone wrong is for the class to find: it stands on the facilitator's screen.
    lines = card_lines(state, last.layer, last.index, (room[0], max(7, room[1] - 9)), told=False)
    low = [heading, [], *(part for line in lines for part in folded(line, room[0]))]
    number = Step("answer", last.layer, last.index)
    number = number if state.is_revealed(number) else Step("sum", last.layer, last.index)
    if not state.is_revealed(number) or room[1] < len(low) + 6:
        return [[], *low, *_votes(state, room[0])]
    style = "$error" if state.is_wrong(number) else colour(card)
    left = max(5, room[1] - len(low) - 6)
    letters = big_text(whole(step_value(state.class_trace, number)), (room[0], left), style, _LARGEST)
    what = _("calcul") if number.kind == "sum" else _("réponse")
    if state.is_wrong(number):
        what = _("{what} ✗ annoncé").format(what=what)
    return [[], *low, [], [(what, "bold $error" if state.is_wrong(number) else "$muted")], *letters,
            *_votes(state, room[0])]  # fmt: skip


def _of_strip(state: State, last: Step | None, room: tuple[int, int]) -> list[Line]:
    activity = state.activity
    if last is None:
        told = _("Chacun compte les cases noires de sa bandelette.")
        if not activity.is_drawn:
            told = _("Chacun dit son nombre.")
        return middle([[(line, "bold")] for line in wrapped(told, room[0])], room)
    source = activity.inputs[last.index]
    heading: Line = [(f"{source.symbol}  {source.name}", "bold")]
    style = "$error" if state.is_wrong(last) else ""
    count = whole(step_value(state.class_trace, last))
    letters = big_text(count, (room[0], max(5, room[1] - 8)), style, _LARGEST)
    unit: Line = []
    if activity.is_drawn:
        cells = int(state.class_trace.inputs[last.index])
        unit = [(ngettext("case noire", "cases noires", cells), "")]
    if state.is_wrong(last):
        unit = [*unit, (_("   ✗ annoncé"), "bold $error")]
    return middle([heading, [], *letters, [], unit, *_votes(state, room[0])], room)


def _votes(state: State, cells: int) -> list[Line]:
    """The hands raised so far, until the verdict brings them up again."""
    hands = [
        f"{choice_name(choice)} : {count}"
        for choice, count in zip(state.choices, state.hands, strict=False)
        if count
    ]
    told = _("Votes   {votes}").format(votes="   ".join(hand.replace(" ", "\u00a0") for hand in hands))
    return [[], *([(text, "bold $accent")] for text in wrapped(told, cells))] if hands else []


def _known(state: State, cells: int) -> list[Line]:
    """What everyone has found so far: one line of counts, one a layer of answers."""
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
    return [line for row in rows for line in _folded(row, cells)]


def _folded(row: Line, cells: int) -> list[Line]:
    """A row of pairs over as many lines as it needs."""
    lines: list[Line] = [[]]
    for name, value in zip(row[::2], row[1::2], strict=True):
        if lines[-1] and width([*lines[-1], name, value]) > cells:
            lines.append([])
        lines[-1] += [name, value]
    return lines


def _style(state: State, step: Step) -> str:
    if not state.is_revealed(step):
        return "$muted"
    return "bold reverse" if state.revealed[-1] == step else "bold"


# -- learning ------------------------------------------------------------------------------


def _learn(view: BoardView, cells: int, height: int) -> list[Line]:
    """How many are right, large; the card that was moved last, as a tally."""
    state = view.state
    found = lessons(state)
    now = stand(state.network, found)
    before = _before(view)
    moved = _moved(before, state) if before is not None else None
    was = stand(before.network, found) if moved is not None and before is not None else now
    chosen = moved or state.activity.places[0]
    learn = LearnView(state, now, progress(was, now), chosen, nearest_card(state, chosen))
    right = _("{right} sur {count}").format(right=learn.progress.after, count=len(now))
    lines: list[Line] = [
        centre(line, cells) for line in big_text(right, (cells - 2, max(5, height // 4)), "$accent", _LARGEST)
    ]
    lines += [[], centre([(headline(learn), "bold")], cells)]
    lines += [*examples_lines(learn, cells, 4), [], *thresholds_lines(learn, cells, 4), []]
    return [*lines, *tallies_lines(learn, cells, max(0, height - len(lines)))]


def _before(view: BoardView) -> State | None:
    line = view.session.timeline
    return line.items[line.position - 1] if line.position else None


def _moved(before: State, after: State) -> tuple[int, int] | None:
    """The neuron whose threshold the last move changed."""
    was = {(layer, neuron): by for layer, neuron, by in before.changes}
    now = {(layer, neuron): by for layer, neuron, by in after.changes}
    return next((place for place in {**was, **now} if was.get(place) != now.get(place)), None)


def _train(view: BoardView, cells: int, height: int) -> list[Line]:
    if view.train is None:
        return middle([[(_("L'ordinateur apprend…"), "bold")]], (cells, height))
    from connecte.ui.text.board_train import train_board

    return train_board(view.train, cells, height)


# -- closing words -------------------------------------------------------------------------


def _closing(view: BoardView, cells: int, height: int) -> list[Line]:
    lines: list[Line] = []
    room = min(cells - 6, 96)
    for number, question in enumerate(view.asked, 1):
        told = wrapped(question, room)
        lines += [
            [(f"{number}. " if n == 0 else "   ", "bold $accent"), (text, "bold")]
            for n, text in enumerate(told)
        ]
        lines.append([])
    heading = [
        centre(line, cells) for line in big_text(_("à vous"), (cells, 5 if height > 30 else 3), "$accent")
    ]
    side = " " * max(2, (cells - room) // 2)
    return [fit(line, cells) for line in [*heading, [], *([(side, ""), *line] for line in lines)][:height]]

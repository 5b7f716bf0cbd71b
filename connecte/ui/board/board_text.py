"""Paints what the class sees on the board: the drawing, the pupil at work, what is known, in large
letters.

The painters are those of the facilitator's screen, so nothing is shown before it is revealed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from connecte.core.cards.network import Network
from connecte.core.grid.crossings import Blocks
from connecte.core.grid.fragile import fragile_cells
from connecte.language.i18n import _
from connecte.language.value import replace
from connecte.session.room.room_events import FIRST_LOOK, Project
from connecte.session.rules.hand.lone import lone_cases
from connecte.session.rules.learning import progress, shown_lessons, stand
from connecte.session.rules.notebook import kept_pages
from connecte.session.rules.trying import tells_work
from connecte.session.rules.walking import work_waits
from connecte.session.session import Session
from connecte.session.state import State
from connecte.ui.base.dialogs.duel_text import duel_lines, projected_duel
from connecte.ui.board.board_walk import walk_board
from connecte.ui.draw.draw_text import FRAGILE, fragile_key, title, values_lines, values_panel
from connecte.ui.draw.lookalikes.lookalikes_text import (
    MOST_SHOWN,
    LookalikesView,
    lookalikes_lines,
    lookalikes_title,
)
from connecte.ui.learn.foretold_text import asked, foretold_lines
from connecte.ui.learn.learn_text import (
    LearnView,
    examples_height,
    examples_lines,
    headline,
    progress_lines,
    thresholds_lines,
)
from connecte.ui.learn.practising import practice_lines
from connecte.ui.learn.tallies.tally_text import tallies_lines
from connecte.ui.lesson.closing_text import closing_lines
from connecte.ui.lesson.notebook_text import NotebookView, notebook_lines
from connecte.ui.lesson.questions_text import QuestionView, question_lines
from connecte.ui.lesson.roles_text import RolesView, roles_lines
from connecte.ui.paint.bigletters import big_text
from connecte.ui.paint.card_text import middle
from connecte.ui.paint.drawing_text import Cut, cell_size, grid_lines
from connecte.ui.paint.fool_text import Best, FoolView, fool_board, marked_grid
from connecte.ui.paint.grey_text import grey_lines
from connecte.ui.paint.lines import Line, beside, centre, down_to, fit, within
from connecte.ui.paint.wrapping import wrapped
from connecte.ui.walk.alone.lone_text import LoneView, lone_lines
from connecte.ui.walk.slide.slide_text import SlideView, drawing_panel, map_panel, slide_title
from connecte.ui.walk.voting.vote_text import vote_board

if TYPE_CHECKING:  # not imported at run time: it imports numpy, which only a training needs
    from connecte.ui.board.board_train import Inside
    from connecte.ui.train.pictures.train_view import TrainView


_PROJECTED = ("roles", "notebook", "tables", "lookalikes", "vote", "question", "alone")


@dataclass(frozen=True)
class BoardView:
    """What the board is painted from."""

    session: Session
    train: TrainView | None = None
    """The training, while it is looked at."""
    inside: Inside | None = None
    """The iteration of it that is open."""
    best: Best | None = None
    """The program's best drawing in the game of fooling."""
    asked: tuple[str, ...] = ()
    """The questions of the closing words."""
    trained: Network | None = None
    """The network after training."""
    chosen: int = -1
    """Index of the plain number that is in hand; −1 where none is."""
    closed: bool = False
    """Whether the session is open in no program."""

    @property
    def state(self) -> State:
        """The session's state."""
        return self.session.state


def board_lines(view: BoardView, cells: int, height: int) -> list[Line]:
    """Paint the whole board for (width, height)."""
    room = view.session.room
    if view.closed and height > 1:
        message: Line = [(_(" La séance est fermée. "), "bold reverse")]
        shown = board_lines(replace(view, closed=False), cells, height - 1)
        return [*down_to(shown, height - 1), centre(message, cells)]
    if room.blank:
        return []
    if room.ended:
        return closing_lines(view.asked, cells, height)
    duel = projected_duel(view.state, room.project)
    if duel is not None:
        heading = [[(f" {text}", "bold $accent")] for text in wrapped(duel.heading, cells - 2)]
        return [*heading, *duel_lines(duel, cells, height - len(heading))]
    if room.project.what == "slope" and view.state.phase == "learn":
        from connecte.ui.learn.hand_slope import hand_slope_lines, hand_slope_of  # imports numpy

        return hand_slope_lines(hand_slope_of(view.session, room.project.at), cells, height)
    if room.project.what in _PROJECTED:
        return [fit(line, cells) for line in within(_projected(view, cells, height), height)]
    painter = {
        "draw": _draw,
        "walk": lambda view, cells, height: walk_board(view.state, cells, height),
        "learn": _learn,
        "train": _train,
        "slide": _slide,
        "pool": _slide,
    }[view.state.phase]
    return [fit(line, cells) for line in within(painter(view, cells, height), height)]


def _projected(view: BoardView, cells: int, height: int) -> list[Line]:
    """Paint what the facilitator has opened beside the class's work."""
    state, what, at = view.state, view.session.room.project.what, max(0, view.session.room.project.at)
    if what == "roles":
        room = view.session.room
        return roles_lines(RolesView(state.activity, room.pupils, at, room.names, keys=False), cells, height)
    if what == "question":
        number = min(at, len(state.activity.questions) - 1)
        return question_lines(QuestionView(state, (number,), choice=-1), cells, height) if number >= 0 else []
    if what == "alone":
        return lone_lines(LoneView(state, chosen=-1), cells, height) if lone_cases(state.activity) else []
    if what == "vote":
        return vote_board(state, cells, height)
    if not state.activity.has_cells or (what == "lookalikes" and not state.activity.is_drawn):
        return []
    if what == "lookalikes":
        shown = LookalikesView(state, at // MOST_SHOWN, at % MOST_SHOWN)
        heading: Line = [(lookalikes_title(state), "bold $accent")]
        return [heading, [], *lookalikes_lines(shown, cells, height - 2)]
    page = min(at, max(0, len(kept_pages(state)) - 1))
    tables = what == "tables"
    return notebook_lines(NotebookView(state, page, view.trained, False, tables, False), cells, height)


# -- drawing -------------------------------------------------------------------------------


def _draw(view: BoardView, cells: int, height: int) -> list[Line]:
    state = view.state
    if state.activity.is_on_plane:
        return [[(title(state).strip(), "bold")], [], *values_panel(view, cells, height - 2)]
    pixels = state.activity.pixels
    if pixels is not None:
        size = cell_size(pixels.rows, pixels.columns, (cells, height - 2), 12)
        drawn = grey_lines(state.values, pixels.columns, size)
        return middle([[(title(state).strip(), "bold")], [], *drawn], (cells, height))
    if not state.activity.is_drawn:
        return middle(
            [[(title(state).strip(), "bold")], [], *values_lines(view, cells, height)], (cells, height)
        )
    if state.fool is not None:
        return fool_board(FoolView(state, view.best), cells, height)
    grid = state.activity.grid
    size = cell_size(grid.rows, grid.columns, (cells, height - 2), 12)
    drawn = grid_lines(state.drawing, size, state.activity, Cut())
    if view.session.room.project == Project("fragile", fragile_key(state)) and state.is_told:
        found = fragile_cells(state.network, Blocks(grid, state.activity.strips), state.drawing)
        drawn = marked_grid(state.drawing, size, dict.fromkeys(found, FRAGILE))
    return middle([[(title(state).strip(), "bold")], [], *drawn], (cells, height))


# -- learning ------------------------------------------------------------------------------


def _learn(view: BoardView, cells: int, height: int) -> list[Line]:
    """Paint how many examples are right, large, and the card in hand as a tally."""
    state = view.state
    if state.activity.by_hand_step:
        from connecte.ui.board.board_numbers import numbers_board

        return numbers_board(view.session, cells, height)
    found = shown_lessons(state)
    now = stand(state.seen_network, found)
    before = view.session.before_change
    was = now if before is None else stand(before.seen_network, found)
    watch = view.session.room.watch or FIRST_LOOK
    chosen = (watch.layer, watch.neuron)
    chosen = chosen if chosen in state.activity.places else state.activity.places[0]
    learn = LearnView(state, now, progress(was, now), chosen, keys=False)
    right = _("{right} sur {count}").format(right=learn.progress.after, count=len(now))
    lines: list[Line] = [
        centre(line, cells) for line in big_text(right, (cells - 2, max(5, height // 4)), "$accent", 4)
    ]
    lines += [
        [],
        *(
            centre([(text.strip(), "bold")], cells)
            for text in progress_lines(asked(state) or headline(learn), cells)
        ),
    ]
    lines += foretold_lines(state, cells)
    lines += practice_lines(state, cells, keys=False) if state.unseen is None else []
    lines += [
        *examples_lines(learn, cells, examples_height(height)),
        [],
        *thresholds_lines(learn, cells, 4),
        [],
    ]
    return [*lines, *tallies_lines(learn, cells, max(0, height - len(lines)))]


def _slide(view: BoardView, cells: int, height: int) -> list[Line]:
    """Paint the kernel on the drawing, and what the class has of its map."""
    shown = SlideView(view.state, keys=False)
    left = cells * 11 // 24
    columns = [drawing_panel(shown, left - 2, height - 1), map_panel(shown, cells - left, height - 1)]
    return [[(slide_title(view.state), "bold")], *beside(columns, [left, cells - left])]


def _train(view: BoardView, cells: int, height: int) -> list[Line]:
    if view.train is None:
        waits = work_waits(view.state) if tells_work(view.state) else _("L'ordinateur apprend…")
        return middle([[(waits, "bold")]], (cells, height))
    from connecte.ui.board.board_train import inside_board, train_board

    if view.inside is not None:
        return inside_board(view.inside, cells, height)
    return train_board(view.train, cells, height)

"""The board: a second terminal that follows the session, for the class to look at.

It reads the journal often enough to show each move at once, and never writes to it, so that nothing on
a board can affect the session. A session learns only that a board is open.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.reactive import reactive
from textual.worker import get_current_worker

from connecte.language.i18n import _
from connecte.language.keys.table import PROJECTOR, with_keys
from connecte.language.value import replace
from connecte.session.rules.trying import tells_work
from connecte.session.session import Session
from connecte.session.store.follow import Follower
from connecte.session.story.debrief import questions
from connecte.session.story.story import story
from connecte.ui.base.clock import TICKING, TickingClock
from connecte.ui.base.picture import Picture
from connecte.ui.base.window.steady import SteadyScreen
from connecte.ui.base.window.themed import ThemedApp
from connecte.ui.board.board_text import BoardView, board_lines
from connecte.ui.paint.bigletters import big_text, without_half_blocks
from connecte.ui.paint.card_text import middle
from connecte.ui.paint.fool_text import game_of
from connecte.ui.paint.lines import Line
from connecte.ui.paint.wrapping import wrapped

if TYPE_CHECKING:
    from connecte.core.cards.network import Network
    from connecte.session.state import State
    from connecte.session.store.keeper import Keeper
    from connecte.ui.board.board_train import Inside
    from connecte.ui.paint.fool_text import Best
    from connecte.ui.train.pictures.train_view import TrainView
    from connecte.ui.train.runs.runs import Runs

LOOKS_A_SECOND = 25
_PICTURES_A_SECOND = 20
_ASKED_EVERY = 1.0
"""Seconds after which it is asked again whether the session is open."""
_EDGES = 2
"""Cells left and right of the picture, as the style sheet sets them."""


def _waiting(view: str, cells: int, height: int) -> list[Line]:
    lines = big_text("connecte", (cells - 2, 5), "$accent")
    message: list[Line] = [[(line, "bold")] for line in wrapped(view, cells - 4)]
    return middle([*lines, [], *message], (cells, height))


def _painted(view: BoardView | str, cells: int, height: int) -> list[Line]:
    return _waiting(view, cells, height) if isinstance(view, str) else board_lines(view, cells, height)


class BoardScreen(SteadyScreen[None]):
    """One picture, as large as the window."""

    ALLOW_SELECT = False
    view: reactive[BoardView | str | None] = reactive(None, init=False, repaint=False)

    def compose(self) -> ComposeResult:
        """Lay out the picture."""
        yield Picture(_painted, id="board").data_bind(view=BoardScreen.view)


class BoardApp(ThemedApp):
    """Follows one journal, or the journal of the current session. Read-only."""

    CSS_PATH = "../base/window/connecte.tcss"
    TITLE = "connecte"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [
        Binding(PROJECTOR.names, "switch_theme", _("Projecteur"), show=False),
    ]

    def __init__(
        self,
        path: Path | None = None,
        keeper: Keeper | None = None,
        plain: bool = False,
        light: bool = False,
        clock: TickingClock = TICKING,
    ) -> None:
        if plain:
            without_half_blocks()
        super().__init__(plain, light=light)
        self.clock = clock
        self._keeper = keeper
        self._follows_last = path is None
        self._end_board: Callable[[], None] | None = None
        self._unopened = False
        """Whether the session that is followed is open in no program."""
        self._asked_at: float | None = None
        self._recent: list[Path] = []
        self._chosen_at = clock.monotonic()
        self._follower = None if path is None else Follower(path)
        self._runs: Runs | None = None
        self._best: Best | None = None
        self._trained: tuple[object, Network | None] | None = None
        self._last_tick = clock.monotonic()

    def on_mount(self) -> None:
        """Read the journal, and start the regular checks."""
        if self._keeper is not None:
            with contextlib.suppress(OSError):
                self._end_board = self._keeper.board_here()
        self._screen = BoardScreen()
        self.push_screen(self._screen)
        self.call_after_refresh(self.look)
        self.clock.every(self, 1 / LOOKS_A_SECOND, self.look)
        self.clock.every(self, 1 / _PICTURES_A_SECOND, self._play_on)

    def on_unmount(self) -> None:
        """Remove the sign that a board is open."""
        if self._end_board is not None:
            self._end_board()

    # -- following -------------------------------------------------------------------------

    @property
    def session(self) -> Session | None:
        """The session that is followed; None until one is known."""
        return self._follower.session if self._follower is not None else None

    def look(self) -> None:
        """Read what is new in the journal, and show it."""
        fresh = self._follow_pointer()
        if self._follower is not None:
            fresh |= self._follower.look()
        fresh |= self._ask_whether_open()
        if fresh or self._screen.view is None:
            self._show()

    def _follow_pointer(self) -> bool:
        """Follow the current session where it is another one than before; return whether it is."""
        if self._keeper is None or not self._follows_last:
            return False
        recent, at = self._keeper.recent(), self.clock.monotonic()
        if recent == self._recent and at - self._chosen_at < _ASKED_EVERY:
            return False
        self._recent, self._chosen_at = recent, at
        now = self._keeper.pointed()
        if now is None or (self._follower is not None and now == self._follower.path):
            return False
        self._follower = Follower(now)
        self._runs = None
        self._asked_at = None
        return True

    def _ask_whether_open(self) -> bool:
        """Ask now and then whether a program has the session open; return whether the answer has changed."""
        now, before = self.clock.monotonic(), self._unopened
        if self._follower is None or (self._asked_at is not None and now - self._asked_at < _ASKED_EVERY):
            return False
        self._asked_at = now
        self._unopened = not self._follower.is_open()
        return self._unopened != before

    def _show(self) -> None:
        session = self.session
        if session is None:
            trouble = self._follower.trouble if self._follower is not None else ""
            self._screen.view = trouble or _("Le tableau attend la séance.")
            return
        self._codes.update(session.state.activity.symbols())
        if session.room.blank and not self._unopened:
            self._screen.view = BoardView(session)
            return
        state = session.state
        best = None
        if state.fool is not None and state.fool.revealed:
            if self._best is not None and self._best.game == game_of(state):
                best = self._best
            else:
                self._find_best(session)
        asked = _asked(session) if session.room.ended else ()
        train = self._train(session)
        inside = None if train is None else self._inside(session)
        after = self._after(session)
        self._screen.view = BoardView(session, train, inside, best, asked, after, closed=self._unopened)

    @work(thread=True, exclusive=True, group="best", exit_on_error=False)
    def _find_best(self, session: Session) -> None:
        from connecte.ui.draw.best import find_best

        self._best = find_best(session.state)
        self.call_from_thread(self._show)

    def _after(self, session: Session) -> Network | None:
        """Return the network after training, for the notebook of a class that has watched the training."""
        state = session.state
        if session.room.project.what not in ("notebook", "tables") or not story(session).watched:
            return None
        key = (state.activity.text, state.run)
        if self._trained is None or self._trained[0] != key:
            self._trained = (key, None)
            self._find_trained(state, key)
        return self._trained[1]

    @work(thread=True, exclusive=True, group="trained", exit_on_error=False)
    def _find_trained(self, state: State, key: object) -> None:
        from connecte.content.runs.after_training import AfterTraining

        worker = get_current_worker()
        found = AfterTraining(state.activity, state.run)
        for _reached in found.run():
            if worker.is_cancelled:
                return
        self._trained = (key, found.network)
        self.call_from_thread(self._show)

    # -- the training ----------------------------------------------------------------------

    def _train(self, session: Session) -> TrainView | None:
        """Return the training as the facilitator looks at it, computed here from the same start."""
        state = session.state
        if state.phase != "train" or tells_work(state):
            return None
        from connecte.ui.board.board_look import follow_watch, watched

        if self._runs is None:
            from connecte.ui.train.runs.runs import Runs

            self._runs = Runs({})
        self._runs.follow(state)
        if self._runs.begins():
            self._work(self._runs)
        follow_watch(session, self._runs)
        return watched(session, self._runs, self.size.width - _EDGES)

    def _inside(self, session: Session) -> Inside | None:
        if session.state.phase != "train" or self._runs is None or not session.room.inside.what:
            return None
        from connecte.ui.board.board_look import inside

        return inside(session, self._runs)

    @work(thread=True, exclusive=True, group="runs", exit_on_error=False)
    def _work(self, runs: Runs) -> None:
        worker = get_current_worker()
        while not worker.is_cancelled and runs is self._runs and runs.work():
            time.sleep(0)

    def _play_on(self) -> None:
        """Advance the training while the facilitator plays it."""
        now = self.clock.monotonic()
        passed, self._last_tick = now - self._last_tick, now
        session = self.session
        if session is None or session.state.phase != "train" or self._runs is None or session.room.blank:
            return
        from connecte.ui.board.board_look import watched

        playback = self._runs.current.playback
        shown = self._screen.view
        if (
            (playback.arrived() or playback.playing)
            and isinstance(shown, BoardView)
            and shown.train is not None
        ):
            playback.advance(passed)
            if not session.room.ended and not session.room.project.what:
                self._screen.view = replace(shown, train=watched(session, self._runs, self.size.width - _EDGES))

    # -- the window ------------------------------------------------------------------------

    def on_resize(self) -> None:
        """Paint for the new size."""
        if self.is_running and self._follower is not None:
            self.call_after_refresh(self._show)

    def action_help_quit(self) -> None:
        """Say which key quits."""
        self.notify(with_keys(_("{quit} : fermer")), markup=False)


@lru_cache(maxsize=2)
def _asked(session: Session) -> tuple[str, ...]:
    return tuple(questions(story(session)))

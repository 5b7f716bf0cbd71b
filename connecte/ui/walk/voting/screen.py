"""The vote on what the network will say: hands for each label, for nothing and for several."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.reactive import reactive
from textual.widgets import Static

from connecte.language.i18n import _
from connecte.language.keys.digits import digit_of
from connecte.language.value import replace
from connecte.session.guess.guess_moves import CloseVote, CountHands, VoteAgain
from connecte.session.rules.guessing.voting import hands_for
from connecte.session.state import State
from connecte.ui.base.dialogs.dialog import Dialog
from connecte.ui.base.dialogs.projecting import Projecting
from connecte.ui.base.picture import ClickedPicture
from connecte.ui.paint.lines import more_at, window_start
from connecte.ui.walk.voting.vote_text import LESS, MORE, VoteView, total_text, vote_lines

_LONGEST = 2
"""Digits of a number of hands."""


class VoteScreen(Dialog[None], Projecting[None]):
    """Takes the number of hands for each answer. The boards show nothing until the vote is said to be done."""

    BINDINGS = [Binding("escape", "leave", _("Fermer"))]

    view: reactive[VoteView | None] = reactive(None, init=False, repaint=False)

    def __init__(self, state: State) -> None:
        super().__init__()
        self._first = VoteView(state)
        self._told = False
        """Whether the boards show the vote."""

    def compose(self) -> ComposeResult:
        """Lay out the question, the rows, the total, the keys."""
        with Vertical(classes="dialog"):
            yield Static(
                _("Que va dire le réseau ? Un point pour la classe si elle prévoit juste."), markup=False
            )
            yield ClickedPicture(vote_lines, id="hands").data_bind(view=VoteScreen.view)
            yield Static(id="total", classes="muted", markup=False)
            yield Static(
                _("Un nombre, puis Entrée ; ← → : une main de moins ou de plus. Échap : fermer."),
                classes="muted",
                markup=False,
            )

    def on_mount(self) -> None:
        """Show the votes so far, what can be done first where they are done."""
        view = replace(self._first, pupils=self.classroom.session.room.pupils)
        self._look(replace(view, row=len(view.state.choices)) if view.state.ballot.done else view)

    def _look(self, view: VoteView) -> None:
        hands = self.query_one("#hands", ClickedPicture)
        hands.styles.height = view.rows
        self.query_one("#total", Static).update(total_text(view))
        if view.state.ballot.done and not self._told:
            self._told = True
            self.project("vote", 0)
        self.view = view

    # -- what is typed and clicked ---------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Type a number, change it by one, go to another row, do what the row says."""
        view = self.view
        if view is None:
            return
        digit = digit_of(event.character)
        if event.key in ("up", "down"):
            self._go(view.row + (1 if event.key == "down" else -1))
        elif event.key in ("left", "right"):
            self._add(1 if event.key == "right" else -1)
        elif event.key == "enter":
            self._go(view.row + 1) if view.choice is not None else self._do(view.action)
        elif event.key == "backspace":
            self._look(replace(view, typed=view.typed[:-1]))
        elif event.key == "escape" and view.typed:
            self._look(replace(view, typed=""))
        elif digit is not None and view.choice is not None:
            self._look(replace(view, typed=(view.typed + digit)[-_LONGEST:]))
        else:
            return
        event.stop()
        event.prevent_default()

    def on_clicked_picture_clicked(self, message: ClickedPicture.Clicked) -> None:
        """Take a row in hand; add or remove a hand on its marks; do what a row below says. A click on "…" shows
        the row that it hides.
        """
        if self.view is None:
            return
        height = self.query_one("#hands", ClickedPicture).size.height
        place = (self.view.rows, height, self.view.row)
        row, hidden = window_start(*place) + message.line, more_at(*place, message.line)
        if row >= self.view.rows:
            return
        self._go(row)
        if hidden:
            return
        if self.view.action is not None:
            self._do(self.view.action)
        elif LESS[0] <= message.column < LESS[1]:
            self._add(-1)
        elif MORE[0] <= message.column < MORE[1]:
            self._add(1)

    def _go(self, row: int) -> None:
        """Take the number that was typed, and go to another row."""
        self._take()
        assert self.view is not None
        self._look(replace(self.view, row=row % self.view.rows))

    def _add(self, change: int) -> None:
        self._take()
        assert self.view is not None
        if self.view.choice is not None:
            count = hands_for(self.view.state, self.view.choice) + change
            self._play(CountHands(self.view.choice, max(0, count)))

    def _take(self) -> None:
        view = self.view
        if view is not None and view.typed and view.choice is not None:
            self.view = replace(view, typed="")
            self._play(CountHands(view.choice, int(view.typed)))

    def _do(self, action: str | None) -> None:
        assert self.view is not None
        if action == "leave":
            self.leave()
        elif action == "vote_again":
            self._play(VoteAgain())
            self._go(0)
        elif not self.view.state.ballot.hands:
            self.notify(_("Aucune main n'est comptée."), markup=False, timeout=3)
        else:
            self._play(CloseVote())
            self._go(len(self.view.state.choices))

    def _play(self, move: CountHands | CloseVote | VoteAgain) -> None:
        assert self.view is not None
        self.classroom.play(move)
        self._look(replace(self.view, state=self.classroom.session.state))

"""The walk: strips, counts, cards one after another, outputs, verdict."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.widgets import Footer, Static

from connecte.i18n import _
from connecte.session.moves import ChooseExample, Draw, Reveal, TakeBack, Train, Walk
from connecte.session.state import State
from connecte.ui.commands import BUILT_IN, GLOBAL, WALK, bindings
from connecte.ui.screens.base import PhaseScreen
from connecte.ui.text.diagram import Focus
from connecte.ui.text.draw_text import title
from connecte.ui.text.walk_text import (
    WalkView,
    drawing_panel,
    focus_panel,
    focus_title,
    hint_text,
    network_panel,
    results_panel,
)
from connecte.ui.widgets.picture import Picture


class WalkScreen(PhaseScreen):
    """Reveals one thing at a time, never more than was asked."""

    BINDINGS = bindings(WALK)
    COMMANDS_HERE = (*WALK, *GLOBAL, *BUILT_IN)

    view: reactive[WalkView | None] = reactive(None, init=False)

    def compose(self) -> ComposeResult:
        """Drawing, network and table above; the card in focus below."""
        yield Static(id="title", markup=False)
        with Horizontal(id="classroom"):
            yield Picture(drawing_panel, id="walk-drawing").data_bind(view=WalkScreen.view)
            yield Picture(network_panel, id="walk-network").data_bind(view=WalkScreen.view)
            yield Picture(results_panel, id="walk-results").data_bind(view=WalkScreen.view)
        yield Picture(focus_panel, id="focus").data_bind(view=WalkScreen.view)
        yield Static(id="hint", markup=False)
        yield Footer(show_command_palette=False)

    def watch_state(self, state: State) -> None:
        """A move was made: what is worked at is in focus again."""
        self._look(state, None)

    def _look(self, state: State, picked: Focus) -> None:
        view = WalkView(state, picked)
        done = _("étape {done} / {all} ").format(done=len(state.revealed), all=len(state.steps))
        heading = title(state)
        gap = max(2, self.size.width - len(heading) - len(done))
        self.query_one("#title", Static).update(heading + " " * gap + done)
        self.query_one("#hint", Static).update(" " + hint_text(view))
        self.query_one("#focus", Picture).border_title = focus_title(view).replace("[", r"\[")
        self.view = view

    def on_resize(self) -> None:
        """The title is as wide as the screen."""
        if self.state is not None:
            self._look(self.state, self.view.picked if self.view else None)

    def action_reveal(self) -> None:
        """One thing more."""
        self._stop_looking()
        self.play(Reveal())

    def _stop_looking(self) -> None:
        """Back from a card that was picked to the one being worked at."""
        if self.view and self.state and self.view.picked is not None:
            self._look(self.state, None)

    def action_take_back(self) -> None:
        """One thing less."""
        self._stop_looking()
        self.play(TakeBack())

    def action_whole_card(self) -> None:
        """Up to the end of the card, the strips or the verdict being worked at."""
        if self.state is not None:
            self.play(Reveal(self.state.rest_of_card))

    def action_pick(self, step: int) -> None:
        """Look at another card; nothing is revealed by it."""
        if self.state is None or self.view is None:
            return
        cards = [
            (number, index)
            for number, layer in enumerate(self.state.activity.layers)
            for index in range(len(layer.cards))
        ]
        here = cards.index(self.view.focus) if self.view.focus else (-1 if step > 0 else 0)
        self._look(self.state, cards[(here + step) % len(cards)])

    def action_draw(self) -> None:
        """Back to the drawing."""
        self.play(Draw())

    def action_to_train(self) -> None:
        """On to the training."""
        self.play(Train())

    def action_next_example(self) -> None:
        """The next example, at its first step."""
        if self.state is None:
            return
        number = -1 if self.state.example is None else self.state.example
        following = (number + 1) % len(self.state.activity.examples)
        self.play(Draw(), ChooseExample(following), Walk())

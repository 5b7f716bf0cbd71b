"""Why a weight moved, or did not: a cursor on the numbers, and who pushed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.widgets import Static

from connecte.core.learning.explain import Place
from connecte.language.i18n import _
from connecte.language.keys.table import with_keys
from connecte.language.value import replace
from connecte.session.room.room_events import CLOSED, LookInside
from connecte.ui.base.commands import BUILT_IN, GLOBAL, bindings
from connecte.ui.base.dialogs.dialog import Whole
from connecte.ui.base.picture import Picture, write
from connecte.ui.base.window.footer import Keys
from connecte.ui.paint.lines import content
from connecte.ui.train.commands import WHY
from connecte.ui.train.opened.why_text import WhyView, matrix_panel, pushes_panel, why_title


class WhyScreen(Whole[WhyView]):
    """Show one number and its pushes; arrows turn to any other. Give the view whose push is to be opened."""

    BINDINGS = bindings(WHY)
    COMMANDS_HERE = (*WHY, *GLOBAL, *BUILT_IN)

    view: reactive[WhyView | None] = reactive(None, init=False, repaint=False)

    def compose(self) -> ComposeResult:
        """Lay out all numbers, and the pushes on one."""
        yield Static(id="title", markup=False)
        with Horizontal(id="iteration-body"):
            yield Picture(matrix_panel, id="matrix").data_bind(view=WhyScreen.view)
            yield Picture(pushes_panel, id="pushes").data_bind(view=WhyScreen.view)
        yield Static(id="hint", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        """Show what was set before the screen had its widgets."""
        self.watch_view(self.view)

    def watch_view(self, view: WhyView | None) -> None:
        """Show the number under the cursor."""
        if view is not None and self.is_mounted:
            write(self.query_one("#title", Static), content([why_title(view, self.size.width)]))
            parts = [_(" ← → ↑ ↓ : un autre nombre")]
            if view.lists_pushes:
                has_others = len(view.explanation.pushes) > 1
                parts += [_("{next} {back} : une autre poussée")] if has_others else []
                parts.append(_("{enter} : l'ouvrir") if has_others else _("{enter} : ouvrir cet exemple"))
            write(self.query_one("#hint", Static), with_keys("   ".join(parts)))
            self.refresh_bindings()
            self._tell_boards(view)

    @property
    def idle(self) -> frozenset[str]:
        """The actions that have nothing to do: no push is listed, or one alone."""
        view = self.view
        if view is None or not view.lists_pushes:
            return frozenset(("push(1)", "open"))
        return frozenset() if len(view.explanation.pushes) > 1 else frozenset(("push(1)",))

    def on_screen_resume(self) -> None:
        """Tell the boards what is open."""
        super().on_screen_resume()
        self._tell_boards(self.view)

    def on_screen_suspend(self) -> None:
        """Tell the boards that it is not open any more, unless they know of the next screen already."""
        if self.classroom.session.room.inside.what == "why":
            self.classroom.record_without_redraw(CLOSED)

    def _tell_boards(self, view: WhyView | None) -> None:
        if view is not None and self.is_current:
            layer, neuron, source = view.place
            place = (layer, neuron, -1 if source is None else source)
            event = LookInside("why", view.opened.number, 0, *place, -1, view.push)
            self.classroom.record_without_redraw(event)

    def on_resize(self) -> None:
        """Fit the title to another width."""
        self.watch_view(self.view)

    def action_move(self, rows: int, columns: int) -> None:
        """Move the cursor by a row or a column; past the last row of a layer comes the next layer."""
        view = self.view
        if view is None:
            return
        places = view.activity.places
        layer, neuron, source = view.place
        column = self._column(layer, source)
        layer, neuron = places[(places.index((layer, neuron)) + rows) % len(places)]
        columns_there = len(view.activity.source_names(layer)) + 1
        column = (min(column, columns_there - 1) + columns) % columns_there
        place = Place(layer, neuron, None if column == columns_there - 1 else column)
        self.view = replace(view, place=place, push=0)

    def _column(self, layer: int, source: int | None) -> int:
        assert self.view is not None
        return len(self.view.activity.source_names(layer)) if source is None else source

    def action_push(self, by: int) -> None:
        """Take another example's push in hand."""
        if self.view is not None:
            count = max(1, len(self.view.explanation.pushes))
            self.view = replace(self.view, push=(self.view.push + by) % count)

    def action_open(self) -> None:
        """Give the example that pushes, for the opened iteration."""
        view = self.view
        if view is not None and view.lists_pushes:
            self.leave(view)


def open_why(app: App[Any], view: WhyView, then: Callable[[WhyView | None], None]) -> None:
    """Ask why a number moves, on the one screen that there is for it."""
    if not app.is_screen_installed("why"):
        app.install_screen(WhyScreen(), "why")
    screen = app.get_screen("why", WhyScreen)
    if screen not in app.screen_stack:
        screen.view = view
        app.push_screen("why", then)

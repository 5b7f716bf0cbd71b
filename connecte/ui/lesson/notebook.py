"""The class's notebook, open from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.reactive import reactive
from textual.widgets import Static
from textual.worker import get_current_worker

from connecte.content.writing.new_examples import written
from connecte.language.errors import ActivityError, FileError, UsageError
from connecte.language.i18n import _, ngettext
from connecte.language.keys.table import with_keys
from connecte.language.value import replace
from connecte.session.guess.tried.grey import DropGrey, LabelGrey, OpenGrey
from connecte.session.moves import DropPage, LabelPage, OpenPage, SignPage, TestPages, TogglePage
from connecte.session.page import as_examples, page_name
from connecte.session.rules.notebook import kept_pages
from connecte.session.state import State
from connecte.session.story.story import story
from connecte.ui.base.commands import bindings
from connecte.ui.base.dialogs.projecting import Projecting
from connecte.ui.base.dialogs.write import NameScreen
from connecte.ui.base.picture import Picture, write
from connecte.ui.base.window.footer import Keys
from connecte.ui.lesson.commands import NOTEBOOK
from connecte.ui.lesson.notebook_text import NotebookView, notebook_lines, pages_across

if TYPE_CHECKING:
    from connecte.core.cards.network import Network
    from connecte.session.moves import Move


_ON_A_PAGE = ("toggle_learning", "label", "sign", "drop", "open_page", "move")
"""Commands for the page in hand."""
_OF_PAGES = ("toggle_learning", "sign", "make_examples")
"""What pictures in grey have not: cards of so many numbers are not learned by hand."""


class NotebookScreen(Projecting[None]):
    """Show pages to look through, to test, to learn from."""

    BINDINGS = bindings(NOTEBOOK)
    COMMANDS_HERE = NOTEBOOK

    view: reactive[NotebookView | None] = reactive(None, init=False, repaint=False)

    def compose(self) -> ComposeResult:
        """Lay out a title, the pages, the keys."""
        yield Static(id="title", markup=False)
        yield Picture(notebook_lines, id="notebook").data_bind(view=NotebookScreen.view)
        yield Keys()

    def on_mount(self) -> None:
        """Take the last page in hand; train a network where the class has seen training."""
        session = self.classroom.session
        state = session.state
        # Before the class has watched the computer learn, its answers would be told.
        seen = state.activity.training is not None and story(session).watched > 0
        self.view = NotebookView(state, max(0, len(kept_pages(state)) - 1), None, seen)
        self._say()
        if seen:
            self._train(state)

    def watch_view(self, view: NotebookView | None) -> None:
        """Show the same on the board."""
        if view is not None:
            self.project("tables" if view.tables else "notebook", view.at)

    def _say(self) -> None:
        assert self.view is not None
        count = len(kept_pages(self.view.state))
        message = ngettext(
            " Le carnet de la classe : {count} dessin", " Le carnet de la classe : {count} dessins", count
        )
        write(self.query_one("#title", Static), message.format(count=count))

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _train(self, state: State) -> None:
        from connecte.content.runs.after_training import AfterTraining

        worker = get_current_worker()
        found = AfterTraining(state.activity, state.run)
        for _reached in found.run():
            if worker.is_cancelled:
                return
        self.app.call_from_thread(self._trained, found.network)

    def _trained(self, network: Network | None) -> None:
        if self.view is not None:
            self.view = replace(self.view, trained=network, training=False)

    def _play(self, move: Move) -> None:
        """Make a move, and show the notebook as it is then."""
        self.classroom.play(move)
        self._show()

    def _show(self) -> None:
        assert self.view is not None
        state = self.classroom.session.state
        at = min(self.view.at, max(0, len(kept_pages(state)) - 1))
        self.view = replace(self.view, state=state, at=at)
        self._say()

    @property
    def _is_grey(self) -> bool:
        """Whether the pages are pictures in grey."""
        return self.classroom.session.state.activity.pixels is not None

    @property
    def _in_hand(self) -> NotebookView | None:
        """The view, where there is a page in hand."""
        return self.view if self.view is not None and kept_pages(self.view.state) else None

    def action_move(self, rows: int, pages: int) -> None:
        """Take another page in hand."""
        view = self._in_hand
        if view is None:
            return
        room = self.query_one("#notebook", Picture).size
        at = view.at + pages + rows * pages_across(view.state, room.width, room.height)
        self.view = replace(view, at=min(max(at, 0), len(kept_pages(view.state)) - 1))

    def action_open_page(self) -> None:
        """Put the page's drawing on the grid."""
        view = self._in_hand
        if view is not None:
            self.leave()
            self.classroom.play(OpenGrey(view.at) if self._is_grey else OpenPage(view.at))

    def action_test(self) -> None:
        """Ask what the network says of all pages."""
        if self._in_hand is not None:
            self._play(TestPages())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer nothing for the page in hand while tables are shown."""
        if action in _OF_PAGES and self._is_grey:
            return False
        return not (action in _ON_A_PAGE and self.view is not None and self.view.tables)

    def action_toggle_learning(self) -> None:
        """Add the page to the examples that the class learns from, or take it out."""
        view = self._in_hand
        if view is None:
            return
        if view.state.pages[view.at].wanted is None:
            self.notify(
                with_keys(_("Pour l'apprendre, dire d'abord ce que c'est : {wanted}.")), markup=False, timeout=3
            )
            return
        self._play(TogglePage(view.at))

    def action_label(self) -> None:
        """Say the next label that the page may be meant to be."""
        view = self._in_hand
        if view is not None:
            labels = [None, *view.state.activity.answers]
            label = labels[(labels.index(kept_pages(view.state)[view.at].wanted) + 1) % len(labels)]
            self._play(LabelGrey(view.at, label) if self._is_grey else LabelPage(view.at, label))

    def action_sign(self) -> None:
        """Ask who drew the page."""
        view = self._in_hand
        if view is None:
            return
        at = view.at
        question = _("Qui a dessiné {page} ?").format(page=page_name(at))

        def signed(name: str | None) -> None:
            if name is not None:
                self._play(SignPage(at, name))

        self.app.push_screen(NameScreen(question, view.state.pages[at].by), signed)

    def action_drop(self) -> None:
        """Remove the page; undo puts it back."""
        view = self._in_hand
        if view is not None:
            self._play(DropGrey(view.at) if self._is_grey else DropPage(view.at))

    def action_undo(self) -> None:
        """Go back to before the last move."""
        if self.view is not None:
            self.classroom.undo()
            if self.app.screen is self:  # else it was a step to another screen
                self._show()

    def action_make_examples(self) -> None:
        """Write the labelled drawings into the activity's file, or into a copy of a shipped one."""
        if self.view is None:
            return
        state = self.view.state
        kept = as_examples(state.pages, state.activity)
        if not kept.examples:
            self.notify(_("Aucun dessin nouveau ne dit ce qu'il devrait être."), markup=False, timeout=4)
            return
        try:
            path = written(state.activity, kept.examples, None)
        except (ActivityError, UsageError, FileError) as error:
            self.notify(str(error), severity="error", markup=False)
            return
        added = ngettext(
            "{count} exemple de plus dans {path}", "{count} exemples de plus dans {path}", len(kept.examples)
        )
        self.notify(added.format(count=len(kept.examples), path=path), markup=False)

    def action_tables(self) -> None:
        """Show wanted against said, or the pages."""
        if self.view is not None:
            self.view = replace(self.view, tables=not self.view.tables)
            self.refresh_bindings()

"""The menu in a dialog: arrows, the mouse or a few letters choose, Enter runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive

from connecte.language.keys.table import BACK, DOWN, END, MENU, NEXT, START, UP, Key
from connecte.language.value import replace
from connecte.ui.app.menu.menu_text import MenuView, menu_height, menu_lines, row_at
from connecte.ui.base.commands import BUILT_IN, CLOSE, GLOBAL, Command, bindings, commands_of
from connecte.ui.base.dialogs.dialog import Dialog
from connecte.ui.base.picture import Picture
from connecte.ui.base.window.too_small import TooSmallScreen

_PAGE = 10


class _List(Picture):
    """The painted menu; posts which line was clicked."""

    @dataclass
    class Clicked(Message):
        """A line was clicked."""

        y: int

    def on_click(self, event: events.Click) -> None:
        """Post the line."""
        event.stop()
        self.post_message(self.Clicked(int(event.y)))


class MenuScreen(Dialog[Command]):
    """Returns the chosen command, or None."""

    BINDINGS = bindings((replace(CLOSE, by=(*CLOSE.pressed, MENU)),))

    view: reactive[MenuView | None] = reactive(None, init=False, repaint=False)

    def __init__(self, commands: Sequence[Command], note: str = "", has_cells: bool = True) -> None:
        super().__init__()
        self._first = MenuView(tuple(commands), note=note, has_cells=has_cells)

    def compose(self) -> ComposeResult:
        """Lay out one picture, as high as the whole menu where there is room."""
        with Vertical(classes="dialog wide", id="menu-frame"):
            yield _List(menu_lines, id="menu").data_bind(view=MenuScreen.view)

    def on_mount(self) -> None:
        """Show all entries, the first in hand."""
        self.query_one("#menu-frame").styles.height = menu_height(self._first) + 2  # and its frame
        self.view = self._first

    def _look(self, typed: str, at: int) -> None:
        if self.view is not None:
            view = replace(self.view, typed=typed, at=0)
            self.view = replace(view, at=min(max(at, 0), max(0, len(view.entries) - 1)))

    def on_key(self, event: events.Key) -> None:
        """Move with the arrows, find with letters, run with Enter."""
        view = self.view
        if view is None:
            return
        by = _moved(event.key, bool(view.typed), len(view.entries))
        if event.key == "enter":
            self._run(view.entries[view.at] if view.entries else None)
        elif event.key == "backspace" and view.typed:
            self._look(view.typed[:-1], 0)
        elif by:
            self._look(view.typed, view.at + by)
        elif event.character is not None and event.is_printable:
            self._look(view.typed + event.character, 0)
        else:
            return
        event.stop()
        event.prevent_default()

    def _run(self, command: Command | None) -> None:
        if command is not None:
            self.leave(command)

    def on__list_clicked(self, message: _List.Clicked) -> None:
        """Run the command that was clicked."""
        if self.view is not None:
            self._run(row_at(self.view, message.y, self.query_one("#menu").size.height))

    def on_mouse_scroll_down(self) -> None:
        """Take the entry below in hand."""
        if self.view is not None:
            self._look(self.view.typed, self.view.at + 1)

    def on_mouse_scroll_up(self) -> None:
        """Take the entry above in hand."""
        if self.view is not None:
            self._look(self.view.typed, self.view.at - 1)


def _is(name: str, *keys: Key) -> bool:
    return any(name in key.names.split(",") for key in keys)


def _moved(name: str, typing: bool, entries: int) -> int:
    """Count the entries that a key moves on; a space belongs to what is typed, where something is."""
    if name == "pagedown":
        return _PAGE
    if name == "pageup":
        return -_PAGE
    if _is(name, DOWN) or (_is(name, NEXT) and not typing):
        return 1
    if _is(name, UP, BACK):
        return -1
    return -entries if _is(name, START) else entries if _is(name, END) else 0


def open_menu(app: App[int], has_cells: bool = True) -> None:
    """Open the menu of the screen shown, and run the command chosen; `has_cells` says whether the class
    draws.
    """

    async def run(command: Command | None) -> None:
        if command is not None:
            on_app = command in (*GLOBAL, *BUILT_IN)
            await app.run_action(command.action, app if on_app else app.screen)

    if not isinstance(app.screen, (MenuScreen, TooSmallScreen)):
        commands = [command for command in commands_of(app.screen_stack) if command.name != "menu"]
        app.push_screen(MenuScreen(commands, getattr(app.screen, "menu_note", ""), has_cells), run)

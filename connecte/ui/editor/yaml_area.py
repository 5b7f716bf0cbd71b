"""The text area of the editor, which colours keys, comments and texts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.geometry import Offset, Size
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

_KEY = re.compile(r"^\s*(?:- )?([\w]+):(?= |$)")
_INNER_KEY = re.compile(r"[{,] ?([\w]+):(?= )")
_REMARK = re.compile(r"(?:^|(?<=\s))#.*$")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


def indent_after(before: str) -> int:
    """Return how many spaces a new line begins with, below a line that reads `before` up to the cursor:
    those of that line, two more below a "key:" or inside an item that begins with "- ".
    """
    indent = len(before) - len(before.lstrip(" "))
    text = before[indent:].rstrip()
    if text.startswith("- ") or text == "-":
        indent += 2
    if re.search(r":(?: [|>][+-]?)?$", text) and not text.startswith("#"):
        indent += 2
    return indent


class YamlArea(TextArea):
    """A text area that colours YAML. The colours carry no information of their own.

    `edited` is called after each change of the text by the user, before it is painted.
    """

    class FindAsked(Message):
        """A text is to be found."""

    class Resized(Message):
        """Rows of the text have changed their places."""

    BINDINGS = [
        Binding("ctrl+home", "to_end_of_text(False)", show=False),
        Binding("ctrl+end", "to_end_of_text(True)", show=False),
    ]

    def __init__(self, text: str, edited: Callable[[], object], **options: Any) -> None:
        super().__init__(text, **options)
        self._edited = edited
        self._room = Size()

    def edit(self, edit: Edit) -> EditResult:
        """Change the text."""
        result = super().edit(edit)
        self._edited()
        return result

    def undo(self) -> None:
        """Take back the last edits."""
        super().undo()
        self._edited()

    def redo(self) -> None:
        """Make the edits again that were taken back last."""
        super().redo()
        self._edited()

    async def on_key(self, event: events.Key) -> None:
        """Leave the screen with Escape, and handle editing keys at once.

        Textual gives Escape in a text area to the next widget. Letters are handled at once, so a key
        that went through the bindings would come after the letters typed behind it.
        """
        if event.key == "escape":
            event.prevent_default()
            return
        if event.key in self._own_keys:
            event.stop()
            event.prevent_default()
            self._own_keys[event.key]()
            return
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            event.stop()
            event.prevent_default()
            await self.run_action(binding.action)
            return

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor's line in view, and say that long lines are folded elsewhere.

        An area that is only taller hides nothing: where a message leaves, what is read stays in its place.
        """
        before, self._room = self._room, event.size
        if event.size.width != before.width or event.size.height < before.height:
            self.call_after_refresh(self.scroll_cursor_visible)  # textual folds the lines after this handler
        self.post_message(self.Resized())

    @property
    def _own_keys(self) -> dict[str, Callable[[], object]]:
        """Keys that do something else here than in textual's text area."""
        keys: dict[str, Callable[[], object]] = {
            "enter": self._new_line,
            "ctrl+f": lambda: self.post_message(self.FindAsked()),
        }
        line, column = self.cursor_location
        before = self.document.get_line(line)[:column]
        if self.selection.is_empty and before and not before.strip(" "):
            keys["backspace"] = self._take_indent_back
        return keys

    def _new_line(self) -> None:
        """Begin a line at the indent that its text most probably has."""
        line, column = self.selection.start if self.selection.start < self.selection.end else self.selection.end
        before = self.document.get_line(line)[:column]
        self.replace("\n" + " " * indent_after(before), *self.selection, maintain_selection_offset=False)
        self.scroll_cursor_visible()

    def _take_indent_back(self) -> None:
        """Remove the spaces before the cursor back to the last step of indent."""
        line, column = self.cursor_location
        self.delete((line, (column - 1) // self.indent_width * self.indent_width), (line, column))

    def visible_lines(self) -> tuple[int, ...]:
        """Return, for each row in view, the number of its line, from 1; 0 for a row that a long line goes
        on in, and for rows below the text.
        """
        top = int(self.scroll_offset.y)
        rows = self.wrapped_document.height  # textual counts all lines each time
        found = []
        for row in range(top, top + self.size.height):
            inside = row < rows
            line, column = self.wrapped_document.offset_to_location(Offset(0, row)) if inside else (-1, 0)
            found.append(line + 1 if column == 0 else 0)
        return tuple(found)

    def show_below_top(self, line: int) -> None:
        """Scroll to where a line (from 0) is the fourth row in view."""
        last = self.document.line_count - 1
        row = self.wrapped_document.location_to_offset((min(line, last), 0)).y
        self.scroll_to(y=max(0, row - 3), animate=False)

    def put_text(self, text: str) -> None:
        """Replace the whole text; the user can take that back as any edit."""
        self.history.checkpoint()
        self.replace(text, (0, 0), self.document.end)
        self.history.checkpoint()

    def action_to_end_of_text(self, end: bool) -> None:
        """Move the cursor before the first character, or after the last."""
        self.move_cursor(self.document.end if end else (0, 0))

    def get_line(self, line_index: int) -> Text:
        """Return the line with its parts in their colours."""
        line = super().get_line(line_index)
        text = line.plain
        colours = self.app.theme_variables
        for match in (_KEY.match(text), *_INNER_KEY.finditer(text)):
            if match:
                line.stylize(colours["primary"], *match.span(1))
        for match in _QUOTED.finditer(text):
            line.stylize(colours["success"], *match.span())
        # The # of a drawing begins no comment: a line of cells has no letters.
        remark = _REMARK.search(_QUOTED.sub(lambda found: "x" * len(found[0]), text))
        if remark and re.search(r"[^#.\s]", remark[0]):
            line.stylize(colours["muted"], *remark.span())
        return line

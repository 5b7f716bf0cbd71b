"""The text area of the editor, which colours keys, comments and texts."""

from __future__ import annotations

import re

from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.widgets import TextArea

_KEY = re.compile(r"^\s*(?:- )?([\w]+):(?= |$)")
_INNER_KEY = re.compile(r"[{,] ?([\w]+):(?= )")
_REMARK = re.compile(r"(?:^|(?<=\s))#.*$")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


class YamlArea(TextArea):
    """A text area that colours YAML. The colours carry no information of their own."""

    BINDINGS = [
        Binding("ctrl+home", "to_end_of_text(False)", show=False),
        Binding("ctrl+end", "to_end_of_text(True)", show=False),
    ]

    async def on_key(self, event: events.Key) -> None:
        """Leave the screen with Escape, and handle editing keys at once.

        Textual gives Escape in a text area to the next widget. Letters are handled at once, so a key
        that went through the bindings would come after the letters typed behind it.
        """
        if event.key == "escape":
            event.prevent_default()
            return
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            event.stop()
            event.prevent_default()
            await self.run_action(binding.action)
            return

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

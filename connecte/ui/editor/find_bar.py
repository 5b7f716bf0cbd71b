"""The line where a text to find is typed; it stands under the editor's text while it is in use."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input
from textual.widgets.text_area import Selection

from connecte.language.i18n import _, as_typed
from connecte.ui.editor.yaml_area import YamlArea


class FindBar(Input):
    """Asks for the next or the last place of what is typed; leaves with Escape."""

    class Asked(Message):
        """A text is to be found: from the cursor on, after it, or before it."""

        def __init__(self, text: str, direction: int) -> None:
            super().__init__()
            self.text = text
            self.direction = direction
            """0 from the cursor on, 1 after it, -1 before it."""

    class Left(Message):
        """The line is no longer needed."""

    def __init__(self) -> None:
        placeholder = _("Chercher (Entrée ou ↓ : plus loin, ↑ : plus haut, Échap : fermer)")
        super().__init__(placeholder=placeholder, compact=True, id="edit-find")

    def on_key(self, event: events.Key) -> None:
        """Go on, go back or leave."""
        if event.key in ("enter", "down", "up", "escape", "ctrl+f"):
            event.stop()
            event.prevent_default()
            direction = -1 if event.key == "up" else 1
            self.post_message(self.Left() if event.key == "escape" else self.Asked(self.value, direction))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for what is typed, from the cursor on."""
        event.stop()
        self.post_message(self.Asked(self.value, 0))


def found_at(lines: list[str], wanted: str, start: tuple[int, int], direction: int) -> tuple[int, int] | None:
    """Return (line, column) of a text, upper and lower case taken as one, and ’ and ': the next place
    after `start` where `direction` is 1, at or after it where it is 0, the last before it where it is -1.
    The search goes on at the other end. None where the text is nowhere.
    """
    sought = as_typed(wanted).casefold()
    if not sought:
        return None
    places: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        folded = as_typed(line).casefold()
        at = folded.find(sought)
        while at >= 0:
            places.append((number, at))
            at = folded.find(sought, at + 1)
    if not places:
        return None
    if direction < 0:
        return max((place for place in places if place < start), default=places[-1])
    after = (place for place in places if place > start or (place == start and direction == 0))
    return min(after, default=places[0])


class Finding:
    """Searches the YamlArea of a screen for what is typed into its FindBar."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen

    def show(self) -> None:
        """Show the line where a text to find is typed."""
        bar = self._screen.query_one(FindBar)
        bar.display = True
        bar.focus()

    def select(self, text: str, direction: int) -> None:
        """Select the place of a text, and show it; see `found_at`."""
        area = self._screen.query_one(YamlArea)
        selected = area.selection
        start = min(selected.start, selected.end)
        found = found_at(area.text.split("\n"), text, start, direction)
        self._screen.query_one(FindBar).set_class(found is None and bool(text), "-nothing")
        if found is None:
            return
        area.selection = Selection(found, (found[0], found[1] + len(text)))
        area.scroll_cursor_visible(center=True)

    def close(self) -> None:
        """Close the line and go on writing."""
        self._screen.query_one(FindBar).display = False
        self._screen.query_one(YamlArea).focus()

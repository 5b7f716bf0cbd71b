"""Shows all examples as small pictures; a number chooses one."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Grid, VerticalScroll
from textual.message import Message
from textual.widgets import Static

from connecte.content.activity import Activity, Example
from connecte.language.i18n import _
from connecte.language.keys.digits import digit_of
from connecte.ui.base.dialogs.dialog import Dialog
from connecte.ui.paint.drawing_text import number_lines, thumbnail
from connecte.ui.paint.grey_text import thumbnail_lines
from connecte.ui.paint.lines import Line, content

_COLUMNS = 8
_MOST_PICTURES = 40
"""How many of a set of pictures are shown; the others are chosen by their number."""
_MOST_NUMBERS = 200
"""The same of drawings and of plain numbers, which take less room."""
_ON_CARDS = "▪"
"""The mark of an example that is on the cards of the learning by hand."""


class _Thumbnail(Static, can_focus=True):
    """One example, chosen by a click or Enter."""

    class Picked(Message):
        """The example was chosen."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, activity: Activity, example: Example, mark: str) -> None:
        heading: Line = [(_("n° {n}").format(n=example.number), "bold $accent"), (mark, "bold")]
        shown = thumbnail(example.drawing) if example.drawing.grid.rows else number_lines(activity, example)
        if activity.pixels is not None:
            heading.append((f" ({example.label})", "$muted"))
            shown = thumbnail_lines(example.counts, activity.pixels.columns)
        super().__init__(content([heading, *shown]))
        self._number = example.number

    def on_click(self) -> None:
        """Choose the example."""
        self.post_message(self.Picked(self._number))

    @property
    def number(self) -> int:
        """The number of the example."""
        return self._number


class ExamplesScreen(Dialog[int]):
    """Returns the number of the chosen example, or None. Where examples are put on the cards and taken off
    them, `chosen` are those that are there, and have a mark.
    """

    BINDINGS = [
        Binding("escape", "leave", _("Fermer")),
        Binding("right", "app.focus_next", show=False),
        Binding("left", "app.focus_previous", show=False),
        Binding("down", "row(1)", show=False),
        Binding("up", "row(-1)", show=False),
    ]

    def __init__(self, activity: Activity, chosen: frozenset[int] | None = None) -> None:
        super().__init__()
        self._chosen = chosen
        self._activity = activity
        self._examples = activity.examples
        self._most = _MOST_NUMBERS if activity.pixels is None else _MOST_PICTURES
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Lay out the pictures in a grid."""
        with VerticalScroll(classes="dialog wide"):
            yield Static(id="typed", markup=False)
            with Grid(id="thumbnails"):
                for example in self._examples[: self._most]:
                    yield _Thumbnail(self._activity, example, self._mark(example.number))
            legend = [] if self._chosen is None else [_("{mark} : sur les cartes").format(mark=_ON_CARDS)]
            legend += [] if self._chosen is None else [_("Entrée : mettre ou enlever")]
            yield Static("   ".join([*legend, _("Échap : fermer")]), classes="muted", markup=False)

    def _mark(self, number: int) -> str:
        """Return the mark of an example that is on the cards, which is not that of a right answer."""
        return f" {_ON_CARDS}" if self._chosen is not None and number in self._chosen else ""

    def on_mount(self) -> None:
        """Focus the first picture."""
        self.query(_Thumbnail).first().focus()
        self._say()

    def _say(self) -> None:
        message = _("Choisir un exemple : son numéro, ou les flèches et Entrée")
        if len(self._examples) > self._most:
            message = _("Choisir un exemple : son numéro, de 0 à {last}, ou les flèches et Entrée")
            message = message.format(last=len(self._examples) - 1)
        if self._typed:
            message = _("Numéro {typed} : Entrée").format(typed=self._typed)
        self.query_one("#typed", Static).update(message)

    def on_key(self, event: events.Key) -> None:
        """Collect digits to a number; Enter chooses that number, or else the picture in focus."""
        last = len(self._examples) - 1
        digit = digit_of(event.character)
        if event.key == "enter":
            event.stop()
            focused = self.focused
            number = int(self._typed) if self._typed else getattr(focused, "number", None)
            self.leave(number)
        elif digit is not None:
            event.stop()
            number = int(self._typed + digit)
            self._typed = str(number) if number <= last else ""
            self._say()

    def action_row(self, by: int) -> None:
        """Move the focus a row up or down."""
        pictures = list(self.query(_Thumbnail))
        here = next((n for n, picture in enumerate(pictures) if picture.has_focus), 0)
        pictures[min(max(here + by * _COLUMNS, 0), len(pictures) - 1)].focus()

    def on__thumbnail_picked(self, message: _Thumbnail.Picked) -> None:
        """Return the example that was clicked."""
        self.leave(message.number)

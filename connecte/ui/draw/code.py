"""The code of a drawing, to dictate; or one from another machine, to type."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Static

from connecte.core.grid.code import Typed, code, drawings_of, spelt
from connecte.core.grid.drawing import Drawing
from connecte.language.i18n import _
from connecte.ui.base.dialogs.form import Form
from connecte.ui.paint.bigletters import big_text
from connecte.ui.paint.lines import Line, content
from connecte.ui.paint.wrapping import wrapped

_ROOM = 70
_LONGEST = 6000
"""Characters of the field: more codes than the notebook has pages."""


class CodeInput(Input):
    """A field for codes: lines that are pasted become one line, where the field takes only their first."""

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        codes = "; ".join(filter(None, map(str.strip, event.text.splitlines())))
        self.replace(codes, *self.selection)


class CodeScreen(Form[Typed]):
    """Show a drawing's code; give the drawings of other codes that were typed or pasted, or None."""

    BINDINGS = [Binding("escape", "leave", _("Fermer"))]

    def __init__(self, drawing: Drawing) -> None:
        super().__init__()
        self._drawing = drawing

    def compose(self) -> ComposeResult:
        """Lay out the code, large and spelt, and a field for another one."""
        with Vertical(classes="dialog wide"):
            if self._drawing.black:
                yield Static(content(_shown(self._drawing)))
            yield Static(_("Le code d'un autre dessin, dicté depuis une autre machine :"), markup=False)
            yield CodeInput(placeholder="ABCD EFGH JKMN", max_length=_LONGEST)
            yield Static(
                _("Entrée : mettre ce dessin sur la grille   Échap : fermer"),
                id="answer",
                classes="muted",
                markup=False,
            )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the drawings of the codes; say what is wrong where there is none."""
        typed = drawings_of(event.value, self._drawing.grid)
        if typed.drawings:
            self.leave(typed)
        elif typed.wrong:
            fault = typed.wrong[0][1]
            self.query_one("#answer", Static).update(fault[:1].upper() + fault[1:])


def _shown(drawing: Drawing) -> list[Line]:
    """Write the code in large letters, a group a line where it is long, and how to say it."""
    text = code(drawing)
    lines: list[Line] = [[(_("Le code de ce dessin :"), "")], []]
    lines += big_text(text, (_ROOM, 3), "$accent")
    lines += [[], [(text, "bold")]]
    return [*lines, *([(part, "$muted")] for part in wrapped(spelt(text), _ROOM)), []]

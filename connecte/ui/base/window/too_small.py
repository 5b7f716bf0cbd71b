"""What is shown instead of everything else in a window that is too small."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from connecte.language.i18n import _

LEAST_WIDTH, LEAST_HEIGHT = 80, 24


class TooSmallScreen(ModalScreen[None]):
    """Asks for a larger window; goes away by itself."""

    def compose(self) -> ComposeResult:
        """One sentence."""
        sentence = _(
            "La fenêtre est trop petite : il faut {width} colonnes et {height} lignes. "
            "L'agrandir, ou réduire la taille des caractères."
        )
        yield Static(sentence.format(width=LEAST_WIDTH, height=LEAST_HEIGHT), id="too-small", markup=False)

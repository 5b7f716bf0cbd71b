"""What is shown instead of everything else in a window that is too small."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from connecte.i18n import _

LEAST_WIDTH, LEAST_HEIGHT = 80, 24


class TooSmallScreen(ModalScreen[None]):
    """Asks for a larger window; goes away by itself."""

    def compose(self) -> ComposeResult:
        """One sentence."""
        with Vertical(id="too-small"):
            yield Static(
                _("La fenêtre est trop petite : il faut {width} colonnes et {height} lignes.\n"
                  "L'agrandir, ou réduire la taille des caractères.").format(
                    width=LEAST_WIDTH, height=LEAST_HEIGHT
                ),
                markup=False,
            )  # fmt: skip

"""What is shown instead of everything else in a window that is too small."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

from connecte.language.i18n import _
from connecte.ui.base.window.steady import SteadyScreen

LEAST_WIDTH, LEAST_HEIGHT = 80, 24


def is_too_small(size: Size) -> bool:
    """Whether a window of that size is no use to a class."""
    return size.width < LEAST_WIDTH or size.height < LEAST_HEIGHT


class TooSmallScreen(ModalScreen[None], SteadyScreen[None]):
    """Asks for a larger window; closes by itself once there is one."""

    def on_screen_resume(self) -> None:
        """Look at the size again: the window may have grown while another screen stood over this one."""
        self.app.call_later(self.go_where_large)

    def go_where_large(self) -> None:
        """Uncover what is below, once the window is large enough."""
        if self.app.screen is self and not is_too_small(self.app.size):
            self.app.pop_screen()

    def compose(self) -> ComposeResult:
        """Lay out one sentence."""
        sentence = _(
            "La fenêtre est trop petite : il faut {width} colonnes et {height} lignes. "
            "L'agrandir, ou réduire la taille des caractères."
        )
        yield Static(sentence.format(width=LEAST_WIDTH, height=LEAST_HEIGHT), id="too-small", markup=False)

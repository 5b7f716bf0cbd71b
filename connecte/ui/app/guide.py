"""Shows the guide as pages in the terminal."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Markdown

from connecte.language.i18n import _
from connecte.ui.base.window.footer import Keys
from connecte.ui.base.window.themed import ThemedApp


class GuideApp(ThemedApp):
    """Shows one document to scroll through; `codes` replace emojis where only ASCII can be shown."""

    BINDINGS = [
        Binding("q,escape", "quit", _("Fermer")),
        Binding("space,pagedown", "scroll(1)", _("Suite"), key_display=_("Espace")),
        Binding("backspace,pageup", "scroll(-1)", _("Avant"), key_display="⌫"),
        Binding("p", "switch_theme", _("Projecteur")),
    ]
    CSS = "VerticalScroll { padding: 0 2; } Markdown { max-width: 100; }"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, text: str, codes: dict[str, str] | None = None) -> None:
        super().__init__(codes is not None, codes)
        self._text = text

    def compose(self) -> ComposeResult:
        """Lay out the document."""
        with VerticalScroll():
            yield Markdown(self._text)
        yield Keys()

    def on_mount(self) -> None:
        """Set the theme, and focus the document so that keys scroll it."""
        self.wear_theme()
        self.query_one(VerticalScroll).focus()

    def action_scroll(self, direction: int) -> None:
        """Scroll a page down or up."""
        pages = self.query_one(VerticalScroll)
        if direction > 0:
            pages.scroll_page_down()
        else:
            pages.scroll_page_up()

    def action_help_quit(self) -> None:
        """Say which key quits."""
        self.notify(_("q : fermer"), markup=False)

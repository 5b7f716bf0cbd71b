"""The guide as pages in the terminal."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.driver import Driver
from textual.widgets import Footer, Markdown

from connecte.i18n import _
from connecte.ui.plain_driver import plain_driver
from connecte.ui.theme import DARK, PROJECTOR


class GuideApp(App[int]):
    """One document to scroll through; `codes` stand for emojis where only ASCII is shown."""

    BINDINGS = [
        Binding("q,escape", "quit", _("Fermer")),
        Binding("space,pagedown", "scroll(1)", _("Suite"), key_display=_("Espace")),
        Binding("backspace,pageup", "scroll(-1)", _("Avant"), key_display="⌫"),
        Binding("p", "switch_theme", _("Projecteur")),
    ]
    CSS = "VerticalScroll { padding: 0 2; } Markdown { max-width: 100; }"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, text: str, codes: dict[str, str] | None = None) -> None:
        self._codes = codes
        super().__init__()
        self._text = text

    def get_driver_class(self) -> type[Driver]:
        """Under a translator where the terminal shows ASCII only."""
        driver = super().get_driver_class()
        return driver if self._codes is None else plain_driver(driver, self._codes)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our variables, for the moment before a theme of ours is in force."""
        return DARK.variables

    def compose(self) -> ComposeResult:
        """The document."""
        with VerticalScroll():
            yield Markdown(self._text)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """In our colours, and ready to scroll."""
        for theme in (DARK, PROJECTOR):
            self.register_theme(theme)
        self.theme = DARK.name
        self.query_one(VerticalScroll).focus()

    def action_scroll(self, direction: int) -> None:
        """A page on or back."""
        pages = self.query_one(VerticalScroll)
        if direction > 0:
            pages.scroll_page_down()
        else:
            pages.scroll_page_up()

    def action_help_quit(self) -> None:
        """Ctrl+C, in French."""
        self.notify(_("q : fermer"), markup=False)

    def action_switch_theme(self) -> None:
        """Dark, or black on white."""
        self.theme = PROJECTOR.name if self.theme == DARK.name else DARK.name

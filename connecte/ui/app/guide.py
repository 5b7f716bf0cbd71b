"""Shows the guide as pages: over the lesson, or alone in a second terminal beside it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Markdown

from connecte.files.guide import guide_text
from connecte.language.i18n import _
from connecte.language.keys import table
from connecte.language.keys.table import with_keys
from connecte.ui.base.commands import Command, bindings
from connecte.ui.base.dialogs.dialog import Leaving
from connecte.ui.base.window.footer import Keys
from connecte.ui.base.window.themed import ThemedApp

GUIDE = (
    Command("scroll.1", table.NEXT, _("Suite"), _("la page suivante")),
    Command("scroll.-1", table.BACK, _("Avant"), _("la page d'avant")),
    Command("leave", table.ESCAPE, _("Fermer"), _("fermer le guide")),
)
ALONE = (Command("switch_theme", table.PROJECTOR, _("Projecteur"), _("noir sur blanc, ou retour")),)


class GuideScreen(Leaving[None]):
    """Shows the guide to scroll through."""

    BINDINGS = bindings(GUIDE)
    COMMANDS_HERE = GUIDE

    def compose(self) -> ComposeResult:
        """Lay out the guide."""
        with VerticalScroll(id="guide"):
            yield Markdown(guide_text())
        yield Keys()

    def on_mount(self) -> None:
        """Focus the pages, so that keys scroll them."""
        self.query_one(VerticalScroll).focus()

    def action_scroll(self, direction: int) -> None:
        """Scroll a page down or up."""
        pages = self.query_one(VerticalScroll)
        if direction > 0:
            pages.scroll_page_down()
        else:
            pages.scroll_page_up()


class GuideApp(ThemedApp):
    """Shows the guide alone; `codes` replace emojis where only ASCII can be shown."""

    CSS = "#guide { padding: 0 2; } Markdown { max-width: 100; }"
    BINDINGS = bindings(ALONE)
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, codes: dict[str, str] | None = None) -> None:
        super().__init__(codes is not None, codes)

    def on_mount(self) -> None:
        """Open the guide; the app ends with it."""
        self.push_screen(GuideScreen(), lambda _closed: self.exit())

    def action_help_quit(self) -> None:
        """Say which key quits."""
        self.notify(with_keys(_("{escape} : fermer")), markup=False)

"""The first screen, where an activity is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from connecte.language.i18n import _
from connecte.ui.base.commands import BUILT_IN, GLOBAL, Command, bindings
from connecte.ui.base.window.footer import Keys
from connecte.ui.base.window.steady import SteadyScreen

if TYPE_CHECKING:
    from connecte.content.activity import Activity
    from connecte.content.reading.headline import Headline
    from connecte.session.store.keeper import Keeper
    from connecte.session.store.shelf import Kept

CHOOSE = (
    Command("start", "enter,space", _("Entrée"), _("Commencer"), _("commencer l'activité choisie")),
    Command("leave", "q", "q", _("Quitter"), _("quitter le programme")),
)


class ChooseScreen(SteadyScreen[None]):
    """Lists the shipped activities, and posts which one was chosen."""

    BINDINGS = bindings(CHOOSE)
    COMMANDS_HERE = (*CHOOSE, *GLOBAL, *BUILT_IN)
    ALLOW_SELECT = False

    class Resumed(Message):
        """The user chose to resume the last session."""

        def __init__(self, path: Path) -> None:
            super().__init__()
            self.path = path

    class Chosen(Message):
        """The user chose an activity, by its place in the list."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(
        self, activities: Sequence[Activity | Headline], keeper: Callable[[], Keeper | None] = lambda: None
    ) -> None:
        super().__init__()
        self._activities = activities
        self._keeper = keeper
        self._kept: Kept | None = None

    def on_mount(self) -> None:
        """Look for an earlier session once the screen is shown."""
        self.call_after_refresh(self._offer)

    def _offer(self) -> None:
        """Put the last session, if there is one, at the top of the list."""
        keeper = self._keeper()
        self._kept = keeper.last() if keeper else None
        if self._kept is None or keeper is None:
            return
        offer = _("Reprendre la séance {when} ({place})").format(
            when=keeper.when(self._kept), place=self._kept.place
        )
        choices = self.query_one(OptionList)
        choices.clear_options()
        heading = Content.assemble((offer, "bold"), ("\n" + self._kept.title, "$muted"))
        choices.add_options(
            [Option(heading), None, *(Option(_prompt(activity)) for activity in self._activities)]
        )
        choices.highlighted = 0

    def compose(self) -> ComposeResult:
        """Lay out the title, the list and a line of advice."""
        with Vertical(id="choose"):
            yield Static(_("Quelle activité ?"), id="question", markup=False)
            yield OptionList(*[Option(_prompt(activity)) for activity in self._activities])
            yield Static(
                _("Entrée : commencer.  h : les touches.  connecte guide : les cinq premières minutes."),
                id="advice",
                markup=False,
            )
        yield Keys()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Post the choice made with Enter or the mouse."""
        place = event.option_index
        if self._kept is not None and place == 0:
            self.post_message(self.Resumed(self._kept.path))
        else:
            self.post_message(self.Chosen(place - (self._kept is not None)))

    def action_start(self) -> None:
        """Choose the highlighted line."""
        self.query_one(OptionList).action_select()

    async def action_leave(self) -> None:
        """Quit."""
        await self.app.action_quit()


def _prompt(activity: Activity | Headline) -> Content:
    minutes = _("{minutes} minutes").format(minutes=activity.minutes)
    return Content.assemble(
        (activity.title, "bold"), f"   {minutes}\n", activity.summary, ("\n" + activity.credit, "$muted")
    )

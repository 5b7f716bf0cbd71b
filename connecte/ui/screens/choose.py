"""The first screen: which activity."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from connecte.content.activity import Activity
from connecte.i18n import _
from connecte.ui.commands import BUILT_IN, CHOOSE, GLOBAL, bindings


class ChooseScreen(Screen[None]):
    """The shipped activities; says which one was chosen."""

    BINDINGS = bindings(CHOOSE)
    COMMANDS_HERE = (*CHOOSE, *GLOBAL, *BUILT_IN)
    ALLOW_SELECT = False

    class Chosen(Message):
        """An activity was chosen, by its place in the list."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, activities: Sequence[Activity]) -> None:
        super().__init__()
        self._activities = activities

    def compose(self) -> ComposeResult:
        """A title, the list, a word of advice."""
        with Vertical(id="choose"):
            yield Static(_("Quelle activité ?"), id="question", markup=False)
            yield OptionList(*[Option(_prompt(activity)) for activity in self._activities])
            yield Static(
                _("Entrée : commencer.  h : les touches.  connecte guide : les cinq premières minutes."),
                id="advice",
                markup=False,
            )
        yield Footer(show_command_palette=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """By Enter or by the mouse."""
        self.post_message(self.Chosen(event.option_index))

    def action_start(self) -> None:
        """By another key."""
        self.query_one(OptionList).action_select()

    def action_leave(self) -> None:
        """Quit."""
        self.app.exit()


def _prompt(activity: Activity) -> Content:
    minutes = _("{minutes} minutes").format(minutes=activity.minutes)
    return Content.assemble(
        (activity.title, "bold"), f"   {minutes}\n", activity.summary, ("\n" + activity.credit, "$muted")
    )

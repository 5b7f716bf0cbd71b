"""The first screen, where a new session is begun or a kept one is resumed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from connecte.language.i18n import _, ngettext
from connecte.language.keys import table
from connecte.language.program import command
from connecte.language.value import NamedTuple
from connecte.ui.base.classroom import classroom_of
from connecte.ui.base.commands import BUILT_IN, GLOBAL, Command, bindings
from connecte.ui.base.window.footer import Keys
from connecte.ui.base.window.steady import SteadyScreen

if TYPE_CHECKING:
    from connecte.content.activity import Activity
    from connecte.content.reading.headline import Headline
    from connecte.session.store.keeper import Keeper
    from connecte.session.store.shelf import Kept

CHOOSE = (
    Command("start", (table.ENTER, table.NEXT), _("Commencer"), _("commencer l'activité choisie")),
    Command("resume", (table.ENTER, table.NEXT), _("Reprendre"), _("reprendre la séance choisie")),
    Command("menu", table.ESCAPE, _("Menu"), _("tout ce qu'on peut faire ici")),
)

_MOST = 30
"""How many sessions are listed."""


class _Line(NamedTuple):
    """A line of the list."""

    prompt: Content
    about: Content = Content()
    """What is said below the list while the line is highlighted."""
    choice: ChooseScreen.Chosen | ChooseScreen.Resumed | None = None
    """What choosing it posts; None for a heading."""


class ChooseScreen(SteadyScreen[None]):
    """Lists the shipped activities and the kept sessions, and posts which one was chosen."""

    BINDINGS = bindings(CHOOSE)
    COMMANDS_HERE = (*CHOOSE, *(one for one in GLOBAL if one.name != "blank"), *BUILT_IN)
    ALLOW_SELECT = False

    class Resumed(Message):
        """The user chose to resume a session."""

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
        self._keeper = keeper
        self._activities = _activity_lines(activities)
        self._lines: Sequence[_Line] = self._activities

    def compose(self) -> ComposeResult:
        """Lay out the title, the list, what is known of the line chosen, and a line of advice."""
        advice = _("{command} : les cinq premières minutes, à lire à côté.")
        with Vertical(id="choose"):
            yield Static(_("Quelle activité ?"), id="question", markup=False)
            yield OptionList(*[Option(line.prompt) for line in self._activities])
            yield Static(id="chosen", markup=False)
            yield Static(advice.format(command=command("guide")), id="advice", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        """Look for kept sessions once the screen is shown."""
        # By way of the app, which is called only when it has begun to paint: the screen alone would be
        # called while textual still waits with the first painting.
        self.app.call_later(self.call_after_refresh, self._offer)

    def _offer(self) -> None:
        """List the kept sessions, and highlight the last one if it is still under way."""
        keeper = self._keeper()
        kept = keeper.kept() if keeper is not None else []
        if keeper is None or not kept:
            return
        begin = _heading(_("Nouvelle séance"))
        resume = _heading(_("Reprendre une séance"))
        self._lines = [begin, *self._activities, resume, *_session_lines(kept[:_MOST], keeper)]
        if len(kept) > _MOST:
            more = _("… les plus anciennes : {command}")
            self._lines.append(_heading(more.format(command=command("sessions"))))
        choices = self.query_one(OptionList)
        choices.clear_options()
        choices.add_options([Option(line.prompt, disabled=line.choice is None) for line in self._lines])
        choices.highlighted = 2 + len(self._activities) if keeper.is_recent(kept[0]) else 1

    @property
    def _highlighted(self) -> _Line | None:
        place = self.query_one(OptionList).highlighted
        return None if place is None or place >= len(self._lines) else self._lines[place]

    def on_option_list_option_highlighted(self) -> None:
        """Show what is known of the line, and the verb that Enter has there."""
        line = self._highlighted
        if line is not None:
            self.query_one("#chosen", Static).update(line.about)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer one verb: to begin an activity or to resume a session."""
        if action not in ("start", "resume") or not self.is_mounted:
            return True
        line = self._highlighted
        return (action == "resume") == (line is not None and isinstance(line.choice, self.Resumed))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Post the choice made with Enter or the mouse."""
        choice = self._lines[event.option_index].choice
        if choice is not None:
            self.post_message(copy(choice))  # textual delivers a message once

    def action_start(self) -> None:
        """Begin the highlighted activity."""
        self.query_one(OptionList).action_select()

    def action_resume(self) -> None:
        """Resume the highlighted session."""
        self.query_one(OptionList).action_select()

    def action_menu(self) -> None:
        """Open the menu."""
        classroom_of(self).open_menu()


def _heading(text: str) -> _Line:
    return _Line(Content.styled(text, "$muted"))


def _activity_lines(activities: Sequence[Activity | Headline]) -> list[_Line]:
    """Return a line for each activity: its title and how long it takes; below, what it is."""
    width = max((cell_len(activity.title) for activity in activities), default=0)
    lines = []
    for place, activity in enumerate(activities):
        minutes = ngettext("{minutes} minute", "{minutes} minutes", activity.minutes)
        title = activity.title + " " * (width - cell_len(activity.title))
        prompt = Content.assemble((title, "bold"), "   ", minutes.format(minutes=activity.minutes))
        about = Content.assemble(activity.summary, ("\n" + activity.credit, "$muted"))
        lines.append(_Line(prompt, about, ChooseScreen.Chosen(place)))
    return lines


def _session_lines(kept: Sequence[Kept], keeper: Keeper) -> list[_Line]:
    """Return a line for each session: its class, when it began, its activity, how far it came."""
    classes = max(cell_len(one.summary.class_name) for one in kept)
    times = max(len(keeper.when(one)) for one in kept)
    lines = []
    for one in kept:
        found, when = one.summary, keeper.when(one)
        name = found.class_name + " " * (classes - cell_len(found.class_name) + (2 if classes else 0))
        where = found.place or _("longue séance")
        prompt = Content.assemble(
            (name, "bold"), when.ljust(times), f"  {where}", (f"  {found.title}", "$muted")
        )
        about = _("{title} ({place})").format(title=found.title, place=where)
        if found.moves is not None:
            moves = ngettext("{about}, {count} geste", "{about}, {count} gestes", found.moves)
            about = moves.format(about=about, count=found.moves)
        number = _("n° {number} de {command}").format(number=one.number, command=command("sessions"))
        lines.append(
            _Line(prompt, Content.assemble(about, ("\n" + number, "$muted")), ChooseScreen.Resumed(one.path))
        )
    return lines

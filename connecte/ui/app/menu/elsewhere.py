"""What a key does that does nothing on the screen shown: on which screen it is bound, and how to get there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from connecte.language.i18n import _
from connecte.language.keys.table import ESCAPE, Key, key_named
from connecte.language.lists import inner
from connecte.ui.app.phases import own_commands
from connecte.ui.base.commands import PHASES, Command
from connecte.ui.base.phase_screen import has_sense

if TYPE_CHECKING:
    from connecte.session.state import State


def elsewhere(
    name: str,
    state: State | None,
    here: Iterable[Command],
    below: Sequence[tuple[Command, bool]] | None = None,
) -> str:
    """Say what a key does elsewhere; "" for a key that is in no table.

    No place is named for a command without sense in the activity of `state`. `here` are the commands of the
    screen shown, those too that are not offered at the moment; `below` those of the screens that come back
    when it is closed, with whether they are offered, None where there is none.
    """
    key = key_named(name)
    if key is None:
        return ""
    message = _("{key} : {label}") if below is None else _("{escape} d'abord, puis {key} : {label}")
    under = [(command, offered) for command, offered in below or () if key in command.pressed]
    under.sort(key=lambda pair: not pair[1])  # stable: the nearest of those offered, else the nearest
    for command, offered in [*((command, False) for command in here if key in command.pressed), *under]:
        if not offered:
            if state is not None and not has_sense(
                state.activity, state.phase, command.name, command.arguments
            ):
                continue
            return _("{key} : {label}, mais pas en ce moment").format(key=key.shown, label=command.label)
        return _message(message, key, command)
    nowhere = ""
    for phase, commands, place in _screens(state):
        for command in (each for each in commands if key in each.pressed):
            if state is None or (
                has_sense(state.activity, phase, "go", (phase,))
                and has_sense(state.activity, phase, command.name, command.arguments)
            ):
                return _("{message}, dans {place}").format(message=_message(message, key, command), place=place)
            told = _message("{key} : {label}", key, command)
            nowhere = nowhere or _("{message}, mais pas dans cette activité").format(message=told)
    return nowhere


def _message(message: str, key: Key, command: Command) -> str:
    return message.format(escape=ESCAPE.shown, key=key.shown, label=inner(command.label))


def _screens(state: State | None) -> list[tuple[str, tuple[Command, ...], str]]:
    """Return the screens on which one may look for a key: the phase, its commands, and the way in words."""
    activity = state.activity if state is not None else None
    return [
        (phase, own_commands(phase, activity), f"{way.label} ({way.key})")
        for way in PHASES
        for phase in map(str, way.arguments)
        if way.key
    ]

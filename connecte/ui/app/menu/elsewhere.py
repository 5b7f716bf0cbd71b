"""What a key does that does nothing on the screen shown: on which screen it is bound, and how to get there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from connecte.language.i18n import _
from connecte.language.keys.table import ESCAPE, KEYS, TO_CARDS, TO_COMPUTER, TO_DRAWING, TO_HAND, Key
from connecte.ui.base.commands import Command
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
    key = next((key for key in KEYS if name in key.names.split(",")), None)
    if key is None:
        return ""
    message = _("{key} : {label}") if below is None else _("{escape} d'abord, puis {key} : {label}")
    under = [(command, offered) for command, offered in below or () if key in command.pressed]
    under.sort(key=lambda pair: not pair[1])  # stable: the nearest of those offered, else the nearest
    for command, offered in [*((command, False) for command in here if key in command.pressed), *under]:
        if not offered:
            if state is not None and not has_sense(state.activity, state.phase, command.name):
                continue
            return _("{key} : {label}, mais pas en ce moment").format(key=key.shown, label=command.label)
        return _told(message, key, command)
    nowhere = ""
    for phase, way, commands, place in _screens(state):
        for command in (each for each in commands if key in each.pressed):
            if state is None or all(has_sense(state.activity, phase, name) for name in (way, command.name)):
                return _("{message}, dans {place}").format(message=_told(message, key, command), place=place)
            told = _told("{key} : {label}", key, command)
            nowhere = nowhere or _("{message}, mais pas dans cette activité").format(message=told)
    return nowhere


def _told(message: str, key: Key, command: Command) -> str:
    label = command.label[:1].lower() + command.label[1:]
    return message.format(escape=ESCAPE.shown, key=key.shown, label=label)


def _screens(state: State | None) -> list[tuple[str, str, tuple[Command, ...], str]]:
    """Return the screens on which one may look for a key: the phase, the command that leads there, its
    commands, and the way in words.
    """
    moves_numbers = state is not None and state.activity.by_hand_step > 0  # and not thresholds alone
    from connecte.ui.draw.commands import DRAW
    from connecte.ui.learn.commands import LEARN
    from connecte.ui.learn.numbers.commands import NUMBERS
    from connecte.ui.train.commands import TRAIN  # brings numpy, which the first screen does without
    from connecte.ui.walk.commands import WALK

    screens = [
        ("draw", "draw", DRAW, _way(_("Dessin"), TO_DRAWING)),
        ("walk", "walk", WALK, _way(_("Cartes"), TO_CARDS)),
        ("learn", "to_learn", NUMBERS if moves_numbers else LEARN, _way(_("À la main"), TO_HAND)),
        ("train", "to_train", TRAIN, _way(_("Ordinateur"), TO_COMPUTER)),
    ]
    if state is not None and state.activity.kernels:
        from connecte.ui.walk.slide.commands import SLIDE

        screens.append(("slide", "to_slide", SLIDE, _way(_("Motif"), TO_CARDS)))
    return screens


def _way(name: str, key: Key) -> str:
    return f"{name} ({key.shown})"

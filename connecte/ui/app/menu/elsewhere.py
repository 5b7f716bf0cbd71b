"""What a key does that does nothing on the screen shown: on which screen it is bound, and how to get there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from connecte.language.i18n import _
from connecte.language.keys.table import ESCAPE, KEYS, TO_CARDS, TO_COMPUTER, TO_DRAWING, TO_HAND, Key
from connecte.ui.base.commands import Command


def elsewhere(name: str, here: Iterable[Command], below: Sequence[tuple[Command, bool]] | None = None) -> str:
    """Say what a key does elsewhere; "" for a key that is in no table.

    `here` are the commands of the screen shown, those too that are not offered at the moment; `below` those of
    the screens that come back when it is closed, with whether they are offered, None where there is none.
    """
    key = next((key for key in KEYS if name in key.names.split(",")), None)
    if key is None:
        return ""
    message = _("{key} : {label}") if below is None else _("{escape} d'abord, puis {key} : {label}")
    under = [(command, offered) for command, offered in below or () if key in command.pressed]
    under.sort(key=lambda pair: not pair[1])  # stable: the nearest of those offered, else the nearest
    for command, offered in [*((command, False) for command in here if key in command.pressed), *under]:
        if not offered:
            return _("{key} : {label}, mais pas en ce moment").format(key=key.shown, label=command.label)
        return _told(message, key, command)
    for commands, place in _screens():
        for command in commands:
            if key in command.pressed:
                return _("{message}, dans {place}").format(message=_told(message, key, command), place=place)
    return ""


def _told(message: str, key: Key, command: Command) -> str:
    label = command.label[:1].lower() + command.label[1:]
    return message.format(escape=ESCAPE.shown, key=key.shown, label=label)


def _screens() -> list[tuple[tuple[Command, ...], str]]:
    """Return the commands of the screens on which one may look for a key, with the way to each."""
    from connecte.ui.draw.commands import DRAW
    from connecte.ui.learn.commands import LEARN
    from connecte.ui.train.commands import TRAIN  # brings numpy, which the first screen does without
    from connecte.ui.walk.commands import WALK

    return [
        (DRAW, _way(_("Dessin"), TO_DRAWING)),
        (WALK, _way(_("Cartes"), TO_CARDS)),
        (LEARN, _way(_("À la main"), TO_HAND)),
        (TRAIN, _way(_("Ordinateur"), TO_COMPUTER)),
    ]


def _way(name: str, key: Key) -> str:
    return f"{name} ({key.shown})"

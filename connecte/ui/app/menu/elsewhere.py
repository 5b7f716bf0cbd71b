"""What a key does that does nothing on the screen shown: on which screen it is bound, and how to get there."""

from __future__ import annotations

from collections.abc import Iterable

from connecte.language.i18n import _
from connecte.language.keys.table import KEYS, TO_CARDS, TO_COMPUTER, TO_DRAWING, TO_HAND, Key
from connecte.ui.base.commands import Command


def elsewhere(name: str, here: Iterable[Command]) -> str:
    """Say what a key does elsewhere; "" for a key that is in no table.

    `here` are the commands of the screen shown, those too that are not offered at the moment.
    """
    key = next((key for key in KEYS if name in key.names.split(",")), None)
    if key is None:
        return ""
    for command in here:
        if key in command.pressed:
            return _("{key} : {label}, mais pas en ce moment").format(key=key.shown, label=command.label)
    for commands, place in _screens():
        for command in commands:
            if key in command.pressed:
                label = command.label[:1].lower() + command.label[1:]
                return _("{key} : {label}, dans {place}").format(key=key.shown, label=label, place=place)
    return ""


def _screens() -> list[tuple[tuple[Command, ...], str]]:
    """The commands of the screens on which one may look for a key, with the way to each."""
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

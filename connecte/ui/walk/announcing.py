"""What keys do while a pupil announces a number, the same on each screen that takes one."""

from __future__ import annotations

from typing import Protocol

from textual import events

from connecte.language.i18n import _
from connecte.language.keys.table import Key, with_keys
from connecte.session.state import State


class _Host(Protocol):
    def say(self, message: str, seconds: float = 3) -> None:
        """Show a short message."""


def names_of(*keys: Key) -> frozenset[str]:
    """Return the names of keys in textual."""
    return frozenset(name for key in keys for name in key.names.split(","))


def stop(event: events.Key) -> None:
    """Keep a key from its command."""
    event.stop()
    event.prevent_default()


def finish_first(host: _Host, event: events.Key, typed: str) -> None:
    """Keep a key from its command while a number is typed, and say what ends it: whatever shows something would
    throw the pupil's number away, and give the right one.
    """
    stop(event)
    host.say(with_keys(_("{typed} : {enter} pour valider, {escape} pour laisser."), typed=typed))


class Refusal:
    """Says why no number can be announced, and takes the Enter that ends the digits: it would show what the
    class was about to say.
    """

    def __init__(self, host: _Host) -> None:
        self._host = host
        self._why = ""
        self._state: State | None = None

    def refuse(self, why: str, state: State) -> None:
        """Say of a digit why it is not taken in this state."""
        self._why, self._state = why, state
        self._host.say(why)

    def takes(self, event: events.Key, state: State) -> bool:
        """Return whether a key is the Enter after digits that were refused in this state; say again why."""
        why, self._why = self._why, ""
        if not why or self._state is not state or event.key != "enter":
            return False
        stop(event)
        self._host.say(why)
        return True

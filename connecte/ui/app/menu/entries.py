"""The entries of the menu: in groups, or those that fit what is typed, the best first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from connecte.language.i18n import as_typed
from connecte.ui.base.commands import GROUPS, PHASES, Command


def in_groups(commands: Sequence[Command]) -> list[Command]:
    """Sort commands by the menu's groups; the phases of the lesson come first."""
    return sorted(commands, key=lambda command: (GROUPS.index(command.group), command not in PHASES))


def fitting(commands: Sequence[Command], typed: str) -> list[Command]:
    """Return the commands that fit what is typed: the one of that key, then words that begin so."""
    sought = _plain(typed)
    word = re.compile(rf"\b{re.escape(sought)}")
    scored = [(_score(command, sought, word), command) for command in in_groups(commands)]
    return [command for score, command in sorted(scored, key=lambda pair: pair[0]) if score < _NO_FIT]


_NO_FIT = 5


def _score(command: Command, sought: str, word: re.Pattern[str]) -> int:
    label, sentence = _plain(command.label), _plain(command.help)
    if any(sought in key.names.split(",") for key in command.pressed):
        return 0
    if label.startswith(sought):
        return 1
    for score, text in ((2, label), (3, sentence)):
        if word.search(text):
            return score
    return 4 if sought in sentence else _NO_FIT


@lru_cache(1024)
def _plain(text: str) -> str:
    """Return small letters without accents, and plain signs: they are typed on any keyboard.

    The words of all commands are compared at each letter that is typed.
    """
    letters = unicodedata.normalize("NFD", as_typed(text).casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))

"""The table of keys: each has one meaning, which is the same on every screen.

Commands bind these values and texts announce them (`with_keys`), so that no text can name a key that
does something else. The main path needs eight: next, back, Enter, the four arrows, Escape. No key needs
Shift, and a capital does what its small letter does.
"""

from __future__ import annotations

from connecte.language.i18n import _
from connecte.language.keys.digits import NAMES_OF_DIGITS
from connecte.language.value import Value


class Key(Value):
    """A key with its meaning."""

    meaning: str
    """What it means on every screen, and how a text asks for it: "hint"."""
    names: str
    """Its names in textual; more than one where keyboards and remotes differ."""
    shown: str
    """How it is written on screens."""


NEXT = Key("next", "space,pagedown", _("Espace"))
BACK = Key("back", "backspace,pageup", "⌫")
ENTER = Key("enter", "enter", _("Entrée"))
UP = Key("up", "up", "↑")
DOWN = Key("down", "down", "↓")
LEFT = Key("left", "left", "←")
RIGHT = Key("right", "right", "→")
ESCAPE = Key("escape", "escape", _("Échap"))
"""Closes what is open; where nothing is open, opens the menu."""

MENU = Key("menu", "f2", "F2")
"""The menu, also where Escape closes something."""
OTHER_VIEW = Key("other_view", "tab", "Tab")
START = Key("start", "home", _("Début"))
END = Key("end", "end", _("Fin"))

TO_DRAWING = Key("to_drawing", "d", "d")
TO_CARDS = Key("to_cards", "c", "c")
TO_HAND = Key("to_hand", "m", "m")
TO_COMPUTER = Key("to_computer", "o", "o")

COMPARE = Key("compare", "a", "a")
BLANK = Key("blank", "b,full_stop", "b")
"""Presenter remotes send the full stop."""
EXAMPLES = Key("examples", "e", "e")
NOTES = Key("notes", "f", "f")
KEEP = Key("keep", "g", "g")
HOUR = Key("hour", "h", "h")
HINT = Key("hint", "i", "i")
GO_TO = Key("go_to", "j", "j")
NOTEBOOK = Key("notebook", "k", "k")
LET_RUN = Key("let_run", "l", "l")
NEURON = Key("neuron", "n", "n")
PROJECTOR = Key("projector", "p", "p")
WHY = Key("why", "q", "q")
RIGHT_NUMBER = Key("right_number", "r", "r")
NEXT_EXAMPLE = Key("next_example", "s", "s")
ALL = Key("all", "t", "t")
UNDO = Key("undo", "u", "u")
VOTE = Key("vote", "v", "v")
WANTED = Key("wanted", "w", "w")
ERASE = Key("erase", "x,delete", "x")
REDO = Key("redo", "y", "y")
SOLUTION = Key("solution", "z", "z")

NUMBERS = tuple(Key(f"number_{digit}", names, digit) for digit, names in NAMES_OF_DIGITS.items())
"""Digits, on all keyboards: what is announced, how many, which."""

MORE_NOTES = Key("more_notes", "ctrl+down", "Ctrl+↓")
NOTES_BEFORE = Key("notes_before", "ctrl+up", "Ctrl+↑")
QUIT = Key("quit", "ctrl+q", "Ctrl+Q")
SAVE = Key("save", "ctrl+s", "Ctrl+S")
NEXT_FAULT = Key("next_fault", "ctrl+n", "Ctrl+N")
FIND = Key("find", "ctrl+f", "Ctrl+F")
UNDO_TEXT = Key("undo_text", "ctrl+z", "Ctrl+Z")

KEYS = (*(value for value in tuple(globals().values()) if isinstance(value, Key)), *NUMBERS)
SHOWN = {key.meaning: key.shown for key in KEYS}


def key_named(name: str) -> Key | None:
    """Return the key of that name in textual; None where the table has none."""
    return next((key for key in KEYS if name in key.names.split(",")), None)


def with_keys(text: str, **values: object) -> str:
    """Fill in keys by their meaning, and other values by their name: "{hint} : un indice"."""
    return text.format(**SHOWN | values)

"""One meaning a key, on every screen; and nothing is announced that is not so."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from string import Formatter

from textual.binding import Binding
from textual.dom import DOMNode
from textual.widgets import Input, TextArea

import connecte.ui
from connecte.language.keys import table
from connecte.language.keys.table import KEYS, SHOWN
from connecte.ui.base.commands import BUILT_IN, GLOBAL, ROOM, Command

UI = Path(connecte.ui.__file__).parent
MODULES = [
    importlib.import_module(found.name) for found in pkgutil.walk_packages(connecte.ui.__path__, "connecte.ui.")
]
TABLES = {
    f"{module.__name__.removeprefix('connecte.ui.')}.{name}": value
    for module in MODULES
    for name, value in vars(module).items()
    if isinstance(value, tuple) and value and all(isinstance(each, Command) for each in value)
}
"""Every tuple of commands that there is in the program."""
CLASSES = {
    value
    for module in MODULES
    for value in vars(module).values()
    if isinstance(value, type) and issubclass(value, DOMNode) and value.__module__.startswith("connecte.ui.")
}
MAIN_PATH = (table.NEXT, table.BACK, table.ENTER, table.UP, table.DOWN, table.LEFT, table.RIGHT, table.ESCAPE)
"""The eight keys: what they go on to or choose is the screen's own."""
IN_TURN = ({"start", "resume"}, {"confirm", "see"}, {"next", "read"}, {"turn_cell", "read"},
           {"predict", "slope"}, {"choose_card", "part"}, {"go.walk", "go.slide"}, {"next", "slide_on"},
           {"read", "slide_on"}, {"next", "go_on"}, {"read", "go_on"}, {"go_on", "slide_on"},
           {"turn_cell", "put_point"}, {"read", "put_point"})  # fmt: skip
"""Commands of one screen and one key, of which only one is offered at a time, or the first where both are."""
DONE_BY = {
    "menu": {"menu"}, "other_view": {"ages", "cut", "turn", "tables", "debrief", "leave", "shades",
                                      "shorten"},
    "start": {"ends"},
    "end": {"ends"}, "to_drawing": {"go.draw"}, "to_cards": {"go.walk", "go.slide"}, "to_hand": {"go.learn"},
    "to_computer": {"go.train"}, "compare": {"compare", "anchor"}, "blank": {"blank"},
    "examples": {"examples", "toggle_example", "toggle_learning", "choose_example"}, "notes": {"notes"},
    "keep": {"keep_drawing", "write"}, "hour": {"run_sheet", "leave"}, "hint": {"hint"}, "go_to": {"go_to"},
    "notebook": {"notebook", "leave"}, "let_run": {"keep"}, "neuron": {"choose_neuron", "neuron", "turn"},
    "projector": {"switch_theme"}, "why": {"why", "leave"}, "right_number": {"correct"},
    "next_example": {"next_example", "example", "follow"}, "all": {"reveal_rest", "everyone", "simple", "test"},
    "undo": {"undo"},
    "vote": {"vote"}, "wanted": {"wanted", "label"}, "erase": {"clear", "drop", "restart"}, "redo": {"redo"},
    "solution": {"solution", "best"}, "more_notes": {"scroll_notes"}, "notes_before": {"scroll_notes"},
    "quit": {"quit"}, "find": {"find"},
    "save": {"save"}, "next_fault": {"next_fault"}, "undo_text": {"undo_text"},
}  # fmt: skip
"""What each other key does, over all screens. A key that opens something closes it too."""


def names(commands):
    return {name for command in commands for key in command.pressed for name in key.names.split(",")}


def done_by(command):
    """What a command does: the ways to the phases are one action with the phase as its argument."""
    return command.id if command.name == "go" else command.name


def test_the_tables_are_found():
    assert {name.rpartition(".")[2] for name in TABLES} >= {
        "DRAW",
        "WALK",
        "LEARN",
        "TRAIN",
        "NOTEBOOK",
        "CHOOSE",
    }
    assert len(CLASSES) > 30


def test_no_key_has_two_meanings_and_no_meaning_two_keys():
    assert len({key.meaning for key in KEYS}) == len(KEYS)
    every = [name for key in KEYS for name in key.names.split(",")]
    assert len(set(every)) == len(every)
    done = defaultdict(set)
    for commands in TABLES.values():
        for command in commands:
            for key in command.pressed:
                assert key in KEYS, command
                if key not in MAIN_PATH and key not in table.NUMBERS:
                    done[key.meaning].add(done_by(command))
    assert done == DONE_BY


def test_a_command_has_the_same_key_wherever_it_is():
    by = defaultdict(set)
    for commands in TABLES.values():
        for command in commands:
            letters = tuple(key for key in command.pressed if key not in MAIN_PATH)
            if letters and command.name not in ("leave", "turn", "scroll_notes", "ends", "mark", "menu"):
                by[done_by(command)].add(letters)
    assert {name: keys for name, keys in by.items() if len(keys) > 1} == {}


def test_on_one_screen_a_key_does_one_thing():
    for kind in CLASSES:
        seen: dict[str, str] = {}
        for command in getattr(kind, "COMMANDS_HERE", ()):
            for name in names([command]):
                same = {seen.setdefault(name, done_by(command)), done_by(command)}
                assert len(same) == 1 or same in IN_TURN, (kind, name)


def raw_keys(kind):
    """The keys that a class binds itself, for dialogs that have no table."""
    for binding in vars(kind).get("BINDINGS", ()):
        keys = binding.key if isinstance(binding, Binding) else binding[0]
        yield from keys.split(",")


def test_no_key_needs_shift_and_none_is_bound_beside_the_table():
    known = {name for key in KEYS for name in key.names.split(",")}
    for kind in CLASSES:
        if not issubclass(kind, (Input, TextArea)):  # where text is typed, keys are the text's
            assert set(raw_keys(kind)) <= known, kind
    for name in known:
        assert name == name.lower() and "shift" not in name
        assert name not in ("plus", "equals_sign", "question_mark")


# -- what texts announce -------------------------------------------------------------------

PLACES = {
    "draw": ("DRAW", "LOOKALIKES"), "walk": ("WALK",), "learn": ("LEARN", "NUMBERS", "SLOPE"),
    "train": ("TRAIN", "ITERATION", "WHY", "TRAINED_CARD"),
    "lesson": ("NOTEBOOK", "RUN_SHEET", "ROLES", "CLOSING", "DRAW"), "editor": ("EDITOR", "DRAW"),
    "paint/fool_text.py": ("DRAW",), "paint/grey_text.py": ("DRAW",),
    "paint/notes_text.py": ("DRAW", "LEARN", "TRAIN", "RUN_SHEET"),
    "base/phase_screen.py": ("DRAW", "WALK"), "app/choose.py": ("CHOOSE",), "app/menu": ("DRAW",),
    "app/window.py": (), "app/guide.py": ("DRAW",), "board": ("DRAW",), "base": ("DRAW",),
}  # fmt: skip
"""On whose screens the texts of a file or a folder are shown."""
NO_KEY = {"a : un nombre plus grand que 0, au plus {most}."}
"""Texts that begin with the letter of a quantity."""
LETTER = re.compile(r"(?:^|[ («])([A-Za-z]) : |\(([a-z])\)|\b([A-Z]) puis ")


@cache
def texts(path):
    """Every text of a file that is shown."""
    source = path.read_text("utf-8")
    calls = [] if "_(" not in source and "ngettext(" not in source else ast.walk(ast.parse(source))
    return [
        part.value
        for node in calls
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext")
        for part in node.args
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]


def meanings(place):
    """What the keys mean on the screens where the texts of a file are shown."""
    shown = next((found for start, found in PLACES.items() if place.startswith(start)), ())
    commands = [
        command for name, found in TABLES.items() if name.rpartition(".")[2] in shown for command in found
    ]
    return {key.meaning for command in (*commands, *ROOM, *GLOBAL, *BUILT_IN) for key in command.pressed}


def test_texts_name_keys_by_their_meaning_and_only_those_of_their_screen():
    for path in sorted(UI.rglob("*.py")):
        place, with_keys = path.relative_to(UI).as_posix(), "with_keys" in path.read_text("utf-8")
        known = meanings(place) if with_keys else set()
        for text in texts(path):
            if text in NO_KEY:
                continue
            assert not LETTER.search(text), (place, text, "a key is named by its meaning, through with_keys")
            asked = {field for _text, field, _format, _conversion in Formatter().parse(text) if field}
            arrows = {"up", "down", "left", "right"}  # which are written
            assert not with_keys or asked & SHOWN.keys() - arrows <= known, (place, text)


def test_no_text_outside_the_screens_names_a_letter():
    """Pages on paper name keys too."""
    for path in UI.parent.rglob("*.py"):
        assert [text for text in texts(path) if re.search(r"touche \w\b", text)] == [], path

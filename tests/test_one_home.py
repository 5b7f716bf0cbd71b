"""What is decided in one place is decided nowhere else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

import connecte
from connecte.commands.parser import Parser
from connecte.commands.training.options import train_options
from connecte.content.catalog import load
from connecte.content.hour.plan import PART_NAMES
from connecte.content.inputs import Input, given_inputs, plane_axes, with_computed
from connecte.content.runs.trial import LIMITS, Trial, own_trial
from connecte.core.cards.card import PrintedRange, table
from connecte.core.cards.network import Nudge
from connecte.core.cards.sentences import labels_in_short, labels_or_nothing
from connecte.core.cards.verdict import NOTHING, SEVERAL
from connecte.language.value import replace
from connecte.session.items import Item
from connecte.session.moves import RaiseHands
from connecte.session.room.room_events import Watch
from connecte.session.rules.phases import PHASES
from connecte.session.rules.walking import impossible_number
from connecte.session.state import State, opening
from connecte.session.store.codec import decode, encode
from connecte.ui.app.phases import NAMES, screen_class
from connecte.ui.base.commands import PHASES as WAYS
from connecte.ui.base.phase_screen import PhaseScreen
from connecte.ui.train.dialogs.trial_form import read_trial
from connecte.ui.train.pictures.looking import Looking, looking_of
from connecte.ui.train.pictures.pictures import fitting
from connecte.ui.train.pictures.train_view import TrainView

ROOT = Path(connecte.__file__).parent


def sources() -> Iterator[tuple[str, str]]:
    for path in sorted(ROOT.rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8")


def files_with(pattern: str) -> set[str]:
    """The files of the program in which a line matches."""
    return {name for name, text in sources() if re.search(pattern, text, re.MULTILINE)}


def files_that_define(name: str) -> set[str]:
    """The files that give a name to a function, a class or a value of a module."""
    found = set()
    for file, text in sources():
        for node in ast.walk(ast.parse(text if name in text else "")):
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == name:
                found.add(file)
            elif isinstance(node, ast.Assign) and node.col_offset == 0:
                names = [one for target in node.targets for one in ast.walk(target)]
                found |= {file for one in names if isinstance(one, ast.Name) and one.id == name}
    return found


# -- a trial's limits ----------------------------------------------------------------------


def by_trial(state: State, field: str, value: float) -> bool:
    return own_trial(state.activity)._replace(**{field: value}).is_possible(state.activity)


def by_form(state: State, field: str, value: float) -> bool:
    run = own_trial(state.activity)
    texts = {"step": "0,0001", "a": "0,7", "iterations": "100", "start": "4", "seed": "0", "left_out": ""}
    found = read_trial({**texts, field: f"{value:.12f}".rstrip("0").rstrip(".")}, state)
    assert not isinstance(found, Trial) or found.left_out == run.left_out
    return isinstance(found, Trial)


def by_options(_state: State, field: str, value: float) -> bool:
    parser = Parser()
    train_options(parser)
    try:
        parser.parse_args([f"--{field}", f"{value:.12f}".rstrip("0").rstrip(".")])
    except SystemExit:
        return False
    return True


@pytest.mark.parametrize("field", LIMITS)
@pytest.mark.parametrize("way", [by_trial, by_form, by_options])
def test_a_trial_has_one_set_of_limits(field, way, capsys):
    state = opening(load("connecte-tes-neurones"))
    least, most, above = LIMITS[field]
    smallest = 1e-9 if above else 1
    assert way(state, field, least) is not above
    assert not way(state, field, least - 1)
    assert way(state, field, least + smallest)
    assert way(state, field, most)
    assert not way(state, field, most + 1)
    capsys.readouterr()


# -- answers -------------------------------------------------------------------------------


def test_what_is_no_label_has_one_name_and_is_written_in_journals_as_before():
    assert files_that_define("NOTHING") == {"core/cards/verdict.py"}
    assert files_that_define("SEVERAL") == {"core/cards/verdict.py"}
    for choice, written in ((NOTHING, "none"), (SEVERAL, "several"), ("3", "3")):
        line = {"move": "RaiseHands", "choice": written, "change": 1}
        assert encode(RaiseHands(choice, 1)) == line
        assert decode(line) == RaiseHands(choice, 1)


def test_claimed_labels_or_nothing_are_said_in_one_place():
    assert files_with(r'(join|list)\(.*\) or _\("rien"\)') == {"core/cards/sentences.py"}
    assert files_with(r'" et "\.join') == set()
    assert labels_or_nothing(("3", "6", "8")) == "3, 6 et 8"
    assert (labels_or_nothing(()), labels_in_short(())) == ("rien", "rien")
    assert labels_in_short(("3", "8")) == "3/8"


# -- a moved threshold ---------------------------------------------------------------------


def test_a_moved_threshold_is_one_kind_of_value():
    assert files_that_define("Nudge") == {"core/cards/network.py"}
    assert files_with(r"\bHandMove\b") == set()
    line = {"move": "Nudge", "layer": 1, "neuron": 2, "change": -1}
    assert decode(line) == Nudge(1, 2, -1)
    assert type(decode(line)) is Nudge
    assert encode(Nudge(1, 2, -1)) == line


# -- sums and tables -----------------------------------------------------------------------


def test_what_pupils_announced_goes_through_the_one_exact_pass():
    """Only the pass itself makes traces; arrays have `batch` and the learning's engines."""
    assert files_with(r"\b(NeuronTrace|LayerTrace|Term)\(") == {"core/cards/network.py"}
    state = opening(load("connecte-tes-neurones"))
    example = state.activity.examples[0]
    exact = state.network.forward(example.counts)
    held = state.network.forward(example.counts, sums={(0, 1): 30}, shown={(0, 0): 5})
    second = held.layers[0].neurons[1]
    assert (held.layers[0].neurons[0].shown, second.sum) == (5, 30)
    assert second.shown == 30 - second.threshold
    assert second.sum_of_terms == exact.layers[0].neurons[1].sum
    assert held.layers[1].neurons[0].terms[0].value == 5


def test_the_columns_of_a_card_are_computed_in_one_place():
    assert files_with(r"range\(.*printed\.(low|high)") == {"core/cards/card.py"}
    found = table(PrintedRange(2, 4), 2, found=(0, 6))
    assert [column.sum for column in found] == [0, 1, 2, 3, 4, 5, 6]
    assert [column.shown for column in found] == [0, 0, 0, 1, 2, 3, 4]
    below = table(PrintedRange(2, 3, "<2"), 2, found=(-5,))
    assert [(column.result, column.sum) for column in below] == [("<2", 1), ("2", 2), ("3", 3)]


# -- numbers -------------------------------------------------------------------------------


def test_numbers_are_written_in_one_place():
    formats = r'(:[-+,.\d{}a-z]*[.\d}][efg]|:,|:g)\}|replace\("-", (MINUS|"−")\)|_\(","\)'
    # A table of millimetres in HTML, and headings read from a file.
    allowed = {"language/numbers.py", "content/printing/sheets.py", "content/reading/sections/tables.py"}
    assert {name for name in files_with(formats) - allowed if not name.startswith("content/yaml/")} == set()
    assert files_with(r"'\+' if |\"\+\" if ") <= {
        "language/numbers.py",
        "language/plain.py",
        "core/cards/formula.py",
    }


# -- what can be announced -----------------------------------------------------------------


def test_whether_a_number_can_be_announced_is_said_by_one_rule():
    assert files_with(r"LARGEST_NUMBER") == {"session/rules/walking.py"}
    state = opening(load("connecte-tes-neurones"))
    count, sum_ = Item("count", 0, 0), Item("sum", 0, 0)
    size = state.activity.strips[0].size(state.activity.grid)
    assert not impossible_number(state, count, size)
    assert str(size) in impossible_number(state, count, size + 1)
    assert impossible_number(state, count, -1)
    assert not impossible_number(state, sum_, -9999)
    assert impossible_number(state, sum_, 10000)


# -- screens -------------------------------------------------------------------------------


def test_links_of_a_network_are_drawn_in_one_place():
    assert files_with(r"\bCORNERS\b") == {"ui/paint/diagram.py"}


def test_no_class_is_split_by_methods_that_are_not_there():
    # A canvas is painted by its subclasses, as Textual's widgets are rendered by theirs.
    assert files_with(r"NotImplementedError") <= {"ui/base/picture.py"}


def test_what_is_looked_at_in_a_training_is_one_value():
    assert files_that_define("Looking") == {"ui/train/pictures/looking.py"}
    assert {field.name for field in fields(Looking)}.isdisjoint(field.name for field in fields(TrainView))
    looking = Looking("cost", (1, 2), 3, False)
    watch = looking.watch(500, 1, 4)
    assert watch == Watch("cost", 1, 2, 3, False, 500, 1, 4)
    assert looking_of(watch) == looking
    state = opening(load("connecte-tes-neurones"))
    assert fitting(looking, state) == looking
    assert fitting(replace(looking, picture="of another version"), state) == replace(looking, picture="summary")


# -- inputs --------------------------------------------------------------------------------


def test_which_inputs_are_given_is_said_in_one_place():
    assert files_with(r"if (not )?\w+\.factors") == {
        "content/inputs.py",
        # what the screens and the file write of one input: its factors, or its limits
        "content/writing/cards_text.py",
        "ui/draw/draw_text.py",
        "ui/walk/strips_text.py",
    }
    inputs = (Input("x", "x", "X"), Input("xx", "x²", "XX", factors=(0, 0)), Input("y", "y", "Y"))
    assert given_inputs(inputs) == (0, 2)
    assert with_computed(inputs, (3, 5)) == (3, 9, 5)
    assert plane_axes(inputs) == (0, 2)
    assert plane_axes(inputs[:2]) is None


# -- phases --------------------------------------------------------------------------------


def test_every_phase_has_a_way_a_screen_and_a_part_of_the_hour():
    names = {phase.name for phase in PHASES}
    assert {way.id for way in WAYS} == {f"go.{name}" for name in names}
    assert set(NAMES) == names
    drawn, kernels = load("connecte-tes-neurones"), load("convolution")
    for phase in PHASES:
        activity = drawn if phase.exists(drawn) else kernels
        assert issubclass(screen_class(phase.name, activity), PhaseScreen)
        state = replace(opening(activity), phase=phase.name)
        assert phase.part(state) in PART_NAMES
        assert decode(encode(phase.move)) == phase.move

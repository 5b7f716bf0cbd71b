"""What is decided in one place is decided nowhere else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import connecte
from connecte.commands.options import Parser, train_options
from connecte.content.catalog import load
from connecte.content.runs.trial import LIMITS, Trial, own_trial
from connecte.session.state import State, opening
from connecte.ui.train.dialogs.trials import read_trial

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
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == name:
                found.add(file)
            elif isinstance(node, ast.Assign):
                targets = [
                    one for target in node.targets for one in ast.walk(target) if isinstance(one, ast.Name)
                ]
                found |= {file for target in targets if target.id == name and target.col_offset == 0}
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

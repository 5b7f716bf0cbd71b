"""The schema and the checker take the same keys together: generated files, right but for what is left out
or put in.
"""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connecte.content.reading.reader import check_activity
from tests.content import any_activity
from tests.content.test_schema import VALIDATOR
from tests.often import times

DRAWN: dict[str, Any] = {
    "title": "Petit",
    "summary": "Deux bandelettes, un neurone.",
    "minutes": 5,
    "grid": {"rows": 2, "columns": 2},
    "inputs": [
        {"name": "gauche", "symbol": "😇", "code": "GA", "columns": [1, 1]},
        {"name": "droite", "symbol": "🤖", "code": "DR", "columns": [2, 2]},
    ],
    "layers": [
        {
            "name": "sortie",
            "neurons": [{"name": "vert", "label": "0", "sum": "😇 + 🤖", "threshold": 1, "range": [0, 4]}],
        }
    ],
    "examples": [{"label": "0", "drawing": "##\n#."}],
    "training": {"step": 0.01, "a": 0.7, "iterations": 10},
}
_LOOK = {"color": "green", "shape": "circle", "letter": "V"}
_TABLE = {"results": [0, 1, 2, 3, 4], "shown": [0, 0, 1, 2, 3]}
PLACES: dict[str, tuple[tuple[Any, ...], dict[str, list[Any]]]] = {
    "neuron": (
        ("layers", 0, "neurons", 0),
        {
            "answer": ["excess", "above", "reach", "computed"],
            "range": [[0, 4]],
            "threshold": [1, 1.5],
            "below": ["<0"],
            "table": [_TABLE],
            "sum": ["😇 + 🤖"],
            **{key: [value] for key, value in _LOOK.items()},
        },
    ),
    "example": (
        ("examples", 0),
        {"counts": [[2, 1]], "drawing": ["##\n#."], "values": [[1, 0]], "label": ["0"], "in_class": [True]},
    ),
    "training": (
        ("training",),
        {
            "rule": ["backpropagation"],
            "a": [0.7],
            "step": [0.01],
            "iterations": [10],
            "mask": [["sortie"]],
            "marks": [[1, 5]],
            "start": [[{"neuron": "vert"}], [{"neuron": "vert", "threshold": 2}]],
        },
    ),
    "input": (("inputs", 0), {"columns": [[1, 1]], "between": [[0, 1]], "code": ["GA"], "name": ["gauche"]}),
    "file": (
        (),
        {"grid": [{"rows": 2, "columns": 2}], "credit": ["x"], "by_hand": [[{"neuron": "vert", "move": 1}]]},
    ),
}


@st.composite
def files(draw: st.DrawFn) -> dict[str, Any]:
    """An activity of which one part has some of its keys left out and others put in."""
    file = deepcopy(DRAWN)
    path, values = PLACES[draw(st.sampled_from(sorted(PLACES)))]
    part: Any = file
    for step in path:
        part = part[step]
    for key in draw(st.lists(st.sampled_from(sorted(values)), max_size=4, unique=True)):
        if key in part and draw(st.booleans()):
            del part[key]
        else:
            part[key] = draw(st.sampled_from(values[key]))
    return file


@pytest.mark.parametrize("place", PLACES)
def test_schema_and_checker_take_the_same_single_keys(place):
    """Each key alone, left out or with each value."""
    path, values = PLACES[place]
    for key, those in values.items():
        for change in ([], *([value] for value in those)):
            file = deepcopy(DRAWN)
            part = _at(file, path)
            part.pop(key, None)
            part.update((key, value) for value in change)
            check_that_they_agree(file)


@settings(max_examples=times(50, 3000))
@given(files())
def test_schema_and_checker_take_the_same_keys_together(file):
    check_that_they_agree(file)


def check_that_they_agree(file):
    text = json.dumps(file, ensure_ascii=False)
    checked = check_activity(text.encode(), "f.yaml", "f")
    assert VALIDATOR.is_valid(file) == (checked.activity is not None), (text, checked.faults)


_ODD = (
    None, True, 0, -1, 0.5, "", " ", "x", "0", "é", "N", [], [1], [1, 2], ["a"], {}, {"rows": 1}, "–1",
    "1,5", "largest", "random", "cards", 100, "a\nb", "a" * 41, [[1, 1]], {"data": "digits"},
)  # fmt: skip


def _places(part: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of everything in a file."""
    keys = part if isinstance(part, dict) else range(len(part)) if isinstance(part, list) else ()
    return [found for key in keys for found in [(*path, key), *_places(part[key], (*path, key))]]


def _at(file: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        file = file[key]
    return file


@st.composite
def mutants(draw: st.DrawFn) -> dict[str, Any]:
    """A right file of which something is left out, put elsewhere too, or is anything."""
    file = deepcopy(draw(any_activity.files()))
    for _n in range(draw(st.integers(1, 2))):
        *path, key = draw(st.sampled_from(_places(file)))
        part, what = _at(file, tuple(path)), draw(st.sampled_from(["leave out", "anything", "copy"]))
        if what == "leave out":
            del part[key]
        elif what == "anything":
            part[key] = draw(st.sampled_from(_ODD))
        else:
            part[key] = deepcopy(_at(file, draw(st.sampled_from(_places(file)))))
        if not file:
            break
    return file


@settings(max_examples=times(25, 4000), deadline=None)
@given(mutants())
def test_what_the_checker_takes_the_schema_takes(file):
    text = json.dumps(file, ensure_ascii=False)
    if check_activity(text.encode(), "f.yaml", "f").activity is not None:
        assert VALIDATOR.is_valid(file), [error.message for error in VALIDATOR.iter_errors(file)]


@settings(max_examples=times(25, 1000), deadline=None)
@given(any_activity.files())
def test_the_schema_takes_any_right_file(file):
    assert VALIDATOR.is_valid(file), [error.message for error in VALIDATOR.iter_errors(file)]

"""The schema and the checker take the same keys together: generated files, right but for what is left out
or put in.
"""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from connecte.content.reading.reader import check_activity
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


@settings(max_examples=times(150, 3000))
@given(files())
def test_schema_and_checker_take_the_same_keys_together(file):
    text = json.dumps(file, ensure_ascii=False)
    checked = check_activity(text.encode(), "f.yaml", "f")
    assert VALIDATOR.is_valid(file) == (checked.activity is not None), (text, checked.faults)

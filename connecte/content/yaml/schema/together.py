"""Which keys go together, in JSON Schema. For files, `content.reading` checks the same."""

from __future__ import annotations

from connecte.content.inputs import PLAIN_KEYS
from connecte.content.yaml.schema.kind import JsonSchema


def _required(*keys: str) -> JsonSchema:
    return {"required": list(keys)}


def _none_of(*keys: str) -> JsonSchema:
    return {"not": {"anyOf": [_required(key) for key in keys]}}


CARD: JsonSchema = {
    "oneOf": [
        {**_required("mean"), **_none_of("sum", "table", "range", "below", "answer")},
        {
            **_required("sum", "table"),
            **_none_of("threshold", "range", "below", "mean"),
            "properties": {"answer": {"enum": ["excess"]}},
        },
        {
            **_required("sum", "threshold"),
            **_none_of("table", "mean"),
            "anyOf": [
                _required("range"),
                {**_required("answer"), "properties": {"answer": {"not": {"const": "excess"}}}},
            ],
        },
    ],
    "if": _required("range"),
    "then": {
        "properties": {
            "threshold": {"type": ["integer", "string"]},
            "answer": {"enum": ["excess", "above", "reach"]},
        }
    },
    "allOf": [
        {
            "if": {**_required("answer"), "properties": {"answer": {"enum": ["computed", "sigmoid", "tanh"]}}},
            "then": _none_of("range", "below"),
        }
    ],
    "dependencies": {
        "color": ["shape", "letter"],
        "shape": ["color", "letter"],
        "letter": ["color", "shape"],
    },
}
"""A card has a table, or a threshold with a range; without a range it shows 0 or 1, or the machine computes."""

FILE: JsonSchema = {
    "if": _required("grid"),
    "then": {
        "properties": {
            "inputs": {"items": _none_of(*PLAIN_KEYS)},
            "examples": {"items": _none_of("values", "made")},
        }
    },
    "else": {
        "properties": {
            "inputs": {"items": {"anyOf": [_required(key) for key in PLAIN_KEYS]}},
            "examples": {"items": {"anyOf": [_required("values"), _required("made")]}},
        }
    },
    "oneOf": [
        {**_required("inputs", "layers"), **_none_of("kernels")},
        {
            **_required("kernels", "grid"),
            **_none_of(
                "inputs", "layers", "otherwise", "decision", "cover", "by_hand", "training", "questions"
            ),
            "properties": {
                "examples": {"items": {**_required("label"), **_none_of("goals", "values", "counts")}}
            },
        },
    ],
}
"""On a grid inputs are strips and examples drawings; without one both are plain numbers. Kernels take the
place of inputs and layers.
"""

"""The table: what an activity file may hold, each key declared once."""

from __future__ import annotations

from connecte.content.schema import Field, boolean, choice, integer, list_of, mapping, number, text, word

_COLORS = ("green", "blue", "pink", "yellow")
_SHAPES = ("circle", "square", "triangle", "diamond")

_whole = integer(-1000, 1000)
_pair = list_of(integer(1, 100), 2, 2)

_INPUT = mapping(
    {
        "name": Field(word, required=True),
        "symbol": Field(word, required=True),
        "code": Field(word, required=True),
        "columns": Field(_pair),
        "rows": Field(_pair),
    }
)
_TABLE = mapping(
    {
        "results": Field(list_of(text, 2, 100), required=True),
        "shown": Field(list_of(integer(0, 1000), 2, 100), required=True),
    }
)
_NEURON = mapping(
    {
        "name": Field(word, required=True),
        "label": Field(word),
        "color": Field(choice(_COLORS)),
        "shape": Field(choice(_SHAPES)),
        "letter": Field(word),
        "sum": Field(text, required=True),
        "threshold": Field(_whole),
        "range": Field(list_of(_whole, 2, 2)),
        "below": Field(word),
        "table": Field(_TABLE),
    }
)
_LAYER = mapping(
    {
        "name": Field(word, required=True),
        "neurons": Field(list_of(_NEURON, 1, 100), required=True),
    }
)
_EXAMPLE = mapping(
    {
        "label": Field(word, required=True),
        "counts": Field(list_of(integer(0, 10000), 1, 100), required=True),
        "in_class": Field(boolean),
        "drawing": Field(text, required=True),
    }
)
_START = mapping(
    {
        "neuron": Field(word, required=True),
        "sum": Field(text),
        "threshold": Field(_whole),
    }
)
_TRAINING = mapping(
    {
        "step": Field(number(0, 1000), required=True),
        "a": Field(number(0, 100), required=True),
        "output_threshold_factor": Field(number(0, 1000)),
        "iterations": Field(integer(1, 1_000_000), required=True),
        "marks": Field(list_of(integer(1, 1_000_000))),
        "mask": Field(list_of(word)),
        "start": Field(list_of(_START)),
        "note": Field(text),
    }
)

ACTIVITY = mapping(
    {
        "title": Field(word, required=True),
        "summary": Field(text, required=True),
        "minutes": Field(integer(1, 600), required=True),
        "credit": Field(text),
        "grid": Field(
            mapping({"rows": Field(integer(1, 20), True), "columns": Field(integer(1, 20), True)}),
            required=True,
        ),
        "inputs": Field(list_of(_INPUT, 1, 40), required=True),
        "layers": Field(list_of(_LAYER, 1, 10), required=True),
        "examples": Field(list_of(_EXAMPLE, 1, 2000), required=True),
        "by_hand": Field(list_of(mapping({"neuron": Field(word, True), "move": Field(_whole, True)}))),
        "training": Field(_TRAINING),
    }
)
"""What an activity file holds: a kind like any other, applied to the file's root."""

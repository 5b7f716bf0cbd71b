"""A training as one page that replays it in a browser. Needs numpy.

The page holds the run's states at the marks with every digit, and others between them to four,
close together where the run begins: what moves there moves fast. It recomputes nothing, since a
browser's `exp` need not be numpy's.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, isfinite, log10
from typing import Any

import numpy as np

from connecte.content.activity import Activity, Card, Example
from connecte.content.printing.pages.line_pictures import is_in_pictures
from connecte.content.printing.render import data, page, program
from connecte.content.runs.figures import figures, marks_passed, moments
from connecte.core.cards.formula import MOST_NAMED, MOST_TERMS, of_cells, of_terms
from connecte.core.cards.sentences import labels_or_nothing
from connecte.core.learning.backprop import Parameters, output_values, pack
from connecte.core.replay.recording import Recording
from connecte.language.i18n import _
from connecte.language.numbers import decimal, separators

_STATES = 420
_LARGEST = 600_000
"""Characters that the states may take, whatever the network's size."""
_A_NUMBER = 7
"""Characters of a number with four digits, its comma included."""
_MOST_EXAMPLES = 60
_DIGITS = 4


def run_page(activity: Activity, recording: Recording, left_out: Sequence[int] = ()) -> str:
    """Return the page of a finished run; `left_out` are the numbers of the examples that it did not learn."""
    problem = recording.problem
    facts = [
        _("pas {step}").format(step=decimal(problem.step, 12)),
        _("a = {a}").format(a=decimal(problem.a, 12)) if problem.rule == "backpropagation" else "",
    ]
    return page(
        "web/run.html",
        title=activity.title,
        facts=[fact for fact in facts if fact],
        credit=activity.credit,
        largest=activity.decision == "largest",
        images=is_in_pictures(activity),
        program=program("web/network.js", "web/run.js"),
        data=data({**_network(activity), **_run(activity, recording, left_out), "words": _words(activity)}),
    )


def _network(activity: Activity) -> dict[str, Any]:
    """Return what stays the same while the network learns: names, and how neurons are told apart."""
    cells = activity.pixels or activity.grid
    return {
        "inputs": [{"name": source.name, "symbol": source.symbol} for source in activity.inputs],
        "layers": [
            {"name": layer.name, "neurons": [_neuron(card) for card in layer.cards]}
            for layer in activity.layers
        ],
        "labels": list(activity.network().labels),
        "otherwise": activity.otherwise,
        "largest": activity.decision == "largest",
        "grid": [cells.rows, cells.columns],
        "picture": activity.pixels is not None,
        "images": is_in_pictures(activity),
        "most": MOST_TERMS,
        "named": MOST_NAMED,
    }


def _neuron(card: Card) -> dict[str, Any]:
    look = card.look
    found: dict[str, Any] = {"name": card.neuron.name, "label": card.neuron.label}
    return {**found, "look": look._asdict()} if look is not None else found


def _run(activity: Activity, recording: Recording, left_out: Sequence[int]) -> dict[str, Any]:
    """Return the examples shown, the states, and which of these are marks."""
    examples = activity.examples[:_MOST_EXAMPLES]
    marks = marks_passed(activity, recording)
    numbers = pack(recording.at(0)).size + len(examples) * len(activity.layers[-1].cards)
    at = moments(recording.reached, marks, max(2, min(_STATES, _LARGEST // (_A_NUMBER * numbers))))
    inputs = np.array([example.counts for example in examples], dtype=np.float64)
    with np.errstate(all="ignore"):  # what has overflowed is told as null
        states = [_state(recording, inputs, iteration, iteration in marks) for iteration in at]
    return {
        "examples": [_example(example, example.number in left_out) for example in examples],
        "learned": len(recording.problem.inputs),
        "states": states,
        "marks": [at.index(mark) for mark in marks],
        "diverged": recording.diverged_at,
    }


def _example(example: Example, left_out: bool) -> dict[str, Any]:
    found: dict[str, Any] = {"number": example.number, "label": example.label}
    found["cells"] = sorted(example.drawing.black)
    found["counts"] = list(example.counts)
    return {**found, "out": True} if left_out else found


def _state(recording: Recording, inputs: np.ndarray[Any, Any], iteration: int, exact: bool) -> dict[str, Any]:
    """Return one state: iteration, cost, how many are recognised, the numbers in the order of `pack`, the
    outputs.
    """
    values: Parameters = recording.at(iteration)
    cost, known = figures(recording, values)
    outputs = output_values(recording.problem, inputs, values)
    return {
        "i": iteration,
        "c": cost if exact or cost is None else _short(cost),
        "k": known,
        "v": [_whole(v) if exact else _short(v) for v in pack(values).tolist()],
        "o": [_whole(v) if exact else _short(v) for v in outputs.ravel().tolist()],
    }


def _short(value: float) -> float | int | None:
    """Round a number to a few digits, enough to be shown; to 0 only where it is 0."""
    return _whole(round(value, _DIGITS - 1 - floor(log10(abs(value)))) if value and isfinite(value) else value)


def _whole(value: float) -> float | int | None:
    if not np.isfinite(value):
        return None
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


def _words(activity: Activity) -> dict[str, str]:
    """Return what the script says."""
    comma, space = separators()
    wanted = _("n° {number}, un {label}") if activity.has_cells else _("n° {number}, {label}")
    return {
        "comma": comma,
        "space": space,
        "play": _("Marche"),
        "pause": _("Arrêt"),
        "after": _("Itération {iteration}"),
        "start": _("Au départ"),
        "cost": _("coût {cost}"),
        "overflown": _("coût débordé"),
        "known": _("reconnus : {known} sur {examples}"),
        "threshold": _("seuil {threshold}"),
        "nothing": labels_or_nothing(()),
        "right": _("juste"),
        "wrong": _("faux"),
        "out": _("laissé de côté"),
        "wanted": wanted,
        "drawing": _("dessin n° {number}"),
        "network": _("Le réseau ; {formula}"),
        "images": _("Ce que lit chaque neurone : ses poids, case par case"),
        "weighing": _("Ce que lisent les neurones qui comptent le plus pour « {name} »"),
        "cells": of_cells(MOST_TERMS + 1, "{count}"),
        "terms": of_terms(MOST_TERMS + 1, "{count}", "{some}"),
        "curve": _("Coût et exemples reconnus au fil des itérations ; {now}"),
        "layer": _("Couche {name} : poids et seuils"),
        "wide": _("Couche {name} : la table est trop large pour le papier, elle est sur l'écran."),
        "neuron": _("neurone"),
        "thresholds": _("seuil"),
    }

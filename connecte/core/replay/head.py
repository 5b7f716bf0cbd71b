"""The first line of a recording's file, and the names of the functions that it needs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

import numpy as np

from connecte.core.learning.activation import ACTIVATIONS, IDENTITY, RELU, Activation
from connecte.core.learning.backprop import Problem
from connecte.core.learning.loss import EXPONENTIAL, LOSSES, Loss, fits
from connecte.language.errors import RecordingError
from connecte.language.i18n import _

VERSION = 4
"""The newest version of the format. A file gets version 4 if several outputs have one label or the largest
claims alone, or if it learns by batches or with a penalty, a dropout, other factors or numbers for goals;
else 3 if its activations or loss are not the workshop's, else 2 for the perceptron's rule, else 1: a program
that knows only lower versions must refuse it."""
_MAGIC = "connecte-recording "
_LONGEST_LINE = 200
_WORKSHOP = (RELU.name, IDENTITY.name, EXPONENTIAL.name)


def first_line(problem: Problem, archive: bytes) -> bytes:
    """Return the line before the archive: the version that the problem needs, and a checksum."""
    version = 3 if _names(problem) != _WORKSHOP else 2 if problem.rule == "perceptron" else 1
    later = problem.groups or problem.largest or method_arrays(problem)
    return _line(4 if later else version, archive)


def checked(name: str, data: bytes) -> bytes:
    """Return the archive in a file's bytes, after checking the first line.

    `name` is the file's name in messages. Raises RecordingError for a newer version or a wrong checksum.
    """
    end = data.find(b"\n", 0, _LONGEST_LINE) + 1
    line, archive = data[:end], data[end:]
    found = re.match(_MAGIC.encode() + rb"([0-9]{1,6}) ", line)
    if found and int(found[1]) > VERSION:
        raise newer(name)
    if not end or line not in [_line(version, archive) for version in range(1, VERSION + 1)]:
        raise damaged(name)
    return archive


def method_arrays(problem: Problem) -> dict[str, np.ndarray]:
    """Return how a problem learns: batch, seed, penalties, dropout, factors, goals; empty for the
    workshop's.
    """
    hidden = len(problem.masks) - 1
    found: dict[str, np.ndarray] = {}
    if not problem.takes_all or problem.weight_factors:
        found["batch_seed"] = np.array([problem.batch, problem.seed], dtype=np.int64)
        found["penalties"] = np.array([problem.l1, problem.l2])
        found["dropout"] = np.array(problem.dropout or (0.0,) * hidden)
        found["weight_factors"] = np.array(problem.weight_factors or (1.0,) * (hidden + 1))
    return found if problem.goals is None else found | {"goals": problem.goals}


def functions_array(problem: Problem) -> dict[str, np.ndarray]:
    """Return the names of hidden activation, output activation and loss; empty for the workshop's."""
    names = _names(problem)
    return {} if names == _WORKSHOP else {"functions": np.array(names)}


def functions(names: Sequence[str] = _WORKSHOP) -> tuple[Activation, Activation, Loss] | None:
    """Return the functions that `functions_array` named; None if a name is unknown.

    Raises ValueError for functions that do not go together.
    """
    hidden, output, loss = names
    if not {hidden, output} <= ACTIVATIONS.keys() or loss not in LOSSES:
        return None
    if ACTIVATIONS[hidden].back is not None or not fits(LOSSES[loss], ACTIVATIONS[output]):
        raise ValueError(names)
    return ACTIVATIONS[hidden], ACTIVATIONS[output], LOSSES[loss]


def damaged(name: str) -> RecordingError:
    """Return the error for a file that is not a recording, or is damaged."""
    return RecordingError(
        _(
            "{path} : ce fichier n'est pas un enregistrement de connecte, ou il est abîmé ; "
            "refaire l'entraînement avec --record"
        ).format(path=name)
    )


def newer(name: str) -> RecordingError:
    """Return the error for a file that a newer version has written."""
    return RecordingError(
        _(
            "{path} : cet enregistrement vient d'une version plus récente de connecte ; "
            "mettre le programme à jour"
        ).format(path=name)
    )


def _names(problem: Problem) -> tuple[str, str, str]:
    return problem.hidden.name, problem.output.name, problem.loss.name


def _line(version: int, archive: bytes) -> bytes:
    return f"{_MAGIC}{version} {hashlib.sha256(archive).hexdigest()}\n".encode()

"""What a recording's file says before its numbers: who can read it, and which functions it needs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from connecte.core.learning.activation import ACTIVATIONS, IDENTITY, RELU, Activation
from connecte.core.learning.backprop import Problem
from connecte.core.learning.loss import EXPONENTIAL, LOSSES, Loss
from connecte.language.errors import RecordingError
from connecte.language.i18n import _

VERSION = 3
"""3 for activations or a loss that are not the workshop's, 2 for the perceptron's rule: older
programs know neither and must refuse the file. Else still 1."""
_MAGIC = "connecte-recording "
_WORKSHOP = (RELU.name, IDENTITY.name, EXPONENTIAL.name)


def first_line(problem: Problem, archive: bytes) -> bytes:
    """The line before the archive: the version that the problem needs, and a checksum."""
    version = 3 if _names(problem) != _WORKSHOP else 2 if problem.rule == "perceptron" else 1
    return _line(version, archive)


def checked(path: Path, data: bytes) -> bytes:
    """The archive in a file's bytes. Raises RecordingError for a newer file or a wrong checksum."""
    line, _newline, archive = data.partition(b"\n")
    found = re.match(_MAGIC.encode() + rb"([0-9]{1,6}) ", line)
    if found and int(found[1]) > VERSION:
        raise newer(path)
    if line + b"\n" not in [_line(version, archive) for version in range(1, VERSION + 1)]:
        raise damaged(path)
    return archive


def functions_array(problem: Problem) -> dict[str, np.ndarray]:
    """Names of the hidden and the output activation and of the loss; nothing for the workshop's."""
    names = _names(problem)
    return {} if names == _WORKSHOP else {"functions": np.array(names)}


def functions(path: Path, arrays: Mapping[str, np.ndarray]) -> tuple[Activation, Activation, Loss]:
    """`functions_array` undone. Raises RecordingError for a name that only a newer program knows."""
    hidden, output, loss = arrays["functions"].tolist() if "functions" in arrays else _WORKSHOP
    if not {hidden, output} <= ACTIVATIONS.keys() or loss not in LOSSES:
        raise newer(path)
    return ACTIVATIONS[hidden], ACTIVATIONS[output], LOSSES[loss]


def damaged(path: Path) -> RecordingError:
    """The sentence for a file that is no recording, or not as it was written."""
    return RecordingError(
        _(
            "{path} : ce fichier n'est pas un enregistrement de connecte, ou il est abîmé ; "
            "refaire l'entraînement avec --record"
        ).format(path=path)
    )


def newer(path: Path) -> RecordingError:
    """The sentence for a file that a newer program has written."""
    return RecordingError(
        _(
            "{path} : cet enregistrement vient d'une version plus récente de connecte ; "
            "mettre le programme à jour"
        ).format(path=path)
    )


def _names(problem: Problem) -> tuple[str, str, str]:
    return problem.hidden.name, problem.output.name, problem.loss.name


def _line(version: int, archive: bytes) -> bytes:
    return f"{_MAGIC}{version} {hashlib.sha256(archive).hexdigest()}\n".encode()

"""Build a recording from the arrays of a file, checking every shape, type and range.

A file may be forged, so no array is used to interpret another before both are checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from connecte.core.learning.activation import Activation
from connecte.core.learning.backprop import Array, Problem, unpack
from connecte.core.learning.loss import Loss
from connecte.core.replay.head import functions
from connecte.core.replay.recording import SHORT_SPACING, Recording, largest_spacing
from connecte.language.i18n import _

MOST_ITERATIONS = 10_000_000
MOST_LAYERS, MOST_NEURONS, MOST_EXAMPLES = 10, 1000, 2000
"""Limits of layers, neurons per layer and examples: at least those of an activity's file."""
_LONGEST_TEXT = 1 << 20
"""Limit of bytes of the activity's text in a recording."""


class UnsoundError(Exception):
    """Arrays that are not a recording; the text says why in a few words."""


class NewerError(Exception):
    """Arrays that only a newer version of the program can read."""


class CheckedArrays:
    """The arrays of a file by name, checked as they are read."""

    def __init__(self, arrays: Mapping[str, np.ndarray]) -> None:
        self._arrays = arrays

    def recording(self) -> Recording:
        """Return the recording in the arrays. Raises UnsoundError or NewerError."""
        shapes = self._shapes()
        problem = self._problem(shapes)
        planned, reached, diverged_at, spacing = self._run()
        count = sum(neurons * sources + neurons for neurons, sources in shapes)
        rows = self._decimals("keyframes", (reached // spacing + 1, count))
        keyframes = [unpack(row, shapes) for row in rows]
        recording = Recording.restored(problem, keyframes, planned, reached, spacing)
        recording.diverged_at = diverged_at or None
        if "activity" in self._arrays:
            recording.activity = self._text("activity")
            recording.activity_name = self._text("activity_name")
        return recording

    def _shapes(self) -> list[tuple[int, int]]:
        """Return (neurons, sources) of each layer, checking that each layer reads the previous one."""
        found = self._whole("shapes")
        if found.ndim != 2 or found.shape[1] != 2 or not 1 <= len(found) <= MOST_LAYERS:
            raise UnsoundError(_("ses couches"))
        shapes = [(int(neurons), int(sources)) for neurons, sources in found]
        if not all(1 <= size <= MOST_NEURONS for shape in shapes for size in shape):
            raise UnsoundError(_("le nombre de ses neurones"))
        if any(after[1] != before[0] for before, after in pairwise(shapes)):
            raise UnsoundError(_("une couche ne lit pas celle d'avant"))
        return shapes

    def _problem(self, shapes: list[tuple[int, int]]) -> Problem:
        """Return the problem: the examples and the settings of training."""
        wanted = self._whole("wanted")
        if wanted.ndim != 1 or not 1 <= len(wanted) <= MOST_EXAMPLES:
            raise UnsoundError(_("le nombre de ses exemples"))
        if not ((wanted >= -1) & (wanted < shapes[-1][0])).all():
            raise UnsoundError(_("une réponse que personne n'annonce"))
        step, a = map(float, self._decimals("step_a", (2,)))
        factors = self._decimals("threshold_factors", (len(shapes),))
        if not (step > 0 and a > 0 and (factors >= 0).all()):
            raise UnsoundError(_("son pas, son a ou les facteurs de ses seuils"))
        by_perceptron = "perceptron" in self._arrays
        if by_perceptron and len(shapes) > 1:
            raise UnsoundError(_("un perceptron n'a qu'une couche"))
        problem = Problem(
            self._decimals("inputs", (len(wanted), shapes[0][1])),
            wanted.astype(np.intp),
            tuple(self._mask(number, shape) for number, shape in enumerate(shapes)),
            step,
            a,
            tuple(map(float, factors)),
            "perceptron" if by_perceptron else "backpropagation",
            *self._functions(),
            *self._deciding(shapes[-1][0]),
        )
        if "goals" in self._arrays:
            problem = replace(problem, goals=self._decimals("goals", (len(wanted), shapes[-1][0])))
        return self._with_method(problem, shapes) if "batch_seed" in self._arrays else problem

    def _with_method(self, problem: Problem, shapes: list[tuple[int, int]]) -> Problem:
        """Return the problem with its batches, penalties, dropout and factors."""
        batch, seed = map(int, self._whole("batch_seed", (2,)))
        l1, l2 = map(float, self._decimals("penalties", (2,)))
        dropout = self._decimals("dropout", (len(shapes) - 1,))
        factors = self._decimals("weight_factors", (len(shapes),))
        if not (batch >= 0 and seed >= 0 and l1 >= 0 and l2 >= 0 and (factors >= 0).all()):
            raise UnsoundError(_("sa façon d'apprendre"))
        if not ((dropout >= 0) & (dropout < 1)).all():
            raise UnsoundError(_("ses neurones laissés de côté"))
        return replace(
            problem,
            batch=batch,
            seed=seed,
            l1=l1,
            l2=l2,
            dropout=tuple(map(float, dropout)),
            weight_factors=tuple(map(float, factors)),
        )

    def _deciding(self, outputs: int) -> tuple[tuple[int, ...], bool]:
        """Return the number of the label of each output, empty where each has its own, and whether the
        largest claims alone.
        """
        if "deciding" not in self._arrays:
            return (), False
        found = self._whole("deciding")
        if found.ndim != 1 or len(found) not in (1, outputs + 1) or found[0] not in (0, 1):
            raise UnsoundError(_("comment ses sorties décident"))
        groups = tuple(map(int, found[1:]))
        if groups and set(groups) != set(range(max(groups) + 1)):
            raise UnsoundError(_("comment ses sorties décident"))
        return groups, bool(found[0])

    def _functions(self) -> tuple[Activation, Activation, Loss]:
        """Return hidden activation, output activation and loss; the workshop's if the file names none."""
        if "functions" not in self._arrays:
            named = functions()
        else:
            found = self._found("functions")
            if found.dtype.kind != "U" or found.shape != (3,):
                raise UnsoundError(_("ses fonctions"))
            try:
                named = functions(found.tolist())
            except (ValueError, SystemError) as error:  # raised by NumPy for an invalid code point
                raise UnsoundError(_("ses fonctions")) from error
        if named is None:
            raise NewerError
        return named

    def _mask(self, number: int, shape: tuple[int, int]) -> Array | None:
        """Return the mask of a layer, 1 for a link and 0 for none; the file has −1 everywhere for None."""
        mask = self._decimals(f"mask{number}", shape)
        if (mask == -1).all():
            return None
        if not np.isin(mask, (0.0, 1.0)).all():
            raise UnsoundError(_("les liens d'une couche"))
        return mask

    def _run(self) -> tuple[int, int, int, int]:
        """Return the iterations planned and reached, the one that overflowed or 0, the keyframe spacing."""
        run = self._whole("run")
        if run.shape != (4,):
            raise UnsoundError(_("son nombre d'itérations"))
        planned, reached, diverged_at, spacing = map(int, run)
        if not 0 <= reached <= planned <= MOST_ITERATIONS:
            raise UnsoundError(_("son nombre d'itérations"))
        if diverged_at != (0 if reached == planned else reached + 1):
            raise UnsoundError(_("l'itération où il s'arrête"))
        uneven = spacing > SHORT_SPACING and spacing % SHORT_SPACING
        if uneven or not 1 <= spacing <= largest_spacing(planned):
            raise UnsoundError(_("trop peu d'états gardés"))
        return planned, reached, diverged_at, spacing

    def _text(self, name: str) -> str:
        """Return a text that is stored as UTF-8 bytes."""
        found = self._found(name)
        if found.dtype != np.uint8 or found.ndim != 1 or len(found) > _LONGEST_TEXT:
            raise UnsoundError(_("le texte de son activité"))
        try:
            return found.tobytes().decode()
        except UnicodeDecodeError as error:
            raise UnsoundError(_("le texte de son activité")) from error

    def _whole(self, name: str, shape: tuple[int, ...] | None = None) -> NDArray[np.int64]:
        """Return an array of whole numbers, of that shape if one is given."""
        found = self._found(name)
        if found.dtype.kind != "i" or (shape is not None and found.shape != shape):
            raise UnsoundError(_("« {name} » : des nombres entiers").format(name=name))
        return found.astype(np.int64)

    def _decimals(self, name: str, shape: tuple[int, ...]) -> Array:
        """Return a copy of an array of finite float64 numbers of that shape."""
        found = self._found(name)
        if found.dtype.kind != "f" or found.dtype.itemsize != 8 or found.shape != shape:
            raise UnsoundError(_("« {name} » n'a pas la forme attendue").format(name=name))
        if not np.isfinite(found).all():
            raise UnsoundError(_("« {name} » : un nombre débordé").format(name=name))
        return found.astype(np.float64, order="C")

    def _found(self, name: str) -> np.ndarray:
        try:
            return self._arrays[name]
        except KeyError as error:
            raise UnsoundError(_("« {name} » manque").format(name=name)) from error

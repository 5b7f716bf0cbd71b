"""A run from which any iteration can be had at once. Knows no viewer.

Keyframes are kept every `spacing` iterations; what lies between is computed again by the engine
that made them, so it is the run's own numbers to the last digit. A recording grows while its
run goes on, and can be read all the while. `archive` turns one into bytes and back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from connecte.core.learning.backprop import Array, Parameters, Problem, pack, sizes
from connecte.core.learning.engine import Engine
from connecte.core.learning.perceptron import PerceptronEngine, engine_for
from connecte.language.errors import RecordingError
from connecte.language.i18n import _
from connecte.language.numbers import thousands

SMALLEST_SPACING = 100
LARGEST_MEMORY = 900_000  # bytes of keyframes, for a network of the workshop's size
LEAST_KEYFRAMES = 500  # for a large one: to look anywhere must not take long
_LONGEST_BLOCK = 500  # iterations remembered at once when going backwards


class Recording:
    """The run of a problem from a start: `reached` iterations of the `planned` ones so far.

    `diverged_at` is the first iteration whose result is no number any more; `reached` stays
    before it. Any iteration from 0 to `reached` can be asked for. `activity` is the text of the
    activity whose training this is, where the file is to show it.
    """

    def __init__(self, problem: Problem, start: Parameters, planned: int) -> None:
        self.problem = problem
        self.planned = planned
        self.reached = 0
        self.diverged_at: int | None = None
        self.shapes = sizes(start)
        self.activity, self.activity_name = "", ""
        self._reader = engine_for(problem, start)
        self._place = 0
        self._block_start, self._block = 0, np.zeros((0, 0))
        self._keyframes: list[Array] = [self._reader.frame()]
        self.spacing = _spacing(planned, self._keyframes[0].nbytes)

    @property
    def finished(self) -> bool:
        """Whether there is nothing more to run."""
        return self.reached >= self.planned or self.diverged_at is not None

    @property
    def nbytes(self) -> int:
        """Memory of the keyframes."""
        return sum(frame.nbytes for frame in self._keyframes)

    def run(self) -> Iterator[int]:
        """Run what is left; yields `reached` every hundred iterations. One runner at a time."""
        engine = engine_for(self.problem, self._reader.parameters())
        engine.restore(self._keyframes[-1])
        while not self.finished:
            before = engine.frame()
            count = min(SMALLEST_SPACING, self.planned - self.reached)
            engine.advance(count)
            if not engine.finite:
                self._keep_what_came_before(engine, before)
            else:
                if (self.reached + count) % self.spacing == 0:
                    self._keyframes.append(engine.frame())
                self.reached += count
            yield self.reached

    def _keep_what_came_before(self, engine: Engine | PerceptronEngine, before: Array) -> None:
        engine.restore(before)
        iteration = self.reached
        while engine.finite:
            engine.advance(1)
            iteration += 1
        self.reached, self.diverged_at = iteration - 1, iteration

    def at(self, iteration: int) -> Parameters:
        """The parameters after that many iterations. Raises IndexError outside 0 … reached, and
        RecordingError where a file was made on purpose, so that its keyframes lead to no numbers.
        """
        if not 0 <= iteration <= self.reached:
            raise IndexError(iteration)
        keyframe = min(iteration // self.spacing, len(self._keyframes) - 1)
        within = iteration - self._block_start
        if 0 <= within < len(self._block):
            self._reader.restore(self._block[within])
        elif 0 < self._place - iteration <= self.spacing:
            self._remember(keyframe, iteration)
        else:
            # Going on from the last place asked for is shorter when playing forwards.
            if not keyframe * self.spacing <= self._place <= iteration:
                self._reader.restore(self._keyframes[keyframe])
                self._place = keyframe * self.spacing
            self._reader.advance(iteration - self._place)
        self._place = iteration
        found = self._reader.parameters()
        if not found.finite:
            raise _no_numbers(iteration)
        return found

    def _remember(self, keyframe: int, iteration: int) -> None:
        """Who goes back goes further back: what lies between the keyframe and here is kept."""
        first = max(keyframe * self.spacing, iteration + 1 - _LONGEST_BLOCK)
        self._reader.restore(self._keyframes[keyframe])
        self._reader.advance(first - keyframe * self.spacing)
        self._block = self._frames(iteration - first)
        self._block_start = first

    def _frames(self, further: int) -> Array:
        """Where the reader stands and its next iterations."""
        frames = [self._reader.frame()]
        for _iteration in range(further):
            self._reader.advance(1)
            frames.append(self._reader.frame())
        return np.stack(frames)

    def series(self, iterations: Sequence[int]) -> Array:
        """(len(iterations), numbers) packed parameters at increasing iterations."""
        return np.stack([pack(self.at(iteration)) for iteration in iterations])

    def every(self, first: int, last: int) -> Array:
        """(last − first + 1, numbers) packed parameters at every iteration from first to last."""
        self.at(first)
        frames = self._frames(last - first)
        self._place = last
        if not np.isfinite(frames).all():
            raise _no_numbers(last)
        return self._reader.packed(frames)

    def keyframes(self) -> Iterator[Parameters]:
        """The keyframes as parameters, whatever way the engine keeps them."""
        engine = engine_for(self.problem, self._reader.parameters())
        for frame in self._keyframes:
            engine.restore(frame)
            yield engine.parameters()

    @classmethod
    def restored(
        cls, problem: Problem, keyframes: Sequence[Parameters], planned: int, reached: int, spacing: int
    ) -> Recording:
        """A run of before, from the keyframes of iterations 0, spacing, 2 spacing, …"""
        recording = cls(problem, keyframes[0], planned)
        recording.spacing, recording.reached = spacing, reached
        engine = engine_for(problem, keyframes[0])
        recording._keyframes = []
        for number, parameters in enumerate(keyframes):
            engine.load(parameters, number * spacing)
            recording._keyframes.append(engine.frame())
        return recording


def _no_numbers(iteration: int) -> RecordingError:
    told = _("cet enregistrement est abîmé : le calcul déborde avant l'itération {iteration}")
    return RecordingError(told.format(iteration=thousands(iteration)))


def _spacing(planned: int, frame_bytes: int) -> int:
    """Iterations between keyframes: as close as memory allows, so that any place is near one."""
    return _spacing_of(planned, max(LEAST_KEYFRAMES, LARGEST_MEMORY // frame_bytes))


def largest_spacing(planned: int) -> int:
    """Iterations between keyframes that a run of that length has at most, whatever its network."""
    return _spacing_of(planned, LEAST_KEYFRAMES)


def _spacing_of(planned: int, frames: int) -> int:
    return SMALLEST_SPACING * max(1, -(-planned // (frames * SMALLEST_SPACING)))

"""A training run from which any iteration can be read at once.

Keyframes are kept every `spacing` iterations; iterations between them are computed again by the
engine that made them, so the numbers are exactly those of the run. A recording can be read while
its run is in progress. `archive` converts it to bytes and back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from connecte.core.learning.backprop import Array, Parameters, Problem, pack, sizes
from connecte.core.learning.batches import batch_size
from connecte.core.learning.engine import Engine
from connecte.core.learning.perceptron import PerceptronEngine, engine_for
from connecte.language.errors import RecordingError
from connecte.language.i18n import _
from connecte.language.numbers import thousands

SHORT_SPACING = 100  # iterations of the workshop's size that are computed in about a millisecond
_LARGEST_MEMORY = 900_000  # bytes of keyframes for a network of the workshop's size
_MOST_MEMORY = 24_000_000  # bytes of keyframes for a network whose iterations take long
LEAST_KEYFRAMES = 500  # for a large network, so that reading any iteration is fast
_CALLS = 20_000  # products of numbers that take as long as the calls that an iteration makes
_PENALTY, _DRAWING = 30, 100_000  # the same for the penalty of a link, and for the dropout of a layer
_LONGER = 3  # times that the iterations between two keyframes of a large network may take longer
_LONGEST_BLOCK = 500  # iterations kept at once when playing backwards


class Recording:
    """The run of a problem from a start.

    `planned`: number of iterations to run. `reached`: number recorded so far; iterations 0 to
    `reached` can be read. `diverged_at`: the first iteration that overflows, just after `reached`, or
    None. `activity`, `activity_name`: text and name of the activity trained, or empty.
    """

    def __init__(self, problem: Problem, start: Parameters, planned: int) -> None:
        self.problem = problem
        self.planned = planned
        self.reached = 0
        self.diverged_at: int | None = None
        self.shapes = sizes(start)
        self.activity, self.activity_name = "", ""
        self._reader = engine_for(problem, start)
        self._reader_at = 0
        self._block_start, self._block = 0, np.zeros((0, 0))
        self._keyframes: list[Array] = [self._reader.frame()]
        self.spacing = _spacing(planned, self._keyframes[0].nbytes, products(problem, self.shapes))

    @property
    def finished(self) -> bool:
        """Whether the run is complete or has overflowed."""
        return self.reached >= self.planned or self.diverged_at is not None

    @property
    def nbytes(self) -> int:
        """Bytes of memory of the keyframes."""
        return sum(frame.nbytes for frame in self._keyframes)

    def run(self) -> Iterator[int]:
        """Run the remaining iterations; yield `reached` every hundred, or at each keyframe if that is sooner.

        Only one run at a time.
        """
        engine = engine_for(self.problem, self._reader.parameters())
        engine.restore(self._keyframes[-1])
        while not self.finished:
            before = engine.frame()
            count = min(SHORT_SPACING, self.spacing, self.planned - self.reached)
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
        """Return the parameters after that many iterations.

        Raises IndexError outside 0 … reached, and RecordingError if the keyframes of a forged file
        lead to an overflow.
        """
        if not 0 <= iteration <= self.reached:
            raise IndexError(iteration)
        keyframe = min(iteration // self.spacing, len(self._keyframes) - 1)
        within = iteration - self._block_start
        if 0 <= within < len(self._block):
            self._reader.restore(self._block[within])
        elif 0 < self._reader_at - iteration <= self.spacing:
            self._remember(keyframe, iteration)
        else:
            # When playing forwards, continuing from the last iteration read is shorter.
            if not keyframe * self.spacing <= self._reader_at <= iteration:
                self._reader.restore(self._keyframes[keyframe])
                self._reader_at = keyframe * self.spacing
            self._reader.advance(iteration - self._reader_at)
        self._reader_at = iteration
        found = self._reader.parameters()
        if not found.finite:
            raise _no_numbers(iteration)
        return found

    def _remember(self, keyframe: int, iteration: int) -> None:
        """Keep the iterations from the keyframe to `iteration`, because playing backwards needs them next."""
        first = max(keyframe * self.spacing, iteration + 1 - _LONGEST_BLOCK)
        self._reader.restore(self._keyframes[keyframe])
        self._reader.advance(first - keyframe * self.spacing)
        self._block = self._frames(iteration - first)
        self._block_start = first

    def _frames(self, further: int) -> Array:
        """Return the present frame of the reader and its next `further` ones, (further + 1, …)."""
        frames = [self._reader.frame()]
        for _iteration in range(further):
            self._reader.advance(1)
            frames.append(self._reader.frame())
        return np.stack(frames)

    def series(self, iterations: Sequence[int]) -> Array:
        """Return packed parameters (len(iterations), numbers) at increasing iterations."""
        return np.stack([pack(self.at(iteration)) for iteration in iterations])

    def every(self, first: int, last: int) -> Array:
        """Return packed parameters (last − first + 1, numbers) at every iteration from first to last."""
        self.at(first)
        frames = self._frames(last - first)
        self._reader_at = last
        if not np.isfinite(frames).all():
            raise _no_numbers(last)
        return self._reader.packed(frames)

    def keyframes(self) -> Iterator[Parameters]:
        """Yield the keyframes as parameters."""
        engine = engine_for(self.problem, self._reader.parameters())
        for frame in self._keyframes:
            engine.restore(frame)
            yield engine.parameters()

    @classmethod
    def restored(
        cls, problem: Problem, keyframes: Sequence[Parameters], planned: int, reached: int, spacing: int
    ) -> Recording:
        """Return a recording from its keyframes at iterations 0, spacing, 2 spacing, …"""
        recording = cls(problem, keyframes[0], planned)
        recording.spacing, recording.reached = spacing, reached
        engine = engine_for(problem, keyframes[0])
        recording._keyframes = []
        for number, parameters in enumerate(keyframes):
            engine.load(parameters, number * spacing)
            recording._keyframes.append(engine.frame())
        return recording


def _no_numbers(iteration: int) -> RecordingError:
    message = _("cet enregistrement est abîmé : le calcul déborde avant l'itération {iteration}")
    return RecordingError(message.format(iteration=thousands(iteration)))


def products(problem: Problem, shapes: Sequence[tuple[int, int]]) -> int:
    """Return about how many products of two numbers an iteration takes: three per link and example, and what
    takes as long for a penalty, and for drawing the neurons of each hidden layer that are left out.
    """
    links = sum(neurons * (sources + 1) for neurons, sources in shapes)
    shrinks = _PENALTY * links if problem.l1 or problem.l2 else 0
    return 3 * batch_size(problem) * links + shrinks + sum(_DRAWING for p in problem.dropout if p)


def _spacing(planned: int, frame_bytes: int, work: int) -> int:
    """Return the number of iterations between keyframes: the smallest that memory allows.

    A run of long iterations may take more memory, so that those between two keyframes take about as
    long as the workshop's.
    """
    usual = _spacing_of(planned, max(LEAST_KEYFRAMES, _LARGEST_MEMORY // frame_bytes))
    short = min(SHORT_SPACING, int(_LONGER * SHORT_SPACING / (1 + work / _CALLS)))
    closer = max(short, -(-planned * frame_bytes // _MOST_MEMORY), 1)
    return closer if closer <= SHORT_SPACING else usual


def largest_spacing(planned: int) -> int:
    """Return the largest spacing that a run of that length can have, whatever its network."""
    return _spacing_of(planned, LEAST_KEYFRAMES)


def _spacing_of(planned: int, frames: int) -> int:
    return SHORT_SPACING * max(1, -(-planned // (frames * SHORT_SPACING)))

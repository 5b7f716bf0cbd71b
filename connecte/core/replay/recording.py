"""A run from which any iteration can be had at once. Knows no viewer.

Keyframes are kept every `spacing` iterations; what lies between is computed again by the engine
that made them, so it is the run's own numbers to the last digit. A recording grows while its
run goes on, and can be read all the while.

File: one line of text with a version and a checksum of all that follows, then a NumPy archive
of arrays only (nothing is executed in reading); written beside its place and renamed.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from connecte.core.learning.backprop import Array, Parameters, Problem, pack, sizes, unpack
from connecte.core.learning.engine import Engine
from connecte.core.learning.perceptron import PerceptronEngine, engine_for
from connecte.core.replay.head import checked, damaged, first_line, functions, functions_array
from connecte.language.errors import RecordingError, system_reason
from connecte.language.i18n import _

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
        """The parameters after that many iterations. Raises IndexError outside 0 … reached."""
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
        return self._reader.parameters()

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
        return self._reader.packed(frames)

    # -- its file --------------------------------------------------------------------------

    def save(self, path: Path) -> None:
        """Write the file. Raises RecordingError with a sentence where that cannot be done."""
        archive = io.BytesIO()
        np.savez_compressed(archive, **self._arrays())  # type: ignore[arg-type]
        data = archive.getvalue()
        path = path.resolve()
        beside = path.with_name(path.name + ".part")
        try:
            beside.write_bytes(first_line(self.problem, data) + data)
            beside.replace(path)
        except OSError as error:
            with contextlib.suppress(OSError):
                beside.unlink()
            raise RecordingError(
                _(
                    "{path} : l'enregistrement ne peut pas être écrit ({reason}) ; choisir un autre dossier"
                ).format(path=path, reason=system_reason(error))
            ) from error

    def _arrays(self) -> dict[str, np.ndarray]:
        problem = self.problem
        masks = [
            np.full(shape, -1.0) if mask is None else mask
            for shape, mask in zip(self.shapes, problem.masks, strict=True)
        ]
        arrays: dict[str, np.ndarray] = {
            "inputs": problem.inputs,
            "wanted": np.asarray(problem.wanted, dtype=np.int64),
            "step_a": np.array([problem.step, problem.a]),
            "threshold_factors": np.array(problem.threshold_factors, dtype=float),
            "shapes": np.array(self.shapes, dtype=np.int64),
            "run": np.array([self.planned, self.reached, self.diverged_at or 0, self.spacing]),
            "keyframes": np.stack([pack(values) for values in self._keyframe_values()]),
        }
        if problem.rule == "perceptron":
            arrays["perceptron"] = np.array([1])
        if self.activity:
            arrays["activity"] = np.frombuffer(self.activity.encode(), dtype=np.uint8)
            arrays["activity_name"] = np.frombuffer(self.activity_name.encode(), dtype=np.uint8)
        arrays |= functions_array(problem)
        return arrays | {f"mask{number}": mask for number, mask in enumerate(masks)}

    def _keyframe_values(self) -> Iterator[Parameters]:
        """The keyframes as parameters: the file does not depend on how the engine keeps them."""
        engine = engine_for(self.problem, self._reader.parameters())
        for frame in self._keyframes:
            engine.restore(frame)
            yield engine.parameters()

    @classmethod
    def load(cls, path: Path) -> Recording:
        """Read a file. Raises RecordingError with a sentence for anything that is no recording."""
        try:
            data = path.read_bytes()
        except OSError as error:
            raise RecordingError(
                _("{path} : l'enregistrement ne peut pas être lu ({reason})").format(
                    path=path, reason=system_reason(error)
                )
            ) from error
        archive = checked(path, data)
        try:
            with np.load(io.BytesIO(archive), allow_pickle=False) as members:
                return cls._from_arrays(path, {name: members[name] for name in members.files})
        except RecordingError:
            raise
        except Exception as error:
            # The checksum is right, so someone made this file on purpose: what reading an
            # archive can raise is not documented and must not reach the user as a traceback.
            raise damaged(path) from error

    @classmethod
    def _from_arrays(cls, path: Path, arrays: dict[str, np.ndarray]) -> Recording:
        shapes = [(int(n), int(m)) for n, m in arrays["shapes"]]
        masks = [arrays[f"mask{number}"] for number in range(len(shapes))]
        step, a = map(float, arrays["step_a"])
        problem = Problem(
            arrays["inputs"],
            arrays["wanted"].astype(np.intp),
            tuple(None if (mask < 0).any() else mask for mask in masks),
            step,
            a,
            tuple(map(float, arrays["threshold_factors"])),
            "perceptron" if "perceptron" in arrays else "backpropagation",
            *functions(path, arrays),
        )
        planned, reached, diverged_at, spacing = map(int, arrays["run"])
        keyframes = arrays["keyframes"]
        if not 0 <= reached <= planned or len(keyframes) != reached // spacing + 1:
            raise ValueError("keyframes")
        recording = cls(problem, unpack(keyframes[0], shapes), planned)
        recording.spacing = spacing
        recording.reached, recording.diverged_at = reached, diverged_at or None
        if "activity" in arrays:
            recording.activity = arrays["activity"].tobytes().decode()
            recording.activity_name = arrays["activity_name"].tobytes().decode()
        engine = engine_for(problem, unpack(keyframes[0], shapes))
        recording._keyframes = []
        for number, row in enumerate(keyframes):
            engine.load(unpack(row, shapes), number * spacing)
            recording._keyframes.append(engine.frame())
        return recording


def _spacing(planned: int, frame_bytes: int) -> int:
    """Iterations between keyframes: as close as memory allows, so that any place is near one."""
    frames = max(LEAST_KEYFRAMES, LARGEST_MEMORY // frame_bytes)
    hundreds = -(-planned // (frames * SMALLEST_SPACING))
    return SMALLEST_SPACING * max(1, hundreds)

"""Is the hour on time? Where each step of the run sheet stands, and what could be shortened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from connecte.content.activity import STEP_NAMES, PlanStep, StepName
from connecte.content.plan import planned
from connecte.session.session import Session

LATE_FROM = 2.0
"""Minutes: less is no reason to disturb anybody."""


@dataclass(frozen=True)
class Cut:
    """A proposal: this step in so many minutes instead of those planned."""

    step: PlanStep
    minutes: int


@dataclass(frozen=True)
class Pace:
    """Where the hour stands. `here` is the step the class is at, None where the plan has it not;
    times are minutes: `in_step` spent at it, `total` in all, `late` past the end that the plan
    gives the furthest step reached. `cuts` are proposed when late.
    """

    plan: tuple[PlanStep, ...]
    here: PlanStep | None
    in_step: float
    total: float
    late: float
    cuts: tuple[Cut, ...]
    paused: bool

    @property
    def planned(self) -> int:
        """Minutes in all."""
        return sum(step.minutes for step in self.plan)


def pace(session: Session, now: float | None = None) -> Pace:
    """How the session stands, at a time in seconds; without one, as of its last move."""
    clock = session.at(now).room.clock if now is not None else session.room.clock
    plan = planned(session.state.activity, session.room.minutes)
    stage = session.stage
    here = next((step for step in plan if step.step == stage), None)
    total = clock.total / 60
    furthest = _furthest(stage, [name for name, seconds in clock.spent if seconds > 0])
    due = sum(step.minutes for step in plan if STEP_NAMES.index(step.step) <= furthest)
    late = max(0.0, total - due)
    cuts = _cuts(plan, stage, furthest, clock.seconds(stage) / 60, late)
    return Pace(plan, here, clock.seconds(stage) / 60, total, late, cuts, clock.paused)


def _furthest(stage: StepName, visited: Sequence[StepName]) -> int:
    return max(STEP_NAMES.index(name) for name in (stage, *visited))


def _cuts(
    plan: Sequence[PlanStep], stage: StepName, furthest: int, spent: float, late: float
) -> tuple[Cut, ...]:
    """The steps still to come that can give most, until the delay is made up."""
    if late < LATE_FROM:
        return ()
    ahead = [step for step in plan if STEP_NAMES.index(step.step) > furthest]
    now = [step for step in plan if step.step == stage and step.minutes - spent >= 1]
    found: list[Cut] = []
    left = late
    for step in sorted([*now, *ahead], key=lambda step: step.least - step.minutes):
        gain = min(step.minutes - step.least, -(-left // 1))
        if left > 0 and gain >= 1 and step.least:
            found.append(Cut(step, step.minutes - int(gain)))
            left -= gain
    return tuple(sorted(found, key=lambda cut: STEP_NAMES.index(cut.step.step)))

"""Whether the session is on time, and which parts of the run sheet could be shortened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from connecte.content.activity import STEP_NAMES, PlanStep, StepName
from connecte.content.plan import planned
from connecte.session.session import Session

LATE_FROM = 2.0
"""Minutes of delay from which cuts are proposed."""


@dataclass(frozen=True)
class Cut:
    """A proposal to shorten a part of the run sheet."""

    step: PlanStep
    minutes: int
    """The proposed duration."""


@dataclass(frozen=True)
class Pace:
    """The session compared with its run sheet. Times are in minutes."""

    plan: tuple[PlanStep, ...]
    """The run sheet, adapted to the duration of the session."""
    here: PlanStep | None
    """The part that the class is at; None if the plan does not have it."""
    in_step: float
    """Time spent in that part."""
    total: float
    """Time spent in all."""
    late: float
    """Delay after the planned end of the furthest part reached; 0 if on time."""
    cuts: tuple[Cut, ...]
    """Proposals when late."""
    paused: bool
    """Whether the clock is paused."""

    @property
    def planned(self) -> int:
        """Planned duration of the session, in minutes."""
        return sum(step.minutes for step in self.plan)


def pace(session: Session, now: float | None = None) -> Pace:
    """Return the pace of a session at `now`, in seconds; without it, at the last move."""
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
    """Return the cuts that make up the delay: of the parts still to come, the longest savings first."""
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

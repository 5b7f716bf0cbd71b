"""Whether the session is on time, and which parts of the run sheet could be shortened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

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
    at: int
    """Its place in the plan; -1 if the plan does not have it."""
    in_step: float
    """Time spent in that part."""
    spent: tuple[float, ...]
    """Time spent in each part."""
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
    minutes = {name: seconds / 60 for name, seconds in clock.spent if seconds > 0}
    at = _place(plan, stage, minutes)
    furthest = max(
        at if at >= 0 else _last_before(plan, stage), *(_last_before(plan, name) for name in minutes), -1
    )
    spent = _shares(plan, minutes, at, furthest)
    due = sum(step.minutes for step in plan[: furthest + 1])
    total = clock.total / 60
    late = max(0.0, total - due)
    here = plan[at] if at >= 0 else None
    in_step = spent[at] if at >= 0 else minutes.get(stage, 0.0)
    return Pace(
        plan, here, at, in_step, spent, total, late, _cuts(plan, at, furthest, in_step, late), clock.paused
    )


def _place(plan: Sequence[PlanStep], stage: StepName, minutes: Mapping[StepName, float]) -> int:
    """Return the place of the part that the class is at; -1 if the plan does not have it.

    Where the plan has a part several times, the class is at a later one once it has been at a part that
    stands between, or, where none does, once the minutes of the earlier ones are over.
    """
    places = [number for number, step in enumerate(plan) if step.step == stage]
    at = places[0] if places else -1
    planned_here = 0
    for before, place in pairwise(places):
        planned_here += plan[before].minutes
        between = {step.step for step in plan[before + 1 : place]}
        if not (between & minutes.keys() if between else minutes.get(stage, 0.0) >= planned_here):
            break
        at = place
    return at


def _last_before(plan: Sequence[PlanStep], stage: StepName) -> int:
    """Return the first place of a part; if the plan does not have it, the last place before it in the
    order of the workshop; -1 if there is none.
    """
    for number, step in enumerate(plan):
        if step.step == stage:
            return number
    before = STEP_NAMES.index(stage)
    return max((n for n, step in enumerate(plan) if STEP_NAMES.index(step.step) < before), default=-1)


def _shares(
    plan: Sequence[PlanStep], minutes: Mapping[StepName, float], at: int, furthest: int
) -> tuple[float, ...]:
    """Return the time spent in each part. Where the plan has a part several times, each takes the minutes
    planned for it, and the last one reached takes the rest.
    """
    left = dict(minutes)
    spent = [0.0] * len(plan)
    for number, step in enumerate(plan):
        later = [n for n, other in enumerate(plan) if n > number and other.step == step.step]
        reached = at if at >= 0 and plan[at].step == step.step else furthest
        is_last = not any(n <= reached for n in later)
        spent[number] = left.get(step.step, 0.0) if is_last else min(left.get(step.step, 0.0), step.minutes)
        left[step.step] = left.get(step.step, 0.0) - spent[number]
    return tuple(spent)


def _cuts(plan: Sequence[PlanStep], at: int, furthest: int, spent: float, late: float) -> tuple[Cut, ...]:
    """Return the cuts that make up the delay: of the parts still to come, the longest savings first."""
    if late < LATE_FROM:
        return ()
    places = list(range(furthest + 1, len(plan)))
    if at >= 0 and plan[at].minutes - spent >= 1:
        places.append(at)
    found: dict[int, Cut] = {}
    left = late
    for place in sorted(places, key=lambda place: (plan[place].least - plan[place].minutes, place > at, place)):
        step = plan[place]
        gain = min(step.minutes - step.least, -(-left // 1))
        if left > 0 and gain >= 1 and step.least:
            found[place] = Cut(step, step.minutes - int(gain))
            left -= gain
    return tuple(found[place] for place in sorted(found))

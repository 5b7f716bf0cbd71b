"""Whether the session is on time, and which parts of the run sheet could be shortened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from connecte.content.activity import PlanPart
from connecte.content.hour.plan import PART_NAMES, planned
from connecte.language.value import Value
from connecte.session.session import Session

LATE_FROM = 2.0
"""Minutes of delay from which cuts are proposed."""


class Cut(Value):
    """A proposal to shorten a part of the run sheet."""

    part: PlanPart
    minutes: int
    """The proposed duration."""


class Pace(Value):
    """The session compared with its run sheet. Times are in minutes."""

    plan: tuple[PlanPart, ...]
    """The run sheet, adapted to the duration of the session."""
    here: PlanPart | None
    """The part that the class is at; None if the plan does not have it."""
    at: int
    """Its place in the plan; -1 if the plan does not have it."""
    in_part: float
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
        return sum(part.minutes for part in self.plan)


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
    due = sum(part.minutes for part in plan[: furthest + 1])
    total = clock.total / 60
    late = max(0.0, total - due)
    here = plan[at] if at >= 0 else None
    in_part = spent[at] if at >= 0 else minutes.get(stage, 0.0)
    return Pace(
        plan, here, at, in_part, spent, total, late, _cuts(plan, at, furthest, in_part, late), clock.paused
    )


def _place(plan: Sequence[PlanPart], stage: str, minutes: Mapping[str, float]) -> int:
    """Return the place of the part that the class is at; -1 if the plan does not have it.

    Where the plan has a part several times, the class is at a later one once it has been at a part that
    stands between, or, where none does, once the minutes of the earlier ones are over.
    """
    places = [number for number, part in enumerate(plan) if part.name == stage]
    at = places[0] if places else -1
    planned_here = 0
    for before, place in pairwise(places):
        planned_here += plan[before].minutes
        between = {part.name for part in plan[before + 1 : place]}
        if not (between & minutes.keys() if between else minutes.get(stage, 0.0) >= planned_here):
            break
        at = place
    return at


def _last_before(plan: Sequence[PlanPart], stage: str) -> int:
    """Return the first place of a part; if the plan does not have it, the last place before it in the
    order of the workshop; -1 if there is none.
    """
    for number, part in enumerate(plan):
        if part.name == stage:
            return number
    before = PART_NAMES.index(stage)
    return max((n for n, part in enumerate(plan) if PART_NAMES.index(part.name) < before), default=-1)


def _shares(
    plan: Sequence[PlanPart], minutes: Mapping[str, float], at: int, furthest: int
) -> tuple[float, ...]:
    """Return the time spent in each part. Where the plan has a part several times, each takes the minutes
    planned for it, and the last one reached takes the rest.
    """
    left = dict(minutes)
    spent = [0.0] * len(plan)
    for number, part in enumerate(plan):
        later = [n for n, other in enumerate(plan) if n > number and other.name == part.name]
        reached = at if at >= 0 and plan[at].name == part.name else furthest
        is_last = not any(n <= reached for n in later)
        spent[number] = left.get(part.name, 0.0) if is_last else min(left.get(part.name, 0.0), part.minutes)
        left[part.name] = left.get(part.name, 0.0) - spent[number]
    return tuple(spent)


def _cuts(plan: Sequence[PlanPart], at: int, furthest: int, spent: float, late: float) -> tuple[Cut, ...]:
    """Return the cuts that make up the delay: of the parts still to come, the longest savings first."""
    if late < LATE_FROM:
        return ()
    places = list(range(furthest + 1, len(plan)))
    if at >= 0 and plan[at].minutes - spent >= 1:
        places.append(at)
    found: dict[int, Cut] = {}
    left = late
    for place in sorted(places, key=lambda place: (plan[place].least - plan[place].minutes, place > at, place)):
        part = plan[place]
        gain = min(part.minutes - part.least, -(-left // 1))
        if left > 0 and gain >= 1 and part.least:
            found[place] = Cut(part, part.minutes - int(gain))
            left -= gain
    return tuple(found[place] for place in sorted(found))

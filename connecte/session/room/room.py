"""The room: how long each step of the run sheet has taken, how many pupils, is the board blank.

Nothing here reads a clock: times are handed in, in seconds of any epoch.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from connecte.content.activity import StepName
from connecte.content.plan import MOST_MINUTES, MOST_PUPILS
from connecte.session.room.room_events import (
    Aside,
    Blank,
    Debrief,
    Opened,
    Pause,
    Project,
    RestartClock,
    SetMinutes,
    SetPupils,
    Watch,
)
from connecte.session.state import State
from connecte.session.steps import Step

NOTHING = Project("", 0)
"""On the board: nothing but the class's work."""


@dataclass(frozen=True)
class Clock:
    """`spent` are the seconds of each step of the run sheet; `last` when they were last brought up
    to date, None before the first move.
    """

    spent: tuple[tuple[StepName, float], ...] = ()
    last: float | None = None
    paused: bool = False

    def at(self, now: float | None, stage: StepName) -> Clock:
        """As it stands now, if the class has been at `stage` since it was last brought up to date."""
        if now is None:
            return self
        if self.last is None or self.paused:
            return replace(self, last=now)
        spent = dict(self.spent)
        # A clock that was set back is no reason to lose what was counted.
        spent[stage] = spent.get(stage, 0.0) + max(0.0, now - self.last)
        return replace(self, spent=tuple(spent.items()), last=now)

    def seconds(self, stage: StepName) -> float:
        """How long one step has taken."""
        return dict(self.spent).get(stage, 0.0)

    @property
    def total(self) -> float:
        """How long all has taken, pauses left out."""
        return sum(seconds for _stage, seconds in self.spent)


@dataclass(frozen=True)
class Room:
    """`minutes` and `pupils` are 0 where nobody said; `ended`: the closing words are begun; `watch`
    is how the training is looked at, None where nobody has; `project` what stands on the board instead.
    """

    minutes: int = 0
    pupils: int = 0
    blank: bool = False
    ended: bool = False
    clock: Clock = Clock()
    watch: Watch | None = None
    project: Project = NOTHING

    def after(self, aside: Aside) -> Room:
        """The room after something beside the activity; the same where it is not possible."""
        match aside:
            case SetMinutes(minutes) if 0 <= minutes <= MOST_MINUTES:
                return replace(self, minutes=minutes)
            case SetPupils(pupils) if 0 <= pupils <= MOST_PUPILS:
                return replace(self, pupils=pupils)
            case Blank(on):
                return replace(self, blank=on)
            case Debrief(on):
                return replace(self, ended=on)
            case Pause(on):
                return replace(self, clock=replace(self.clock, paused=on))
            case Opened():
                clock = replace(self.clock, last=None, paused=False)
                return replace(self, blank=False, ended=False, project=NOTHING, clock=clock)
            case Watch():
                return replace(self, watch=aside)
            case Project():
                return replace(self, project=aside)
            case RestartClock():
                return replace(self, clock=Clock(last=self.clock.last))
        return self

    @property
    def asides(self) -> list[Aside]:
        """What makes a new room this one, the clock aside."""
        found: list[Aside] = []
        found += [SetMinutes(self.minutes)] if self.minutes else []
        found += [SetPupils(self.pupils)] if self.pupils else []
        found += [Blank(True)] if self.blank else []
        found += [Debrief(True)] if self.ended else []
        return found + ([Pause(True)] if self.clock.paused else [])


def stage(state: State, room: Room) -> StepName:
    """At which step of the run sheet the class is."""
    if room.ended:
        return "end"
    if state.phase in ("learn", "train"):
        return "learn" if state.phase == "learn" else "train"
    at_verdict = state.is_revealed(Step("verdict"))
    if state.phase == "walk" and at_verdict:
        return "verdict" if len(state.rounds) <= 1 else "others"
    if state.rounds:
        return "others"
    if state.phase == "draw":
        return "draw"
    return _of_walk(state)


def _of_walk(state: State) -> StepName:
    """Where a first walk stands: what the class works at is what comes next."""
    last = len(state.activity.layers) - 1
    following = state.next_step
    if following is None or following.kind == "verdict":
        return "verdict"
    if following.kind == "count":
        return "count"
    return "output" if following.layer == last and last else "hidden"

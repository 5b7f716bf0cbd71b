"""The room: time spent in each part of the run sheet, the class and its pupils, blank board.

Nothing here reads a clock: times are passed in, in seconds since any moment.
"""

from __future__ import annotations

from connecte.content.hour.plan import MOST_MINUTES, MOST_PUPILS
from connecte.language.value import Value, replace
from connecte.session.room.names import tidy_name
from connecte.session.room.room_events import (
    CLOSED,
    Blank,
    Debrief,
    LookInside,
    Opened,
    Pause,
    Project,
    RestartClock,
    RoomEvent,
    SetClassName,
    SetMinutes,
    SetPupilNames,
    SetPupils,
    Watch,
)
from connecte.session.rules.phases import phase_of
from connecte.session.state import State

CLASS_WORK = Project("", 0)
"""The board shows the class's work."""


class Clock(Value):
    """The time spent in each part of the run sheet."""

    spent: tuple[tuple[str, float], ...] = ()
    """Seconds of each part."""
    last: float | None = None
    """When `spent` was last updated, in seconds; None before the first move."""
    paused: bool = False

    def at(self, now: float | None, stage: str) -> Clock:
        """Return the clock updated to `now`, in seconds, counting the time since `last` for `stage`."""
        if now is None:
            return self
        if self.last is None or self.paused:
            return replace(self, last=now)
        spent = dict(self.spent)
        # If the machine's clock was set back, keep the time already counted.
        spent[stage] = spent.get(stage, 0.0) + max(0.0, now - self.last)
        return replace(self, spent=tuple(spent.items()), last=now)

    @property
    def total(self) -> float:
        """Seconds spent in all, without pauses."""
        return sum(seconds for _stage, seconds in self.spent)


class Room(Value):
    """The state of the room."""

    minutes: int = 0
    """Duration of the session; 0: as the activity says."""
    pupils: int = 0
    """Number of pupils; 0: unknown."""
    class_name: str = ""
    """Which class plays; empty where nobody said."""
    names: tuple[str, ...] = ()
    """The pupils' names, in the order of their numbers; empty where nobody said."""
    blank: bool = False
    """Whether the board shows nothing."""
    ended: bool = False
    """Whether the closing discussion has begun."""
    clock: Clock = Clock()
    watch: Watch | None = None
    """How the training is shown; None where it has not been."""
    project: Project = CLASS_WORK
    """What the board shows instead of the class's work."""
    inside: LookInside = CLOSED
    """The iteration of the training that is open."""

    def after(self, event: RoomEvent) -> Room:
        """Return the room after an event; the same room if the event is not possible."""
        match event:
            case SetMinutes(minutes) if 0 <= minutes <= MOST_MINUTES:
                return replace(self, minutes=minutes)
            case SetPupils(pupils) if 0 <= pupils <= MOST_PUPILS:
                return replace(self, pupils=pupils)
            case SetClassName(name):
                return replace(self, class_name=tidy_name(name))
            case SetPupilNames(names) if len(names) <= MOST_PUPILS:
                return replace(self, names=tuple(filter(None, map(tidy_name, names))))
            case Blank(on):
                return replace(self, blank=on)
            case Debrief(on):
                return replace(self, ended=on)
            case Pause(on):
                return replace(self, clock=replace(self.clock, paused=on))
            case Opened():
                clock = replace(self.clock, last=None, paused=False)
                return replace(self, blank=False, ended=False, project=CLASS_WORK, inside=CLOSED, clock=clock)
            case Watch():
                return replace(self, watch=event)
            case Project():
                return replace(self, project=event)
            case LookInside():
                return replace(self, inside=event)
            case RestartClock():
                return replace(self, clock=Clock(last=self.clock.last))
        return self

    @property
    def room_events(self) -> list[RoomEvent]:
        """The events that lead from a new room to this one, apart from the clock."""
        found: list[RoomEvent] = []
        found += [SetMinutes(self.minutes)] if self.minutes else []
        found += [SetPupils(self.pupils)] if self.pupils else []
        found += [SetClassName(self.class_name)] if self.class_name else []
        found += [SetPupilNames(self.names)] if self.names else []
        found += [Blank(True)] if self.blank else []
        found += [Debrief(True)] if self.ended else []
        return found + ([Pause(True)] if self.clock.paused else [])


def stage(state: State, room: Room) -> str:
    """Return the part of the run sheet that the class is at."""
    return "end" if room.ended else phase_of(state).part(state)

"""What is done in the room beside the activity: the clock, the blank board, how many pupils.

No move of the class: undoing what the class did passes it by.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SetMinutes:
    """The hour has so many minutes; 0 for as many as the activity says."""

    minutes: int


@dataclass(frozen=True)
class SetPupils:
    """So many pupils take part; 0 where nobody said."""

    pupils: int


@dataclass(frozen=True)
class Blank:
    """Nothing is shown to the class, or everything again."""

    on: bool


@dataclass(frozen=True)
class Pause:
    """The clock stands still, or goes on."""

    on: bool


@dataclass(frozen=True)
class Debrief:
    """The closing words are begun, or put off."""

    on: bool


@dataclass(frozen=True)
class Opened:
    """The session goes on after the program was closed: the time between does not count."""


@dataclass(frozen=True)
class RestartClock:
    """The hour begins now."""


@dataclass(frozen=True)
class Watch:
    """How the training is looked at: a picture, the neuron and the example in hand, the axis of its
    charts, and where it plays. `playing` is 1 forwards, -1 backwards, 0 standing; `speed` counts
    the speeds that can be chosen.
    """

    picture: str
    layer: int
    neuron: int
    example: int
    log: bool
    iteration: int
    playing: int
    speed: int


FIRST_LOOK = Watch("summary", 0, 0, 0, True, 0, 0, 0)
"""Before anybody has chosen what to look at."""


@dataclass(frozen=True)
class Project:
    """What the board shows instead of the class's work: "roles", "notebook", "tables", "lookalikes" or
    "fragile"; nothing else for an empty word. `at` says which: a drawing, a page, a choice of some.
    """

    what: str
    at: int


Aside = SetMinutes | SetPupils | Blank | Pause | Debrief | Opened | RestartClock | Watch | Project

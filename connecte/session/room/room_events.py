"""What is done in the room beside the activity: the clock, the blank board, how many pupils.

No move of the class: undoing what the class did passes it by.
"""

from __future__ import annotations

from connecte.language.value import Value


class SetMinutes(Value):
    """The hour has so many minutes; 0 for as many as the activity says."""

    minutes: int


class SetPupils(Value):
    """So many pupils take part; 0 where nobody said."""

    pupils: int


class Blank(Value):
    """Nothing is shown to the class, or everything again."""

    on: bool


class Pause(Value):
    """The clock stands still, or goes on."""

    on: bool


class Debrief(Value):
    """The closing words are begun, or put off."""

    on: bool


class Opened(Value):
    """The session goes on after the program was closed: the time between does not count."""


class RestartClock(Value):
    """The hour begins now."""


class Watch(Value):
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


class Project(Value):
    """What the board shows instead of the class's work: "roles", "notebook", "tables", "lookalikes" or
    "fragile"; nothing else for an empty word. `at` says which: a drawing, a page, a choice of some.
    """

    what: str
    at: int


Aside = SetMinutes | SetPupils | Blank | Pause | Debrief | Opened | RestartClock | Watch | Project

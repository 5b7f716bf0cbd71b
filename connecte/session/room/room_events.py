"""Events of the room, apart from the activity: the clock, the blank board, the number of pupils.

They are not moves of the class, so undo leaves them unchanged. The journal stores their names.
"""

from __future__ import annotations

from connecte.language.value import Value


class SetMinutes(Value):
    """Set the duration of the session; 0: as the activity says."""

    minutes: int


class SetPupils(Value):
    """Set the number of pupils; 0: unknown."""

    pupils: int


class SetClassName(Value):
    """Say which class plays; empty: nobody said."""

    name: str


class SetPupilNames(Value):
    """Say who the pupils are, in the order of their numbers; empty: nobody said."""

    names: tuple[str, ...]


class Blank(Value):
    """Blank the board, or show it again."""

    on: bool


class Pause(Value):
    """Pause the clock, or continue."""

    on: bool


class Debrief(Value):
    """Begin the closing discussion, or leave it."""

    on: bool


class Opened(Value):
    """The session is resumed: the time since it was closed does not count."""


class RestartClock(Value):
    """Set the clock to zero."""


class Watch(Value):
    """How the training is shown."""

    picture: str
    """Name of the picture."""
    layer: int
    """Layer of the selected neuron."""
    neuron: int
    """The selected neuron in its layer."""
    example: int
    """The selected example."""
    log: bool
    """Whether charts have a logarithmic axis."""
    iteration: int
    """The iteration that playing has reached."""
    playing: int
    """1: forwards, -1: backwards, 0: stopped."""
    speed: int
    """Index in the list of speeds."""
    axes: int = 0
    """Which pair of inputs a plane has. Earlier journals have neither this nor what follows."""
    turned: bool = False
    """Whether the learning by hand shows its other picture."""

    @property
    def is_of_training(self) -> bool:
        """Whether the training told it last, and not the learning by hand, whose card in hand is another: only
        the training says that it stands (iteration −1) or plays.
        """
        return bool(self.playing) or self.iteration < 0


FIRST_LOOK = Watch("simple", 0, 0, 0, True, 0, 0, 0)
"""How the training is shown at first."""


class Project(Value):
    """Choose what the board shows instead of the class's work."""

    what: str
    """One of "roles", "notebook", "tables", "lookalikes", "fragile", "vote", "duel" (of the walk),
    "lesson_duel" (of an example of the learning by hand), "slope" (of a card by hand), "alone" (one neuron)
    and "question"; empty: the class's work.
    """
    at: int
    """Which one: a drawing, a page, a question, a random choice. Of a duel: 1 with the shared terms struck
    out, else 0; of an example's, twice its place among all that can be followed is added. Of a slope: the
    card's place among all, times one more than there are, plus the other card's place from 1, or 0 for none.
    """


class LookInside(Value):
    """Open one iteration of the training for the class, phase by phase or to say why a number moves."""

    what: str
    """One of "iteration" and "why"; empty: neither is open."""
    iteration: int
    """The iteration that starts there."""
    phase: int
    """The phase of it, from 0."""
    layer: int
    """Layer of the neuron in hand."""
    neuron: int
    """The neuron in hand in its layer."""
    source: int
    """The source whose weight moves; −1: the threshold."""
    example: int
    """The example in hand; −1: all together."""
    push: int
    """The push in hand, counted from the largest, 0."""
    is_short: bool = False
    """Whether only three of the phases are stopped at."""


CLOSED = LookInside("", 0, 0, 0, 0, 0, 0, 0)
"""No iteration is open."""

RoomEvent = (
    SetMinutes
    | SetPupils
    | SetClassName
    | SetPupilNames
    | Blank
    | Pause
    | Debrief
    | Opened
    | RestartClock
    | Watch
    | Project
    | LookInside
)

"""What the drawing's screen does on a plane. It brings numpy only where there is a plane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connecte.session.state import State
from connecte.ui.base.phase_screen import Host

if TYPE_CHECKING:  # not imported at run time: it imports numpy, which only a plane needs
    from connecte.ui.draw.plane.choosing import Choosing

ON_PLANE = ("go_on", "put_point", "write_points")
"""Actions on a plane alone."""


class OnPlane:
    """Hands keys and clicks to what moves the cursor, where the session's activity has a plane."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._made: Choosing | None = None

    def _here(self) -> tuple[Choosing, State] | None:
        """Return what moves the cursor, and the state; None where there is no plane."""
        state = self._host.state
        if state is None or not state.activity.is_on_plane:
            return None
        from connecte.ui.draw.plane.choosing import Choosing  # imports numpy

        self._made = self._made or Choosing(self._host)
        return self._made, state

    @property
    def label(self) -> str:
        """The label of the next point; "" where there is no plane."""
        here = self._here()
        return "" if here is None else here[0].label(here[1])

    def has_moved(self, down: int, right: int) -> bool:
        """Move the cursor by a step; return whether there is a plane."""
        here = self._here()
        if here is not None:
            here[0].move(here[1], down, right)
        return here is not None

    def has_chosen_label(self) -> bool:
        """Choose the label of points to come; return whether there is a plane."""
        here = self._here()
        if here is not None:
            here[0].choose_label(here[1])
        return here is not None

    def click(self, place: tuple[int, int], size: tuple[int, int]) -> None:
        """Put a point where the plane was clicked: (line, column) of a picture of (width, height)."""
        here = self._here()
        if here is not None:
            here[0].click(here[1], place, size)

    def put(self) -> None:
        """Put a point under the cursor of the plane, or take the one there back."""
        here = self._here()
        if here is not None:
            here[0].put(here[1])

    def write(self) -> None:
        """Write the points of the class into the activity's file."""
        here = self._here()
        if here is not None:
            here[0].write(here[1])

"""What a screen does on which numbers are chosen on a plane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connecte.ui.base.phase_screen import PhaseScreen
from connecte.ui.base.picture import ClickedPicture

if TYPE_CHECKING:  # not imported at run time: it imports numpy, which only a plane needs
    from connecte.ui.draw.plane.choosing import Choosing


class OnPlane(PhaseScreen):
    """The actions on the plane; `#values` is its widget."""

    _plane: Choosing | None = None

    @property
    def choosing(self) -> Choosing:
        """What moves the cursor on the plane, where there is one."""
        from connecte.ui.draw.plane.choosing import Choosing  # imports numpy

        self._plane = self._plane or Choosing(self)
        return self._plane

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer points on a plane alone."""
        if action in ("go_on", "put_point", "write_points"):
            return self.classroom.session.state.activity.is_on_plane
        return super().check_action(action, parameters)

    def has_moved_on_plane(self, down: int, right: int) -> bool:
        """Move the cursor by a step; return whether there is a plane."""
        if self.state is None or not self.state.activity.is_on_plane:
            return False
        self.choosing.move(self.state, down, right)
        return True

    def has_chosen_label(self) -> bool:
        """Choose the label of points to come; return whether there is a plane."""
        if self.state is None or not self.state.activity.is_on_plane:
            return False
        self.choosing.choose_label(self.state)
        return True

    def on_clicked_picture_clicked(self, message: ClickedPicture.Clicked) -> None:
        """Put a point where the plane was clicked."""
        if self.state is not None and self.state.activity.is_on_plane:
            size = self.query_one("#values").size
            self.choosing.click(self.state, (message.line, message.column), (size.width, size.height))

    def action_put_point(self) -> None:
        """Put a point under the cursor of the plane, or take the one there back."""
        if self.state is not None:
            self.choosing.put(self.state)

    def action_write_points(self) -> None:
        """Write the points of the class into the activity's file."""
        if self.state is not None:
            self.choosing.write(self.state)

    def action_go_on(self) -> None:
        """Go on with the point as it is."""
        self.action_walk()

"""The screens of the phases: made when they are needed, and for what shape of activity."""

from __future__ import annotations

from connecte.content.activity import Activity
from connecte.ui.base.phase_screen import PhaseScreen


def shape(activity: Activity) -> tuple[object, ...]:
    """What screens are laid out by: grid, strips, how many cards in each layer."""
    return activity.grid, len(activity.inputs), [len(layer.cards) for layer in activity.layers]


PHASES = ("draw", "walk", "learn", "train")


def phase_screen(phase: str) -> PhaseScreen:
    """The screen of a phase; training's brings numpy with it, so it is imported when needed."""
    if phase == "draw":
        from connecte.ui.draw.screen import DrawScreen

        return DrawScreen()
    if phase == "walk":
        from connecte.ui.walk.screen import WalkScreen

        return WalkScreen()
    if phase == "learn":
        from connecte.ui.learn.screen import LearnScreen

        return LearnScreen()
    from connecte.ui.train.screen import TrainScreen

    return TrainScreen()


def import_training() -> None:
    """Import the training beside the first screen, so that it opens at once."""
    import connecte.ui.train.screen  # noqa: F401 - for its effect

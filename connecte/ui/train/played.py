"""The part of the training's screen that moves through the run in view, and opens what stands over it."""

from __future__ import annotations

from connecte.ui.base.phase_screen import PhaseScreen
from connecte.ui.train.opener import Opener
from connecte.ui.train.runs.player import Player
from connecte.ui.train.widgets.timeline_bar import TimelineBar


class PlayedScreen(PhaseScreen):
    """Plays, goes to iterations and marks, searches for changes; opens an iteration, a card, runs."""

    _player: Player
    _opener: Opener

    def on_timeline_bar_asked(self, message: TimelineBar.Asked) -> None:
        """Go where the bar was clicked or dragged."""
        if message.done:
            self._player.ask(message.iteration)
        else:
            self._player.drag(message.iteration)

    def action_step(self, by: int) -> None:
        """Go one iteration on or back."""
        self._player.ask(self._player.playback.iteration + by)

    def action_speed(self, by: int) -> None:
        """Play faster or slower."""
        self._player.faster(by)

    def action_mark(self, number: int) -> None:
        """Go to one of the activity's marks."""
        self._player.go_to_mark(number)

    def action_ends(self, end: int) -> None:
        """Go to the start, or the end."""
        self._player.ask(self._player.playback.recording.planned if end else 0)

    def action_toggle_mark(self) -> None:
        """Mark this iteration, or take its mark away."""
        self._player.toggle_mark()

    def action_next_mark(self, by: int) -> None:
        """Go to the next mark, the class's own or the activity's."""
        self._player.go_to_next_mark(by)

    def action_anchor(self) -> None:
        """Compare with this iteration, from now on."""
        self._player.anchor()

    def action_seek(self, what: str, direction: int) -> None:
        """Go to the next change of a verdict, or of a link."""
        self._player.seek(what, direction)

    def keep_place(self) -> None:
        """Make a move of where it plays before the program ends."""
        self._player.pause()

    def action_go_to(self) -> None:
        """Ask for an iteration or a picture."""
        self._opener.ask_where()

    def action_open_iteration(self) -> None:
        """Open the iteration that starts here, phase by phase."""
        self._opener.open_iteration()

    def action_why(self) -> None:
        """Show why the numbers of the neuron in hand move, or do not."""
        self._opener.open_why()

    def action_card(self) -> None:
        """Show the neuron in hand as a card, as it is at this iteration."""
        self._opener.open_card()

    def action_trials(self) -> None:
        """Show the runs of the class: look at one, add one, compare."""
        self._opener.open_trials()

    def action_without_mask(self) -> None:
        """Compare with the same training without its mask."""
        self._opener.open_without_mask()

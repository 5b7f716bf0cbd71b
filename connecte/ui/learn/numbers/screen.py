"""The screen of the learning by hand where weights and thresholds are moved by steps (networks.md §1)."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.reactive import reactive

from connecte.content.yaml.places import Part
from connecte.core.cards.network import MoveWeight
from connecte.language.value import replace
from connecte.session.moves import Follow
from connecte.session.room.room_events import FIRST_LOOK
from connecte.session.rules.hand.fits import best_step, is_constant, places
from connecte.session.rules.learning import lessons, shown_lessons
from connecte.session.state import State
from connecte.session.story.graded_help import GRADES
from connecte.ui.base.commands import BUILT_IN, GLOBAL, ROOM, bindings
from connecte.ui.base.phase_screen import PhaseScreen
from connecte.ui.base.picture import Picture
from connecte.ui.base.title import Title
from connecte.ui.base.window.footer import Keys
from connecte.ui.chart.plane_view import has_other_axes
from connecte.ui.learn.learn_text import set_name
from connecte.ui.learn.numbers.commands import NUMBERS
from connecte.ui.learn.numbers.numbers_text import (
    NumbersView,
    advice_lines,
    heading_lines,
    picture_lines,
)
from connecte.ui.learn.opening import Opening


class NumbersScreen(PhaseScreen):
    """Moves one number by one step with a key, and shows at once what that does to all examples."""

    BINDINGS = bindings((*NUMBERS, *ROOM))
    COMMANDS_HERE = (*NUMBERS, *ROOM, *GLOBAL, *BUILT_IN)

    view: reactive[NumbersView | None] = reactive(None, init=False, repaint=False)

    def __init__(self) -> None:
        super().__init__()
        self._in_hand = 0
        """Which of the numbers that can be moved is in hand."""
        self._opening = Opening(self)
        self.action_restore = self._opening.restore
        self.action_choose_set = self._opening.choose_set
        self.action_toggle_example = self._opening.examples
        self.action_print_cards = self._opening.print_cards

    def compose(self) -> ComposeResult:
        """Lay out how good it is, the numbers, the picture and what helps."""
        yield Title()
        yield Picture(heading_lines, id="numbers-heading").data_bind(view=NumbersScreen.view)
        yield Picture(picture_lines, id="numbers-picture").data_bind(view=NumbersScreen.view)
        yield Picture(advice_lines, id="numbers-advice").data_bind(view=NumbersScreen.view)
        yield Keys()

    def watch_state(self, state: State) -> None:
        """Show what a move has changed."""
        found = places(state)
        self._in_hand = min(self._in_hand, len(found) - 1)
        earlier = self.classroom.session.before_change
        self.view = NumbersView(
            self.classroom.session,
            found[self._in_hand],
            None if earlier is None else earlier.network,
            is_valley=self.view is not None and self.view.is_valley,
            axes=0 if self.view is None else self.view.axes,
        )
        name = set_name(state)
        self.show_title([(f" {name[:1].upper()}{name[1:]}", "")])
        self._tell_boards()

    def _tell_boards(self) -> None:
        """Tell the boards which card the number in hand is on, and which picture is shown."""
        if self.view is not None:
            before = self.classroom.session.room.watch or FIRST_LOOK
            (layer, neuron, _source), axes = self.view.place, self.view.axes
            watch = before.replace(
                layer=layer, neuron=neuron, iteration=0, axes=axes, turned=self.view.is_valley
            )
            if watch != before:
                self.classroom.record_without_redraw(watch)

    @property
    def part_in_view(self) -> Part:
        """The card of the number in hand."""
        return super().part_in_view if self.view is None else Part("card", *self.view.place[:2])

    def action_step(self, by: int) -> None:
        """Move the number in hand up or down by one step, as it is shown."""
        if self.view is not None and self.state is not None:
            layer, neuron, source = self.view.place
            change = -by if is_constant(self.state, self.view.place) else by
            self.play(MoveWeight(layer, neuron, source, change))

    def action_choose_number(self, by: int) -> None:
        """Take another number in hand."""
        if self.view is not None and self.state is not None:
            found = places(self.state)
            self._in_hand = (self._in_hand + by) % len(found)
            self.view = replace(self.view, place=found[self._in_hand])
            self._tell_boards()

    def action_turn(self) -> None:
        """Show the valley of the cost, or how a threshold decides, in place of the points, or these again."""
        if self.view is not None:
            self.view = replace(self.view, is_valley=not self.view.is_valley)
            self._tell_boards()

    def action_axes(self) -> None:
        """Show the plane of two other inputs."""
        if self.view is not None:
            self.view = replace(self.view, axes=self.view.axes + 1)
            self._tell_boards()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer other inputs of the plane where there are others."""
        if action == "axes" and self.view is not None:
            return not self.view.is_valley and has_other_axes(self.view.state.activity)
        return super().check_action(action, parameters)

    def action_hint(self) -> None:
        """Tell a little more of the step that lowers the cost most."""
        if self.view is not None and self.state is not None:
            best = best_step(self.state, shown_lessons(self.state))
            self.view = replace(self.view, best=best, grade=min(self.view.grade + 1, GRADES))

    def action_solution(self) -> None:
        """Make the step that lowers the cost most."""
        if self.state is None or self.view is None:
            return
        best = best_step(self.state, shown_lessons(self.state))
        if best is None:
            self.view = replace(self.view, best=None, grade=GRADES)
            return
        self._in_hand = places(self.state).index(best[:3])
        self.play(best)

    def action_follow(self, by: int) -> None:
        """Follow the next example of the board."""
        if self.state is None:
            return
        names = [lesson.name for lesson in lessons(self.state)]
        if names:
            at = names.index(self.state.followed) + by if self.state.followed in names else 0
            self.play(Follow(names[at % len(names)]))

"""The screen of the learning by hand: thresholds and tallies (§5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.reactive import reactive
from textual.widgets import Static
from textual.worker import get_current_worker

from connecte.content.yaml.places import Part
from connecte.core.cards.network import Nudge
from connecte.language.i18n import _
from connecte.language.value import replace
from connecte.session.moves import Follow
from connecte.session.room.room_events import FIRST_LOOK
from connecte.session.rules.guessing.predicting import asked_example
from connecte.session.rules.learning import (
    Lesson,
    followed_lesson,
    lesson_named,
    progress,
    shown_lessons,
    solution_move,
    stand,
)
from connecte.session.state import State
from connecte.session.story.graded_help import GRADES
from connecte.ui.base.commands import BUILT_IN, GLOBAL, ROOM, bindings
from connecte.ui.base.dialogs.duel_text import lesson_duel
from connecte.ui.base.phase_screen import PhaseScreen
from connecte.ui.base.picture import Picture, write
from connecte.ui.base.title import Title
from connecte.ui.base.window.footer import Keys
from connecte.ui.learn.commands import LEARN
from connecte.ui.learn.foretold_text import asked
from connecte.ui.learn.learn_text import (
    LearnView,
    examples_height,
    examples_lines,
    headline,
    nearest_card,
    progress_lines,
    set_name,
    thresholds_lines,
)
from connecte.ui.learn.opening import Opening, deciding_cards
from connecte.ui.learn.practising import Practising, exercise_title, worked_card
from connecte.ui.learn.reason_text import advice_height, no_duel_sentence, reason_lines, solution_sentence
from connecte.ui.learn.tallies.tally_text import tallies_lines

if TYPE_CHECKING:  # not imported at run time: it imports numpy, which only a hint needs
    from connecte.session.rules.hand.hint import Hint


class LearnScreen(PhaseScreen):
    """Moves a threshold by one with a key, and shows at once what that does to all examples."""

    BINDINGS = bindings((*LEARN, *ROOM))
    COMMANDS_HERE = (*LEARN, *ROOM, *GLOBAL, *BUILT_IN)

    view: reactive[LearnView | None] = reactive(None, init=False, repaint=False)

    def __init__(self) -> None:
        super().__init__()
        self._in_hand = (0, 0)
        self._beside: tuple[int, int] | None = None
        self._opening = Opening(self)
        self.action_restore = self._opening.restore
        self.action_choose_set = self._opening.choose_set
        self.action_toggle_example = self._opening.examples
        self.action_print_cards = self._opening.print_cards
        self._practising = Practising(self)
        self._tells_move = True
        """Whether what the last move did is told: until another card is in hand."""

    def compose(self) -> ComposeResult:
        """Lay out marks and thresholds above, and cards as tallies below."""
        yield Title()
        yield Picture(examples_lines, id="board-examples").data_bind(view=LearnScreen.view)
        yield Static(id="board-progress", markup=False)
        yield Picture(thresholds_lines, id="board-thresholds").data_bind(view=LearnScreen.view)
        yield Picture(tallies_lines, id="board-tallies").data_bind(view=LearnScreen.view)
        yield Picture(reason_lines, id="board-advice").data_bind(view=LearnScreen.view)
        yield Keys()

    def watch_state(self, state: State) -> None:
        """Show what a move has changed."""
        layers = len(state.activity.layers)
        self.query_one("#board-thresholds").styles.height = layers
        self._tells_move = True
        worked = worked_card(self.view.state if self.view is not None else None, state)
        if worked is not None:
            self._in_hand, self._beside = worked, None
        self._show()

    def watch_view(self) -> None:
        """Update the footer: a search for a hint changes what Escape does, and not the title."""
        self.tell_open()

    def _show(self) -> None:
        state = self.state
        if state is None:
            return
        if self.view is not None and self.view.searching:
            self.workers.cancel_node(self)
        found = shown_lessons(state)
        now = stand(state.seen_network, found)
        changed = self.classroom.session.before_change
        cards = None if changed is None else changed.seen_network
        followed = followed_lesson(state, cards)
        if state.followed is not None and (self.view is None or self.view.state.followed != state.followed):
            self._take_cards_of(state, followed)
        self.view = LearnView(
            state,
            now,
            progress(now if cards is None else stand(cards, found), now),
            self._in_hand,
            self._beside,
            before=cards if state.unseen is None else None,
            followed=followed,
            tells_move=self._tells_move,
        )
        self._tell_boards()
        self.fit()

    def fit(self) -> None:
        """Give what is shown the room that it needs in this width, and show the title."""
        if self.view is None:
            return
        state, cells = self.view.state, self.width_of_class
        examples = examples_lines(self.view, cells, examples_height(self.size.height))
        self.query_one("#board-examples").styles.height = len(examples)
        self.query_one("#board-advice").styles.height = max(3, advice_height(self.view, cells))
        which = exercise_title(state) or set_name(state)
        self.show_title([(f" {which[:1].upper()}{which[1:]}", "")])
        lines = progress_lines(asked(state) or headline(self.view), cells)
        line = self.query_one("#board-progress", Static)
        line.styles.height = len(lines)
        write(line, "\n".join(lines))

    on_resize = fit  # not `_show`, which ends a search for a hint

    def _take_cards_of(self, state: State, lesson: Lesson | None) -> None:
        """Take the cards in hand that decide about the example that is followed."""
        found = deciding_cards(state, lesson)
        if found is not None:
            self._in_hand, self._beside = found

    def _tell_boards(self) -> None:
        """Tell the boards which card is in hand, so that the class sees the same card."""
        before = self.classroom.session.room.watch or FIRST_LOOK
        watch = before.replace(layer=self._in_hand[0], neuron=self._in_hand[1], iteration=0)
        if watch != before:
            self.classroom.record_without_redraw(watch)

    @property
    def part_in_view(self) -> Part:
        """The card in hand."""
        return Part("card", *self._in_hand)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a prediction where a moved threshold waits for one, and the slope where none does."""
        if action == "predict":
            return self.state is not None and asked_example(self.state) is not None
        practises = self.state is not None and self.state.practice is not None
        if action == "part":
            return practises
        if action == "slope":
            return self.state is not None and self.state.unseen is None
        return super().check_action(action, parameters)

    # -- commands --------------------------------------------------------------------------

    def action_nudge(self, change: int) -> None:
        """Move the threshold in hand up or down by one."""
        self.play(Nudge(*self._in_hand, change))

    def action_predict(self) -> None:
        """Ask what the moved thresholds do, then show it."""
        if self.state is not None:
            self._opening.predict(self.state)

    def action_choose_card(self, by: int) -> None:
        """Take another card in hand."""
        if self.state is None:
            return
        places = self.state.activity.places
        self._in_hand = places[(places.index(self._in_hand) + by) % len(places)]
        if self._beside is not None:
            self._beside = nearest_card(self.state, self._in_hand)
        self._tells_move = False
        self._show()

    def action_compare(self) -> None:
        """Put the card that differs least beside the one in hand, or remove it."""
        if self.state is not None:
            self._beside = None if self._beside else nearest_card(self.state, self._in_hand)
            self._show()

    def action_exercises(self) -> None:
        """Begin the exercises, or end them."""
        if self.state is not None:
            self._practising.switch(self.state)

    def action_part(self, by: int) -> None:
        """Tell the next part of the exercise, or take back what was done last in it."""
        if self.state is not None and by > 0:
            self._practising.go_on(self.state)
        elif self.state is not None:
            self.classroom.undo()

    def action_hint(self) -> None:
        """Give a hint about the next move of the shortest way: its card, then which way, then the move."""
        if self.state is None or self.view is None or self.view.searching:
            return
        if self.state.unseen is not None:
            self.notify(_("D'abord la prédiction : Entrée."), markup=False, timeout=3)
            return
        if self.view.grade:
            self.view = replace(self.view, grade=min(self.view.grade + 1, GRADES))
            return
        self.view = replace(self.view, searching=True)
        self._search(self.state)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _search(self, state: State) -> None:
        """Look for a hint in a thread, until something else is to be shown."""
        from connecte.session.rules.hand.hint import best_hint  # imports numpy, which only a hint needs

        worker = get_current_worker()
        found = best_hint(state, stop=lambda: worker.is_cancelled)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show_hint, state, found)

    def _show_hint(self, state: State, found: Hint | None) -> None:
        if self.view is not None and self.view.searching and self.view.state is state:
            self.view = replace(self.view, hint=found, grade=1, searching=False)

    def action_follow(self, by: int) -> None:
        """Follow the next example of the board, the wrong ones first."""
        if self.state is None or self.view is None:
            return
        order = sorted(self.view.standings, key=lambda standing: bool(standing.verdict.right))
        names = [standing.lesson.name for standing in order]
        if names:
            here = self.view.followed.name if self.view.followed is not None else None
            at = (names.index(here) + by) % len(names) if here in names else 0
            self.play(Follow(names[at]))

    def action_why(self) -> None:
        """Show the outputs side by side that the followed example is about."""
        from connecte.ui.base.dialogs.duel import ask_why

        if self.state is not None and self.view is not None:
            lesson = self.view.followed
            duel = lesson_duel(self.state, lesson) if lesson else None
            ask_why(self, duel, no_duel_sentence(self.view), self._opened)

    def _opened(self, name: str) -> None:
        if self.state is not None:
            self._take_cards_of(self.state, lesson_named(self.state, name))
            self.play(Follow(name))
            self._show()

    def action_slope(self) -> None:
        """Show the cost over the threshold in hand, and what its slope says."""
        self._opening.slope(self._in_hand, self._beside, self._sloped)

    def _sloped(self, place: tuple[int, int] | None) -> None:
        if place is not None and place != self._in_hand:
            self._in_hand = place
            self._show()

    def action_solution(self) -> None:
        """Make one move of the workshop's own solution."""
        if self.state is None:
            return
        move = solution_move(self.state)
        said = solution_sentence(self.state, move)
        if said:
            self.say(said, 4, alone=True)
        if move is None:
            return
        self._in_hand = (move.layer, move.neuron)
        self.play(move)

    @property
    def has_open(self) -> bool:
        """Whether a hint is looked for."""
        return self.view is not None and self.view.searching

    def close_open(self) -> None:
        """Stop looking for it."""
        self._show()

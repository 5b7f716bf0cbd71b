"""The walk: strips, counts, cards one after another, outputs, verdict."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Grid
from textual.reactive import reactive

from connecte.content.yaml.places import Part
from connecte.language.i18n import _
from connecte.language.keys import table
from connecte.language.keys.digits import number_typed, typed_after
from connecte.session.guess.tried.grey import KeepGrey
from connecte.session.items import Item
from connecte.session.moves import (
    Announce,
    Clear,
    Correct,
    Draw,
    Keep,
    PlayAgain,
    Reveal,
    RevealThis,
    SayWanted,
    TakeBack,
)
from connecte.session.rules.walking import impossible_number, unsettled
from connecte.session.state import State
from connecte.ui.base.commands import BUILT_IN, GLOBAL, NUMBERS_ANNOUNCED, ROOM, bindings
from connecte.ui.base.dialogs.duel_text import walked_duel
from connecte.ui.base.phase_screen import PhaseScreen
from connecte.ui.base.picture import Picture
from connecte.ui.base.title import LETTERS, Title
from connecte.ui.base.window.footer import Keys
from connecte.ui.draw.draw_text import title
from connecte.ui.paint.verdict_text import score_text
from connecte.ui.walk.announcing import Refusal, finish_first, names_of, stop
from connecte.ui.walk.commands import WALK
from connecte.ui.walk.going_on import GoingOn, why_not_now
from connecte.ui.walk.walk_hint import hint_lines, why_deaf
from connecte.ui.walk.walk_text import (
    WalkView,
    drawing_panel,
    focus_panel,
    focus_title,
    network_panel,
    results_panel,
)

_NOT_WHILE_TYPING = names_of(
    table.NEXT, table.BACK, table.ALL, table.RIGHT_NUMBER, table.LET_RUN, table.NEXT_EXAMPLE,
    table.TO_DRAWING, table.VOTE, table.LEFT, table.RIGHT,
)  # fmt: skip

_ROOMY = (150, 46)
"""Width and height from which the card is large and the drawing as high as the window."""

NOTHING_WRONG = _("Aucun nombre annoncé n'est faux ici.")


class WalkScreen(PhaseScreen):
    """Reveal one thing at a time, never more than was asked; take what pupils announce."""

    BINDINGS = bindings((*WALK, *ROOM))
    COMMANDS_HERE = (*WALK, *ROOM, *GLOBAL, *BUILT_IN)

    view: reactive[WalkView | None] = reactive(None, init=False, repaint=False)
    _focus = ""
    """The title over what is shown large."""

    def __init__(self) -> None:
        super().__init__()
        self._going_on = GoingOn(self)
        self._refusal = Refusal(self)
        self._offered: list[bool] = []

    def compose(self) -> ComposeResult:
        """Lay out drawing, network and table above, the card in focus below; in a large window the drawing
        is as high as both.
        """
        yield Title()
        with Grid(id="classroom"):
            yield Picture(drawing_panel, id="walk-drawing").data_bind(view=WalkScreen.view)
            yield Picture(network_panel, id="walk-network").data_bind(view=WalkScreen.view)
            yield Picture(results_panel, id="walk-results").data_bind(view=WalkScreen.view)
            yield Picture(focus_panel, id="focus").data_bind(view=WalkScreen.view)
        yield Picture(hint_lines, id="walk-hint").data_bind(view=WalkScreen.view)
        yield Keys()

    def watch_state(self, state: State) -> None:
        """Show the state after a move, and what is worked at in focus."""
        self.set_class(state.activity.pixels is not None, "-picture")
        self._look(WalkView(state))
        offered = [bool(self.check_action(action, ())) for action in ("vote", "reveal_rest")]
        if offered != self._offered:
            self._offered = offered
            self.refresh_bindings()

    def _look(self, view: WalkView) -> None:
        state = view.state
        done = _("étape {done} / {all} ").format(done=len(state.revealed), all=len(state.items))
        score = score_text(state)
        right = f"{score}   {done}" if score else done
        heading = title(state)
        if len(heading) + len(right) + 2 > self.width_of_class - LETTERS:
            right = done  # the score stands in the verdict too
        self.show_title([(heading, "")], [(right, "")])
        focus = focus_title(view).replace("[", r"\[")
        if focus != self._focus:  # textual paints the whole widget again for its title
            self._focus = self.query_one("#focus", Picture).border_title = focus
        self.view = view

    def on_resize(self) -> None:
        """Fit the panels and the title to the size of the screen."""
        self.set_class(self.width_of_class >= _ROOMY[0] and self.size.height >= _ROOMY[1], "-roomy")
        if self.view is not None:
            self._look(self.view)

    def fit(self) -> None:
        """Fit panels and title to what the notes leave of the screen."""
        self.call_after_refresh(self.on_resize)

    @property
    def part_in_view(self) -> Part:
        """The card in focus; else the example."""
        at = self.view.at if self.view is not None else None
        if at is None or at.kind in ("count", "verdict"):
            return super().part_in_view
        return Part("card", at.layer, at.index)

    # -- what pupils announce --------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Take digits as a number that is announced; judge nothing before Enter."""
        if self.view is None or self._refusal.takes(event, self.view.state):
            return
        typed = self.view.typed
        if typed is not None and event.key in ("enter", "escape"):
            stop(event)
            self._end_typing(typed if event.key == "enter" else "")
            return
        after = typed_after(typed, event.key, event.character, self.view.may_be_negative)
        if after is None:
            if typed is not None and event.key in _NOT_WHILE_TYPING:
                finish_first(self, event, typed)
            return
        if self.view.target is None:
            self._refusal.refuse(why_deaf(self.view.state), self.view.state)
            return
        stop(event)
        self._look(WalkView(self.view.state, self.view.picked, after or None))

    def _end_typing(self, typed: str) -> None:
        assert self.view is not None
        view, target = self.view, self.view.target
        self._look(WalkView(view.state, view.picked))
        number = number_typed(typed)
        if target is None or number is None:
            return
        fault = impossible_number(view.state, target, number)
        if fault:
            self.say(fault)
        else:
            self.play(Announce(target, number))

    def action_correct(self) -> None:
        """Put the right number in place of what was announced wrong."""
        item = self._wrong_item()
        if item is not None:
            self.play(Correct(item))
        else:
            self.say(NOTHING_WRONG)

    def action_keep(self) -> None:
        """Go on with the number that was announced wrong."""
        item = self._wrong_item()
        if item is not None:
            self.play(Keep(item))
        else:
            self.say(NOTHING_WRONG)

    def _wrong_item(self) -> Item | None:
        """Find the wrong number in question: of the pupil one has turned to, else the last one."""
        if self.view is None:
            return None
        state, picked = self.view.state, self.view.picked
        if (item := unsettled(state, picked)) is not None:
            return item
        wrong = [item for item in state.revealed if state.is_wrong(item)]
        if picked is not None:
            wrong = [item for item in wrong if item.place == picked.place]
        return wrong[-1] if wrong else None

    def action_vote(self) -> None:
        """Count hands; it is offered as long as nothing tells the answer."""
        if self.state is not None:
            self._going_on.vote(self.state)

    @property
    def menu_note(self) -> str:
        """What the menu says of digits, while a number can be announced."""
        return NUMBERS_ANNOUNCED if self.view is not None and self.view.target is not None else ""

    def why_not(self, action: str, parameters: tuple[object, ...]) -> str:
        """Say too why there is no vote any more."""
        return super().why_not(action, parameters) or why_not_now(self.classroom.session.state, action)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the vote before the outputs speak, and all the rest while there is some."""
        state = self.classroom.session.state
        is_late = action == "reveal_rest" and state.next_item is None
        return not is_late and not why_not_now(state, action) and super().check_action(action, parameters)

    def action_why(self) -> None:
        """Show the outputs side by side that the verdict is about, once it is revealed."""
        from connecte.ui.base.dialogs.duel import ask_why, no_duel

        if self.state is not None:
            ask_why(self, walked_duel(self.state), no_duel(self.state))

    # -- revealing -------------------------------------------------------------------------

    def action_reveal(self) -> None:
        """Reveal one thing more: a right number for a wrong one; else of the pupil in question, or the next."""
        if self.view is None or self.state is None or self._settles():
            return
        if self.view.picked is None and self.state.next_item is None:
            self._going_on.ask_what_next(self.state)
            return
        if self.view.picked is None and self._going_on.votes_first(self.state):
            return
        if self.view.picked is None:
            self.play(Reveal())
            return
        mine = self.view.unknown_of_picked
        self._look(WalkView(self.state))
        if mine:
            self.play(RevealThis(mine[0]))

    def _settles(self) -> bool:
        """Show the right number in place of one that was announced wrong and waits; return whether one did.
        What is shown next would silently be made of the wrong one.
        """
        item = unsettled(self.view.state, self.view.picked) if self.view is not None else None
        if item is not None:
            self.play(Correct(item))
        return item is not None

    def action_another_drawing(self) -> None:
        """Go to an empty grid; the drawing stays in the notebook."""
        # A page of the notebook would lose its label; an erased drawing has none, an erased picture keeps it.
        picture = self.state is not None and self.state.activity.pixels is not None
        self.play(*((KeepGrey(), Draw(), SayWanted(None)) if picture else (Draw(),)), Clear())

    def action_play_again(self) -> None:
        """Play the same drawing once more from its first count."""
        if self.state is not None and self.state.next_item is not None:
            self.say(_("D'abord jusqu'au verdict."))
        self.play(PlayAgain())

    def action_take_back(self) -> None:
        """Hide what was revealed last; at the start, go back to the drawing."""
        if self.state is not None:
            self._look(WalkView(self.state))
            self.play(TakeBack() if self.state.revealed else Draw())

    def action_whole_card(self) -> None:
        """Reveal the rest of the card or strip in question; first a right number for a wrong one."""
        if self.view is None or self.state is None or self._settles():
            return
        if self.view.picked is None and self.state.next_item is None:
            self._going_on.ask_what_next(self.state)
            return
        if self.view.picked is None:
            self.play(Reveal(self.state.rest_of_card))
            return
        mine = self.view.unknown_of_picked
        self._look(WalkView(self.state))
        if mine:
            self.play(RevealThis(mine[-1]))

    def action_reveal_rest(self) -> None:
        """Reveal all counts, or all cards of the layer; first a right number for a wrong one."""
        if self.state is None:
            return
        self._look(WalkView(self.state))  # whoever is picked: what is revealed is made of everyone's numbers
        if not self._settles():
            self.play(Reveal(self.state.rest_of_stage))

    def action_pick(self, by: int) -> None:
        """Turn to another pupil; nothing is revealed by it."""
        if self.view is None:
            return
        state = self.view.state
        pupils = [s for s in state.items if s.kind in ("count", "card")]
        at = self.view.at
        places = [s.place for s in pupils]
        here = places.index(at.place) if at and at.place in places else (-1 if by > 0 else 0)
        self._look(WalkView(state, pupils[(here + by) % len(pupils)]))

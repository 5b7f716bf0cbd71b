"""A kernel slides over the drawing, place after place; then of each square of its map the largest is kept."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import reactive

from connecte.language.i18n import _
from connecte.language.keys import table
from connecte.language.keys.digits import number_typed, typed_after
from connecte.language.keys.table import with_keys
from connecte.session.guess.slide_moves import ChooseKernel, CorrectHere, PlaceKernel, Pool, SayHere, Slide
from connecte.session.guess.sliding import (
    can_pool,
    here,
    hidden,
    is_wrong,
    kernel_of,
    size_of,
)
from connecte.session.moves import Draw, PlayAgain, Reveal, TakeBack
from connecte.session.rules.walking import too_large
from connecte.session.state import State
from connecte.ui.base.commands import BUILT_IN, GLOBAL, NUMBERS_ANNOUNCED, ROOM, bindings
from connecte.ui.base.phase_screen import PhaseScreen
from connecte.ui.base.picture import Picture
from connecte.ui.base.title import Title
from connecte.ui.base.window.footer import Keys
from connecte.ui.walk.announcing import Refusal, finish_first, names_of, stop
from connecte.ui.walk.slide.commands import SLIDE
from connecte.ui.walk.slide.slide_text import (
    SlideView,
    drawing_panel,
    hint_lines,
    map_panel,
    progress,
    slide_title,
)

_NOT_WHILE_TYPING = names_of(
    table.NEXT, table.ALL, table.RIGHT_NUMBER, table.NEXT_EXAMPLE, table.TO_DRAWING, table.TO_CARDS,
    table.LEFT, table.RIGHT, table.UP, table.DOWN, table.BACK,
)  # fmt: skip


class SlideScreen(PhaseScreen):
    """Show the kernel on the drawing and what is known of its map; take what pupils announce."""

    BINDINGS = bindings((*SLIDE, *ROOM))
    COMMANDS_HERE = (*SLIDE, *ROOM, *GLOBAL, *BUILT_IN)

    view: reactive[SlideView | None] = reactive(None, init=False, repaint=False)
    _shades = False

    def __init__(self) -> None:
        super().__init__()
        self._refusal = Refusal(self)

    def compose(self) -> ComposeResult:
        """Lay out the drawing, the map beside it, and two lines that say what comes."""
        yield Title()
        with Horizontal(id="slide-body"):
            yield Picture(drawing_panel, id="slide-drawing").data_bind(view=SlideScreen.view)
            yield Picture(map_panel, id="slide-map").data_bind(view=SlideScreen.view)
        yield Picture(hint_lines, id="walk-hint").data_bind(view=SlideScreen.view)
        yield Keys()

    def watch_state(self, state: State) -> None:
        """Show the state after a move; another phase has a screen of its own."""
        if state.activity.kernels and state.phase in ("slide", "pool"):
            self._look(SlideView(state, shades=self._shades))

    def _look(self, view: SlideView) -> None:
        self.show_title([(slide_title(view.state), "")], [(progress(view.state), "")])
        self.view = view

    def on_resize(self) -> None:
        """Fit the title to the size of the screen."""
        if self.view is not None:
            self._look(self.view)

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
        after = typed_after(typed, event.key, event.character)
        if after is None:
            if typed is not None and event.key in _NOT_WHILE_TYPING:
                finish_first(self, event, typed)
            return
        if not self._can_announce:
            self._refusal.refuse(with_keys(_("Ce nombre est connu. {next} : la suite.")), self.view.state)
            return
        stop(event)
        self._look(SlideView(self.view.state, after or None, self._shades))

    @property
    def _can_announce(self) -> bool:
        state = self.classroom.session.state
        return here(state) not in state.slid.known or is_wrong(state, here(state))

    @property
    def menu_note(self) -> str:
        """What the menu says of digits, while a number can be announced."""
        return NUMBERS_ANNOUNCED if self._can_announce else ""

    def _end_typing(self, typed: str) -> None:
        assert self.view is not None
        self._look(SlideView(self.view.state, shades=self._shades))
        number = number_typed(typed)
        if number is None:
            return
        if too_large(number):
            self.say(too_large(number))
        else:
            self.play(SayHere(number))

    def action_correct(self) -> None:
        """Put the right number in place of a wrong one."""
        self.play(CorrectHere())

    # -- going on --------------------------------------------------------------------------

    def action_on(self) -> None:
        """Show the number in hand, also in place of a wrong one; then go to the next place, at last to the
        squares.
        """
        state = self.state
        if state is None or self._settles(state):
            return
        left = hidden(state, state.phase == "pool")
        if here(state) not in state.slid.known:
            self.play(Reveal())
        elif left:
            self.play(PlaceKernel(*left[0][2:]))
        elif state.phase == "slide" and can_pool(state):
            self.play(Pool())
        else:
            self.say(with_keys(_("C'est fini. {next_example} : un autre dessin   menu : un autre motif")))

    def action_row(self) -> None:
        """Show what is left of the row; first the right number in place of a wrong one."""
        if self.state is not None and not self._settles(self.state):
            row = self.state.slid.at[0]
            left = [spot for spot in hidden(self.state, self.state.phase == "pool") if spot.row == row]
            ahead = [spot for spot in left if spot[2:] >= self.state.slid.at]
            if ahead:
                self.play(Reveal(len(ahead)))
            else:
                self.action_on()

    def action_reveal_rest(self) -> None:
        """Show all that is left; first the right number in place of a wrong one."""
        if self.state is not None and not self._settles(self.state):
            left = len(hidden(self.state, self.state.phase == "pool"))
            if left:
                self.play(Reveal(left))

    def _settles(self, state: State) -> bool:
        """Show the right number in place of a wrong one in hand; return whether there was one."""
        wrong = is_wrong(state, here(state))
        if wrong:
            self.play(CorrectHere())
        return wrong

    def action_take_back(self) -> None:
        """Hide the number shown last; where there is none, go back."""
        if self.state is None:
            return
        pooled = self.state.phase == "pool"
        mine = [s for s in self.state.slid.known if s.kernel == self.state.slid.kernel and s.pooled == pooled]
        self.play(TakeBack() if mine else Slide() if pooled else Draw())

    def action_place(self, down: int, right: int) -> None:
        """Lay the kernel a place further; it stays on the drawing."""
        if self.state is not None:
            row, column = self.state.slid.at
            if (row + down, column + right) in size_of(self.state, self.state.phase == "pool"):
                self.play(PlaceKernel(row + down, column + right))

    def action_next_kernel(self) -> None:
        """Take the next kernel."""
        if self.state is not None:
            number = (self.state.slid.kernel + 1) % len(self.state.activity.kernels)
            self.play(ChooseKernel(number))
            self.say(_("Motif « {name} »").format(name=kernel_of(self.classroom.session.state).name))

    def action_play_again(self) -> None:
        """Empty the map of this kernel."""
        self.play(PlayAgain())

    def action_shades(self) -> None:
        """Show the map as shades alone, or as numbers."""
        self._shades = not self._shades
        if self.state is not None:
            self._look(SlideView(self.state, shades=self._shades))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer another kernel where there is one."""
        if action == "next_kernel":
            return len(self.classroom.session.state.activity.kernels) > 1
        return super().check_action(action, parameters)

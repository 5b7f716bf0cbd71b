"""Moving through the run in view: playing, going somewhere, searching."""

from __future__ import annotations

from connecte.language.value import replace
from connecte.session.moves import Anchor, GoTo, ToggleMark
from connecte.session.room.room_events import Watch
from connecte.ui.train.host import TrainHost
from connecte.ui.train.pictures.pictures import shown_picture
from connecte.ui.train.runs.foretelling import Foretelling
from connecte.ui.train.runs.playback import FIRST_SPEED, Playback
from connecte.ui.train.runs.search import Search
from connecte.ui.train.runs.seeking import Seeking, example_of, number_of


class Player:
    """Moves through the run in view. Where it comes to stand is a move of the class."""

    def __init__(self, host: TrainHost) -> None:
        self._host = host
        self._speed_is_chosen = False
        self.resumed: Watch | None = None
        """How the training of a resumed session was shown, until its speed is taken over."""
        self.search = Search()
        self.foretelling = Foretelling(host)

    @property
    def playback(self) -> Playback:
        """Where the run in view stands."""
        return self._host.runs.current.playback

    @property
    def idle(self) -> frozenset[str]:
        """The actions that have nothing to do here: at the end nothing plays on, and no iteration begins."""
        playback = self.playback
        ends = playback.iteration >= playback.recording.planned
        found = {
            "play(1)": playback.at_end and not playback.playing,
            "open_iteration": ends,
            "why": ends and not self.search.has_found_a_weight,
        }
        return frozenset(name for name, has_nothing in found.items() if has_nothing)

    def tick(self, seconds: float) -> bool:
        """Play or search on for that long; whether there was anything to do."""
        playback = self.playback
        if self.search.is_going_on:
            self._go_on_searching()
        elif playback.arrived():
            self.keep_place()
        elif playback.playing:
            playback.advance(seconds)
            stop = self.foretelling.stop_at
            if stop is not None and playback.playing > 0 and playback.iteration >= stop:
                playback.ask(stop)
            if playback.playing:
                self._host.show()
            else:
                self.keep_place()
        else:
            return False
        return True

    def keep_place(self) -> None:
        """Make a move of where the run stands; while it plays there is none."""
        before = self._host.state
        self._host.play(GoTo(self.playback.iteration))
        if self._host.state is before:  # else the new state has been shown already
            self._host.show()

    # -- playing ---------------------------------------------------------------------------

    def play(self, direction: int) -> None:
        """Play, forwards or back, or pause; at an end there is nothing left to play."""
        self.search.forget()
        if self.playback.playing:
            self.pause()
        elif direction > 0:
            self.foretelling.before_play(self._marks(), self._start)
        else:
            self.playback.start(direction)
        self._host.show()

    def _start(self) -> None:
        self.playback.start()
        self._host.show()

    def _marks(self) -> tuple[int, ...]:
        return self._host.view.marks if self._host.view else ()

    def pause(self) -> None:
        """Stop playing, and stay there."""
        if self.playback.playing:
            self.playback.playing = 0
            self.keep_place()

    def faster(self, by: int) -> None:
        """Play at the next higher speed, or at the one below."""
        self._speed_is_chosen = True
        self.playback.faster(by)
        self._host.show()

    def suit_speed(self, is_simple: bool) -> None:
        """Play at the speed that suits the view, unless the class has chosen one."""
        if self._speed_is_chosen:
            return
        self.playback.play_at(self.playback.minute_speed if is_simple else FIRST_SPEED)
        if self.resumed is not None:
            suited = self.playback.speed_number
            self.playback.set_speed(self.resumed.speed)
            self._speed_is_chosen = self.playback.speed_number != suited
            self.resumed = None

    # -- going somewhere -------------------------------------------------------------------

    def ask(self, iteration: int) -> None:
        """Go to an iteration, or wait until it is computed."""
        self.search.forget()
        if self.playback.ask(iteration):
            self.keep_place()
        else:
            self._host.show()

    def step(self, by: int) -> None:
        """Go one iteration on or back."""
        self.ask(self.playback.iteration + by)

    def go_to_end(self, end: int) -> None:
        """Go to the start (0), or the end (1)."""
        self.ask(self.playback.recording.planned if end else 0)

    def drag(self, iteration: int) -> None:
        """Show an iteration while the mouse is held; only where it lets go is a move."""
        self.search.forget()
        self.playback.playing = 0
        self.playback.stand(iteration)
        self._host.show()

    def go_to_mark(self, number: int) -> None:
        """Go to one of the activity's marks, counted from 1."""
        marks = self._marks()
        if number <= len(marks):
            self.foretelling.before_mark(marks[number - 1], lambda: self.ask(marks[number - 1]))

    def go_to_next_mark(self, by: int) -> None:
        """Go to the mark after or before, the class's own or the activity's, or to an end."""
        view = self._host.view
        if view is None:
            return
        here = self.playback.iteration
        marks = sorted({0, view.planned, *view.marks, *view.own_marks})
        ahead = [mark for mark in marks if (mark > here if by > 0 else mark < here)]
        if ahead:
            mark = ahead[0] if by > 0 else ahead[-1]
            self.foretelling.before_mark(mark, lambda: self.ask(mark))

    def toggle_mark(self) -> None:
        """Set a mark of the class's own here, or take it away."""
        self._host.play(GoTo(self.playback.iteration), ToggleMark(self.playback.iteration))

    def anchor(self) -> None:
        """Compare with what is here, from now on."""
        self._host.play(GoTo(self.playback.iteration), Anchor(self.playback.iteration))
        self._host.action_picture("compare")

    # -- searching -------------------------------------------------------------------------

    def seek(self, what: str, direction: int) -> None:
        """Go to the next change of a verdict, or of a link; where one example is in hand, of its verdict."""
        self.pause()
        looking = self._host.looking
        kinds = ("verdict",) if what == "verdict" else ("link", "sign")
        of_example = looking.example if shown_picture(looking).of_one_example else None
        self.search.begin(Seeking(kinds, direction, self.playback.iteration, of_example))  # type: ignore[arg-type]
        self._go_on_searching()

    def _go_on_searching(self) -> None:
        state, run, looking = self._host.state, self._host.runs.current, self._host.looking
        assert state is not None
        activity = state.activity.of_run(run.trial.examples_of)
        found = self.search.go_on(run, activity, self._host.classroom.clock)
        if found:
            place = number_of(run, found[0])
            number = example_of(activity, run, found[0])
            if place is not None:
                looking = replace(looking, chosen=(place.layer, place.neuron))
            if number is not None:
                looking = replace(looking, example=number)
            self._host.looking = looking
            self.ask(found[0].iteration)
            self.search.keep(run, activity, found)
        self._host.show()

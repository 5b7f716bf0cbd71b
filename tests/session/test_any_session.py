"""Any moves in any order: the journal, cut anywhere, gives the state that was shown before."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from connecte.session.room.room_events import (
    RestartClock,
)
from connecte.session.rules.adapt import Carried
from connecte.session.rules.apply import apply
from connecte.session.session import Session
from connecte.session.store.codec import REDO, UNDO, Reload
from connecte.session.store.journal import Journal, advance, read
from tests.often import times
from tests.session.test_journal import HEADER, ROOM_EVENTS, WORKSHOP
from tests.session.test_rules import MOVES
from tests.variants import VARIANTS, variant


class Classroom(RuleBasedStateMachine):
    """All moves in any order, undo and redo, against the plainest model; resumed from any prefix."""

    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "s.jsonl"
        self.journal = Journal(self.path, HEADER)
        self.session = Session.start(WORKSHOP)
        self.states = [self.session.state]
        self.place = 0
        self.now = 1_000_000.0
        self.shown = [(self.path.stat().st_size, self.session.state)]

    def teardown(self) -> None:
        if hasattr(self, "journal"):
            self.journal.close()
            self.folder.cleanup()

    def _made(self, move) -> None:
        self.now += 0.5
        assert self.journal.append(move, self.now) == ""
        self.session = advance(self.session, move, self.now)
        self.shown.append((self.path.stat().st_size, self.session.state))

    @rule(move=MOVES)
    def play(self, move) -> None:
        after = apply(self.session.state, move)
        if after != self.session.state:
            self.states = [*self.states[: self.place + 1], after]
            self.place += 1
        self._made(move)

    @precondition(lambda self: self.place > 0)
    @rule()
    def undo(self) -> None:
        self.place -= 1
        self._made(UNDO)

    @rule()
    def redo(self) -> None:
        self.place = min(self.place + 1, len(self.states) - 1)
        self._made(REDO)

    @rule(event=ROOM_EVENTS, after=st.floats(-5, 5_000))
    def beside(self, event, after) -> None:
        """What is done beside the activity: no state changes, and undo passes it by."""
        self.now += after
        before = self.session
        assert self.journal.append(event, self.now) == ""
        self.session = advance(self.session, event, self.now)
        assert self.session.timeline == before.timeline
        assert self.session.room.clock.total >= (
            0 if isinstance(event, RestartClock) else before.room.clock.total
        )
        self.shown.append((self.path.stat().st_size, self.session.state))

    @rule(name=st.sampled_from(sorted(VARIANTS)))
    def the_file_changes(self, name) -> None:
        carried = Carried(self.session.state.activity, variant(name))
        if carried.old != carried.new:
            self.states = [carried.state(state) for state in self.states]
        self._made(Reload("mine", "mine.yaml", VARIANTS[name]))

    @rule(data=st.data())
    def killed_and_resumed(self, data) -> None:
        """Any byte cut from the end: the state of the last line that is whole."""
        whole = self.path.read_bytes()
        cut = data.draw(st.integers(self.shown[0][0], len(whole)))
        copy = self.path.with_name("copy.jsonl")
        copy.write_bytes(whole[:cut])
        expected = [state for size, state in self.shown if size <= cut][-1]
        again = read(copy).session()
        assert again.state == expected
        if cut == len(whole):
            assert again.room == self.session.room

    @invariant()
    def the_same_state(self) -> None:
        assert self.session.state == self.states[self.place]

    @invariant()
    def what_the_class_knows_is_about_the_drawing_shown(self) -> None:
        state = self.session.state
        assert set(state.revealed) <= set(state.items)
        assert len(set(state.revealed)) == len(state.revealed)
        assert {said.item for said in state.announced} <= set(state.revealed)
        assert state.trace.inputs == state.inputs
        if state.activity.is_drawn:
            assert state.inputs == state.activity.counts(state.drawing)
        if state.example is not None:
            example = state.activity.examples[state.example]
            assert state.drawing == example.drawing
            assert state.inputs == example.counts
        if not state.announced:
            assert state.class_trace == state.trace

    @invariant()
    def each_page_is_a_drawing_of_the_classs_own(self) -> None:
        state = self.session.state
        blacks = [page.drawing.black for page in state.pages]
        assert len(set(blacks)) == len(blacks)
        assert all(blacks)
        assert all(page.drawing.grid == state.activity.grid for page in state.pages)
        assert all(page.wanted in (None, *state.activity.answers) for page in state.pages)
        assert not any(page.learns and page.wanted is None for page in state.pages)


TestClassroom = Classroom.TestCase
TestClassroom.settings = settings(max_examples=times(20, 50), stateful_step_count=25, deadline=None)

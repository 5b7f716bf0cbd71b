"""Two windows on one file: whatever each does and when, what either has shown is in a file."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from connecte.content.catalog import load
from connecte.session.moves import ChooseExample, Reveal, Walk
from connecte.session.room.room_events import SetPupils
from connecte.session.store.journal import read
from connecte.session.store.keeper import Keeper
from connecte.session.store.lines import JournalError
from connecte.session.store.record import Record
from tests.often import times
from tests.session.test_rules import MOVES

WORKSHOP = load()
WINDOWS = st.sampled_from([0, 1])


class TwoWindows(RuleBasedStateMachine):
    """Two keepers on one `--session` file, as `connecte play` opens it; each may be killed."""

    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.file = Path(self.folder.name) / "s.jsonl"
        self.windows: list[Record | None] = [None, None]
        self.written: dict[Path, list] = {}
        self.pupils = 0

    def teardown(self) -> None:
        for window in getattr(self, "windows", []):
            if window is not None:
                window.close()
        if hasattr(self, "folder"):
            self.folder.cleanup()

    @rule(number=WINDOWS)
    def open(self, number) -> None:
        if self.windows[number] is not None:
            return
        window = Record(Keeper(Path(self.folder.name) / "sessions", self.file), print)
        if self.file.exists() and self.file.stat().st_size:
            try:
                window.begin(window.resume(self.file).state.activity)
            except JournalError:
                return  # the other window has it
        else:
            window.begin(WORKSHOP)
        self.windows[number] = window

    @rule(number=WINDOWS, move=MOVES)
    def play(self, number, move) -> None:
        window = self.windows[number]
        if window is None:
            return
        window.make(move)
        if window.journals:
            self.pupils = self.pupils % 59 + 1
            window.make(SetPupils(self.pupils))  # a line in any case
            (journal,) = window.journals.values()
            found = read(journal.path).session()
            assert (found.state, found.room.pupils) == (window.session.state, self.pupils)
            assert window.unwritten == 0

    @rule(number=WINDOWS)
    def close(self, number) -> None:
        window, self.windows[number] = self.windows[number], None
        if window is not None:
            window.close()

    @precondition(lambda self: self.file.exists())
    @rule()
    def somebody_moves_the_file_away(self) -> None:
        self.file.rename(self.file.with_name(f"moved-{len(list(self.file.parent.iterdir()))}.jsonl"))
        self.written.pop(self.file, None)

    @invariant()
    def nothing_written_is_ever_gone(self) -> None:
        """Every file only grows: its moves of before are its first moves."""
        for path in Path(self.folder.name).rglob("*.jsonl"):
            if not path.stat().st_size:
                continue
            moves = list(read(path).moves)
            before = self.written.get(path, [])
            assert moves[: len(before)] == before
            self.written[path] = moves


TestTwoWindows = TwoWindows.TestCase
TestTwoWindows.settings = settings(max_examples=times(20, 40), stateful_step_count=20, deadline=None)

PLAY = """
import sys
from pathlib import Path
from connecte.content.catalog import load
from connecte.session.moves import *
from connecte.session.store.keeper import Keeper
from connecte.session.store.record import Record
record = Record(Keeper(Path(sys.argv[1]) / "sessions", Path(sys.argv[1]) / "s.jsonl"), print)
record.begin(load())
print("ready", flush=True)
for line in sys.stdin:
    record.make(eval(line))
    print("made", flush=True)
record.close()
"""


def test_a_second_window_that_was_open_before_the_file_was_there_erases_nothing(tmp_path):
    """Two real processes: the first plays to step 6 and ends, then the second presses a key."""

    def window():
        process = subprocess.Popen(
            [sys.executable, "-c", PLAY, str(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout.readline() == "ready\n"
        return process

    first, second = window(), window()
    first.communicate("ChooseExample(1)\nWalk()\n" + "Reveal(1)\n" * 6)
    told, _error = second.communicate("ChooseExample(6)\n")
    assert "est déjà pris\u00a0: cette séance est enregistrée dans" in told
    assert read(tmp_path / "s.jsonl").moves == (ChooseExample(1), Walk(), *[Reveal(1)] * 6)
    assert read(tmp_path / "s-2.jsonl").moves == (ChooseExample(6),)

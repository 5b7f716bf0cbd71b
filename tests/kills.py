"""Kill a real session at random moments and look what is left: `python -m tests.kills [HOW MANY] [SEED]`.

Each round goes on with the same journal in a terminal, does something there, and is ended by a signal
somewhere in between: while it walks, trains, draws for the notebook, writes in the editor, saves,
copies its activity, comes back, stands still, or while a board ends. What was on the screen must be
in the files; at most the one move that was not shown yet may be there or not. Takes some minutes, so
it is not in the tests.
"""

from __future__ import annotations

import os
import random
import re
import select
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from connecte.content.catalog import load
from connecte.session.session import Session
from connecte.session.store.drafts import Drafts
from connecte.session.store.journal import read
from tests.terminal import Terminal
from tests.terminals.played import CODES
from tests.variants import TEXT

FILE = "\x1bOQfichier\r"
"""The keys that open the activity's file from the menu."""
FIRST_KEYS = ("d", "s", " ")
"""Another drawing, and its first step."""
STEP = re.compile(r"tape (\d+) / 47")
EXAMPLE = re.compile(r"Exemple (\d+)")
PLACE = re.compile(r"(?:itération|correction) ([\d\s]+) / 100")
PAGE = re.compile(r"d(\d+)→")
SIGNALS = [signal.SIGKILL] * 6 + [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT]
SPEED = re.compile(r"(\d{1,3}(?:\s\d{3})*)/s")
KEPT = re.compile(r"(?:#kept)+")


class Life:
    """One life of the program: what it showed, and how it is ended."""

    def __init__(self, folder: Path, path: Path, chance: random.Random, *arguments: str) -> None:
        self.folder, self.path, self.chance = folder, path, chance
        self.before = read(path).session() if path.exists() else None
        self.terminal = Terminal("-m", "connecte", "play", *arguments, "--session", str(path))
        self.seen = b""
        self.signal = chance.choice(SIGNALS)
        self.held = False  # whether something was on the screen to hold the files against

    def come(self) -> Life:
        """Wait for the first screen."""
        select.select([self.terminal.master], [], [], 20)
        while select.select([self.terminal.master], [], [], 0.5)[0]:
            self.look(0.01)
            if self.terminal.process.poll() is not None:
                raise AssertionError(f"it ended by itself:\n{self.text[-2000:]}")
        return self

    @property
    def text(self) -> str:
        """What was written, without what colours it and moves the cursor."""
        return CODES.sub("", self.seen.decode("utf-8", "ignore"))

    def look(self, seconds: float) -> bytes:
        """What is written in the next moment."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if select.select([self.terminal.master], [], [], left)[0]:
                try:
                    self.seen += os.read(self.terminal.master, 65536)
                except OSError:
                    break
        return self.seen

    def type(self, keys: str, most: float = 0.04) -> None:
        """Press a key, and look for a random moment."""
        self.terminal.type(keys)
        self.look(self.chance.uniform(0.0, most))

    def end(self, how: signal.Signals | None = None) -> Session | None:
        """Send the signal; what is left in the journal."""
        os.kill(self.terminal.process.pid, how or self.signal)
        self.look(0.05)
        last = time.monotonic() + 20
        while self.terminal.process.poll() is None:  # read on: a program waits for a terminal that is full
            self.look(0.05)
            if time.monotonic() > last:
                raise AssertionError(f"{self.signal.name} does not end it:\n{self.text[-2000:]}")
        self.terminal.close()
        return read(self.path).session() if self.path.exists() else None

    def lost_steps(self, after: Session | None, typed: int) -> str:
        """What was shown of a walk, and is not kept: neither by the last state nor by one before it that the
        keys typed have led on from, because a busy machine paints late.
        """
        steps, examples = STEP.findall(self.text), EXAMPLE.findall(self.text)
        if not steps:
            return ""
        self.held = True
        if after is None:
            return "the screen showed a walk that no journal holds"
        recent = after.timeline.items[-typed - len(FIRST_KEYS) - 1 :]
        if examples and int(examples[-1]) not in [state.example for state in recent]:
            return f"example {int(examples[-1])} was shown, {after.state.example} is kept"
        if int(steps[-1]) not in [len(state.revealed) for state in recent]:
            return f"step {int(steps[-1])} was shown, {len(after.state.revealed)} are kept"
        return ""


def walks(life: Life) -> str:
    """Reveal step after step."""
    life.come()
    for keys in FIRST_KEYS:
        life.type(keys, 0.3)
    life.seen = b""
    typed = life.chance.randint(1, 14)
    for _ in range(typed):
        life.type(" ")
    return life.lost_steps(life.end(), typed)


def last(pattern: re.Pattern[str], life: Life) -> int | None:
    """The number that was shown last."""
    found = pattern.findall(life.text)
    return int(re.sub(r"\D", "", found[-1])) if found else None


def trains(life: Life, stop: bool = False) -> str:
    """Play the training; it may be stopped and continued."""
    life.come().type("o", 1.5)
    life.look(1.0)
    life.type(" ", 0.1)
    life.look(life.chance.uniform(0.2, 3.0))
    before, a_second = last(PLACE, life), (last(SPEED, life) or 30) * 1.1 + 3  # the place is kept each 0.8 s
    if stop:
        os.kill(life.terminal.process.pid, signal.SIGSTOP)
        life.look(3.0)
        os.kill(life.terminal.process.pid, signal.SIGCONT)
        life.look(0.4)
        if before is not None and (after := last(PLACE, life)) is not None and after - before > a_second:
            return f"stopped at {before}, it goes on at {after}"
    shown, left = last(PLACE, life), life.end()
    if shown is None:
        return ""
    life.held = True
    if left is None:
        return "a training that no journal holds"
    watch = left.room.watch
    kept = watch.iteration if watch is not None and watch.playing else left.state.iteration
    return f"{shown} was shown, {kept} is kept" if shown - kept > a_second else ""


def stands_still(life: Life) -> str:
    """Stopped for three seconds while it plays."""
    return trains(life, stop=True)


def keeps_drawings(life: Life) -> str:
    """Draw, and keep it in the notebook."""
    life.come().type("d", 0.3)
    for keys in ("x", "\r", *["\x1b[C", "\r"] * life.chance.randint(1, 6), "g", "k"):
        life.type(keys, 0.1)
    life.look(life.chance.uniform(0, 0.6))
    shown, after = PAGE.findall(life.text), life.end()
    pages = len(after.state.pages) if after is not None else 0
    life.held = bool(shown)
    return f"page {int(shown[-1])} was shown, {pages} are kept" if shown and int(shown[-1]) > pages else ""


def pieces(text: str) -> int:
    """How many pieces stand in a row in a text."""
    return max((len(found) // len("#kept") for found in KEPT.findall(text)), default=0)


def writes(life: Life) -> str:
    """Write in the editor: what the screen showed is in the draft."""
    life.come().type(FILE, 0.1)
    life.look(1.0)
    for _number in range(life.chance.randint(1, 8)):
        life.type("#kept", 0.4)
    life.end()
    drafts = Drafts(life.folder / "connecte" / "drafts")
    shown, kept = pieces(life.text), pieces(drafts.of(life.folder / "mine.yaml") or "")
    life.held = shown > 0
    return f"{shown} pieces were shown, {kept} are kept" if shown > kept else ""


def saves(life: Life) -> str:
    """Save in the editor: the file is the one before or the one after, whole."""
    life.come().type(FILE, 0.1)
    life.look(1.0)
    life.terminal.type("#")
    life.look(0.2)
    life.type("\x13", 1.0)
    life.end()
    text = (life.folder / "mine.yaml").read_text("utf-8")
    life.held = text != TEXT
    return "" if text.replace("#", "") == TEXT.replace("#", "") else "a half-written file"


def copies(life: Life) -> str:
    """Open a shipped activity's file: the session goes over to a copy."""
    before = set(life.folder.glob("connecte-*.yaml"))
    for keys in ("d", FILE, "1"):
        life.come().type(keys, 0.5)
    life.look(life.chance.uniform(0, 0.5))
    after = life.end()
    life.held = set(life.folder.glob("connecte-*.yaml")) != before
    for copy in set(life.folder.glob("connecte-*.yaml")) - before:
        if (
            after is not None
            and after.state.activity.path == str(copy)
            and copy.read_text("utf-8") != load().text
        ):
            return "the session is of a copy that is not whole"
    rounds = [len(session.state.rounds) for session in (life.before, after) if session is not None]
    return "drawings of before are gone" if rounds != sorted(rounds) else ""


def comes_back(life: Life) -> str:
    """Killed while it reads its journal."""
    life.look(life.chance.uniform(0.0, 1.5))
    after = life.end()
    life.held = life.before is not None
    same = life.before is None or (after is not None and _work(after) == _work(life.before))
    return "" if same else "another state than before"


def _work(session: Session) -> tuple[object, ...]:
    state = session.state
    return state.drawing, state.revealed, state.rounds, state.pages, state.example


def has_a_board(life: Life) -> str:
    """A board beside it ends first."""
    board = Terminal("-m", "connecte", "board", str(life.path))
    life.come()
    for keys in FIRST_KEYS:
        life.type(keys, 0.3)
    life.seen = b""
    life.type(" ", 0.3)
    os.kill(board.process.pid, life.chance.choice(SIGNALS))
    board.close()
    life.type(" ", 0.3)
    return life.lost_steps(life.end(), 2)


LIVES: dict[Callable[[Life], str], int] = {
    walks: 5, trains: 3, stands_still: 1, keeps_drawings: 3, writes: 2, saves: 2, copies: 1, comes_back: 2,
    has_a_board: 1,
}  # fmt: skip


def main(rounds: int = 200, seed: int = 7) -> int:
    """That many lives; 1 if any lost something."""
    for ignored in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        signal.signal(ignored, signal.SIG_DFL)  # what runs in the background is often started to ignore them
    chance = random.Random(seed)
    lost: list[str] = []
    count: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_DATA_HOME"] = name
        os.environ.pop("VISUAL", None), os.environ.pop("EDITOR", None)
        os.chdir(folder)
        mine, drafts = folder / "mine.yaml", Drafts(folder / "connecte" / "drafts")
        for number in range(1, rounds + 1):
            what = chance.choices(list(LIVES), list(LIVES.values()))[0]
            mine.write_text(TEXT, "utf-8")
            drafts.drop(mine)  # or it would be asked about
            shipped = what is copies
            path = folder / ("shipped.jsonl" if shipped else "killed.jsonl")
            life = Life(folder, path, chance, *([] if shipped else [str(mine)]))
            trouble = what(life)
            count[what.__name__] += life.held
            if trouble:
                lost.append(f"{number}, {what.__name__}, {life.signal.name}: {trouble}")
                print(lost[-1], flush=True)
            if number % 20 == 0:
                moves = len(read(path).moves) if path.exists() else 0
                print(f"{number} kills, {moves} moves in the journal, {len(lost)} lost", flush=True)
        held = ", ".join(f"{name} {times}" for name, times in count.items())
        print(f"with something on the screen to hold the files against: {held}")
        damaged = list(folder.rglob("*.abime*"))
        print(f"{len(lost)} lost, {len(damaged)} damaged journals")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))

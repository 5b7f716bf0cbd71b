"""A monkey at the keyboard of a real terminal: `python -m tests.monkey SEED [EVENTS]`.

Keys, half escape sequences, bytes that are no text, the mouse, pastes, resizes from 1 × 1 to 500 × 200,
with a board beside. After each handful of events every key must have been answered and the screen be
drawn anew; at the end both programs leave with exit code 0, the log of faults is empty and the memory is
what it was. Other work on the machine makes no difference: what is measured is the processor time that
the program itself takes. The same seed does the same.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.terminals.played import Played

HANDFUL = 20
ANSWER = 5.0
"""Seconds of its processor time in which the program must answer a key, or draw another size."""
MOST_PATIENCE = 120.0
"""Seconds of the clock without an answer after which the program hangs."""
MOST_GROWTH = 30
"""MB, from where a tenth of the events was done: caches fill first."""
A_MOVE = 0.01
"""MB that a move of the session takes as long as the program runs: its state and what was computed of it."""
TICKS = os.sysconf("SC_CLK_TCK")

KEYS = [*" abcdefghijklmnopqrstuvwxyzABDEHNPRT0123456789+-/?.&é\"'(", "\r", "\t", "\x7f", "\x1b", "\x10",
        "\x03", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[H", "\x1b[F", "\x1b[5~", "\x1b[6~", "\x1b[3~",
        "\x1b[Z", "\x1bOQ", "\x1b[97;1:1u", "\x1b[97;1:3u", "\x1b[I", "\x1b[O"]  # fmt: skip
HALVES = [b"\x1b[", b"\x1b[<0;", b"\x1bO", b"\x1b[20", b"\x1b[200~", b"\xe9", b"\xff\xfe", b"\x1b\x1b\x1b",
          b"\x00", b"\xc3", b"\x1b[99999999999u", b"\x1b[48;9999;9999;1;1t", b"\x1b[?2048;1$y",
          b"\x1b[1;99999R"]  # fmt: skip
MOUSE = [(0, "M"), (0, "m"), (2, "M"), (32, "M"), (35, "M"), (64, "M"), (65, "M")]
SIZES = [(80, 24), (120, 40), (1, 1), (3, 9), (500, 200), (79, 24), (90, 30)]
BURST = bytes(range(1, 256)) * 400
MARK = b"\x1b[24~"
"""F12: when it is answered, so is every key before it."""
PASTE_ENDS = b"\x1b[201~"


class Monkey:
    """Plays for a while. `slowest` holds the longest answer in seconds of the processor, then of the clock;
    `slowest_picture` is the longest that another size took to be drawn, in seconds of the processor;
    `allowed` is by how many MB the memory may have grown.
    """

    def __init__(self, seed: int, folder: Path) -> None:
        self.chance = random.Random(seed)
        self.folder = folder
        self.answers = folder / "answers"
        self.answers.touch()
        os.environ |= {
            "XDG_DATA_HOME": str(folder / "data"),
            "XDG_STATE_HOME": str(folder / "state"),
            "CONNECTE_WATCH": str(self.answers),
        }
        os.environ.pop("EDITOR", None), os.environ.pop("VISUAL", None)
        before = Path.cwd()
        os.environ["PYTHONPATH"] = str(before)
        os.chdir(folder)  # what it saves is saved there
        try:
            session = str(folder / "monkey.jsonl")
            self.app = Played("play", "--session", session, module="tests.terminals.watched")
            self.app.wait_for("Dessiner")
            self.board = Played("board", session)
            self.board.wait_for("tableau")
        finally:
            os.chdir(before)
        self.slowest = [0.0, 0.0]
        self.slowest_picture = 0.0
        self.answered_before = 0
        self.allowed = 0.0
        self.last: list[bytes] = []

    def event(self) -> bytes:
        """One of the things that monkeys do; a resize is done at once."""
        kind = self.chance.random()
        if kind < 0.72:
            return self.chance.choice(KEYS).encode()
        if kind < 0.80:
            return self.chance.choice(HALVES)
        if kind < 0.94:
            code, up = self.chance.choice(MOUSE)
            return f"\x1b[<{code};{self.chance.randint(1, 130)};{self.chance.randint(1, 50)}{up}".encode()
        if kind < 0.99:
            columns, lines = size = self.chance.choice(SIZES)
            self.app.resize(columns, lines)
            self.board.resize(lines + 20, columns // 2 + 1)
            self.last.append(str(size).encode())
            return b""
        return b"\x1b[200~" + BURST[: self.chance.choice([10, 5_000, 100_000])] + PASTE_ENDS

    def play(self, events: int, told: bool) -> tuple[float, float]:
        """So many events; the megabytes after a tenth of them, and at the end."""
        early, moves = 0.0, 0
        for done in range(0, events, HANDFUL):
            if told and done % 1000 == 0:
                print(f"{done} events, {self.megabytes:.0f} MB, {self.told}", flush=True)
            self.handful(min(HANDFUL, events - done))
            if not early and done >= events / 10:
                early, moves = self.megabytes, self.moves
        self.allowed = MOST_GROWTH + A_MOVE * (self.moves - moves)
        late = self.megabytes
        self.leave()
        return early, late

    @property
    def told(self) -> str:
        """What took longest."""
        processor, clock = self.slowest
        return f"slowest answer {processor:.2f} s ({clock:.2f} s waited), picture {self.slowest_picture:.2f} s"

    def handful(self, events: int) -> None:
        """So many events, and wait for what comes of them."""
        self.last = []
        for _ in range(events):
            data = self.event()
            self.last.append(data[:20])
            self.app.send(data.replace(b"\x11", b""))  # Ctrl+Q would end it too soon
            self.read(0)
        self.app.send(PASTE_ENDS)  # where a paste was left open
        self.wait(self.is_answered, again=lambda: self.app.send(MARK))
        before = self.processor
        self.app.resize(79, 23)  # drawn anew whatever is on the screen
        self.wait(lambda: b"trop petite" in self.app.seen)
        self.app.resize(100, 30)
        self.app.seen = b""
        self.wait(lambda: bool(self.app.text.strip()))
        self.slowest_picture = max(self.slowest_picture, self.processor - before)

    def is_answered(self) -> bool:
        """Whether the mark came back, and with it how long the keys took."""
        lines = self.answers.read_text("utf-8").splitlines()[self.answered_before :]
        self.answered_before += len(lines)
        for line in lines:
            clock, processor = map(float, line.split())
            self.slowest = [max(self.slowest[0], processor), max(self.slowest[1], clock)]
        return bool(lines)

    def wait(self, is_so: Callable[[], bool], again: Callable[[], None] = lambda: None) -> None:
        """Read until it is so; raises where it never is. `again` is done each second: half a sequence may
        have swallowed it.
        """
        end = time.monotonic() + MOST_PATIENCE
        since = float("-inf")
        while not is_so():
            now = time.monotonic()
            if now > end or self.app.process.poll() is not None:
                code = self.app.process.poll()
                raise AssertionError(f"no answer (exit code {code}):\n{self.app.text[-3000:]}")
            if now > since + 1:
                since = now
                again()
            self.read(0.02)

    def read(self, seconds: float) -> None:
        """Read what both have written, and keep the last of it."""
        while self.app.read(seconds) or self.board.read(0):
            seconds = 0
        for played in (self.app, self.board):
            played.seen = played.seen[-20_000:]
            played.written.clear()

    def leave(self) -> None:
        """Both end as they should."""
        codes = []
        for played in (self.app, self.board):
            os.kill(played.process.pid, 15)
            codes.append(played.end())
        if codes != [143, 143]:
            raise AssertionError(f"exit codes {codes}")

    @property
    def moves(self) -> int:
        """How many lines the journals hold."""
        return sum(path.read_bytes().count(b"\n") for path in self.folder.rglob("*.jsonl"))

    @property
    def megabytes(self) -> float:
        """What the app takes."""
        status = Path(f"/proc/{self.app.process.pid}/status")
        found = [line for line in status.read_text().splitlines() if line.startswith("VmRSS")]
        return int(found[0].split()[1]) / 1024

    @property
    def processor(self) -> float:
        """Seconds of the processor that the app has taken so far."""
        fields = Path(f"/proc/{self.app.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS


def faults(folder: Path) -> str:
    """What the log holds."""
    return "".join(path.read_text("utf-8", "replace") for path in (folder / "state").rglob("*.log"))


def play(seed: int, events: int, told: bool = False) -> Monkey:
    """Let it play; raises AssertionError where something failed or took too long."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        monkey = Monkey(seed, folder)
        try:
            early, late = monkey.play(events, told)
        except AssertionError as error:
            raise AssertionError(f"{error}\nlast events: {monkey.last}\n{faults(folder)}") from None
        finally:
            monkey.app.close(), monkey.board.close()
        if fault := faults(folder):
            raise AssertionError(fault)
    if told:
        print(f"{events} events: memory {early:.0f} → {late:.0f} MB, {monkey.told}")
    if late > early + monkey.allowed:
        raise AssertionError(f"the memory grew from {early:.0f} to {late:.0f} MB, not {monkey.allowed:.0f} MB")
    if max(monkey.slowest[0], monkey.slowest_picture) > ANSWER:
        raise AssertionError(f"more than {ANSWER} s of the processor: {monkey.told}")
    return monkey


if __name__ == "__main__":
    play(*map(int, [*sys.argv[1:], "50000"][:2]), told=True)

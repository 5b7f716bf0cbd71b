"""A monkey at the keyboard of a real terminal: `python -m tests.monkey SEED [EVENTS]`.

Keys, half escape sequences, bytes that are no text, the mouse, pastes, resizes from 1 × 1 to 500 × 200,
with a board beside. After each handful of events the screen must answer; at the end both programs leave
with exit code 0, the log of faults is empty and the memory is what it was. The same seed does the same.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.terminals.played import Played

HANDFUL = 20
ANSWER = 5.0
"""Seconds in which a key must be answered, on a machine where nothing else runs."""
BARE_START = 0.03
"""Seconds that Python takes to start and end there: the answer may take as many times longer as this does."""
MOST_PATIENCE = 30.0
"""Seconds without an answer after which the program hangs."""
MOST_GROWTH = 60
"""MB, from where a tenth of the events was done: caches fill first."""

KEYS = [*" abcdefghijklmnoprstuvwxyzABDEHNPRT0123456789+-/?.&é\"'(", "\r", "\t", "\x7f", "\x1b", "\x10", "\x03",
        "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[H", "\x1b[F", "\x1b[5~", "\x1b[6~", "\x1b[3~", "\x1b[Z",
        "\x1bOQ", "\x1b[97;1:1u", "\x1b[97;1:3u", "\x1b[I", "\x1b[O"]  # fmt: skip
HALVES = [b"\x1b[", b"\x1b[<0;", b"\x1bO", b"\x1b[20", b"\x1b[200~", b"\xe9", b"\xff\xfe", b"\x1b\x1b\x1b",
          b"\x00", b"\xc3", b"\x1b[99999999999u", b"\x1b[48;9999;9999;1;1t", b"\x1b[?2048;1$y",
          b"\x1b[1;99999R"]  # fmt: skip
MOUSE = [(0, "M"), (0, "m"), (2, "M"), (32, "M"), (35, "M"), (64, "M"), (65, "M")]
SIZES = [(80, 24), (120, 40), (1, 1), (3, 9), (500, 200), (79, 24), (90, 30)]
BURST = bytes(range(1, 256)) * 400


class Monkey:
    """Plays for a while. `slowest` is the longest that an answer took, in seconds."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.chance = random.Random(seed)
        os.environ |= {"XDG_DATA_HOME": str(folder / "data"), "XDG_STATE_HOME": str(folder / "state")}
        os.environ.pop("EDITOR", None), os.environ.pop("VISUAL", None)
        before = Path.cwd()
        os.environ["PYTHONPATH"] = str(before)
        os.chdir(folder)  # what it saves is saved there
        try:
            self.app = Played("play", "--session", str(folder / "monkey.jsonl"))
            self.app.wait_for("Dessiner")
            self.board = Played("board", str(folder / "monkey.jsonl"))
            self.board.wait_for("tableau")
        finally:
            os.chdir(before)
        self.slowest = 0.0
        self.last: list[bytes] = []

    def event(self) -> bytes:
        """One of the things that monkeys do; a resize is done at once."""
        kind = self.chance.random()
        if kind < 0.72:
            return self.chance.choice(KEYS).encode()
        if kind < 0.80:
            return self.chance.choice(HALVES)
        if kind < 0.94:
            code, up = self.chance.choice(
                [(0, "M"), (0, "m"), (2, "M"), (32, "M"), (35, "M"), (64, "M"), (65, "M")]
            )
            return f"\x1b[<{code};{self.chance.randint(1, 130)};{self.chance.randint(1, 50)}{up}".encode()
        if kind < 0.99:
            columns, lines = size = self.chance.choice(
                [(80, 24), (120, 40), (1, 1), (3, 9), (500, 200), (79, 24), (90, 30)]
            )
            self.app.resize(columns, lines)
            self.board.resize(lines + 20, columns // 2 + 1)
            self.last.append(str(size).encode())
            return b""
        return b"\x1b[200~" + BURST[: self.chance.choice([10, 5_000, 100_000])] + b"\x1b[201~"

    def play(self, events: int, told: bool) -> tuple[float, float]:
        """So many events; the megabytes after a tenth of them, and at the end."""
        early = 0.0
        for done in range(0, events, HANDFUL):
            self.handful(min(HANDFUL, events - done))
            if not early and done >= events / 10:
                early = self.megabytes
            if told and done % 1000 == 0:
                print(
                    f"{done} events, {self.megabytes:.0f} MB, slowest answer {self.slowest:.2f} s", flush=True
                )
        late = self.megabytes
        self.leave()
        return early, late

    def handful(self, events: int) -> None:
        """So many events, and wait for the answer: the keys are shown, however the screen was left."""
        self.last = []
        for _ in range(events):
            data = self.event()
            self.last.append(data[:20])
            self.app.send(data.replace(b"\x11", b""))  # Ctrl+Q would end it too soon
            self.board.read(0)
        start = time.monotonic()
        self.answered()
        self.slowest = max(self.slowest, time.monotonic() - start)

    def answered(self) -> None:
        """Another size of the window is drawn anew whatever is on the screen: the last line in full."""
        self.app.send(b"\x1b[201~")  # where a paste was left open
        self.app.resize(79, 23)
        self.app.wait_for("trop petite")
        self.app.resize(100, 30)
        self.app.seen = b""
        end = time.monotonic() + MOST_PATIENCE
        while not self.app.text.strip():
            if time.monotonic() > end or (not self.app.read(0.2) and self.app.process.poll() is not None):
                raise AssertionError(
                    f"no answer (exit code {self.app.process.poll()}):\n{self.app.text[-3000:]}"
                )

    def leave(self) -> None:
        """Both end as they should."""
        codes = []
        for played in (self.app, self.board):
            os.kill(played.process.pid, 15)
            codes.append(played.end())
        if codes != [143, 143]:
            raise AssertionError(f"exit codes {codes}")

    @property
    def megabytes(self) -> float:
        """What the app takes."""
        status = Path(f"/proc/{self.app.process.pid}/status")
        found = [line for line in status.read_text().splitlines() if line.startswith("VmRSS")]
        return int(found[0].split()[1]) / 1024


def faults(folder: Path) -> str:
    """What the log holds."""
    return "".join(path.read_text("utf-8", "replace") for path in (folder / "state").rglob("*.log"))


def play(seed: int, events: int, told: bool = False) -> Monkey:
    """Let it play; raises AssertionError where something failed."""
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
    if late > early + MOST_GROWTH:
        raise AssertionError(f"the memory grew from {early:.0f} to {late:.0f} MB")
    if told:
        print(f"{events} events: memory {early:.0f} → {late:.0f} MB, slowest answer {monkey.slowest:.2f} s")
    return monkey


def allowed() -> float:
    """Seconds that an answer may take on this machine, as it is now."""
    start = time.monotonic()
    for _ in range(10):
        subprocess.run([sys.executable, "-S", "-c", ""], check=True)
    return ANSWER * max(1.0, (time.monotonic() - start) / 10 / BARE_START)


def main(seed: int, events: int = 50_000) -> int:
    """Let it play; 1 where an answer took too long."""
    may_take = allowed()
    slowest = play(seed, events, told=True).slowest
    may_take = max(may_take, allowed())
    print(f"slowest answer {slowest:.2f} s, {may_take:.2f} s allowed here ({ANSWER} s on a machine of its own)")
    return int(slowest > may_take)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))

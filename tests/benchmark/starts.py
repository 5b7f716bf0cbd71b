"""From the start of a process to its first screen or its end, beside a bare app's."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from connecte.content.catalog import load
from connecte.session.items import Item
from connecte.session.moves import Announce, ChooseExample, Draw, Learn, Move, Nudge, Reveal, Walk
from connecte.session.store.disk.syncer import WITHIN
from connecte.session.store.journal import Header, Journal
from tests.benchmark.bare import BARE
from tests.benchmark.measure import inform, median_ratio, tell, timed
from tests.terminal import Terminal


def check_command() -> None:
    """`check` against the import of textual, whole processes."""

    def run(*arguments: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, *arguments], check=True, capture_output=True)

    check = run("-m", "connecte", "check", "connecte-tes-neurones")
    textual = run("-c", "import textual.app")
    check(), textual()
    tell("check / import textual.app", median_ratio(check, textual, 15), 0.35, "x")


def first_screens() -> None:
    """The choice of activities, and a session of 5,000 moves gone on with."""
    bare = first_screen("Quelle", "-c", BARE)
    choice = first_screen("Quelle", "-m", "connecte")
    bare(), choice()
    tell("first screen / a bare app's", median_ratio(choice, bare, 15), 1.4, "x")
    inform("a bare app's first screen", statistics.median(timed(bare) for _ in range(5)) * 1000, "ms")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.jsonl"
        long_journal(path)
        going_on = first_screen("tape 0 / 47", "-m", "connecte", "play", "--session", str(path))
        going_on()
        tell("going on after 5,000 moves / a bare app's first screen", median_ratio(going_on, bare, 9), 2, "x")


def synced() -> None:
    """How long a line that is written waits for the disk: what a power cut may cost."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.jsonl"
        long_journal(path)
        journal = Journal(path)
        for _ in range(150):
            journal.append(Draw())
            time.sleep(0.02)
        journal.close()
        tell("from a line written to its sync, the longest", journal.longest_wait, WITHIN, "s")


def first_screen(text: str, *arguments: str) -> Callable[[], object]:
    """From the start of the process to its first words on the screen."""

    def start() -> None:
        terminal = Terminal(*arguments)
        terminal.wait_for(text)
        terminal.close()

    return start


def long_journal(path: Path) -> None:
    """A session of 5,000 moves: drawing, walking, announcing, learning."""
    journal = Journal(path, Header.of(load(), "2026-03-02T10:42:00"))
    moves: list[Move] = []
    while len(moves) < 5000:
        for number in range(16):
            moves += [Draw(), ChooseExample(number), Walk(), Announce(Item("count", 0, 0), 5)]
            moves += [Reveal()] * 40 + [Learn(), Nudge(number % 2, 1, 1), Nudge(number % 2, 1, -1)]
    for move in [*moves[:4997], Draw(), ChooseExample(1), Walk()]:
        journal.append(move)
    journal.close()

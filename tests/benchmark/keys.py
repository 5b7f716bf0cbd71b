"""From a key or a move of the mouse to what is written on the terminal, beside a bare app's key."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from connecte.content.catalog import load
from connecte.language.numbers import thousands
from connecte.session.moves import Reveal
from connecte.session.store.journal import read
from connecte.ui.train.pictures.pictures import pictures_of
from connecte.ui.train.pictures.train_text import TIMELINE_HEAD, timeline_iteration
from tests.benchmark.bare import BareApp, Paired
from tests.benchmark.measure import tell
from tests.benchmark.starts import long_journal
from tests.terminal import Terminal


def revealed_items() -> None:
    """Space, in a session that has just begun and in one of 5,000 moves."""
    bare = BareApp()
    terminal = Terminal("-m", "connecte", "play")
    terminal.wait_for("Dessiner")
    terminal.type("ss")
    terminal.wait_for("Exemple 1")
    terminal.type(" ")
    terminal.wait_for("/ 47")
    reveal(terminal, bare, 47).tell("a revealed step", 3)
    terminal.close()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.jsonl"
        long_journal(path)
        terminal = Terminal("-m", "connecte", "play", "--session", str(path))
        terminal.wait_for("tape 0 / 47")
        reveal(terminal, bare, 40).tell("a move on disk and on screen after 5,000", 3)
        terminal.close()
        # `close` kills: what was shown is in the journal all the same, with the line that it is gone on with.
        assert sum(isinstance(move, Reveal) for move in read(path).moves[5000:]) == 40
    bare.close()


def reveal(terminal: Terminal, bare: BareApp, items: int) -> Paired:
    """From each press of Space to the screen that counts one item more."""
    time.sleep(1)  # what is imported ahead is not what is measured
    times = Paired(bare)
    for item in range(1, items + 1):

        def press(item: int = item) -> None:
            terminal.type(" ")
            terminal.wait_for(f"tape {item} / 47")

        times.add(press)
    return times


def training_screen() -> None:
    """In a terminal of 120 × 40: the timeline dragged through every picture; a step and a weight opened."""
    size = (40, 120)
    bare = BareApp(size)
    terminal = Terminal("-m", "connecte", "play", size=size)
    terminal.wait_for("Dessiner")
    terminal.type("o")
    terminal.wait_for("Tout montrer")
    terminal.type("t")
    terminal.wait_for("Résumé")
    terminal.type("\x1b[F")  # End: there once the whole run is computed
    terminal.wait_for("Terminé.", 120)
    dragged = {}
    for label in (found.label for found in pictures_of(load())):
        dragged[label] = drag(terminal, bare)
        terminal.type("\t")
        terminal.drain()
    worst = max(dragged, key=lambda label: dragged[label].ratio)
    dragged[worst].tell(f"a place on the timeline dragged to, the slowest picture ({worst})", 6)
    open_and_close(terminal, bare, "\r", "1 / 11\u00a0:").tell("a step opened", 6)
    open_and_close(terminal, bare, "q", "Pourquoi\u00a0?").tell("a weight explained", 6)
    memory = Path(f"/proc/{terminal.process.pid}/status")
    if memory.exists():
        peak = next(line for line in memory.read_text().splitlines() if line.startswith("VmHWM"))
        tell("the process with the whole run and its pictures", int(peak.split()[1]) / 1024, 150, "MB")
    terminal.close()
    bare.close()


def open_and_close(terminal: Terminal, bare: BareApp, key: str, text: str) -> Paired:
    """From the key that opens a screen to its title, at each of the activity's marks."""
    times = Paired(bare)
    for mark in "12345" * 3:
        terminal.type(mark)
        terminal.drain(0.15)
        times.add(lambda: (terminal.type(key), terminal.wait_for(text)))
        terminal.drain(0.15)
        terminal.type("\x1b")
        terminal.wait_for("reconnus")  # a key that follows at once would be one with Escape
        terminal.drain(0.15)
    return times


def drag(terminal: Terminal, bare: BareApp) -> Paired:
    """From each of twenty moves of the mouse along the timeline to the title that says so."""
    row, planned = 38, 100_000
    room = 120 - TIMELINE_HEAD - len(" 30/s ")
    # Cells of iterations that differ: where the title says so already, nothing is written.
    cells = {timeline_iteration(cell, planned, room): cell for cell in range(5, room - 5)}
    places = random.Random(2).sample(list(cells.items()), 20)
    terminal.type(f"\x1b[<0;{TIMELINE_HEAD + 4};{row}M")
    terminal.drain(0.15)
    times = Paired(bare)
    for iteration, cell in places:
        times.add(move(terminal, cell, thousands(iteration) + " / 100"))
    terminal.type(f"\x1b[<0;{TIMELINE_HEAD + 4};{row}m")
    terminal.drain(0.15)
    return times


def move(terminal: Terminal, cell: int, text: str) -> Callable[[], None]:
    """Move the mouse to a cell of the timeline and wait for the text."""

    def work() -> None:
        terminal.type(f"\x1b[<32;{TIMELINE_HEAD + cell + 1};38M")
        terminal.wait_for(text)

    return work

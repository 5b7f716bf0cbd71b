"""From a key pressed in the session's terminal to what the board's shows."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from connecte.content.catalog import load
from tests.benchmark.measure import inform, timed
from tests.terminal import Terminal


def boards() -> None:
    """From a key pressed in the session's terminal to what it shows in the board's."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "s.jsonl"
        session = Terminal("-m", "connecte", "play", "--session", str(path))
        session.wait_for("Dessiner")
        session.type("s")
        session.wait_for("Exemple 0")
        session.type(" ")
        session.wait_for("tape 0 / 47")
        board = Terminal("-m", "connecte", "board", str(path), size=(50, 200))
        board.wait_for("Chacun compte")
        time.sleep(1)
        times = []
        for _example in range(8):
            for source in load().inputs:
                session.drain(0.05)  # nobody reads it, and a full terminal makes it wait
                board.drain(0.1)

                def reveal(name: str = source.name) -> None:
                    session.type(" ")
                    board.wait_for(name)

                times.append(timed(reveal))
            session.type("s")
            board.wait_for("Chacun compte")
        board.close()
        session.close()
    inform("a move on the board, median", statistics.median(times) * 1000, "ms")
    inform("a move on the board, 9 of 10", sorted(times)[len(times) * 9 // 10] * 1000, "ms")

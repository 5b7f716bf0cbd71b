"""Kill a real session at random moments and look what is left: `python -m tests.kills [HOW MANY]`.

Each round goes on with the same journal in a terminal, reveals step after step, and is killed
(SIGKILL) somewhere in between. What was on the screen must be in the journal; at most the one
move that was not shown yet may be there or not. Takes some minutes, so it is not in the tests.
"""

from __future__ import annotations

import os
import random
import re
import select
import sys
import tempfile
import time
from pathlib import Path

from connecte.session.store.journal import read
from tests.terminal import Terminal

STEP = re.compile(rb"tape (\d+) / 47")
EXAMPLE = re.compile(rb"Exemple (\d+)")


def drain(terminal: Terminal, seconds: float) -> bytes:
    """What is written in the next moment."""
    found = b""
    end = time.perf_counter() + seconds
    while (left := end - time.perf_counter()) > 0:
        ready, _, _ = select.select([terminal.master], [], [], left)
        if ready:
            try:
                found += os.read(terminal.master, 65536)
            except OSError:
                break
    return found


def one_round(path: Path, chance: random.Random) -> str:
    """One life of the program. A sentence for what was lost, empty where nothing was."""
    before = read(path).session().state if path.exists() else None
    terminal = Terminal("-m", "connecte", "play", "--session", str(path))
    terminal.wait_for("h" if before is None else "tape")
    typed = 0
    seen = b""
    for _ in range(chance.randint(0, 14)):
        done = before is not None and before.next_step is None
        terminal.type("n" if before is None or (done and typed == 0) else " ")
        typed += 1
        seen += drain(terminal, chance.uniform(0.0, 0.04))
        if before is None:
            terminal.type("\r")
            seen += drain(terminal, 0.5)
            break
    seen += drain(terminal, chance.uniform(0.0, 0.03))
    os.kill(terminal.process.pid, 9)
    seen += drain(terminal, 0.02)
    terminal.close()
    state = read(path).session().state if path.exists() else None
    shown = STEP.findall(seen)
    if not shown:
        return ""
    if state is None:
        return "the screen showed a walk that no journal holds"
    examples = EXAMPLE.findall(seen)
    if examples and int(examples[-1]) != state.example:
        return f"example {int(examples[-1])} was shown, {state.example} is kept"
    if not int(shown[-1]) <= len(state.revealed) <= int(shown[-1]) + typed:
        return f"step {int(shown[-1])} was shown, {len(state.revealed)} are kept"
    return ""


def main(rounds: int = 200) -> int:
    """That many lives; 1 if any lost something."""
    chance = random.Random(7)
    lost = []
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder
        path = Path(folder) / "killed.jsonl"
        for number in range(1, rounds + 1):
            trouble = one_round(path, chance)
            if trouble:
                lost.append(f"kill {number}: {trouble}")
                print(lost[-1], flush=True)
            if number % 20 == 0:
                moves = len(read(path).moves) if path.exists() else 0
                print(f"{number} kills, {moves} moves in the journal, {len(lost)} lost", flush=True)
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))

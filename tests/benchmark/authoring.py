"""A large activity, damaged ones, a save on screen; what is searched for a drawing."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

from connecte.content.catalog import load
from connecte.content.reading.reader import check_activity
from connecte.content.reviewing.review import review
from connecte.core.grid.crossings import Blocks
from connecte.core.grid.drawing import Drawing
from connecte.core.grid.fooling import nearest, surest
from connecte.core.grid.fragile import fragile_cells
from connecte.core.grid.lookalikes import Lookalikes
from connecte.files.writer import write
from tests.benchmark.measure import median_ratio, tell, timed
from tests.terminal import Terminal
from tests.variants import TEXT, changed, large

WORKSHOP = load()

DAMAGED = """
import random, resource, sys, time
from connecte.content.catalog import shipped
from connecte.content.reading.reader import check_activity
from tests.content.test_bad import SLIPS
hand, slowest = random.Random(11), 0.0
files = [path.read_bytes() for path in shipped()]
for _ in range(1000):
    data = hand.choice(files)
    for _slip in range(hand.choice((1, 1, 2, 3))):
        at = hand.randrange(len(data))
        data = data[:at] + hand.choice(SLIPS) + data[at + hand.choice((0, 0, 1, 1, 2, 5, 20)):]
    start = time.perf_counter()
    check_activity(data, "f", "f")
    slowest = max(slowest, time.perf_counter() - start)
print(slowest, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def authoring() -> None:
    """A large activity, damaged ones, and a save on screen."""
    text = large()
    data = text.encode()

    def check_and_review() -> None:
        checked = check_activity(data, "f", "f")
        assert checked.activity is not None
        assert checked.root is not None
        review(checked.activity, checked.root)

    ratio = median_ratio(check_and_review, lambda: yaml.compose(text), 5)
    tell("checking and reviewing 255 kB / PyYAML's compose", ratio, 3, "x")
    if sys.platform == "win32":
        return
    told = subprocess.run([sys.executable, "-c", DAMAGED], check=True, capture_output=True, text=True).stdout
    slowest, megabytes = map(float, told.split())
    tell("the slowest of 1,000 damaged files", slowest, 1, "s")
    tell("memory of the process that read them", megabytes, 200, "MB")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mine.yaml"
        path.write_text(TEXT, "utf-8")
        terminal = Terminal("-m", "connecte", "play", str(path))
        terminal.wait_for("Dessiner")
        terminal.type("m")
        terminal.wait_for("justes sur")
        time.sleep(1)
        times = []
        for number in range(20):
            terminal.drain()
            write(path, changed(("threshold: 8\n", f"threshold: {number + 20}\n")).encode(), force=True)
            times.append(timed(lambda number=number: terminal.wait_for(f"seuil {number + 20}")))
        terminal.close()
    tell("a save on screen, 9 of 10", sorted(times)[17] * 1000, 300, "ms")


def own_drawings() -> None:
    """Fooling, fragile cells and look-alikes, for many drawings, the first call among them."""
    blocks, network = Blocks(WORKSHOP.grid, WORKSHOP.strips), WORKSHOP.network()
    chance = random.Random(3)
    cells = WORKSHOP.grid.cells()
    drawings = [Drawing(WORKSHOP.grid), Drawing(WORKSHOP.grid, frozenset(cells))]
    drawings += [
        Drawing(WORKSHOP.grid, frozenset(chance.sample(cells, chance.randrange(55)))) for _n in range(300)
    ]
    drawings += [example.drawing for example in WORKSHOP.examples]
    surests = [timed(lambda label=label: surest(network, blocks, label, chance)) for label in network.labels]
    nearests = [timed(lambda d=d: nearest(network, blocks, d)) for d in drawings]
    fragile = [timed(lambda d=d: fragile_cells(network, blocks, d)) for d in drawings]
    alike = [timed(lambda d=d: list(Lookalikes(blocks, d).some(8, chance))) for d in drawings]
    tell("fooling with the fewest cells, slowest of 318", max(nearests), 1, "s")
    tell("the surest drawing of a label, slowest of 4", max(surests), 1, "s")
    tell("fragile cells, 99 of 100 drawings", sorted(fragile)[314] * 1000, 20, "ms")
    tell("eight look-alikes, 99 of 100 drawings", sorted(alike)[314] * 1000, 50, "ms")

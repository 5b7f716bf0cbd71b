"""The workshop as its author might have changed it, for what goes on while the file changes."""

from __future__ import annotations

import random
import re
from pathlib import Path

from connecte.content.activity import Activity
from connecte.content.catalog import shipped
from connecte.content.reading.reader import parse_activity
from connecte.core.grid.drawing import Drawing, Grid
from connecte.files.shipped import shipped_folder

TEXT = shipped()[0].read_text("utf-8")
SHORT = (Path(__file__).parent / "content/bad/tab.yaml").read_text("utf-8").replace("\t- name", "  - name")


def changed(*changes: tuple[str, str]) -> str:
    """The workshop's text with pieces replaced, each of which is there once."""
    text = TEXT
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


THIRD = TEXT[TEXT.index("  # Exemple 3\n") : TEXT.index("  # Exemple 4\n")]
VARIANTS = {
    "as it is": TEXT,
    "another threshold": changed(("threshold: 17", "threshold: 18")),
    "another sum": changed(('sum: "🤖 + 🦊 - 😇"', 'sum: "2 🤖 - 😇"')),
    "a neuron more": changed(
        ("      - name: D\n", "      - {name: G, sum: ange, threshold: 2, range: [0, 9]}\n      - name: D\n")
    ),
    "a neuron less": changed(
        ('      - name: A\n        sum: "🤖 + 🦊 - 😇"\n        threshold: 8\n        range: [3, 15]\n', ""),
        ("C + E + F - A - B - D", "C + E + F - B - D"),
        ("A + B + D - C - E", "B + D - C - E"),
        ("B + D + E - A - C - F", "B + D + E - C - F"),
        ("A + B + C - D - E", "B + C - D - E"),
    ),
    "another drawing": changed(
        (
            "      ..###.\n      .#...#\n      ...##.\n      ...#..\n",
            "      ..###.\n      .#...#\n      ...##.\n      ..#...\n",
        )
    ),
    "an example less": changed((THIRD, "")),
    "another label": changed(('label: "9"\n        color', 'label: "8"\n        color')).replace(
        'label: "9"', 'label: "8"'
    ),
    "no training": TEXT[: TEXT.index("training:\n")],
    "another activity altogether": SHORT,
    "plain numbers": (shipped_folder() / "xor.yaml").read_text("utf-8"),
}


def variant(name: str) -> Activity:
    """One of them, read."""
    return parse_activity(VARIANTS[name].encode(), "mine.yaml", "mine")


def short(text: str) -> str:
    """The same activity with a run of 200 iterations, where the run itself is not what is shown."""
    text = re.sub(r"^  iterations: \d+$", "  iterations: 200", text, flags=re.MULTILINE)
    text = re.sub(r"(?<=screen: train, iteration: )\d+", "200", text)  # where questions are answered
    return re.sub(r"^  marks: \[.*\]$", "  marks: [100, 200]", text, flags=re.MULTILINE)


def large() -> str:
    """An activity near the limits: 210 neurons in three layers, about 1,900 drawings, 255 kB."""
    chance = random.Random(1)

    def neuron(name: str, names: list[str], threshold: int, more: str = "") -> str:
        a, b, c = chance.sample(names, 3)
        return (
            f'      - {{name: {name}, sum: "{a} + {b} - {c}", threshold: {threshold}, range: [0, 20]{more}}}\n'
        )

    text = TEXT[TEXT.index("grid:") : TEXT.index("# Les cartes des neurones")]
    text = "title: Grand\nsummary: Grand.\nminutes: 50\n" + text + "layers:\n  - name: un\n    neurons:\n"
    words = ["ange", "robot", "renard", "chat", "amour", "extraterrestre"]
    first, second = [f"N{i}" for i in range(100)], [f"M{i}" for i in range(100)]
    text += "".join(neuron(name, words, chance.randint(3, 12)) for name in first)
    text += "  - name: deux\n    neurons:\n"
    text += "".join(neuron(name, first, chance.randint(0, 12)) for name in second)
    text += "  - name: sortie\n    neurons:\n"
    text += "".join(neuron(f"S{i}", second, chance.randint(0, 12), f', label: "{i}"') for i in range(10))
    text += "examples:\n"
    grid = Grid(9, 6)
    strips = variant("as it is").strips
    while len(text.encode()) < 255 * 1024:
        drawing = Drawing(grid, frozenset(cell for cell in grid.cells() if chance.random() < 0.4))
        counts = [drawing.count(strip) for strip in strips]
        rows = "\\n".join(drawing.rows)
        text += f'- {{label: "{chance.randrange(10)}", counts: {counts}, drawing: "{rows}"}}\n'
    return text

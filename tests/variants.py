"""The workshop as its author might have changed it, for what goes on while the file changes."""

from __future__ import annotations

from pathlib import Path

from connecte.content.activity import Activity
from connecte.content.catalog import shipped
from connecte.content.reader import parse_activity

TEXT = shipped()[0].read_text("utf-8")
SMALL = (Path(__file__).parent / "content/bad/tab.yaml").read_text("utf-8").replace("\t- name", "  - name")


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
    "another activity altogether": SMALL,
}


def variant(name: str) -> Activity:
    """One of them, read."""
    return parse_activity(VARIANTS[name].encode(), "mine.yaml", "mine")

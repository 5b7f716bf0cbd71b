"""The marks of outputs: each place that draws them knows all, and none is told by colour alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from connecte.content.activity import COLORS, SHAPES
from connecte.content.printing import render
from connecte.content.reading.reader import check_activity
from connecte.language.plain import to_ascii
from connecte.ui.base.window.theme import DARK, PROJECTOR
from connecte.ui.paint import marks
from tests.variants import changed

TEMPLATES = Path(render.__file__).parent / "templates"


def read(name):
    return (TEMPLATES / name).read_text("utf-8")


def light(colour):
    """The relative luminance of a colour, as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [DARK, PROJECTOR], ids=lambda theme: theme.name)
def test_every_colour_stands_out_from_its_background(theme):
    ground = light(theme.background)
    for color in COLORS:
        other = light(theme.variables[f"output-{color}"])
        high, low = max(ground, other), min(ground, other)
        assert (high + 0.05) / (low + 0.05) >= 4.5, color


def test_every_page_draws_every_mark():
    for name in ("web/run.css", "web/report.css"):
        assert all(re.search(rf"\.{color} {{ fill: var\(--{color}\)", read(name)) for color in COLORS), name
    assert all(read("web/web.css").count(f"--{color}: #") == 2 for color in COLORS)
    assert all(f"--{color}: #" in read("web/report.css") for color in COLORS)
    pictures = read("pictures.html")
    assert all(f'"{word}":' in pictures for word in (*COLORS, *SHAPES))


def test_shapes_are_one_cell_wide_and_differ_without_emojis():
    assert tuple(marks.SHAPES) == SHAPES
    assert {cell_len(shape) for shape in marks.SHAPES.values()} == {1}
    assert len({to_ascii(shape, {}) for shape in marks.SHAPES.values()}) == len(SHAPES)


BLUE = "color: blue\n        shape: square\n        letter: L"


@pytest.mark.parametrize(("look", "word"), [
    ("green circle L", "cette couleur"),
    ("blue circle V", "la couleur seule"),
    ("blue circle L", ""),
    ("purple heart V", ""),
])  # fmt: skip
def test_two_outputs_that_look_alike_are_a_fault(look, word):
    color, shape, letter = look.split()
    written = f"color: {color}\n        shape: {shape}\n        letter: {letter}"
    found = check_activity(changed((BLUE, written)).encode(), "f", "f").faults
    assert [word in fault.message for fault in found] == ([True] if word else [])

"""Sums of many terms and tables of many labels are said so that nothing is cut and all is read."""

from __future__ import annotations

import pytest

from connecte.content.catalog import load
from connecte.core.cards.formula import format_formula, read_formula
from connecte.core.cards.verdict import NOTHING, SEVERAL, Verdict
from connecte.session.moves import Train
from connecte.ui.paint.lines import width
from connecte.ui.train.pictures.said.known_text import confusion_lines
from tests.ui.screen import classroom, command, press, screen_text, settled, until

DIGITS = tuple("0123456789")


def test_a_long_sum_names_its_largest_terms():
    names = [f"h{n}" for n in range(30)]
    weights = [0.2] * 30
    weights[3], weights[7], weights[20] = -2.0, 1.5, 1.0
    assert read_formula(weights, names, False) == "30 termes, surtout −2 h3 + 1,5 h7 + h20"
    assert read_formula([0.5] * 64, ["c"] * 64, True) == "64 cases, image du poids"
    assert read_formula(weights[:12], names[:12], True) == format_formula(weights[:12], names[:12])


@pytest.mark.parametrize("labels", [(), ("1",), ("1", "2")])
@pytest.mark.parametrize("cells", [78, 140])
def test_ten_labels_have_room_beside_each_other(labels, cells):
    verdicts = [Verdict((wanted,), wanted) for wanted in DIGITS] * 178 + [Verdict(labels, "3")] * 150
    lines = [
        "".join(text for text, _style in line)
        for line in confusion_lines(verdicts, DIGITS, cells, (NOTHING, SEVERAL))
    ]
    assert max(width([(line, "")]) for line in lines) <= cells
    assert all(digit in lines[0] for digit in DIGITS)
    assert "178" in lines[1] and ("150" in lines[4] or labels == ("1",))
    assert ("rien" in lines[0] or "·" in lines[0]) == (not labels or cells > 130)


async def test_the_digits_are_said_in_words_and_nothing_is_cut():
    app = classroom(load("chiffres"))
    async with app.run_test(size=(80, 24)) as pilot:
        app.play(Train())
        await settled(pilot)
        await press(pilot, "t")
        await until(pilot, "64 cases, image du poids")
        assert "l1c2" not in screen_text(app)
        await command(pilot, "picture('confusion')")
        await until(pilot, "Voulu (à gauche)")
        table = screen_text(app).splitlines()[4:15]
        assert table[0].split() == list(DIGITS)
        assert all(row.split()[0] == digit for row, digit in zip(table[1:], DIGITS, strict=True))
        assert "autres, faux aussi" in screen_text(app)
        await command(pilot, "picture('outputs')")
        await until(pilot, "la plus grande annonce")
        assert "au-dessus de 0" not in screen_text(app)
        await command(pilot, "picture('compare')")
        await until(pilot, "64 cases :")
        assert "l1c2" not in screen_text(app)

"""The picture of the slope: the curve, its point and tangent, the next step, the map, the mask."""

from __future__ import annotations

import numpy as np
import pytest

from connecte.content.catalog import load
from connecte.core.landscape.curve import number_at
from connecte.core.learning.backprop import total_cost
from connecte.core.learning.explain import Place
from connecte.language.numbers import decimal, significant
from connecte.language.value import replace
from connecte.ui.chart.slope_text import REACH, SAMPLES, slope_lines
from connecte.ui.paint.lines import plain, width
from connecte.ui.train.pictures.curves.slope_picture import slope_view
from tests.transcription import run
from tests.ui.screen import classroom, press, screen_text, settled, until
from tests.ui.train.test_training import opened


async def shown(pilot, *keys):
    """Look at the slope of D, the fourth hidden neuron."""
    await opened(pilot, *keys)
    app = pilot.app
    app.screen.looking = replace(app.screen.looking, chosen=(0, 3))
    app.screen.action_picture("slope")
    await settled(pilot)
    return app.screen.view


async def test_the_slope_of_d_and_the_step_that_is_taken(workshop):
    """D's threshold at the start, 6, and after one iteration, by the plain transcription of §6."""
    app = classroom(workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        view = await shown(pilot)
        found = slope_view(view)
        _w, theta, *_rest, cost = (np.copy(number) for number in next(run(1)))
        assert found.slope.value == 6
        assert found.slope.cost == pytest.approx(float(cost))
        assert found.step == pytest.approx(theta[3] - 6)
        assert found.costs[SAMPLES // 2] == pytest.approx(float(cost))
        # The step goes down the slope.
        assert found.step * found.slope.gradient < 0
        text = screen_text(app)
        assert "Le coût selon le seuil D" in text
        assert f"de 6 à {decimal(theta[3], 4)}" in text
        for mark in ("●", "[236]"):
            assert mark in text
        await press(pilot, "right")
        await until(pilot, "Depuis le départ : de 6 à")


async def test_the_map_has_the_cost_of_both_numbers(workshop):
    app = classroom(workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        view = await shown(pilot, "right")
        found = slope_view(view).map
        assert found.costs.shape == (5, 5)
        assert found.map.across[2] == pytest.approx(number_at(view.values, Place(0, [c.neuron.name for c in
            workshop.layers[0].cards].index(found.names[0]), None)), abs=0.01)  # fmt: skip
        assert f"[{significant(float(found.costs[2, 2]), 3)}]" in screen_text(app)
        assert float(found.costs[2, 2]) == pytest.approx(total_cost(view.problem, view.values), rel=0.02)


async def test_other_numbers_of_the_card_and_what_the_mask_is_for(workshop):
    """s turns from the threshold to the weights; D reads no 😇, so the mask keeps that weight at 0."""
    app = classroom(workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot)
        await press(pilot, "s")
        assert "le poids de 😇 dans D" in screen_text(app)
        assert "Le masque remet ce poids à 0" in screen_text(app)
        await press(pilot, "s")
        assert "le poids de 🤖 dans D" in screen_text(app)
        assert "masque" not in screen_text(app)
        await press(pilot, *["s"] * 5)
        assert "le seuil D" in screen_text(app)


async def test_a_rule_that_counts_mistakes_has_no_slope():
    app = classroom(load("rouge"))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        app.screen.action_picture("slope")
        await settled(pilot)
        assert "sans pente" in screen_text(app)


async def test_no_line_is_longer_than_its_room_and_the_scale_fits_the_curve(workshop):
    app = classroom(workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        found = slope_view(await shown(pilot))
    for size in ((60, 12), (80, 17), (200, 45)):
        lines = slope_lines(found, *size)
        assert len(lines) <= size[1], size
        assert all(width(line) <= size[0] for line in lines), size
        text = plain(lines)
        assert "●" in text, size
        scale = [decimal(found.slope.value + by, 2) for by in (-REACH, -1, 0, 1, REACH)]
        assert scale in [line.split()[:5] for line in text.splitlines()], size
    rows = [plain([line]) for line in slope_lines(found, 100, 30)]
    scale = [float(row.split("┤")[0].replace(",", ".").replace("\u202f", "")) for row in rows if "┤" in row]
    lowest = float(np.nanmin(found.costs))
    assert scale == sorted(scale, reverse=True)
    # The curve takes at least five sixths of the height: a fifth of its own is left below.
    assert 0 <= scale[-1] <= lowest
    assert lowest - scale[-1] <= 0.2 * (scale[0] - lowest) + 0.01 * scale[0]

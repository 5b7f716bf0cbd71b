"""The run sheet of activities other than the workshop speaks of what they have."""

from __future__ import annotations

import pytest

from connecte.content.catalog import load
from connecte.content.plan import part_title
from connecte.content.printing.hour import hour_view


@pytest.mark.parametrize(
    ("name", "first", "others"),
    [
        ("chiffres", "Dessiner", "D'autres dessins"),
        ("convolution", "Dessiner", "D'autres dessins"),
        ("plan", "Choisir", "D'autres nombres"),
        ("xor", "Choisir", "D'autres nombres"),
    ],
)
def test_what_is_drawn_is_called_so(name, first, others):
    activity = load(name)
    assert part_title("draw", activity) == first
    assert part_title("others", activity) == others


def test_examples_that_are_alike_are_named_once():
    """Wrong at 6.5: frauds of 5, 4, 2 (n° 20, 50, 75) and honest payments of 8 and 7 (n° 100, 102)."""
    activity = load("fraude")
    told = next(part for part in hour_view(activity, activity.network()).parts if "autres" in part.title)
    assert "n° 20, n° 50, n° 75, n° 100 et n° 102" in told.text
    assert "n° 21" not in told.text

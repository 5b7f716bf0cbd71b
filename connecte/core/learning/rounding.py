"""A trained state rounded to numbers that can stand on a card."""

from __future__ import annotations

import numpy as np

from connecte.core.learning.backprop import Array, LayerParameters, Parameters

UNITS = (0.001, 0.1, 0.5, 1.0)
"""Three decimals, one, halves, whole numbers."""


def rounded(parameters: Parameters, unit: float) -> Parameters:
    """Every number to the nearest multiple of `unit`."""
    return Parameters(
        tuple(LayerParameters(_to(p.weights, unit), _to(p.thresholds, unit)) for p in parameters.layers)
    )


def _to(values: Array, unit: float) -> Array:
    # Counted in units and divided again: 3 × 0.1 is not 0.3, but 3 / 10 is. Adding 0 leaves no −0.
    per_unit = round(1 / unit)
    return np.asarray(np.round(values * per_unit) / per_unit + 0.0)

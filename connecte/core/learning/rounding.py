"""Round trained parameters to numbers that can be printed on a card."""

from __future__ import annotations

import numpy as np

from connecte.core.learning.backprop import Array, LayerParameters, Parameters

UNITS = (0.001, 0.1, 0.5, 1.0)
"""The units offered: three decimals, one decimal, halves, whole numbers."""


def rounded(parameters: Parameters, unit: float) -> Parameters:
    """Return the parameters with every number rounded to the nearest multiple of `unit`."""
    return Parameters(
        tuple(LayerParameters(_to(p.weights, unit), _to(p.thresholds, unit)) for p in parameters.layers)
    )


def _to(values: Array, unit: float) -> Array:
    # Divide instead of multiplying: 3 / 10 is 0.3, but 3 × 0.1 is not. Adding 0 turns −0 into 0.
    per_unit = round(1 / unit)
    return np.asarray(np.round(values * per_unit) / per_unit + 0.0)

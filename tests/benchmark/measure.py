"""What is measured is told as a line, and compared with a target where there is one.

Times depend on the machine and its neighbours, so a target is a ratio of two times measured in turn
in the same run. Times alone are told for information: they have no target.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

missed: list[str] = []
"""The targets that were missed so far."""


def tell(what: str, found: float, target: float, unit: str, least: bool = False) -> None:
    """Print what was measured, and whether it meets its target."""
    met = found >= target if least else found <= target
    if not met:
        missed.append(what)
    sign = "≥" if least else "≤"
    print(f"{'ok  ' if met else 'MISS'} {what}: {found:.3g} {unit} ({sign} {target:g})", flush=True)


def inform(what: str, found: float, unit: str) -> None:
    """Print what was measured, without a target."""
    print(f"     {what}: {found:.3g} {unit}", flush=True)


def timed(work: Callable[[], object]) -> float:
    """Seconds that a call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def median_ratio(one: Callable[[], object], other: Callable[[], object], rounds: int) -> float:
    """Median of one / other, the two measured in turn."""
    return statistics.median(timed(one) / timed(other) for _ in range(rounds))

"""How often a generated test tries: few times at each change, many times with CONNECTE_TESTS=long."""

from __future__ import annotations

import os

LONG = os.environ.get("CONNECTE_TESTS") == "long"


def times(few: int, many: int) -> int:
    """So many cases, as the run is."""
    return many if LONG else few

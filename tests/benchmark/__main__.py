"""All of it, about four minutes. Ends with exit code 1 where a target is missed.

Names of parts may be given: `python -m tests.benchmark keys starts`.
"""

from __future__ import annotations

import os
import sys
import tempfile

from tests.benchmark import authoring, boards, digits, freezes, keys, starts, training
from tests.benchmark.measure import missed

PARTS = {
    "training": (training.training, training.replaying),
    "digits": (digits.digits,),
    "starts": (starts.check_command, starts.first_screens, starts.synced),
    "keys": (keys.training_screen, keys.revealed_items),
    "boards": (boards.boards,),
    "authoring": (authoring.own_drawings, authoring.authoring),
    "freezes": (freezes.hint, freezes.cards, freezes.faults, freezes.listing),
}
IN_A_TERMINAL = ("starts", "keys", "boards")
"""Parts that need a pseudo-terminal, which Windows has not."""


def main(names: list[str]) -> int:
    """Measure the parts that are named, or all."""
    # An installed program is compiled, as textual is; one in a checkout would be compiled at each start.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder  # the sessions of whoever measures are not measured
        for name, part in PARTS.items():
            if name in (names or PARTS) and (sys.platform != "win32" or name not in IN_A_TERMINAL):
                for measure in part:
                    measure()
    if missed:
        print(f"{len(missed)} missed: " + "; ".join(missed))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

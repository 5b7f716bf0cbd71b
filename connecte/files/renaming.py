"""Rename files, also on systems that refuse it while another program reads them."""

from __future__ import annotations

import sys
import time
from pathlib import Path

_MOMENT = 0.02
"""Seconds after which it is tried once more."""
_TRIES = 5


def rename(new: Path, path: Path) -> None:
    """Give a file another name, in place of the file that has it. Raises OSError.

    Windows refuses to replace a file while a board, an editor or a virus scanner has it open, which most
    often is only for a moment: so it is tried several times there.
    """
    for _again in range(_TRIES - 1 if sys.platform == "win32" else 0):
        try:
            new.replace(path)
        except PermissionError:
            time.sleep(_MOMENT)
        else:
            return
    new.replace(path)

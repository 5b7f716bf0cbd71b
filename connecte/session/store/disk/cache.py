"""What was worked out from a file, kept beside it for as long as the file stays the same.

It can be deleted without loss, and nothing that stands in it is believed of another file.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from connecte.session.store.disk.plain import read_plain, replace_whole

_LARGEST = 1 << 16


def cache_path(path: Path) -> Path:
    """Return the name of a file's cache."""
    return path.with_name(f".{path.name}.summary")


def keep_cache(path: Path, found: os.stat_result, values: Sequence[Any]) -> None:
    """Keep values, which JSON can write, of a file as `found` tells it. Errors are ignored."""
    with contextlib.suppress(OSError):
        replace_whole(cache_path(path), json.dumps([_mark(found), *values]).encode())


def kept_cache(path: Path, found: os.stat_result) -> list[Any] | None:
    """Return the values kept of this very file; None where there are none."""
    try:
        mark, *values = json.loads(read_plain(cache_path(path), _LARGEST))
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    return values if mark == _mark(found) else None


def _mark(found: os.stat_result) -> list[int]:
    return [found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns]

"""A name that is still free: numbered names, and the first of them that nobody has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from connecte.files.writer import TakenError, write


def numbered(path: Path, first: int = 1) -> Iterator[Path]:
    """path-1.end, path-2.end, … from `first` on."""
    for number in count(first):
        yield path.with_name(f"{path.stem}-{number}{path.suffix}")


def own_or_numbered(path: Path) -> Iterator[Path]:
    """path.end itself, then path-2.end, path-3.end, …"""
    yield path
    yield from numbered(path, 2)


def write_free(names: Iterable[Path], data: bytes) -> Path:
    """Write under the first name that is free, which two at a time cannot both get; tells which.

    Raises FileError.
    """
    for path in names:
        try:
            write(path, data)
        except TakenError:
            continue
        return path
    raise AssertionError("names end")

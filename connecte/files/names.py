"""Find a file name that is not taken, by numbering."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from connecte.files.writer import TakenError, write


def numbered(path: Path, first: int = 1) -> Iterator[Path]:
    """Yield path-1.ext, path-2.ext, … counting from `first`, without end."""
    for number in count(first):
        yield path.with_name(f"{path.stem}-{number}{path.suffix}")


def own_or_numbered(path: Path) -> Iterator[Path]:
    """Yield path.ext itself, then path-2.ext, path-3.ext, … without end."""
    yield path
    yield from numbered(path, 2)


def write_free(names: Iterable[Path], data: bytes) -> Path:
    """Write `data` under the first name that is not taken, and return that name.

    Two processes that do this at once never get the same name. Raises FileError.
    """
    for path in names:
        try:
            write(path, data)
        except TakenError:
            continue
        return path
    raise AssertionError("names end")

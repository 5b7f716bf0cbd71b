"""Make folders."""

from __future__ import annotations

import errno
import os
from pathlib import Path


def make_folder(folder: Path) -> None:
    """Create a folder and those it is in, where they are missing. Raises OSError; NotADirectoryError where
    something else has the name of one.

    `mkdir(parents=True)` calls itself once for each missing folder, which ends in a RecursionError where a
    thousand are missing.
    """
    try:
        try:
            folder.mkdir(exist_ok=True)
        except FileNotFoundError:
            for one in (*reversed(folder.parents), folder):
                one.mkdir(exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder)) from error

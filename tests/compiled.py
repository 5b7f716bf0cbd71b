"""A pytest plugin: what is compiled is compiled once, for all processes of a run and for the next run.

Where Python is told to write no bytecode, each worker would rewrite the asserts of all tests, and each command
that tests run as a process would compile the program. What is written lies where git ignores it.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
from contextlib import suppress

import pytest

sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
gc.disable()  # what is imported and collected lives to the end; `conftest` lets garbage be searched after that


def pytest_collection(session: pytest.Session) -> None:
    """Let every other worker import tests from the other end: it finds there what its neighbour compiled.

    A module that cannot be imported is told about when it is collected.
    """
    root, config = session.config.rootpath, session.config
    if os.environ.get("PYTEST_XDIST_WORKER", "gw0")[-1] in "13579":
        found = {path for folder in config.args for path in (root / folder).glob("**/test_*.py")}
        for path in sorted(found, reverse=True):
            with suppress(Exception, pytest.skip.Exception):
                importlib.import_module(".".join(path.relative_to(root).with_suffix("").parts))

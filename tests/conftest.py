"""What all tests share."""

from __future__ import annotations

import asyncio
import gc
import inspect
import itertools
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from connecte.content.activity import Activity
from connecte.content.catalog import load
from connecte.core.replay.recording import Recording
from connecte.ui.paint import bigletters
from tests.often import times
from tests.runs import new_recording

_numbers = itertools.count()

# Deadlines would be timed tests; shared machines are noisy.
settings.register_profile(
    "connecte", max_examples=times(20, 200), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("connecte")


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What was imported and collected lives to the end: no later search for garbage goes through it.

    An app makes as many objects as its first screen needs; they are searched when there are a few dozen apps.
    """
    gc.collect()
    gc.freeze()
    gc.enable()
    gc.set_threshold(400_000, 10, 10)


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a coroutine test to its end."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    names = pyfuncitem._fixtureinfo.argnames
    asyncio.run(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names}))
    return True


def pytest_runtest_setup() -> None:
    """Each test begins in a terminal with half blocks: an app without them leaves that to no other test."""
    bigletters._terminal["half blocks"] = True


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the test's own. pytest's way to make it looks at those of all tests before it."""
    path = tmp_path_factory.getbasetemp() / f"test-{next(_numbers)}"
    path.mkdir()
    return path


@pytest.fixture(scope="session")
def workshop() -> Activity:
    return load()


@pytest.fixture(scope="session")
def whole_run(workshop: Activity) -> Recording:
    """The workshop's training, all 100 000 iterations."""
    recording = new_recording(workshop)
    for _reached in recording.run():
        pass
    return recording

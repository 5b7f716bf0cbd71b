"""What the pilots share."""

from __future__ import annotations

from pathlib import Path

import pytest

from connecte.content.reading.reader import parse_activity
from connecte.content.runs.trial import new_run, own_trial
from connecte.files import fault_log
from connecte.ui.train.runs import runs
from tests.data_home import set_data_home
from tests.variants import short


@pytest.fixture(autouse=True)
def ready_run(request, monkeypatch, workshop):
    """The workshop's own training is computed already, as it is a second after the screen opens.

    Any other is computed beside the screen, as for a class.
    """

    def ready(activity, trial):
        own = activity.text == workshop.text and trial == own_trial(workshop)
        return request.getfixturevalue("whole_run") if own else new_run(activity, trial)

    monkeypatch.setattr(runs, "new_run", ready)


@pytest.fixture(scope="session")
def brief(workshop):
    """The workshop with a training of 200 iterations, where the training is not what is shown."""
    return parse_activity(short(workshop.text).encode(), "mine.yaml", "mine")


@pytest.fixture(autouse=True)
def no_faults(monkeypatch, tmp_path_factory):
    """What a screen survives is a fault all the same."""
    noted: dict[object, Path | None] = {}
    set_data_home(monkeypatch, tmp_path_factory.mktemp("home"))
    monkeypatch.setattr(fault_log, "_noted", noted)
    yield
    assert [path and path.read_text("utf-8") for path in noted.values()] == []

"""What the pilots share."""

from __future__ import annotations

import pytest

from connecte.content.runs.trial import new_run, own_trial
from connecte.files import fault_log
from connecte.ui.train.runs import runs


@pytest.fixture(autouse=True)
def ready_run(request, monkeypatch, workshop):
    """The workshop's own training is computed already, as it is a second after the screen opens.

    Any other is computed beside the screen, as for a class.
    """

    def ready(activity, trial):
        own = activity.text == workshop.text and trial == own_trial(workshop)
        return request.getfixturevalue("whole_run") if own else new_run(activity, trial)

    monkeypatch.setattr(runs, "new_run", ready)


@pytest.fixture(autouse=True)
def no_faults(monkeypatch, tmp_path_factory):
    """What a screen survives is a fault all the same."""
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("XDG_STATE_HOME", str(folder))
    monkeypatch.setattr(fault_log, "_noted", {})
    yield
    assert [path.read_text("utf-8") for path in folder.rglob("*.log")] == []

"""An iteration opens in every activity that has a training, and each of its phases is painted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from connecte.content.catalog import load, shipped
from connecte.content.runs.learner import learner
from connecte.content.runs.trial import method_of, new_run, own_trial
from connecte.core.learning.iteration import open_iteration
from connecte.ui.train.opened.iteration_view import IterationView
from connecte.ui.train.opened.phase_network import network_panel, phase_bar
from connecte.ui.train.opened.phase_text import explanation_panel, phase_heading

ACTIVITIES = [activity for activity in (load(path.stem) for path in shipped()) if activity.training]


@pytest.mark.parametrize("is_short", [True, False])
@pytest.mark.parametrize("activity", ACTIVITIES, ids=lambda activity: activity.name)
def test_each_phase_is_painted(activity, is_short):
    trial = own_trial(activity)
    run, activity = new_run(activity, trial), learner(activity, method_of(activity, trial))
    opened = open_iteration(run.problem, run.at(0))
    view = IterationView(activity, opened, 0, 0, None, opened.examples, is_short=is_short)
    kinds = [opened.phases[at].kind for at in view.stops]
    assert len(kinds) == (3 if is_short else len(opened.phases)) and list(view.stops) == sorted(view.stops)
    for at in view.stops:
        for row in (None, 0):
            seen = replace(view, at=at, row=row)
            assert [span for line in explanation_panel(seen, 41, 19) for span in line]
            assert network_panel(seen, 38, 19) and phase_bar(seen, 80, 1) and phase_heading(seen, 80)

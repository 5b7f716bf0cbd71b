"""Runs of an activity's training, for tests that need one."""

from __future__ import annotations

from connecte.content.activity import Activity
from connecte.content.runs.problem import parameters, problem
from connecte.content.runs.trial import new_run, own_trial
from connecte.core.cards.network import Network
from connecte.core.replay.recording import Recording


def new_recording(
    activity: Activity,
    iterations: int | None = None,
    step: float | None = None,
    network: Network | None = None,
) -> Recording:
    """A recording of the activity's training, nothing run yet; from `network` if one is given."""
    own = own_trial(activity)
    trial = own._replace(
        step=own.step if step is None else step, iterations=own.iterations if iterations is None else iterations
    )
    if network is None:
        return new_run(activity, trial)
    start = parameters(network)
    return Recording(problem(activity, start, trial.step), start, trial.iterations)

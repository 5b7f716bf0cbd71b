"""The arrays of a recording's file: what is sound comes back as it was, and each fault has its reason."""

from __future__ import annotations

import io

import numpy as np
import pytest

from connecte.content.catalog import load
from connecte.content.runs.trial import new_run, own_trial
from connecte.core.learning.backprop import LayerParameters, Parameters, Problem
from connecte.core.replay import archive
from connecte.core.replay.arrays import CheckedArrays, UnsoundError
from connecte.core.replay.events import Events
from connecte.core.replay.members import MembersError, read_members
from connecte.core.replay.recording import Recording, largest_spacing
from connecte.language.errors import RecordingError
from connecte.language.value import replace

LAYERS = Parameters(
    (LayerParameters(np.ones((2, 3)), np.zeros(2)), LayerParameters(np.ones((2, 2)), np.zeros(2)))
)
PROBLEM = Problem(np.ones((4, 3)), np.array([0, 1, -1, 1]), (np.ones((2, 3)), None), 0.25, 0.5, (0.5, 0.0))
METHOD = replace(PROBLEM, batch=2, seed=3, l1=0.25, l2=0.5, dropout=(0.5,), weight_factors=(0.5, 0.0))


def arrays(problem, **others):
    return archive._arrays(Recording(problem, LAYERS, 0)) | {
        name: np.array(value) for name, value in others.items()
    }


@pytest.mark.parametrize("problem", [PROBLEM, METHOD])
def test_a_sound_file_gives_its_problem(problem):
    found = CheckedArrays(arrays(problem)).recording().problem
    for name in ("step", "a", "threshold_factors", "rule", "batch", "seed", "l1", "l2", "dropout"):
        assert getattr(found, name) == getattr(problem, name), name
    assert found.masks[1] is None and (found.masks[0] == 1).all()
    assert found.wanted.tolist() == [0, 1, -1, 1]


def test_a_perceptron_stays_one():
    red = load("rouge")
    recording = new_run(red, own_trial(red)._replace(iterations=20))
    for _reached in recording.run():
        pass
    again = archive.from_bytes(archive.to_bytes(recording), "r")
    assert again.problem.rule == "perceptron"
    assert again.at(20).layers[0].weights.tolist() == recording.at(20).layers[0].weights.tolist()
    assert list(Events(again).search(20)) == [20]


def test_a_text_without_a_name_is_a_text():
    recording = Recording(PROBLEM, LAYERS, 0)
    recording.activity = "title: é"
    again = archive.from_bytes(archive.to_bytes(recording), "r")
    assert (again.activity, again.activity_name) == ("title: é", "")


@pytest.mark.parametrize(("others", "reason"), [
    ({"shapes": [2, 3]}, "ses couches"), ({"shapes": np.zeros((0, 2), int)}, "ses couches"),
    ({"shapes": [[2, 3, 1]]}, "ses couches"), ({"shapes": [[1, 1]] * 11}, "ses couches"),
    ({"shapes": [[2, 3], [2, 0]]}, "le nombre de ses neurones"),
    ({"shapes": [[2, 3], [2, 1001]]}, "le nombre de ses neurones"),
    ({"shapes": [[2, 3], [2, 3]]}, "une couche ne lit pas celle d'avant"),
    ({"wanted": np.zeros(0, int)}, "le nombre de ses exemples"),
    ({"wanted": [[0, 1, 1, 1]]}, "le nombre de ses exemples"),
    ({"wanted": [0, 1, 2, 1]}, "une réponse que personne n'annonce"),
    ({"wanted": [0, 1, -2, 1]}, "une réponse que personne n'annonce"),
    ({"wanted": [0.0, 1, -1, 1]}, "« wanted » : des nombres entiers"),
    ({"step_a": [0.0, 0.5]}, "son pas, son a ou les facteurs de ses seuils"),
    ({"step_a": [0.25, 0.0]}, "son pas, son a ou les facteurs de ses seuils"),
    ({"threshold_factors": [0.5, -0.5]}, "son pas, son a ou les facteurs de ses seuils"),
    ({"threshold_factors": [0.5]}, "« threshold_factors » n'a pas la forme attendue"),
    ({"step_a": [0.25, np.nan]}, "« step_a » : un nombre débordé"),
    ({"perceptron": [1]}, "un perceptron n'a qu'une couche"),
    ({"mask1": [[0.5, 1], [1, 1]]}, "les liens d'une couche"),
    ({"batch_seed": [-1, 0]}, "sa façon d'apprendre"), ({"batch_seed": [0, -1]}, "sa façon d'apprendre"),
    ({"penalties": [-0.5, 0]}, "sa façon d'apprendre"), ({"penalties": [0, -0.5]}, "sa façon d'apprendre"),
    ({"weight_factors": [0.5, -0.5]}, "sa façon d'apprendre"),
    ({"dropout": [1.0]}, "ses neurones laissés de côté"), ({"dropout": [-0.5]}, "ses neurones laissés de côté"),
    ({"run": [0, 0, 0]}, "son nombre d'itérations"), ({"run": [0, 1, 0, 100]}, "son nombre d'itérations"),
    ({"run": [10, 5, 0, 100]}, "l'itération où il s'arrête"),
    ({"run": [0, 0, 0, 0]}, "trop peu d'états gardés"),
    ({"run": [0, 0, 0, 101]}, "trop peu d'états gardés"),
])  # fmt: skip
def test_each_fault_has_its_reason(others, reason):
    with pytest.raises(UnsoundError) as refused:
        CheckedArrays(arrays(METHOD, **others)).recording()
    assert str(refused.value).replace("\u00a0", " ").replace("’", "'") == reason


def test_what_would_be_too_large_to_be_read_is_not_written(monkeypatch):
    """9 × 2²⁰ numbers of 8 bytes are 72 MiB; a file may have 64."""
    huge = {"keyframes": np.broadcast_to(np.zeros(1), (9 << 20,))}
    monkeypatch.setattr(archive, "_arrays", lambda _recording: huge)
    with pytest.raises(RecordingError, match="64 Mo au plus"):
        archive.to_bytes(Recording(PROBLEM, LAYERS, 0))


@pytest.mark.parametrize(("planned", "spacing"), [
    (0, 100), (50_000, 100), (50_001, 200), (100_000, 200), (100_001, 300), (10_000_000, 20_000),
])  # fmt: skip
def test_keyframes_are_500_at_least_and_whole_hundreds_apart(planned, spacing):
    found = largest_spacing(planned)
    assert (found, type(found)) == (spacing, int)


@pytest.mark.parametrize("kind", ["c16", "M8[s]", "S4", "V4", "?", "U101"])
def test_what_is_no_number_and_no_word_of_a_hundred_letters_is_not_unpacked(kind):
    def packed(**arrays):
        file = io.BytesIO()
        np.savez(file, **arrays)
        return file.getvalue()

    found = read_members(packed(whole=np.arange(3), real=np.ones((2, 1)), words=np.array(["x" * 100])), 10_000)
    assert {*found} == {"whole", "real", "words"}
    with pytest.raises(MembersError):
        read_members(packed(array=np.zeros(2, kind)), 10_000)

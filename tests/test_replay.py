"""`connecte train` with its own choices, `replay`, and the exported table."""

from __future__ import annotations

import csv
import json

import pytest

from connecte.commands.training.replay import trial_of
from connecte.content.catalog import load
from connecte.content.runs.recorded import load_recording
from tests.test_cli import run


def rows_of(table):
    """A table's lines by their columns' names."""
    return list(csv.DictReader(table.read_text("utf-8").splitlines()))


@pytest.fixture
def recorded(tmp_path, capsys):
    """A recording of 1,000 iterations, its table at five places, both from one command."""
    file, table = tmp_path / "run.npz", tmp_path / "table.csv"
    code, _out, _err = run(
        capsys, "train", "--iterations", "1000", "--record", str(file), "--export", str(table),
        "--at", "0,1,100,999,1000",
    )  # fmt: skip
    assert code == 0
    return file, rows_of(table)


def test_the_table_says_what_json_says(recorded, capsys):
    file, rows = recorded
    assert [row["iteration"] for row in rows] == ["0", "1", "100", "999", "1000"]
    for row in rows:
        code, out, _err = run(capsys, "replay", str(file), "--at", row["iteration"], "--json")
        assert code == 0
        found = json.loads(out)
        assert float(row["cost"]) == found["cost"]
        assert int(row["recognised"]) == found["recognised"]
        for layer in found["layers"]:
            for neuron in layer["neurons"]:
                assert float(row[f"{neuron['name']}.threshold"]) == neuron["threshold"]
                for source, weight in neuron["weights"].items():
                    assert float(row[f"{neuron['name']}.{source}"]) == weight


def test_the_figures_are_the_references(recorded):
    # Reference §6: 9 of 16 and 236, 9 and 36.0, 12 and 15.8 after 0, 100 and 1,000.
    _file, rows = recorded
    figures = {row["iteration"]: (row["recognised"], f"{float(row['cost']):.3g}") for row in rows}
    assert figures["0"] == ("9", "236") and figures["100"] == ("9", "36") and figures["1000"] == ("12", "15.8")


def test_replay_refuses_in_a_sentence(recorded, tmp_path, capsys):
    file, _rows = recorded
    for arguments, code, word in (
        ([str(file), "--at", "1001", "--json"], 1, "jusqu'à l'itération 1 000"),
        ([str(file), "--activity", "xor", "--json"], 1, "n'est pas celui de « xor »"),
        ([str(tmp_path / "none.npz"), "--json"], 1, "ne peut pas être lu"),
        ([str(file), "--activity", "nowhere", "--json"], 2, "activité inconnue"),
        ([str(file)], 2, "terminal"),
    ):
        found, out, err = run(capsys, "replay", *arguments)
        assert (found, out) == (code, "") and word in err and "Traceback" not in err


def test_a_run_that_overflowed_can_be_replayed_to_its_end(tmp_path, capsys):
    file = tmp_path / "over.npz"
    code, _out, err = run(capsys, "train", "--step", "0.0002", "--iterations", "100", "--record", str(file))
    assert code == 0 and "déborde à l'itération 5" in err
    code, out, _err = run(capsys, "replay", str(file), "--json")
    found = json.loads(out)
    assert code == 0 and found["iteration"] == 4 and found["diverged_at"] == 5 and found["cost"] is None


@pytest.mark.parametrize("name", ["xor", "rouge"])
def test_other_activities_are_recorded_and_replayed(name, tmp_path, capsys):
    file = tmp_path / "run.npz"
    assert run(capsys, "train", name, "--record", str(file))[0] == 0
    code, out, _err = run(capsys, "replay", str(file), "--json", "--at", "0")
    found = json.loads(out)
    assert code == 0 and found["activity"] == name and len(found["next"]) == len(found["layers"])


def test_runs_of_ones_own(tmp_path, capsys):
    file = tmp_path / "run.npz"
    code, out, _err = run(
        capsys, "train", "--iterations", "50", "--start", "random", "--seed", "4", "--a", "0.5",
        "--without", "3,7", "--record", str(file), "--json",
    )  # fmt: skip
    assert code == 0 and json.loads(out)["examples"] == 14
    found = json.loads(run(capsys, "replay", str(file), "--json")[1])
    assert (found["a"], len(found["examples"])) == (0.5, 14)
    for wrong in (
        ["--without", "16"],
        ["--without", ",".join(map(str, range(16)))],
        ["--seed", "-1"],
        ["--a", "x"],
    ):
        code, _out, err = run(capsys, "train", *wrong)
        assert code == 2 and err


def test_a_table_of_iterations_never_reached_says_so(tmp_path, capsys):
    table = tmp_path / "t.csv"
    code, _out, err = run(capsys, "train", "--iterations", "10", "--export", str(table), "--at", "5,20")
    assert code == 0 and "20" in err
    assert [row["iteration"] for row in rows_of(table)] == ["5"]
    code, _out, err = run(capsys, "train", "--iterations", "10", "--export", str(tmp_path / "no" / "t.csv"))
    assert code == 1 and "t.csv" in err


def test_a_recording_of_a_run_with_examples_of_its_own_is_shown_again(tmp_path, capsys):
    """The spiral of `trois` has other points than its clouds, a quarter of them left out."""
    file = tmp_path / "spiral.npz"
    assert run(capsys, "train", "trois", "--run", "spirale", "--iterations", "3", "--record", str(file))[0] == 0
    recording = load_recording(file)
    trial = trial_of(file, load("trois"), recording)
    assert trial.examples_of == "spirale" and trial.iterations == 3
    activity = load("trois").of_run("spirale")
    learned = [example for example in activity.examples if example.number not in trial.left_out]
    assert [list(example.counts) for example in learned] == recording.problem.inputs.tolist()
    assert len(trial.left_out) == len(activity.examples) // 4

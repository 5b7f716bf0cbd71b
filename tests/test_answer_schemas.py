"""What commands say with --json is what `connecte schema --of` describes."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft7Validator

from connecte.cli import main


def answer(capsys, *words):
    assert main(list(words)) == 0
    return json.loads(capsys.readouterr().out)


def schema(capsys, command):
    found = answer(capsys, "schema", "--of", command)
    Draft7Validator.check_schema(found)
    return Draft7Validator(found)


@pytest.mark.parametrize("name", ["connecte-tes-neurones", "xor", "rouge"])
def test_forward_says_what_its_schema_describes(capsys, name):
    judge = schema(capsys, "forward")
    for number in range(4):
        judge.validate(answer(capsys, "forward", name, "--example", str(number), "--json"))
    assert not judge.is_valid({})


@pytest.mark.parametrize("name", ["connecte-tes-neurones", "xor", "rouge"])
def test_train_and_replay_say_what_their_schemas_describe(capsys, tmp_path, name):
    record = tmp_path / "run.npz"
    train, replay = schema(capsys, "train"), schema(capsys, "replay")
    said = answer(capsys, "train", name, "--iterations", "120", "--record", str(record), "--json")
    train.validate(said)
    for at in ("0", "50", "120"):
        replay.validate(answer(capsys, "replay", str(record), "--at", at, "--json"))
    assert not train.is_valid({**said, "extra": 1}) and not replay.is_valid(said)


def test_what_overflows_fits_the_schemas_too(capsys, tmp_path):
    record = str(tmp_path / "run.npz")
    train, replay = schema(capsys, "train"), schema(capsys, "replay")
    said = answer(capsys, "train", "--step", "0,0002", "--iterations", "100", "--record", record, "--json")
    train.validate(said)
    assert said["diverged_at"] is not None
    replay.validate(answer(capsys, "replay", record, "--json"))


def test_distances_that_overflow_are_null(capsys):
    """A residual near 10^155 has no square; with a step twice as large as what converges it comes to that."""
    said = answer(capsys, "train", "droite", "--run", "trop grand", "--json")
    schema(capsys, "train").validate(said)
    assert said["cost"] is None and said["measures"]["learned"]["squared"] is None
    parts = answer(capsys, "train", "droite", "--run", "trop grand", "--folds", "2", "--json")["folds"]
    assert len(parts["parts"]) == 2


def test_names_stand_beside_numbers(capsys):
    said = answer(capsys, "train", "--iterations", "1", "--json")
    assert said["hidden"]["names"] == list("ABCDEF")
    assert said["output"]["sources"] == said["hidden"]["names"]
    assert [len(row) for row in said["output"]["weights"]] == [6] * 4


def test_nothing_else_has_a_schema(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["schema", "--of", "cards"])
    assert stopped.value.code == 2

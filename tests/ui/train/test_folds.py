"""k-fold: what a file asks for, what the command line and the screen say, who validates when."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connecte.cli import main
from connecte.content.catalog import load
from connecte.content.reading.reader import parse_activity
from connecte.content.runs.measured import folds_of, mean_aside, validated
from connecte.content.runs.trial import named_trial, own_trial
from connecte.content.writing.activity_text import activity_text
from connecte.session.moves import Train
from tests.often import times
from tests.ui.screen import classroom, command, press, screen_text, settled, until

ROUGE = load("rouge")
WITH = ROUGE.text.replace("training:", "training:\n  folds: 5", 1)


def activity(text=WITH):
    return parse_activity(text.encode(), "rouge.yaml", "rouge")


@settings(max_examples=times(12, 60))
@given(st.integers(2, 15), st.integers(0, 999), st.sets(st.integers(0, 14), max_size=4))
def test_every_example_validates_exactly_once_and_none_that_is_kept_aside(parts, seed, aside):
    trial = own_trial(ROUGE)._replace(seed=seed, iterations=2, left_out=tuple(sorted(aside)))
    parts = min(parts, 15 - len(aside))
    found = list(validated(ROUGE, trial, parts))
    assert len(found) == parts
    seen = sorted(number for fold in found for number in fold.examples)
    assert seen == [number for number in range(15) if number not in aside]
    accuracies = [fold.measured.held_out.accuracy for fold in found]
    assert mean_aside(found) == pytest.approx(sum(accuracies) / parts)


def test_a_file_asks_for_parts_and_a_run_for_others(capsys, tmp_path):
    runs = "\n  runs:\n    - {name: trois, folds: 3, iterations: 30}\n    - {name: pareil, iterations: 20}\n"
    found = activity(WITH.rstrip() + runs)
    assert found.training.folds == 5
    assert [run.folds for run in found.training.runs] == [3, 5]
    assert folds_of(found, own_trial(found)) == 5
    assert folds_of(found, named_trial(found, "trois")) == 3
    file = tmp_path / "r.yaml"
    file.write_text(found.text, "utf-8")
    for arguments, parts in (([], 5), (["--run", "trois"], 3), (["--folds", "2"], 2)):
        assert main(["train", str(file), "--iterations", "20", *arguments, "--json"]) == 0
        assert len(json.loads(capsys.readouterr().out)["folds"]["parts"]) == parts
    assert main(["train", str(file), "--iterations", "20"]) == 0
    said = capsys.readouterr().out
    assert said.count("de côté :") == 5 and "en moyenne :" in said


def test_written_out_it_is_read_back():
    found = activity()
    written = parse_activity(activity_text(found, found.network()).encode(), "rouge.yaml", "rouge")
    assert written.training.folds == 5


@pytest.mark.parametrize("colour", ["", "1"])
async def test_the_screen_shows_each_part_and_the_average(colour, monkeypatch):
    if colour:
        monkeypatch.setenv("NO_COLOR", colour)
    app = classroom(activity())
    async with app.run_test(size=(80, 24)) as pilot:
        app.play(Train())
        await settled(pilot)
        await command(pilot, "trials")
        await until(pilot, "Quel essai")
        assert "à leur tour : 5" in screen_text(app).replace("\u00a0", " ")
        options = app.screen.query_one("OptionList")
        options.highlighted = next(n for n, choice in enumerate(app.screen._choices) if choice.what == "folds")
        await press(pilot, "enter")
        await until(pilot, "en moyenne")
        text = screen_text(app)
        assert text.count("de côté n°") == 5
        assert all(len(line) <= 80 for line in text.splitlines())
        await press(pilot, "escape")

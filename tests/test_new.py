"""An activity of one's own: it passes the check, plays to its verdict, learns and prints."""

from __future__ import annotations

import io
import random

import pytest

from connecte.cli import main
from connecte.content.catalog import load, shipped
from connecte.content.reading.reader import check_activity
from connecte.content.reviewing.review import review
from connecte.core.learning.backprop import recognised
from connecte.session.rules.learning import lessons, stand
from connecte.session.state import opening
from tests.often import times
from tests.runs import new_recording
from tests.ui.screen import classroom, press, screen_text, until


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_passes_the_check_and_says_what_to_do_next(folder, capsys):
    assert main(["new", "ma-classe"]) == 0
    told = capsys.readouterr().out
    assert "connecte play ma-classe.yaml" in told
    assert sorted(path.name for path in folder.iterdir()) == ["activity.schema.json", "ma-classe.yaml"]
    assert main(["check", "--strict", "ma-classe.yaml"]) == 0
    assert load("ma-classe.yaml").title == "Ma classe"


def test_its_parts_are_those_of_a_small_activity(folder):
    main(["new", "petite"])
    activity = load("petite.yaml")
    assert (activity.grid.rows, activity.grid.columns) == (5, 3)
    assert len(activity.inputs) == 3
    assert [len(layer.cards) for layer in activity.layers] == [2, 2]


def test_one_threshold_by_hand_mends_the_example_that_goes_wrong(folder):
    """Example 5 has four cells in the middle: 4 − 3 = 1, and 1 is not above blue's threshold 1."""
    main(["new", "petite"])
    activity = load("petite.yaml")
    found = lessons(opening(activity))
    right = [s.verdict.right for s in stand(activity.network(), found)]
    assert right == [True] * 5 + [False]
    assert all(s.verdict.right for s in stand(activity.network("hand"), found))
    root = check_activity(activity.text.encode(), "f", "f").root
    hints = [remark.fault.hint for remark in review(activity, root) if "l'exemple 5" in remark.fault.message]
    assert len(hints) == 1
    assert "B − 1" in hints[0]


def test_it_learns(folder):
    main(["new", "petite"])
    activity = load("petite.yaml")
    recording = new_recording(activity)
    for _ in recording.run():
        pass
    assert recording.diverged_at is None
    assert not recognised(recording.problem, recording.at(0)).all()
    assert recognised(recording.problem, recording.at(recording.reached)).all()


async def test_it_is_played_to_its_verdict_and_trained(folder):
    main(["new", "petite"])
    app = classroom(load("petite.yaml"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e", "0", "enter", "space", "t", *["enter"] * 5)
        assert "C'est un 0" in screen_text(app) or "C'est juste" in screen_text(app)
        await press(pilot, "m", "z")
        assert "6 sur 6" in screen_text(app)
        await press(pilot, "o", "4")
        await until(pilot, "2 000 / 2 000")


@pytest.mark.parametrize("kind", ["--drawn", "--numbers", "--pixels"])
def test_each_kind_passes_the_check_without_a_question(folder, capsys, kind):
    assert main(["new", "petite", kind]) == 0
    assert "à partir de 0" in capsys.readouterr().out
    assert main(["check", "--strict", "petite"]) == 0
    told = capsys.readouterr()
    assert "attention" not in told.out + told.err
    activity = load("petite.yaml")
    assert activity.title == "Petite"
    assert activity.is_drawn == (kind != "--numbers")
    assert "Exemple 0" in activity.text or "values" in activity.text
    recording = new_recording(activity)
    for _ in recording.run():
        pass
    assert recording.diverged_at is None
    assert recognised(recording.problem, recording.at(recording.reached)).all()


@pytest.mark.parametrize("letters", ["LTO", "0369", "ab", "AEIOUY12", "MNW8B6G9"])
def test_letters_have_cards_that_tell_them_apart(folder, capsys, letters):
    assert main(["new", "lettres", "--letters", letters]) == 0
    capsys.readouterr()
    assert main(["check", "--strict", "lettres"]) == 0
    told = capsys.readouterr()
    assert "attention" not in told.out + told.err
    activity = load("lettres.yaml")
    assert activity.labels == tuple(letters.upper())
    assert [example.label for example in activity.examples] == list(letters.upper())
    network = activity.network()
    assert all(network.verdict(network.forward(e.counts).outputs, e.label).right for e in activity.examples)


def test_a_pair_of_letters_has_cards_or_a_reason_why_not(folder, capsys):
    """Any two letters or digits: cards that tell them apart, or one sentence."""
    hand = random.Random(4)
    for number in range(times(15, 150)):
        pair = "".join(hand.sample("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 2))
        code = main(["new", f"deux{number}", "--letters", pair])
        told = capsys.readouterr()
        if code:
            assert (code, told.err.count("\n")) == (2, 1)
            assert "les mêmes nombres" in told.err
            continue
        activity = load(f"deux{number}.yaml")
        network = activity.network()
        assert all(network.verdict(network.forward(e.counts).outputs, e.label).right for e in activity.examples)


def asking(monkeypatch, answer):
    """A terminal whose user types this."""
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)


@pytest.mark.parametrize(("answer", "inputs"), [("1\n", 3), ("\n", 3), ("", 3), ("2\n", 2), (" 3 \n", 9)])
def test_a_terminal_is_asked_which_kind(folder, capsys, monkeypatch, answer, inputs):
    asking(monkeypatch, answer)
    assert main(["new", "demande"]) == 0
    assert "Quel genre" in capsys.readouterr().out
    assert len(load("demande.yaml").inputs) == inputs


def test_an_answer_that_is_none_writes_nothing(folder, capsys, monkeypatch):
    asking(monkeypatch, "4\n")
    assert main(["new", "demande"]) == 2
    told = capsys.readouterr().err
    assert "1, 2 ou 3" in told and told.count("\n") == 1
    assert list(folder.iterdir()) == []


def test_what_exists_is_told_before_the_question(folder, capsys, monkeypatch):
    (folder / "demande.yaml").write_text("mine")
    asking(monkeypatch, "1\n")
    assert main(["new", "demande"]) == 1
    assert "Quel genre" not in capsys.readouterr().out


@pytest.mark.parametrize("options", [
    ["--letters", "L"], ["--letters", "LL"], ["--letters", "ABCDEFGHI"], ["--letters", "Éa"],
    ["--letters", "+-"], ["--letters", "25"],
])  # fmt: skip
def test_kinds_that_cannot_be_made(folder, capsys, options):
    assert main(["new", "x", *options]) == 2
    assert capsys.readouterr().err
    assert list(folder.iterdir()) == []


def test_a_copy_of_a_shipped_one(folder, capsys):
    assert main(["new", "autre.yaml", "--from", "connecte-tes-neurones"]) == 0
    assert (folder / "autre.yaml").read_bytes() == shipped()[0].read_bytes()
    assert main(["check", "autre.yaml"]) == 0


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (["new", ".."], 2, "nom"),
        (["new", "x", "--from", "nowhere"], 2, "nowhere"),
        (["new", "there"], 1, "existe déjà"),
        (["new", "no/such/folder"], 1, "ne peut pas être écrit"),
    ],
)
def test_what_cannot_be_made_is_one_sentence(folder, capsys, arguments, code, word):
    (folder / "there.yaml").write_text("mine")
    assert main(arguments) == code
    err = capsys.readouterr().err
    assert word in err
    assert err.count("\n") == 1
    assert (folder / "there.yaml").read_text() == "mine"
    assert [path.name for path in folder.iterdir()] == ["there.yaml"]


@pytest.mark.parametrize("name", ["a [b", "x" * 120, "é😇", "a'b #c", "a.b"])
def test_any_name_makes_a_file_that_passes(folder, name):
    assert main(["new", name]) == 0
    assert main(["check", f"{name}.yaml"]) == 0


def test_the_commands_that_are_told_can_be_typed(folder, capsys):
    import shlex

    assert main(["new", "l'été à Lyon"]) == 0
    told = capsys.readouterr().out
    line = next(line for line in told.splitlines() if "connecte check" in line)
    words = shlex.split(line.split(" : ")[0])
    assert main(words[1:]) == 0
    assert "activity.schema.json" in told


def test_an_activity_of_ones_own_is_found_by_its_name(folder, capsys):
    assert main(["new", "fruits"]) == 0
    assert main(["check", "fruits"]) == 0


@pytest.mark.parametrize(
    "name",
    ["CON", "con.yaml", "nul.a", "LPT1", "com¹", "a:b", 'a"b', "a?", "a*", "a|b", "a<b", "a>b", "a\\b", "a.",
     "a ", "sous/aux", "prn .yaml"],
)  # fmt: skip
def test_names_that_windows_cannot_hold_are_refused_everywhere(folder, capsys, name):
    (folder / "sous").mkdir()
    assert main(["new", name]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    assert [path.name for path in folder.rglob("*")] == ["sous"]


@pytest.mark.parametrize("name", ["\udcff", "a\x7f", "a\x1b[31m"])
def test_names_that_no_file_should_have(folder, capsys, name):
    assert main(["new", name]) == 2
    assert "ne peut pas" in capsys.readouterr().err


def test_a_name_of_marks_alone_has_a_title(folder):
    assert main(["new", "_"]) == 0
    assert main(["check", "_.yaml"]) == 0

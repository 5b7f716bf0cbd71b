"""`connecte cards`: its file, its options, and what it says of what cannot be printed."""

from __future__ import annotations

import re

import pytest

from connecte.cli import main
from connecte.commands.paper.states import PrintedCards, printed_cards
from connecte.content.catalog import load, shipped
from connecte.content.runs.problem import without
from connecte.content.runs.recorded import save_recording
from connecte.content.runs.trained import roundings
from connecte.core.learning.rounding import rounded
from connecte.language.numbers import decimal
from connecte.language.value import replace
from tests.often import times
from tests.pages import plain
from tests.runs import new_recording
from tests.variants import SHORT


def cards(*arguments):
    try:
        return main(["cards", *arguments])
    except SystemExit as stop:
        return stop.code


def test_the_command_writes_one_file_and_writes_over_none(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert cards() == 0
    path = tmp_path / "connecte-tes-neurones-cartes.html"
    assert "10 cartes et ce qui va avec, en A4" in capsys.readouterr().out
    path.write_text("mine")
    assert cards() == 1
    assert "--force" in capsys.readouterr().err
    assert path.read_text() == "mine"
    assert cards("--force", "--only", "C,D") == 0
    assert path.read_text("utf-8").count('class="part of-cards') == 2
    assert cards("-o", str(tmp_path / "no" / "where.html")) == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (["--only", "Z"], 2, "neurone « Z »"),
        (["--only", ""], 2, "noms de neurones"),
        (["--state", "trained"], 2, "run.npz@1000"),
        (["--state", "nowhere.npz@3"], 1, "ne peut pas être lu"),
        (["--state", "cards", "--state", "hand", "--state", "cards"], 2, "deux états"),
        (["--state", "hand", "--round", "whole"], 2, "--round"),
        (["--names", " , "], 2, "aucun nom"),
        (["--names", "nowhere.txt"], 1, "nowhere.txt"),
        (["--names", ",".join(["Ana"] * 61)], 2, "61 noms ; 60 au plus"),
    ],
)
def test_what_cannot_be_printed_is_one_sentence(arguments, code, word, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert cards(*arguments) == code
    err = capsys.readouterr().err
    assert word in err
    assert err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def recording(tmp_path_factory):
    """A run of the workshop over 1,000 iterations, and its file."""
    path = tmp_path_factory.mktemp("run") / "run.npz"
    run = new_recording(load(), iterations=1000)
    for _ in run.run():
        pass
    save_recording(path, run)
    return run, path


def test_a_trained_state_is_printed_and_a_foreign_one_refused(recording, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    _run, path = recording
    assert cards("--state", f"{path}@1000", "--only", "bleu", "-o", "b.html") == 0
    text = plain((tmp_path / "b.html").read_text("utf-8"))
    assert " F" in text, "a link that training made"
    assert cards("--state", f"{path}@1001", "-o", "c.html") == 1
    assert "jusqu'à l'itération 1000" in capsys.readouterr().err
    small = tmp_path / "small.yaml"
    small.write_text(SHORT, "utf-8")
    assert cards(str(small), "--state", f"{path}@1", "-o", "d.html") == 1
    assert "autre activité" in capsys.readouterr().err


def test_cards_of_decimals_are_rules_with_a_machine(recording, workshop, tmp_path, monkeypatch, capsys):
    """Nobody has −43.99 in a table: what is printed is the sum to type in, and what to show."""
    monkeypatch.chdir(tmp_path)
    run, path = recording
    assert cards("--state", f"{path}@1000", "-o", "c.html") == 0
    out = capsys.readouterr().out
    text = plain((tmp_path / "c.html").read_text("utf-8"))
    assert text.count("1. Faire le calcul, avec une calculatrice :") == 10
    assert "résultat" not in text.split("Les bandelettes en colonnes")[0]
    numbers = rounded(run.at(1000), 0.001).layers[0]
    for threshold in numbers.thresholds:
        assert f"Montrer de combien le calcul dépasse {decimal(threshold, 3)}, sinon 0." in text
    right = printed_cards(workshop, f"{path}@1000", None).right
    assert f"itération 1 000, trois décimales : {right} exemples justes sur 16" in out.replace("\u202f", " ")


@pytest.mark.parametrize(("word", "unit"), [("three", 0.001), ("one", 0.1), ("halves", 0.5), ("whole", 1.0)])
def test_numbers_are_rounded_as_back_to_cards_does(recording, workshop, word, unit):
    run, path = recording
    found = printed_cards(workshop, f"{path}@1000", word)
    expected = rounded(run.at(1000), unit)
    for layer, numbers in zip(found.network.layers, expected.layers, strict=True):
        assert [neuron.threshold for neuron in layer.neurons] == pytest.approx(list(numbers.thresholds))
        for neuron, row in zip(layer.neurons, numbers.weights, strict=True):
            assert neuron.weights == pytest.approx(tuple(row))
    story = next(
        r
        for r in roundings(workshop, run.at(1000), run.problem, workshop.examples, lambda *_: "")
        if r.unit == unit
    )
    assert found.right == story.known


def test_whole_cards_have_a_column_for_the_sum_of_every_example(recording, workshop):
    """160 sums, those beyond the 25 columns that a card has at most go on by ones."""
    _run, path = recording
    found = printed_cards(workshop, f"{path}@1000", "whole")
    for example in found.activity.examples:
        trace = found.network.forward(example.counts)
        for layer, neuron in found.activity.places:
            printed = found.activity.layers[layer].cards[neuron].printed
            sum_ = trace.layers[layer].neurons[neuron].sum
            assert printed.place(sum_) is not None or sum_ > printed.high


def test_a_run_that_overflowed_is_one_sentence(workshop, tmp_path, monkeypatch, capsys):
    """Reference §6: a step of 0.0002 gives NaN in the fifth iteration."""
    monkeypatch.chdir(tmp_path)
    assert main(["train", "--step", "0.0002", "--iterations", "9", "--record", "wild.npz"]) in (0, 1)
    capsys.readouterr()
    assert cards("--state", "wild.npz@5", "-o", "c.html") == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert not (tmp_path / "c.html").exists()


def test_names_of_a_class(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "classe.txt").write_text("Ana\n\n  Léo  Dupont \n", "utf-8")
    for given in ("Ana,Léo Dupont", "classe.txt"):
        assert cards("--names", given, "--pupils", "4", "-o", "c.html", "--force") == 0
        html = (tmp_path / "c.html").read_text("utf-8")
        roles = re.search(r'<section class="part of-roles.*?</section>', html, re.S)[0]
        pupils = re.findall(r'<th scope="row">(.*?)</th>', roles)
        assert [plain(pupil) for pupil in pupils] == ["Ana", "Léo Dupont", "3", "4"]


def test_paper_duplex_and_large(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert cards("xor", "--paper", "letter", "--duplex", "--large", "-o", "c.html") == 0
    assert "en Letter" in capsys.readouterr().out
    html = (tmp_path / "c.html").read_text("utf-8")
    assert "@page { size: letter;" in html
    assert html.count('class="part of-cards large">') == 6  # three cards, both sides


def test_without_a_browser_a_sentence_says_so(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("connecte.commands.paper.printed.browser", lambda: None)
    assert cards("--pdf") == 1
    assert "sans --pdf" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "at", "right"), [("rouge", 750, 15), ("xor", 5000, 4)])
def test_trained_cards_of_small_activities_say_what_training_recognised(name, at, right, tmp_path):
    """Silence still means something there, and a step rises as it was trained (15 of 15, 4 of 4)."""
    activity = load(name)
    run = new_recording(activity)
    for _ in run.run():
        pass
    save_recording(tmp_path / "run.npz", run)
    assert printed_cards(activity, f"{tmp_path / 'run.npz'}@{at}", None).right == right


def test_of_outputs_that_are_numbers_none_is_called_right(tmp_path, capsys):
    run = new_recording(load("droite"))
    for _reached in run.run():
        pass
    save_recording(tmp_path / "run.npz", run)
    assert cards("droite", "--state", f"{tmp_path / 'run.npz'}@0", "-o", str(tmp_path / "d.html")) == 0
    out = capsys.readouterr().out
    assert "itération 0, trois décimales" in out and "juste" not in out


def test_beside_a_changed_copy_it_is_said_which_file_is_printed(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["cards"]) == 0
    assert "imprimée" not in capsys.readouterr().out
    mine = tmp_path / "connecte-tes-neurones.yaml"
    mine.write_bytes(shipped()[0].read_bytes())
    assert main(["cards", "--force"]) == 0
    assert "imprimée" not in capsys.readouterr().out, "the copy says the same"
    mine.write_text(mine.read_text("utf-8").replace("threshold: 17", "threshold: 18"), "utf-8")
    assert main(["cards", "--force"]) == 0
    told = capsys.readouterr().out
    assert str(shipped()[0]) in told
    assert "cards ./connecte-tes-neurones.yaml" in told
    assert main(["cards", "./connecte-tes-neurones.yaml", "--force"]) == 0
    assert "imprimée" not in capsys.readouterr().out


@pytest.mark.parametrize("name", ["connecte-tes-neurones", "rouge", "plan", "chiffres"])
def test_the_examples_that_printed_cards_say_right_are_those_of_the_exact_pass(name):
    """Of the cards of the file, and of those whose outputs are all silent: "otherwise" may be right then."""
    activity = load(name)
    activity = replace(activity, examples=without(activity.examples, range(times(300, 10_000), 10_000)))
    network = activity.network()
    silent = network
    for number, neuron in enumerate(network.layers[-1].neurons):
        silent = silent.with_neuron(len(network.layers) - 1, number, neuron._replace(threshold=1000))
    for cards in (network, silent):
        said = [cards.verdict(cards.forward(e.counts).outputs, e.label) for e in activity.examples]
        assert PrintedCards(activity, cards).right == sum(bool(verdict.right) for verdict in said)

"""Cards that read a picture are pictures of numbers on paper, whatever made them and whatever is asked for."""

from __future__ import annotations

import pytest

from connecte.cli import main
from connecte.content.catalog import load
from connecte.content.printing.booklet import as_file, chosen, everything
from connecte.content.printing.paper import PAPERS, Options
from connecte.content.runs.recorded import save_recording
from connecte.content.runs.trial import named_trial, new_run, own_trial
from connecte.core.cards.formula import MOST_TERMS
from tests.pages import plain


@pytest.fixture(scope="module")
def digits():
    return load("chiffres")


@pytest.fixture(scope="module")
def trained(digits, tmp_path_factory):
    """The pages of both networks of the activity after some learning: thirty hidden neurons, and none."""
    folder, pages = tmp_path_factory.mktemp("trained"), []
    for trial in (own_trial(digits), named_trial(digits, "détecteurs")):
        record, page = folder / "run.npz", folder / "page.html"
        run = new_run(digits, trial._replace(iterations=20))
        for _reached in run.run():
            pass
        save_recording(record, run, True)
        words = ["cards", "chiffres", "--state", f"{record}@20", "-o", str(page), "--force"]
        assert main(words) == 0
        pages.append(page.read_text("utf-8"))
    return pages


def kinds(booklet):
    return [part.kind for part in booklet.parts]


def test_the_plan_of_the_file_is_printed_with_its_notes(digits):
    """The page has no list of 64 numbers; in black and white 2 and 5 come out wrong, as the answers say."""
    page = plain(as_file(everything(digits, digits.network())))
    assert "Fil conducteur : Des chiffres et des pixels" in page and "le fil conducteur et les notes" in page
    assert "Si le chiffre glisse d’une case, combien de ces nombres changent ?" in page
    assert "le réseau se trompe ou hésite pour : n° 2 et n° 5." in page
    assert "l1c1" not in page and "ligne 1 colonne 1" not in page


def test_both_sides_large_and_names(digits):
    """Ten cards and ten drawings two a page, or one; what is cut or drawn on has an empty back."""
    network = digits.network()
    for options, cards, blanks in [
        (Options(), 5, 0),
        (Options(duplex=True), 5, 6),
        (Options(large=True, paper=PAPERS["letter"]), 10, 0),
    ]:
        found = kinds(everything(digits, network, options))
        assert (found.count("laid"), found.count("laid_drawings")) == (cards, cards)
        assert found.count("blank") == blanks
    assert "roles" in kinds(everything(digits, network, Options(pupils=("Ana", "Léo"))))
    assert kinds(chosen(digits, network, ["trois"])) == ["laid"]


def test_trained_cards_are_pictures_too(trained):
    deep, shallow = trained
    assert deep.count('class="laid"') == 30 and shallow.count('class="laid"') == 10
    for page in trained:
        text = plain(page)
        assert "l1c1" not in text and "Additionner les nombres des cases noires du dessin, puis" in text
    assert deep.count('class="bands"') == 30
    output = plain(deep).split("Neurone zéro")[1].split("Neurone un")[0]
    assert output.count(" h") > MOST_TERMS, "what adds neurons is a sum"


def test_a_threshold_below_zero_is_added(digits):
    network = digits.network()
    neuron = network.layers[0].neurons[0]._replace(threshold=-3)
    page = plain(as_file(chosen(digits, network.with_neuron(0, 0, neuron), ["zéro"])))
    assert "puis ajouter 3. ……… + 3 = ………" in page

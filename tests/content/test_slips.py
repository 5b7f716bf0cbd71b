"""Slips of a teacher's hand: each is told at its line, with its cause and its cure, and nothing besides."""

from __future__ import annotations

import re
from functools import cache

import pytest

from connecte.content.reading.reader import check_activity
from connecte.language.errors import Fault
from tests.content.slips import Slip, bases, drawn, slips

SLIPS = slips()


def said(text: str) -> str:
    """A sentence with the signs of a keyboard, as the tables write it."""
    return text.replace("\u00a0", " ").replace("’", "'")


@cache
def faults(slip: Slip) -> tuple[Fault, ...]:
    return check_activity(slip.text.encode(), "f.yaml", "f").faults


@pytest.mark.parametrize("base", bases())
def test_the_files_are_right_without_their_slips(base):
    assert check_activity(bases()[base].encode(), "f.yaml", "f").faults == ()


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.change)
def test_a_slip_is_told_at_its_line_with_cause_and_cure(slip):
    found = faults(slip)
    assert [fault.line for fault in found] == [slip.line], list(map(str, found))
    assert said(slip.cause) in said(found[0].message), said(found[0].message)
    assert said(slip.cure) in said(found[0].hint), said(found[0].hint)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.change)
def test_the_edit_of_a_slip_mends_it(slip):
    found = faults(slip)
    for fault in found:
        if fault.fix is None:
            continue
        line, column, length, put = fault.fix
        lines = slip.text.split("\n")
        before = lines[line - 1]
        lines[line - 1] = before[: column - 1] + put + before[column - 1 + length :]
        after = check_activity("\n".join(lines).encode(), "f.yaml", "f").faults
        assert fault.message not in [other.message for other in after], lines[line - 1]
        assert len(after) <= len(found), list(map(str, after))


def test_a_label_that_no_output_claims_may_be_said_otherwise():
    text = bases()["numbers"].replace('otherwise: "rien"', "")
    found = check_activity(text.encode(), "f.yaml", "f").faults
    assert len(found) == 3
    assert all('ajouter otherwise: "rien"' in fault.hint for fault in found)


def test_a_file_in_french_is_told_word_by_word_and_nothing_else():
    french = {
        "title": "titre", "summary": "résumé", "minutes": "durée", "grid": "grille", "rows": "lignes",
        "columns": "colonnes", "inputs": "entrées", "name": "nom", "symbol": "symbole", "code": "sigle",
        "layers": "couches", "neurons": "neurones", "sum": "calcul", "threshold": "seuil", "range": "plage",
        "label": "étiquette", "color": "couleur", "shape": "forme", "letter": "lettre",
        "examples": "exemples", "counts": "comptes", "in_class": "en classe", "drawing": "dessin",
        "by_hand": "à la main", "neuron": "neurone", "move": "déplacement", "training": "entrainement",
        "step": "pas", "iterations": "itérations", "marks": "repères",
    }  # fmt: skip
    text = re.sub(r"(\w+):", lambda key: french.get(key[1], key[1]) + ":", drawn())
    found = check_activity(text.encode(), "f.yaml", "f").faults
    assert len(found) == len(re.findall(r"(\w+):", drawn())) - text.count("  a: ")
    assert all(" s'écrit « " in said(fault.hint) and fault.fix is not None for fault in found)


@pytest.mark.parametrize("key", ["inputs", "layers", "examples", "by_hand", "training"])
def test_what_an_unknown_block_holds_is_checked_as_well(key):
    french = {"inputs": "entrées", "layers": "couches", "examples": "exemples", "by_hand": "à la main"}
    slips_inside = (
        ("columns: [1, 1]", "columns: 1-1"), ("threshold: 3", "threshold: 3;"),
        ("in_class: true", "in_class: x"), ("move: -1", "move: x"), ("a: 0.7", "a: 0,7"),
    )  # fmt: skip
    text = drawn()
    for old, new in slips_inside:
        text = text.replace(old, new, 1)
    before = [fault.line for fault in check_activity(text.encode(), "f.yaml", "f").faults]
    assert len(before) == len(slips_inside)
    text = text.replace(f"{key}:\n", f"{french.get(key, 'entrainement')}:\n")
    line = next(n for n, found in enumerate(text.splitlines(), 1) if found.startswith(french.get(key, "entr")))
    after = [fault.line for fault in check_activity(text.encode(), "f.yaml", "f").faults]
    assert after == sorted([*before, line])


def test_most_slips_within_a_line_have_an_edit():
    within = [slip for slip in SLIPS if "\n" not in slip.change]
    assert sum(all(fault.fix for fault in faults(slip)) for slip in within) >= len(within) * 0.6

"""Warnings and remarks: what is no fault and yet worth a sentence."""

from __future__ import annotations

from functools import partial

import pytest

from connecte.content.catalog import shipped
from connecte.content.reading.reader import check_activity
from connecte.content.reviewing.review import review
from connecte.content.yaml.emoji import breaks_width
from connecte.content.yaml.places import Part, part_at, part_source
from connecte.core.grid.extremes import Extremes

WORKSHOP = shipped()[0].read_text("utf-8")
G = '{name: G, sum: "😇 + 🤖", threshold: 8, range: [0, 20]}'
NINE = r"..##..\n.#..#.\n#...#.\n#...#.\n.####.\n....#.\n....#.\n....#.\n.###.."
LINES = WORKSHOP.splitlines()


def line_of(text: str) -> int:
    found = [number for number, line in enumerate(LINES, 1) if text in line]
    assert len(found) == 1, found
    return found[0]


def checked(*changes: tuple[str, str]):
    text = WORKSHOP
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    found = check_activity(text.encode(), "f.yaml", "f")
    assert not found.faults, found.faults
    return found


def remarks(*changes: tuple[str, str]):
    found = checked(*changes)
    return [remark.fault for remark in review(found.activity, found.root)]


def test_what_a_colleague_says_of_the_workshop():
    found = checked()
    told = review(found.activity, found.root)
    texts = [f"{remark.fault.message} {remark.fault.hint}" for remark in told]
    six = [text for text in texts if "l'exemple 6" in text]
    assert len(six) == 1
    assert "pris pour un 9" in six[0]
    assert "C + 1, D − 1 et bleu − 1" in six[0]
    ten = next(text for text in texts if "l'exemple 10" in text)
    assert "à la fois comme 0 et 6" in ten
    assert {remark.name for remark in told if remark.drawing} == {
        *"ABCDEF", "vert", "bleu", "rose", "jaune",
    }  # fmt: skip
    assert all(remark.fault.severity == "info" for remark in told)
    wrong = [text for text in texts if "l'exemple" in text]
    assert len(wrong) == 8  # reference §5: 8 of 16 are right with the printed cards


def test_a_letter_that_is_the_name_of_another_neuron_is_a_warning():
    told = remarks(("letter: L", "letter: b"))
    found = [fault for fault in told if "la lettre de bleu est aussi le nom du neurone B" in fault.message]
    assert [(fault.severity, fault.line) for fault in found] == [("warning", line_of("letter: L"))]
    assert not [fault for fault in remarks() if "la lettre de" in fault.message]


def test_a_review_stops_when_told_to():
    found = checked()
    asked = []

    def stop():
        asked.append(True)
        return len(asked) > 2

    told = review(found.activity, found.root, stop)
    assert {remark.name for remark in told if remark.drawing} == {"A", "B"}
    assert len(asked) == 4, "once more for the examples, which are not begun"


def test_searches_for_drawings_have_a_bound(monkeypatch):
    monkeypatch.setattr("connecte.content.reviewing.review.Extremes", partial(Extremes, work=100))
    told = remarks()
    assert len([fault for fault in told if fault.message.startswith("carte ")]) < 10
    assert "trop nombreuses" in told[0].message
    assert (told[0].line, told[0].severity) == (checked().root.line, "info")


def test_each_remark_stands_at_its_line():
    told = remarks()
    six = next(fault for fault in told if "l'exemple 6" in fault.message)
    assert LINES[six.line - 1].strip() == '- label: "3"'
    assert LINES[six.line + 0].strip() == "counts: [4, 9, 6, 7, 6, 6]"
    c = next(fault for fault in told if fault.message.startswith("carte C "))
    assert c.line == line_of("range: [11, 23]")
    f = next(fault for fault in told if fault.message.startswith("carte F "))
    assert c.column == LINES[c.line - 1].index("[11") + 1
    assert f.line in (line_of("results: [0, 1"), line_of("        table:"))


def test_a_neuron_that_no_example_wakes():
    told = remarks(("threshold: 17", "threshold: 40"))
    silent = [fault for fault in told if "montre 0 pour tous" in fault.message]
    assert [fault.line for fault in silent] == [line_of("threshold: 17")]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"🤖 + 🦊 - 😇"', '"5 🤖 + 🦊 - 😇"', "multiplie par 5"),
        ("range: [11, 23]", "range: [0, 40]", "41 colonnes"),
    ],
)
def test_a_card_that_no_pupil_can_do(old, new, words):
    assert any(words in fault.message for fault in remarks((old, new)))


def test_too_many_terms_for_the_head():
    told = remarks(
        ("      # La même chose,", f"      - {G}\n      # La même"),
        ('sum: "A + B + C - D - E"', 'sum: "A + B + C - D - E + F + G"'),
    )
    assert any("additionne 7 nombres" in fault.message for fault in told)


def test_examples_that_no_card_can_tell_apart():
    told = remarks(
        ('  - label: "9"\n    counts: [5, 6, 7, 6, 7, 5]', '  - label: "0"\n    counts: [5, 6, 7, 6, 7, 5]'),
        (
            "# L’apprentissage à la main",
            f'  - {{label: "9", counts: [5, 6, 7, 6, 7, 5], drawing: "{NINE}"}}\n# L’apprentissage à la main',
        ),
    )
    twins = [fault for fault in told if "mêmes nombres" in fault.message]
    assert len(twins) == 1
    assert "exemple 16" in twins[0].message
    assert "exemple 15" in twins[0].message
    assert twins[0].severity == "warning"


@pytest.mark.parametrize("symbol", ["❤️", "👩‍🚀", "👍🏽", "🇫🇷", "🫠", "🪿", "🥲", "🥸", "e\u0301", "🫪"])
def test_symbols_that_break_a_terminals_width(symbol):
    assert breaks_width(symbol)
    found = checked(("symbol: 😇", f"symbol: {symbol}"), ("😇", "ange"))
    assert [(w.line, w.severity) for w in found.warnings] == [(line_of("symbol: 😇"), "warning")]


@pytest.mark.parametrize("symbol", ["😇", "🤖", "🦊", "🐱", "😍", "👽", "🥰", "🪐", "🩸", "r", "é", "★", "Ω"])
def test_symbols_that_keep_it(symbol):
    assert not breaks_width(symbol)


def test_parts_by_line_and_lines_by_part():
    root = checked().root
    assert part_at(root, line_of("threshold: 17")) == Part("card", 0, 2)
    assert part_at(root, line_of("- name: jaune")) == Part("card", 1, 3)
    assert part_at(root, line_of("counts: [4, 9, 6, 7, 6, 6]") + 5) == Part("example", 6)
    assert part_at(root, line_of("  rows: 9")) == Part("other")
    assert part_at(root, line_of("  step: 0.0001")) == Part("other")
    assert part_at(root, 1) == Part("other")
    assert part_source(root, Part("card", 0, 2)).line == line_of("- name: C")
    assert part_source(root, Part("card", 0, 2), "threshold").line == line_of("threshold: 17")
    assert part_source(root, Part("card", 9, 9)) == root


PLAIN = """
title: Une
summary: Deux nombres.
minutes: 10
inputs:
  - {name: un, symbol: x, code: UN, between: [0, %s]}
  - {name: deux, symbol: y, code: DE, between: [0, 4]}
layers:
  - name: sortie
    neurons:
      - {name: N, label: oui, sum: "x + y", threshold: 3, range: [0, 8]}
otherwise: non
examples:
  - {label: oui, values: [%s, 4], in_class: true}
"""


@pytest.mark.parametrize(
    ("most", "value", "told"),
    [
        ("5", "5", "avec 5 et 4, le calcul donne 9, dans aucune colonne (0 à 8)"),
        ("4", "3.5", "avec 3,5 et 4, le calcul donne 7,5, dans aucune colonne (0 à 8)"),
        ("5", "4", "avec 5 et 4, le calcul donne 9, dans aucune colonne (0 à 8)"),  # no example, but possible
        ("4", "4", None),  # 0 + 0 … 4 + 4
    ],
)
def test_a_sum_of_plain_numbers_that_is_on_no_column(most, value, told):
    found = check_activity((PLAIN % (most, value)).encode(), "f.yaml", "f")
    assert not found.faults
    said = [remark.fault for remark in review(found.activity, found.root) if "colonne" in remark.fault.message]
    assert [fault.message for fault in said] == ([f"carte N : {told}"] if told else [])
    assert all(fault.key == "range" and fault.line == 11 for fault in said)

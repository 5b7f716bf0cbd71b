"""Cards as tallies: as many labels as have room, the rest counted, and the marks beside them said in words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connecte.core.cards.network import Nudge
from connecte.language.value import replace
from connecte.session.moves import ChooseLearning, Follow, Learn
from connecte.session.room.room_events import FIRST_LOOK
from connecte.session.rules.learning import by_sum, shown_lessons, stand
from connecte.session.session import Session
from connecte.ui.board.board_text import BoardView, board_lines
from connecte.ui.learn.tallies.stacks_text import Mark, folded
from connecte.ui.learn.tallies.tally_text import tallies_lines
from connecte.ui.paint.lines import plain
from tests.session.scripted import WORKSHOP
from tests.ui.test_reasons import learn_view

HEIGHTS = ((78, 24), (118, 40), (198, 50))


def piles(text):
    """The labels that stand above the table of the first card."""
    lines = text.splitlines()
    first = next(number for number, line in enumerate(lines) if " seuil " in line)
    last = next(number for number, line in enumerate(lines) if line.startswith(" exemples"))
    return [word for line in lines[first + 1 : last + 1] for word in re.findall(r"\d+×\d|\+?\d+|…", line)]


def how_many(word):
    """How many examples a word on a card stands for."""
    return int(word[1:]) if word[0] == "+" else int(word.split("×")[0]) if "×" in word else 1


@pytest.mark.parametrize("size", HEIGHTS)
@pytest.mark.parametrize("chosen", ["class", "all"])
@pytest.mark.parametrize("place", WORKSHOP.places)
def test_the_card_in_hand_has_every_label_of_it_on_the_board(place, chosen, size):
    session = Session.start(WORKSHOP).play(Learn())
    if chosen == "all":
        session = session.play(ChooseLearning("all"))
    watch = FIRST_LOOK.replace(layer=place[0], neuron=place[1])
    session = replace(session, room=replace(session.room, watch=watch))
    text = plain(board_lines(BoardView(session), *size))
    found = stand(session.state.seen_network, shown_lessons(session.state))
    labels = [each.lesson.label for there in by_sum(found, *place).values() for each in there]
    if (place, chosen, size[0]) == ((1, 2), "all", 78):  # one column too many
        assert "1 exemple hors du tableau" in text.replace("\u00a0", " ")
        labels = labels[1:]
    assert sum(map(how_many, piles(text))) == len(labels)
    assert sorted(piles(text)) == sorted(labels) or (chosen == "all" and size[1] == 24)


marks = st.lists(st.sampled_from("0369").map(Mark), max_size=12)


@given(marks, st.integers(2, 5), st.integers(3, 6))
def test_labels_without_room_are_counted(stack, most, size):
    followed = [*stack, Mark("3", followed=True)]
    found = folded(sorted(followed), most, size)
    assert len(found) <= most
    assert sum(mark.times for mark in found) == len(followed)
    assert [mark for mark in found if mark.followed] == [Mark("3", followed=True)], "it stands by itself"
    assert all(mark.times == 1 or not mark.label or len(mark.text) < size for mark in found)


def test_labels_are_folded_to_runs_and_then_to_a_count():
    nines, rest = [Mark("9")] * 4, [Mark("0"), Mark("3"), Mark("6")]
    assert [mark.text for mark in folded([*rest, *nines], 4, 5)] == ["0", "3", "6", "4×9"]
    assert [mark.text for mark in folded([*rest, *nines], 3, 5)] == ["0", "3", "+5"]
    assert [mark.text for mark in folded([*rest, *nines], 4, 3)] == ["0", "3", "6", "+4"], "4×9 would touch"


def test_where_the_followed_example_was_is_no_example():
    """It has a line only where every label has one."""
    nines, trace = [Mark("9"), Mark("9", followed=True)], Mark("", was_here=True)
    assert folded([*nines, trace], 2, 5) == nines
    assert [mark.text for mark in folded([*nines, Mark("0"), Mark("3"), trace], 2, 5)] == ["9", "+3"]
    assert [mark.text for mark in folded([*nines, trace], 3, 5)] == ["9", "9", "·"]


def test_in_a_single_line_the_count_is_marked_where_the_followed_example_is_among_them():
    stack = [Mark("0"), Mark("9"), Mark("9", followed=True)]
    assert folded(stack, 1, 5) == [Mark("", followed=True, times=3)]
    assert folded(stack[:2], 1, 5) == [Mark("", times=2)]


def tallies(place, *moves, beside=None, height=12, cells=80):
    session = Session.start(WORKSHOP).play(Learn()).play(Follow("6"))
    for move in moves:
        session = session.play(move)
    return plain(tallies_lines(replace(learn_view(session), chosen=place, beside=beside), cells, height))


@pytest.mark.parametrize("output", range(4))
@pytest.mark.parametrize("change", [0, 1, -2])
def test_the_title_of_an_output_is_whole_on_a_narrow_screen(output, change):
    moves = [Nudge(1, output, change), Nudge(0, 0, 1)] if change else []
    first = tallies((1, output), *moves).splitlines()[0]
    threshold = WORKSHOP.network().layers[1].neurons[output].threshold
    assert "…" not in first and len(first) <= 80
    assert f"seuil {threshold}" in first and f"annonce « {'0369'[output]} »" in first.replace("\u00a0", " ")
    assert not change or f"seuil {threshold} → {threshold + change}" in first
    assert re.search(r"n° 6 : −?\d+( → −?\d+)?$", first.replace("\u00a0", " "))


def test_labels_that_no_column_has_room_for_are_counted():
    """In 60 cells 17 columns of 3 have room beside the 9 of the heading; pink and yellow have more results."""
    session = Session.start(WORKSHOP).play(Learn()).play(ChooseLearning("all"))
    view = replace(learn_view(session), chosen=(1, 2))
    text = plain(tallies_lines(view, 60, 12))
    found = stand(session.state.seen_network, shown_lessons(session.state))
    aside = sum(
        not low <= total <= low + 16
        for low, output in ((-3, 2), (-5, 3))
        for total, there in by_sum(found, 1, output).items()
        for _each in there
    )
    assert aside == 8 and " 8 exemples hors du tableau" in text.replace("\u00a0", " ")


@pytest.mark.parametrize("output", range(4))
@pytest.mark.parametrize("change", [-5, 5])
def test_every_example_is_on_an_output_or_counted_once(change, output):
    """In 56 cells 15 columns of 3 have room beside the 9 of the heading. The threshold of a hidden card moves
    n° 6, from a column that has no room too.
    """
    for hidden in range(5):
        text = tallies((1, output), Nudge(0, hidden, change), cells=56, height=8).replace("\u00a0", " ")
        aside = re.search(r"(\d+) exemples? hors du tableau", text)
        assert sum(map(how_many, piles(text))) + int(aside[1] if aside else 0) == 10


def test_marks_beside_labels_are_said_where_they_stand():
    text = tallies((0, 1), Nudge(0, 1, 1))
    assert " « : » ancien seuil  « ! » a changé de côté" in text.replace("\u00a0", " ")
    assert "!3" in text
    assert "ancien seuil" not in tallies((0, 1)) and "côté" not in tallies((0, 1))
    both = tallies((1, 3), Nudge(0, 1, 1), beside=(1, 1)).replace("\u00a0", " ")
    assert "« · » avant, n° 6" in both, "its sum on yellow falls by one"

"""What the report says of the maps that a class made, and the questions that it ends with."""

from __future__ import annotations

from connecte.content.catalog import load
from connecte.core.kernels.convolution import feature_map, pooled
from connecte.language.numbers import card_number
from connecte.session.guess.slid_story import about_kernels, map_questions, maps_told
from connecte.session.guess.slide_moves import ChooseKernel, PlaceKernel, Pool, SayHere, Slide
from connecte.session.moves import ChooseExample, Reveal
from connecte.session.rules.apply import apply
from connecte.session.state import opening
from tests.session.scripted import plain

MOTIFS = load("convolution")


def after(*moves):
    state = opening(MOTIFS)
    for move in moves:
        state = apply(state, move)
    return state


def test_numbers_that_the_class_has_are_told_and_the_others_are_not():
    """A motif of 3 × 3 on 8 × 8 cells has 6 × 6 places."""
    state = after(ChooseExample(0), Slide(), Reveal(8))
    numbers = feature_map(state.drawing, MOTIFS.kernels[0])
    (told,) = maps_told(state)
    assert told.name == MOTIFS.kernels[0].name
    assert told.rows[0] == tuple(map(card_number, numbers[0]))
    assert told.rows[1] == (*map(card_number, numbers[1][:2]), *"????")
    assert told.rows[2:] == (("?",) * 6,) * 4
    assert (told.pooled, told.said) == ((), "")
    assert maps_told(after(ChooseExample(0), Slide())) == []


def test_each_motif_has_its_map_and_its_numbers_said():
    state = after(ChooseExample(0), Slide())
    right = feature_map(state.drawing, MOTIFS.kernels[0])[0][0]
    for move in (SayHere(right), PlaceKernel(0, 1), SayHere(99), ChooseKernel(1), Reveal(1)):
        state = apply(state, move)
    first, second = maps_told(state)
    assert plain(first.said) == "2 nombres annoncés, 1 juste" and second.said == ""
    assert [told.name for told in (first, second)] == [kernel.name for kernel in MOTIFS.kernels[:2]]


def test_squares_of_two_by_two_are_told_once_there_is_one():
    state = after(ChooseExample(0), Slide(), Reveal(36), Pool(), Reveal(2))
    numbers = pooled(feature_map(state.drawing, MOTIFS.kernels[0]))
    (told,) = maps_told(state)
    assert told.pooled == (
        (card_number(numbers[0][0]), card_number(numbers[0][1]), "?"),
        ("?",) * 3,
        ("?",) * 3,
    )


def test_questions_name_the_motif_and_the_sizes():
    """8 × 8 cells, 6 × 6 places, 3 × 3 squares of 2 × 2 places."""
    name = MOTIFS.kernels[1].name
    asked = list(map(plain, map_questions(after(ChooseExample(0), Slide(), ChooseKernel(1)))))
    assert asked[0] == f"Que vaut la carte de « {name} » là où tout est blanc ? Et là où tout est noir ?"
    assert asked[1] == "Le dessin fait 8 × 8, sa carte 6 × 6 : où sont passées les autres places ?"
    assert asked[2].startswith("De 6 × 6 il reste 3 × 3 :")
    assert len(asked) == 5 and len(about_kernels()) == 2

"""Points that a class puts on the plane: moves of the session, examples by hand, lines of the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from connecte.content.catalog import load
from connecte.content.reading.reader import parse_activity
from connecte.content.writing.new_examples import with_examples
from connecte.core.plane.point import OwnPoint, PutPoint
from connecte.session.moves import ChooseExample, Reveal, Walk
from connecte.session.rules.adapt import Carried
from connecte.session.rules.apply import apply
from connecte.session.rules.hand.points import MOST_POINTS, points_as_examples
from connecte.session.rules.learning import lesson_named, lessons, own_lessons
from connecte.session.state import opening
from connecte.session.store.codec import decode, encode

PLAN = load("plan")


def played(*moves):
    state = opening(PLAN)
    for move in moves:
        state = apply(state, move)
    return state


def test_a_point_is_put_labelled_anew_and_taken_back():
    blue, orange = PutPoint(0.5, -0.25, "bleu"), PutPoint(0.5, -0.25, "orange")
    assert played(blue).points == (OwnPoint(0.5, -0.25, "bleu"),)
    assert played(blue).values == (0.5, -0.25, -0.125) and played(blue).wanted == "bleu"
    assert played(blue, orange).points == (OwnPoint(0.5, -0.25, "orange"),)
    assert played(blue, orange, orange).points == () and played(blue, orange, orange).wanted is None


@pytest.mark.parametrize(
    "move",
    [
        PutPoint(1.5, 0, "bleu"),
        PutPoint(0, -2, "bleu"),
        PutPoint(0, 0, "vert"),
        PutPoint(float("nan"), 0, "bleu"),
    ],
)
def test_what_lies_outside_or_has_no_label_changes_nothing(move):
    assert played(move) == opening(PLAN)


def test_there_is_no_plane_where_drawings_or_other_numbers_are():
    for name in ("connecte-tes-neurones", "rouge", "courbe"):
        state = opening(load(name))
        assert apply(state, PutPoint(0, 0, (*state.activity.answers, "")[0])) is state


def test_points_are_few_enough():
    moves = [PutPoint(n / 1000, 0, "bleu") for n in range(MOST_POINTS + 5)]
    state = played(*moves)
    assert len(state.points) == MOST_POINTS
    assert len(apply(state, moves[0]).points) == MOST_POINTS - 1


def test_another_point_hides_what_was_said_of_the_last_one():
    state = played(ChooseExample(3), Walk(), Reveal(20))
    assert state.is_told
    from connecte.session.moves import Draw

    moved = apply(apply(state, Draw()), PutPoint(0.1, 0.1, "bleu"))
    assert not moved.revealed and moved.example is None and not moved.is_told


def test_a_move_is_written_and_read():
    assert decode(encode(PutPoint(0.5, -0.25, "bleu"))) == PutPoint(0.5, -0.25, "bleu")


def test_points_join_the_learning_by_hand_and_no_run_learns_them():
    state = played(PutPoint(0.5, -0.25, "bleu"), PutPoint(0, 0, "orange"))
    names = [lesson.name for lesson in lessons(state)]
    assert names[-2:] == ["p1", "p2"] and len(names) == 62
    assert lesson_named(state, "p1").counts == (0.5, -0.25, -0.125)
    assert [lesson.label for lesson in own_lessons(state)] == ["bleu", "orange"]


def test_points_become_examples_of_the_file():
    state = played(
        PutPoint(0.5, -0.25, "bleu"), PutPoint(0, 0, "orange"), PutPoint(*PLAN.examples[0].counts[:2], "bleu")
    )
    kept = points_as_examples(state)
    assert PLAN.examples[0].label == "bleu" and len(kept) == 2, "one is an example already"
    written = with_examples(Path(PLAN.path).read_bytes(), "plan.yaml", kept)
    again = parse_activity(written, "plan.yaml", "plan")
    assert again.examples[:60] == PLAN.examples
    assert [(e.counts, e.label, e.in_class) for e in again.examples[60:]] == [
        ((0.5, -0.25, -0.125), "bleu", True),
        ((0, 0, 0), "orange", True),
    ]


def test_points_stay_where_a_changed_file_still_has_their_label():
    state = played(PutPoint(0.5, -0.25, "bleu"), PutPoint(0, 0, "orange"))
    text = PLAN.text.replace("label: bleu", "label: vert").replace("color: blue", "color: green")
    changed = Carried(PLAN, parse_activity(text.encode(), "plan.yaml", "plan")).state(state)
    assert changed.points == (OwnPoint(0, 0, "orange"),)

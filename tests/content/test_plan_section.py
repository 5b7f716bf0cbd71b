"""A plan may come back to a step, and speaks of its own activity's examples."""

from __future__ import annotations

import pytest

from connecte.content.reading.reader import check_activity, parse_activity
from connecte.content.reviewing.review import review
from connecte.session.moves import Draw, Learn, Reveal, Walk
from connecte.session.room.pace import pace
from connecte.session.session import Session
from tests.variants import TEXT, changed

AGAIN = """  - step: others
    minutes: 4
    say: Encore un dessin.
  - step: train
"""


def twice():
    """The workshop whose class plays other drawings again after it has learned by hand."""
    return parse_activity(changed(("  - step: train\n", AGAIN)).encode(), "f.yaml", "f")


def test_a_step_may_come_again():
    plan = [part.name for part in twice().plan]
    assert plan == ["draw", "count", "hidden", "output", "verdict", "others", "learn", "others", "train", "end"]


def test_a_step_before_the_ones_it_needs_is_a_fault():
    text = TEXT.replace("  - step: draw\n", "  - step: others\n").replace("  - step: end\n", "  - step: draw\n")
    faults = check_activity(text.encode(), "f", "f").faults
    assert any("vient avant" in fault.message for fault in faults)


def test_the_class_is_at_the_second_one_after_what_stands_between():
    activity = twice()
    session = Session.start(activity)
    clock = 0.0

    def after(minutes, *moves):
        nonlocal session, clock
        clock += minutes * 60
        session = session.at(clock)
        for move in moves:
            session = session.play(move)
        return pace(session, clock)

    from connecte.session.moves import ChooseExample

    after(0, ChooseExample(1))
    after(5, Walk(), Reveal(99))
    after(2, Draw(), ChooseExample(4), Walk(), Reveal(99))
    first = after(12)
    assert first.plan[first.at].minutes != 4
    second_learning = after(0, Learn())
    assert second_learning.here.name == "learn"
    after(9, Draw(), ChooseExample(5), Walk(), Reveal(99))
    again = after(3)
    assert again.here.name == "others"
    assert again.plan[again.at].minutes < again.plan[5].minutes
    assert again.at == 7
    assert again.spent[5] == pytest.approx(again.plan[5].minutes, abs=1e-6)
    assert sum(again.spent) == pytest.approx(again.total)


@pytest.mark.parametrize(("text", "named"), [
    ("Le numéro 16 mérite d'être joué.", "16"),
    ("Comparer les exemples 6, 17 et 20.", "17 et 20"),
    ("Revoir l'exemple n° 99", "99"),
    ("Le numéro 15, puis 100 cartes.", None),
    ("Compter jusqu'à 20.", None),
])  # fmt: skip
def test_a_plan_that_speaks_of_examples_that_are_not_there(text, named):
    written = changed(("Aller droit aux repères\u00a0: 1, 2, 3… puis Fin.", text))
    checked = check_activity(written.encode(), "f.yaml", "f")
    said = [remark.fault for remark in review(checked.activity, checked.root) if remark.fault.key == "plan"]
    if named is None:
        assert said == []
    else:
        assert (
            f"l'exemple {named}".replace("'", said[0].message[said[0].message.index("exemple") - 1])
            in said[0].message
        )
        assert text in written.splitlines()[said[0].line - 1]

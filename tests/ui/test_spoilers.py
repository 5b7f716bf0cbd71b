"""Nothing is spoiled: what the class does not know yet is in no panel, whatever it is.

Hidden numbers are replaced by ones that nothing else would show; then they are looked for.
"""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from connecte.content.catalog import load
from connecte.core.cards.network import LayerTrace, NeuronTrace, Nudge, Term, Trace
from connecte.core.cards.verdict import Verdict
from connecte.session.moves import Announce, ChooseExample, Draw, Keep, Learn, Reveal, RevealThis, Walk
from connecte.session.rules.walking import can_announce
from connecte.session.session import Session
from connecte.session.steps import Step
from connecte.ui.paint.lines import plain
from connecte.ui.walk.walk_hint import hint_lines
from connecte.ui.walk.walk_text import (
    WalkView,
    drawing_panel,
    focus_panel,
    focus_title,
    network_panel,
    results_panel,
)

WORKSHOP = load()
POISON = 7777


def poisoned(state, poison=POISON):
    """The same state, what is hidden being POISON."""

    def held(step, value):
        return value if state.is_revealed(step) else poison

    trace = state.class_trace
    inputs = tuple(held(Step("count", 0, n), count) for n, count in enumerate(trace.inputs))
    values, layers = inputs, []
    for number, layer in enumerate(trace.layers):
        neurons = tuple(
            NeuronTrace(
                n.neuron,
                tuple(Term(t.source, t.weight, values[t.source]) for t in n.terms),
                held(Step("sum", number, index), n.sum),
                held(Step("answer", number, index), n.shown),
            )
            for index, n in enumerate(layer.neurons)
        )
        layers.append(LayerTrace(layer.layer, neurons))
        values = layers[-1].shown
    other = replace(state)
    other.__dict__["class_trace"] = Trace(inputs, tuple(layers))
    other.__dict__["trace"] = other.__dict__["class_trace"] if not state.announced else state.trace
    if not state.is_revealed(Step("verdict")):
        other.__dict__["verdict"] = other.__dict__["exact_verdict"] = Verdict((str(poison),))
    return other


def everything(view):
    """All that the walk shows, as text."""
    panels = [drawing_panel, network_panel, results_panel, focus_panel, hint_lines]
    return "\n".join([focus_title(view), *(plain(panel(view, 120, 30)) for panel in panels)])


def check(state):
    at = [None, *(step for step in state.steps if step.kind in ("count", "card"))]
    clean, poison = state, poisoned(state)
    for picked in at:
        text = everything(WalkView(poison, picked))
        assert str(POISON) not in text, (picked, text)
        if not state.announced:
            # Not a trace of it either: a column lit, a sentence, a mark.
            assert text == everything(WalkView(clean, picked)), picked


@pytest.mark.parametrize("example", [1, 6, 10])
def test_no_panel_knows_more_than_the_class(example):
    session = Session.start(WORKSHOP).play(ChooseExample(example)).play(Walk())
    check(session.state)
    while session.state.next_step is not None:
        session = session.play(Reveal())
        check(session.state)


def test_nor_when_the_class_speaks_in_any_order_and_errs():
    chance = random.Random(5)
    session = Session.start(WORKSHOP).play(Learn()).play(Nudge(0, 2, 1))
    session = session.play(Draw()).play(ChooseExample(9)).play(Walk())
    while session.state.next_step is not None:
        state = session.state
        sayable = [step for step in state.steps if can_announce(state, step) and step not in state.known]
        if sayable and chance.random() < 0.6:
            step = chance.choice(sayable)
            session = session.play(Announce(step, int(state.expected(step)) + chance.choice([0, 0, 1, -2])))
            if session.state.is_wrong(step):
                check(session.state)
                session = session.play(Keep(step))
        elif sayable:
            session = session.play(RevealThis(chance.choice(sayable)))
        else:
            session = session.play(Reveal())
        check(session.state)


def test_a_wrong_answer_leaves_the_column_dark():
    """What was announced wrong may be looked up again: the table does not point at it."""
    session = Session.start(WORKSHOP).play(ChooseExample(1)).play(Walk()).play(Reveal(6 + 8 + 2))
    answer = Step("answer", 0, 2)
    session = session.play(Announce(answer, 3))
    text = plain(focus_panel(WalkView(session.state), 120, 30))
    assert "▲" not in text
    assert "21 dépasse" not in text
    right = plain(focus_panel(WalkView(session.play(Announce(answer, 4)).state), 120, 30))
    assert "▲" in right

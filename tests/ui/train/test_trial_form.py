"""The form for a run of one's own: how it learns, by the same refusals as the file and the command line."""

from __future__ import annotations

import pytest

from connecte.content.catalog import load
from connecte.content.runs.method import Method
from connecte.content.runs.trial import own_trial, why_not
from connecte.core.measures.parts import kept_aside
from connecte.session.moves import AddTrial, Train
from connecte.session.state import opening
from connecte.session.store.codec import decode, encode
from connecte.ui.train.dialogs.trial_form import read_trial
from connecte.ui.train.dialogs.trial_text import trial_label
from tests.ui.screen import classroom, command, press, screen_text, until

TYPED = {"step": "0,0001", "a": "0,7", "iterations": "100000", "start": "1", "seed": "0", "left_out": ""}


def typed(activity, **texts):
    return read_trial({**TYPED, **texts}, opening(activity))


def test_how_it_learns_is_read_and_kept(workshop):
    found = typed(workshop, batch="4", epochs="10", l1="0,5", l2="0.25", dropout="0,5", share="25 %", seed="3")
    own = own_trial(workshop)
    method = Method(batch=4, l1=0.5, l2=0.25, dropout=(0.5,))
    # 16 examples, a quarter kept aside: 12, which are 3 batches of 4; 10 times.
    assert found == own._replace(
        iterations=30, left_out=kept_aside(16, 0.25, 3), method=method, seed=3
    ) and found.is_possible(workshop)
    assert decode(encode(AddTrial(found))) == AddTrial(found)
    label = trial_label(workshop, found)
    assert all(part in label for part in ("lots de 4", "L1 0,5", "L2 0,25", "dropout 0,5"))


def test_what_is_as_before_is_the_run_in_view(workshop):
    as_before = typed(workshop, batch="all", l1="0", l2="0", dropout="0", epochs="", share="")
    assert as_before == own_trial(workshop)
    assert typed(workshop, epochs="7").iterations == 7


@pytest.mark.parametrize(("field", "text", "word"), [
    ("batch", "0", "all, one"), ("batch", "peu", "all, one"), ("batch", "2001", "all, one"),
    ("epochs", "0", "Passages"), ("epochs", "100001", "Passages"),
    ("l1", "-1", "L1 :"), ("l2", "nan", "L2 :"), ("l2", "1001", "L2 :"),
    ("dropout", "1", "0,95"), ("dropout", "0,1;0,1;0,1", "un pour chacune"),
    ("share", "0", "Part :"), ("share", "95 %", "Part :"),
])  # fmt: skip
def test_what_is_wrong_is_told(workshop, field, text, word):
    where, sentence = typed(workshop, **{field: text})
    assert where == field and word in sentence


def test_two_that_say_the_same_are_refused(workshop):
    assert typed(workshop, epochs="2", iterations="500")[0] == "epochs"
    assert typed(workshop, share="0,25", left_out="3")[0] == "share"


def test_an_epoch_takes_all_examples(workshop):
    at_most = typed(workshop, epochs="100000", batch="one")  # an iteration for each of 16 examples
    assert at_most.iterations == 1_600_000
    digits = load("chiffres")
    as_now = str(own_trial(digits).iterations)
    where, sentence = typed(digits, epochs="100000", batch="one", iterations=as_now)  # of more than a thousand
    assert where == "epochs" and "c’est trop (10 000 000 au plus)" in sentence.replace("'", "’")


@pytest.mark.parametrize(("name", "field", "text", "given"), [
    ("rouge", "batch", "1", Method(batch=1)),
    ("rouge", "l2", "0,1", Method(l2=0.1)),
    ("rouge", "dropout", "0,5", Method(dropout=(0.5,))),
])  # fmt: skip
def test_what_makes_no_sense_is_told_as_elsewhere(name, field, text, given):
    activity = load(name)
    reason = why_not(activity, given)
    where, sentence = typed(activity, **{field: text})
    assert reason and where == field
    assert sentence[1:] == f"{reason[1:]}."


async def test_the_form_fits_and_its_run_runs(workshop):
    app = classroom(workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        app.play(Train())
        await until(pilot, "reconnus")
        await press(pilot, "t")
        await command(pilot, "trials", "enter")
        for label in ("passages", "une part", "exemples par lot (all, 4…)", "L1", "somme(poids²)", "dropout"):
            assert label in screen_text(app)
        assert "Tab : la ligne suivante" in screen_text(app)
        typed = {"epochs": "50", "batch": "beaucoup", "share": "25 %"}
        for field, text in typed.items():
            app.screen.query_one(f"#field-{field}").value = text
        await press(pilot, "escape", "enter")
        assert {field: app.screen.query_one(f"#field-{field}").value for field in typed} == typed, "not lost"
        await press(pilot, "enter")
        assert "Exemples par lot : all, one ou un nombre de 1 à" in screen_text(app)
        app.screen.query_one("#field-batch").value = "4"
        await press(pilot, "enter")
        await until(pilot, "lots de 4")
        run = app.session.state.run
        assert (run.iterations, run.method, len(run.left_out)) == (150, Method(batch=4), 4)
        assert app.unconfirmed == {}


async def test_cards_are_made_of_a_run_of_ones_own_with_its_functions(workshop):
    app = classroom(workshop)
    learns = Method(hidden="sigmoid", output="softmax", loss="cross_entropy")
    trial = own_trial(workshop)._replace(iterations=5, start="normal", method=learns)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.play(Train())
        await until(pilot, "reconnus")
        app.play(AddTrial(trial))
        await press(pilot, "t")
        await until(pilot, lambda: app.screen.view.problem.hidden.name == "sigmoid")
        await command(pilot, "to_cards")
        await until(pilot, "arrondis comment")
        assert screen_text(app).count("sur 16   ") >= 4

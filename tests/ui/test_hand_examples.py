"""The list of examples of the learning by hand: read without a manual, each told apart from its neighbours."""

from __future__ import annotations

import pytest

from connecte.content.catalog import load
from connecte.core.cards.network import Nudge
from connecte.language.value import replace
from connecte.session.moves import ChooseLearning, Learn, ToggleLearning
from connecte.session.rules.learning import progress, shown_lessons, stand
from connecte.session.session import Session
from connecte.ui.base.picture import Picture
from connecte.ui.learn.learn_text import LearnView, examples_height, examples_lines, set_name
from connecte.ui.paint.lines import plain
from tests.session.scripted import WORKSHOP
from tests.ui.screen import classroom, press, resized, screen_text


def listed(moves, cells=80, height=4, activity=WORKSHOP):
    session = Session.start(activity)
    for move in moves:
        session = session.play(move)
    state = session.state
    now = stand(state.seen_network, shown_lessons(state))
    return plain(
        examples_lines(LearnView(state, now, progress(now, now), state.activity.places[0]), cells, height)
    )


def test_each_example_stands_once_under_headings_that_say_what_is_in_a_line():
    """Reference §5: of the ten, number 6, a 3, is called a 9 and number 10, a 6, is called 0 and 6."""
    numbers, labels, said = listed([Learn()]).splitlines()
    assert numbers.split() == ["Exemple", "n°", "0", "1", "4", "5", "6", "8", "9", "10", "12", "13"]
    assert labels.split() == ["C'est", *"0033366699"]
    assert said.split() == ["Réseau", "dit", "0✓", "0✓", "3✓", "3✓", "9✗", "6✓", "6✓", "0", "6?", "9✓", "9✓",
                            "«", "?", "»", "plusieurs"]  # fmt: skip


def test_an_answer_that_is_not_one_label_is_explained_where_it_stands():
    """§5: with C + 1 and D − 1 number 6 has no answer, and number 10 is a 6."""
    mended = listed([Learn(), Nudge(0, 2, 1), Nudge(0, 3, -1)])
    assert "muet  6✓" in mended and mended.splitlines()[2].endswith("   « muet » rien")
    assert "« ? »" not in mended
    _numbers, labels, said = listed([Learn(), ChooseLearning("all")], 120).splitlines()
    assert labels.endswith("   « ? » plusieurs") and said.endswith("   « muet » rien")
    assert "«" not in listed([Learn(), ToggleLearning(6), ToggleLearning(10)]), "each has one label"
    *_table, below = listed([Learn(), ChooseLearning("all")], 72).splitlines()
    assert "« ? » plusieurs" in below


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
def test_sixteen_examples_have_room_whole(size):
    shown = listed([Learn(), ChooseLearning("all")], size[0], examples_height(size[1]))
    assert shown.splitlines()[0].split()[2:] == [str(number) for number in range(16)]
    assert "…" not in shown


def test_where_not_all_have_room_the_right_ones_are_numbers_in_a_line():
    shown = listed([Learn()], 40)
    right, numbers, labels, said = shown.splitlines()
    assert right == " 8 justes : 0, 1, 4, 5, 8, 9, 12, 13"
    assert (numbers.split()[2:], labels.split()[1:]) == (["6", "10"], ["3", "6"])
    assert said.split()[2:] == ["9✗", "0", "6?", "«", "?", "»", "plusieurs"]


@pytest.mark.parametrize("name", ["xor", "rouge", "connecte-tes-neurones", "plan"])
def test_a_list_never_outgrows_its_room(name):
    for cells in (46, 80, 200):
        for height in (4, 8):
            shown = listed([Learn(), ChooseLearning("all")], cells, height, load(name)).splitlines()
            assert 3 <= len(shown) <= height and max(map(len, shown)) <= cells


def test_the_title_says_which_examples_are_there_and_not_that_the_class_played_them():
    session = Session.start(WORKSHOP).play(Learn())
    assert set_name(session.state) == "10 exemples sur les 16", "nobody has played any"
    assert set_name(session.play(ToggleLearning(0)).state) == "9 exemples sur les 16"
    assert set_name(session.play(ChooseLearning("all")).state) == "tous les exemples"


async def test_the_list_has_the_room_that_it_needs_in_every_width():
    """All thresholds lower by 9: every example has several labels, in 80 columns too many for one table. The
    notes beside it take 46 columns.
    """
    app = classroom(load())
    async with app.run_test(size=(200, 50)) as pilot:
        await press(pilot, "m")
        app.play(ChooseLearning("all"), *(Nudge(*place, -9) for place in WORKSHOP.places))
        heights = []
        for columns, rows, key in ((200, 50, ""), (80, 24, ""), (120, 40, ""), (120, 40, "f"), (120, 40, "f")):
            await resized(pilot, columns, rows)
            await press(pilot, *key)
            size = app.screen.query_one("#board-examples", Picture).size
            found = examples_lines(app.screen.view, size.width, examples_height(rows))
            assert size == (app.screen.width_of_class, len(found))
            assert plain(found).splitlines()[0].rstrip() in screen_text(app)
            heights.append(size.height)
        assert heights == [3, 4, 4, 5, 4], "below a table of 120 columns stands what « ? » means"


async def test_another_width_does_not_end_a_search_for_a_hint():
    app = classroom(load())
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "m")
        app.screen.view = replace(app.screen.view, searching=True)
        await resized(pilot, 80, 24)
        assert app.screen.view.searching

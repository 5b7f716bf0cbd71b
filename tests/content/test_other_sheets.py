"""The run sheet of activities other than the workshop speaks of what they have."""

from __future__ import annotations

import pytest

from connecte.content.catalog import load
from connecte.content.hour.plan import part_title
from connecte.content.printing.booklet import as_file, everything
from connecte.content.printing.hour import hour_view
from connecte.content.printing.paper import Options
from tests.pages import plain


@pytest.mark.parametrize(
    ("name", "first", "others"),
    [
        ("chiffres", "Dessiner", "D'autres dessins"),
        ("convolution", "Dessiner", "D'autres dessins"),
        ("plan", "Choisir", "D'autres nombres"),
        ("xor", "Choisir", "D'autres nombres"),
    ],
)
def test_what_is_drawn_is_called_so(name, first, others):
    activity = load(name)
    assert part_title("draw", activity) == first
    assert part_title("others", activity) == others


def test_examples_that_are_alike_are_named_once():
    """Wrong at 6.5: frauds of 5, 4, 2 (n° 20, 50, 75) and honest payments of 8 and 7 (n° 100, 102)."""
    activity = load("fraude")
    told = next(part for part in hour_view(activity, activity.network()).parts if "autres" in part.title)
    assert "n° 20, n° 50, n° 75, n° 100 et n° 102" in plain(told.text)
    assert "n° 21" not in plain(told.text)


def printed(name):
    activity = load(name)
    return as_file(everything(activity, activity.network()))


def test_only_what_must_be_computed_asks_for_a_machine():
    """The fraud's card reads off s and the curve's card adds nothing; x − y of decimals is a computation."""
    assert "calculatrice" not in printed("fraude") and "calculatrice" not in printed("courbe")
    assert "calculatrice" in printed("plan")


def test_notes_are_announced_where_there_are_some():
    assert "le fil conducteur et les notes" in printed("trois")
    assert "les réponses et le fil conducteur<" in printed("plan")


def test_where_nothing_is_written_on_nothing_is_announced_on_the_backs():
    activity = load("plan")
    text = plain(as_file(everything(activity, activity.network(), Options(duplex=True))))
    assert "1 carte à jouer" in text and "où écrire" not in text


def test_every_row_to_fill_in_is_whole():
    """Of 80 examples 40 are printed; where the others are is said below, in no row."""
    page = printed("frontiere")
    table = page[page.index('class="lines fill') :].partition("</tbody>")[0].partition("<tbody>")[2]
    assert {row.count("<td") for row in table.split("</tr>")[:-1]} == {1 + 2 + 2 * 5}
    assert plain(page).count("Les autres : à l'écran.") == 1


def test_one_layer_answers_to_no_other_and_its_largest_answer_wins():
    activity = load("trois")
    parts = {part.title: part.text for part in hour_view(activity.replace(plan=()), activity.network()).parts}
    assert plain(parts["Le verdict"]).startswith("La plus grande réponse l'emporte")
    own = {part.title: part.text for part in hour_view(activity, activity.network()).parts}
    assert own["Les sorties"].startswith("Le n° ") and "neurones" not in own["Les sorties"]

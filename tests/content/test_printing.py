"""On paper: what is printed is what the cards say, inert, self-contained, in an order that serves."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from connecte.content.activity import Activity
from connecte.content.catalog import load
from connecte.content.printing.booklet import Booklet, as_file, changes, chosen, everything
from connecte.content.printing.cards import all_cards, changed_cards, table_columns, view
from connecte.content.printing.hour import hour_view
from connecte.content.printing.paper import PAPERS, Options
from connecte.content.printing.sheets import strips_views
from connecte.content.reading.reader import parse_activity
from connecte.core.cards.card import shown
from connecte.core.cards.sentences import rule_sentence
from connecte.core.grid.drawing import Grid, Strip
from tests.pages import Page, plain


def whole(activity: Activity) -> str:
    return as_file(everything(activity, activity.network()))


def kinds(booklet: Booklet) -> list[str]:
    return [part.kind for part in booklet.parts]


def test_everything_in_the_order_in_which_it_serves(workshop):
    """Ten cards to play with and ten to write on, two a page; to cut, to keep, the teacher's last."""
    found = kinds(everything(workshop, workshop.network(), Options(pupils=("Ana",))))
    kept = ["strips", "strips", "grid", "drawings", "fill", "roles"]
    assert found == ["cards"] * 10 + kept + ["cover", "hour", "notes", "answers"]
    text = plain(whole(workshop))
    for card in all_cards(workshop, workshop.network()):
        assert f"Neurone {card.now.name}" in text
    assert "Maison des mathématiques" in text


def test_what_is_cut_has_a_back_that_can_be_cut(workshop):
    """Duplex: each card's back is its own to write on, on the same half; strips and grid have empty backs."""
    booklet = everything(workshop, workshop.network(), Options(duplex=True))
    fronts, backs = booklet.parts[:10:2], booklet.parts[1:10:2]
    for front, back in zip(fronts, backs, strict=True):
        assert (front.view.write, back.view.write) == (False, True)
        assert [card.name for card in front.view.cards] == [card.name for card in back.view.cards]
    assert kinds(booklet)[10:16] == ["strips", "blank", "strips", "blank", "grid", "blank"]
    assert kinds(booklet)[-4:] == ["cover", "hour", "notes", "answers"]
    text = plain(as_file(booklet))
    assert "recto verso, retourner sur le grand côté" in text
    assert text.count("au dos : où écrire") == 10


def test_a_card_without_a_table_has_an_empty_back(workshop):
    red = load("rouge")
    assert kinds(everything(red, red.network(), Options(duplex=True)))[:3] == ["cards", "blank", "fill"]


def test_what_must_be_on_one_side_says_so(workshop):
    text = plain(whole(workshop))
    assert text.count("à imprimer sur une seule face") == 10
    assert text.count("À imprimer sur une seule face") == 3


def test_large_cards_have_a_page_each(workshop):
    booklet = everything(workshop, workshop.network(), Options(large=True))
    pages = [part for part in booklet.parts if part.kind == "cards"]
    assert [len(part.view.cards) for part in pages] == [1] * 20
    assert {part.sheet for part in pages} == {"large"}


def test_the_paper_is_the_one_asked_for(workshop):
    for name, size in (("a4", "A4"), ("letter", "letter")):
        html = as_file(everything(workshop, workshop.network(), Options(PAPERS[name])))
        assert re.search(rf"@page {{ size: {size};", html)
        assert "counter(page)" in html


def test_it_is_well_formed_and_fetches_nothing(workshop):
    html = whole(workshop)
    page = Page(html)
    assert not {"script", "link", "img", "iframe", "object", "a"} & set(page.tags)
    assert not [value for name, value in page.attributes if name in ("src", "href") or name.startswith("on")]
    assert "url(" not in html
    assert "://" not in html
    assert "@import" not in html


@pytest.mark.parametrize("state", ["cards", "hand"])
def test_printed_tables_say_what_the_cards_say_for_every_sum(workshop, state):
    network = workshop.network(state)
    for card in all_cards(workshop, network):
        printed = workshop.layers[card.layer].cards[card.neuron]
        columns = table_columns(printed, card.now)
        below, low, high = printed.printed.below, printed.printed.low, printed.printed.high
        if below:
            assert columns[0] == (below, "0")
        results = [int(result.replace("−", "-")) for result, _ in columns[bool(below) :]]
        assert results == list(range(low, high + 1))
        for result, (_heading, answer) in zip(results, columns[bool(below) :], strict=True):
            assert answer == str(shown(result, card.now.threshold))
        rows = view(workshop, card).tables
        assert [column for row in rows for column in row.columns] == columns
        assert len({len(row.columns) + row.missing for row in rows}) == 1
    html = as_file(chosen(workshop, network, ["vert"]))
    cells = re.findall(r'<td class="(?:zero|fires)">(\d+)</td>', html)
    # "<−8", then −7 … 12: 0 up to the threshold, which is 6 on the card and 7 after learning by hand.
    once = ["0"] * 15 + list("123456") if state == "cards" else ["0"] * 16 + list("12345")
    assert cells == once * 2, "on the card to play with and on the one to write on"


COMPUTED = """
title: Une
summary: Deux nombres.
minutes: 10
inputs:
  - {name: deux, symbol: x, code: DE, between: [0, 10]}
layers:
  - name: sortie
    neurons:
      - {name: N, label: oui, sum: "x", threshold: 3, answer: %s}
otherwise: non
examples:
  - {label: oui, values: [8], in_class: true}
"""


@pytest.mark.parametrize(
    ("answer", "told", "given"),
    [
        ("computed", "montrer de combien le calcul dépasse 3, sinon 0", 5),
        ("above", "montrer 1 si le calcul dépasse 3, sinon 0", 1),
        ("reach", "montrer 1 si le calcul atteint 3, sinon 0", 1),
    ],
)
def test_a_card_without_a_table_says_its_rule_as_the_screen_does(answer, told, given):
    """Input 8, threshold 3: 8 − 3 = 5, or 1."""
    activity = parse_activity((COMPUTED % answer).encode(), "f.yaml", "f")
    assert activity.network().forward((8,)).outputs == (given,)
    assert rule_sentence(activity.layers[0].cards[0].neuron) == told
    assert told[1:] + "." in plain(whole(activity))


def test_the_answers_are_the_teachers_alone(workshop):
    sections = re.findall(r"<section.*?</section>", whole(workshop), re.S)
    keys = [number for number, section in enumerate(sections) if "Les réponses (" in section]
    assert keys == [len(sections) - 1]
    for number, section in enumerate(sections):
        if "<h1>Les dessins</h1>" in section:
            assert "verdict" not in section
            assert not re.search(r"annonce|c&#39;est", section)
        assert ("0/6" in section) == (number in keys)


def test_only_the_cards_that_change(workshop):
    """Reference §5: C, D and the four outputs."""
    before, after = workshop.network("cards"), workshop.network("hand")
    names = [card.now.name for card in changed_cards(workshop, before, after)]
    assert names == ["C", "D", "vert", "bleu", "rose", "jaune"]
    html = as_file(changes(workshop, before, after))
    assert html.count("Carte changée, remplace celle du seuil 17") == 2
    assert changes(workshop, before, before).cards == 0


def test_run_sheet_and_answers_follow_the_cards_that_are_printed(workshop):
    """Reference §4 and §5: number 1 shows C 4 with the cards; C's threshold 18 makes it 3. All ten right."""
    cards, hand = (hour_view(workshop, workshop.network(state)) for state in ("cards", "hand"))
    told = [{part.title: part.text for part in sheet.parts} for sheet in (cards, hand)]
    assert "C 4, D 0" in told[0]["Les cartes"]
    assert "C 3, D 0" in told[1]["Les cartes"]
    assert "n° 6 et n° 10" in plain(told[0]["D'autres dessins"])
    assert "n°" not in told[1]["D'autres dessins"]
    assert "8 sur 10" in told[0]["Apprendre à la main"]
    assert told[1]["Apprendre à la main"].startswith("Tous les exemples sont justes")
    text = plain(as_file(everything(workshop, workshop.network("hand"), state="solution")))
    assert text.count("Cartes de ces pages : solution.") == 3
    assert "Les nombres de ces notes sont ceux des cartes de l'activité" in text
    assert "Cartes de ces pages" not in plain(whole(workshop))


HOSTILE = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror='x'>",
    "a' onload='b",
    "\u202egauche\u202c",
    "&amp;&#60;b&#62;",
    "x" * 300,
    "]]></style><style>body{display:none}",
)


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_names_are_inert(workshop, name):
    layer = workshop.layers[0]
    card = layer.cards[0]._replace(neuron=layer.cards[0].neuron._replace(name=name))
    source = workshop.inputs[0]._replace(name=name, symbol=name)
    last = workshop.layers[1]
    output = last.cards[0]._replace(neuron=last.cards[0].neuron._replace(label=name))
    activity = workshop.replace(
        title=name,
        credit=name,
        inputs=(source, *workshop.inputs[1:]),
        layers=(
            layer._replace(cards=(card, *layer.cards[1:])),
            last._replace(cards=(output, *last.cards[1:])),
        ),
    )
    page, usual = Page(whole(activity)), Page(whole(workshop))
    assert {*page.tags} == {*usual.tags}
    assert {name for name, _ in page.attributes} == {name for name, _ in usual.attributes}
    assert "\u202e" not in whole(activity)
    shown_name = "".join(c for c in name if c.isprintable())
    assert shown_name in "".join(page.text)


@pytest.mark.parametrize("minutes", [1, 5, 10, 44, 50, 120, 300])
def test_the_run_sheet_ends_when_the_hour_does(workshop, minutes):
    parts = hour_view(workshop.replace(minutes=minutes), workshop.network()).parts
    assert parts[0].start == 0 and parts[-1].end == minutes
    assert all(one.end == other.start and one.start < one.end for one, other in pairwise(parts))


def test_many_narrow_strips_still_have_a_size():
    source = load().inputs[0]
    many = load().replace(
        grid=Grid(20, 20),
        inputs=tuple(source._replace(strip=Strip(False, n, n)) for n in range(20)),
    )
    (found,) = strips_views(many, PAPERS["a4"])
    assert all(strip.grid.size >= 5 for strip in found.strips)


def test_strips_hold_their_name_and_are_not_laid_on_a_drawing(workshop):
    html = whole(workshop)
    pieces = re.findall(r"<figure>\s*<figcaption>(.*?)</figcaption>\s*<svg", html, re.S)
    names = [f"{source.symbol} {source.name}" for source in workshop.inputs]
    assert [plain(piece) for piece in pieces[:6]] == names
    assert "Imprimées sur du transparent, elles se posent sur le dessin" in plain(html)


def test_pages_for_plain_numbers_speak_of_what_there_is():
    text = plain(whole(load("rouge"))).lower()
    assert "table" not in re.sub("par table|pas de table", "", text)
    assert "chaque poids bouge de 0,2 fois son entrée" in text
    assert "(il fallait" in text  # the first example comes out wrong with the first weights
    assert text.count("n° 14") >= 1  # the fifteen colours, to look at

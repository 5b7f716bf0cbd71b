"""Each question of the closing discussion, word for word: what it names is what the class did."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connecte.content.catalog import load
from connecte.core.cards.network import MoveWeight, Nudge
from connecte.session.guess.guess_moves import PredictFirst
from connecte.session.items import Item
from connecte.session.moves import (
    Announce,
    ChooseExample,
    Clear,
    Draw,
    GoTo,
    Keep,
    KeepDrawing,
    Learn,
    Paint,
    RaiseHands,
    Reveal,
    SayWanted,
    TestPages,
    ToggleLearning,
    Train,
    Walk,
)
from connecte.session.rules.hand.needed import acting_changes
from connecte.session.rules.learning import shown_lessons, solution_move, stand
from connecte.session.session import Session
from connecte.session.story.debrief import questions
from connecte.session.story.story import story
from tests.often import times
from tests.session.scripted import BAR, COUNT, WORKSHOP, plain


def played(*moves, activity=WORKSHOP):
    found = Session.start(activity)
    for move in moves:
        found = found.play(move)
    return found


def asked(session, trained=None):
    return [plain(question) for question in questions(story(session), trained)]


def like(number):
    """Cells that give the counts of an example and are not its drawing: one of them is moved inside a column
    and inside three rows.
    """
    black = WORKSHOP.examples[number].drawing.black
    move = next(
        ((row, column), (other, column))
        for row, column in sorted(black)
        for other in range(row // 3 * 3, row // 3 * 3 + 3)
        if (other, column) not in black
    )
    return tuple(sorted(black - {move[0]} | {move[1]}))


def test_a_number_mended_is_asked_about_with_both_numbers_and_who_said_it():
    # Number 1: 6 4 9 6 6 7 (§2), so 👽 counts 7.
    (first, *_rest) = asked(
        played(ChooseExample(1), Walk(), Announce(COUNT, 9), Announce(COUNT, 7), Reveal(99))
    )
    assert first == (
        "Pour le n° 1, on a annoncé 9 au lieu de 7 (👽 extraterrestre). À quoi pouvait-on s'en apercevoir sans "
        "connaître la réponse ?"
    )


@pytest.mark.parametrize(("wrong", "words"), [
    ({3: 9}, "9 au lieu de 0 (jaune, sa réponse), et l'erreur a couru. Le verdict a changé : par quel chemin "
             "l'erreur est-elle arrivée jusqu'à la sortie ?"),
    ({2: 5, 3: 9}, "5 au lieu de 0 (rose, sa réponse) et 9 au lieu de 0 (jaune, sa réponse), et ces erreurs "
                   "ont couru. Le verdict a changé : laquelle y est arrivée, ou lesquelles, et par quel "
                   "chemin ?"),
])  # fmt: skip
def test_errors_that_ran_on_to_the_verdict(wrong, words):
    """§4: of number 1 only green shows more than 0. Before an output's answer come 6 counts, 4 items for each
    of 6 cards and of the outputs before it, and 3 of its own.
    """
    session = played(ChooseExample(1), Walk())
    for output, value in wrong.items():
        item = Item("answer", 1, output)
        session = session.play(Reveal(6 + 24 + 4 * output + 3 - len(session.state.revealed)))
        session = session.play(Announce(item, value)).play(Keep(item))
    found = asked(session.play(Reveal(99)))
    assert found[0] == f"Pour le n° 1, on a annoncé {words}"
    assert not any("À quoi pouvait-on s'en apercevoir" in question for question in found)


def test_drawings_of_the_class_are_read_by_its_cards_and_by_the_computer():
    """§5: the printed cards call number 6 a 9; with C + 1, D − 1 and the outputs moved it is a 3. Number 1 is a
    0 for both.
    """
    hand = played(Learn())
    while (move := solution_move(hand.state)) is not None:
        hand = hand.play(move)
    trained = hand.state.network
    one = played(Paint(like(6), True), SayWanted("3"), Walk(), Reveal(99))
    assert asked(one)[0].startswith("Le dessin d1 était un 3, et le réseau a dit 9 :")
    assert asked(one, trained)[0] == (
        "De 1 dessin de la classe, vos cartes en lisent 0 et l'ordinateur, qui ne l'a jamais vu, 1 : qu'a-t-il "
        "appris, et qu'a-t-il seulement retenu ?"
    )
    two = one
    for move in (Draw(), Clear(), Paint(like(1), True), SayWanted("0"), KeepDrawing(), TestPages()):
        two = two.play(move)
    assert asked(two, trained)[0] == (
        "De 2 dessins de la classe, vos cartes en lisent 1 et l'ordinateur, qui ne les a jamais vus, 2 : "
        "qu'a-t-il appris, et qu'a-t-il seulement retenu ?"
    )


def test_the_cell_that_is_named_changes_the_verdict_as_it_is_said():
    cells = next(q for q in asked(played(ChooseExample(6), Walk(), Reveal(99))) if "une case (ligne" in q)
    row, column = 1, 3
    assert cells == (
        f"Sur le n° 6, changer une case (ligne {row}, colonne {column}) suffit pour que le réseau ne dise plus "
        "rien : devrait-il dépendre d'une case ?"
    )
    drawing = WORKSHOP.examples[6].drawing
    cell = (row - 1, column - 1)
    turned = drawing.paint([cell], cell not in drawing.black)
    network = WORKSHOP.network()
    assert network.verdict(network.forward(WORKSHOP.counts(drawing)).outputs).labels == ("9",)
    assert network.verdict(network.forward(WORKSHOP.counts(turned)).outputs).labels == ()


def test_what_the_computer_never_saw_is_the_last_page():
    pages = played()
    for cells in (BAR[:5], BAR[:7], BAR):
        pages = pages.play(Clear()).play(Paint(cells, True)).play(KeepDrawing())
    message = (
        "L'ordinateur a appris 16 exemples en 1 000 itérations : que dirait-il d'un dessin qu'il n'a jamais vu"
    )
    assert asked(pages.play(Train()).play(GoTo(1000)))[0] == f"{message}, comme le dessin d3 ?"
    assert asked(played(Train(), GoTo(1000)))[0] == f"{message} ?"


def test_at_most_three_examples_that_the_cards_get_wrong_are_asked_about():
    """§5: the printed cards get 8 of 16 wrong; 0, 1, 4 and 5 are right."""
    found = asked(played())
    wrong = [
        q.split(",")[0]
        for q in found
        if q.endswith("ces cartes ne le disent pas : que faudrait-il y changer ?")
    ]
    assert wrong == ["L'exemple n° 2 est un 0", "L'exemple n° 3 est un 0", "L'exemple n° 6 est un 3"]
    assert len(found) == 5


def test_examples_of_numbers_are_asked_about_by_their_number():
    changed = "Que faudrait-il changer à l'exemple n° {} pour que le réseau ne le reconnaisse plus ?"
    weighed = (
        "Pour l'exemple n° {}, quel neurone a pesé le plus lourd, et que donnerait une erreur d'un dans son "
        "calcul ?"
    )
    both = [question.format(number) for number in range(3) for question in (changed, weighed)]
    assert asked(played(activity=load("xor"))) == both[:5]


def test_a_drawing_without_a_page_is_called_what_it_is():
    found = asked(played(Paint(like(6), True), SayWanted("3"), Walk(), RaiseHands("3", 2), Reveal(99)))
    assert (
        "Pour le dessin d1, 2 mains disaient 3, et le réseau 9 : que regardiez-vous qu'il ne voit pas ?"
        in found
    )


@pytest.mark.parametrize(("moves", "name", "words"), [
    # §5: number 10, a 6, is claimed by green and pink.
    ((ChooseExample(10),), "le n° 10", "0 et 6 ont annoncé ensemble : qu'a ce dessin de l'un et de l'autre ?"),
    ((Paint(BAR, True),), "le dessin d1",
     "le réseau n'a rien annoncé : est-ce pire, ou mieux, que se tromper ?"),
])  # fmt: skip
def test_verdicts_that_are_no_answer(moves, name, words):
    assert asked(played(*moves, Walk(), Reveal(99)))[0] == f"Pour {name}, {words}"


def test_look_alikes_are_counted():
    """Nine cells in one column, three in each block of 2 × 3: 20 · 20 · 20 drawings, less itself."""
    found = asked(played(Paint(BAR, True), Walk(), Reveal(99)))
    assert any(
        question.startswith("7 999 autres dessins donnent les mêmes nombres que le dessin d1")
        for question in found
    )


REPAIRED = "les cartes passent de 8 à 9 exemples justes. Pourquoi ce seuil-là répare-t-il le n° 10 ?"


@pytest.mark.parametrize(("moves", "words"), [
    # §5: with green 7 number 10 is a 6; C alone repairs nothing; with green 9 number 1, whose sum is 9, goes.
    ([(1, 0, 1)], f"Avec vert + 1, {REPAIRED}"),
    ([(0, 2, 1)], "Avec C + 1, aucun exemple ne devient juste ni faux : comment choisir le prochain seuil ?"),
    ([(1, 0, 3)], "Avec vert + 3, les cartes passent de 8 à 8 exemples justes. Qu'a-t-on perdu avec le n° 1, "
                  "et fallait-il l'accepter ?"),
    # D − 1 or green + 1 makes number 10 right, as each did alone; C + 1 changes no example.
    ([(0, 2, 1), (0, 3, -1)], f"Avec D − 1, {REPAIRED}"),
    ([(0, 2, 1), (0, 3, -1), (1, 0, 1)], f"Avec D − 1, {REPAIRED}"),
    ([(0, 2, 1), (1, 0, 1)], f"Avec vert + 1, {REPAIRED}"),
    # C − 3 alone loses number 8, D − 2 alone gains number 10: together they do neither.
    ([(0, 2, -3), (0, 3, -2)], "Avec C − 3 et D − 2, aucun exemple ne devient juste ni faux : comment "
                               "choisir le prochain seuil ?"),
])  # fmt: skip
def test_what_learning_by_hand_gained_and_lost(moves, words):
    assert asked(played(Learn(), *(Nudge(*move) for move in moves)))[0] == words


def test_more_than_six_moves_are_not_all_named():
    other = [ToggleLearning(number) for number in (0, 1, 4, 5, 8, 9, 10, 12, 13)]
    moves = [*(Nudge(0, neuron, 1) for neuron in range(6)), Nudge(1, 0, 1)]
    names = "A + 1, B + 1, C + 1, D + 1, E + 1, F + 1 et d'autres seuils"
    nothing = f"Avec {names}, aucun exemple ne devient juste ni faux : comment choisir le prochain seuil ?"
    assert asked(played(Learn(), *other, *moves))[0] == nothing, "number 6 alone is on the board, and wrong"


@settings(max_examples=times(30, 300))
@given(st.lists(st.builds(Nudge, st.just(0), st.integers(0, 5), st.integers(-3, 3))
                | st.builds(Nudge, st.just(1), st.integers(0, 3), st.integers(-3, 3)), max_size=6))  # fmt: skip
def test_each_change_that_is_asked_about_is_needed(moves):
    state = played(Learn(), *moves).state
    changes, found = acting_changes(state)
    examples = shown_lessons(state)

    def right_with(changes):
        network = WORKSHOP.network()
        for move in changes:
            network = network.moved(*move)
        return {each.lesson.name for each in stand(network, examples) if each.verdict.right}

    with_all = right_with(state.changes)
    assert set(changes) <= set(state.changes) and right_with(changes) == with_all
    assert (found.after, set(found.gained)) == (len(with_all), with_all - right_with(()))
    assert changes == () or found.gained or found.lost
    for change in changes:
        assert right_with([other for other in changes if other != change]) != with_all


def test_nothing_is_asked_that_is_not_so():
    """A change that waits for a prediction is not told; where all are right there is no next threshold."""
    waits = played(Learn(), PredictFirst(True), Nudge(1, 0, 1))
    assert not any("vert + 1" in question for question in asked(waits))
    one = [ToggleLearning(number) for number in (1, 4, 5, 6, 8, 9, 10, 12, 13)]
    assert not any("prochain seuil" in question for question in asked(played(Learn(), *one, Nudge(0, 2, 1))))
    recognised = [q for q in asked(played(Learn(), Nudge(1, 0, 99))) if "ne le reconnaisse plus" in q]
    assert not any("n° 0 " in question for question in recognised), "green says nothing, so 0 is not recognised"


def test_what_an_error_made_the_network_say_is_nothing_that_it_did_not_see():
    """Number 1 is a 0 that green alone claims; yellow, wrongly announced, claims too."""
    session = played(ChooseExample(1), Walk(), RaiseHands("0", 2), Reveal(6 + 24 + 4 * 3 + 3))
    yellow = Item("answer", 1, 3)
    found = asked(session.play(Announce(yellow, 9)).play(Keep(yellow)).play(Reveal(99)))
    assert "Le verdict a changé" in found[0] and not any("que regardiez-vous" in question for question in found)


def test_outputs_that_are_numbers_are_asked_about():
    """Number 1 is at 2.2, and the card says 0.3 · 2.2 − 0.3 = 0.36."""
    line = load("droite")
    found = asked(played(ChooseExample(1), Walk(), Reveal(99), activity=line))
    assert found[0] == (
        "Pour le n° 1, le réseau a dit 0,36 : trop, ou trop peu ? Quel nombre de la carte y changer ?"
    )
    one = "En bougeant un seul nombre à la fois, pourquoi n'arrive-t-on pas tout de suite au plus bas ?"
    assert one not in found and len(found) == 5
    assert one in asked(played(Learn(), MoveWeight(0, 0, 0, 5), activity=line))


def test_without_a_grid_an_example_is_no_drawing():
    found = asked(played(Train(), GoTo(1000), activity=load("xor")))
    learned = "L'ordinateur a appris 4 exemples en 1 000 itérations :"
    assert found[0] == f"{learned} que dirait-il d'un exemple qu'il n'a jamais vu ?"

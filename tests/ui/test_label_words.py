"""What the screens call a label: a chiffre, a lettre, a réponse, as the activity's labels are."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from connecte.content.begin.letters import letters_text
from connecte.content.catalog import load
from connecte.content.reading.reader import parse_activity
from connecte.core.cards.sentences import label_kind
from connecte.session.guess.tried.fool import StartFooling
from connecte.session.moves import ChooseExample, Draw, Reveal, Walk
from connecte.session.session import Session
from connecte.session.story.reasons import needed_sentence
from connecte.ui.draw.draw_text import beside_panel, title
from connecte.ui.paint.fool_text import task
from connecte.ui.walk.walk_hint import _keys
from tests.content.slips import drawn


@dataclass
class View:
    """What the panel beside the grid is painted from."""

    state: object
    cut: bool = False
    fragile: None = None
    best: None = None


def activity(kind):
    text = {"digit": "", "letter": letters_text("LTO", "title: Lettres"),
            "other": drawn().replace('label: "0"', 'label: "rond"')}[kind]  # fmt: skip
    return parse_activity(text.encode(), "f.yaml", "f") if text else load()


def said(lines):
    return "\n".join("".join(text for text, _style in line) for line in lines).replace("\u00a0", " ")


@pytest.mark.parametrize(("labels", "kind"), [
    (["0", "3"], "digit"), (["L", "T"], "letter"), (["12", "3"], "other"), (["oui", "non"], "other"),
    (["0", "L"], "other"), ([], "other"),
])  # fmt: skip
def test_what_all_labels_are(labels, kind):
    assert label_kind(labels) == kind


@pytest.mark.parametrize(("kind", "heading", "wanted", "another"), [
    ("digit", "Dessiner un chiffre : ", "Chiffre voulu", "un autre chiffre"),
    ("letter", "Dessiner une lettre : ", "Lettre voulue", "une autre lettre"),
    ("other", "Dessiner : ", "Réponse voulue", "une autre réponse"),
])  # fmt: skip
def test_texts_follow_the_labels(kind, heading, wanted, another):
    session = Session.start(activity(kind))
    assert title(session.state).replace("\u00a0", " ").strip().startswith(heading)
    panel = said(beside_panel(View(session.state), 60, 30))
    assert wanted in panel
    assert ("ou le chiffre" in panel) == (kind == "digit")
    for move in (ChooseExample(1), Walk(), Reveal(99), Draw(), StartFooling(None)):
        session = session.play(move)
    fooling = task(session.state)
    assert another in fooling
    assert ("chiffre" in fooling) == (kind == "digit")


def test_the_computer_is_offered_only_where_the_activity_has_a_training():
    text = drawn()
    for there in (True, False):
        found = text if there else text[: text.index("training:")]
        state = Session.start(parse_activity(found.encode(), "f.yaml", "f")).play(Walk()).state
        keys = _keys(SimpleNamespace(state=state, target=None))
        assert ("ordinateur" in keys) == there


def test_a_solution_of_which_nothing_was_needed_says_so():
    moves = activity("digit").by_hand
    assert "nécessaire" in needed_sentence(moves[:1], [], [])
    assert " : ." not in needed_sentence(moves, [], []).replace("\u00a0", " ")

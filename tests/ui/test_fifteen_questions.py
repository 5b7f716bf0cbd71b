"""Fifteen questions of a pupil of 13: keys from a fresh grid, and the sentence that answers, at 80×24."""

from __future__ import annotations

import pytest

from connecte.content.catalog import load
from tests.ui.screen import classroom, menu, press, screen_text, until

TOLD = (*["s"] * 7, "space", *"ttt", "space")
"""Number 6, played to its verdict."""
SOLVED = ("m", *["z"] * 6)
"""The workshop's own solution by hand (reference §5)."""
SLOPE_OF_D = ("m", *["right"] * 3, "enter")

QUESTIONS = {
    "Qu'est-ce qu'un neurone ?": (
        "",
        ("s", "space", "t", "space"),
        "Un neurone fait un calcul ; il ne parle que si le résultat dépasse son seuil.",
    ),
    "Qu'est-ce qu'un seuil ?": (
        "",
        ("s", "space", "t", "space", "space"),
        "Le seuil : jusqu'à 8, il montre 0 ; au-dessus, de combien il est dépassé.",
    ),
    "Pourquoi 9 pour le numéro 6 ?": (
        "",
        (*TOLD, "q", "space"),
        "il reste bleu : D − C contre jaune : C − D.",
    ),
    "Pourquoi C monte et D descend ?": (
        "",
        ("m", "z", "z"),
        "n° 6 : jaune passe de 5 à 4, il se tait ; bleu passe de 5 à 6, il lui faut plus que 6.",
    ),
    "Pourquoi bleu − 1 ?": (
        "",
        ("m", *"zzzz"),
        "le seuil de bleu passe de 6 à 5, bleu vaut 6 : il parle.",
    ),
    "Connaît-il ce qu'il n'a jamais vu ?": (
        "",
        SOLVED,
        "Sur les cartes : 10 justes sur 10. Pas sur les cartes : 0 juste sur 6.",
    ),
    "Qu'est-ce qu'un gradient ?": (
        "",
        SLOPE_OF_D,
        "Gradient du seuil D : 7,7, la pente ici ; monté de 1, le coût change de +11,4.",
    ),
    "Pourquoi un seul neurone ne sait-il pas faire l'un ou l'autre ?": (
        "xor",
        ("space", "space"),
        "Les deux à la fois, c'est impossible : aucun neurone seul n'y arrive.",
    ),
    "À quoi sert le masque ?": (
        "",
        ("o", "?reconnus", *menu("Descend"), *["n"] * 6, "s"),
        "Le masque remet ce poids à 0 après chaque pas : la carte ne lit que ce qu'elle lisait",
    ),
    "Qu'est-ce qu'apprendre ?": (
        "",
        ("m",),
        "Apprendre : bouger un seuil, garder ce qui rend plus d'exemples justes.",
    ),
    "Pourquoi tant d'itérations ?": (
        "",
        ("o", "1", "?100 / ", *SLOPE_OF_D),
        "Lui change tous les nombres à la fois, de très peu : il lui faut beaucoup de pas.",
    ),
    "Peut-on le tromper ?": (
        "",
        (*TOLD, "d", *menu("cases fragiles")),
        "20 cases fragiles : en changer une seule",
    ),
    "Est-il sûr de lui ?": (
        "",
        (*TOLD, "d", *menu("cases fragiles")),
        "Il n'est pas sûr à tant pour cent",
    ),
    "Que fait l'ordinateur que nous n'avons pas fait ?": (
        "",
        ("o", "1", "?100 / ", *SLOPE_OF_D),
        "L'ordinateur, en 100 itérations : C de 18 à 17,97, D de 6 à 6. Lui change tous les nombres à la fois",
    ),
    "Pourquoi ne part-il pas de nos cartes ?": (
        "",
        (*SOLVED, "o", "?reconnus", "home"),
        "À la main 10 sur 10, ici 9 sur 16 : autres exemples, autre calcul pour B.",
    ),
}


def flat(text):
    """The text in one line, with plain spaces."""
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").replace("│", " ").split())


@pytest.mark.parametrize("question", QUESTIONS)
async def test_each_question_has_its_sentence_on_a_screen(question, workshop, ready_run):
    name, keys, sentence = QUESTIONS[question]
    app = classroom(load(name) if name else workshop)
    async with app.run_test(size=(80, 24)) as pilot:
        assert not app.session.state.drawing.black
        for key in keys:
            if key.startswith("?"):
                await until(pilot, key[1:])
            else:
                await press(pilot, key)
        await until(pilot, lambda: sentence in flat(screen_text(app)))
        assert len(QUESTIONS) == 15

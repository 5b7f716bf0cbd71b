"""The table of an activity file: each key is declared once. The checker walks it, and `json_schema`
generates the JSON Schema for editors from it.
"""

from __future__ import annotations

from connecte.content.activity import COLORS, SHAPES
from connecte.content.inputs import PLAIN_KEYS
from connecte.content.yaml.schema.example_section import DATA, EXAMPLE, PIXELS
from connecte.content.yaml.schema.kind import Field
from connecte.content.yaml.schema.kinds import either, list_of, mapping, one_or_more
from connecte.content.yaml.schema.plan_part import PLAN_PART
from connecte.content.yaml.schema.question_section import QUESTION
from connecte.content.yaml.schema.scalars import (
    card_number,
    choice,
    code,
    formula,
    integer,
    letter,
    number,
    phrase,
    text,
    word,
)
from connecte.content.yaml.schema.together import CARD, FILE
from connecte.content.yaml.schema.training_section import TRAINING
from connecte.language.i18n import _

_ANSWERS = ("excess", "above", "reach", "computed", "sum", "sigmoid", "tanh")
_DECISIONS = ("alone", "largest")

_whole = integer(-1000, 1000)
_lines = one_or_more(integer(1, 100), 20)
_cell = either(
    list_of(integer(1, 100), 2, 2),
    mapping(
        {
            "rows": Field(_lines, False, _("Les lignes du rectangle ; toutes, si rien n'est écrit.")),
            "columns": Field(_lines, False, _("Les colonnes du rectangle ; toutes, si rien n'est écrit.")),
        },
        {"minProperties": 1},
    ),
)

_GRID = mapping(
    {
        "rows": Field(integer(1, 20), True, _("Combien de lignes de cases."), (9,)),
        "columns": Field(integer(1, 20), True, _("Combien de cases par ligne."), (6,)),
    }
)
_INPUT = mapping(
    {
        "name": Field(word, True, _("Le mot que l'on dit à voix haute."), ("renard",)),
        "symbol": Field(
            word, True, _("L'emoji de la carte : un emoji simple, d'avant 2020, ou une lettre."), ("🦊",)
        ),
        "code": Field(
            code, True, _("Deux majuscules, pour les écrans qui ne montrent pas les emojis."), ("RE",)
        ),
        "between": Field(
            list_of(number(-1001, 1000), 2, 2),
            False,
            _("Sans grille : le plus petit et le plus grand nombre que l'on peut donner."),
            ([0, 1],),
        ),
        "product": Field(
            text,
            False,
            _("Sans grille : l'entrée est le produit d'entrées écrites plus haut, au lieu d'être donnée."),
            ("x * x",),
        ),
        "columns": Field(
            _lines,
            False,
            _(
                "Les colonnes de la bandelette : [première, dernière], une seule, ou trois et plus une à une. "
                "Avec rows, un rectangle."
            ),
            ([5, 6], 3),
        ),
        "rows": Field(
            _lines,
            False,
            _(
                "Les lignes de la bandelette : [première, dernière], une seule, ou trois et plus une à une. "
                "Avec columns, un rectangle."
            ),
            ([1, 3], 9),
        ),
        "cells": Field(
            list_of(_cell, 1, 400),
            False,
            _(
                "Des cases, à la place de lignes ou de colonnes : chacune [ligne, colonne], ou un rectangle "
                "{rows: …, columns: …}."
            ),
            ([[1, 1], [2, 2], [3, 3]],),
        ),
    },
    {
        "oneOf": [
            {"anyOf": [{"required": ["columns"]}, {"required": ["rows"]}]},
            {"required": ["cells"]},
            *({"required": [key]} for key in PLAIN_KEYS),
        ]
    },
)
_TABLE = mapping(
    {
        "results": Field(
            list_of(text, 2, 100),
            True,
            _("Les résultats du calcul, de un en un ; le premier peut être « <-8 »."),
            (["<-8", -7, -6, -5],),
        ),
        "shown": Field(
            list_of(integer(0, 1000), 2, 100),
            True,
            _("La réponse à montrer sous chaque résultat : des 0 jusqu'au seuil, puis 1, 2, 3…"),
            ([0, 0, 0, 1],),
        ),
    }
)
_NEURON = mapping(
    {
        "name": Field(word, True, _("Le nom du neurone, celui de sa carte."), ("A",)),
        "label": Field(
            word, False, _("Ce qu'il annonce quand il montre plus que 0. Dernière couche seulement."), ("3",)
        ),
        "color": Field(choice(COLORS), False, _("Sa couleur, toujours avec une forme et une lettre.")),
        "shape": Field(
            choice(SHAPES), False, _("Sa forme : rond, carré, triangle, losange, étoile, cœur, croix, barre.")
        ),
        "letter": Field(letter, False, _("Sa lettre : une seule, sans accent."), ("V",)),
        "mean": Field(
            word,
            False,
            _(
                "À la place de « sum », sur une image : la carte est l'image moyenne des exemples de ce label, "
                "en nombres de 0 à 9 ; sans « threshold », son seuil fait gagner la moyenne la plus proche."
            ),
            ("8",),
        ),
        "sum": Field(
            formula,
            False,
            _(
                "Le calcul à faire, entre guillemets : emojis ou mots des bandelettes pour la première "
                "couche, noms des neurones de la couche d'avant pour les suivantes."
            ),
            ("🤖 + 🦊 - 😇", "A + B + 2 D - C"),
        ),
        "threshold": Field(
            card_number(-1000, 1000),
            False,
            _("Le seuil : jusqu'à lui la réponse à montrer est 0, ensuite 1, 2, 3…"),
            (8,),
        ),
        "range": Field(
            list_of(_whole, 2, 2),
            False,
            _("Le premier et le dernier résultat imprimés sur la carte."),
            ([3, 15],),
        ),
        "below": Field(word, False, _("La première colonne, pour tous les résultats plus petits."), ("<-8",)),
        "answer": Field(
            choice(_ANSWERS),
            False,
            _(
                "excess (sans rien écrire) : on montre de combien le seuil est dépassé. above : on montre 1 "
                "au-dessus du seuil, 0 sinon. reach : 1 dès que le seuil est atteint. computed : de combien "
                "le seuil est dépassé, sans table, avec des nombres à virgule : c'est la machine qui calcule. "
                "sum : calcul − seuil, même au-dessous de 0, pour une sortie qui est un nombre. "
                "sigmoid, tanh : la fonction de calcul − seuil, en dixièmes, "
                "dans une petite table ; pas pour une sortie."
            ),
        ),
        "table": Field(
            _TABLE, False, _("La table de la carte, recopiée telle quelle, à la place de threshold et range.")
        ),
    },
    CARD,
)
_KERNEL = mapping(
    {
        "name": Field(word, True, _("Le nom du motif, celui de sa carte."), ("bord",)),
        "rows": Field(
            list_of(list_of(integer(-99, 99), 1, 5), 1, 5),
            True,
            _("Ses nombres, une liste par ligne, toutes de la même longueur."),
            ([[0, 1, 0], [1, -4, 1], [0, 1, 0]],),
        ),
    }
)
_LAYER = mapping(
    {
        "name": Field(word, True, _("Le nom de la couche ; training, mask l'appelle ainsi."), ("cachée",)),
        "neurons": Field(list_of(_NEURON, 1, 100), True, _("Les cartes de cette couche.")),
    }
)
_MOVE = mapping(
    {
        "neuron": Field(word, True, _("Le nom du neurone dont le seuil change."), ("C",)),
        "move": Field(_whole, True, _("De combien : +1 ou -1."), (1, -1)),
    }
)
ACTIVITY = mapping(
    {
        "title": Field(phrase, True, _("Le titre de l'activité."), ("Connecte tes neurones",)),
        "summary": Field(text, True, _("Une ou deux phrases qui la présentent.")),
        "minutes": Field(integer(1, 600), True, _("Sa durée en minutes."), (50,)),
        "credit": Field(text, False, _("Qui l'a créée.")),
        "otherwise": Field(
            word, False, _("Ce que dit le réseau quand aucune sortie n'annonce rien."), ("pas rouge",)
        ),
        "decision": Field(
            choice(_DECISIONS),
            False,
            _(
                "Qui décide. alone (sans rien écrire) : une sortie qui montre plus que 0, si elle est seule. "
                "largest : la sortie qui montre le plus ; si deux montrent autant, le réseau hésite."
            ),
        ),
        "cover": Field(
            choice(("whole", "partial")),
            False,
            _(
                "whole (sans rien écrire) : les bandelettes couvrent la grille. partial : elles peuvent se "
                "recouvrir, ou laisser des cases de côté."
            ),
        ),
        "grid": Field(_GRID, False, _("La grille où l'on dessine.")),
        "inputs": Field(
            either(list_of(_INPUT, 1, 40), PIXELS, "pixels"),
            False,
            _(
                "Les bandelettes : celles de colonnes couvrent la grille une fois, celles de lignes aussi. "
                "Un élève par bandelette. Ou les cases d'une image : pixels."
            ),
        ),
        "layers": Field(
            list_of(_LAYER, 1, 10),
            False,
            _("Les cartes des neurones, couche par couche ; la dernière couche décide."),
        ),
        "kernels": Field(
            list_of(_KERNEL, 1, 9),
            False,
            _("À la place des bandelettes et des cartes : les motifs que l'on fait glisser sur le dessin."),
        ),
        "examples": Field(
            either(list_of(EXAMPLE, 1, 2000), DATA, "data"),
            True,
            _("Les dessins dont on connaît la réponse. Pour une image : ceux d'un fichier livré, data."),
        ),
        "by_hand": Field(
            list_of(_MOVE), False, _("L'apprentissage à la main : les seuils déplacés, dans l'ordre.")
        ),
        "by_hand_step": Field(
            number(0, 100),
            False,
            _(
                "De combien les poids et les seuils bougent à la main, sur des cartes sans tableau. "
                "Sans rien écrire, seuls les seuils bougent, de 1."
            ),
            (0.1,),
        ),
        "training": Field(TRAINING, False, _("L'apprentissage par l'ordinateur.")),
        "plan": Field(
            list_of(PLAN_PART, 1, 30),
            False,
            _("Le déroulé : les parties dans l'ordre, leurs minutes, les notes de l'enseignant."),
        ),
        "questions": Field(
            list_of(QUESTION, 1, 60),
            False,
            _("Des questions à choix, pour finir et pour reprendre."),
        ),
    },
    FILE,
)
"""The kind of a whole activity file, applied to the file's root."""

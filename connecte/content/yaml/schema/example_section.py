"""Declares what one example may hold, and the pictures that may stand for inputs and examples."""

from __future__ import annotations

from connecte.content.yaml.schema.kind import Field
from connecte.content.yaml.schema.kinds import list_of, mapping
from connecte.content.yaml.schema.scalars import (
    block,
    boolean,
    choice,
    integer,
    number,
    number_from,
    text,
    word,
)
from connecte.core.plane.point_sets import MADE_KINDS, MOST_NOISE, MOST_POINTS
from connecte.language.i18n import _

_WITH_GOALS = {"required": ["goals", "values"], "not": {"required": ["label"]}}
_WITH_LABEL = {"required": ["label"], "not": {"anyOf": [{"required": ["goals"]}, {"required": ["made"]}]}}
_KEYS = ("label", "goals", "values", "drawing", "code", "counts", "times")
_MADE = {"required": ["made"], "not": {"anyOf": [{"required": [key]} for key in _KEYS]}}
EXAMPLE = mapping(
    {
        "label": Field(word, False, _("Ce qu'il faut trouver : le label d'un neurone qui décide."), ("3",)),
        "goals": Field(
            list_of(number(-1_000_001, 1_000_000), 1, 100),
            False,
            _("À la place de label : les nombres que les sorties devraient montrer, une par sortie."),
            ([12.5],),
        ),
        "values": Field(
            list_of(number(-1001, 1000), 1, 100),
            False,
            _("Sans grille : les nombres, dans l'ordre des entrées."),
            ([0.9, 0.2, 0],),
        ),
        "counts": Field(
            list_of(integer(0, 10000), 1, 100),
            False,
            _(
                "Les cases noires de chaque bandelette, dans l'ordre des bandelettes. On peut s'en passer : le "
                "dessin suffit ; s'ils sont écrits, ils sont vérifiés."
            ),
            ([6, 4, 9, 6, 6, 7],),
        ),
        "in_class": Field(boolean, False, _("true pour un exemple que l'on joue en classe.")),
        "drawing": Field(
            block,
            False,
            _("Le dessin, après « | », une ligne du fichier par ligne de cases : . blanc, # noir."),
            ("..##..\n.#..#.\n..##..",),
        ),
        "code": Field(
            text,
            False,
            _("Le code du dessin, à sa place : connecte le montre sur l'écran du dessin."),
            ("6WYN 48ST SF6T",),
        ),
        "times": Field(integer(1, MOST_POINTS), False, _("Combien de fois cet exemple est là."), (890,)),
        "made": Field(
            choice(MADE_KINDS),
            False,
            _(
                "À la place d'un exemple, des points faits au hasard de « seed », les réponses à tour de "
                "rôle : clouds (un nuage par réponse), circle (un disque dans un anneau), crossed (quatre "
                "carrés, deux par réponse), moons (deux croissants), spiral (un bras par réponse)."
            ),
        ),
        "points": Field(integer(2, MOST_POINTS), False, _("Avec made : combien de points (100)."), (120,)),
        "noise": Field(
            number_from(0, MOST_NOISE),
            False,
            _("Avec made : de combien les points s'écartent de leur place, en part de la moitié du plan (0)."),
            (0.1,),
        ),
        "seed": Field(
            integer(0, 999_999),
            False,
            _("Avec made : quel hasard ; le même numéro donne les mêmes points."),
            (1,),
        ),
    },
    {
        "oneOf": [
            {"required": ["drawing"]},
            {"required": ["code"]},
            {"required": ["values"]},
            {"required": ["made"]},
        ],
        "anyOf": [_WITH_LABEL, _WITH_GOALS, _MADE],
        "dependencies": {
            "counts": {"not": {"required": ["values"]}},
            **{key: ["made"] for key in ("points", "noise", "seed")},
        },
    },
)
PIXELS = mapping(
    {
        "pixels": Field(
            mapping(
                {
                    "rows": Field(integer(2, 28), True, _("Combien de lignes de cases."), (8,)),
                    "columns": Field(integer(2, 28), True, _("Combien de cases par ligne."), (8,)),
                    "levels": Field(
                        integer(1, 255),
                        True,
                        _("Combien de gris au-dessus du blanc ; 1 : noir et blanc."),
                        (16,),
                    ),
                }
            ),
            True,
            _("Une image en gris : une entrée par case, de 0 (blanc) à 1 (noir)."),
            ({"rows": 8, "columns": 8, "levels": 16},),
        )
    }
)
DATA = mapping(
    {
        "data": Field(
            choice(("digits",)),
            True,
            _("digits : 1797 chiffres écrits à la main, de 8 × 8 cases et 16 gris, livrés avec connecte."),
        )
    }
)

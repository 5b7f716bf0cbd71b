"""Declares the keys of the training section, and of its named runs, that say how a network learns."""

from __future__ import annotations

from connecte.content.runs.method import (
    ACTIVATION_NAMES,
    LOSS_NAMES,
    MOST_BATCH,
    MOST_DROPOUT,
    MOST_EPOCHS,
    MOST_FACTOR,
    MOST_PENALTY,
)
from connecte.content.yaml.schema.kind import Field
from connecte.content.yaml.schema.kinds import list_of, scalar_or, word_or
from connecte.content.yaml.schema.scalars import choice, integer, number_from
from connecte.language.i18n import _

BATCHES = ("all", "one")
_chance = number_from(0, MOST_DROPOUT)

METHOD = {
    "hidden": Field(
        choice(ACTIVATION_NAMES),
        False,
        _("L'activation des couches cachées : relu (sans rien écrire), step, sigmoid, tanh ou identity."),
    ),
    "output": Field(
        choice(ACTIVATION_NAMES),
        False,
        _("L'activation des sorties pendant l'apprentissage : identity (sans rien écrire), sigmoid, softmax…"),
    ),
    "loss": Field(
        choice(LOSS_NAMES),
        False,
        _(
            "Le coût : exponential (sans rien écrire), squared (écart au carré), half_squared (sa moitié) ou "
            "cross_entropy (avec sigmoid ou softmax)."
        ),
    ),
    "batch": Field(
        word_or(BATCHES, integer(1, MOST_BATCH)),
        False,
        _("Combien d'exemples par itération : all (tous, sans rien écrire), one (un), ou un nombre."),
        (10, "one"),
    ),
    "epochs": Field(
        integer(1, MOST_EPOCHS),
        False,
        _("Combien de fois passer tous les exemples, à la place de « iterations »."),
        (30,),
    ),
    "l1": Field(number_from(0, MOST_PENALTY), False, _("λ : ajoute au coût λ × somme(|poids|)."), (0.001,)),
    "l2": Field(number_from(0, MOST_PENALTY), False, _("λ : ajoute au coût λ × somme(poids²)."), (0.001,)),
    "dropout": Field(
        scalar_or(_chance, list_of(_chance, 1, 9)),
        False,
        _(
            "La probabilité de laisser de côté chaque neurone caché à chaque itération : un nombre, ou un par "
            "couche cachée."
        ),
        (0.5,),
    ),
    "hidden_threshold_factor": Field(
        number_from(0, MOST_FACTOR), False, _("Combien de fois plus vite avancent les seuils cachés."), (10,)
    ),
    "output_weight_factor": Field(
        number_from(0, MOST_FACTOR), False, _("Combien de fois plus vite avancent les poids des sorties."), (2,)
    ),
}

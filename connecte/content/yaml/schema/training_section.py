"""Declares what the training section may hold, and each of its named runs."""

from __future__ import annotations

from connecte.content.runs.method import (
    ACTIVATION_NAMES,
    LOSS_NAMES,
    MOST_BATCH,
    MOST_DROPOUT,
    MOST_EPOCHS,
    MOST_FACTOR,
    MOST_FOLDS,
    MOST_ITERATIONS,
    MOST_LAYERS,
    MOST_NEURONS,
    MOST_PENALTY,
)
from connecte.content.runs.settings import BEGINNINGS
from connecte.content.yaml.schema.example_section import EXAMPLE
from connecte.content.yaml.schema.kind import Field
from connecte.content.yaml.schema.kinds import list_of, mapping, scalar_or, word_or
from connecte.content.yaml.schema.scalars import card_number, choice, integer, number, number_from, text, word
from connecte.language.i18n import _

BATCHES = ("all", "one")
_neurons = integer(1, MOST_NEURONS)
_chance = number_from(0, MOST_DROPOUT)

METHOD = {
    "neurons": Field(
        word_or(("cards",), scalar_or(_neurons, list_of(_neurons, 1, MOST_LAYERS))),
        False,
        _(
            "Les couches cachées du réseau qui apprend, s'il n'est pas celui des cartes : combien de neurones, "
            "ou une liste, des entrées vers les sorties. cards : celui des cartes."
        ),
        (30, [392, 196]),
    ),
    "hidden": Field(
        choice(ACTIVATION_NAMES),
        False,
        _("L'activation des couches cachées : relu, sans rien écrire."),
    ),
    "output": Field(
        choice(ACTIVATION_NAMES),
        False,
        _("L'activation des sorties pendant l'apprentissage : identity, sans rien écrire."),
    ),
    "loss": Field(
        choice(LOSS_NAMES),
        False,
        _("Le coût : exponential, sans rien écrire. cross_entropy va avec des sorties sigmoid ou softmax."),
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
"""The keys that say how a network learns, of the section and of each run."""
_RULES = ("backpropagation", "perceptron")

_START = mapping(
    {
        "neuron": Field(word, True, _("Le nom du neurone qui part d'autre chose que de sa carte."), ("B",)),
        "sum": Field(text, False, _("Son calcul au départ, nombres à virgule permis."), ("😇 + 🤖 - 👽",)),
        "threshold": Field(
            card_number(-1000, 1000), False, _("Son seuil au départ, nombre à virgule permis."), (18, 6.5)
        ),
    },
    {"anyOf": [{"required": ["sum"]}, {"required": ["threshold"]}]},
)
_SEED = Field(
    integer(0, 999_999),
    False,
    _("Quel hasard : le même numéro donne le même départ, le même ordre des exemples, les mêmes mis de côté."),
    (3,),
)
_HELD_OUT = Field(
    scalar_or(number(0, 0.9), list_of(integer(0, 1999), 0, 1999)),
    False,
    _(
        "Les exemples mis de côté : l'ordinateur ne les voit pas en apprenant. Leurs numéros, le premier a le "
        "numéro 0 ; ou leur part, tirée au hasard de « seed »."
    ),
    ([3, 7], 0.25),
)
_FOLDS = Field(
    integer(2, MOST_FOLDS),
    False,
    _(
        "En combien de parts couper les exemples au hasard de « seed » : autant d'essais, chacun met de côté "
        "une autre part, et leur moyenne."
    ),
    (5,),
)
_RUN = mapping(
    {
        "name": Field(
            word, True, _("Le nom de l'essai : connecte train --run, et la liste des essais."), ("trop vite",)
        ),
        "step": Field(number(0, 1000), False, _("Son pas, s'il est autre."), (0.0002,)),
        "a": Field(number(0, 100), False, _("Sa raideur du coût, si elle est autre."), (0.5,)),
        "iterations": Field(
            integer(1, MOST_ITERATIONS), False, _("Combien d'itérations, si c'est autre."), (1000,)
        ),
        "start": Field(
            choice(BEGINNINGS),
            False,
            _(
                "Son départ, s'il est autre : les cartes, la solution à la main (hand), au hasard (random, "
                "normal), zéro partout (zero)."
            ),
        ),
        "seed": _SEED,
        "held_out": _HELD_OUT,
        "folds": _FOLDS,
        "examples": Field(
            list_of(EXAMPLE, 1, 2000), False, _("Ses propres exemples, à la place de ceux de l'activité.")
        ),
        **METHOD,
    }
)
_WITHOUT_A = {"required": ["loss"], "properties": {"loss": {"not": {"const": "exponential"}}}}
"""Only the exponential loss has a steepness."""
TRAINING = mapping(
    {
        "rule": Field(
            choice(_RULES),
            False,
            _(
                "backpropagation (sans rien écrire) : tous les exemples à la fois. perceptron : un exemple "
                "à la fois, pour un seul neurone qui montre 0 ou 1."
            ),
        ),
        "step": Field(
            number(0, 1000), True, _("Le pas η : de combien on avance à chaque itération."), (0.0001,)
        ),
        "a": Field(number(0, 100), False, _("La raideur du coût."), (0.7,)),
        "output_threshold_factor": Field(
            number(0, 1000), False, _("Combien de fois plus vite avancent les seuils des sorties."), (10,)
        ),
        "iterations": Field(integer(1, MOST_ITERATIONS), False, _("Combien d'itérations en tout."), (100000,)),
        "marks": Field(
            list_of(integer(1, MOST_ITERATIONS)),
            False,
            _("Les itérations où l'on s'arrête pour regarder, de la plus petite à la plus grande."),
            ([100, 1000, 100000],),
        ),
        "mask": Field(
            list_of(word), False, _("Les couches où aucun lien nouveau ne peut apparaître."), (["cachée"],)
        ),
        "start": Field(
            word_or(BEGINNINGS, list_of(_START)),
            False,
            _(
                "D'où l'on part : cards (sans rien écrire), hand (après l'apprentissage à la main), random (au "
                "hasard entre -0,5 et 0,5), normal (au hasard autour de 0, plus petit quand on lit plus), zero "
                "(zéro partout), ou la liste de ce qui diffère des cartes."
            ),
            ("random",),
        ),
        "seed": _SEED,
        "held_out": _HELD_OUT,
        "folds": _FOLDS,
        "runs": Field(
            list_of(_RUN, 0, 9),
            False,
            _("D'autres essais, chacun par son nom : ce qu'il n'écrit pas est comme au-dessus."),
        ),
        **METHOD,
        "note": Field(text, False, _("Une phrase montrée sous l'entraînement.")),
    },
    {
        "if": {"properties": {"rule": {"const": "perceptron"}}, "required": ["rule"]},
        "then": {"not": {"required": ["mask"]}},
        "else": {"anyOf": [{"required": ["a"]}, _WITHOUT_A]},
        "oneOf": [{"required": ["iterations"]}, {"required": ["epochs"]}],
    },
)

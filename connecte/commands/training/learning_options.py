"""The options of `connecte train` that say how a network learns, and what is kept aside."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from connecte.commands.options import a_file
from connecte.content.runs.method import (
    ACTIVATION_NAMES,
    LOSS_NAMES,
    MOST_EPOCHS,
    MOST_FACTOR,
    MOST_FOLDS,
    MOST_LAYERS,
    MOST_NEURONS,
    MOST_PENALTY,
    NAMED_ACTIVATIONS,
    number_within,
    typed_batch,
    typed_dropout,
    typed_share,
    whole_within,
)
from connecte.language.i18n import _
from connecte.language.lists import choice_list

T = TypeVar("T")
Add = Callable[..., argparse.Action]
"""Adds an option to a group of a parser's."""


def learning_options(parser: argparse.ArgumentParser) -> None:
    """Add the options for activations, loss, batches, regularisation and what is kept aside."""
    group = parser.add_argument_group(_("façon d'apprendre (sans : celle de l'activité)"))
    add: Add = group.add_argument
    _add_network(add)
    _add_steps(add)
    _add_regularisation(add)
    _add_examples(add)


def _add_network(add: Add) -> None:
    """Add what the network that learns is made of, and its loss."""
    add(
        "--neurons",
        type=_sizes,
        metavar="N,N…",
        help=_("couches cachées du réseau qui apprend, à la place de celles des cartes : 30, ou 392,196"),
    )
    add(
        "--activation",
        type=_one_of(ACTIVATION_NAMES, _("activation")),
        metavar=_("NOM"),
        help=_("activation des couches cachées : {names}").format(
            names=choice_list([each.name for each in NAMED_ACTIVATIONS if not each.not_hidden])
        ),
    )
    add(
        "--output",
        type=_one_of(ACTIVATION_NAMES, _("activation")),
        metavar=_("NOM"),
        help=_("activation des sorties : {names}").format(
            names=choice_list([each.name for each in NAMED_ACTIVATIONS if not each.not_of_outputs])
        ),
    )
    add(
        "--loss",
        type=_one_of(LOSS_NAMES, _("coût")),
        metavar=_("NOM"),
        help=_("coût : {names}").format(names=choice_list(LOSS_NAMES)),
    )


def _add_steps(add: Add) -> None:
    """Add how many examples a step takes, how often they are passed, and which numbers take longer steps."""
    add(
        "--batch",
        type=_named(typed_batch, _("nombre d'exemples (all, one ou un nombre)")),
        metavar="K",
        help=_("exemples par itération : all, one ou K"),
    )
    add(
        "--epochs",
        type=_within(whole_within, 1, MOST_EPOCHS, _("nombre de passages")),
        metavar="N",
        help=_("combien de fois passer tous les exemples, à la place de --iterations"),
    )
    for name, what in (
        ("hidden-threshold-factor", _("combien de fois plus vite avancent les seuils cachés")),
        ("output-weight-factor", _("combien de fois plus vite avancent les poids des sorties")),
    ):
        add(f"--{name}", type=_within(number_within, 0, MOST_FACTOR, _("facteur")), metavar="F", help=what)


def _add_regularisation(add: Add) -> None:
    """Add the penalties and dropout."""
    for name, help_ in (
        ("l1", _("ajoute au coût λ × somme(|poids|)")),
        ("l2", _("ajoute au coût λ × somme(poids²)")),
    ):
        add(f"--{name}", type=_within(number_within, 0, MOST_PENALTY, "λ"), metavar="λ", help=help_)
    add(
        "--dropout",
        type=_named(typed_dropout, _("probabilité")),
        metavar="P",
        help=_("probabilité de laisser de côté un neurone caché ; une par couche : 0,5;0,2"),
    )


def _add_examples(add: Add) -> None:
    """Add which examples are learned from, and which are kept aside."""
    add(
        "--held-out",
        type=_named(typed_share, _("part des exemples")),
        metavar=_("PART"),
        help=_("part des exemples mise de côté, au hasard de --seed : 0,25 ou 25%%"),
    )
    add(
        "--data",
        type=a_file,
        metavar=_("FICHIER"),
        help=_(
            "d'autres images que celles de l'activité : mnist.npz, ou un des quatre fichiers IDX de MNIST ; "
            "toutes sont prises, Ctrl-C arrête et montre ce qui est appris ; sans --record"
        ),
    )
    add(
        "--folds",
        type=_within(whole_within, 2, MOST_FOLDS, _("nombre de parts")),
        metavar="K",
        help=_("aussi K essais : chacun met de côté une autre part des exemples"),
    )


def script_option(parser: argparse.ArgumentParser) -> None:
    """Add --script."""
    parser.add_argument(
        "--script",
        type=a_file,
        metavar=_("FICHIER"),
        help=_("garder l'entraînement en un programme Python de NumPy, à lire et à lancer sans connecte"),
    )


def _one_of(words: Sequence[str], name: str) -> Callable[[str], str]:
    """Return a parser of one of these words, written with - or _; `name` is its type in messages."""

    def word(text: str) -> str:
        found = text.lower().replace("-", "_")
        if found not in words:
            raise ValueError(text)
        return found

    word.__name__ = _("{name} ({words})").format(name=name, words=", ".join(words))
    return word


def _within(read: Callable[[str, Any, Any], T], least: float, most: float, name: str) -> Callable[[str], T]:
    """Return a parser of numbers within limits, by `read`; `name` is its type in messages."""

    def number(text: str) -> T:
        return read(text, least, most)

    number.__name__ = name
    return number


def _sizes(text: str) -> tuple[int, ...]:
    """Parse the sizes of hidden layers: whole numbers with commas."""
    if not re.fullmatch(r"[1-9][0-9]{0,3}(,[1-9][0-9]{0,3})*", text, re.ASCII):
        message = _("il faut des nombres de neurones, comme 30 ou 392,196, et non « {text} »")
        raise argparse.ArgumentTypeError(message.format(text=text))
    sizes = tuple(map(int, text.split(",")))
    if len(sizes) > MOST_LAYERS or max(sizes) > MOST_NEURONS:
        message = _("couches : {layers} au plus, neurones de chacune : {neurons} au plus")
        raise argparse.ArgumentTypeError(message.format(layers=MOST_LAYERS, neurons=MOST_NEURONS))
    return sizes


def _named(read: Callable[[str], object], name: str) -> Callable[[str], object]:
    """Return the same parser; `name` is its type in messages."""

    def value(text: str) -> object:
        return read(text)

    value.__name__ = name
    return value

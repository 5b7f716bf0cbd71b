"""The options of the commands that train and replay."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from connecte.commands.options import a_file, a_name, activity_argument, force_option
from connecte.commands.training.learning_options import learning_options, script_option
from connecte.content.runs.trial import LIMITS
from connecte.language.i18n import _


def _iteration(text: str) -> int:
    """Parse an iteration of a run, from 0. Raises ValueError."""
    value = int(text.replace(" ", "").replace("\u00a0", ""))
    if not 0 <= value <= LIMITS["iterations"].most:
        raise ValueError(text)
    return value


def _of_trial(field: str, name: str) -> Callable[[str], float]:
    """Return a parser of a setting of a run within its limits; `name` is its type in messages."""

    def number(text: str) -> float:
        plain = text.replace(" ", "").replace("\u00a0", "")
        value = float(plain.replace(",", ".")) if field in ("step", "a") else int(plain)
        if not LIMITS[field].hold(value):
            raise ValueError(text)
        return value

    number.__name__ = name
    return number


def _numbers(text: str) -> tuple[int, ...]:
    found = tuple(_iteration(word) for word in text.replace(";", ",").split(","))
    if len(found) > 100_000:
        raise ValueError(text)
    return found


# argparse writes the name of the type in its messages.
_numbers.__name__ = _("suite de nombres")
_iteration.__name__ = _("nombre d'itérations")


def train_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `connecte train`."""
    activity_argument(parser)
    parser.add_argument("--run", type=a_name, metavar=_("NOM"), help=_("un autre essai que l'activité décrit"))
    parser.add_argument(
        "--iterations",
        type=_of_trial("iterations", _("nombre d'itérations")),
        metavar="N",
        help=_("combien d'itérations"),
    )
    parser.add_argument("--step", type=_of_trial("step", _("pas")), metavar="η", help=_("le pas"))
    parser.add_argument("--a", type=_of_trial("a", _("raideur")), metavar="A", help=_("la raideur du coût"))
    parser.add_argument(
        "--start",
        choices=("activity", "cards", "hand", "random", "normal", "zero"),
        help=_("départ : celui de l'activité, les cartes, la solution à la main, au hasard, zéro partout"),
    )
    parser.add_argument(
        "--seed",
        type=_of_trial("seed", _("numéro")),
        metavar="N",
        help=_("quel hasard : celui du départ, de l'ordre des exemples, des exemples mis de côté"),
    )
    parser.add_argument("--without", type=_numbers, metavar="3,7", help=_("exemples laissés de côté"))
    parser.add_argument("--record", type=a_file, metavar=_("FICHIER"), help=_("garder l'enregistrement"))
    parser.add_argument(
        "--export", type=a_file, metavar=_("FICHIER"), help=_("garder une table CSV de tous les poids")
    )
    parser.add_argument(
        "--at", type=_numbers, metavar="0,100,1000", help=_("les itérations de la table (sans : les repères)")
    )
    parser.add_argument(
        "--csv",
        choices=("plain", "fr"),
        default="plain",
        help=_("la table pour un programme, ou pour un tableur français : points-virgules et virgules"),
    )
    parser.add_argument(
        "--html",
        type=a_file,
        metavar=_("FICHIER"),
        help=_("garder l'entraînement en une page, à rejouer dans un navigateur"),
    )
    script_option(parser)
    force_option(parser)
    parser.add_argument("--json", action="store_true", help=_("pour un autre programme"))
    learning_options(parser)


def replay_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `connecte replay`."""
    parser.add_argument(
        "file", type=a_file, metavar=_("FICHIER"), help=_("un enregistrement fait par train --record")
    )
    parser.add_argument("--at", type=_iteration, metavar="N", help=_("l'itération à montrer"))
    parser.add_argument("--json", action="store_true", help=_("tous les nombres d'une itération, sans écran"))
    parser.add_argument(
        "--activity", type=a_name, metavar=_("ACTIVITÉ"), help=_("une autre activité que celle du fichier")
    )

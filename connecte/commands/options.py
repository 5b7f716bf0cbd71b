"""The command line: the parser, the types of values, the options of each command."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date

from connecte.commands.training.learning_options import learning_options, script_option
from connecte.content.catalog import DEFAULT
from connecte.content.runs.trial import LIMITS
from connecte.language.i18n import _
from connecte.session.room.names import LONGEST_NAME, tidy_name


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


def a_name(text: str) -> str:
    """Parse a name. Raises ValueError for none, which would silently be as if nothing was asked for."""
    if not text:
        raise ValueError(text)
    return text


def _numbers(text: str) -> tuple[int, ...]:
    found = tuple(_iteration(word) for word in text.replace(";", ",").split(","))
    if len(found) > 100_000:
        raise ValueError(text)
    return found


def _example(text: str) -> int:
    """Parse the number of an example. Raises ValueError."""
    return int(text)


def session_number(text: str) -> int:
    """Parse the number of a kept session. Raises ValueError."""
    return int(text)


def class_name(text: str) -> str:
    """Parse the name of a class. Raises ValueError for one that is too long."""
    name = tidy_name(text, len(text))
    if len(name) > LONGEST_NAME:
        raise ValueError(text)
    return name


def _day(text: str) -> date:
    """Parse a day: "2026-07-31", or as French calendars write it. Raises ValueError."""
    day, _slash, rest = text.strip().partition("/")
    month, _slash, year = rest.partition("/")
    return date(int(year), int(month), int(day)) if rest else date.fromisoformat(text.strip())


# argparse writes the name of the type in its messages.
_numbers.__name__ = _("suite de nombres")
a_name.__name__ = _("un nom")
_iteration.__name__ = _("nombre d'itérations")
_example.__name__ = _("numéro d'un exemple")
class_name.__name__ = _("nom de classe, {most} caractères au plus").format(most=LONGEST_NAME)
_day.__name__ = _("un jour, comme 2026-07-31")
session_number.__name__ = _("numéro d'une séance")


def activity_argument(parser: argparse.ArgumentParser) -> None:
    """Add the name or file of an activity, for every command about one."""
    parser.add_argument(
        "activity", nargs="?", default=DEFAULT, metavar=_("ACTIVITÉ"), help=_("nom ou fichier d'une activité")
    )


def force_option(parser: argparse.ArgumentParser) -> None:
    """Add --force, for every command that writes a file."""
    parser.add_argument("--force", action="store_true", help=_("écraser un fichier qui existe"))


def sessions_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `connecte sessions`."""
    parser.add_argument(
        "--delete",
        type=session_number,
        nargs="+",
        default=(),
        metavar="N",
        help=_("supprimer ces séances-là, par leurs numéros"),
    )
    parser.add_argument(
        "--delete-before",
        type=_day,
        metavar=_("DATE"),
        help=_("supprimer celles dont le dernier geste est d'avant ce jour : 2026-07-31 ou 31/07/2026"),
    )
    parser.add_argument("--yes", action="store_true", help=_("supprimer sans demander"))


def schema_options(parser: argparse.ArgumentParser) -> None:
    """Of `connecte schema`."""
    parser.add_argument(
        "--of",
        choices=("train", "forward", "replay"),
        help=_("celui de ce que la commande dit avec --json ; sans : celui des activités"),
    )


def new_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `connecte new`."""
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--from", dest="source", metavar=_("ACTIVITÉ"), help=_("copier cette activité-là"))
    kind.add_argument(
        "--drawn", dest="kind", action="store_const", const="drawn", help=_("un dessin coupé en bandelettes")
    )
    kind.add_argument(
        "--numbers", dest="kind", action="store_const", const="numbers", help=_("des nombres, sans dessin")
    )
    kind.add_argument(
        "--pixels", dest="kind", action="store_const", const="pixels", help=_("une entrée par case")
    )
    kind.add_argument(
        "--letters", type=a_name, metavar=_("LETTRES"), help=_("des lettres à reconnaître, avec leurs cartes")
    )
    force_option(parser)


def forward_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `connecte forward`."""
    activity_argument(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--example", type=_example, metavar="N", help=_("le numéro d'un exemple, à partir de 0"))
    what.add_argument("--counts", metavar="6,4,9,6,6,7", help=_("les nombres des bandelettes"))
    what.add_argument(
        "--drawing", metavar=_("FICHIER"), help=_("un dessin : une ligne par rangée, . blanc, # noir")
    )
    parser.add_argument(
        "--state",
        choices=("cards", "hand"),
        default="cards",
        help=_("cartes imprimées, ou après l'apprentissage à la main"),
    )
    parser.add_argument("--json", action="store_true", help=_("pour un autre programme"))


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
    parser.add_argument("--record", metavar=_("FICHIER"), help=_("garder l'enregistrement"))
    parser.add_argument("--export", metavar=_("FICHIER"), help=_("garder une table CSV de tous les poids"))
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
        metavar=_("FICHIER"),
        help=_("garder l'entraînement en une page, à rejouer dans un navigateur"),
    )
    script_option(parser)
    force_option(parser)
    parser.add_argument("--json", action="store_true", help=_("pour un autre programme"))
    learning_options(parser)


def replay_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `connecte replay`."""
    parser.add_argument("file", metavar=_("FICHIER"), help=_("un enregistrement fait par train --record"))
    parser.add_argument("--at", type=_iteration, metavar="N", help=_("l'itération à montrer"))
    parser.add_argument("--json", action="store_true", help=_("tous les nombres d'une itération, sans écran"))
    parser.add_argument(
        "--activity", type=a_name, metavar=_("ACTIVITÉ"), help=_("une autre activité que celle du fichier")
    )

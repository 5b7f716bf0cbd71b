"""The options of the commands, and the types of their values."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from datetime import date

from connecte.content.catalog import DEFAULT
from connecte.content.hour.plan import MOST_MINUTES, MOST_PUPILS
from connecte.language.i18n import _


def a_name(text: str) -> str:
    """Parse a name. Raises ValueError for none, which would silently be as if nothing was asked for."""
    if not text:
        raise ValueError(text)
    return text


def a_file(text: str) -> str:
    """Parse the name of a file. Raises ValueError for none, and for one that ends as folders do: its file
    would get another name than was asked for.
    """
    if not text or text.endswith(("/", os.sep)):
        raise ValueError(text)
    return text


def a_place(text: str) -> str:
    """Parse the name of a file, or of a folder to write in, as `a_file` does."""
    return text if text and os.path.isdir(text) else a_file(text)  # noqa: PTH112 - raises nothing


def _example(text: str) -> int:
    """Parse the number of an example. Raises ValueError."""
    return int(text)


def session_number(text: str) -> int:
    """Parse the number of a kept session. Raises ValueError."""
    return int(text)


def class_name(text: str) -> str:
    """Parse the name of a class. Raises ValueError for one that is too long."""
    from connecte.session.room.names import LONGEST_NAME, tidy_name

    name = tidy_name(text, len(text))
    if len(name) > LONGEST_NAME:
        raise ValueError(text)
    return name


def _day(text: str) -> date:
    """Parse a day: "2026-07-31", or as French calendars write it. Raises ValueError."""
    day, _slash, rest = text.strip().partition("/")
    month, _slash, year = rest.partition("/")
    return date(int(year), int(month), int(day)) if rest else date.fromisoformat(text.strip())


def from_one_to(most: int, name: str) -> Callable[[str], int]:
    """Return a parser of whole numbers from 1 to `most`; `name` is its type in messages."""

    def number(text: str) -> int:
        value = int(text)
        if not 1 <= value <= most:
            raise ValueError(text)
        return value

    number.__name__ = name
    return number


# argparse writes the name of the type in its messages.
a_name.__name__ = _("un nom")
a_file.__name__ = _("un nom de fichier, sans / à la fin")
a_place.__name__ = _("un nom de fichier, ou un dossier qui existe")
_example.__name__ = _("numéro d'un exemple")
_day.__name__ = _("un jour, comme 2026-07-31")
session_number.__name__ = _("numéro d'une séance")
_minutes = from_one_to(MOST_MINUTES, _("nombre de minutes"))
number_of_pupils = from_one_to(MOST_PUPILS, _("nombre d'élèves"))


def activity_argument(parser: argparse.ArgumentParser) -> None:
    """Add the name or file of an activity, for every command about one."""
    parser.add_argument(
        "activity",
        nargs="?",
        type=a_name,
        default=DEFAULT,
        metavar=_("ACTIVITÉ"),
        help=_("nom ou fichier d'une activité"),
    )


def force_option(parser: argparse.ArgumentParser) -> None:
    """Add --force, for every command that writes a file."""
    parser.add_argument("--force", action="store_true", help=_("écraser un fichier qui existe"))


def hour_options(parser: argparse.ArgumentParser) -> None:
    """Add the options for duration and number of pupils."""
    parser.add_argument(
        "--minutes",
        type=_minutes,
        default=0,
        metavar="N",
        help=_("la durée de la séance (sans : celle de l'activité)"),
    )
    parser.add_argument(
        "--pupils", type=number_of_pupils, default=0, metavar="N", help=_("combien d'élèves : qui fait quoi")
    )


def play_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `connecte play`."""
    from connecte.session.room.names import LONGEST_NAME

    class_name.__name__ = _("nom de classe, {most} caractères au plus").format(most=LONGEST_NAME)
    parser.add_argument(
        "activity", nargs="?", type=a_name, metavar=_("ACTIVITÉ"), help=_("nom ou fichier d'une activité")
    )
    parser.add_argument(
        "--session",
        type=a_file,
        metavar=_("FICHIER"),
        help=_("le journal de la séance, neuf ou à reprendre"),
    )
    hour_options(parser)
    parser.add_argument(
        "--class",
        dest="class_name",
        type=class_name,
        default="",
        metavar=_("5eB"),
        help=_("le nom de la classe"),
    )
    parser.add_argument("--ascii", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)


def resume_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `connecte resume`."""
    parser.add_argument(
        "number", nargs="?", type=session_number, default=1, metavar="N", help=_("la dernière si rien")
    )


def session_argument(parser: argparse.ArgumentParser, help_: str) -> None:
    """Add which kept session is meant; its help says which one is without it."""
    parser.add_argument("session", nargs="?", type=a_file, metavar=_("SÉANCE"), help=help_)


def board_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `connecte board`."""
    session_argument(parser, _("son fichier, ou son numéro ; sans rien, celle en cours"))
    parser.add_argument("--light", action="store_true", help=_("noir sur blanc"))


def check_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `connecte check`."""
    parser.add_argument(
        "activities",
        nargs="*",
        type=a_name,
        metavar=_("ACTIVITÉ"),
        help=_("noms, fichiers, ou - pour l'entrée standard"),
    )
    parser.add_argument(
        "--strict", action="store_true", help=_("un avertissement compte comme une faute ; une remarque, non")
    )
    parser.add_argument("--json", action="store_true", help=_("pour un éditeur ou un autre programme"))


def edit_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `connecte edit`."""
    parser.add_argument("file", type=a_file, metavar=_("FICHIER"), help=_("son fichier, même avec des fautes"))


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
    """Add the options of `connecte schema`."""
    parser.add_argument(
        "--of",
        choices=("train", "forward", "replay"),
        help=_("celui de ce que la commande dit avec --json ; sans : celui des activités"),
    )


def new_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `connecte new`."""
    parser.add_argument("name", metavar=_("NOM"), help=_("son nom, qui sera celui du fichier"))
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument(
        "--from", dest="source", type=a_name, metavar=_("ACTIVITÉ"), help=_("copier cette activité-là")
    )
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
        "--drawing",
        type=a_file,
        metavar=_("FICHIER"),
        help=_("un dessin : une ligne par rangée, . blanc, # noir"),
    )
    parser.add_argument(
        "--state",
        choices=("cards", "hand"),
        default="cards",
        help=_("cartes imprimées, ou après l'apprentissage à la main"),
    )
    parser.add_argument("--json", action="store_true", help=_("pour un autre programme"))

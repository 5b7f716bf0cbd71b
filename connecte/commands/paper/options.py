"""The options of the commands that print, and those of the hour, which they share with the screens."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from connecte.commands.options import a_name, activity_argument, force_option
from connecte.content.plan import MOST_MINUTES, MOST_PUPILS
from connecte.language.i18n import _

MOST_DRAWINGS = 8


def _from_one_to(most: int, name: str) -> Callable[[str], int]:
    """Return a parser of whole numbers from 1 to `most`; `name` is its type in messages."""

    def number(text: str) -> int:
        value = int(text)
        if not 1 <= value <= most:
            raise ValueError(text)
        return value

    number.__name__ = name
    return number


_minutes = _from_one_to(MOST_MINUTES, _("nombre de minutes"))
_pupils = _from_one_to(MOST_PUPILS, _("nombre d'élèves"))
_drawings = _from_one_to(MOST_DRAWINGS, _("nombre de dessins"))


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
        "--pupils", type=_pupils, default=0, metavar="N", help=_("combien d'élèves : qui fait quoi")
    )


def report_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `connecte report`."""
    parser.add_argument(
        "session", nargs="?", metavar=_("SÉANCE"), help=_("son fichier, ou son numéro ; la dernière si rien")
    )
    parser.add_argument("-o", "--output", type=a_name, metavar=_("FICHIER"), help=_("où écrire la page"))
    parser.add_argument("--names", action="store_true", help=_("avec les noms des élèves"))
    parser.add_argument(
        "--pdf", action="store_true", help=_("un PDF, par un Chromium ou Chrome de cette machine")
    )
    force_option(parser)


def notebook_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `connecte notebook`."""
    parser.add_argument(
        "session", nargs="?", metavar=_("SÉANCE"), help=_("son fichier, ou son numéro ; la dernière si rien")
    )
    parser.add_argument(
        "-o",
        "--output",
        type=a_name,
        metavar=_("FICHIER"),
        help=_("une copie de l'activité, au lieu de son fichier"),
    )
    parser.add_argument("--names", action="store_true", help=_("avec les noms des élèves"))
    force_option(parser)


def page_options(parser: argparse.ArgumentParser) -> None:
    """Of `connecte page`."""
    activity_argument(parser)
    parser.add_argument("-o", "--output", type=a_name, metavar=_("FICHIER"), help=_("où écrire la page"))
    force_option(parser)


def roles_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `connecte roles`."""
    activity_argument(parser)
    parser.add_argument(
        "--pupils", type=_pupils, default=25, metavar="N", help=_("combien d'élèves (sans : 25)")
    )
    parser.add_argument(
        "--drawings", type=_drawings, default=4, metavar="N", help=_("pour combien de dessins (sans : 4)")
    )


def cards_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `connecte cards`."""
    activity_argument(parser)
    parser.add_argument("-o", "--output", type=a_name, metavar=_("FICHIER"), help=_("où écrire la page"))
    parser.add_argument("--only", metavar="C,D", help=_("les cartes de ces neurones seulement"))
    parser.add_argument(
        "--state",
        action="append",
        metavar=_("ÉTAT"),
        help=_("cards, hand ou run.npz@N ; deux états : les cartes qui changent de l'un à l'autre"),
    )
    parser.add_argument(
        "--pdf", action="store_true", help=_("un PDF, par un Chromium ou Chrome de cette machine")
    )
    parser.add_argument(
        "--round",
        choices=("three", "one", "halves", "whole"),
        help=_(
            "les nombres d'un enregistrement : trois décimales, une, demis ou entiers (sans : trois décimales)"
        ),
    )
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4", help=_("le papier"))
    parser.add_argument(
        "--duplex", action="store_true", help=_("pour une imprimante recto verso : cartes à écrire au dos")
    )
    parser.add_argument("--large", action="store_true", help=_("en grands caractères : une carte par page"))
    parser.add_argument(
        "--names",
        metavar=_("Ana,Léo"),
        help=_("les élèves de « qui fait quoi » : une liste, ou un fichier, un nom par ligne"),
    )
    parser.add_argument("--open", action="store_true", help=_("ouvrir dans le navigateur"))
    hour_options(parser)
    force_option(parser)

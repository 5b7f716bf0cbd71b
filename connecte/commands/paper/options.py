"""The options of the commands that print."""

from __future__ import annotations

import argparse

from connecte.commands.options import (
    a_file,
    a_place,
    activity_argument,
    force_option,
    from_one_to,
    hour_options,
    number_of_pupils,
    session_argument,
)
from connecte.language.i18n import _

MOST_DRAWINGS = 8


_drawings = from_one_to(MOST_DRAWINGS, _("nombre de dessins"))


def report_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `connecte report`."""
    session_argument(parser, _("son fichier, ou son numéro ; la dernière si rien"))
    parser.add_argument("-o", "--output", type=a_place, metavar=_("FICHIER"), help=_("où écrire la page"))
    parser.add_argument("--names", action="store_true", help=_("avec les noms des élèves"))
    parser.add_argument(
        "--pdf", action="store_true", help=_("un PDF, par un Chromium ou Chrome de cette machine")
    )
    force_option(parser)


def notebook_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `connecte notebook`."""
    session_argument(parser, _("son fichier, ou son numéro ; la dernière si rien"))
    parser.add_argument(
        "-o",
        "--output",
        type=a_file,
        metavar=_("FICHIER"),
        help=_("une copie de l'activité, au lieu de son fichier"),
    )
    parser.add_argument("--names", action="store_true", help=_("avec les noms des élèves"))
    force_option(parser)


def page_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `connecte page`."""
    activity_argument(parser)
    parser.add_argument("-o", "--output", type=a_place, metavar=_("FICHIER"), help=_("où écrire la page"))
    force_option(parser)


def roles_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `connecte roles`."""
    activity_argument(parser)
    parser.add_argument(
        "--pupils", type=number_of_pupils, default=25, metavar="N", help=_("combien d'élèves (sans : 25)")
    )
    parser.add_argument(
        "--drawings", type=_drawings, default=4, metavar="N", help=_("pour combien de dessins (sans : 4)")
    )


def cards_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `connecte cards`."""
    activity_argument(parser)
    parser.add_argument("-o", "--output", type=a_place, metavar=_("FICHIER"), help=_("où écrire la page"))
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

"""`connecte page`: a page to draw on at home."""

from __future__ import annotations

import argparse

from connecte.commands.output import emit
from connecte.commands.paper.place import place
from connecte.content.catalog import load
from connecte.content.printing.pages.home import home_page
from connecte.files.writer import write
from connecte.language.errors import UsageError
from connecte.language.i18n import _


def page(arguments: argparse.Namespace) -> int:
    """Write the page. Raises UsageError for an activity without a grid, FileError."""
    activity = load(arguments.activity)
    if not activity.is_drawn:
        message = _("l'activité « {name} » n'a pas de grille : on n'y dessine pas")
        raise UsageError(message.format(name=activity.name))
    path = place(arguments.output, _("dessin.html"))
    write(path, home_page(activity).encode("utf-8"), arguments.force)
    emit(_("{path} : la page où dessiner, à ouvrir dans un navigateur, sans réseau").format(path=path))
    return 0

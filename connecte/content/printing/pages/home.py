"""A page to draw on at home, which gives the drawing's code to bring to school."""

from __future__ import annotations

from connecte.content.activity import Activity
from connecte.content.printing.render import data, page, program
from connecte.core.grid.code import SPELLING
from connecte.core.grid.code import words as faults
from connecte.language.i18n import _
from connecte.language.lists import choice_list


def home_page(activity: Activity) -> str:
    """Return the page of an activity that is drawn."""
    rows, columns = activity.grid.rows, activity.grid.columns
    return page(
        "web/home.html",
        title=activity.title,
        labels=choice_list(activity.answers),
        rows=rows,
        columns=columns,
        credit=activity.credit,
        program=program("web/code.js", "web/home.js"),
        data=data({"rows": rows, "columns": columns, "spelling": SPELLING, "words": {**faults(), **_words()}}),
    )


def _words() -> dict[str, str]:
    """Return what the script says beside what is wrong with a code."""
    return {
        "cell": _("ligne {row}, colonne {column}"),
        "empty": _("Le dessin est vide."),
        "copied": _("Copié."),
        "byHand": _("Ce navigateur ne copie pas : recopier à la main."),
    }

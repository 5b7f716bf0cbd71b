"""The commands of the walk."""

from __future__ import annotations

from connecte.language.i18n import _
from connecte.language.keys import table
from connecte.language.value import replace
from connecte.ui.base.commands import CORRECT, DRAWING, EXAMPLES, NEXT_EXAMPLE, PHASES, REDO, UNDO, Command

WALK = (
    Command("reveal", table.NEXT, _("Suite"), _("montrer la chose suivante, une seule")),
    Command("take_back", table.BACK, _("Retour"), _("cacher la dernière chose montrée")),
    Command("whole_card", table.ENTER, _("Carte"), _("montrer toute cette carte, ou tout ce compte")),
    Command("reveal_rest", table.ALL, _("Tout"), _("montrer tous les nombres, ou toute la couche")),
    Command("vote", table.VOTE, _("Vote"), _("compter les mains levées pour chaque réponse")),
    NEXT_EXAMPLE,
    replace(EXAMPLES, shown=False),
    Command("pick.-1", table.LEFT, _("Avant"), _("se tourner vers l'élève d'avant, sans rien montrer"), False),
    Command("pick.1", table.RIGHT, _("Après"), _("se tourner vers l'élève d'après, sans rien montrer"), False),
    CORRECT,
    Command(
        "keep", table.LET_RUN, _("Laisser courir"), _("laisser courir un nombre annoncé faux"), False, DRAWING
    ),
    Command(
        "another_drawing", None, _("Autre dessin"), _("un autre dessin, sur une grille vide"), False, DRAWING
    ),
    Command("play_again", None, _("Rejouer"), _("jouer le même encore, depuis le début"), False, DRAWING),
    Command(
        "why",
        table.WHY,
        _("Pourquoi"),
        _("la sortie qui a parlé et celle qui devait, côte à côte"),
        False,
        DRAWING,
    ),
    *PHASES,
    UNDO,
    REDO,
)
"""Digits have no command: what is typed in the walk is a number that a pupil announces."""

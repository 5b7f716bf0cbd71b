"""The commands of a kernel that slides over the drawing."""

from __future__ import annotations

from connecte.language.i18n import _
from connecte.language.keys import table
from connecte.language.value import replace
from connecte.ui.base.commands import CORRECT, DRAWING, EXAMPLES, NEXT_EXAMPLE, PHASES, REDO, UNDO, Command

SLIDE = (
    Command("on", table.NEXT, _("Suite"), _("montrer ce nombre ; puis poser le motif à la place suivante")),
    Command("take_back", table.BACK, _("Retour"), _("cacher le dernier nombre montré")),
    Command("row", table.ENTER, _("Ligne"), _("montrer la fin de la ligne")),
    Command("reveal_rest", table.ALL, _("Tout"), _("montrer toute la carte, ou tous les carrés")),
    Command("shades", table.OTHER_VIEW, _("Nuances"), _("la carte en nuances, ou en nombres")),
    NEXT_EXAMPLE,
    replace(EXAMPLES, shown=False),
    Command("place.0_-1", table.LEFT, _("À gauche"), _("poser le motif une place à gauche"), False),
    Command("place.0_1", table.RIGHT, _("À droite"), _("poser le motif une place à droite"), False),
    Command("place.-1_0", table.UP, _("En haut"), _("poser le motif une place plus haut"), False),
    Command("place.1_0", table.DOWN, _("En bas"), _("poser le motif une place plus bas"), False),
    CORRECT,
    Command(
        "next_kernel", None, _("Autre motif"), _("prendre un autre motif ; sa carte reste"), False, DRAWING
    ),
    Command("play_again", None, _("Rejouer"), _("vider la carte de ce motif"), False, DRAWING),
    *PHASES,
    UNDO,
    REDO,
)
"""Digits have no command: what is typed is a number that a pupil announces."""

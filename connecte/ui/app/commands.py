"""Keys of the choice of activities."""

from __future__ import annotations

from connecte.language.i18n import _
from connecte.ui.base.commands import Command

CHOOSE = (
    Command("start", "enter,space", _("Entrée"), _("Commencer"), _("commencer l'activité choisie")),
    Command("leave", "q", "q", _("Quitter"), _("quitter le programme")),
)

"""The commands of the editor."""

from __future__ import annotations

from connecte.language.i18n import _
from connecte.ui.base.commands import Command

EDITOR = (
    Command("save", "ctrl+s", "Ctrl+S", _("Enregistrer"), _("enregistrer : la classe a les nouvelles cartes")),
    Command("next_fault", "ctrl+n,f8", "Ctrl+N", _("Faute"), _("aller à la faute suivante")),
    Command("find", "ctrl+f", "Ctrl+F", _("Chercher"), _("chercher un mot dans le texte")),
    Command("undo_text", "ctrl+z", "Ctrl+Z", _("Annuler"), _("annuler ce qui vient d'être écrit")),
    Command("leave", "escape", _("Échap"), _("Fermer"), _("revenir à la classe")),
    Command("help", "f2,f1", "F2", _("Aide"), _("les touches de cet écran")),
)

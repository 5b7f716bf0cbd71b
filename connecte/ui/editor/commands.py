"""The commands of the editor."""

from __future__ import annotations

from connecte.language.i18n import _
from connecte.language.keys import table
from connecte.ui.base.commands import FILE, Command

EDITOR = (
    Command(
        "save",
        table.SAVE,
        _("Enregistrer"),
        _("enregistrer : la classe a les nouvelles cartes"),
        True,
        FILE,
    ),
    Command("next_fault", table.NEXT_FAULT, _("Faute"), _("aller à la faute suivante"), True, FILE),
    Command("find", table.FIND, _("Chercher"), _("chercher un mot dans le texte"), True, FILE),
    Command("undo_text", table.UNDO_TEXT, _("Annuler"), _("annuler ce qui vient d'être écrit"), True, FILE),
    Command("leave", table.ESCAPE, _("Fermer"), _("revenir à la classe"), True, FILE),
)

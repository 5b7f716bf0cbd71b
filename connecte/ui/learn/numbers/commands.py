"""The commands of the learning by hand where weights and thresholds are moved by steps."""

from __future__ import annotations

from connecte.language.i18n import _
from connecte.language.keys import table
from connecte.ui.base.commands import PAPER, PHASES, REDO, UNDO, Command

NUMBERS = (
    Command("step.1", table.UP, _("+"), _("monter le nombre choisi d'un pas")),
    Command("step.-1", table.DOWN, _("−"), _("le baisser d'un pas")),
    Command("choose_number.1", (table.RIGHT, table.NEXT), _("Nombre"), _("le nombre d'après")),
    Command("choose_number.-1", (table.LEFT, table.BACK), _("Nombre"), _("le nombre d'avant"), False),
    Command("turn", table.OTHER_VIEW, _("Image"), _("les points, ou la vallée du coût ; ou quel seuil")),
    Command("axes", None, _("Autres entrées"), _("le plan de deux autres entrées"), False),
    Command("follow.1", table.NEXT_EXAMPLE, _("Suivre"), _("suivre un autre exemple")),
    Command("hint", table.HINT, _("Indice"), _("un peu d'aide : quel nombre, puis quel sens, puis le gain")),
    Command("solution", table.SOLUTION, _("Le pas"), _("le pas qui baisse le plus le coût"), False),
    Command("toggle_example", table.EXAMPLES, _("Exemples"), _("ajouter un exemple, ou l'enlever"), False),
    Command("choose_set", None, _("Quels exemples"), _("ceux à jouer en classe, ou tous"), False),
    Command("restore", None, _("Nombres imprimés"), _("revenir aux nombres des cartes imprimées"), False),
    Command("print_cards", None, _("Cartes changées"), _("les écrire dans une page à imprimer"), False, PAPER),
    *PHASES,
    UNDO,
    REDO,
)

"""The commands of the learning by hand."""

from __future__ import annotations

from connecte.language.i18n import _
from connecte.ui.base.commands import EDIT, REDO, TO_TRAIN, UNDO, Command

LEARN = (
    Command("nudge.1", "up,plus,equals_sign", "↑", _("+1"), _("monter le seuil d'un cran")),
    Command("nudge.-1", "down,minus,6", "↓", _("−1"), _("baisser le seuil d'un cran")),
    Command("choose_card.-1", "left,pageup", "←", _("Carte"), _("la carte d'avant"), False),
    Command("choose_card.1", "right,pagedown", "→", _("Carte"), _("la carte d'après")),
    Command("compare", "c", "c", _("Comparer"), _("mettre une autre carte à côté")),
    Command("hint", "i", "i", _("Indice"), _("quels seuils aideraient le plus ?")),
    Command("solution", "s", "s", _("Solution"), _("un pas de la solution de l'atelier"), False),
    Command("restore", "x", "x", _("Rétablir"), _("revenir aux cartes imprimées"), False),
    Command("choose_set", "a", "a", _("Exemples"), _("ceux de la classe, tous, avec ses dessins"), False),
    Command(
        "toggle_example", "e", "e", _("Exemple"), _("mettre un exemple sur les cartes, ou l'enlever"), False
    ),
    Command(
        "print_cards", "m", "m", _("Imprimer"), _("écrire les cartes changées dans une page à imprimer"), False
    ),
    Command("walk", "escape,w", _("Échap"), _("Cartes"), _("revenir aux cartes, avec les seuils appris")),
    Command("draw", "d", "d", _("Dessin"), _("revenir au dessin"), False),
    TO_TRAIN,
    EDIT,
    UNDO,
    REDO,
)

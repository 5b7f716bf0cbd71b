"""The commands of the learning by hand."""

from __future__ import annotations

from connecte.language.i18n import _
from connecte.language.keys import table
from connecte.ui.base.commands import PAPER, PHASES, REDO, UNDO, Command

LEARN = (
    Command("nudge.1", table.UP, _("+1"), _("monter le seuil d'un cran")),
    Command("nudge.-1", table.DOWN, _("−1"), _("baisser le seuil d'un cran")),
    Command("part.1", table.NEXT, _("Suite"), _("la suite de l'exercice")),
    Command("part.-1", table.BACK, _("Retour"), _("reprendre le dernier geste de l'exercice"), False),
    Command("choose_card.1", (table.RIGHT, table.NEXT), _("Carte"), _("la carte d'après")),
    Command("choose_card.-1", (table.LEFT, table.BACK), _("Carte"), _("la carte d'avant"), False),
    Command("predict", table.ENTER, _("Prédire"), _("prédire ce que change un seuil déplacé"), False),
    Command("slope", table.ENTER, _("Sa courbe"), _("le coût selon ce seuil : sa courbe, sa pente"), False),
    Command("compare", table.COMPARE, _("Comparer"), _("mettre une autre carte à côté"), False),
    Command(
        "follow.1", table.NEXT_EXAMPLE, _("Suivre"), _("suivre un autre exemple, d'abord ceux qui sont faux")
    ),
    Command("why", table.WHY, _("Pourquoi"), _("l'exemple suivi : la sortie qui a parlé, celle qui devait")),
    Command("hint", table.HINT, _("Indice"), _("un peu d'aide : quelle carte, puis quel sens, puis le coup")),
    Command("solution", table.SOLUTION, _("Solution"), _("un pas de la solution de l'atelier"), False),
    Command(
        "toggle_example",
        table.EXAMPLES,
        _("Exemples"),
        _("mettre un exemple sur les cartes, ou l'enlever"),
    ),
    Command(
        "exercises",
        None,
        _("Trois exercices"),
        _("un exemple montré, un à finir, un tout seul ; ou les arrêter"),
        False,
    ),
    Command(
        "choose_set", None, _("Quels exemples"), _("ceux à jouer en classe, tous, avec vos dessins"), False
    ),
    Command("restore", None, _("Cartes imprimées"), _("revenir aux seuils imprimés"), False),
    Command(
        "print_cards",
        None,
        _("Cartes changées"),
        _("les écrire dans une page à imprimer"),
        False,
        PAPER,
    ),
    *PHASES,
    UNDO,
    REDO,
)

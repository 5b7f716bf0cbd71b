"""Keys of the walk."""

from __future__ import annotations

from connecte.language.i18n import _
from connecte.ui.base.commands import EDIT, REDO, TO_LEARN, TO_TRAIN, UNDO, Command

WALK = (
    Command("reveal", "space,pagedown", _("Espace"), _("Suite"), _("montrer la chose suivante, une seule")),
    Command("take_back", "backspace,pageup", "⌫", _("Retour"), _("cacher la dernière chose montrée")),
    Command("whole_card", "enter", _("Entrée"), _("Carte"), _("montrer toute cette carte, ou tout ce compte")),
    Command("reveal_rest", "f", "f", _("Tous"), _("montrer tous les nombres, ou toute la couche"), False),
    Command("pick.-1", "left", "←", _("Avant"), _("se tourner vers l'élève d'avant, sans rien montrer"), False),
    Command("pick.1", "right", "→", _("Après"), _("se tourner vers l'élève d'après, sans rien montrer"), False),
    Command("correct", "c", "c", _("Corriger"), _("montrer le bon nombre à la place d'un faux"), False),
    Command("keep", "k", "k", _("Laisser"), _("laisser courir un nombre annoncé faux"), False),
    Command("vote", "v", "v", _("Vote"), _("compter les mains levées pour chaque réponse")),
    Command("draw", "d,escape", "d", _("Dessin"), _("revenir au début ; les cartes gardent leur place"), False),
    Command("examples", "e", "e", _("Exemples"), _("choisir un des exemples"), False),
    Command("next_example", "n", "n", _("Suivant"), _("passer à l'exemple suivant"), False),
    Command("another_drawing", "", "", _("Autre"), _("un autre dessin, sur une grille vide"), False),
    Command("play_again", "", "", _("Rejouer"), _("jouer le même dessin depuis le début"), False),
    TO_LEARN,
    TO_TRAIN,
    EDIT,
    UNDO,
    REDO,
)
"""Digits have no command: what is typed in the walk is a number that a pupil announces."""

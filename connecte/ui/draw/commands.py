"""Keys of the drawing and of the look-alikes."""

from __future__ import annotations

from connecte.language.i18n import _
from connecte.ui.base.commands import EDIT, REDO, TO_LEARN, TO_TRAIN, UNDO, Command

DRAW = (
    Command("walk", "enter,pagedown", _("Entrée"), _("Compter"), _("passer aux cartes : compter, calculer")),
    Command("turn_cell", "space", _("Espace"), _("Noircir"), _("noircir ou effacer la case du curseur")),
    Command("examples", "e", "e", _("Exemples"), _("choisir un des exemples")),
    Command("cut", "c", "c", _("Découper"), _("montrer les bandelettes découpées, ou les cacher")),
    Command("wanted", "v", "v", _("C'est un…"), _("dire ce que le réseau devrait répondre"), False),
    Command("who", "w", "w", _("Qui ?"), _("dire qui dessine"), False),
    Command("keep_drawing", "k", "k", _("Garder"), _("garder le dessin dans le carnet, grille vide"), False),
    Command("fragile", "f", "f", _("Fragile"), _("montrer les cases qui changeraient le verdict"), False),
    Command("lookalikes", "s", "s", _("Sosies"), _("d'autres dessins qui ont les mêmes nombres"), False),
    Command("fool", "j", "j", _("Tromper"), _("jouer à tromper le réseau"), False),
    Command("code", "m", "m", _("Code"), _("le code du dessin, à dicter ; ou en taper un"), False),
    Command("clear", "x,delete", "x", _("Effacer"), _("effacer tout le dessin"), False),
    TO_LEARN,
    TO_TRAIN,
    Command("next_example", "n", "n", _("Suivant"), _("l'exemple suivant"), False),
    EDIT,
    UNDO,
    REDO,
    Command("choose", "escape", _("Échap"), _("Activités"), _("revenir au choix de l'activité"), False),
)

LOOKALIKES = (
    Command("take", "enter", _("Entrée"), _("Grille"), _("mettre ce dessin sur la grille")),
    Command("others", "n,pagedown,space", "n", _("D'autres"), _("d'autres sosies")),
    Command("choose.1", "right,down", "→", _("Après"), _("le dessin d'après")),
    Command("choose.-1", "left,up", "←", _("Avant"), _("le dessin d'avant"), False),
    Command("leave", "escape,s,q", _("Échap"), _("Fermer"), _("revenir")),
)

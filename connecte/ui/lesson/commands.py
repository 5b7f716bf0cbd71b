"""Keys of notebook, run sheet, roles and closing questions."""

from __future__ import annotations

from connecte.language.i18n import _
from connecte.ui.base.commands import Command

NOTEBOOK = (
    Command("open_page", "enter", _("Entrée"), _("Grille"), _("mettre ce dessin sur la grille")),
    Command("test", "t", "t", _("Tester"), _("demander au réseau ce qu'il dit de tous les dessins")),
    Command("toggle_learning", "a", "a", _("Apprendre"), _("l'apprendre à la main, ou ne plus l'apprendre")),
    Command("label", "v", "v", _("C'est un…"), _("dire ce que le dessin devait être")),
    Command("sign", "w", "w", _("Qui ?"), _("dire qui l'a dessiné"), False),
    Command("drop", "x,delete", "x", _("Arracher"), _("arracher la page"), False),
    Command(
        "tables", "tab", "Tab", _("Tableaux"), _("voulu et annoncé : avant, à la main, après l'ordinateur")
    ),
    Command("move.0_-1", "left,pageup", "←", _("Avant"), _("le dessin d'avant"), False),
    Command("move.0_1", "right,pagedown", "→", _("Après"), _("le dessin d'après"), False),
    Command("move.-1_0", "up", "↑", _("Rangée"), _("la rangée au-dessus"), False),
    Command("move.1_0", "down", "↓", _("Rangée"), _("la rangée au-dessous"), False),
    Command("undo", "u,ctrl+z", "u", _("Annuler"), _("annuler le dernier geste"), False),
    Command("leave", "escape,C,q", _("Échap"), _("Fermer"), _("revenir")),
)

RUN_SHEET = (
    Command("pause", "P,space", "P", _("Pause"), _("arrêter l'horloge, ou la relancer")),
    Command("minutes.1", "up", "↑", _("+5 min"), _("cinq minutes de plus")),
    Command("minutes.-1", "down", "↓", _("−5 min"), _("cinq minutes de moins")),
    Command("restart", "x", "x", _("Repartir"), _("l'heure commence maintenant")),
    Command("debrief", "d", "d", _("Finir"), _("les questions pour finir, au tableau")),
    Command("leave", "escape,T,q", _("Échap"), _("Fermer"), _("revenir")),
)

ROLES = (
    Command("pupils.1", "up,plus", "↑", _("+1"), _("un élève de plus ; ou taper leur nombre")),
    Command("pupils.-1", "down,minus", "↓", _("−1"), _("un élève de moins")),
    Command("drawing.1", "right,pagedown", "→", _("Dessin suivant"), _("les rôles du dessin suivant")),
    Command("drawing.-1", "left,pageup", "←", _("d'avant"), _("les rôles du dessin d'avant")),
    Command(
        "forget_names", "", "", _("Sans noms"), _("oublier les noms des élèves, garder leur nombre"), False
    ),
    Command("leave", "escape,R,q", _("Échap"), _("Fermer"), _("revenir")),
)

CLOSING = (Command("leave", "escape,q,d", _("Échap"), _("Fermer"), _("revenir à la classe")),)

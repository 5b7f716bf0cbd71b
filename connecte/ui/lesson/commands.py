"""The commands of notebook, run sheet, roles and closing questions."""

from __future__ import annotations

from connecte.language.i18n import _
from connecte.language.keys import table
from connecte.ui.base.commands import CLASS, CLOSE, UNDO, Command

NOTEBOOK = (
    Command("open_page", table.ENTER, _("Grille"), _("mettre ce dessin sur la grille")),
    Command("test", table.ALL, _("Tester"), _("demander au réseau ce qu'il dit de tous les dessins")),
    Command("toggle_learning", table.EXAMPLES, _("Exemple"), _("en faire un exemple à apprendre, ou non")),
    Command("label", table.WANTED, _("Voulu"), _("dire ce que le dessin devait être")),
    Command("sign", None, _("Qui"), _("dire qui l'a dessiné"), False),
    Command("drop", table.ERASE, _("Arracher"), _("arracher la page"), False),
    Command(
        "tables",
        table.OTHER_VIEW,
        _("Tables"),
        _("voulu et annoncé : avant, à la main, après l'ordinateur"),
    ),
    Command("move.0_1", (table.RIGHT, table.NEXT), _("Après"), _("le dessin d'après"), False),
    Command("move.0_-1", (table.LEFT, table.BACK), _("Avant"), _("le dessin d'avant"), False),
    Command("move.-1_0", table.UP, _("Rangée"), _("la rangée au-dessus"), False),
    Command("move.1_0", table.DOWN, _("Rangée"), _("la rangée au-dessous"), False),
    Command(
        "make_examples",
        None,
        _("Vers le fichier"),
        _("écrire ces dessins dans le fichier de l'activité"),
        False,
    ),
    UNDO,
    Command("leave", (table.ESCAPE, table.NOTEBOOK), _("Fermer"), _("fermer le carnet, et revenir")),
)

RUN_SHEET = (
    Command("pause", table.NEXT, _("Pause"), _("arrêter l'horloge, ou la relancer"), True, CLASS),
    Command("minutes.1", table.UP, _("+5 min"), _("cinq minutes de plus"), True, CLASS),
    Command("minutes.-1", table.DOWN, _("−5 min"), _("cinq minutes de moins"), True, CLASS),
    Command("restart", table.ERASE, _("Repartir"), _("l'heure commence maintenant"), True, CLASS),
    Command("debrief", table.OTHER_VIEW, _("Finir"), _("les questions pour finir, au tableau"), True, CLASS),
    Command("leave", (table.ESCAPE, table.HOUR), _("Fermer"), _("fermer le déroulé, et revenir")),
)

ROLES = (
    Command("pupils.1", table.UP, _("+1"), _("un élève de plus ; ou taper leur nombre"), True, CLASS),
    Command("pupils.-1", table.DOWN, _("−1"), _("un élève de moins"), True, CLASS),
    Command(
        "drawing.1",
        (table.RIGHT, table.NEXT),
        _("Dessin suivant"),
        _("les rôles du dessin suivant"),
        True,
        CLASS,
    ),
    Command(
        "drawing.-1", (table.LEFT, table.BACK), _("d'avant"), _("les rôles du dessin d'avant"), True, CLASS
    ),
    Command(
        "forget_names", None, _("Sans noms"), _("oublier les noms des élèves, garder leur nombre"), False, CLASS
    ),
    CLOSE,
)

CLOSING = (
    Command("questions", table.NEXT, _("Questions"), _("des questions à choix, les mains comptées")),
    Command("leave", (table.ESCAPE, table.OTHER_VIEW), _("Fermer"), _("revenir au déroulé")),
)

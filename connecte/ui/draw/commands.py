"""The commands of the drawing and of the look-alikes."""

from __future__ import annotations

from connecte.language.i18n import _
from connecte.language.keys import table
from connecte.ui.base.commands import CLOSE, DRAWING, EXAMPLES, NEXT_EXAMPLE, PHASES, REDO, UNDO, Command

DRAW = (
    Command("next", table.NEXT, _("Compter"), _("passer aux cartes : compter, calculer")),
    Command("turn_cell", table.ENTER, _("Noircir"), _("noircir ou effacer la case du curseur"), True, DRAWING),
    Command("read", (table.NEXT, table.ENTER), _("Calculer"), _("passer aux cartes avec ces nombres")),
    Command("go_on", table.NEXT, _("Calculer"), _("passer aux cartes avec ces nombres")),
    Command("put_point", table.ENTER, _("Poser"), _("poser un point ici, ou le reprendre"), True, DRAWING),
    Command(
        "write_points", None, _("Au fichier"), _("écrire les points de la classe au fichier"), False, DRAWING
    ),
    Command("slide_on", table.NEXT, _("Motif"), _("faire glisser un motif sur le dessin")),
    EXAMPLES,
    NEXT_EXAMPLE,
    Command(
        "cut", table.OTHER_VIEW, _("Découper"), _("montrer les bandelettes découpées, ou non"), True, DRAWING
    ),
    Command("clear", table.ERASE, _("Effacer"), _("effacer tout le dessin"), False, DRAWING),
    Command("wanted", table.WANTED, _("Voulu"), _("dire ce que le réseau devrait répondre"), False, DRAWING),
    Command(
        "keep_drawing",
        table.KEEP,
        _("Garder"),
        _("garder le dessin dans le carnet, grille vide"),
        False,
        DRAWING,
    ),
    Command(
        "best",
        table.SOLUTION,
        _("Le meilleur"),
        _("le meilleur dessin que le programme trouve"),
        False,
        DRAWING,
    ),
    Command("who", None, _("Qui dessine"), _("dire qui dessine"), False, DRAWING),
    Command("lookalikes", None, _("Sosies"), _("d'autres dessins qui ont les mêmes nombres"), False, DRAWING),
    Command("fragile", None, _("Cases fragiles"), _("les cases qui changeraient le verdict"), False, DRAWING),
    Command("fool", None, _("Tromper"), _("jouer à tromper le réseau"), False, DRAWING),
    Command("code", None, _("Code"), _("le code du dessin, à dicter ; ou en taper un"), False, DRAWING),
    *PHASES,
    UNDO,
    REDO,
)

LOOKALIKES = (
    Command("take", table.ENTER, _("Grille"), _("mettre ce dessin sur la grille")),
    Command("others.1", table.NEXT, _("D'autres"), _("d'autres sosies")),
    Command("others.-1", table.BACK, _("Retour"), _("les sosies d'avant"), False),
    Command("choose.1", (table.RIGHT, table.DOWN), _("Après"), _("le dessin d'après")),
    Command("choose.-1", (table.LEFT, table.UP), _("Avant"), _("le dessin d'avant"), False),
    CLOSE,
)

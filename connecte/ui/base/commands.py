"""Defines each command once: its keys, its word in the footer, its sentence in help and palette.

Bindings, footer, palette and help are all made from these values. A screen handles a command in its
method `action_<id>`. Commands whose key needs Shift on a French keyboard have a second key that does
not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from textual.binding import Binding, BindingType
from textual.screen import Screen

from connecte.language.i18n import _


@dataclass(frozen=True)
class Command:
    """One command of a screen. A command without keys is in the palette alone."""

    id: str
    """The name of its action, with arguments after a dot: "undo", "move.1_0"."""
    keys: str
    """Its keys, as textual names them."""
    key: str
    """Its key, as the footer and the help show it."""
    label: str
    """Its word in the footer."""
    help: str
    """Its sentence in the help and the palette."""
    shown: bool = True
    """Whether the footer shows it."""

    @property
    def action(self) -> str:
        """The textual action, with its arguments: "move(1, 0)"."""
        name, _dot, argument = self.id.partition(".")
        words = [word if word.lstrip("-").isdecimal() else f"'{word}'" for word in argument.split("_")]
        return f"{name}({', '.join(words)})" if argument else name


UNDO = Command("undo", "u,ctrl+z", "u", _("Annuler"), _("annuler le dernier geste"), False)
REDO = Command("redo", "r,ctrl+y", "r", _("Refaire"), _("refaire le geste annulé"), False)
TO_TRAIN = Command("to_train", "t", "t", _("Ordi"), _("l'ordinateur apprend"))
TO_LEARN = Command("to_learn", "l", "l", _("À la main"), _("apprendre à la main : déplacer des seuils"))

EDIT = Command("edit", "o", "o", _("Fichier"), _("ouvrir le fichier de l'activité, à la carte montrée"), False)

ROOM = (
    Command(
        "notes", "G,f4", "G", _("Notes"), _("pour l'enseignant : réponses, notes, heure ; ou les cacher"), False
    ),
    Command("scroll_notes.3", "ctrl+down", "Ctrl+↓", _("Notes"), _("la suite des notes"), False),
    Command("scroll_notes.-3", "ctrl+up", "Ctrl+↑", _("Notes"), _("les notes d'avant"), False),
    Command("notebook", "C", "C", _("Carnet"), _("le carnet des dessins de la classe"), False),
    Command("run_sheet", "T", "T", _("Temps"), _("le déroulé : où l'on en est, que raccourcir"), False),
    Command("pause", "P", "P", _("Pause"), _("arrêter l'horloge, ou la relancer"), False),
    Command("roles", "R", "R", _("Rôles"), _("qui fait quoi, pour ce dessin et les suivants"), False),
    Command("class_name", "", "", _("Classe"), _("le nom de la classe, pour retrouver la séance"), False),
)
"""Commands about the room, offered on every screen of the classroom."""

GLOBAL = (
    Command("help", "h,f2,question_mark", "h", _("Aide"), _("les touches de cet écran")),
    Command(
        "switch_theme", "p", "p", _("Projecteur"), _("noir sur blanc pour le projecteur, ou retour"), False
    ),
    Command(
        "blank", "b,full_stop", "b", _("Éteindre"), _("ne rien montrer à la classe, ou tout à nouveau"), False
    ),
    Command("guide", "", "", _("Guide"), _("le guide : les cinq premières minutes"), False),
    Command("save_picture", "ctrl+s", "Ctrl+S", _("Image"), _("garder une image de l'écran (SVG)"), False),
)

BUILT_IN = (
    Command("command_palette", "ctrl+p", "Ctrl+P", _("Commandes"), _("chercher une commande"), False),
    Command("quit", "ctrl+q", "Ctrl+Q", _("Quitter"), _("quitter le programme"), False),
    Command(
        "save_paper_picture", "", "", _("Image claire"), _("une image claire de l'écran, pour le papier"), False
    ),
)
"""Commands that textual binds itself, and those without a key: they are listed in the help or the
palette, and not bound again.
"""


def bindings(commands: tuple[Command, ...]) -> list[BindingType]:
    """Return the commands as textual's bindings; the footer shows the first key of each."""
    return [
        Binding(c.keys, c.action, c.label, show=c.shown, key_display=c.key, tooltip=c.help)
        for c in commands
        if c.keys
    ]


def commands_of(stack: Sequence[Screen[Any]]) -> tuple[Command, ...]:
    """Return the commands of the screen shown, or of the one under a dialog."""
    for screen in reversed(stack):
        found: tuple[Command, ...] = getattr(screen, "COMMANDS_HERE", ())
        if found:
            return tuple(c for c in found if screen.check_action(c.action.partition("(")[0], ()))
    return GLOBAL

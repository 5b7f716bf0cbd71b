"""Defines each command once: its keys, its word in the footer, its sentence in the menu.

Bindings, footer and menu are all made from these values. A screen handles a command in its method
`action_<id>`. The keys are those of `connecte.language.keys.table`, where each has one meaning.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.binding import Binding, BindingType
from textual.screen import Screen

from connecte.language.i18n import _
from connecte.language.keys import table
from connecte.language.keys.table import Key
from connecte.language.value import Value

LESSON, DRAWING, COMPUTER, CLASS, PAPER, FILE, WINDOW = GROUPS = (
    _("La leçon"),
    _("Ce dessin"),
    _("L'ordinateur"),
    _("La classe"),
    _("Le papier"),
    _("Le fichier"),
    _("La fenêtre"),
)
"""The groups of the menu, in its order."""


class Command(Value):
    """One command of a screen. A command without keys is in the menu alone."""

    id: str
    """The name of its action, with arguments after a dot: "undo", "move.1_0"."""
    by: Key | tuple[Key, ...] | None
    """What it is done by; where there are several keys, screens show the first."""
    label: str
    """Its word in the footer and the menu."""
    help: str
    """Its sentence in the menu."""
    shown: bool = True
    """Whether the footer shows it."""
    group: str = LESSON
    """Its group in the menu."""

    @property
    def pressed(self) -> tuple[Key, ...]:
        """Its keys."""
        return self.by if isinstance(self.by, tuple) else (self.by,) if self.by is not None else ()

    @property
    def keys(self) -> str:
        """Its keys, as textual names them, with commas between."""
        return ",".join(key.names for key in self.pressed)

    @property
    def key(self) -> str:
        """Its key, as screens show it; "" where it has none."""
        return self.pressed[0].shown if self.pressed else ""

    @property
    def name(self) -> str:
        """The name of its action alone: "move"."""
        return self.id.partition(".")[0]

    @property
    def arguments(self) -> tuple[int | str, ...]:
        """The arguments of its action: (1, 0)."""
        words = self.id.partition(".")[2].split("_") if "." in self.id else []
        return tuple(int(word) if word.lstrip("-").isdecimal() else word for word in words)

    @property
    def action(self) -> str:
        """The textual action, with its arguments: "move(1, 0)"."""
        return f"{self.name}({', '.join(map(repr, self.arguments))})" if self.arguments else self.name


UNDO = Command("undo", table.UNDO, _("Annuler"), _("annuler le dernier geste"), False)
REDO = Command("redo", table.REDO, _("Refaire"), _("refaire le geste annulé"), False)
EXAMPLES = Command("examples", table.EXAMPLES, _("Exemples"), _("choisir un des exemples"), True, DRAWING)
NEXT_EXAMPLE = Command(
    "next_example", table.NEXT_EXAMPLE, _("Suivant"), _("passer à l'exemple suivant"), True, DRAWING
)
CORRECT = Command(
    "correct",
    table.RIGHT_NUMBER,
    _("Rectifier"),
    _("montrer le bon nombre à la place d'un faux"),
    False,
    DRAWING,
)
CLOSE = Command("leave", table.ESCAPE, _("Fermer"), _("fermer, et revenir"))

NUMBERS_ANNOUNCED = _("Menu fermé, des chiffres puis Entrée : ce qu'un élève annonce.")
"""What a menu says of digits: there they choose, as letters do."""

PHASES = (
    Command(
        "go.draw",
        table.TO_DRAWING,
        _("Dessin"),
        _("dessiner ou choisir ; les cartes gardent leur place"),
        False,
    ),
    Command("go.walk", table.TO_CARDS, _("Cartes"), _("compter, calculer, décider, carte après carte"), False),
    Command("go.learn", table.TO_HAND, _("À la main"), _("apprendre à la main : changer les cartes"), False),
    Command("go.train", table.TO_COMPUTER, _("Ordinateur"), _("l'ordinateur apprend"), False),
    Command("go.slide", table.TO_CARDS, _("Motif"), _("faire glisser un motif sur le dessin"), False),
    Command("go.pool", None, _("Carrés"), _("garder le plus grand de chaque carré de la carte"), False),
)
"""The ways to the phases of the lesson, in the order of their bar."""

ROOM = (
    Command("menu", table.ESCAPE, _("Menu"), _("tout ce qu'on peut faire ici"), True, WINDOW),
    Command(
        "notes",
        table.NOTES,
        _("Fiche"),
        _("pour l'enseignant : réponses, notes, heure ; ou les cacher"),
        False,
        CLASS,
    ),
    Command("scroll_notes.3", table.MORE_NOTES, _("Fiche, suite"), _("la suite de la fiche"), False, CLASS),
    Command("scroll_notes.-3", table.NOTES_BEFORE, _("Fiche, début"), _("le début de la fiche"), False, CLASS),
    Command("notebook", table.NOTEBOOK, _("Carnet"), _("le carnet des dessins de la classe"), False, CLASS),
    Command(
        "run_sheet", table.HOUR, _("Heure"), _("le déroulé : où l'on en est, que raccourcir"), False, CLASS
    ),
    Command("pause", None, _("Pause"), _("arrêter l'horloge, ou la relancer"), False, CLASS),
    Command("questions", None, _("Questions"), _("des questions à choix, les mains comptées"), False, CLASS),
    Command(
        "alone", None, _("Un seul neurone"), _("peut-il faire seul ce que plusieurs font ?"), False, LESSON
    ),
    Command("roles", None, _("Rôles"), _("qui fait quoi, pour ce dessin et les suivants"), False, CLASS),
    Command(
        "predict_first", None, _("Prédire d'abord"), _("la classe prédit avant de voir, ou non"), False, CLASS
    ),
    Command("class_name", None, _("Classe"), _("le nom de la classe, pour retrouver la séance"), False, CLASS),
    Command(
        "write_paper.cards",
        None,
        _("Tout imprimer"),
        _("cartes, bandelettes, dessins, fil conducteur : une page à imprimer"),
        False,
        PAPER,
    ),
    Command(
        "write_paper.report",
        None,
        _("Rapport"),
        _("le rapport de la séance, sans les noms : une page à ouvrir"),
        False,
        PAPER,
    ),
    Command("edit", None, _("Fichier"), _("ouvrir le fichier de l'activité, à la carte montrée"), False, FILE),
    Command("activities", None, _("Activités"), _("revenir au choix de l'activité"), False, FILE),
)
"""Commands about the room, offered on every screen of the classroom."""

GLOBAL = (
    Command("menu", table.MENU, _("Menu"), _("tout ce qu'on peut faire ici"), True, WINDOW),
    Command(
        "switch_theme",
        table.PROJECTOR,
        _("Projecteur"),
        _("noir sur blanc pour le projecteur, ou retour"),
        False,
        WINDOW,
    ),
    Command(
        "blank",
        table.BLANK,
        _("Éteindre"),
        _("ne rien montrer à la classe, ou tout à nouveau"),
        False,
        WINDOW,
    ),
    Command("save_picture", None, _("Image"), _("garder une image de l'écran (SVG)"), False, WINDOW),
    Command(
        "save_paper_picture",
        None,
        _("Image claire"),
        _("une image claire de l'écran, pour le papier"),
        False,
        WINDOW,
    ),
    Command("guide", None, _("Guide"), _("le guide : les cinq premières minutes"), False, WINDOW),
)
"""Commands of the app."""

BUILT_IN = (Command("quit", table.QUIT, _("Quitter"), _("quitter le programme"), False, WINDOW),)
"""Commands that textual binds itself: they are in the menu, and not bound again."""


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
            return tuple(c for c in found if screen.check_action(c.name, c.arguments))
    return GLOBAL

"""Declares what one question may hold."""

from __future__ import annotations

from connecte.content.reading.sections.question import SCREEN_NAMES
from connecte.content.yaml.schema.kind import Field
from connecte.content.yaml.schema.kinds import list_of, mapping
from connecte.content.yaml.schema.scalars import choice, integer, text
from connecte.language.i18n import _

MOST_CHOICES = 6
_PROOF = mapping(
    {
        "screen": Field(
            choice(SCREEN_NAMES),
            True,
            _("L'écran qui montre la réponse : walk (les cartes), learn (à la main) ou train (l'ordinateur)."),
        ),
        "example": Field(integer(0, 1999), False, _("L'exemple à y mettre."), (6,)),
        "iteration": Field(integer(0, 10_000_000), False, _("L'itération de l'entraînement."), (1000,)),
    }
)
QUESTION = mapping(
    {
        "ask": Field(text, True, _("La question.")),
        "choices": Field(list_of(text, 2, MOST_CHOICES), True, _("Les réponses proposées.")),
        "answer": Field(integer(1, MOST_CHOICES), True, _("Le numéro de la bonne réponse, à partir de 1.")),
        "why": Field(text, True, _("Pourquoi elle est bonne, en une phrase.")),
        "ages": Field(list_of(integer(3, 99), 2, 2), True, _("Pour quels âges, de… à…"), ([12, 14],)),
        "see": Field(_PROOF, False, _("L'écran qui le montre.")),
    }
)

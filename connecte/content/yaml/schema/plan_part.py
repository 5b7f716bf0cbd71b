"""Declares what one entry of the plan may hold."""

from __future__ import annotations

from connecte.content.hour.plan import MOST_MINUTES, PART_NAMES
from connecte.content.yaml.schema.kind import Field
from connecte.content.yaml.schema.kinds import list_of, mapping
from connecte.content.yaml.schema.scalars import choice, integer, text
from connecte.language.i18n import _

PLAN_PART = mapping(
    {
        "step": Field(
            choice(PART_NAMES),
            True,
            _("La partie du déroulé."),
        ),
        "minutes": Field(integer(1, MOST_MINUTES), True, _("Combien de minutes elle prend."), (5,)),
        "least": Field(
            integer(0, MOST_MINUTES), False, _("Combien de minutes au moins, quand on est en retard."), (2,)
        ),
        "say": Field(text, False, _("Ce que l'enseignant peut dire ; la classe ne le voit pas.")),
        "ask": Field(list_of(text, 0, 20), False, _("Des questions à poser à la classe.")),
        "misunderstandings": Field(
            list_of(text, 0, 20), False, _("Ce que des élèves comprennent souvent de travers, et que faire.")
        ),
        "shorten": Field(text, False, _("Comment raccourcir cette partie, quand on est en retard.")),
    }
)

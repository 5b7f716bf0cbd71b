"""Generates the JSON Schema of activity files, for editors."""

from __future__ import annotations

from connecte.content.yaml.schema.table import ACTIVITY
from connecte.language.i18n import _


def json_schema() -> dict[str, object]:
    """Return the table as JSON Schema, draft-07."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": _("Activité de connecte"),
        "description": _("Une activité : grille, bandelettes, cartes, exemples, apprentissages."),
        **ACTIVITY.schema,
    }

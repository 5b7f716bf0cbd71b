"""Generates the JSON Schema of activity files, for editors."""

from __future__ import annotations

from typing import Any

from connecte.content.yaml.cures.words import MEANINGS
from connecte.content.yaml.schema.kind import JsonSchema
from connecte.content.yaml.schema.table import ACTIVITY
from connecte.language.i18n import _
from connecte.language.lists import comma_list

_TITLES = {
    "inputs": _("une entrée"), "layers": _("une couche"), "neurons": _("un neurone"), "kernels": _("un motif"),
    "examples": _("un exemple"),
    "by_hand": _("un seuil déplacé"), "plan": _("une partie"), "start": _("un départ"), "runs": _("un essai"),
}  # fmt: skip
"""What an item of a list is, as editors head it."""


def json_schema() -> dict[str, object]:
    """Return the table as JSON Schema, draft-07, with what editors that know more than the draft show:
    messages, meanings of words, titles of items.
    """
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": _("Activité de connecte"),
        "description": _("Une activité : grille, bandelettes, cartes, exemples, apprentissages."),
        **_worded(ACTIVITY.schema),
    }


def _worded(schema: JsonSchema, key: str = "") -> JsonSchema:
    """Return a schema and those of what it holds with a message each, in the author's words."""
    found = dict(schema)
    if "properties" in schema and schema.get("type") == "object":
        found["properties"] = {name: _worded(inner, name) for name, inner in schema["properties"].items()}
    if schema.get("type") == "array":
        title = {"title": _TITLES[key]} if key in _TITLES and "properties" in schema["items"] else {}
        found["items"] = {**title, **_worded(schema["items"], key)}
    if "anyOf" in schema and "type" not in schema:
        found["anyOf"] = [_worded(inner, key) for inner in schema["anyOf"]]
    words = schema.get("enum", ())
    if words and all(word in MEANINGS for word in words):
        found["enumDescriptions"] = [MEANINGS[word] for word in words]
    message = _message(schema)
    if message:
        found["errorMessage"] = message
    if message and "pattern" in schema:
        found["patternErrorMessage"] = message
    return found


def _message(schema: JsonSchema) -> str:
    """Say what a value has to be; "" where the schema speaks of several kinds."""
    kind: Any = schema.get("type")
    if "enum" in schema:
        return _("il faut un de ces mots : {words}").format(words=comma_list(map(str, schema["enum"])))
    if kind == "boolean":
        return _("il faut true (oui) ou false (non)")
    if kind == "array":
        return _("il faut une liste : [a, b, c], ou une ligne « - » par élément")
    if kind == "object":
        return _("il faut des lignes « clé: valeur » ({keys})").format(keys=comma_list(schema["properties"]))
    if "minimum" in schema and "maximum" in schema:
        whole = kind == "integer" or kind == ["integer", "string"]
        limits = {"least": schema["minimum"], "most": schema["maximum"]}
        message = (
            _("il faut un entier de {least} à {most}") if whole else _("il faut un nombre de {least} à {most}")
        )
        return message.format(**limits)
    if "exclusiveMinimum" in schema:
        message = _("il faut un nombre plus grand que {above} et au plus {most}")
        return message.format(above=schema["exclusiveMinimum"], most=schema["maximum"])
    return _text_message(schema) if kind in ("string", ["string", "number"]) else ""


def _text_message(schema: JsonSchema) -> str:
    """Say what a text has to be, from its pattern."""
    pattern = schema.get("pattern", "")
    if "[A-Z]{2}" in pattern:
        return _("il faut deux majuscules sans accent")
    if "[A-Za-z]" in pattern:
        return _("il faut une seule lettre sans accent")
    if "[.#]" in pattern:
        return _("il faut un dessin : « | », puis une ligne par ligne de cases, « . » blanc et « # » noir")
    if r"[^\n]" in pattern:
        return _("il faut un texte court sur une ligne, entre les guillemets du clavier ou sans guillemets")
    return _("il faut un texte, entre les guillemets du clavier ou sans guillemets")

"""Kinds of values made of others: lists, and mappings whose keys are declared once.

The same declaration checks a file and generates its JSON Schema. What depends on other parts of the
file, such as the names in a formula, is checked in `content.reading`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from connecte.content.yaml.schema.kind import Field, JsonSchema, Kind
from connecte.content.yaml.schema.scalars import choice
from connecte.content.yaml.schema.walk import Value, Walk, expected
from connecte.content.yaml.source import Key, Source, shorten
from connecte.language.i18n import _
from connecte.language.lists import comma_list
from connecte.language.nearest import suggestion

_FRENCH = {
    "titre": "title", "résumé": "summary", "durée": "minutes", "grille": "grid", "lignes": "rows",
    "colonnes": "columns", "entrées": "inputs", "bandelettes": "inputs", "nom": "name", "emoji": "symbol",
    "symbole": "symbol", "couches": "layers", "neurones": "neurons", "neurone": "neuron", "calcul": "sum",
    "somme": "sum", "formule": "sum", "seuil": "threshold", "plage": "range", "chiffre": "label",
    "couleur": "color", "forme": "shape", "lettre": "letter", "résultats": "results", "exemples": "examples",
    "nombres": "counts", "dessin": "drawing", "entraînement": "training", "pas": "step", "repères": "marks",
    "masque": "mask", "départ": "start",
}  # fmt: skip
"""French words that an author may write for a key, so that the fault can name the English key."""


def list_of(kind: Kind, least: int = 0, most: int = 1000) -> Kind:
    """Return the kind of a list of values of one kind; its result is a list of Value."""

    def check(walk: Walk, source: Source, key: str) -> list[Value] | None:
        if not isinstance(source.value, list):
            hint = _("[a, b, c], ou une ligne « - » par élément")
            ends = re.fullmatch(r"(-?[0-9]+) ?(?:-|–|à|;|\.\.) ?(-?[0-9]+)", str(source.value))
            if ends:
                hint = _("écrire [{first}, {last}]").format(first=ends[1], last=ends[2])
            expected(walk, source, _("une liste"), hint, key)
            return None
        if not least <= len(source.value) <= most:
            counted = _("{number} éléments : il en faut de {least} à {most}")
            if least == most:
                counted = _("{number} éléments : il en faut {least}")
            hint = _("séparer les éléments par des virgules") if len(source.value) == 1 else ""
            walk.fault(source, counted.format(number=len(source.value), least=least, most=most), hint, key)
            return None
        return [Value(kind(walk, item, f"{key}[{i}]"), item) for i, item in enumerate(source.value)]

    return Kind(check, {"type": "array", "items": kind.schema, "minItems": least, "maxItems": most})


def word_or(words: Sequence[str], other: Kind) -> Kind:
    """Return the kind of a value that is one of these words, or of another kind where it is no text."""
    word = choice(words)

    def check(walk: Walk, source: Source, key: str) -> Any:
        return (word if isinstance(source.value, str) else other)(walk, source, key)

    return Kind(check, {"anyOf": [word.schema, other.schema]})


def mapping(fields: Mapping[str, Field], also: JsonSchema | None = None) -> Kind:
    """Return the kind of a mapping with these keys; its result is a dict of Value without absent keys.

    `also` states in JSON Schema which keys go together; for files, `reader` checks the same.
    """

    def check(walk: Walk, source: Source, key: str) -> dict[str, Value] | None:
        if not isinstance(source.value, dict):
            wanted = _("des lignes « clé: valeur » ({keys})").format(keys=comma_list(fields))
            expected(walk, source, wanted, _("écrire une espace après le « : »"), key)
            return None
        found: dict[str, Value] = {}
        meant: set[str] = set()
        for name, item in source.value.items():
            if name.text not in fields:
                for word_ in _unknown_key(walk, name, fields, key):
                    meant.add(word_)
                    # A key with a fault is not missing, so it must not be noted as missing too.
                    found.setdefault(word_, Value(None, item))
                continue
            path = f"{key}.{name.text}" if key else name.text
            found[name.text] = Value(fields[name.text].kind(walk, item, path), item)
        for name_, declared in fields.items():
            if declared.required and name_ not in found and name_ not in meant:
                message = _("il manque la clé « {key} »").format(key=name_)
                walk.fault(source, message, _("ajouter une ligne « {key}: … »").format(key=name_), key)
        return found

    schema: JsonSchema = {
        "type": "object",
        "properties": {name: declared.schema for name, declared in fields.items()},
        "additionalProperties": False,
    }
    required = [name for name, declared in fields.items() if declared.required]
    if required:
        schema["required"] = required
    return Kind(check, {**schema, **(also or {})})


def _unknown_key(walk: Walk, name: Key, fields: Mapping[str, Field], key: str) -> list[str]:
    """Note an unknown key; return the key that was probably meant, so that it is not noted as missing."""
    message = _("clé inconnue « {key} »").format(key=shorten(name.text))
    before, colon, _after = name.text.partition(":")
    if colon and before in fields:
        walk.fault(name, message, _("écrire une espace après le « : »"), key)
        return [before]
    english = _FRENCH.get(name.text.lower())
    if english in fields:
        hint = _("ici « {french} » s'écrit « {english} »").format(french=name.text, english=english)
        walk.fault(name, message, hint, key)
        return [str(english)]
    meant = walk.closest(name.text, list(fields))
    hint = suggestion(meant) if meant else _("clés possibles : {keys}").format(keys=comma_list(fields))
    if "\u00a0" in name.text or "\u202f" in name.text:
        hint = _("la clé contient une espace insécable : la retaper")
    walk.fault(name, message, hint, key)
    return [meant] if meant else []

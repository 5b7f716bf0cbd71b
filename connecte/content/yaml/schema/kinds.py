"""Kinds of values made of others: lists, and mappings whose keys are declared once.

The same declaration checks a file and generates its JSON Schema. What depends on other parts of the
file, such as the names in a formula, is checked in `content.reading`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from connecte.content.yaml.cures.belonging import children_moved_in, joined, move_cure
from connecte.content.yaml.cures.cure import Cure
from connecte.content.yaml.schema.kind import Field, JsonSchema, Kind
from connecte.content.yaml.schema.scalars import choice
from connecte.content.yaml.schema.walk import Value, Walk, expected
from connecte.content.yaml.source import Key, Source, shorten
from connecte.language.i18n import _, ngettext
from connecte.language.lists import comma_list
from connecte.language.nearest import suggestion

_SIZES = r"\(?([0-9]{1,2}) ?(?:[x×*/;,]|par|sur) ?([0-9]{1,2})\)?"
"""A grid's size as it is said: "5x4"."""


def list_of(kind: Kind, least: int = 0, most: int = 1000) -> Kind:
    """Return the kind of a list of values of one kind; its result is a list of Value."""

    def check(walk: Walk, source: Source, key: str) -> list[Value] | None:
        if not isinstance(source.value, list):
            from connecte.content.yaml.cures.lists import mapping_for_list, numeric, text_for_list

            if isinstance(source.value, dict):
                expected(walk, source, _("une liste"), mapping_for_list(source), key)
            else:
                cure = text_for_list(source.value, least, most)
                if "properties" in kind.schema:
                    cure = move_cure(source.value, kind.schema) or Cure(_("une ligne « - » par élément"))
                elif kind.schema.get("type") in ("integer", "number") and not numeric(cure.put):
                    cure = Cure(_("des nombres entre crochets, comme [1, 2]"))
                expected(walk, source, _("une liste"), cure, key)
            return None
        if any(isinstance(item.value, str) and ";" in item.value for item in source.value):
            apart = _list_meant(walk, source, least, most)
            if apart is not None:
                walk.fault(source, _("des éléments se séparent par une virgule"), apart, key)
                return None
        if not least <= len(source.value) <= most:
            number = len(source.value)
            counted = ngettext(
                "{number} élément : il en faut de {least} à {most}",
                "{number} éléments : il en faut de {least} à {most}",
                number,
            )
            if least == most:
                counted = ngettext(
                    "{number} élément : il en faut {least}", "{number} éléments : il en faut {least}", number
                )
            from connecte.content.yaml.cures.lists import number_of_items

            cure = _list_meant(walk, source, least, most) or number_of_items(source, least, most)
            walk.fault(source, counted.format(number=number, least=least, most=most), cure, key)
            return None
        moved = move_cure(source.value, kind.schema)
        if moved is not None:
            expected(walk, source, _("des lignes « - »"), moved, key)
            return None
        items = joined(walk, source.value, kind.schema, key)
        return [
            Value(None if item.value is None else kind(walk, item, f"{key}[{i}]"), item)
            for i, item in enumerate(items)
        ]

    return Kind(check, {"type": "array", "items": kind.schema, "minItems": least, "maxItems": most})


def _list_meant(walk: Walk, source: Source, least: int, most: int) -> Cure | None:
    """Return the cure of a list whose items are not apart as they should; see `written_list`."""
    from connecte.content.yaml.cures.lists import written_list  # of no use to a file without faults

    return written_list(walk.rest_of_line(source)[: walk.written(source)], least, most)


def one_or_more(kind: Kind, most: int) -> Kind:
    """Return the kind of one value or of a list of them; its result is a list of Value."""
    several = list_of(kind, 1, most)

    def check(walk: Walk, source: Source, key: str) -> Any:
        if isinstance(source.value, str) and source.value.isdecimal():
            return [Value(kind(walk, source, key), source)]
        return several(walk, source, key)

    return Kind(check, {"anyOf": [kind.schema, several.schema]})


def either(listed: Kind, other: Kind, named: str = "") -> Kind:
    """Return the kind of a value that is a list of one kind, or of another kind where it is a mapping: one that
    has the key `named`, where that is given.
    """

    def check(walk: Walk, source: Source, key: str) -> Any:
        is_other = isinstance(source.value, dict) and (
            not named or named in [name.text for name in source.value]
        )
        return (other if is_other else listed)(walk, source, key)

    return Kind(check, {"anyOf": [listed.schema, other.schema]})


def scalar_or(scalar: Kind, other: Kind) -> Kind:
    """Return the kind of a value that is of one kind where it is a single word or number, else of another."""

    def check(walk: Walk, source: Source, key: str) -> Any:
        return (scalar if isinstance(source.value, str) else other)(walk, source, key)

    return Kind(check, {"anyOf": [scalar.schema, other.schema]})


def word_or(words: Sequence[str], other: Kind) -> Kind:
    """Return the kind of a value that is one of these words, or else of another kind.

    A word that is none of these is told as such where the other kind is a list; where it is a number, as
    no number.
    """
    word = choice(words)
    takes_words = other.schema.get("type") in ("array", "object")

    def check(walk: Walk, source: Source, key: str) -> Any:
        is_word = isinstance(source.value, str) and (takes_words or source.value in words)
        return (word if is_word else other)(walk, source, key)

    return Kind(check, {"anyOf": [word.schema, other.schema]})


def mapping(fields: Mapping[str, Field], also: JsonSchema | None = None) -> Kind:
    """Return the kind of a mapping with these keys; its result is a dict of Value without absent keys.

    `also` states in JSON Schema which keys go together; for files, `reader` checks the same.
    """

    def check(walk: Walk, source: Source, key: str) -> dict[str, Value] | None:
        if not isinstance(source.value, dict):
            from connecte.content.yaml.cures.lists import list_for_mapping

            hint: str | Cure
            wanted = _("des lignes « clé: valeur » ({keys})").format(keys=comma_list(fields))
            hint = _("écrire une espace après le « : »")
            if isinstance(source.value, list):
                hint = list_for_mapping(source, list(fields))
            elif source.value == "" or " " in source.value:
                hint = list_for_mapping(source._replace(value=[]), list(fields))
            hint = move_cure(source.value, {"required": list(fields)}) or hint
            sizes = re.fullmatch(_SIZES, source.value) if isinstance(source.value, str) else None
            if sizes is not None and "rows" in fields:
                put = f"{{rows: {sizes[1]}, columns: {sizes[2]}}}"
                hint = Cure(_("écrire {written}").format(written=put), put)
            expected(walk, source, wanted, hint, key)
            return None
        found: dict[str, Value] = {}
        schemas = {name: declared.kind.schema for name, declared in fields.items()}
        around, walk.beside = walk.beside, source.value
        for name, item in children_moved_in(walk, source.value, schemas, key).items():
            if name.text not in fields:
                written = _unknown_key(walk, name, fields, key)
                if not written or written in found or written in source.value:
                    continue
                # What it holds is checked as that of the key that was meant: all faults are told at once.
                checked = (
                    None if _holds_rest(name, fields) else fields[written].kind(walk, item, f"{key}.{written}")
                )
                found[written] = Value(checked, item)
                continue
            path = f"{key}.{name.text}" if key else name.text
            found[name.text] = Value(fields[name.text].kind(walk, item, path), item)
        walk.beside = around
        for name_, declared in fields.items():
            if declared.required and name_ not in found:
                walk.missing(source, name_, key=key)
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


def _holds_rest(name: Key, fields: Mapping[str, Field]) -> bool:
    """Whether a key holds its value too, because the ":" or the space after it is missing."""
    return ":" in name.text or name.text.strip().partition(" ")[0] in fields


def _unknown_key(walk: Walk, name: Key, fields: Mapping[str, Field], key: str) -> str:
    """Note an unknown key; return the key that was probably meant, "" where none is known."""
    from connecte.content.yaml.cures.words import key_cure

    message = _("clé inconnue « {key} »").format(key=shorten(name.text))
    before, colon, _after = name.text.partition(":")
    if colon and _after and before in fields:
        hint = Cure(_("écrire une espace après le « : »"), f"{before}: {_after}")
        walk.fault(name, message, hint, key)
        return before
    first, _gap, rest = name.text.partition(" ")
    if rest and first in fields and name.text.strip() not in fields:
        text = f"{first}: {rest.strip()}"
        walk.fault(
            name, message, Cure(_("écrire « {line} », avec « : »").format(line=shorten(text)), text), key
        )
        return first
    meant, cure = key_cure(name.text, list(fields))
    if not meant:
        meant = walk.closest(name.text, list(fields))
        cure = Cure(suggestion(meant), meant)
    if not meant:
        cure = Cure(_("clés possibles : {keys}").format(keys=comma_list(fields)))
    walk.fault(name, message, cure, key)
    return meant

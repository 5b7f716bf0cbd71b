"""Finds lines that belong to another part of the file: items with a "-" too many, keys beside the key
that they belong to, an item named by its key.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from connecte.content.yaml.cures.cure import Cure
from connecte.content.yaml.schema.kind import JsonSchema
from connecte.content.yaml.schema.walk import Walk
from connecte.content.yaml.source import Key, Source
from connecte.language.i18n import _
from connecte.language.lists import comma_list, sentence_list

_MOVE = r"([^\W\d]\w*) ?[:,=]? ?([-+−–]? ?[0-9]+)"
"""Compiled when it is first used: only a fault needs it."""


def move_cure(written: str | Sequence[Source] | Mapping[Key, Source], schema: JsonSchema) -> Cure | None:
    """Return how to write thresholds moved by hand that stand as "B -1", [B, -1] or [B, -1, C, 1]; None for
    anything else.
    """
    if not {"neuron", "move"} <= set(schema.get("required", ())) or isinstance(written, Mapping):
        return None
    if not isinstance(written, str):
        words = [item.value for item in written]
        if not words or len(words) % 2 or not all(isinstance(word, str) for word in words):
            return None
        written = "; ".join(map(" ".join, zip(words[::2], words[1::2], strict=True)))
    found = [re.fullmatch(_MOVE, each.strip()) for each in written.strip("[]() ").split(";")]
    moves = [(each[1], re.sub("[−–] ?|- ", "-", each[2]).replace(" ", "")) for each in found if each]
    if len(moves) < len(found):
        return None
    text = [
        _("- {{neuron: {name}, move: {change}}}").format(name=name, change=change) for name, change in moves
    ]
    return Cure(_("écrire {lines}").format(lines=comma_list(text)))


def joined(walk: Walk, items: Sequence[Source], schema: JsonSchema, key: str) -> list[Source]:
    """Return the items of a list, with those that are one key of the item before them put back into it:
    "- name: A" and "- sum: …" below it. Notes a fault for each such item.
    """
    if not schema.get("required"):
        return list(items)
    first = schema["required"][0]
    found: list[Source] = []
    for item in items:
        above = found[-1].value if found else None
        if isinstance(item.value, dict) and isinstance(above, dict) and first in above:
            names = list(item.value)
            lost = len(names) == 1 and names[0].text in schema["properties"] and first not in item.value
            if lost and not set(names) & set(above):
                hint = _("enlever ce « - » et aligner « {key} » sur « {first} » de la ligne {line}")
                line = next(name.line for name in above if name.text == first)
                message = _("« {key} » est un nouvel élément de la liste, alors qu'il appartient au précédent")
                text = hint.format(key=names[0].text, first=first, line=line)
                walk.fault(item, message.format(key=names[0].text), text, key)
                found[-1] = found[-1]._replace(value={**above, **item.value})
                continue
        found.append(_with_its_name(walk, item, schema, first, key) or item._replace(value=None))
    return found


def _with_its_name(walk: Walk, item: Source, schema: JsonSchema, first: str, key: str) -> Source | None:
    """Return an item whose first line is its name alone, "- B:", as if it were "- name: B"; None for an input
    of which nothing else is known.
    """
    keys = list(item.value) if isinstance(item.value, dict) else []
    if (
        not keys
        or first not in ("name", "neuron")
        or first in item.value
        or not re.fullmatch(r"[\w ]+", keys[0].text)
    ):
        return item
    if keys[0].text in schema["properties"]:
        return item
    value = item.value[keys[0]]
    moved = move_cure(f"{keys[0].text} {value.value}", schema) if isinstance(value.value, str) else None
    if len(keys) == 1 and moved is not None:
        walk.fault(keys[0], _("clé inconnue « {key} »").format(key=keys[0].text), moved, key)
        return None
    if len(keys) == 1 and "between" in schema["properties"] and isinstance(value.value, str | list):
        # What only a fault needs is imported with it: every file passes here.
        from connecte.content.yaml.cures.lists import text_for_list
        from connecte.content.yaml.cures.words import without_accents

        ends = text_for_list(value.value, 2, 2).put if isinstance(value.value, str) else None
        hint = _("écrire - {{name: {name}, symbol: {letter}, code: {code}, between: {ends}}}").format(
            name=keys[0].text, letter=keys[0].text[:1], code=without_accents(keys[0].text)[:2].upper(),
            ends=ends or "[0, 10]",
        )  # fmt: skip
        walk.fault(keys[0], _("une entrée a un nom, un symbole et un code"), hint, key)
        return None
    inner = value.value if isinstance(value.value, dict) else {}
    if first != "name":
        return item
    if not (value.is_null or set(inner) & set(schema["properties"])):
        return item
    name = keys[0]
    hint = _("écrire « - name: {name} », et le reste au retrait de « name »").format(name=name.text)
    walk.fault(name, _("clé inconnue « {key} »").format(key=name.text), hint, key)
    rest = {other: item.value[other] for other in keys[1:]}
    return item._replace(
        value={Key(first, name.line, name.column): Source(name.text, name.line, name.column), **inner, **rest}
    )


def children_moved_in(
    walk: Walk, mapping: Mapping[Key, Source], schemas: Mapping[str, JsonSchema], key: str
) -> Mapping[Key, Source]:
    """Return a mapping with the keys that stand beside an empty key they belong to put into it:
    "grid:", then "rows: 5" at the same indent. Notes one fault for all that belong to one key.
    """
    if not any(source.is_null for source in mapping.values()):
        return mapping
    found: dict[Key, Source] = {}
    owner: Key | None = None
    children: dict[Key, dict[Key, Source]] = {}
    for name, source in mapping.items():
        inside = schemas[owner.text].get("properties", {}) if owner is not None else {}
        if owner is not None and name.text in inside and name.text not in schemas:
            children.setdefault(owner, {})[name] = source
            continue
        found[name] = source
        owner = name if source.is_null and name.text in schemas else None
    for holder, held in children.items():
        names = sentence_list([_("« {key} »").format(key=name.text) for name in held])
        hint = _("décaler {names} de deux espaces vers la droite, sous « {key} »")
        message = _("« {key} » est vide : ce qui lui appartient est au même retrait que lui")
        first = next(iter(held))
        cure = Cure(hint.format(names=names, key=holder.text))
        walk.fault(first, message.format(key=holder.text), cure, key)
        found[holder] = Source(held, first.line, first.column)
    return found

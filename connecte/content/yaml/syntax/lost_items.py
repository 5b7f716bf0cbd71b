"""Finds, from the keys of one mapping, where the "-" of another item was lost, and which belong to a value."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from connecte.content.yaml.source import Key, shorten
from connecte.language.errors import Fault, Fix
from connecte.language.i18n import _

Pair = tuple[Key, yaml.Node]
_NUMBER_LIKE = re.compile(r"[-+−<(]?[0-9]|[^\W\d]\w* ?=")


def item_starts(pairs: Sequence[Pair]) -> list[int]:
    """Return where new items begin among the keys of one mapping, after the first: where its first key
    comes again, or where all keys from there on came before. Empty for keys that only stand twice.
    """
    starts: list[int] = []
    seen: dict[Key, int] = {}
    for number, (key, node) in enumerate(pairs):
        if key not in seen:
            seen[key] = number
            continue
        rest = {other for other, _node in pairs[number:]}
        begins = key == pairs[0][0] or _comes_again(key, rest, seen, number, node)
        if not begins:
            return []
        starts.append(number)
        seen = {key: number}
        # An item without its first line begins with any key, so its end is found by a key that comes again.
    return starts


def _comes_again(key: Key, rest: set[Key], seen: dict[Key, int], number: int, node: yaml.Node) -> bool:
    """Whether an item begins with `key`, although it is not the first key of the item before."""
    if not rest <= set(seen):
        return False
    is_list = isinstance(node, yaml.CollectionNode) and not node.flow_style
    return len(rest) > 1 or is_list or seen[key] < number - 1


def lost_item_fault(file: str, first: Key, key: Key, before: Key) -> Fault:
    """Tell that an item begins at `key`; `first` is the first key of the list's items, `before` the same
    key in the item above.
    """
    if key == first:
        message = _("un nouvel élément de la liste commence ici : il manque le « - »")
        hint = _("écrire « - {key}: … »").format(key=key.text)
        fix = Fix(key.line, key.column - 2, 2, "- ") if key.column > 2 else None
        return Fault(file, key.line, key.column, message, hint, fix=fix)
    message = _(
        "la clé « {key} » est déjà à la ligne {line} : une ligne « - {first}: … » manque avant celle-ci"
    )
    hint = _("écrire « - {first}: … » au-dessus ; ou n'en garder qu'une").format(first=first.text)
    return Fault(
        file, key.line, key.column,
        message.format(key=shorten(key.text), line=before.line, first=first.text), hint,
    )  # fmt: skip


def doubled_key_fault(file: str, key: Key, first: Key, in_item: bool) -> Fault:
    """Tell that a key stands twice; in an item of a list, ask about a lost "-" first."""
    message = _("la clé « {key} » est déjà à la ligne {line}")
    hint = _("n'en garder qu'une")
    if in_item:
        hint = _(
            "si un autre élément de la liste commence ici, il lui manque un « - » ; sinon n'en garder qu'une"
        )
    return Fault(
        file, key.line, key.column, message.format(key=shorten(key.text), line=first.line), hint
    )  # fmt: skip


def is_nothing(node: yaml.Node) -> bool:
    """Whether there is no text at all where a value may stand."""
    return isinstance(node, yaml.ScalarNode) and node.style is None and node.value == ""


def rest_of_value(key: yaml.Node, value: yaml.Node, before: yaml.Node) -> bool:
    """Whether what YAML reads as a key without a value is the rest of the value before it: the 8 of
    "{between: 0, 8}".
    """
    return is_nothing(value) and all(
        isinstance(node, yaml.ScalarNode) and node.style is None and _NUMBER_LIKE.match(node.value)
        for node in (before, key)
    )


def joined_value(before: yaml.Node, key: yaml.Node) -> yaml.ScalarNode:
    """Return one text of two, with what the file has between them."""
    start, end = before.start_mark, key.end_mark
    text = (start.buffer or "")[start.pointer : start.pointer + end.index - start.index]
    return yaml.ScalarNode(before.tag, text, start, end, None)

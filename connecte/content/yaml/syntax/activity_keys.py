"""The keys of an activity, as the table declares them, for what reads lines and not values."""

from __future__ import annotations

from functools import lru_cache

from connecte.content.yaml.cures.words import english_key
from connecte.content.yaml.schema.kind import JsonSchema
from connecte.content.yaml.schema.table import ACTIVITY


@lru_cache
def lists() -> dict[str, frozenset[str]]:
    """Return every key of an activity that holds a list, with the keys that its items have; none where they
    are single words or numbers.
    """
    found: dict[str, frozenset[str]] = {}
    _add_lists(ACTIVITY.schema, found)
    return found


@lru_cache
def lists_and_keys() -> frozenset[str]:
    """Return every key of an activity."""
    found: set[str] = set()
    _add_keys(ACTIVITY.schema, found)
    return frozenset(found)


def item_keys(holder: str) -> frozenset[str] | None:
    """Return the keys of the items of a list, whose own key may be a French word; None where it is no list."""
    found = lists()
    return found[holder] if holder in found else found.get(english_key(holder, list(found)))


def _add_lists(schema: JsonSchema, found: dict[str, frozenset[str]]) -> None:
    for key, inner in schema.get("properties", {}).items():
        for kind in (inner, *inner.get("anyOf", ())):
            if kind.get("type") == "array":
                found[key] = found.get(key, frozenset()) | kind["items"].get("properties", {}).keys()
                _add_lists(kind["items"], found)
            _add_lists(kind, found)


def _add_keys(schema: JsonSchema, found: set[str]) -> None:
    found.update(schema.get("properties", {}))
    for inner in (*schema.get("properties", {}).values(), *schema.get("anyOf", ())):
        _add_keys(inner, found)
    if isinstance(schema.get("items"), dict):
        _add_keys(schema["items"], found)

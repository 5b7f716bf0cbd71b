"""The items that a walk reveals one at a time (reference §4)."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from connecte.content.activity import Activity, Card
from connecte.language.value import NamedTuple

ItemKind = Literal["count", "card", "sum", "place", "answer", "verdict"]
CARD_ITEMS: tuple[ItemKind, ...] = ("card", "sum", "place", "answer")


class Item(NamedTuple):
    """One item that the walk reveals."""

    kind: ItemKind
    """count: the count of a strip. card, sum, place, answer: a neuron's card, its sum, the column
    of its table, its answer. verdict: the verdict of the outputs."""
    layer: int = 0
    """The layer of the neuron; 0 for a count or the verdict."""
    index: int = 0  # type: ignore[assignment]  # a tuple has a method of that name
    """The index of the strip, or of the neuron in its layer."""

    @property
    def place(self) -> tuple[str, int, int]:
        """The strip or card it belongs to: all items of one card have the same value."""
        return ("card" if self.kind in CARD_ITEMS else self.kind, self.layer, self.index)

    @property
    def can_be_announced(self) -> bool:
        """Whether it is a number that a pupil can say."""
        return self.kind in ("count", "sum", "answer")


VERDICT = Item("verdict")


def card_items(card: Card) -> tuple[ItemKind, ...]:
    """Return the kinds of items of a card; without a table there is no "place" in it."""
    return tuple(kind for kind in CARD_ITEMS if kind != "place" or not card.printed.is_empty)


def walk_items(activity: Activity) -> tuple[Item, ...]:
    """Return all items of the walk, in the order of the workshop (reference §4)."""
    # The cells of a picture are seen at once: nobody counts them one by one.
    return _items(0 if activity.pixels else len(activity.inputs), activity.tables)


@lru_cache(maxsize=16)
def _items(inputs: int, tables: tuple[tuple[bool, ...], ...]) -> tuple[Item, ...]:
    """Return the items for `inputs` strips, then for cards; `tables` says which cards have a table.

    They are cached, because all states of a session share them.
    """
    items = [Item("count", 0, index) for index in range(inputs)]
    for number, layer in enumerate(tables):
        for index, table in enumerate(layer):
            items += [Item(kind, number, index) for kind in CARD_ITEMS if table or kind != "place"]
    return (*items, VERDICT)

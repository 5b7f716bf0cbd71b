"""Finds where the parts of an activity stand in its file, and which part stands at a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from connecte.content.yaml.source import Key, Source
from connecte.core.plane.point_sets import MOST_POINTS, POINTS
from connecte.language.value import NamedTuple


class Part(NamedTuple):
    """A card by (layer, neuron), an example by (number, 0), or another key of the file."""

    kind: Literal["card", "example", "other"]
    first: int = 0
    second: int = 0


def part_source(root: Source, part: Part, key: str = "", examples: Sequence[Source] | None = None) -> Source:
    """Return where a part, or one of its keys, stands; the file's start where the file has no such part.
    `examples` is what `example_sources` returns, where it is known.
    """
    try:
        if part.kind == "card":
            found = root.value["layers"].value[part.first].value["neurons"].value[part.second]
        elif part.kind == "example":
            found = (example_sources(root) if examples is None else examples)[part.first]
        else:
            return root
        return found.value.get(key, found) if key else found  # type: ignore[no-any-return]
    except (KeyError, IndexError, TypeError):
        return root


def part_at(root: Source, line: int) -> Part:
    """Return the part that a line of the file belongs to, from the lines where the parts begin."""
    best, part = 0, Part("other")
    for start, found in _parts(root):
        if best < start <= line:
            best, part = start, found
    return part


def _parts(root: Source) -> list[tuple[int, Part]]:
    if not isinstance(root.value, dict):
        return []
    found = [(key.line, Part("other")) for key in root.value if isinstance(key, Key)]
    layers = root.value.get("layers")
    for n, layer in enumerate(_items(layers)):
        found.append((layer.line, Part("other")))
        neurons = layer.value.get("neurons") if isinstance(layer.value, dict) else None
        found += [(neuron.line, Part("card", n, i)) for i, neuron in enumerate(_items(neurons))]
    last = None
    for number, item in enumerate(example_sources(root)):
        if item is not last:
            found.append((item.line, Part("example", number)))
        last = item
    return found


def example_sources(root: Source) -> list[Source]:
    """Return where each example stands; those of one item of the list stand there together."""
    found = []
    for item in _items(root.value.get("examples")):
        values = item.value if isinstance(item.value, dict) else {}
        key, usual = ("points", POINTS) if "made" in values else ("times", 1)
        text = values[key].value if key in values else ""
        count = int(text) if isinstance(text, str) and text.isdecimal() and len(text) < 9 else usual
        found += [item] * min(max(1, count), MOST_POINTS)  # it may be half written, or beyond what is read
    return found


def _items(source: Source | None) -> list[Source]:
    return source.value if source is not None and isinstance(source.value, list) else []

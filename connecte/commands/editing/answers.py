"""What a language server answers about an activity's text: values only, no protocol.

Everything said about keys comes from the table of `content.yaml.schema`, everything said about faults from
the check itself. Lines and columns count from 0 here, in characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from connecte.commands.editing.cursor import Place, place_at
from connecte.content.yaml.cures.words import MEANINGS
from connecte.content.yaml.places import example_sources
from connecte.content.yaml.schema.table import ACTIVITY
from connecte.content.yaml.source import Source
from connecte.language.errors import Fault
from connecte.language.i18n import _
from connecte.language.lists import comma_list

Schema = Mapping[str, Any]


class Choice(NamedTuple):
    """One completion."""

    label: str
    about: str
    insert: str


class Symbol(NamedTuple):
    """A part of the file: a layer with its neurons, the examples."""

    name: str
    detail: str
    line: int
    end: int
    """The line after its last one."""
    children: tuple[Symbol, ...] = ()


def is_activity(text: str) -> bool:
    """Whether a text is one of ours, and not another file that is YAML too."""
    return bool(
        re.search(r"^(?:inputs|layers|examples|couches|exemples|bandelettes)\s*:", text, re.MULTILINE)
        or "activity.schema.json" in text[:200]
    )


def sentence_of(fault: Fault) -> str:
    """Return a fault as one text, its hint in brackets."""
    return fault.message + (_(" ({hint})").format(hint=fault.hint) if fault.hint else "")


def span_of(fault: Fault, lines: Sequence[str]) -> tuple[int, int, int]:
    """Return (line, first column, column after the last) of what a fault is about."""
    line = min(max(fault.line - 1, 0), max(0, len(lines) - 1))
    text = lines[line] if lines else ""
    start = min(fault.column - 1, len(text))
    if fault.fix is not None and fault.fix.line == fault.line and fault.fix.column == fault.column:
        return line, start, min(len(text), start + max(1, fault.fix.length))
    word = re.compile(r"\"[^\"]*\"|'[^']*'|\[[^\]]*\]|[^\s,\]}]+").match(text, start)
    return line, start, word.end() if word else min(len(text), start + 1)


# -- keys and values ---------------------------------------------------------------------------


def _keys(schema: Schema) -> dict[str, Schema]:
    """Return the keys that a value may have, whichever of several kinds it is."""
    if "items" in schema:
        return _keys(schema["items"])
    found = dict(schema.get("properties", {}))
    for other in schema.get("anyOf", ()):
        found = _keys(other) | found
    return found


def schema_at(path: Sequence[str]) -> Schema | None:
    """Return the schema of what a path of keys holds; None where the table has no such keys."""
    found: Schema = ACTIVITY.schema
    for key in path:
        properties = _keys(found)
        if key not in properties:
            return None
        found = properties[key]
    return found


def hover(lines: Sequence[str], line: int, column: int) -> str:
    """Explain the key at a place, or the word that is its value; "" where there is nothing to say."""
    text = lines[line] if line < len(lines) else ""
    word = next((w for w in re.finditer(r"[\w-]+", text) if w.start() <= column <= w.end()), None)
    if word is None:
        return ""
    place = place_at(lines, line, word.end())
    holder = schema_at(place.path)
    properties = _keys(holder) if holder is not None else {}
    key = properties.get(place.key)
    if key is None:
        return ""
    is_key = re.match(r" *:", text[word.end() :]) and word[0] == place.key
    if not is_key and word[0] in _words(key) and word[0] in MEANINGS:
        return _("{word} : {meaning}").format(word=word[0], meaning=MEANINGS[word[0]])
    about = [str(key.get("description", ""))]
    words = _words(key)
    if words:
        about.append(_("Au choix : {words}").format(words=comma_list(map(_with_meaning, words))))
    return "\n\n".join(part for part in about if part)


def _words(schema: Schema) -> tuple[str, ...]:
    """Return the words that a value may be; empty where it may be anything."""
    if schema.get("type") == "boolean":
        return ("true", "false")
    found = tuple(str(word) for word in schema.get("enum", ()))
    return found or next((_words(other) for other in schema.get("anyOf", ()) if _words(other)), ())


def _with_meaning(word: str) -> str:
    return _("{english} ({meaning})").format(english=word, meaning=MEANINGS[word]) if word in MEANINGS else word


def completions(lines: Sequence[str], line: int, column: int, root: Source | None) -> list[Choice]:
    """Return what may be written at a place: keys that are not there yet, or values."""
    place = place_at(lines, line, column)
    holder = schema_at(place.path)
    properties = _keys(holder) if holder is not None else {}
    if place.value is None:
        there = _siblings(lines, line, column) - {place.key}
        return [
            Choice(key, str(schema.get("description", "")), _begun(key, schema))
            for key, schema in properties.items()
            if key not in there
        ]
    schema = properties.get(place.key)
    if schema is None:
        return []
    known = _names(root, place) or _words(schema)
    return [Choice(word, MEANINGS.get(word, ""), _quoted(word, schema)) for word in known]


def _begun(key: str, schema: Schema) -> str:
    """Return what begins a value of this key."""
    return f"{key}: |" if key == "drawing" else f"{key}:" if _keys(schema) else f"{key}: "


def _quoted(word: str, schema: Schema) -> str:
    is_word = re.fullmatch(r"[^\W\d]\w*", word) is not None
    return word if is_word or schema.get("enum") else f'"{word}"'


def _siblings(lines: Sequence[str], line: int, column: int) -> set[str]:
    """Return the keys that stand beside a place, above and below it."""
    text = lines[line] if line < len(lines) else ""
    if "{" in text[:column]:
        return set(re.findall(r"[{,] *([\w-]+) ?:", text))
    indent = len(re.match(r" *(?:- +)?", text)[0]) if text.strip() else column  # type: ignore[index]
    found: set[str] = set()
    for step in (-1, 1):
        number = line if step < 0 else line + 1
        while 0 <= number < len(lines):
            key = re.match(r"( *)((?:- +)?)([\w-]+) ?:", lines[number])
            start = len(key[1]) + len(key[2]) if key else indent
            if (key and start < indent) or (key and step > 0 and key[2] and start == indent):
                break
            if key and start == indent:
                found.add(key[3])
                if key[2]:
                    break
            number += step
    return found


def _names(root: Source | None, place: Place) -> tuple[str, ...]:
    """Return the names of this activity that a value may be: of neurons, layers, or labels."""
    cards = list(_layers(root))
    if place.key == "neuron":
        return tuple(_text(neuron, "name") for _layer, neurons in cards for neuron in neurons)
    if place.key == "mask":
        return tuple(_text(layer, "name") for layer, _neurons in cards)
    if place.key == "label" and place.path == ("examples",) and cards:
        last = [_text(neuron, "label") or _text(neuron, "name") for neuron in cards[-1][1]]
        last += [_text(root, "otherwise")] if root is not None else []
        return tuple(dict.fromkeys(word for word in last if word))
    return ()


# -- the parts of the file ---------------------------------------------------------------------


def symbols(root: Source | None, count: int) -> list[Symbol]:
    """Return the layers with their neurons and the examples of a file of `count` lines."""
    if root is None or not isinstance(root.value, dict):
        return []
    ends = sorted({key.line - 1 for key in root.value} | {count})
    found: list[Symbol] = []
    layers = list(_layers(root))
    for number, (layer, neurons) in enumerate(layers):
        end = layers[number + 1][0].line - 1 if number + 1 < len(layers) else _after(ends, layer.line - 1)
        inner = _in_order(neurons, end, lambda neuron, _n: (_text(neuron, "name"), _text(neuron, "sum")))
        found.append(Symbol(_text(layer, "name") or _("couche"), _("couche"), layer.line - 1, end, inner))
    examples = _list(root.value.get("examples"))
    if examples:
        end = _after(ends, examples[0].line - 1)
        numbers: dict[int, int] = {}
        for number, item in enumerate(example_sources(root)):
            numbers.setdefault(id(item), number)
        inner = _in_order(
            examples,
            end,
            lambda item, _n: (_("exemple {n}").format(n=numbers[id(item)]), _text(item, "label")),
        )
        start = next(key.line - 1 for key in root.value if key.text == "examples")
        found.append(Symbol(_("exemples"), str(len(examples)), start, end, inner))
    return found


def _in_order(
    items: Sequence[Source], end: int, said: Callable[[Source, int], tuple[str, str]]
) -> tuple[Symbol, ...]:
    """Return each item of a list as a symbol that ends where the next begins."""
    lines = [item.line - 1 for item in items] + [end]
    found = []
    for number, item in enumerate(items):
        name, detail = said(item, number)
        found.append(Symbol(name, detail, lines[number], max(lines[number] + 1, lines[number + 1])))
    return tuple(found)


def _after(ends: Sequence[int], line: int) -> int:
    return next(end for end in ends if end > line)


def _layers(root: Source | None) -> Iterator[tuple[Source, list[Source]]]:
    for layer in _list(root.value.get("layers")) if root is not None and isinstance(root.value, dict) else ():
        if isinstance(layer.value, dict):
            yield layer, [n for n in _list(layer.value.get("neurons")) if isinstance(n.value, dict)]


def _list(source: Source | None) -> list[Source]:
    return source.value if source is not None and isinstance(source.value, list) else []


def _text(source: Source, key: str) -> str:
    found = source.value.get(key) if isinstance(source.value, dict) else None
    return found.value if found is not None and isinstance(found.value, str) else ""

"""The quick reader of YAML for files without faults: uses libyaml's parser, where PyYAML has it.

It reports no faults. A file in which it, or anything after it, finds one is read again by the careful
reader, whose result counts; so the faults do not depend on the machine. It takes the events one by one,
so that deep files need no stack.
"""

from __future__ import annotations

from typing import Any

import yaml

from connecte.content.yaml.source import DEEPEST, LARGEST, Key, Source

try:
    from yaml._yaml import CParser as QuickParser
except ImportError:  # PyYAML built without libyaml
    QuickParser = None  # type: ignore[assignment,misc]

_DIFFERENTLY_READ = ("\t", "\ufeff")


def quick_source(data: bytes) -> Source | None:
    """Return the values of a YAML file; None where the careful reader has to read it."""
    if QuickParser is None or len(data) > LARGEST:
        return None
    try:
        text = data.decode("utf-8-sig")
        if any(character in text for character in _DIFFERENTLY_READ):
            return None
        return _build(QuickParser(text))
    except (yaml.YAMLError, ValueError, OverflowError, _OddError):
        return None


class _OddError(Exception):
    """The file holds something that the quick reader leaves to the careful one."""


def _build(parser: Any) -> Source:
    """Return the one document of a stream of events. Raises _OddError or what the parser raises."""
    parser.get_event()  # the stream begins
    if not isinstance(parser.get_event(), yaml.DocumentStartEvent):
        raise _OddError
    stack: list[tuple[Source, list[Key]]] = []
    while True:
        event = parser.get_event()
        if isinstance(event, yaml.ScalarEvent):
            source = _scalar(event)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            stack.append((_open(event, len(stack)), []))
            continue
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            source = stack.pop()[0]
        else:
            raise _OddError
        if not stack:
            if not isinstance(parser.get_event(), yaml.DocumentEndEvent):
                raise _OddError
            if not isinstance(parser.get_event(), yaml.StreamEndEvent):
                raise _OddError
            return source
        _put(stack[-1], source)


def _scalar(event: Any) -> Source:
    if event.tag is not None or event.anchor is not None:
        raise _OddError
    mark, style = event.start_mark, event.style
    return Source(event.value, mark.line + 1, mark.column + 1, not style, style in ("'", '"'))


def _open(event: Any, depth: int) -> Source:
    if event.tag is not None or event.anchor is not None or depth >= DEEPEST - 1:
        raise _OddError
    mark = event.start_mark
    empty: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
    return Source(empty, mark.line + 1, mark.column + 1)


def _put(top: tuple[Source, list[Key]], source: Source) -> None:
    """Add a value to a list, or to a mapping: the key first, then its value."""
    holder, waiting = top
    if isinstance(holder.value, list):
        holder.value.append(source)
    elif waiting:
        holder.value[waiting.pop()] = source
    else:
        if not isinstance(source.value, str):
            raise _OddError
        key = Key(source.value, source.line, source.column)
        if key in holder.value:
            raise _OddError
        waiting.append(key)

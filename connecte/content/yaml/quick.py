"""The quick reader of YAML for files without faults: uses libyaml's parser, where PyYAML has it.

It reports no faults. A file in which it finds one is read again by the careful reader, whose result counts;
so the faults do not depend on the machine. It takes the events one by one, so that deep files need no stack.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from connecte.content.yaml.source import DEEPEST, LARGEST, Key, Source
from connecte.language.value import NamedTuple

try:
    from yaml._yaml import CParser as QuickParser
except ImportError:  # PyYAML built without libyaml
    QuickParser = None  # type: ignore[assignment,misc]

_DIFFERENTLY_READ = ("\t", "\ufeff")
_NO_REMARK = re.compile("[|>][-+0-9]{0,2}#")
"""What libyaml takes for the beginning of a text below and a remark, and PyYAML's own parser does not."""


class Quick(NamedTuple):
    """What the quick reader read."""

    root: Source
    is_sure: bool
    """Whether the careful reader reads the same values and places, and no fault. PyYAML's own parser does not
    take a "?" within a text between brackets nor "|#", which libyaml takes.
    """


def quick_source(data: bytes) -> Quick | None:
    """Return the values of a YAML file; None where the careful reader has to read it."""
    if QuickParser is None or len(data) > LARGEST:
        return None
    try:
        text = data.decode("utf-8-sig")
        if any(character in text for character in _DIFFERENTLY_READ):
            return None
        quick = _build(QuickParser(text))
        return quick._replace(is_sure=False) if _NO_REMARK.search(text) else quick
    except (yaml.YAMLError, ValueError, OverflowError, _OddError):
        return None


class _OddError(Exception):
    """The file holds something that the quick reader leaves to the careful one."""


class _Open(NamedTuple):
    """A list or a mapping that is being read."""

    source: Source
    waiting: list[Key]
    """The key whose value comes next; empty before a key, and in a list."""
    in_brackets: bool
    """Whether it stands between brackets or braces."""


def _build(parser: Any) -> Quick:
    """Return the one document of a stream of events. Raises _OddError or what the parser raises."""
    parser.get_event()  # the stream begins
    if not isinstance(parser.get_event(), yaml.DocumentStartEvent):
        raise _OddError
    stack: list[_Open] = []
    is_sure = True
    while True:
        event = parser.get_event()
        if isinstance(event, yaml.ScalarEvent):
            source = _scalar(event)
            if source.plain and "?" in source.value and stack and stack[-1].in_brackets:
                is_sure = False
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            stack.append(_open(event, len(stack)))
            continue
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            source = stack.pop().source
        else:
            raise _OddError
        if not stack:
            if not isinstance(parser.get_event(), yaml.DocumentEndEvent):
                raise _OddError
            if not isinstance(parser.get_event(), yaml.StreamEndEvent):
                raise _OddError
            return Quick(source, is_sure)
        _put(stack[-1], source)


def _scalar(event: Any) -> Source:
    if event.tag is not None or event.anchor is not None:
        raise _OddError
    mark, style = event.start_mark, event.style
    return Source(event.value, mark.line + 1, mark.column + 1, not style, style in ("'", '"'))


def _open(event: Any, depth: int) -> _Open:
    if event.tag is not None or event.anchor is not None or depth >= DEEPEST - 1:
        raise _OddError
    mark = event.start_mark
    empty: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
    return _Open(Source(empty, mark.line + 1, mark.column + 1), [], bool(event.flow_style))


def _put(top: _Open, source: Source) -> None:
    """Add a value to a list, or to a mapping: the key first, then its value."""
    holder, waiting, in_brackets = top
    if isinstance(holder.value, list):
        holder.value.append(source)
    elif waiting:
        if in_brackets and source.plain and source.value == "":
            raise _OddError  # "{between: 0, 8}": the careful reader finds out what was meant
        holder.value[waiting.pop()] = source
    else:
        if not isinstance(source.value, str):
            raise _OddError
        key = Key(source.value, source.line, source.column)
        if key in holder.value:
            raise _OddError
        waiting.append(key)

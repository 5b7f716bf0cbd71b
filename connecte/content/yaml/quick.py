"""The quick reader of YAML: uses libyaml's parser, where PyYAML has it.

It reports no faults. What it cannot read is read by the careful reader, whose result counts; so the faults do
not depend on the machine. It takes the events one by one, so that deep files need no stack.
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

_NOT_READ = ("\t", "\ufeff")
_OTHERWISE_READ = r"[\t\x85]|\r(?!\n)|[|>][-+0-9]{0,2}#"
_UNUSUAL = "\ufeff\u2028\u2029"
"""What PyYAML's own parser takes otherwise than libyaml, or ends a line with, alone or in a remark. A pattern
with these characters takes Python several times as long to compile.
"""


class Quick(NamedTuple):
    """What the quick reader read."""

    root: Source | None
    """The values; None where the careful reader has to read them."""
    is_sure: bool = False
    """Whether the careful reader reads the same values and places, and no fault. PyYAML's own parser does not
    take a "?" within a text between brackets nor "|#", which libyaml takes.
    """
    passed: tuple[int, int] = (0, 0)
    """From where to where the text holds whole sections, from the second one, in which the careful reader finds
    no fault.
    """


def quick_source(data: bytes) -> Quick:
    """Return what can be read of a YAML file."""
    if len(data) > LARGEST:
        return Quick(None)
    try:
        text = data.decode("utf-8-sig")
    except ValueError:
        return Quick(None)
    return Quick(None) if any(character in text for character in _NOT_READ) else quick_text(text)


def quick_text(text: str) -> Quick:
    """Return what can be read of a text, and what need not be read again."""
    if QuickParser is None:
        return Quick(None)
    odd = [found.start() for found in (re.search(_OTHERWISE_READ, text),) if found]
    odd += [place for place in map(text.find, _UNUSUAL) if place >= 0]
    reading = _Reading(min(odd, default=len(text)))
    try:
        root = reading.of(QuickParser(text))
    except (yaml.YAMLError, ValueError, OverflowError, _OddError):
        root = None
    return Quick(root, reading.is_sure and not odd, reading.passed)


class _OddError(Exception):
    """The file holds something that the quick reader leaves to the careful one."""


class _Open(NamedTuple):
    """A list or a mapping that is being read."""

    source: Source
    waiting: list[Key]
    """The key whose value comes next; empty before a key, and in a list."""
    in_brackets: bool
    """Whether it stands between brackets or braces."""


class _Reading:
    """Builds values of events, and notes how far they are certain: not beyond the character `end`."""

    def __init__(self, end: int) -> None:
        self.end = end
        self.is_sure = True
        self.passed = (0, 0)

    def of(self, parser: Any) -> Source:
        """Return the one document of a stream of events. Raises _OddError or what the parser raises."""
        parser.get_event()  # the stream begins
        if not isinstance(parser.get_event(), yaml.DocumentStartEvent):
            raise _OddError
        stack: list[_Open] = []
        while True:
            event = parser.get_event()
            if isinstance(event, yaml.ScalarEvent):
                source = _scalar(event)
                if stack:
                    self._note(event, source, stack[-1], len(stack))
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
                return source
            self._put(stack[-1], source)

    def _note(self, event: Any, source: Source, top: _Open, depth: int) -> None:
        """Note that sections end where a key of the file begins, and what makes the rest uncertain."""
        if top.in_brackets:
            self.is_sure &= not (source.plain and "?" in source.value)
        elif depth == 1 and self.is_sure and source.column == 1 and top.source.value and not top.waiting:
            at = event.start_mark.index
            if at < self.end:
                self.passed = self.passed[0] or at, at

    def _put(self, top: _Open, source: Source) -> None:
        """Add a value to a list, or to a mapping: the key first, then its value."""
        holder, waiting, in_brackets = top
        if isinstance(holder.value, list):
            holder.value.append(source)
        elif waiting:
            if in_brackets and source.plain and source.value == "":
                self._leave()  # "{between: 0, 8}": the careful reader finds out what was meant
            holder.value[waiting.pop()] = source
        else:
            if not isinstance(source.value, str):
                raise _OddError
            key = Key(source.value, source.line, source.column)
            if key in holder.value:
                self._leave()
            waiting.append(key)

    def _leave(self) -> None:
        """Leave the whole text to the careful reader: it finds this fault when it has read all."""
        self.passed = (0, 0)
        raise _OddError


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

"""The quick reader of YAML: uses libyaml's parser, where PyYAML has it.

It reports no faults. What it cannot read is read by the careful reader, whose result counts; so the faults do
not depend on the machine. It takes the events one by one, so that deep files need no stack.
"""

from __future__ import annotations

import re
from typing import Any

from connecte.content.yaml.pyyaml import yaml
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
        stack: list[tuple[Source, bool]] = []  # lists and mappings being read, and whether between brackets
        keys: list[Key | None] = []  # of each of them the key whose value comes next; none in a list
        while True:
            event = parser.get_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                source = _scalar(event)
                if stack:
                    holder, in_brackets = stack[-1]
                    if in_brackets:
                        self.is_sure &= not (source.plain and "?" in source.value)
                    elif len(stack) == 1 and self.is_sure and keys[-1] is None:
                        self._note(event.start_mark.index, source, holder)
            elif kind in _ENDS:
                source, in_brackets = stack.pop()
                keys.pop()
            elif kind in _BEGINNINGS:
                stack.append(_open(event, len(stack)))
                keys.append(None)
                continue
            else:
                raise _OddError
            if not stack:
                break
            keys[-1] = self._put(*stack[-1], keys[-1], source)
        if not isinstance(parser.get_event(), yaml.DocumentEndEvent):
            raise _OddError
        if not isinstance(parser.get_event(), yaml.StreamEndEvent):
            raise _OddError
        return source

    def _note(self, at: int, source: Source, file: Source) -> None:
        """Note that a section ends where the next key of the file begins, at a character."""
        if source.column == 1 and file.value and at < self.end:
            self.passed = self.passed[0] or at, at

    def _put(self, holder: Source, in_brackets: bool, key: Key | None, source: Source) -> Key | None:
        """Add a value to a list, or to a mapping: the key first, then its value. Return the key whose value
        comes next.
        """
        value = source.value
        if type(holder.value) is list:
            holder.value.append(source)
            return None
        if key is not None:
            if in_brackets and source.plain and value == "":
                self._leave()  # "{between: 0, 8}": the careful reader finds out what was meant
            holder.value[key] = source
            return None
        if type(value) is not str:
            raise _OddError
        key = tuple.__new__(Key, (value, source.line, source.column))
        if key in holder.value:
            self._leave()
        return key

    def _leave(self) -> None:
        """Leave the whole text to the careful reader: it finds this fault when it has read all."""
        self.passed = (0, 0)
        raise _OddError


_BEGINNINGS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


def _scalar(event: Any) -> Source:
    if event.tag is not None or event.anchor is not None:
        raise _OddError
    mark, style = event.start_mark, event.style
    # A call of `Source` for each takes longer than libyaml.
    return tuple.__new__(Source, (event.value, mark.line + 1, mark.column + 1, not style, style in ("'", '"')))


def _open(event: Any, depth: int) -> tuple[Source, bool]:
    if event.tag is not None or event.anchor is not None or depth >= DEEPEST - 1:
        raise _OddError
    mark = event.start_mark
    empty: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
    return Source(empty, mark.line + 1, mark.column + 1), bool(event.flow_style)

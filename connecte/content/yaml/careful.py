"""The careful reader of YAML: uses PyYAML's own parser and explains each of its complaints in a
teacher's terms. That parser is slow, so it passes over the sections that the quick reader has read for sure.
"""

from __future__ import annotations

import re

import yaml
from yaml.reader import ReaderError

from connecte.content.yaml.encodings import read_text
from connecte.content.yaml.loader import Loader, RefusedError, TooManyError
from connecte.content.yaml.quick import quick_text
from connecte.content.yaml.source import Key, Source
from connecte.content.yaml.syntax.activity_keys import item_keys
from connecte.content.yaml.syntax.complaint import Complaint, Edit, fault_at
from connecte.content.yaml.syntax.faults import reader_fault, syntax_fault
from connecte.content.yaml.syntax.lost_items import (
    Pair,
    doubled_key_fault,
    is_nothing,
    item_starts,
    joined_value,
    lost_item_fault,
    rest_of_value,
)
from connecte.language.errors import Fault
from connecte.language.i18n import _

_LINE_STARTS = re.compile(r"^[^\n]", re.MULTILINE)
_TABS_BETWEEN = re.compile(
    r"[ \t]*\t[ \t]*$|(?:(?<=^)|(?<=\S))[ \t]*\t[ \t]*(?=#)|(?<=\w:)[ \t]*\t[ \t]*", re.MULTILINE
)
"""Tabs that are no indent: at the end of a line, before a remark, after a key. YAML takes them as spaces."""
_MOST_FAULTS = 1000
_READ_AGAIN = 400 * 1024
"""How many characters may be parsed again while the reader goes on after faults."""
_MOST_VALUES = 66_000
"""How many values may be parsed, those parsed again counted: about two seconds of work. A list or a
mapping counts as two, because it is parsed as a beginning and an end.
"""


def read_whole(data: bytes, file: str) -> tuple[Source | None, list[Fault]]:
    """Return the values of a YAML file, as far as they can be read, and every fault of its syntax.

    Where an edit lets the parser go on after a fault, the fault is noted and the rest is read; the
    values on the line of such a fault are not the author's.
    """
    text, faults = read_text(data, file)
    text = _TABS_BETWEEN.sub(lambda found: " " * len(found[0]), text)
    left, values = _READ_AGAIN, _MOST_VALUES
    while True:
        quick = quick_text(text)
        if quick.root is not None and quick.is_sure:
            return quick.root, faults
        try:
            node, complaint, values = _compose(text, file, values, quick.passed)
            if complaint is None and any(quick.passed):
                node, complaint, values = _compose(text, file, values)
        except TooManyError as error:
            return None, [*faults, _stopped(file, error.mark.line, error.mark.column)]
        if complaint is None:
            break
        lines_at_fault = {fault.line for fault in faults}
        line = complaint.fault.line
        if line in lines_at_fault or (line - 1 in lines_at_fault and not complaint.sure):
            return None, faults  # it may follow from the fault just before it
        faults.append(complaint.fault_in(text))
        if complaint.edit is None:
            return None, faults
        left -= len(text)
        if left < 0:
            return None, [*faults, _stopped(file, line, 0)]
        start, end, put = complaint.edit
        text = text[:start] + put + text[end:]
    if node is None and not faults:
        faults.append(
            Fault(file, 1, 1, _("le fichier est vide"), _("partir d'une copie d'une activité fournie"))
        )
    return (None if node is None else _source(node, file, faults)), faults


def _stopped(file: str, line: int, column: int) -> Fault:
    """Return the fault that tells where (from 0) the reading ended before the end of the file."""
    message = _("la lecture s'arrête ici : trop de fautes ou de valeurs pour tout lire")
    return Fault(file, line + 1, column + 1, message, _("corriger ce qui précède, puis recommencer"))


def _compose(
    text: str, file: str, values: int, passed: tuple[int, int] = (0, 0)
) -> tuple[yaml.Node | None, Complaint | None, int]:
    """Return the nodes of a text, or the parser's first complaint; and how many of `values` are left. Sections
    that are passed over, from a character to another, are read as remarks, so that each place stays the same.
    Raises TooManyError where the text has more values.
    """
    start, end = passed
    parsed = text[:start] + _LINE_STARTS.sub("#", text[start:end]) + text[end:]
    refused: list[Complaint] = []

    def refuse(mark: yaml.Mark, message: str, hint: str, put: str = "x", over: int = 1) -> None:
        edit = Edit(mark.index, mark.index + over, put) if mark.index is not None else None
        refused.append(Complaint(fault_at(file, mark, message, hint), edit, put != "x", sure=True))
        raise RefusedError

    try:
        loader = Loader(parsed, refuse, values)
    except ReaderError as error:
        return None, reader_fault(file, text, error), values
    try:
        return loader.get_single_node(), None, loader.values_left
    except RefusedError:
        complaint = refused[0]
    except ReaderError as error:
        complaint = reader_fault(file, text, error)
    except yaml.MarkedYAMLError as error:
        complaint = syntax_fault(file, text, error)
    except (ValueError, OverflowError):
        # PyYAML turns an escape like \U00110000 into a character without checking that it exists.
        message = _("un caractère écrit avec « \\ » n'existe pas")
        fault = fault_at(file, loader.get_mark(), message, _("écrire le caractère lui-même"))
        complaint = Complaint(fault)
    return None, complaint, loader.values_left


def _source(node: yaml.Node, file: str, faults: list[Fault], holder: str = "") -> Source:
    """Return the value of a node; `holder` is the key that it belongs to."""
    mark = node.start_mark
    line, column = mark.line + 1, mark.column + 1
    if isinstance(node, yaml.ScalarNode):
        return Source(node.value, line, column, node.style is None, node.style in ("'", '"'))
    if isinstance(node, yaml.SequenceNode):
        items = [item for child in node.value for item in _items(child, file, faults)]
        return Source(items, line, column)
    if not isinstance(node, yaml.MappingNode):
        raise AssertionError("a node is a scalar, a list or a mapping")
    pairs = _pairs(node, file, faults)
    if node.flow_style and pairs and all(is_nothing(value) for _key, value in pairs):
        words = [key.text for key, _value in pairs]
        message = _("des accolades entourent des « clé: valeur » ; une liste est entre crochets")
        hint = (
            _("écrire [{words}]") if item_keys(holder) is not None else _('écrire "{words}", entre guillemets')
        )
        faults.append(Fault(file, line, column, message, hint.format(words=", ".join(words))))
        return Source([Source(key.text, key.line, key.column) for key, _value in pairs], line, column)
    starts = item_starts(pairs) if item_keys(holder) and not node.flow_style else []
    if starts and all(pairs[start][0] == pairs[0][0] for start in starts):
        faults.append(lost_item_fault(file, pairs[0][0], pairs[0][0], pairs[0][0]))
        return Source(_split(pairs, starts, file, faults), line, column)
    return Source(_mapping(pairs, file, faults, in_item=False), line, column)


def _items(node: yaml.Node, file: str, faults: list[Fault]) -> list[Source]:
    """Return an item of a list; several where others have lost their "-" and stand in it."""
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        return [_source(node, file, faults)]
    pairs = _pairs(node, file, faults)
    starts = item_starts(pairs)
    if not starts:
        mapping = _mapping(pairs, file, faults, in_item=True)
        return [Source(mapping, node.start_mark.line + 1, node.start_mark.column + 1)]
    return _split(pairs, starts, file, faults)


def _split(pairs: list[Pair], starts: list[int], file: str, faults: list[Fault]) -> list[Source]:
    """Return the items that stand in one, each from its start to the next; note what each has lost."""
    found = []
    ends = [0, *starts, len(pairs)]
    for number, start in enumerate(ends[:-1]):
        part = pairs[start : ends[number + 1]]
        key = part[0][0]
        if number:
            before = next(other for other, _node in pairs if other == key)
            faults.append(lost_item_fault(file, pairs[0][0], key, before))
        found.append(Source(_mapping(part, file, faults, in_item=True), key.line, key.column))
    return found


def _pairs(node: yaml.MappingNode, file: str, faults: list[Fault]) -> list[Pair]:
    """Return keys and values of a mapping; note the keys that are no words, without their values."""
    found: list[Pair] = []
    for key_node, value_node in node.value:
        mark = key_node.start_mark
        if node.flow_style and found and rest_of_value(key_node, value_node, found[-1][1]):
            found[-1] = found[-1][0], joined_value(found[-1][1], key_node)
        elif isinstance(key_node, yaml.ScalarNode):
            found.append((Key(key_node.value, mark.line + 1, mark.column + 1), value_node))
        else:
            doubled = node.flow_style and isinstance(key_node, yaml.MappingNode) and is_nothing(value_node)
            hint = _("n'écrire qu'une accolade de chaque côté") if doubled else _("vérifier les accolades")
            faults.append(fault_at(file, mark, _("une clé doit être un mot"), hint))
    return found


def _mapping(pairs: list[Pair], file: str, faults: list[Fault], in_item: bool) -> dict[Key, Source]:
    mapping: dict[Key, Source] = {}
    first_of: dict[Key, Key] = {}
    for key, value_node in pairs:
        value = _source(value_node, file, faults, key.text)
        if key not in mapping:
            mapping[key] = value
            first_of[key] = key
        elif len(faults) < _MOST_FAULTS:
            faults.append(doubled_key_fault(file, key, first_of[key], in_item))
    return mapping

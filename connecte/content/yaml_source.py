"""YAML read safely, with a place for every value.

Only what an activity needs: mappings, lists and plain text. No tags, anchors or aliases, no
duplicate keys; at most 256 kB and 20 levels. Scalars stay the text that was written, because
what `no`, `012` or `1:30` mean is the schema's business, field by field.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.parser import Parser
from yaml.reader import Reader, ReaderError
from yaml.resolver import BaseResolver
from yaml.scanner import Scanner

from connecte.content.yaml_faults import fault_at, reader_fault, syntax_fault
from connecte.errors import ActivityError, Fault
from connecte.i18n import _

LARGEST = 256 * 1024
_BLANK_LINES = re.compile(r"(?: *(?:#[^\0\r\n\x85\u2028\u2029]*)?\r?\n)*")
DEEPEST = 20


@dataclass(frozen=True)
class Source:
    """One value of a file and where it stands (from 1): a dict, a list, or text.

    `plain` is False for text between quotes or in a block, `quoted` True for the former.
    """

    value: Any
    line: int
    column: int
    plain: bool = True
    quoted: bool = False

    @property
    def kind(self) -> str:
        """In the teacher's words."""
        if isinstance(self.value, dict):
            return _("une suite de clés")
        if isinstance(self.value, list):
            return _("une liste")
        return _("« {text} »").format(text=shorten(self.value)) if self.value else _("rien")


@dataclass(frozen=True)
class Key:
    """A key of a mapping and its place. Equal to other keys of the same text."""

    text: str
    line: int
    column: int

    def __eq__(self, other: object) -> bool:
        return self.text == (other.text if isinstance(other, Key) else other)

    def __hash__(self) -> int:
        return hash(self.text)


def shorten(text: str, longest: int = 40) -> str:
    """One line of `text`, cut where it is too long to quote."""
    line = text.strip().splitlines()[0] if text.strip() else text.strip()
    return line if len(line) <= longest else line[: longest - 1] + "…"


class _Loader(Reader, Scanner, Parser, Composer, BaseResolver):
    """PyYAML's composer without constructors, with a floor under its depth."""

    def __init__(self, text: str, refuse: Callable[[yaml.Mark, str, str], None]) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)
        BaseResolver.__init__(self)
        self.depth = 0
        self.refuse = refuse

    def scan_to_next_token(self) -> None:
        # PyYAML goes through comments letter by letter, and half of an activity that explains
        # itself is comments: whole lines of them are passed at once.
        blank = _BLANK_LINES.match(self.buffer, self.pointer)
        if blank and blank.end() > self.pointer:
            self.line += self.buffer.count("\n", self.pointer, blank.end())
            self.column = 0
            self.index += blank.end() - self.pointer
            self.pointer = blank.end()
            if not self.flow_level:
                self.allow_simple_key = True
        super().scan_to_next_token()

    def compose_node(self, parent: Any, index: Any) -> Any:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self.refuse(
                event.start_mark,
                _("les ancres (&) et les alias (*) de YAML ne sont pas admis ici"),
                _("recopier la valeur, ou la mettre entre guillemets"),
            )
        if getattr(event, "tag", None) not in (None, "!"):
            self.refuse(
                event.start_mark,
                _("les étiquettes (!) de YAML ne sont pas admises ici"),
                _("enlever « {tag} », ou mettre la valeur entre guillemets").format(tag=event.tag),
            )
        if self.depth >= DEEPEST:
            self.refuse(
                event.start_mark,
                _("trop de niveaux emboîtés (plus de {number})").format(number=DEEPEST),
                _("fermer les crochets et les accolades ouverts"),
            )
        self.depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self.depth -= 1


class _RefusedError(Exception):
    pass


def read_source(data: bytes, file: str) -> Source:
    """The values of a YAML file. Raises ActivityError with every fault found on the way.

    `file` is how messages name it.
    """
    text = _decode(data, file)
    faults: list[Fault] = []

    def refuse(mark: yaml.Mark, message: str, hint: str) -> None:
        faults.append(fault_at(file, mark, message, hint))
        raise _RefusedError

    node = None
    try:
        loader = _Loader(text, refuse)
        node = loader.get_single_node()
    except _RefusedError:
        pass
    except ReaderError as error:
        faults.append(reader_fault(file, text, error))
    except yaml.MarkedYAMLError as error:
        faults.append(syntax_fault(file, text, error))
    except (ValueError, OverflowError):
        # PyYAML turns an escape like \U00110000 into a character without looking whether there is one.
        message = _("un caractère écrit avec « \\ » n'existe pas")
        faults.append(fault_at(file, loader.get_mark(), message, _("écrire le caractère lui-même")))
    if not faults and node is None:
        faults.append(
            Fault(file, 1, 1, _("le fichier est vide"), _("partir d'une copie d'une activité fournie"))
        )
    root = None if node is None else _source(node, file, faults)
    if faults or root is None:
        raise ActivityError(faults)
    return root


def _decode(data: bytes, file: str) -> str:
    if len(data) > LARGEST:
        message = _("le fichier est trop grand ({found} ko, {most} ko au plus)").format(
            found=len(data) // 1024, most=LARGEST // 1024
        )
        raise ActivityError([Fault(file, 1, 1, message, _("une activité tient en quelques pages"))])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        raise ActivityError(
            [
                Fault(
                    file,
                    line,
                    column,
                    _("ce caractère n'est pas en UTF-8"),
                    _("dans l'éditeur : « Enregistrer avec l'encodage UTF-8 »"),
                )
            ]
        ) from error


def _source(node: yaml.Node, file: str, faults: list[Fault]) -> Source:
    mark = node.start_mark
    line, column = mark.line + 1, mark.column + 1
    if isinstance(node, yaml.ScalarNode):
        return Source(node.value, line, column, node.style is None, node.style in ("'", '"'))
    if isinstance(node, yaml.SequenceNode):
        return Source([_source(child, file, faults) for child in node.value], line, column)
    mapping: dict[Key, Source] = {}
    for key_node, value_node in node.value:
        value = _source(value_node, file, faults)
        if not isinstance(key_node, yaml.ScalarNode):
            faults.append(
                fault_at(file, key_node.start_mark, _("une clé doit être un mot"), _("vérifier les accolades"))
            )
            continue
        key = Key(key_node.value, key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        if key in mapping:
            first = next(other for other in mapping if other == key)
            faults.append(
                Fault(
                    file,
                    key.line,
                    key.column,
                    _("la clé « {key} » est déjà à la ligne {line}").format(key=key.text, line=first.line),
                    _("n'en garder qu'une"),
                )
            )
            continue
        mapping[key] = value
    return Source(mapping, line, column)

"""PyYAML's own parser, with limits: it is slow, so what costs most of its time is done in another way."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.resolver import BaseResolver
from yaml.scanner import Scanner

from connecte.content.yaml.source import DEEPEST
from connecte.content.yaml.syntax.faults import NO_TAGS, without_tag, written_tag
from connecte.language.i18n import _

_BLANK_LINES = re.compile(r"(?: *(?:#[^\0\r\n\x85\u2028\u2029]*)?\r?\n)*")


class RefusedError(Exception):
    """The text holds something that is not accepted; it has been told."""


class TooManyError(Exception):
    """The text has more values than may be read; `mark` is where they begin to be too many."""

    def __init__(self, mark: yaml.Mark) -> None:
        super().__init__()
        self.mark = mark


class Loader(Reader, Scanner, Parser, Composer, BaseResolver):
    """PyYAML's composer without constructors, with limits to its depth and to the number of its values."""

    def __init__(self, text: str, refuse: Callable[..., None], values: int) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)
        BaseResolver.__init__(self)
        self.depth = 0
        self.values_left = values
        self.refuse = refuse

    # Three of PyYAML's methods, faster: it calls them several times for each token.

    def forward(self, length: int = 1) -> None:
        """Go on by so many characters."""
        if self.buffer[self.pointer : self.pointer + length].isprintable():  # no line ends here
            self.pointer, self.index = self.pointer + length, self.index + length
            self.column += length
        else:
            super().forward(length)

    def need_more_tokens(self) -> bool:
        """Whether there is no token yet, or the next one may turn out to be a key."""
        if self.done or not self.tokens:
            return not self.done
        self.stale_possible_simple_keys()
        for key in self.possible_simple_keys.values():
            return bool(key.token_number == self.tokens_taken)
        return False

    def stale_possible_simple_keys(self) -> None:
        """Forget what began on an earlier line or too far before: it is no key."""
        # The outermost comes first and is the oldest: while it may be a key, so may all others.
        for key in self.possible_simple_keys.values():
            if key.line != self.line or self.index - key.index > 1024:
                super().stale_possible_simple_keys()
            return

    def scan_to_next_token(self) -> None:
        """Skip spaces, line ends and remarks."""
        # PyYAML reads comments character by character, which is slow where half of a file is
        # comments: whole lines of them are skipped at once.
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
        """Return the next value; refuse what no activity may hold."""
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if self.values_left <= 0:
            raise TooManyError(event.start_mark)
        self.values_left -= 1 if isinstance(event, yaml.ScalarEvent) else 2
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self.refuse(
                event.start_mark,
                _("les ancres (&) et les alias (*) de YAML ne sont pas admis ici"),
                _("recopier la valeur, ou la mettre entre guillemets"),
            )
        if getattr(event, "tag", None) is not None:
            mark = event.start_mark
            tag, size = written_tag(self.buffer[self.pointer - self.index + mark.index :])
            after = self.buffer[self.pointer - self.index + mark.index + size :]
            alone = after[:1] in ("", "\0", "\r", "\n", ",", "]", "}") and tag.strip("!").isalnum()
            self.refuse(
                mark, NO_TAGS, without_tag(tag), tag.strip("!") if alone else "", len(tag) if alone else size
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

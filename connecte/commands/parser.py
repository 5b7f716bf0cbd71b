"""The parser of the command line: its help and its messages are French and fit any terminal."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from functools import cached_property
from typing import Any, NoReturn

from connecte.commands.output import emit_lines, message, sentence
from connecte.language.i18n import _

USAGE = 2


class _Formatter(argparse.HelpFormatter):
    """Help as wide as the terminal; argparse's own way would import shutil at every start."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_width())

    def start_section(self, heading: str | None) -> None:
        """Begin a section; argparse writes ":" behind its heading."""
        super().start_section(_("{heading} ").format(heading=heading) if heading else heading)


def _width() -> int:
    """Return the columns of the terminal minus two; 78 if unknown."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and len(columns) < 6 and int(columns) > 0:
        return int(columns) - 2
    try:
        return max(20, os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).columns - 2)
    except (OSError, ValueError):
        return 78


class Parser(argparse.ArgumentParser):
    """A parser whose messages are in French and fit terminals of any encoding."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        options.setdefault("formatter_class", _Formatter)
        super().__init__(*arguments, **options)
        # Python 3.14 colours the help with escape sequences, which `emit` would show as marks.
        self.color = False

    def print_help(self, file: Any = None) -> None:
        """Print the help with `emit`."""
        emit_lines(self.format_help().rstrip("\n"), file)

    def error(self, message_: str) -> NoReturn:
        """Print the error and what to try, and exit with the code of wrong usage."""
        sentence(_("connecte : {message}").format(message=message_))
        message(_("« {program} --help » dit comment l'appeler").format(program=self.prog))
        sys.exit(USAGE)


class Later:
    """Stands for the parser of a command, which is made when argparse asks it for something: a start pays
    for the options of the one command that is used.
    """

    def __init__(self, add_options: Callable[[argparse.ArgumentParser], None], **named: Any) -> None:
        self._add_options = add_options
        self._named = named

    @cached_property
    def _parser(self) -> Parser:
        parser = Parser(**self._named)
        self._add_options(parser)
        return parser

    def __getattr__(self, name: str) -> Any:
        return getattr(self._parser, name)

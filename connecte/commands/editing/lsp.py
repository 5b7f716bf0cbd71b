"""`connecte lsp`: start the language server, which an extra brings."""

from __future__ import annotations

import argparse
import logging
import sys
from importlib.util import find_spec

from connecte.language.errors import UsageError
from connecte.language.i18n import _
from connecte.language.program import command, version


def lsp(_arguments: argparse.Namespace) -> int:
    """Serve an editor on stdin and stdout. Raises UsageError where pygls is not installed."""
    if find_spec("pygls") is None:
        message = _("{lsp} demande le paquet pygls : {python} -m pip install pygls")
        raise UsageError(message.format(lsp=command("lsp"), python=sys.executable))
    from connecte.commands.editing.server import serve

    logging.disable(logging.CRITICAL)  # pygls tells every message on stderr, which editors show as an error
    serve(version())
    return 0

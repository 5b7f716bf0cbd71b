"""Runs the command line with a catalogue for no language: messages stand between ⟦ and ⟧, and each of
their letters is "ж". Words that can still be read were not looked up in the catalogue.

    python -m tests.language.pseudo <<< '[["list"], ["check", "some.yaml"]]'

Each command of the list is run as by itself, in the folder it is started in: written are what it ended with and
all that it showed.
"""

from __future__ import annotations

import gettext
import io
import json
import re
import sys
from contextlib import redirect_stderr, redirect_stdout

_FIELD = re.compile(r"(\{[^{}]*\}|%\([a-z_]+\)[sr]|%[sr])")


def pseudo(message: str) -> str:
    """Return the message as it looks in this catalogue; fields stay as they are."""
    parts = _FIELD.split(message)
    parts[::2] = [re.sub(r"[^\W\d_]", "ж", part) for part in parts[::2]]
    return f"⟦{''.join(parts)}⟧"


class PseudoTranslations(gettext.NullTranslations):
    """The catalogue."""

    def gettext(self, message: str) -> str:
        """Return the message, unreadable."""
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the message for `n`, unreadable."""
        return pseudo(msgid1 if n < 2 else msgid2)


def run(words: list[str]) -> tuple[int, str]:
    """Run one command; return what it ended with, and all that it showed."""
    from connecte.cli import main

    shown = io.StringIO()
    with redirect_stdout(shown), redirect_stderr(shown):
        try:
            code = main(words)
        except SystemExit as ended:
            code = int(ended.code or 0)
    return code, shown.getvalue()


if __name__ == "__main__":
    # Modules look their messages up as they are imported, so the catalogue comes before them.
    from connecte.language import i18n

    i18n._, i18n.ngettext = PseudoTranslations().gettext, PseudoTranslations().ngettext
    print(json.dumps([run(words) for words in json.load(sys.stdin)]))

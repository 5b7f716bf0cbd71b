"""Translate the program's texts into the user's language.

Source strings are French, written as on a keyboard; a catalogue in `locale/` translates them. Without a
catalogue for the user's language, the French text is returned as it is printed: with typographic
apostrophes, and no-break spaces where French has them.
"""

from __future__ import annotations

import gettext as _gettext
import re
from contextlib import suppress
from functools import cache
from pathlib import Path

_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[\w«{<]|$)")
_SPACED = {f" {sign}": f"\u00a0{sign}" for sign in ":;?!»"} | {"« ": "«\u00a0"}


@cache
def typographic(text: str) -> str:
    """Return a French text with ’ for ' inside words, and no-break spaces before : ; ? ! and inside « »."""
    if "'" in text:  # plain searches keep this unnoticed among imports, which look up a thousand texts
        text = _APOSTROPHE.sub("’", text)
    for typed, printed in _SPACED.items():
        text = text.replace(typed, printed)
    return text


def as_typed(text: str) -> str:
    """Return a text as it is typed on a keyboard, of the same length: ' for ’, and plain spaces."""
    return text.replace("’", "'").replace("\u00a0", " ")


class French(_gettext.NullTranslations):
    """The source texts. French has the singular below 2: "0 case noire", "1,5 minute"."""

    def gettext(self, message: str) -> str:
        """Return the text as it is printed."""
        return typographic(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the singular below 2, else the plural, as it is printed."""
        return typographic(msgid1 if abs(n) < 2 else msgid2)


def _for_user(folder: Path) -> _gettext.NullTranslations:
    """Return the catalogue for the user's language; French where there is none."""
    with suppress(OSError):
        # gettext would first import what tells the user's language, even where there is no catalogue at all.
        if any(entry.is_dir() for entry in folder.iterdir()):
            return _gettext.translation("connecte", folder)
    return French()


_catalogue = _for_user(Path(__file__).parent.parent / "locale")
_ = _catalogue.gettext
ngettext = _catalogue.ngettext

"""Translate the program's texts into the user's language.

Source strings are French; a catalogue in `locale/` translates them. Without a catalogue for the
user's language, the French text is returned.
"""

from __future__ import annotations

import gettext as _gettext
from pathlib import Path


class _French(_gettext.NullTranslations):
    """The source texts. French has the singular below 2: "0 case noire", "1,5 minute"."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the singular below 2, else the plural."""
        return msgid1 if abs(n) < 2 else msgid2


_catalogue: _gettext.NullTranslations
try:
    _catalogue = _gettext.translation("connecte", Path(__file__).parent.parent / "locale")
except OSError:  # there is no catalogue for the user's language
    _catalogue = _French()
_ = _catalogue.gettext
ngettext = _catalogue.ngettext

"""Translate the program's texts into the user's language.

Source strings are French; a catalogue in `locale/` translates them. Without a catalogue for the
user's language, gettext's null translation returns the French text.
"""

from __future__ import annotations

import gettext as _gettext
from pathlib import Path

_catalogue = _gettext.translation("connecte", Path(__file__).parent.parent / "locale", fallback=True)
_ = _catalogue.gettext
ngettext = _catalogue.ngettext

"""The program's words in the user's language.

Source strings are French; a catalogue in `locale/` translates them. Where none fits the
user's language, gettext's null translation leaves the French.
"""

from __future__ import annotations

import gettext as _gettext
from pathlib import Path

_catalogue = _gettext.translation("connecte", Path(__file__).parent.parent / "locale", fallback=True)
_ = _catalogue.gettext
ngettext = _catalogue.ngettext

"""A pytest plugin: tests read the program's texts as its source has them, typed on a keyboard.

How they are printed, with typographic apostrophes and no-break spaces, is tested on all of them in
`tests/language/test_french.py`, and by the commands that tests run as processes.
"""

from __future__ import annotations

import gettext

from connecte.language import i18n


class SourceTexts(gettext.NullTranslations):
    """The catalogue of this language: each text is itself, and the singular stands below two."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the text for a number."""
        return msgid1 if abs(n) < 2 else msgid2


# Modules look their texts up as they are imported, so the catalogue comes before them.
i18n._, i18n.ngettext = SourceTexts().gettext, SourceTexts().ngettext

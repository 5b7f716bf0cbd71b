"""Characters that nobody sees in an editor, and quotation marks that only look like those of a keyboard."""

from __future__ import annotations

from connecte.content.yaml.cures.cure import NONE, Cure
from connecte.language.i18n import _

_NAMES = {
    0x00AD: _("césure conditionnelle"), 0x200B: _("espace de largeur nulle"), 0x200C: _("antiliant"),
    0x200D: _("liant"), 0x200E: _("marque de gauche à droite"), 0x200F: _("marque de droite à gauche"),
    0x2060: _("gluon de mots"), 0x2061: _("signe invisible"), 0x2062: _("signe invisible"),
    0x2063: _("signe invisible"), 0x2064: _("signe invisible"), 0xFEFF: _("marque d'ordre des octets"),
    0x180E: _("séparateur invisible"), 0x061C: _("marque de sens d'écriture"),
    0x034F: _("diacritique invisible"),
}  # fmt: skip
_JOINER = "\u200d"
_PAIRS = {"“": "”", "”": "”", "«": "»", "„": "“", "‘": "’", "’": "’", "‹": "›", "`": "`", "″": "″"}


def invisible_in(text: str) -> str:
    """Name the first invisible character of a text, as in "U+200B, espace de largeur nulle"; "" where it
    has none. A joiner between two emojis is no such character.
    """
    for place, character in enumerate(text):
        joins = character == _JOINER and 0 < place < len(text) - 1 and not text[place - 1].isascii()
        if ord(character) in _NAMES and not joins:
            return f"U+{ord(character):04X}, {_NAMES[ord(character)]}"
    return ""


def without_invisible(text: str) -> str:
    """Return a text without its invisible characters and without the spaces around it."""
    return "".join(character for character in text if ord(character) not in _NAMES).strip()


def quotes_around(text: str) -> Cure:
    """Return how to quote a text that stands between typographic quotation marks; NONE for another."""
    closing = _PAIRS.get(text[:1])
    if closing is None or len(text) < 2 or text[-1] not in (closing, '"', "”", "“"):
        return NONE
    inner = text[1:-1].strip(" \u00a0\u202f")
    hint = _('« {open} » n\'est pas le guillemet du clavier : écrire "{text}"').format(open=text[0], text=inner)
    return Cure(hint, f'"{inner}"')

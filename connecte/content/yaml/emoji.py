"""Finds texts that take another width on some terminals than on ours.

Single code points of Unicode 12 and before take two cells everywhere. Later ones, and those that are
put together from several code points, take one, two or more cells, depending on the terminal.
"""

from __future__ import annotations

from connecte.language.i18n import _

_JOINER, _AS_EMOJI, _KEYCAP = "\u200d", "\ufe0f", "\u20e3"
_SKIN = range(0x1F3FB, 0x1F400)
_FLAG = range(0x1F1E6, 0x1F200)
_MARKS = (range(0x300, 0x370), range(0x1AB0, 0x1B00), range(0x20D0, 0x2100), range(0xFE00, 0xFE10))
_OLD_IN_EXTENDED_A = {
    *range(0x1FA60, 0x1FA6E), *range(0x1FA70, 0x1FA74), *range(0x1FA78, 0x1FA7B),
    *range(0x1FA80, 0x1FA83), *range(0x1FA90, 0x1FA96),
}  # fmt: skip
_NEW_ELSEWHERE = {
    0x1F6D6, 0x1F6D7, 0x1F6D8, *range(0x1F6DC, 0x1F6E0), 0x1F6FB, 0x1F6FC, 0x1F7F0, 0x1F90C, 0x1F972,
    *range(0x1F977, 0x1F97A), 0x1F9A3, 0x1F9A4, *range(0x1F9AB, 0x1F9AE), 0x1F9CB, 0x1F9CC,
}  # fmt: skip
"""Emojis of Unicode 13 to 17 outside the block Symbols and Pictographs Extended-A."""


def breaks_width(text: str) -> str:
    """Explain why a terminal may draw `text` in more or fewer cells than it should take; return ""
    where it does not.
    """
    if text.isascii():
        return ""
    codes = [ord(character) for character in text]
    if _JOINER in text:
        return _("plusieurs emojis assemblés en un")
    if any(code in _SKIN for code in codes):
        return _("une couleur de peau")
    if any(code in _FLAG for code in codes):
        return _("un drapeau")
    if _AS_EMOJI in text or _KEYCAP in text:
        return _("un signe changé en emoji")
    if any(_is_new(code) for code in codes):
        return _("un emoji trop récent")
    if any(code in marks for code in codes for marks in _MARKS):
        return _("un accent séparé de sa lettre")
    return ""


def _is_new(code: int) -> bool:
    return code in _NEW_ELSEWHERE or (0x1FA00 <= code < 0x1FB00 and _is_new_in_extended(code))


def _is_new_in_extended(code: int) -> bool:
    return code >= 0x1FA70 and code not in _OLD_IN_EXTENDED_A

"""Convert text for terminals that show ASCII only; every character keeps its width.

A two-cell emoji becomes the two-letter code of its input, a letter loses its accent, box lines
become + - |, and shades and braille become a character of similar darkness. Widths are kept, so
that one layout serves every terminal.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping

_BRAILLE = range(0x2800, 0x2900)
_BOXES = range(0x2500, 0x2580)
_BLOCKS = range(0x2580, 0x25A0)

_SAME_WIDTH = {
    "−": "-", "–": "-", "—": "-", "×": "x", "·": ".", "…": "~", "’": "'", "‘": "'", "«": '"', "»": '"',
    "“": '"', "”": '"', "„": '"', "≤": "<", "≥": ">", "≠": "!", "→": ">", "←": "<", "↑": "/", "↓": "\\",
    "▶": ">", "◀": "<", "▲": "^", "▼": "v", "●": "o", "○": "O", "■": "#", "□": "D", "◆": "*",
    "★": "@", "♥": "&", "✚": "+", "▬": "=", "△": "A", "◈": "$", "☆": "%", "♡": "U", "✛": "t", "▭": "_",
    "━": "=", "⁻": "-", "∞": "&", "▪": "#", "🔒": "x ",
    "◇": "}", "✓": "v", "✗": "X", "η": "n", "θ": "t", "λ": "l", "φ": "f", "Σ": "S", "•": "*", "‖": "|",
    "▸": ">", "⌫": "{", "œ": "o", "Œ": "O", "æ": "a", "\u00a0": " ",
    "\u202f": " ", "°": "o", "▀": '"', "▄": ",", "▌": "|",
    "█": "#", "▓": "%", "▒": "+", "░": ":", "▏": "|", "▕": "|", "☰": "=",
}  # fmt: skip
_WITH_A_SPACE = {"⌫": "<-", "≤": "<=", "≥": ">=", "²": "^2"}
"""Signs that are two characters where a space follows, to be told from an arrow, from < and > and from a 2."""
_SPACED = "([⌫≤≥²])((?:\x1b\\[[0-9;]*m)*)[ \u00a0]"
"""Pattern of one of them and that space, with what a terminal is told of their colours in between."""


UNSEEN = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]"
"""Pattern of the characters that a terminal interprets instead of showing: control characters and those
that change the writing direction. Line ends and tabs are not among them."""


def visible(text: str) -> str:
    """Replace each character of UNSEEN by a visible mark one cell wide: ESC becomes ␛."""
    # French has no-break spaces, which Python does not count as printable.
    return text if text.replace("\u00a0", "").isprintable() else re.sub(UNSEEN, _mark, text)


def _mark(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else "\ufffd"


def to_ascii(text: str, codes: Mapping[str, str]) -> str:
    """Return `text` in ASCII only; `codes` maps each emoji to its two letters."""
    for symbol, code in codes.items():
        # Keep ASCII symbols: they need no code, and replacing them would break escape sequences.
        if not symbol.isascii():
            text = text.replace(symbol, code)
    if text.isascii():
        return text
    text = re.sub(_SPACED, lambda found: _WITH_A_SPACE[found[1]] + found[2], text)  # compiled where it is used
    return "".join(map(_one, text))


def _one(character: str) -> str:
    if character.isascii():
        return character
    if character in _SAME_WIDTH:
        return _SAME_WIDTH[character]
    import unicodedata  # imported here because few commands need it

    code = ord(character)
    if code in _BRAILLE:
        return " .:#"[min(3, (code - 0x2800).bit_count())]
    if code in _BOXES:
        return _box(unicodedata.name(character, ""))
    if code in _BLOCKS:
        # Blocks of one to seven eighths, as in bars of weights: show the height in eighths.
        return str(code - 0x2580) if 0x2581 <= code <= 0x2587 else "="
    plain = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    wide = unicodedata.east_asian_width(character) in "WF"
    return (plain or "?").ljust(2)[:2] if wide else (plain or "?")[0]


def _box(name: str) -> str:
    sideways = any(word in name for word in ("HORIZONTAL", "LEFT", "RIGHT"))
    upright = any(word in name for word in ("VERTICAL", "UP", "DOWN"))
    return "+" if sideways and upright else "-" if sideways else "|"


def terminal_is_plain() -> bool:
    """Return whether this terminal should get ASCII only.

    It should where its type cannot show more, or where the user's locale or PYTHONIOENCODING names
    an encoding other than UTF-8. Where no locale variable is set, the terminal is taken to show UTF-8.
    """
    if os.environ.get("TERM") in ("linux", "dumb"):
        return True
    encoding = getattr(sys.__stderr__, "encoding", None) or "utf-8"  # screens are drawn on stderr
    if not encoding.lower().startswith("utf"):
        return True
    if sys.platform == "win32" or not any(os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG")):
        return False
    import locale

    return locale.getencoding().lower().replace("-", "") != "utf8"

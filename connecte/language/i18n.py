"""Words and numbers as people read them.

Source strings are French; a catalogue in `locale/` translates them. Where none fits the
user's language, gettext's null translation leaves the French.
"""

from __future__ import annotations

import gettext as _gettext
from pathlib import Path

_catalogue = _gettext.translation("connecte", Path(__file__).parent.parent / "locale", fallback=True)
_ = _catalogue.gettext
ngettext = _catalogue.ngettext

MINUS = "−"


def decimal(value: float, digits: int) -> str:
    """`value` with at most `digits` decimals, a decimal comma and a true minus: "−1,1", "2", "0".

    A value that rounds to zero is "0", never "−0".
    """
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text in ("-0", ""):
        text = "0"
    # The character between whole part and decimals: a catalogue may put a point here.
    return text.replace(".", _(",")).replace("-", MINUS)


def fixed(value: float, digits: int) -> str:
    """`value` with exactly `digits` decimals, so that columns of figures stand still."""
    text = f"{value:.{digits}f}"
    if float(text) == 0:
        text = text.removeprefix("-")
    return text.replace(".", _(",")).replace("-", MINUS)


def significant(value: float, digits: int = 3) -> str:
    """`value` to `digits` significant figures: 236, 36,0, 1,91, 0,0123."""
    if value == 0:
        return "0"
    rounded = float(f"{value:.{digits - 1}e}")
    if abs(rounded) >= 1e6 or abs(rounded) < 1e-3:
        return f"{value:.{digits - 1}e}".replace(".", _(",")).replace("-", MINUS)
    power = int(f"{rounded:e}".split("e")[1])
    return fixed(rounded, max(0, digits - 1 - power))


def thousands(value: int) -> str:
    """A whole number in groups of three: "100 000"."""
    return f"{value:,}".replace(",", _(" ")).replace("-", MINUS)


def sentence_list(words: list[str]) -> str:
    """ "a", "a et b", "a, b et c"."""
    if len(words) < 2:
        return "".join(words)
    return _("{first} et {last}").format(first=", ".join(words[:-1]), last=words[-1])

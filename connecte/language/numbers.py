"""Numbers as people read them: every number that is shown is written by one of these functions.

The decimal comma and the space between thousands come from the catalogue, so that another language
can have its own.
"""

from __future__ import annotations

import math

from connecte.language.i18n import _

MINUS = "−"


def decimal(value: float, digits: int) -> str:
    """`value` with at most `digits` decimals, a decimal comma and a true minus: "−1,1", "2", "0".

    A value that rounds to zero is "0", never "−0".
    """
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else _in_language(text)


def fixed(value: float, digits: int) -> str:
    """`value` with exactly `digits` decimals, so that columns of figures stand still."""
    text = f"{value:.{digits}f}"
    return _in_language(text.removeprefix("-") if float(text) == 0 else text)


def significant(value: float, digits: int = 3) -> str:
    """`value` to `digits` significant figures: 236, 36,0, 1,91, 0,0123."""
    if value == 0:
        return "0"
    rounded = float(f"{value:.{digits - 1}e}")
    if abs(rounded) >= 1e6 or abs(rounded) < 1e-3:
        return _in_language(f"{value:.{digits - 1}e}")
    power = int(f"{rounded:e}".split("e")[1])
    return fixed(rounded, max(0, digits - 1 - power))


def thousands(value: int) -> str:
    """A whole number in groups of three: "100 000"."""
    return f"{value:,}".replace(",", _(" ")).replace("-", MINUS)


def card_number(value: float) -> str:
    """A number that stands on a card or in a pupil's sum, as in "−8" or "1,25".

    Two decimals: sums of decimals have tails that no card prints, and what is near a threshold is
    seen on its side of it.
    """
    return str(value).replace("-", MINUS) if isinstance(value, int) else decimal(value, 2)


def signed(change: float) -> str:
    """A change of a whole number with its sign: "+1", "−2"."""
    return f"{'+' if change > 0 else MINUS}{abs(change)}"


def moved_text(name: str, change: float, space: str = " ") -> str:
    """A number that is moved, and by how much: "A + 1", "vert − 2"."""
    return f"{name}{space}{'+' if change > 0 else MINUS}{space}{abs(change)}"


def plain_number(value: float, digits: int = 3) -> str:
    """Three figures, without an exponent as far as one can read them: 12,3, 0,00205, 3,1e+12."""
    if not math.isfinite(value):
        return "∞" if value > 0 else f"{MINUS}∞" if value < 0 else "?"
    if value == 0:
        return "0"
    power = math.floor(math.log10(abs(value)))
    if power > 5 or power < -8:
        return _with_exponent(value, digits - 1)
    return decimal(value, max(0, digits - 1 - power))


def fixed_below(value: float, digits: int, limit: float) -> str:
    """A fixed number of decimals below a limit; a run that overflows would need too many cells."""
    return fixed(value, digits) if abs(value) < limit else plain_number(value)


def compared_number(value: float, sign: bool = False) -> str:
    """A number beside the same one of another iteration; their difference has its `sign`."""
    text = fixed_below(value, 3 if abs(value) < 10 else 2, 1e5)
    return f"+{text}" if sign and value > 0 else text


def calculation_number(value: float, digits: int) -> str:
    """A number of a written-out calculation: enough decimals to do it again."""
    return plain_number(value, 9) if float(value).is_integer() else fixed_below(value, digits, 1e4)


def in_brackets(value: float) -> str:
    """A factor of a product: "0,7", "(−0,7)"."""
    text = plain_number(value)
    return f"({text})" if text.startswith(MINUS) else text


def weight_number(value: float, digits: int = 4) -> str:
    """A weight with decimals enough to see one iteration move it."""
    return fixed_below(value, digits, 1e5)


def short_number(value: float) -> str:
    """One decimal, in at most five cells: "−0,5", "999,9", "−2e8"."""
    return fixed(value, 1) if abs(value) < 1000 else _with_exponent(value, 0)


def column_number(value: float, digits: int = 4) -> str:
    """For columns of figures: few decimals, and "≈0" for what they do not show."""
    if not math.isfinite(value) or abs(value) >= 1e5:
        return plain_number(value, 2)
    if value and abs(value) < 0.5 * 10.0**-digits:
        return "≈0"
    return "0" if value == 0 else fixed(value, digits if abs(value) < 100 else 1)


def gradient_number(value: float) -> str:
    """What comes back to a neuron, for columns of figures: more decimals where it is small."""
    return column_number(value, 4 if abs(value) < 10 else 2)


def link_size(weight: float) -> str:
    """The size of a weight, short enough to stand on its link."""
    size = abs(weight)
    if size >= 1000:
        return plain_number(size)
    text = decimal(size, 2 if size < 0.1 else 1)
    return "≈0" if text == "0" else text


def millionths(value: float) -> str:
    """A small change with its sign, in millionths."""
    if value and abs(value) < 5e-9:
        return "≈0"
    return ("+" if value > 0 else "") + plain_number(value * 1e6)


def large_number(value: float) -> str:
    """A very large number as one says it."""
    if not math.isfinite(value):
        return _("l'infini")
    if value < 1e15:
        return thousands(round(float(f"{value:.2e}")))
    return _("un nombre à {n} chiffres").format(n=len(str(int(value))))


def minutes_and_seconds(minutes: float) -> str:
    """A time as a clock shows it: "4:07"."""
    seconds = int(minutes * 60)
    return f"{seconds // 60}:{seconds % 60:02}"


def _with_exponent(value: float, digits: int) -> str:
    """One figure, `digits` decimals and a short exponent: "3,1e+12", "2e−9"."""
    return _in_language(f"{value:.{digits}e}".replace("e-0", "e-").replace("e+0", "e"))


def _in_language(text: str) -> str:
    """A number as Python writes it, with the comma of the catalogue and a true minus."""
    # The character between whole part and decimals: a catalogue may put a point here.
    return text.replace(".", _(",")).replace("-", MINUS)

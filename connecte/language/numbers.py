"""Format numbers: every number that is shown to the user is written by one of these functions.

The decimal comma and the space between thousands come from the translation catalogue, so that each
language has its own.
"""

from __future__ import annotations

import math

from connecte.language.i18n import _, ngettext

MINUS = "−"


def decimal(value: float, digits: int) -> str:
    """Format `value` with at most `digits` decimals, a decimal comma and a true minus: "−1,1", "2", "0".

    A value that rounds to zero is "0", never "−0".
    """
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else _in_language(text)


def fixed(value: float, digits: int) -> str:
    """Format `value` with exactly `digits` decimals, so that columns of numbers stay aligned."""
    text = f"{value:.{digits}f}"
    return _in_language(text.removeprefix("-") if float(text) == 0 else text)


def significant(value: float, digits: int = 3) -> str:
    """Format `value` to `digits` significant figures: 236, 36,0, 1,91, 0,0123."""
    if value == 0:
        return "0"
    rounded = float(f"{value:.{digits - 1}e}")
    if abs(rounded) >= 1e6 or abs(rounded) < 1e-3:
        return _in_language(f"{value:.{digits - 1}e}")
    power = int(f"{rounded:e}".split("e")[1])
    return fixed(rounded, max(0, digits - 1 - power))


def thousands(value: int) -> str:
    """Format a whole number in groups of three: "100 000"."""
    return f"{value:,}".replace(",", _(" ")).replace("-", MINUS)


def iterations(count: int) -> str:
    """Write a number of iterations with its unit: "1 itération", "100 000 itérations"."""
    return ngettext("{count} itération", "{count} itérations", count).format(count=thousands(count))


def card_number(value: float) -> str:
    """Format a number of a card or of a pupil's sum: "−8", "1,25".

    An int is written whole. A float gets at most two decimals, because cards print no more.
    """
    return str(value).replace("-", MINUS) if isinstance(value, int) else decimal(value, 2)


def percent(share: float) -> str:
    """Write a share of 1 in percent, with one decimal at most."""
    return f"{decimal(100 * share, 1)}\u00a0%"


def signed(change: float) -> str:
    """Format a change of a whole number with its sign: "+1", "−2"."""
    return f"{'+' if change > 0 else MINUS}{abs(change)}"


def signed_decimal(change: float, digits: int) -> str:
    """Format a change with at most `digits` decimals and its sign: "+0,5", "−2"; none has no sign."""
    text = decimal(change, digits)
    return text if text == "0" or change < 0 else f"+{text}"


def term_number(product: float) -> str:
    """Format a term of a sum with its sign: "+3", "−1,5"; a term of 0 has none."""
    return f"{MINUS if product < 0 else '+' if product else ''}{card_number(abs(product))}"


def constant_term(value: float) -> str:
    """Format the constant after the terms of a sum, with its sign: " + 0,537", " − 2"."""
    return f" {'+' if value >= 0 else MINUS} {decimal(abs(value), 3)}"


def moved_text(name: str, change: float, space: str = " ") -> str:
    """Format the name of a threshold and its change: "A + 1", "vert − 2"."""
    return f"{name}{space}{'+' if change > 0 else MINUS}{space}{abs(change)}"


def plain_number(value: float, digits: int = 3) -> str:
    """Format `value` to three significant figures: 12,3, 0,00205, 3,1e+12.

    An exponent is used only below 1e−8 and from 1e6 on. Infinity is "∞", NaN is "?".
    """
    if not math.isfinite(value):
        return "∞" if value > 0 else f"{MINUS}∞" if value < 0 else "?"
    if value == 0:
        return "0"
    power = math.floor(math.log10(abs(value)))
    if power > 5 or power < -8:
        return _with_exponent(value, digits - 1)
    return decimal(value, max(0, digits - 1 - power))


def fixed_below(value: float, digits: int, limit: float) -> str:
    """Format with `digits` decimals below `limit`, with three significant figures from it on.

    A training run that overflows would otherwise need too many characters.
    """
    return fixed(value, digits) if abs(value) < limit else plain_number(value)


def compared_number(value: float, sign: bool = False) -> str:
    """Format a number shown beside its value at another iteration; `sign` adds "+" for a difference."""
    text = fixed_below(value, 3 if abs(value) < 10 else 2, 1e5)
    return f"+{text}" if sign and value > 0 else text


def calculation_number(value: float, digits: int) -> str:
    """Format a number of a written-out calculation with enough decimals to redo it by hand."""
    return plain_number(value, 9) if float(value).is_integer() else fixed_below(value, digits, 1e4)


def in_brackets(value: float) -> str:
    """Format a factor of a product; a negative one gets brackets: "0,7", "(−0,7)"."""
    text = plain_number(value)
    return f"({text})" if text.startswith(MINUS) else text


def weight_number(value: float, digits: int = 4) -> str:
    """Format a weight with enough decimals to show the change of one iteration."""
    return fixed_below(value, digits, 1e5)


def short_number(value: float) -> str:
    """Format with one decimal, in at most six characters: "−0,5", "999,9", "−2e8"."""
    return fixed(value, 1) if abs(value) < 1000 else _with_exponent(value, 0)


def column_number(value: float, digits: int = 4) -> str:
    """Format for a column of numbers: few decimals, "≈0" for a value too small to show."""
    if not math.isfinite(value) or abs(value) >= 1e5:
        return plain_number(value, 2)
    if value and abs(value) < 0.5 * 10.0**-digits:
        return "≈0"
    return "0" if value == 0 else fixed(value, digits if abs(value) < 100 else 1)


def gradient_number(value: float) -> str:
    """Format a gradient for a column of numbers, with more decimals below 10."""
    return column_number(value, 4 if abs(value) < 10 else 2)


def link_size(weight: float) -> str:
    """Format the absolute value of a weight, short enough to be written on its link."""
    size = abs(weight)
    if size >= 1000:
        return plain_number(size)
    text = decimal(size, 2 if size < 0.1 else 1)
    return "≈0" if text == "0" else text


def millionths(value: float) -> str:
    """Format a small change with its sign, in millionths."""
    if value and abs(value) < 5e-9:
        return "≈0"
    return ("+" if value > 0 else "") + plain_number(value * 1e6)


def large_number(value: float) -> str:
    """Format a very large number in words: its digits, or how many digits it has."""
    if not math.isfinite(value):
        return _("l'infini")
    if value < 1e15:
        return thousands(round(float(f"{value:.2e}")))
    return _("un nombre à {n} chiffres").format(n=len(str(int(value))))


def minutes_and_seconds(minutes: float) -> str:
    """Format a duration in minutes as minutes and seconds: "4:07"."""
    seconds = int(minutes * 60)
    return f"{seconds // 60}:{seconds % 60:02}"


def _with_exponent(value: float, digits: int) -> str:
    """Format with one figure before the comma, `digits` decimals and a short exponent: "3,1e+12", "2e−9"."""
    return _in_language(f"{value:.{digits}e}".replace("e-0", "e-").replace("e+0", "e"))


def _in_language(text: str) -> str:
    """Replace the decimal point and the minus of Python's notation by those of the language."""
    # Translators: the decimal separator.
    return text.replace(".", _(",")).replace("-", MINUS)


def separators() -> tuple[str, str]:
    """Return what stands between whole part and decimals, and between groups of three digits.

    A page's own script writes numbers with them.
    """
    return _(","), _(" ")

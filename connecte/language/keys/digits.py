"""Reads a whole number key by key, on keyboards with and without digits on the unshifted keys."""

from __future__ import annotations

_UNSHIFTED = {
    "1": "&", "2": "é", "3": '"', "4": "'", "5": "(", "6": "-§", "7": "è", "8": "_!", "9": "ç", "0": "à",
}  # fmt: skip
"""What the digit row gives without Shift in France; the second characters are those of Apple's and of
Belgian keyboards. Swiss and Canadian ones give the digits.
"""
_DIGITS = {character: digit for digit, characters in _UNSHIFTED.items() for character in characters}
_NAMES = {
    "&": "ampersand", '"': "quotation_mark", "'": "apostrophe", "(": "left_parenthesis", "-": "minus",
    "§": "section_sign", "_": "underscore", "!": "exclamation_mark",
}  # fmt: skip
"""Textual's names of these keys; of a letter it is the letter."""
NAMES_OF_DIGITS = {
    digit: ",".join([digit, *(_NAMES.get(character, character) for character in characters)])
    for digit, characters in _UNSHIFTED.items()
}
"""All keys that stand for a digit, as textual names them."""
_LONGEST = 5


def digit_of(character: str | None) -> str | None:
    """Return the digit that a key stands for, with or without Shift or Caps Lock; None where it is no
    digit.
    """
    if character is None:
        return None
    return character if character.isascii() and character.isdigit() else _DIGITS.get(character.lower())


def typed_after(typed: str | None, key: str, character: str | None, signed: bool = True) -> str | None:
    """Return the text typed after a key; None where the key does not belong to a number.

    `typed` is None while no number is being typed. A minus begins a negative number where the number may
    have a sign; else, and after the first character, the same key is the 6 of a French keyboard.
    """
    if key == "backspace":
        return None if typed is None else typed[:-1]
    if character is None:
        return None
    if character in ("-", "−") and not typed and signed:
        return "-"
    digit = digit_of(character)
    if digit is None:
        return None
    return ((typed or "") + digit)[:_LONGEST]


def number_typed(typed: str) -> int | None:
    """Return the number of a text that was typed; None where there is none.

    A minus alone is the 6 of a French keyboard, because no number is a minus alone.
    """
    if typed == "-":
        return 6
    return int(typed) if typed.lstrip("-") else None

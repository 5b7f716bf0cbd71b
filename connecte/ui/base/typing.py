"""Reads a whole number key by key, on keyboards with and without digits on the unshifted keys."""

from __future__ import annotations

_FRENCH = {"&": "1", "é": "2", '"': "3", "'": "4", "(": "5", "-": "6", "è": "7", "_": "8", "ç": "9", "à": "0"}
_LONGEST = 5


def digit_of(character: str | None) -> str | None:
    """Return the digit that a key stands for, with or without Shift on a French keyboard; None where it
    is no digit.
    """
    if character is None:
        return None
    return character if character.isascii() and character.isdigit() else _FRENCH.get(character)


def typed_after(typed: str | None, key: str, character: str | None) -> str | None:
    """Return the text typed after a key; None where the key does not belong to a number.

    `typed` is None while no number is being typed. A minus begins a negative number; after the first
    character the same key is the 6 of a French keyboard.
    """
    if key == "backspace":
        return None if typed is None else typed[:-1]
    if character is None:
        return None
    if character in ("-", "−") and not typed:
        return "-"
    digit = digit_of(character)
    if digit is None:
        return None
    return ((typed or "") + digit)[:_LONGEST]

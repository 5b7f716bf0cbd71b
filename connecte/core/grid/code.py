"""Encode a drawing as a short code to dictate: twelve characters for a grid of 9 × 6.

The cells are the bits of a number, written in base 31 with characters that are hard to confuse. A
check character makes the weighted sum of all characters a multiple of 31. Since 31 is prime and
adjacent weights differ, one wrong character or two exchanged neighbours are always detected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from connecte.core.grid.drawing import Drawing, Grid
from connecte.language.i18n import _
from connecte.language.lists import comma_list
from connecte.language.value import NamedTuple

CHARACTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Digits and capitals without 0, 1, I, L and O, which are easily confused."""

_BASE = len(CHARACTERS)
_ROOT = 3
"""A primitive root modulo 31: its powers are the weights, starting with 1 for the last character."""
_BETWEEN = " \u00a0\u202f\t-–—._·/"
_GROUP = 4

SPELLING = {
    # Translators: words to spell with, the first letters of which are those of the codes' alphabet.
    word[0]: word
    for word in _(
        "Anatole Berthe Célestin Désiré Eugène François Gaston Henri Joseph Kléber Marcel Nicolas Pierre "
        "Quintal Raoul Suzanne Thérèse Ursule Victor William Xavier Yvonne Zoé"
    ).split()
}
"""A word for each letter, needed because B, D, P and T sound alike."""


class CodeError(ValueError):
    """A text that is not the code of a drawing; the message says what is wrong and what to try."""


def words() -> dict[str, str]:
    """Return what can be wrong with a code, as sentences with places for what was found."""
    return {
        "character": _("« {character} » n'est dans aucun code : ni 0, 1, I, L, O, ni accent ; le redemander"),
        "length": _("un code a {wanted} caractères, et non {found} : recompter les groupes de quatre"),
        "check": _("un caractère est faux, ou deux sont échangés : faire redire le code"),
    }


def length(grid: Grid) -> int:
    """Return the number of characters of a code for this grid, check character included."""
    cells = grid.rows * grid.columns
    digits = 1
    while _BASE**digits < 1 << cells:
        digits += 1
    return digits + 1


def code(drawing: Drawing) -> str:
    """Return the code of a drawing, in groups of four characters."""
    number = sum(1 << at for at, cell in enumerate(drawing.grid.cells()) if cell in drawing.black)
    digits = []
    for _digit in range(length(drawing.grid) - 1):
        number, digit = divmod(number, _BASE)
        digits.append(digit)
    digits.insert(0, -sum(weight * digit for weight, digit in zip(_weights(1), digits, strict=False)) % _BASE)
    text = "".join(CHARACTERS[digit] for digit in reversed(digits))
    return " ".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def drawing_of(text: str, grid: Grid) -> Drawing:
    """Return the drawing of a code, ignoring spaces and case. Raises CodeError."""
    found = "".join(character for character in text.upper() if character not in _BETWEEN)
    for character in found:
        if character not in CHARACTERS:
            raise CodeError(words()["character"].format(character=character))
    wanted = length(grid)
    if len(found) != wanted:
        raise CodeError(words()["length"].format(found=len(found), wanted=wanted))
    digits = [CHARACTERS.index(character) for character in reversed(found)]
    number = sum(digit * _BASE**power for power, digit in enumerate(digits[1:]))
    checked = sum(weight * digit for weight, digit in zip(_weights(0), digits, strict=False))
    if checked % _BASE or number >= 1 << (grid.rows * grid.columns):
        raise CodeError(words()["check"])
    black = frozenset(cell for at, cell in enumerate(grid.cells()) if number >> at & 1)
    return Drawing(grid, black)


class Typed(NamedTuple):
    """Drawings of several codes, and the pieces of the text that are none, each with what is wrong."""

    drawings: tuple[Drawing, ...]
    wrong: tuple[tuple[str, str], ...]


def drawings_of(text: str, grid: Grid) -> Typed:
    """Return the drawings of codes that stand on lines of their own, or with commas, semicolons or spaces
    between them: a piece that is as long as several codes is cut into these.
    """
    drawings, wrong = [], []
    for piece in re.split(r"[\n\r,;]+", text):
        found = "".join(character for character in piece if character not in _BETWEEN)
        size = length(grid)
        codes = [found[at : at + size] for at in range(0, len(found), size)]
        for each in [piece.strip()] if len(found) % size else codes:
            try:
                drawings.append(drawing_of(each, grid))
            except CodeError as error:
                wrong.append((each, str(error)))
    return Typed(tuple(drawings), tuple(wrong))


def spelt(text: str) -> str:
    """Return a code in words to say aloud: "B Berthe, 7, …"."""
    return comma_list(f"{c}\u00a0{SPELLING[c]}" if c in SPELLING else c for c in text if c in CHARACTERS)


def _weights(first: int) -> Iterator[int]:
    weight = pow(_ROOT, first, _BASE)
    while True:
        yield weight
        weight = weight * _ROOT % _BASE

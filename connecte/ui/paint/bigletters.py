"""Capital letters and digits large enough for the back of a classroom.

Each glyph is five rows of pixels, here a string a row. Two rows of pixels make one line of
text at scale 1; a pixel is two cells wide and one line high at scale 2.
"""

from __future__ import annotations

import unicodedata

from connecte.ui.paint.lines import Line

_GLYPHS = {
    "A": "010 101 111 101 101", "B": "110 101 110 101 110", "C": "011 100 100 100 011",
    "D": "110 101 101 101 110", "E": "111 100 110 100 111", "F": "111 100 110 100 100",
    "G": "011 100 101 101 011", "H": "101 101 111 101 101", "I": "1 1 1 1 1",
    "J": "001 001 001 101 010", "K": "101 101 110 101 101", "L": "100 100 100 100 111",
    "M": "10001 11011 10101 10001 10001", "N": "1001 1101 1011 1001 1001",
    "O": "010 101 101 101 010", "P": "110 101 110 100 100", "Q": "010 101 101 111 011",
    "R": "110 101 110 101 101", "S": "011 100 010 001 110", "T": "111 010 010 010 010",
    "U": "101 101 101 101 111", "V": "101 101 101 101 010", "W": "10001 10001 10101 11011 10001",
    "X": "101 101 010 101 101", "Y": "101 101 010 010 010", "Z": "111 001 010 100 111",
    "0": "111 101 101 101 111", "1": "010 110 010 010 111", "2": "111 001 111 100 111",
    "3": "111 001 011 001 111", "4": "101 101 111 001 001", "5": "111 100 111 001 111",
    "6": "111 100 111 101 111", "7": "111 001 001 010 010", "8": "111 101 111 101 111",
    "9": "111 101 111 001 111", "'": "1 0 0 0 0", "!": "1 1 1 0 1", "?": "111 001 011 000 010",
    ":": "0 1 0 1 0", ",": "0 0 0 1 1", "-": "000 000 111 000 000", " ": "00 00 00 00 00",
}  # fmt: skip
_HEIGHT = 5
_UNKNOWN = "111 101 101 101 111"


_terminal = {"half blocks": True}


def without_half_blocks() -> None:
    """Write no letters with half blocks from now on, because the terminal shows ASCII only."""
    _terminal["half blocks"] = False


def _pixels(text: str) -> list[str]:
    rows = [""] * _HEIGHT
    capitals = unicodedata.normalize("NFKD", text.upper().replace("’", "'").replace("−", "-"))
    for character in capitals:
        if unicodedata.combining(character):
            continue
        glyph = _GLYPHS.get(character, _UNKNOWN).split()
        rows = [row + pixels + "0" for row, pixels in zip(rows, glyph, strict=True)]
    return rows


def big_text(text: str, room: tuple[int, int], style: str, largest: int = 1) -> list[Line]:
    """Write `text` as large as fits (width, height): `largest` times big, big, half as big, or as it is."""
    rows = _pixels(text)
    size = len(rows[0])
    scale = min(largest, room[0] // max(1, 2 * size), room[1] // _HEIGHT)
    if scale >= 1:
        return [
            [("".join(("█" if p == "1" else " ") * 2 * scale for p in row), style)]
            for row in rows
            for _line in range(scale)
        ]
    if _terminal["half blocks"] and size <= room[0] and room[1] >= (_HEIGHT + 1) // 2:
        return [[(_half(rows[n], rows[n + 1] if n + 1 < _HEIGHT else "0" * size), style)] for n in (0, 2, 4)]
    spaced = " ".join(text.upper())
    return [[(spaced if len(spaced) <= room[0] else text.upper(), f"bold {style}".strip())]]


def _half(upper: str, lower: str) -> str:
    shapes = {"11": "█", "10": "▀", "01": "▄", "00": " "}
    return "".join(shapes[pair[0] + pair[1]] for pair in zip(upper, lower, strict=True))

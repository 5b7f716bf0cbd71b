"""Capital letters and digits large enough for the back of a classroom.

Each glyph is five rows of pixels, here a string a row. A pixel is as many rows high and cells wide as
there is room for, at least as wide as high and at most twice; with half blocks two rows of pixels make
one line of text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from connecte.language.glyphs import GLYPHS
from connecte.ui.paint.lines import Line

_HEIGHT = 5
LARGEST = 8
"""Rows of the largest pixel."""
_MOST_LINES = 4
_MOST_WORDS = 12
_UNKNOWN = "111 101 101 101 111"
_ALONE = re.compile("[ \u00a0](?=[:;?!])")
"""The space of French punctuation: no line begins after it."""


_terminal = {"half blocks": True}


def without_half_blocks() -> None:
    """Write no letters with half blocks from now on, because the terminal shows ASCII only."""
    _terminal["half blocks"] = False


@lru_cache(maxsize=512)  # sizes are tried one after another, with the same words
def _pixels(text: str) -> tuple[str, ...]:
    rows = [""] * _HEIGHT
    for character in text.upper().replace("’", "'").replace("−", "-").replace("\u00a0", " "):
        base = character if character in GLYPHS else unicodedata.normalize("NFKD", character)[:1]
        glyph = GLYPHS.get(base, _UNKNOWN).split()
        rows = [row + pixels + "0" for row, pixels in zip(rows, glyph, strict=True)]
    return tuple(rows)


def pixels_across(text: str) -> int:
    """Count the pixels that a text is wide."""
    return len(_pixels(text)[0]) - 1 if text else 0


def letter_size(pixels: int, room: tuple[int, int], largest: int = LARGEST) -> tuple[int, int] | None:
    """Choose how many cells wide and rows high a pixel is where `pixels` of them stand side by side in
    (width, height); None where there is no room.
    """
    for rows in range(min(largest, room[1] // _HEIGHT), 0, -1):
        cells = min(2 * rows, room[0] // max(1, pixels))
        if cells >= rows:
            return cells, rows
    return None


def big_text(text: str, room: tuple[int, int], style: str, largest: int = 1) -> list[Line]:
    """Write `text` in one line of letters, as large as fits (width, height): pixels `largest` rows high at
    most, half a row, or as it is.
    """
    size = letter_size(pixels_across(text), room, largest)
    if size is not None:
        return _letters(text, size, style)
    if has_half_letters(text, room):
        return half_letters(text, style)
    spaced = " ".join(text.upper())
    return [[(spaced if len(spaced) <= room[0] else text.upper(), f"bold {style}".strip())]]


def big_block(text: str, room: tuple[int, int], style: str) -> list[Line]:
    """Write `text` in as many lines of letters as make them largest in (width, height)."""
    words = [word.replace("\u00a0", " ") for word in _ALONE.sub("\u00a0", text).split(" ")]
    best: tuple[tuple[int, int], list[str]] | None = None
    most = min(len(words), _MOST_LINES) if len(words) <= _MOST_WORDS else 1
    for count in range(1, most + 1):
        lines = _parted(words, count)
        height = (room[1] - (count - 1)) // count
        size = letter_size(max(map(pixels_across, lines)), (room[0], height))
        if size is not None and (best is None or size[0] * size[1] > best[0][0] * best[0][1]):
            best = size, lines
    if best is None:
        return big_text(text, room, style)
    size, lines = best
    painted: list[Line] = []
    for number, line in enumerate(lines):
        painted += [[], *_letters(line, size, style)] if number else _letters(line, size, style)
    return painted


def _parted(words: Sequence[str], count: int) -> list[str]:
    """Part words into `count` lines so that the longest is shortest."""
    ends = ([*cuts, len(words)] for cuts in combinations(range(1, len(words)), count - 1))
    parted = [
        [" ".join(words[start:end]) for start, end in zip([0, *cuts], cuts, strict=False)] for cuts in ends
    ]
    return min(parted, key=lambda lines: max(map(pixels_across, lines)))


def _letters(text: str, size: tuple[int, int], style: str) -> list[Line]:
    cells, rows = size
    return [
        [(row[:-1].replace("1", "█" * cells).replace("0", " " * cells), style)]
        for row in _pixels(text)
        for _line in range(rows)
    ]


LETTER_ROWS = (1, (_HEIGHT + 1) // 2, *range(_HEIGHT, _HEIGHT * LARGEST + 1, _HEIGHT))
"""How many rows high letters may be: as they are, of half blocks, of whole ones."""


def spans_fit(spans: Line, rows: int, cells: int) -> bool:
    """Whether these words fit so many cells in letters so many rows high, one of LETTER_ROWS."""
    if rows < _HEIGHT:
        return rows == 1 or has_half_letters(_text(spans), (cells, rows))
    return pixels_across(_text(spans)) * (rows // _HEIGHT) <= cells


def big_spans(spans: Line, rows: int, cells: int) -> list[Line]:
    """Write words of several styles in letters so many rows high, one of LETTER_ROWS; they must fit."""
    if rows == 1:
        return [list(spans)]
    size = letter_size(pixels_across(_text(spans)), (cells, rows))
    lines: list[Line] = [[] for _row in range(rows)]
    for number, (text, style) in enumerate(spans):
        if not text:
            continue
        block = half_letters(text, style) if size is None else _letters(text, size, style)
        gap = (" " * (1 if size is None else size[0]), "")
        for row, line in enumerate(block):
            lines[row] += [gap, *line] if number else line
    return lines


def _text(spans: Line) -> str:
    return "".join(text for text, _style in spans)


def has_half_letters(text: str, room: tuple[int, int]) -> bool:
    """Whether letters of half blocks, three rows high, fit (width, height), in a terminal that has them."""
    return _terminal["half blocks"] and pixels_across(text) <= room[0] and room[1] >= (_HEIGHT + 1) // 2


def half_letters(text: str, style: str) -> list[Line]:
    """Write `text` in letters three rows high."""
    rows = [row[:-1] for row in _pixels(text)]
    rows.append("0" * len(rows[0]))
    return [[(_half(rows[n], rows[n + 1]), style)] for n in (0, 2, 4)]


def _half(upper: str, lower: str) -> str:
    shapes = {"11": "█", "10": "▀", "01": "▄", "00": " "}
    return "".join(shapes[pair[0] + pair[1]] for pair in zip(upper, lower, strict=True))

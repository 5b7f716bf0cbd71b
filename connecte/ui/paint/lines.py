"""Styled lines: spans of (text, style), measured in terminal cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter

from rich.cells import cell_len
from textual.content import Content

from connecte.language.lists import comma_list

Span = tuple[str, str]
Line = list[Span]

_FEW = 4
"""Lines of which none is given up for "…"."""


def width(spans: Iterable[Span]) -> int:
    """Count the cells that the spans take; for plain letters no table is needed."""
    cells = 0
    for text, _ in spans:
        cells += len(text) if text.isascii() and text.isprintable() else cell_len(text)
    return cells


def joined(spans: Iterable[Span]) -> Line:
    """Make one span of neighbours with the same style, because each span costs as much as a long text."""
    return [("".join(text for text, _ in same), style) for style, same in groupby(spans, itemgetter(1))]


def fit(spans: Sequence[Span], cells: int) -> Line:
    """Pad the spans with spaces to exactly that many cells, or cut them, with "…" where more than spaces is
    lost.
    """
    left = cells - width(spans)
    if left >= 0:
        return [*spans, (" " * left, "")] if left else list(spans)
    fitted = _head(spans, cells)
    kept = sum(len(text) for text, _ in fitted)
    if cells > 0 and "".join(text for text, _ in spans)[kept:].strip():
        fitted = _head(spans, cells - 1)
        fitted.append(("…", fitted[-1][1]))
    left = cells - width(fitted)
    return [*fitted, (" " * left, "")] if left else fitted


def _head(spans: Sequence[Span], cells: int) -> Line:
    """Return the spans that have room, and what has of the first one that has not."""
    fitted: Line = []
    left = cells
    for text, style in spans:
        size = cell_len(text)
        if size > left:
            cut = ""
            for character in text:
                if cell_len(cut + character) > left:
                    break
                cut += character
            return [*fitted, (cut, style)]
        fitted.append((text, style))
        left -= size
    return fitted


def cut(text: str, cells: int) -> str:
    """Cut a text to at most that many cells; "…" where some of it is missing."""
    if cell_len(text) <= cells:
        return text
    return "".join(part for part, _style in fit([(text, "")], cells)).rstrip()


def cut_list(words: Sequence[str], cells: int) -> str:
    """Write a list in at most that many cells, cut between two words: "101, 333, …". Cut inside one, a number
    would read as another.
    """
    kept, text = list(words[: max(0, cells)]), comma_list(words)  # each word has a cell at least
    while kept and cell_len(text) > cells:
        kept.pop()
        text = comma_list([*kept, "…"])
    return text


def first_that_fits(choices: Iterable[Line], cells: int) -> Line:
    """Return the first of several wordings of a line that has room; the last one if none has."""
    line: Line = []
    for line in choices:
        if width(line) <= cells:
            break
    return line


def pad(text: str, cells: int, side: str = "<") -> str:
    """Pad `text` to that many cells: "<" to the left, ">" to the right, "^" centred."""
    left = max(0, cells - cell_len(text))
    before = 0 if side == "<" else left if side == ">" else left // 2
    return " " * before + text + " " * (left - before)


def centre(spans: Line, cells: int) -> Line:
    """Put the spans in the middle of that many cells."""
    return fit([(" " * max(0, (cells - width(spans)) // 2), ""), *spans], cells)


def window(lines: Sequence[Line], height: int, keep: int) -> list[Line]:
    """Choose as many lines as have room, line `keep` among them; from the top where that will do. "…" stands
    where others come before or after, once in a line alone.
    """
    first = window_start(len(lines), height, keep)
    shown = within(lines[first:], height)
    hides = _says(lines[:first]) and not (len(shown) == 1 and _says(lines[first + 1 :]))
    return [_more(shown[0], height), *shown[1:]] if shown and hides else shown


def window_start(count: int, height: int, keep: int) -> int:
    """Return the number of the first of `count` lines that `window` chooses. Line `keep` and the one below it
    are not where "…" stands.
    """
    return max(0, min(keep - height // 2, count - height)) if keep >= height - 2 else 0


def more_at(count: int, height: int, keep: int, y: int) -> bool:
    """Whether "…" stands in place of line `y` of what `window` shows of `count` lines, none of them blank."""
    first = window_start(count, height, keep)
    return height > _FEW and ((y == 0 and first > 0) or (y == height - 1 and first + height < count))


def within(lines: Sequence[Line], height: int) -> list[Line]:
    """Cut the lines to at most that many, the last one "…" where more than blank lines is lost. Every picture
    that may be higher than its place is cut here.
    """
    kept = list(lines[: max(0, height)])
    return [*kept[:-1], _more(kept[-1], height)] if kept and _says(lines[len(kept) :]) else kept


def _more(line: Line, height: int) -> Line:
    """Put "…" in place of the line, so that no number in it is cut; in a few lines, where each counts, after
    what it says.
    """
    return [(" …", "$muted")] if height > _FEW else [*line, (" …", "$muted")]


def _says(lines: Sequence[Line]) -> bool:
    return any(text.strip() for line in lines for text, _ in line)


def down_to(lines: Sequence[Line], height: int) -> list[Line]:
    """Cut the lines, as `within` does, or fill them with empty ones, to exactly that many."""
    return [*within(lines, height), *([[]] * (height - len(lines)))]


def beside(columns: Sequence[Sequence[Line]], widths: Sequence[int]) -> list[Line]:
    """Put blocks of lines side by side, each cut or padded to its width."""
    height = max(map(len, columns))
    rows = []
    for number in range(height):
        row: Line = []
        for block, cells in zip(columns, widths, strict=True):
            row += fit(block[number] if number < len(block) else [], cells)
        rows.append(row)
    return rows


def content(lines: Sequence[Line]) -> Content:
    """Make what a widget shows of lines."""
    parts: list[Span | str] = []
    for number, spans in enumerate(lines):
        if number:
            parts.append("\n")
        parts += [span if span[1] else span[0] for span in spans if span[0]]
    return Content.assemble(*parts)


def plain(lines: Sequence[Line]) -> str:
    """Return the text without its styles, for tests."""
    return "\n".join("".join(text for text, _ in spans).rstrip() for spans in lines)

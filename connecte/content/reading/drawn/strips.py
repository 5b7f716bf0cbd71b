"""Reads what an input counts on the grid: whole lines, a rectangle, single cells, or several of these."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from connecte.content.inputs import Input
from connecte.content.yaml.schema.walk import Value, Walk
from connecte.content.yaml.source import Source
from connecte.core.grid.crossings import covers, holders, ways_to_cut
from connecte.core.grid.drawing import Cell, Grid, Patch, Piece, Strip
from connecte.language.i18n import _, ngettext
from connecte.language.lists import sentence_list

_KEYS = ("columns", "rows", "cells")


def read_piece(walk: Walk, item: Value, grid: Grid | None) -> Piece | None:
    """Return the strip or patch of an input; None where it has a fault."""
    keys = [key for key in _KEYS if key in item.value]
    if not keys:
        hint = _("par exemple columns: [1, 2]")
        walk.fault(item.source, _("une bandelette a « columns », « rows » ou « cells »"), hint)
        return None
    if "cells" in keys and len(keys) > 1:
        message = _("« cells » et « {key} » s'excluent").format(key=keys[0])
        walk.fault(item.value["cells"].source, message, _("mettre les lignes et les colonnes dans « cells »"))
        return None
    if keys == ["cells"]:
        cells = _cells(walk, item.value["cells"], grid)
        return _as_piece(cells, grid) if cells else None
    block = _block(walk, item, grid)
    if block is None:
        return None
    rows, columns = block
    if len(keys) == 1:
        across = keys[0] == "rows"
        lines = rows if across else columns
        if lines is not None and lines == list(range(lines[0], lines[-1] + 1)):
            return Strip(across, lines[0], lines[-1])
    return _as_piece(_product(rows, columns, grid), grid)


def _as_piece(cells: set[Cell], grid: Grid | None) -> Piece | None:
    """Return whole adjacent lines as a strip, other cells as a patch; None without a grid."""
    if grid is None:
        return None
    found = Patch(frozenset(cells))
    top, left, bottom, right = found.box
    if found.is_rectangle and (top, bottom) == (0, grid.rows - 1):
        return Strip(False, left, right)
    if found.is_rectangle and (left, right) == (0, grid.columns - 1):
        return Strip(True, top, bottom)
    return found


def _product(rows: Sequence[int] | None, columns: Sequence[int] | None, grid: Grid | None) -> set[Cell]:
    if grid is None:
        return set()
    return set(product(rows or range(grid.rows), columns or range(grid.columns)))


def _block(walk: Walk, item: Value, grid: Grid | None) -> tuple[list[int] | None, list[int] | None] | None:
    """Return the rows and the columns of a rectangle, from 0, None for all of them; None where one has a
    fault.
    """
    found: dict[str, list[int] | None] = {"rows": None, "columns": None}
    for key, size in (("rows", grid.rows if grid else None), ("columns", grid.columns if grid else None)):
        if key in item.value:
            lines = _lines(walk, item.value[key], size)
            if lines is None:
                return None
            found[key] = lines
    return found["rows"], found["columns"]


def _lines(walk: Walk, part: Value, size: int | None) -> list[int] | None:
    """Return lines from 0: one number is that line, two are the first and the last, more are all of them."""
    if part.value is None or any(end.value is None for end in part.value):
        return None
    numbers = [end.value for end in part.value]
    most = max(numbers) if size is None else size
    if len(numbers) == 2:
        first, last = numbers
        if not first <= last <= most:
            message = _("la bandelette va de {first} à {last} : il faut de 1 à {size}, le plus petit d'abord")
            walk.fault(part.source, message.format(first=first, last=last, size=most))
            return None
        return list(range(first - 1, last))
    for item in part.value:
        if item.value > most:
            message = _("{number} : il faut un nombre de 1 à {size}")
            hint = _("la grille s'arrête à {size}").format(size=most)
            walk.fault(item.source, message.format(number=item.value, size=most), hint)
            return None
    if numbers != sorted(set(numbers)):
        walk.fault(part.source, _("les nombres vont du plus petit au plus grand, sans répétition"))
        return None
    return [number - 1 for number in numbers]


def _cells(walk: Walk, part: Value, grid: Grid | None) -> set[Cell] | None:
    """Return the cells of a list of cells and rectangles; None where one has a fault."""
    if part.value is None:
        return None
    cells: set[Cell] = set()
    before = len(walk.faults)
    for item in part.value:
        if item.value is None:
            return None
        if isinstance(item.value, dict):
            block = _block(walk, item, grid)
            cells |= _product(*block, grid) if block else set()
            continue
        row, column = (end.value for end in item.value)
        if row is None or column is None or grid is None:
            return None
        if (row - 1, column - 1) not in grid:
            message = _("[{row}, {column}] : la grille va jusqu'à [{rows}, {columns}]")
            message = message.format(row=row, column=column, rows=grid.rows, columns=grid.columns)
            walk.fault(item.source, message, _("une case s'écrit [ligne, colonne]"))
        cells.add((row - 1, column - 1))
    return cells if len(walk.faults) == before else None


def check_cut(walk: Walk, part: Value, inputs: Sequence[Input], grid: Grid) -> None:
    """Check that the strips cut the grid once, or in two ways like columns and rows, without overlap."""
    strips = [source.strip for source in inputs]
    if all(isinstance(strip, Strip) for strip in strips):
        _check_lines(walk, part, inputs, grid)
        return
    held = holders(grid, strips)
    anyway = _("ou écrire « cover: partial », plus haut dans le fichier, si c'est voulu")
    left_out = next((cell for cell in grid.cells() if not held[cell]), None)
    if left_out is not None:
        message = _("la case ligne {row}, colonne {column} n'est dans aucune bandelette")
        hint = _("la donner à une bandelette, {anyway}").format(anyway=anyway)
        walk.fault(part.source, message.format(row=left_out[0] + 1, column=left_out[1] + 1), hint)
    elif ways_to_cut(grid, strips) is None:
        most = max(len(numbers) for numbers in held.values())
        cell = next(cell for cell in grid.cells() if len(held[cell]) == most)
        message = _("la case ligne {row}, colonne {column} est à la fois dans {names}")
        names = sentence_list([inputs[number].name for number in held[cell]])
        hint = _(
            "les bandelettes ne se recouvrent pas, sauf en deux découpages de la grille entière ; {anyway}"
        )
        walk.fault(
            part.value[held[cell][-1]].source,
            message.format(row=cell[0] + 1, column=cell[1] + 1, names=names),
            hint.format(anyway=anyway),
        )


def _check_lines(walk: Walk, part: Value, inputs: Sequence[Input], grid: Grid) -> None:
    """Check that the strips of columns cut the whole grid exactly once, and so do the strips of rows."""
    strips = [source.strip for source in inputs]
    for across, size in ((False, grid.columns), (True, grid.rows)):
        if across not in [strip.across for strip in strips] or covers(grid, strips, across):
            continue
        what = _("la ligne") if across else _("la colonne")
        for line in range(size):
            number = [i for i, strip in enumerate(strips) if strip.across == across and _holds(strip, line)]
            if len(number) > 1:
                message = _("{what} {number} est déjà dans une autre bandelette")
                hint = _("les bandelettes ne se recouvrent pas ; si c'est voulu, écrire « cover: partial »")
                place: Source = part.value[number[1]].source
            elif not number:
                message = _("{what} {number} n'est dans aucune bandelette")
                hint = _("les bandelettes couvrent toute la grille ; si c'est voulu, écrire « cover: partial »")
                place = part.source
            else:
                continue
            walk.fault(place, message.format(what=what, number=line + 1), hint)
            break


def _holds(strip: Piece, line: int) -> bool:
    return isinstance(strip, Strip) and strip.first <= line <= strip.last


def impossible(grid: Grid, inputs: Sequence[Input], counts: Sequence[int]) -> str:
    """Explain in a sentence why no drawing has these counts; return "" where one has, or where it is not
    known.
    """
    for source, count in zip(inputs, counts, strict=True):
        size = source.strip.size(grid)
        if not 0 <= count <= size:
            return ngettext(
                "{symbol} = {count} : cette bandelette a {size} case",
                "{symbol} = {count} : cette bandelette a {size} cases",
                size,
            ).format(symbol=source.symbol, count=count, size=size)
    strips = [source.strip for source in inputs]
    if covers(grid, strips, True) and covers(grid, strips, False):
        upright = sum(count for strip, count in zip(strips, counts, strict=True) if strip.across is False)
        across = sum(count for strip, count in zip(strips, counts, strict=True) if strip.across)
        if upright != across:
            message = ngettext(
                "{columns} case noire par colonnes et {rows} par lignes : c'est le même dessin, il en faut "
                "autant",
                "{columns} cases noires par colonnes et {rows} par lignes : c'est le même dessin, il en faut "
                "autant",
                upright,
            )
            return message.format(columns=upright, rows=across)
    from connecte.core.grid.feasible import drawing_with_counts
    from connecte.core.grid.fillings import TooManyError

    try:
        if drawing_with_counts(grid, strips, counts) is None:
            return _("aucun dessin ne peut donner ces nombres ensemble")
    except TooManyError:
        return ""  # too many strips overlap to know
    return ""

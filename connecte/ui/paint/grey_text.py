"""Pictures in grey, and pictures of numbers with a sign, by characters of rising darkness; words
beside one that is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence

from connecte.core.cards.sentences import a_label
from connecte.language.i18n import _
from connecte.language.keys.table import with_keys
from connecte.language.numbers import MINUS
from connecte.session.state import State
from connecte.ui.paint.drawing_text import INK_STYLE, PAPER, PAPER_STYLE
from connecte.ui.paint.lines import Line, fit
from connecte.ui.paint.marks import sign_style

SHADES = " ░▒▓█"
"""From white to black."""


def shade(value: float) -> str:
    """Return the character of a grey from 0 (white) to 1 (black); no grey but 0 is white."""
    return SHADES[0 if value <= 0 else min(4, max(1, round(value * 4)))]


def grey_name(value: float) -> str:
    """Say the same in words, for those to whom the characters look alike: "gris 2 sur 4"."""
    step = SHADES.index(shade(value))
    if step in (0, len(SHADES) - 1):
        return _("noir") if step else _("blanc")
    return _("gris {step} sur {black}").format(step=step, black=len(SHADES) - 1)


def grey_cell(value: float, cells: int, middle: bool = True) -> tuple[str, str]:
    """Paint one line of a cell that is so many characters wide; a white one has a dot in its `middle` line."""
    if value <= 0:
        return (PAPER if middle else " ").center(cells), PAPER_STYLE
    return shade(value) * cells, INK_STYLE


def grey_lines(values: Sequence[float], columns: int, size: int) -> list[Line]:
    """Paint a picture of greys from 0 to 1, its cells `size` lines high and twice as many columns wide."""
    lines: list[Line] = []
    for start in range(0, len(values), columns):
        row = values[start : start + columns]
        for part in range(size):
            lines.append([grey_cell(value, 2 * size, part == (size - 1) // 2) for value in row])
    return lines


def scaled_lines(values: Sequence[float], largest: float, signed: bool, columns: int, size: int) -> list[Line]:
    """Paint numbers as a picture, each the darker the larger it is beside `largest`, with or without sign."""
    shares = [value / largest for value in values]
    return signed_lines(shares, columns, size, 1) if signed else grey_lines(shares, columns, size)


def signed_lines(values: Sequence[float], columns: int, size: int, largest: float | None = None) -> list[Line]:
    """Paint numbers with a sign as a picture: each cell has its sign, and is the darker the larger its number
    is beside `largest`, or beside the largest of them.
    """
    largest = largest or max(map(abs, values), default=0) or 1
    lines: list[Line] = []
    for start in range(0, len(values), columns):
        row: Line = []
        for value in values[start : start + columns]:
            ink = shade(abs(value) / largest)
            sign = " " if ink == " " else MINUS if value < 0 else "+"
            row.append((sign + ink * (2 * size - 1), sign_style(value)))
        lines += [row] * size
    return lines


def thumbnail_lines(values: Sequence[float], columns: int) -> list[Line]:
    """Paint a picture small, a character a cell."""
    rows = (values[start : start + columns] for start in range(0, len(values), columns))
    return [[("".join(map(shade, row)), INK_STYLE)] for row in rows]


def grey_words(state: State, grey: float, cells: int) -> list[Line]:
    """Say how one draws in grey, and which grey is under the cursor."""
    wanted = "?" if state.wanted is None else a_label(state.wanted)
    lines: list[Line] = [
        [],
        [(_("Avec le clavier"), "bold")],
        [(with_keys(_("  flèches : bouger    {enter} : plus sombre")), "")],
        [(_("  noir, encore une fois : blanc"), "")],
        [(_("  sous le curseur : "), ""), (grey_name(grey), "bold")],
        [],
        [(_("Avec la souris"), "bold")],
        [(_("  glisser : noircir    clic : plus sombre"), "")],
        [(_("  glisser du bouton droit : effacer"), "")],
        [],
        [(_("Ou un chiffre tout prêt"), "bold")],
        [(with_keys(_("  {examples} : les exemples    {next_example} : le suivant")), "")],
        [],
        [
            (_("Chiffre voulu : "), ""),
            (wanted, "bold"),
            (with_keys(_("   ({wanted}, ou le chiffre)")), "$muted"),
        ],
        [(with_keys(_("{undo} : annuler   {redo} : refaire   {erase} : tout effacer")), "$muted")],
        [(with_keys(_("{keep} : garder dans le carnet ({notebook})")), "$muted")],
        [(with_keys(_("{escape} : le menu, avec tout le reste")), "$muted")],
        [],
        [(with_keys(_("{next} : poser les cartes sur le dessin")), "bold $accent")],
    ]
    return [fit(spans, cells) for spans in lines]

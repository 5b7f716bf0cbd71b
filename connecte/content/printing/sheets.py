"""What the class draws on, cuts out and fills in."""

from __future__ import annotations

from connecte.content.activity import Activity, Example
from connecte.content.printing.page import inert, sheet
from connecte.core.grid.drawing import Drawing, Strip
from connecte.language.i18n import _
from connecte.language.numbers import decimal

_WIDE, _HIGH = 182, 245
"""Millimetres that a page has for a grid."""
_DRAWINGS_A_PAGE = 12
_ROWS_TO_FILL = 5
_MOST_EXAMPLES = 15
"""Lines of plain numbers for which a page has room, beside as many of results."""


def cell_size(activity: Activity, gaps: int = 0) -> float:
    """Millimetres of a cell with which the grid, and `gaps` of a centimetre, fill a page."""
    wide = max(_WIDE / 2, _WIDE - 10 * gaps) / activity.grid.columns
    high = max(_HIGH / 2, _HIGH - 14 * gaps) / activity.grid.rows
    return min(wide, high, 20)


def grid_sheet(activity: Activity) -> str:
    """An empty grid to draw a digit on."""
    size = cell_size(activity)
    title = _("Dessiner en noir, une case entière à la fois")
    return sheet(f"<h1>{title}</h1>{grid_table(activity.grid.rows, activity.grid.columns, size)}")


def strip_sheets(activity: Activity) -> list[str]:
    """The strips to cut out or to lay over the drawing: as large as on the grid's own page."""
    size = cell_size(activity)
    sheets = []
    for across in (False, True):
        held = [source for source in activity.inputs if source.strip.across == across]
        if not held:
            continue
        figures = "".join(
            f'<div><div class="strip-name">{inert(source.symbol)} {inert(source.name)}</div>'
            f"{_strip(activity, source.strip, min(size, cell_size(activity, len(held))))}</div>"
            for source in held
        )
        title = _("Les bandelettes en lignes") if across else _("Les bandelettes en colonnes")
        told = _("À découper : chacun recopie la sienne, ou la pose sur le dessin, et compte les cases noires.")
        kind = "strips rows" if across else "strips"
        sheets.append(sheet(f'<h1>{title}</h1><p>{told}</p><div class="{kind}">{figures}</div>'))
    return sheets


def _strip(activity: Activity, strip: Strip, size: float) -> str:
    grid = activity.grid
    return (
        grid_table(strip.width, grid.columns, size)
        if strip.across
        else grid_table(grid.rows, strip.width, size)
    )


def grid_table(rows: int, columns: int, size: float, drawing: Drawing | None = None) -> str:
    """A grid with cells of `size` millimetres, empty or with a drawing."""
    black = drawing.black if drawing is not None else frozenset()
    body = "".join(
        "<tr>"
        + "".join(f"<td{' class=black' if (row, column) in black else ''}></td>" for column in range(columns))
        + "</tr>"
        for row in range(rows)
    )
    style = f"width:{size * columns:.1f}mm;height:{size * rows:.1f}mm"
    return f'<table class="grid" style="{style}">{body}</table>'


def drawing_sheets(activity: Activity) -> list[str]:
    """The examples' drawings, by their numbers; what they are stands on the key alone."""
    grid = activity.grid
    size = min(42 / grid.columns, 72 / grid.rows)
    figures = [
        f"<figure><figcaption>{_('n° {number}').format(number=example.number)}</figcaption>"
        f"{grid_table(grid.rows, grid.columns, size, example.drawing)}</figure>"
        for example in activity.examples
    ]
    pages = [figures[at : at + _DRAWINGS_A_PAGE] for at in range(0, len(figures), _DRAWINGS_A_PAGE)]
    title = _("Les dessins")
    return [sheet(f'<h1>{title}</h1><div class="drawings">{"".join(page)}</div>') for page in pages]


def results_sheet(activity: Activity) -> str:
    """The table of results: who finds what, for the drawings to come."""
    parts = [_results(activity, number) for number in range(len(activity.layers))]
    return sheet(f"<h1>{_('Ce que chacun trouve')}</h1>{_counts(activity)}{''.join(parts)}")


def _which(activity: Activity) -> str:
    return _("dessin") if activity.is_drawn else _("exemple")


def _counts(activity: Activity) -> str:
    heads = "".join(f"<th>{inert(source.symbol)}</th>" for source in activity.inputs)
    blank = f"<tr>{'<td></td>' * (len(activity.inputs) + 1)}</tr>" * _ROWS_TO_FILL
    if not activity.is_drawn:
        blank = "".join(_given(example) for example in activity.examples[:_MOST_EXAMPLES])
    return (
        f"<h2>{_('Les bandelettes') if activity.is_drawn else _('Les nombres')}</h2>"
        f'<table class="fill"><tr><th>{_which(activity)}</th>{heads}</tr>{blank}</table>'
    )


def _given(example: Example) -> str:
    """An example's plain numbers, which nobody has to count."""
    cells = "".join(f"<td>{decimal(value, 4)}</td>" for value in example.counts)
    return f"<tr><td>n° {example.number}</td>{cells}</tr>"


def _results(activity: Activity, number: int) -> str:
    cards = activity.layers[number].cards
    heads = "".join(f'<th colspan="2">{inert(card.neuron.name)}</th>' for card in cards)
    kinds = f"<th>{_('calcul')}</th><th>{_('montre')}</th>" * len(cards)
    rows = _ROWS_TO_FILL if activity.is_drawn else min(_MOST_EXAMPLES, len(activity.examples))
    rows = max(1, rows if len(activity.layers) == 1 else min(rows, _ROWS_TO_FILL))
    blank = f"<tr>{'<td></td>' * (2 * len(cards) + 1)}</tr>" * rows
    name = inert(activity.layers[number].name)
    return (
        f"<h2>{_('Couche {name}').format(name=name)}</h2>"
        f'<table class="fill"><tr><th rowspan="2">{_which(activity)}</th>{heads}</tr>'
        f"<tr>{kinds}</tr>{blank}</table>"
    )

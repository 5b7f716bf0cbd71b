"""Paints how good the decision about one label is: its ROC curve as the threshold turns, and words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from rich.cells import cell_len

from connecte.core.measures.counts import Counts
from connecte.core.measures.roc import Roc
from connecte.language.i18n import _
from connecte.language.numbers import decimal, percent
from connecte.ui.chart.raster import EMPTY, braille, raster
from connecte.ui.paint.lines import Line, beside, first_that_fits, fit, joined, pad, within
from connecte.ui.paint.wrapping import wrapped

_LEFT = 6
"""Cells of the scale."""
_BESIDE = 36
"""Cells that the words take at least."""


@dataclass(frozen=True, eq=False)
class RocView:
    """How one label is decided about some examples."""

    label: str
    counts: Counts
    """As the network decides."""
    curve: Roc | None
    """As the threshold turns; None where all examples have the label, or none has."""
    aside: Roc | None = None
    """The curve of the examples kept aside, where there are any."""
    has_mark: bool = True
    """Whether a threshold decides the counts: then they are a point of the curve."""
    note: str = ""
    """What else is to be known of how it is decided."""
    keys: str = ""
    """What turns the threshold here; "" where nothing does."""
    answers: tuple[str, ...] = ()
    """All that can be answered: of two, not to say one is to say the other."""


def roc_lines(view: RocView, cells: int, height: int) -> list[Line]:
    """Paint the curve with the place of the threshold on it, and beside it the measures in words."""
    if view.curve is None:
        message = _(" Tous les exemples, ou aucun, sont « {label} » : il n'y a rien à distinguer.")
        return [fit([(message.format(label=view.label), "bold")], cells)]
    lines = max(4, height - 3)
    columns = max(8, min(cells - _LEFT - _BESIDE - 2, 2 * lines))
    left = _LEFT + columns + 2
    told = _words(view, cells - left)
    told = told if len(told) <= height else [line for line in told if line]  # blank lines are the first to go
    words = [fit(line, cells - left) for line in within(told, height)]
    return within(beside([_curve(view, columns, lines), words], [left, cells - left]), height)


def _curve(view: RocView, columns: int, rows: int) -> list[Line]:
    assert view.curve is not None
    across = np.linspace(0, 1, 2 * columns)
    heights = np.interp(across, view.curve.false_rates, view.curve.true_rates)
    dots = raster(heights[None], 0.0, 1.0, columns, rows)
    diagonal = raster(across[None], 0.0, 1.0, columns, rows)
    diagonal[:, 1::2] = False  # dotted
    here = (view.counts.false_rate or 0.0, view.counts.recall or 0.0)
    mark = (round((1 - here[1]) * (rows - 1)), round(here[0] * (columns - 1)))
    bright, pale = braille(dots), braille(diagonal)
    lines: list[Line] = [[(_(" vrais trouvés"), "$muted")]]
    for row in range(rows):
        scale = {0: "100 %", rows - 1: "0 %"}.get(row, "")
        spans: Line = [(pad(scale, _LEFT - 1, ">") + ("┤" if scale else "│"), "$muted")]
        for column in range(columns):
            if view.has_mark and (row, column) == mark:
                spans.append(("●", "bold $accent"))
            elif bright[row, column] != EMPTY:
                spans.append((chr(bright[row, column]), "bold"))
            else:
                code = pale[row, column]
                spans.append((" " if code == EMPTY else chr(code), "$muted"))
        lines.append(joined(spans))
    foot = _("faux acceptés")
    if cell_len(foot) <= columns - 8:
        return [*lines, [(" " * _LEFT + "0 %" + pad(foot, columns - 8, "^") + "100 %", "$muted")]]
    scale = " " * _LEFT + "0 %" + pad("100 %", columns - 3, ">")
    return [*lines, [(scale, "$muted")], [(" " * _LEFT + foot, "$muted")]]


def _words(view: RocView, cells: int) -> list[Line]:
    counts = view.counts
    title = _("« {label} » : le dire, ou non ?").format(label=view.label)
    lines: list[Line] = [[(title, "bold")]]
    if view.note:
        lines += [[(text, "")] for text in wrapped(view.note, cells)]
    lines.append([])
    for true, false in (
        (_("vrais dits : {n}").format(n=counts.true_positives),
         _("faux dits : {n}").format(n=counts.false_positives)),
        (_("vrais manqués : {n}").format(n=counts.false_negatives),
         _("faux écartés : {n}").format(n=counts.true_negatives)),
    ):  # fmt: skip
        both = f"{true}   {false}"
        lines += [[(text, "")] for text in ([both] if cell_len(both) <= cells else [true, false])]
    lines.append([])
    for name, value, about in (
        (_("exactitude"), counts.accuracy, _("de tout")),
        (_("précision"), counts.precision, _("de ce qu'il dit")),
        (_("rappel"), counts.recall, _("de ce qui est là")),
    ):
        share = _("rien à compter") if value is None else percent(value)
        measure: Line = [(pad(name, 11), "bold"), (pad(share, 7, ">"), "bold")]
        lines.append(first_that_fits([[*measure, (f"  {about}", "$muted")], measure], cells))
    f1 = _("rien à compter") if counts.f1 is None else decimal(counts.f1, 2)
    measure = [(pad("F1", 11), "bold"), (pad(f1, 7, ">"), "bold")]
    lines.append(first_that_fits([[*measure, (_("  les deux ensemble"), "$muted")], measure], cells))
    lines.append([])
    lines += [[(text, "")] for text in wrapped(_without_looking(view), cells)]
    assert view.curve is not None
    lines += [[(text, "")] for text in wrapped(area_sentence(view.curve.area), cells)]
    if view.aside is not None:
        message = _("Mis de côté : aire {area}.").format(area=decimal(view.aside.area, 3))
        lines += [[(text, "")] for text in wrapped(message, cells)]
    if view.has_mark:
        lines.append([("●", "bold $accent"), (_(" : le seuil où il est"), "$muted")])
    lines.append([(_("pointillé : dire au hasard"), "$muted")])
    if view.keys:
        lines += [[(text, "$muted")] for text in wrapped(view.keys, cells)]
    return lines


def _without_looking(view: RocView) -> str:
    """Say how much would be right of what is asked here if the answer were always the same one of the two: the
    label, or not the label.
    """
    have = view.counts.true_positives + view.counts.false_negatives
    share, label = have / sum(view.counts), view.label
    others = [answer for answer in view.answers if answer != label]
    message = _("Toujours dire « {label} » : {share} d'exactitude.")
    if share <= 0.5:
        share = 1 - share
        if len(others) == 1:
            label = others[0]
        else:
            message = _("Ne jamais dire « {label} » : {share} d'exactitude.")
    return message.format(label=label, share=percent(share))


def area_sentence(area: float) -> str:
    """Say what the area under the curve is: how often a true one scores above a false one."""
    tens = round(10 * area, 6)
    of = 10 if tens == int(tens) else 100
    message = _("Aire {area} : un vrai pris au hasard passe devant un faux pris au hasard {n} fois sur {of}.")
    return message.format(area=decimal(area, 3), n=round(of * area), of=of)

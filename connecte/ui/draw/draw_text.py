"""What stands beside the grid while drawing: a few words, or the strips cut apart."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import Protocol

from connecte.content.inputs import Input
from connecte.core.cards.sentences import a_label, label_kind, labels_or_nothing, source_title
from connecte.core.cards.verdict import Verdict
from connecte.core.grid.drawing import Cell
from connecte.language.i18n import _, ngettext
from connecte.language.keys.table import with_keys
from connecte.language.lists import comma_list
from connecte.language.numbers import card_number, decimal
from connecte.session.state import State
from connecte.ui.paint.drawing_text import Cut, block_width, cut_apart, grid_lines, squared, way_of, ways_of
from connecte.ui.paint.fool_text import Best, FoolView, fool_panel
from connecte.ui.paint.grey_text import grey_words
from connecte.ui.paint.lines import Line, beside, fit, pad, window, within
from connecte.ui.paint.wrapping import wrapped

_BAR = 10
_LARGEST_STRIP = 4


class _ValuesView(Protocol):
    @property
    def state(self) -> State: ...
    @property
    def chosen(self) -> int: ...


class _View(Protocol):
    @property
    def state(self) -> State: ...
    @property
    def label(self) -> str: ...
    @property
    def grey(self) -> float: ...
    @property
    def cut(self) -> bool: ...
    @property
    def fragile(self) -> Mapping[Cell, Verdict] | None: ...
    @property
    def best(self) -> Best | None: ...


FRAGILE = "!"
"""On a cell that would change the verdict."""


def fragile_key(state: State) -> int:
    """Identify the drawing and the cards that fragile cells are of: a board with others shows none."""
    return zlib.crc32(repr((state.drawing.rows, state.network)).encode())


def title(state: State) -> str:
    """Say what is on the grid, in a few words."""
    if state.fool is not None:
        return _(" Tromper le réseau")
    if state.example is not None:
        return _(" Exemple {number}").format(number=state.example)
    if state.activity.is_on_plane:
        return _(" Choisir un point")
    if state.activity.pixels is not None:
        return _(" Dessiner en gris") if not any(state.values) else _(" Le dessin de la classe")
    if not state.activity.is_drawn:
        return _(" Choisir les nombres")
    if not state.drawing.black and state.activity.kernels:
        return _(" Dessiner")
    if not state.drawing.black:
        labels = _(" ou ").join(state.network.choices)
        what = {"digit": _(" Dessiner un chiffre : {labels}"), "letter": _(" Dessiner une lettre : {labels}")}
        return what.get(label_kind(state.network.choices), _(" Dessiner : {labels}")).format(labels=labels)
    return _(" Le dessin de la classe")


def beside_panel(view: _View, cells: int, height: int) -> list[Line]:
    """Show the strips apart, without counts, which pupils are to find; or words."""
    if view.state.fool is not None:
        return fool_panel(FoolView(view.state, view.best), cells, height)
    if view.fragile is not None:
        return _fragile(view.state, view.fragile, cells)
    if view.state.activity.is_on_plane:
        from connecte.ui.draw.plane.choosing import plane_words  # imports numpy

        return plane_words(view.state, view.label, cells)
    return _strips(view.state, cells, height) if view.cut else _words(view, cells)


def _fragile(state: State, fragile: Mapping[Cell, Verdict], cells: int) -> list[Line]:
    """Say how many cells are fragile, and what each kind of them would make the network say."""
    said = labels_or_nothing(state.exact_verdict.labels)
    message = ngettext(
        "{count} case fragile : la changer, elle seule, changerait la réponse ({said}).",
        "{count} cases fragiles : en changer une seule changerait la réponse ({said}).",
        len(fragile),
    ).format(count=len(fragile), said=said)
    if not fragile:
        message = _("Aucune case fragile : il faut en changer deux au moins pour changer la réponse ({said}).")
        message = message.format(said=said)
    lines: list[Line] = [[], *([(line, "bold")] for line in wrapped(message, cells - 2)), []]
    kinds: dict[tuple[str, ...], int] = {}
    for verdict in fragile.values():
        kinds[verdict.labels] = kinds.get(verdict.labels, 0) + 1
    for labels, count in sorted(kinds.items(), key=lambda item: -item[1]):
        becomes = labels_or_nothing(labels)
        lines.append([(_("  {count} vers : {becomes}").format(count=count, becomes=becomes), "")])
    marks = _("Une case noire marquée ! est à effacer, une blanche à noircir.")
    lines += [[], *([(line, "$muted")] for line in wrapped(marks, cells - 2))] if fragile else []
    sure = _("Il n'est pas sûr à tant pour cent : son nombre dit de combien un seuil est dépassé.")
    lines += [[], *([(line, "bold")] for line in wrapped(sure, cells - 2))]
    return [fit(line, cells) for line in [*lines, [], [(with_keys(_("{escape} : cacher")), "$muted")]]]


def _strips(state: State, cells: int, height: int) -> list[Line]:
    blocks: list[list[Line]] = []
    for size in range(_LARGEST_STRIP, 0, -1):  # the largest with which all stand side by side
        blocks = _apart(state, size)
        if sum(block_width(block) + 3 for block in blocks) <= cells and max(map(len, blocks)) < height:
            break
    rows: list[list[list[Line]]] = [[]]
    for block in blocks:
        if rows[-1] and sum(block_width(each) + 3 for each in [*rows[-1], block]) > cells:
            rows.append([])
        rows[-1].append(block)
    lines: list[Line] = [[]] if len(rows) == 1 else []
    for row in rows:
        lines += [*beside(row, [block_width(block) + 3 for block in row]), []]
    return within(lines, height)


def _apart(state: State, size: int) -> list[list[Line]]:
    """Paint what the pupils count, a block for each way to cut and for each patch."""
    unknown = [""] * len(state.activity.inputs)
    blocks = []
    for way in ways_of(state.activity):
        if way is None:
            blocks += [_patch(state, source, 1) for source in state.activity.inputs if _is_apart(state, source)]
        else:
            blocks.append(squared(cut_apart(state.activity, state.drawing, size, Cut(way), unknown)))
    return blocks


def _is_apart(state: State, source: Input) -> bool:
    """Whether what an input counts cannot be cut out with scissors along whole lines."""
    return way_of(state.activity, source.strip) is None


def _patch(state: State, source: Input, size: int) -> list[Line]:
    """Paint the whole drawing with the cells that one pupil counts standing out."""
    lines = grid_lines(state.drawing, size, state.activity, Cut(None, source.strip))
    return squared([[(source.symbol, "")], *lines])


def values_lines(view: _ValuesView, _cells: int, height: int) -> list[Line]:
    """Show the plain numbers, one a line, each with a bar from its least to its most; of one that is computed
    the product that it is.
    """
    lines: list[Line] = []
    inputs = view.state.activity.inputs
    is_roomy = 2 * len(inputs) <= height + 1
    for number, (source, value) in enumerate(zip(inputs, view.state.values, strict=True)):
        here = number == view.chosen
        share = (value - source.least) / (source.most - source.least)
        bar = "█" * round(share * _BAR)
        rest = "·" * (_BAR - len(bar))
        if source.factors:
            bar, rest = "", "= " + "×".join(inputs[of].symbol for of in source.factors)
        lines.append(
            [
                ("▸ " if here else "  ", "bold $accent"),
                (pad(source_title(source.symbol, source.name), 18), "bold" if here else ""),
                (pad(card_number(value), 6, ">"), "bold reverse" if here else "bold"),
                ("  ", ""),
                (bar, "$primary"),
                (rest, "$muted"),
            ]
        )
        lines += [[]] if is_roomy else []
    return window(lines, height, view.chosen * (2 if is_roomy else 1))


def values_panel(view: _ValuesView, cells: int, height: int) -> list[Line]:
    """Show the numbers: two as a point of a plane, others one a line."""
    if not view.state.activity.is_on_plane:
        return values_lines(view, cells, height)
    from connecte.ui.draw.plane.choosing import (
        plane_panel,  # imports numpy, which the first screen does not need
    )

    return plane_panel(view.state, cells, height)


def _words(view: _View, cells: int) -> list[Line]:
    state = view.state
    if state.activity.pixels is not None:
        return grey_words(state, view.grey, cells)
    if not state.activity.is_drawn:
        return _number_words(state, cells)
    lines: list[Line] = [
        [],
        [(_("Avec le clavier"), "bold")],
        [(with_keys(_("  flèches : bouger    {enter} : noircir")), "")],
        [],
        [(_("Avec la souris"), "bold")],
        [(_("  glisser : noircir    clic : une case"), "")],
        [(_("  glisser du bouton droit : effacer"), "")],
        [],
        [(_("Ou un dessin tout prêt"), "bold")],
        [(with_keys(_("  {examples} : les exemples    {next_example} : le suivant")), "")],
        [],
    ]
    lines += _kernel_words() if state.activity.kernels else _label_words(state)
    return [fit(spans, cells) for spans in lines]


def _kernel_words() -> list[Line]:
    return [
        [(_("Une case noire vaut 1, une blanche 0."), "")],
        [],
        [(with_keys(_("{undo} : annuler   {redo} : refaire   {erase} : tout effacer")), "$muted")],
        [(with_keys(_("{escape} : le menu, avec tout le reste")), "$muted")],
        [],
        [(with_keys(_("{next} : poser un motif sur le dessin")), "bold $accent")],
    ]


def _label_words(state: State) -> list[Line]:
    wanted = "?" if state.wanted is None else a_label(state.wanted)
    kind = label_kind(state.activity.answers)
    return [
        [
            (
                {"digit": _("Chiffre voulu : "), "letter": _("Lettre voulue : ")}.get(
                    kind, _("Réponse voulue : ")
                ),
                "",
            ),
            (wanted, "bold"),
            (with_keys(_("   ({wanted}, ou le chiffre)") if kind == "digit" else _("   ({wanted})")), "$muted"),
        ],
        [(_("Dessiné par : "), ""), (state.by or "?", "bold")],
        [(with_keys(_("{undo} : annuler   {redo} : refaire   {erase} : tout effacer")), "$muted")],
        [(with_keys(_("{keep} : garder dans le carnet ({notebook})")), "$muted")],
        [(with_keys(_("{escape} : le menu, avec tout le reste")), "$muted")],
        [],
        [(with_keys(_("{next} : couper en bandelettes et compter")), "bold $accent")],
    ]


def _number_words(state: State, cells: int) -> list[Line]:
    wanted = "?" if state.wanted is None else state.wanted
    asked: Line = [(_("Réponse voulue : "), ""), (wanted, "bold"), (with_keys(_("   ({wanted})")), "$muted")]
    if state.activity.is_numeric:
        goals = [] if state.example is None else state.activity.examples[state.example].goals
        texts = [
            _("{name} {goal}").format(name=name, goal=decimal(goal, 2))
            for name, goal in zip(state.network.labels, goals, strict=False)
        ]
        asked = [(_("Il faudrait : "), ""), (comma_list(texts), "bold")] if texts else []
    lines: list[Line] = [
        [],
        [(_("↑ ↓ : choisir un nombre"), "")],
        [(_("← → : le changer"), "")],
        [],
        [(_("Ou un exemple tout prêt"), "bold")],
        [(with_keys(_("  {examples} : les exemples    {next_example} : le suivant")), "")],
        [],
        asked,
        [],
        [(with_keys(_("{undo} : annuler   {redo} : refaire")), "$muted")],
        [(with_keys(_("{escape} : le menu, avec tout le reste")), "$muted")],
        [],
        [(with_keys(_("{next} : lire les cartes")), "bold $accent")],
    ]
    return [fit(spans, cells) for spans in lines]

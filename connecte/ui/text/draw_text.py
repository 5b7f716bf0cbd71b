"""What stands beside the grid while drawing: a few words, or the strips cut apart."""

from __future__ import annotations

from typing import Protocol

from connecte.i18n import _
from connecte.session.state import State
from connecte.ui.text.card_text import whole
from connecte.ui.text.drawing_text import block_width, cut_apart, squared
from connecte.ui.text.lines import Line, beside, fit, pad
from connecte.words import a_label

_BAR = 10


class _ValuesView(Protocol):
    @property
    def state(self) -> State: ...
    @property
    def chosen(self) -> int: ...


class _View(Protocol):
    @property
    def state(self) -> State: ...
    @property
    def cut(self) -> bool: ...


def title(state: State) -> str:
    """What is on the grid, in a few words."""
    if state.example is not None:
        return _(" Exemple {number}").format(number=state.example)
    if not state.activity.is_drawn:
        return _(" Choisir les nombres")
    if not state.drawing.black:
        labels = _(" ou ").join(state.network.labels)
        return _(" Dessiner un chiffre : {labels}").format(labels=labels)
    return _(" Le dessin de la classe")


def beside_panel(view: _View, cells: int, height: int) -> list[Line]:
    """The strips apart, without their counts: those are for the pupils to find. Else words."""
    return _strips(view.state, cells, height) if view.cut else _words(view.state, cells)


def _strips(state: State, cells: int, height: int) -> list[Line]:
    grid = state.activity.grid
    unknown = [""] * len(state.activity.inputs)
    across = {source.strip.across for source in state.activity.inputs}
    size = 2 if height >= 2 * grid.rows + 4 and cells >= 8 * grid.columns + 26 else 1
    blocks = [squared(cut_apart(state.activity, state.drawing, size, way, unknown)) for way in sorted(across)]
    widths = [block_width(block) + 3 for block in blocks]
    if sum(widths) <= cells:
        return [[], *beside(blocks, widths)]
    return [row for block in blocks for row in [*block, []]][:height]


def values_lines(view: _ValuesView, _cells: int, _height: int) -> list[Line]:
    """The plain numbers, one a line, each with a bar from its least to its most."""
    lines: list[Line] = []
    for number, (source, value) in enumerate(zip(view.state.activity.inputs, view.state.values, strict=True)):
        here = number == view.chosen
        share = (value - source.least) / (source.most - source.least)
        bar = "█" * round(share * _BAR)
        lines.append(
            [
                ("▸ " if here else "  ", "bold $accent"),
                (pad(f"{source.symbol} {source.name}", 18), "bold" if here else ""),
                (pad(whole(value), 6, ">"), "bold reverse" if here else "bold"),
                ("  ", ""),
                (bar, "$primary"),
                ("·" * (_BAR - len(bar)), "$muted"),
            ]
        )
        lines.append([])
    return lines


def _words(state: State, cells: int) -> list[Line]:
    if not state.activity.is_drawn:
        return _number_words(state, cells)
    wanted = "?" if state.wanted is None else a_label(state.wanted)
    lines: list[Line] = [
        [],
        [(_("Avec le clavier"), "bold")],
        [(_("  flèches : bouger    espace : noircir"), "")],
        [],
        [(_("Avec la souris"), "bold")],
        [(_("  glisser : noircir   bouton droit : effacer"), "")],
        [],
        [(_("Ou un dessin tout prêt"), "bold")],
        [(_("  e : les exemples    n : le suivant"), "")],
        [],
        [(_("Chiffre voulu : "), ""), (wanted, "bold"), (_("   (v, ou le chiffre)"), "$muted")],
        [],
        [(_("u : annuler   r : refaire   x : tout effacer"), "$muted")],
        [(_("h : toutes les touches   Ctrl+Q : quitter"), "$muted")],
        [],
        [(_("Entrée : couper en bandelettes et compter"), "bold $accent")],
    ]
    return [fit(spans, cells) for spans in lines]


def _number_words(state: State, cells: int) -> list[Line]:
    wanted = "?" if state.wanted is None else state.wanted
    lines: list[Line] = [
        [],
        [(_("↑ ↓ : choisir un nombre"), "")],
        [(_("← → : le changer"), "")],
        [],
        [(_("Ou un exemple tout prêt"), "bold")],
        [(_("  e : les exemples    n : le suivant"), "")],
        [],
        [(_("Réponse voulue : "), ""), (wanted, "bold"), (_("   (v)"), "$muted")],
        [],
        [(_("u : annuler   r : refaire"), "$muted")],
        [(_("h : les touches   Ctrl+Q : quitter"), "$muted")],
        [],
        [(_("Entrée : lire les cartes"), "bold $accent")],
    ]
    return [fit(spans, cells) for spans in lines]

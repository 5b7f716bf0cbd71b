"""Why a weight moved, or did not: the pushes of all examples, the largest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from connecte.content.activity import Activity
from connecte.core.learning.backprop import Parameters
from connecte.core.learning.explain import Explanation, Place, explain, returned
from connecte.core.learning.iteration import Opened
from connecte.language.i18n import _, ngettext
from connecte.language.lists import labelled
from connecte.language.numbers import (
    MINUS,
    column_number,
    fixed_below,
    gradient_number,
    millionths,
    plain_number,
    thousands,
    weight_number,
)
from connecte.ui.paint.lines import Line, cut, first_that_fits, fit, pad, window, window_start, within
from connecte.ui.paint.marks import colour, sign_style
from connecte.ui.paint.wrapping import wrapped
from connecte.ui.train.opened.cells_text import cursor_panel
from connecte.ui.train.opened.iteration_view import batch_line
from connecte.ui.train.opened.returned_text import returned_lines, shrinking_text
from connecte.ui.train.pictures.curves.curves_text import short_name
from connecte.ui.train.pictures.network.network_text import Net, absent_anywhere, net_lines, numbers, strokes
from connecte.ui.train.pictures.train_view import wanted_text

_NAME = 5
_CELL = 7
_NARROWEST = 5
"""Cells of a number, under which not all columns are shown."""
_EXAMPLE = 8
_PUSH = 9
_LARGE = 0.01
_NETWORK = 12
"""Rows from which the network has room under the numbers."""


@dataclass(frozen=True, eq=False)
class WhyView:
    """What the pictures of why a number moves are drawn from."""

    activity: Activity
    opened: Opened
    """The iteration that moves it."""
    place: Place
    """The number under the cursor."""
    push: int
    """The push in hand, counted from the largest, 0."""
    examples: tuple[int, ...]
    """The numbers of the examples that are the problem's rows."""

    @cached_property
    def explanation(self) -> Explanation:
        """Why the number under the cursor moves."""
        return explain(self.opened, self.place)

    @property
    def lists_pushes(self) -> bool:
        """Whether any example pushes, so that one is in hand."""
        found = self.explanation
        return bool(found.pushes) and found.reason not in ("silent", "fixed", "content")

    @property
    def example_in_hand(self) -> int:
        """The number of the example whose push is in hand."""
        return self.examples[self.explanation.pushes[self.push].example]


def why_title(view: WhyView, cells: int) -> Line:
    """Say which iteration it is, and which number."""
    layer, neuron, source = view.place
    name = short_name(view.activity.layers[layer].cards[neuron])
    what = _("le seuil de {name}").format(name=name)
    if source is not None:
        read = view.activity.source_names(layer)[source]
        what = _("le poids de {source} dans {name}").format(source=read, name=name)
    number = view.opened.number
    message = _(" Pourquoi ? de {before} à {after} : ")
    message = message.format(before=thousands(number), after=thousands(number + 1))
    title: Line = [(message, ""), (what, "bold")]
    if absent_anywhere(view.opened.problem):
        title = first_that_fits([[*title, (_("   🔒 : lien absent"), "$muted")], title], cells)
    return fit(title, cells)


def matrix_cells(view: WhyView, cells: int) -> int:
    """Count the cells that the numbers take in a window of so many, with the gap beside them."""
    most = max(len(view.activity.source_names(layer)) for layer in range(len(view.activity.layers)))
    return min(_NAME + (most + 1) * _CELL + 2, cells * 3 // 5)


def matrix_panel(view: WhyView, cells: int, height: int) -> list[Line]:
    """Write every weight and threshold, the cursor on one, those that are masked locked."""
    lines: list[Line] = []
    keep = 0
    least = sum(len(layer.cards) + 2 for layer in view.activity.layers)
    air = height >= 2 * least + _NETWORK
    if view.activity.pixels is not None and view.place.layer == 0:
        name = short_name(view.activity.layers[0].cards[view.place.neuron])
        lines += cursor_panel(name, view.opened.before, view.place, view.activity.pixels, (cells, height))
    for number, layer in enumerate(view.activity.layers):
        is_hidden = view.activity.pixels is not None and len(lines) + len(layer.cards) + 1 > height
        if view.activity.pixels is not None and (number == 0 or (view.place.layer == 0 and is_hidden)):
            continue
        names = [*view.activity.source_names(number), _("seuil")]
        size = min(_CELL, (cells - _NAME) // len(names))
        columns = range(len(names))
        if size < _NARROWEST:
            size, columns = _CELL, _columns_there(view, number, (cells - _NAME) // _CELL)
        heading = "".join(pad(cut(names[column], size - 1), size, ">") for column in columns)
        left = len(names) - len(columns)
        lines.append([(pad(" …" if left else "", _NAME) + heading, "$muted")])
        for index, card in enumerate(layer.cards):
            if (number, index) == view.place[:2]:
                keep = len(lines)
            row: Line = [(pad(f" {short_name(card)}", _NAME), f"bold {colour(card)}".strip())]
            lines += [[]] if air else []
            lines.append(row + _cells(view, view.opened.before, (number, index), columns, size))
        if left:
            more = ngettext(" … et {n} autre colonne", " … et {n} autres colonnes", left)
            lines.append([(more.format(n=left), "$muted")])
        lines.append([])
    if height - len(lines) >= _NETWORK:
        lines += _network(view, cells, height - len(lines))
    return [fit(line, cells) for line in window(lines, height, keep)]


def _columns_there(view: WhyView, layer: int, room: int) -> range:
    """Choose so many columns of a layer that has more, that of the cursor among them."""
    count = len(view.activity.source_names(layer)) + 1
    here = view.place.source if view.place.layer == layer else 0
    first = window_start(count, room, count - 1 if here is None else here)
    return range(first, min(count, first + room))


def _network(view: WhyView, cells: int, height: int) -> list[Line]:
    """Paint the network with the links of the neuron whose number is under the cursor."""
    layer, neuron, _source = view.place
    before = view.opened.before.layers
    nodes = [["" for _input in view.activity.inputs], *(numbers(each.thresholds) for each in before)]
    wires = {layer: (neuron, before[layer].weights[neuron].tolist())}
    legend: list[Line] = [[(_("nombres : les seuils"), "$muted")]]
    legend += [[(text, "$muted")] for text in wrapped(strokes(), cells)]
    net = Net(nodes, frozenset({(layer + 1, neuron)}), wires)
    return [*net_lines(view.activity, net, (cells, height - len(legend))), *legend]


def _cells(view: WhyView, values: Parameters, card: tuple[int, int], columns: Sequence[int], size: int) -> Line:
    """Write the numbers of a neuron, (layer, neuron), that stand in these columns."""
    layer, neuron = card
    mask = view.opened.problem.masks[layer]
    weights = values.layers[layer].weights[neuron]
    row: Line = []
    for source in columns:
        if source == len(weights):
            threshold = _number(float(values.layers[layer].thresholds[neuron]), size)
            row.append((threshold, "bold reverse" if view.place == Place(layer, neuron, None) else "bold"))
            continue
        weight = weights[source]
        locked = mask is not None and not mask[neuron, source]
        text = pad("🔒", size, ">") if locked else _number(float(weight), size)
        style = "$muted" if locked or not weight else sign_style(float(weight))
        row.append((text, "bold reverse" if view.place == Place(layer, neuron, source) else style))
    return row


def _number(value: float, size: int) -> str:
    """Write a number in so many cells after a space, with as many decimals, of two, as have room."""
    texts = [fixed_below(value, digits, 100) for digits in (2, 1, 0)]
    return _apart(next((text for text in texts if len(text) < size), texts[-1]), size)


def _apart(text: str, size: int) -> str:
    """Write a text to the right of so many cells, never without a space before it."""
    return " " + pad(text, size - 1, ">")


def pushes_panel(view: WhyView, cells: int, height: int) -> list[Line]:
    """Write before and after, the reason, then who pushed and by how much."""
    found = view.explanation
    change = f"{weight_number(found.before, 6)} → {weight_number(found.after, 6)}"
    lines: list[Line] = [[(change, "bold")]]
    lines += [[(text, "")] for text in wrapped(_reason(view, found), cells - 1)]
    lines += [[(text, "$muted")] for text in _also(view) for text in wrapped(text, cells - 1)]
    if not view.lists_pushes:
        return [fit(line, cells) for line in within(lines, height)]
    lines.append([(_heading(view, cells), "$muted")])
    room = height - len(lines) - 1
    rows = [_push_row(view, found, number, cells) for number in range(len(found.pushes))]
    if len(rows) > room > 1:
        first = window_start(len(rows), room - 1, view.push)
        rows = rows[first : first + room - 1]
        left = len(found.pushes) - len(rows)
        hidden = ngettext("         … et {n} autre", "         … et {n} autres", left).format(n=left)
        rows.append([(hidden, "$muted")])
    if 2 * len(rows) <= room:
        rows = [line for row in rows for line in (row, [])]
    lines += rows[: max(1, room)]
    total = _("somme, en millionièmes : {total}").format(total=millionths(found.wanted))
    if abs(found.wanted) >= _LARGE:
        total = _("somme : {total}").format(total=plain_number(found.wanted))
    if found.reason == "masked":
        total = _("somme {total} : 🔒 reste 0").format(total=millionths(found.wanted))
    return [fit(line, cells) for line in within([*lines, [(total, "bold")]], height)]


def _heading(view: WhyView, cells: int) -> str:
    read = _("lu") if view.place.source is not None else ""
    columns = f"{pad(_('exemple'), 8)}{pad(read, 6, '>')}{pad(_('revient'), 8, '>')}"
    unit = f"{columns}  {_('millionièmes')}"
    return unit if len(unit) <= cells else columns + pad(_("poussée"), _PUSH, ">")


def _push_row(view: WhyView, found: Explanation, number: int, cells: int) -> Line:
    push = found.pushes[number]
    example = view.activity.examples[view.examples[push.example]]
    here = number == view.push
    read = _apart(column_number(push.read, 2), 6) if view.place.source is not None else pad("", 6)
    name = f"{'▸' if here else ' '}{example.number:>2} ({wanted_text(example)})"
    if len(name) > _EXAMPLE:  # its number says enough
        name = f"{'▸' if here else ' '}{example.number:>2}"
    largest = abs(found.pushes[0].push) or 1.0
    share = abs(push.push) / largest
    bar = "▪" * round(max(0, cells - 33) * share) if share <= 1 else ""  # of lost numbers there is none
    return [
        (pad(name, _EXAMPLE), "bold $accent" if here else ""),
        (read, ""),
        (_apart(gradient_number(push.returned), 8), ""),
        (_apart(millionths(push.push), _PUSH), f"bold {sign_style(push.push)}" if push.push else "$muted"),
        (f" {bar}", sign_style(push.push)),
    ]


def _reason(view: WhyView, found: Explanation) -> str:
    """Say why it moved, or why it did not, in a sentence."""
    layer, neuron, source = view.place
    name = short_name(view.activity.layers[layer].cards[neuron])
    step = plain_number(abs(found.rate))
    if found.reason == "moved":
        first = view.activity.examples[view.examples[found.pushes[0].example]]
        up = found.pushes[0].push > 0
        if view.opened.problem.rule == "perceptron":
            message = _("Faux : le poids {goes} de {step} × ce qui a été lu.")
            return message.format(goes=_("monte") if up else _("baisse"), step=step)
        product = _("{sign}lu × revient × {step}") if source is not None else _("revient × {step}")
        product = product.format(sign=MINUS if found.rate < 0 else "", step=step)
        message = _("Le n° {first} tire le plus fort, vers le {way}. Poussée = {product}, en millionièmes.")
        return message.format(first=first.number, way=_("haut") if up else _("bas"), product=product)
    return {
        "masked": _("🔒 Ce lien n'est pas sur la carte : le masque le remet à 0 à chaque fois."),
        "silent": _silence(view.opened, layer, neuron),
        "unheard": _(
            "Là où quelque chose revient, ce que {name} lit ici est 0 : ce poids n'a compté pour rien."
        ),
        "content": _("La réponse était juste : rien ne bouge."),
        "cancelled": _(
            "Les poussées s'annulent presque : les uns tirent vers le haut, les autres vers le bas."
        ),
        "fixed": _("La règle du perceptron ne bouge pas les seuils.")
        if view.opened.problem.rule == "perceptron"
        else _("Son pas est 0 dans cet entraînement : il ne bouge pas."),
        "shrunk": _("Aucun exemple ne pousse : la régularisation ramène ce poids vers 0."),
    }[found.reason].format(name=name)


def _silence(opened: Opened, layer: int, neuron: int) -> str:
    """Say why nothing comes back to a hidden neuron."""
    seen = opened.forward
    if layer < len(seen.kept) and not seen.kept[layer][:, neuron].any():
        return _("{name} était laissé de côté dans ce lot : rien ne lui revient.")
    if opened.problem.hidden.name == "relu":
        return _("{name} montre 0 pour tous les exemples : rien ne lui revient, il n'apprend pas cette fois.")
    return _("La pente de {name} est 0 pour tous les exemples : rien ne lui revient.")


def _also(view: WhyView) -> list[str]:
    """Say how what comes back for the push in hand is made, who is in the batch, and how penalties pull."""
    opened, found = view.opened, view.explanation
    problem = opened.problem
    if problem.rule == "perceptron":
        return []
    texts = [] if opened.share == 1 else [batch_line([view.examples[row] for row in opened.examples])]
    layer, neuron, source = view.place
    if found.reason != "masked":
        push = found.pushes[view.push]
        made = returned(opened, layer, neuron, opened.examples.index(push.example))
        label = _("n° {number}").format(number=view.examples[push.example])
        texts.append(labelled(label, _(" ; ").join(returned_lines(problem, made))))
    if source is not None and found.shrinking:
        share = shrinking_text(problem, opened.share, problem.rate(layer))
        texts.append(_("{pull} = {push}, en millionièmes").format(pull=share, push=millionths(found.shrinking)))
    return texts

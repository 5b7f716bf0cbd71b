"""The panels of the walk: the drawing with its strips, the table of results, what is in focus."""

from __future__ import annotations

from dataclasses import dataclass

from connecte.core.verdict import Verdict
from connecte.i18n import _, ngettext
from connecte.session.state import State
from connecte.session.steps import Step
from connecte.ui.text.bigletters import big_text
from connecte.ui.text.card_text import card_lines, card_title, middle, whole
from connecte.ui.text.diagram import Focus, diagram_lines
from connecte.ui.text.drawing_text import Cut, cell_size, cut_apart, grid_lines
from connecte.ui.text.lines import Line, fit, pad
from connecte.ui.text.marks import badge, colour
from connecte.words import verdict_sentence


@dataclass(frozen=True)
class WalkView:
    """What the walk's screen shows: the state, and a card that was picked to be looked at."""

    state: State
    picked: Focus = None

    @property
    def last(self) -> Step | None:
        """What was revealed last."""
        return self.state.revealed[-1] if self.state.revealed else None

    @property
    def focus(self) -> Focus:
        """The neuron shown large: the one picked, else the one being worked at."""
        if self.picked is not None:
            return self.picked
        last = self.last
        return (last.layer, last.index) if last and last.kind not in ("count", "verdict") else None


def drawing_panel(view: WalkView, cells: int, height: int) -> list[Line]:
    """The drawing, cut the way of the strip being counted, with the counts known so far."""
    state = view.state
    activity, grid = state.activity, state.activity.grid
    size = cell_size(grid.rows, grid.columns, (cells - 9, height - 4), 3)
    counts = [
        whole(count) if state.is_revealed(Step("count", 0, n)) else "?"
        for n, count in enumerate(state.trace.inputs)
    ]
    step = view.last if view.last and view.last.kind == "count" else None
    if step is None and view.last is not None:
        return _whole_drawing(view, size, counts)
    strip = activity.inputs[step.index if step else 0].strip
    lines = cut_apart(activity, state.drawing, size, strip.across, counts)
    if step is None:
        return lines
    lit = grid_lines(state.drawing, size, activity, Cut(strip.across, strip))
    labels = 0 if strip.across else 2
    for number, spans in enumerate(lit):
        lines[labels + number][: len(spans)] = spans
    return lines


def _whole_drawing(view: WalkView, size: int, counts: list[str]) -> list[Line]:
    """The drawing in one piece, the strips' names and counts around it."""
    state = view.state
    activity = state.activity
    lines = [list(row) for row in grid_lines(state.drawing, size, activity, Cut())]
    above: list[Line] = [[], []]
    for number, source in enumerate(activity.inputs):
        strip = source.strip
        if strip.across:
            at = (strip.first + strip.last + 1) * size // 2
            lines[at] += [(f" {source.symbol} ", ""), (counts[number], "bold")]
        else:
            room = strip.width * 2 * size
            above[0].append((pad(source.symbol, room, "^"), ""))
            above[1].append((pad(counts[number], room, "^"), "bold"))
    return [*above, *lines] if above[0] else lines


def network_panel(view: WalkView, cells: int, height: int) -> list[Line]:
    """The diagram with the links of the neuron in focus."""
    return diagram_lines(view.state, view.focus, (cells, height))


def results_panel(view: WalkView, cells: int, height: int) -> list[Line]:
    """The table "résultat du calcul, sortie du neurone", filled cell by cell (reference §4)."""
    state, last = view.state, view.last
    lines: list[Line] = [[(pad("", 8) + pad(_("calcul"), 8, ">") + pad(_("sortie"), 8, ">"), "bold underline")]]
    for number, layer in enumerate(state.activity.layers):
        if number:
            lines.append([("─" * 24, "$muted")])
        for index, card in enumerate(layer.cards):
            trace = state.trace.layers[number].neurons[index]
            name = f"{badge(card)} {card.neuron.name}" if card.look else card.neuron.name
            row: Line = fit([(name, f"bold {colour(card)}")], 9)
            for kind, value in (("sum", trace.sum), ("answer", trace.shown)):
                seen = state.is_revealed(Step(kind, number, index))  # type: ignore[arg-type]
                fresh = last == Step(kind, number, index)  # type: ignore[arg-type]
                text = f" {whole(value)} " if seen else " · "
                row.append((" " * (8 - len(text) - (kind == "sum")), ""))
                row.append((text, "bold reverse" if fresh else "" if seen else "$muted"))
            lines.append(row)
    return [fit(row, cells) for row in lines[:height]]


def focus_title(view: WalkView) -> str:
    """The heading of the large panel."""
    state = view.state
    if view.focus:
        return card_title(state.activity.layers[view.focus[0]].cards[view.focus[1]])
    if view.last and view.last.kind == "verdict":
        return _("Verdict")
    return _("Les bandelettes")


def focus_panel(view: WalkView, cells: int, height: int) -> list[Line]:
    """What is shown large: a strip being counted, a card, the verdict."""
    room = (cells, height)
    if view.focus:
        return _above_the_middle(card_lines(view.state, *view.focus, room), height)
    if view.last and view.last.kind == "verdict":
        return verdict_lines(view.state, view.state.verdict, room)
    return _strip_lines(view, room)


def _above_the_middle(lines: list[Line], height: int) -> list[Line]:
    return [[] for _ in range(max(0, (height - len(lines)) // 3))] + lines


def _strip_lines(view: WalkView, room: tuple[int, int]) -> list[Line]:
    state = view.state
    if view.last is None:
        cut = _("Le dessin est coupé en {number} bandelettes.").format(number=len(state.activity.inputs))
        told = _("Chacun compte les cases noires de la sienne.")
        return middle([[(cut, "bold")], [], [(told, "bold")]], room)
    source = state.activity.inputs[view.last.index]
    count = state.trace.inputs[view.last.index]
    first, last = source.strip.first + 1, source.strip.last + 1
    where = _("lignes {first} à {last}") if source.strip.across else _("colonnes {first} à {last}")
    heading = f"{source.symbol}  {source.name} : " + where.format(first=first, last=last)
    said = ngettext("{count} case noire", "{count} cases noires", int(count)).format(count=whole(count))
    return middle([[(heading, "bold")], [], *big_text(said, room, "")], room)


def verdict_lines(state: State, verdict: Verdict, room: tuple[int, int]) -> list[Line]:
    """What the outputs say, in large letters: right, wrong, nothing and several look different."""
    cards = [card for card in state.activity.layers[-1].cards if card.neuron.label in verdict.labels]
    marks: Line = []
    for card in cards:
        marks += [(f" {badge(card)} {card.neuron.name} ", f"bold {colour(card)}")]
    style = "$error" if verdict.right is False else colour(cards[0]) if len(cards) == 1 else "$warning"
    letters = big_text(_headline(verdict), (room[0] - 2, room[1] - 2), style)
    frame = {"none": "·", "several": "?", "single": "×" if verdict.right is False else "━"}[verdict.kind]
    rule: Line = [(frame * (room[0] - 2), style)]
    about = [*marks, (_remark(verdict), "")]
    lines = [*letters, about]
    if room[1] >= len(lines) + 2:
        lines = [rule, *lines, rule]
    return middle(lines, room)


def _headline(verdict: Verdict) -> str:
    if verdict.kind == "none":
        return _("je ne sais pas")
    if verdict.kind == "several":
        return _(" ou ").join(verdict.labels) + " ?"
    if verdict.right is False:
        return _("erreur : {label}").format(label=verdict.labels[0])
    return _("c'est un {label} !").format(label=verdict.labels[0])


def _remark(verdict: Verdict) -> str:
    if verdict.kind == "none":
        remark = _("Aucun neurone de sortie ne montre plus que 0.")
    elif verdict.kind == "several":
        remark = _("Plusieurs annoncent : le réseau hésite.")
    elif verdict.right is False:
        return verdict_sentence(verdict)
    else:
        remark = _("Un seul neurone annonce.")
    if verdict.right is False and verdict.wanted is not None:
        remark += _(" C'était un {wanted}.").format(wanted=verdict.wanted)
    elif verdict.right:
        remark += _(" C'est juste.")
    return remark


def hint_text(view: WalkView) -> str:
    """What the next key press does, in words."""
    step = view.state.next_step
    if view.picked is not None and view.picked != WalkView(view.state).focus:
        return _("Carte regardée de plus près. Espace : reprendre la suite.")
    if step is None:
        return _("d : un autre dessin   n : l'exemple suivant   t : le réseau apprend")
    activity = view.state.activity
    if step.kind == "verdict":
        return _("Espace : le verdict")
    if step.kind == "count":
        source = activity.inputs[step.index]
        return _("Espace : le nombre de {symbol} {name}").format(symbol=source.symbol, name=source.name)
    name = activity.layers[step.layer].cards[step.index].neuron.name
    what = {
        "card": _("Espace : la carte de {name}"),
        "sum": _("Espace : le calcul de {name}"),
        "place": _("Espace : la place du calcul dans la table de {name}"),
        "answer": _("Espace : la réponse à montrer de {name}"),
    }
    return what[step.kind].format(name=name)

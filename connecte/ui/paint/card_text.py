"""A card shown large: its formula, the sum with numbers in place, its table with a column lit."""

from __future__ import annotations

from connecte.content.activity import Card
from connecte.core.cards.card import BENT, Column, band
from connecte.core.cards.formula import MOST_TERMS, format_formula
from connecte.core.cards.network import Neuron, NeuronTrace, Number
from connecte.core.cards.sentences import band_headings, rule_sentence
from connecte.language.i18n import _, ngettext
from connecte.language.numbers import MINUS, card_number
from connecte.session.items import Item
from connecte.session.state import State
from connecte.session.story.diagnosis import explain
from connecte.ui.paint.lines import Line, centre, fit, pad, width
from connecte.ui.paint.marks import badge, colour, sign, sign_style
from connecte.ui.paint.wrapping import folded

LIT = "bold reverse"
_LABEL = 12


def card_title(card: Card) -> str:
    """Write the heading of a card: "Neurone C", "● V  Neurone vert : annonce 0"."""
    if card.neuron.label is None:
        return _("Neurone {name}").format(name=card.neuron.name)
    mark = f"{badge(card)}  " if card.look else ""
    return mark + _("Neurone {name} : annonce « {label} »").format(
        name=card.neuron.name, label=card.neuron.label
    )


def formula_line(state: State, layer: int, index: int) -> Line:
    """Write the sum to do, each sign in its colour, then in words where those differ; a long one in short."""
    card = state.card(layer, index)
    if len(card.order) > MOST_TERMS:
        return [(state.activity.formula(layer, index), "bold")]
    names, all_words = state.activity.source_names(layer), state.activity.source_words(layer)
    spans: Line = []
    for place, source in enumerate(card.order):
        weight = card.neuron.weights[source]
        if place or weight < 0:
            spans.append((f" {sign(weight)} " if place else sign(weight), f"bold {sign_style(weight)}"))
        size = "" if abs(weight) == 1 else f"{card_number(abs(weight))} "
        spans.append((size + names[source], "bold"))
    if all_words != names and any(card.neuron.weights):
        weights = [card.neuron.weights[source] for source in card.order]
        words = [all_words[source] for source in card.order]
        spans.append((f"    ({format_formula(weights, words)})", "$muted"))
    return spans


def numbers_line(state: State, layer: int, index: int, with_words: bool = True) -> Line:
    """Write the same with the numbers in place, "9 + 4 − 6 = 7"; "?" for what is not revealed. Of a long sum
    only how many terms it has. `with_words`: a wrong result is said to be announced.
    """
    card = state.card(layer, index)
    trace = state.class_trace.layers[layer].neurons[index]
    values = state.class_trace.values_before(layer)
    spans: Line = []
    if len(card.order) > MOST_TERMS:
        message = ngettext("somme de {count} terme", "somme des {count} termes", len(card.order))
        spans.append((message.format(count=len(card.order)), ""))
    for place, source in enumerate(card.order if not spans else ()):
        weight = card.neuron.weights[source]
        if place or weight < 0:
            spans.append((f" {sign(weight)} " if place else sign(weight), sign_style(weight)))
        known = source_revealed(state, layer, source)
        size = "" if abs(weight) == 1 else f"{card_number(abs(weight))} × "
        spans.append((size + (_after_sign(values[source], bool(size or spans)) if known else "?"), ""))
    done = state.is_revealed(Item("sum", layer, index))
    spans.append((" = ", ""))
    item = Item("sum", layer, index)
    if state.is_wrong(item):  # no equality that is not one
        said = _("✗{sum} (annoncé)") if with_words else "✗{sum}"
        spans.append((said.format(sum=card_number(trace.sum)), "bold $error"))
    else:
        spans.append((card_number(trace.sum), LIT) if done else ("?", "bold"))
    return spans


def _after_sign(value: Number, has_sign: bool) -> str:
    """Write a number of a sum; a negative one gets brackets where a sign stands before it: "(−0,35)"."""
    text = card_number(value)
    return f"({text})" if has_sign and text.startswith(MINUS) else text


def source_revealed(state: State, layer: int, source: int) -> bool:
    """Whether the class knows what this source of a layer gives."""
    if layer == 0 and state.activity.pixels is not None:
        return True
    if layer == 0:
        return state.is_revealed(Item("count", 0, source))
    return state.is_revealed(Item("answer", layer - 1, source))


def table_lines(card: Card, cells: int, lit: int | None, answered: bool) -> list[Line]:
    """Paint the look-up table in three lines; column `lit` is lit, and pointed at from below."""
    columns = card.table
    if not columns:
        return []
    size = max(3, min(6, (cells - _LABEL) // len(columns)))
    first, last = table_window(card, max(1, (cells - _LABEL) // size), lit)
    label = (_("calcul"), _("réponse"))
    rows: list[Line] = [[(pad(text, _LABEL), "$muted")] for text in label]
    pointer: Line = [(" " * _LABEL, "")]
    for place in range(first, last):
        column = columns[place]
        here = place == lit
        rows[0].append((_heading(column, size), LIT if here else "bold"))
        style = LIT if here and answered else "$muted" if column.shown == 0 else ""
        rows[1].append((pad(card_number(column.shown), size, ">" if size == 3 else "^"), style))
        pointer.append((pad("▲" if here else "", size, ">" if size == 3 else "^"), "bold $accent"))
    return [*rows, pointer]


def _heading(column: Column, size: int) -> str:
    # Three cells leave no air around "<−9": to the right, so that the next number stands off.
    return pad(column.result, size, ">" if size == 3 else "^")


def table_window(card: Card, room: int, lit: int | None) -> tuple[int, int]:
    """Choose the columns to show where not all have room: around the one lit, else the threshold."""
    columns = len(card.table)
    if columns <= room:
        return 0, columns
    middle = lit if lit is not None else int(card.neuron.threshold) - card.printed.low
    first = max(0, min(middle - room // 2, columns - room))
    return first, first + room


def rule_lines(neuron: Neuron, cells: int, sum_: Number | None = None) -> list[Line]:
    """Paint what a card without a printed table says: its rule; below it the table of tenths of an answer that
    bends, with the column of the sum marked where there is one.
    """
    rule: list[Line] = folded([(rule_sentence(neuron), "bold")], cells)
    if neuron.answer not in BENT:
        return rule
    found = band_headings(neuron)
    lit = None if sum_ is None else band(sum_, neuron.threshold, neuron.answer)
    label = (_("calcul jusqu'à"), _("réponse"))
    size = max(len(text) for column in found for text in column) + 1
    room = max(1, (cells - len(label[0])) // size)
    first = max(0, min((len(found) // 2 if lit is None else lit) - room // 2, len(found) - room))
    rows: list[Line] = [[(pad(text, len(label[0])), "$muted")] for text in label]
    pointer: Line = [(" " * len(label[0]), "")]
    for place in range(first, min(first + room, len(found))):
        style = LIT if place == lit else "bold"
        for row, text in zip(rows, found[place], strict=True):
            row.append((pad(text, size, ">"), style))
        pointer.append((pad("▲" if place == lit else "", size, ">"), "bold $accent"))
    return [*rule, *rows, *([pointer] if lit is not None else [])]


def lookup_sentence(card: Card, trace: NeuronTrace) -> str:
    """Say how the answer comes from the sum: the ReLU in words."""
    total, threshold, shown = card_number(trace.sum), card_number(trace.threshold), card_number(trace.shown)
    if trace.neuron.answer == "sum":
        sign_, size = ("−", trace.threshold) if trace.threshold >= 0 else ("+", -trace.threshold)
        message = _("{sum} {sign} {threshold} = {shown}")
        return message.format(sum=total, sign=sign_, threshold=card_number(size), shown=shown)
    if trace.neuron.answer in BENT:
        column = band_headings(trace.neuron)[band(trace.sum, trace.threshold, trace.neuron.answer)]
        message = _("{sum} : colonne « {heading} », montrer {shown}")
        return message.format(sum=total, heading=column[0], shown=shown)
    if trace.neuron.answer != "excess":
        return _passes(trace)
    if not card.printed.is_empty and card.printed.place(trace.sum) is None:
        if trace.sum < card.printed.low:
            return _("{sum} est plus petit que tout ce qui est imprimé : montrer 0").format(sum=total)
        if trace.sum <= card.printed.high:
            message = _("{sum} est entre deux colonnes : montrer {shown}")
            return message.format(sum=total, shown=shown)
        return _("{sum} dépasse la table : elle continue de un en un, montrer {shown}").format(
            sum=total, shown=shown
        )
    if trace.shown == 0:
        return _("{sum} ne dépasse pas le seuil {threshold} : montrer 0").format(sum=total, threshold=threshold)
    return _("{sum} dépasse le seuil {threshold} de {shown} : montrer {shown}").format(
        sum=total, threshold=threshold, shown=shown
    )


def _passes(trace: NeuronTrace) -> str:
    """Say how a 0 or a 1 comes from the sum."""
    reach = trace.neuron.answer == "reach"
    if trace.shown:
        message = (
            _("{sum} atteint {threshold} : montrer 1") if reach else _("{sum} dépasse {threshold} : montrer 1")
        )
    elif reach:
        message = _("{sum} n'atteint pas {threshold} : montrer 0")
    else:
        message = _("{sum} ne dépasse pas {threshold} : montrer 0")
    return message.format(sum=card_number(trace.sum), threshold=card_number(trace.threshold))


def lit_column(state: State, layer: int, index: int) -> int | None:
    """Return the index of the column that the class has found; None where it has not. A wrong answer leaves
    the column dark: the class may want to look it up again.
    """
    placed = state.is_revealed(Item("place", layer, index))
    if not placed or state.is_wrong(Item("answer", layer, index)):
        return None
    return state.card(layer, index).printed.place(state.class_trace.layers[layer].neurons[index].sum)


def sum_column(state: State, layer: int, index: int) -> int | None:
    """Return the index of the column nearest to the class's sum, also a wrong one; None before the sum."""
    table = state.card(layer, index).table
    if not table or not state.is_revealed(Item("sum", layer, index)):
        return None
    total = state.class_trace.layers[layer].neurons[index].sum
    return min(range(len(table)), key=lambda place: abs(table[place].sum - total))


def shown_sum(state: State, layer: int, index: int) -> Number | None:
    """Return the sum that an answer is looked up for; None before the answer is shown."""
    answer = Item("answer", layer, index)
    is_found = state.is_revealed(answer) and not state.is_wrong(answer)  # a wrong one may be looked up again
    return state.class_trace.layers[layer].neurons[index].sum if is_found else None


def answer_sentence(state: State, layer: int, index: int) -> str:
    """Say how the answer came from the sum, once it is shown; "" before, and where a pupil has announced it."""
    card, answer = state.card(layer, index), Item("answer", layer, index)
    trace = state.class_trace.layers[layer].neurons[index]
    if state.is_revealed(answer):
        return lookup_sentence(card, trace) if state.announcement(answer) is None else ""
    if state.is_revealed(Item("place", layer, index)) and lit_column(state, layer, index) is None:
        return _("{sum} n'est pas imprimé sur la carte : que montrer ?").format(sum=card_number(trace.sum))
    return ""


def card_lines(state: State, layer: int, index: int, room: tuple[int, int]) -> list[Line]:
    """Paint the whole card for (width, height), with nothing that is not revealed."""
    card = state.card(layer, index)
    answer = Item("answer", layer, index)
    answered = state.is_revealed(answer) and not state.is_wrong(answer)
    lit, sentence = lit_column(state, layer, index), answer_sentence(state, layer, index)
    table = [fit(row, room[0]) for row in table_lines(card, room[0], lit, answered)]
    if card.printed.is_empty:
        shown = shown_sum(state, layer, index)
        table = rule_lines(card.neuron, room[0], shown)
        if room[1] >= 8 or card.neuron.answer not in BENT:
            table = [[], *table]
        elif shown is not None:  # the pointer has no room: the sentence says the column
            table = table[:-1]
    lines = [formula_line(state, layer, index), numbers_line(state, layer, index), *table]
    if room[1] >= 8:
        lines[1:1] = [[]]
        lines[3:3] = [[]]
    causes = causes_lines(state, layer, index)
    if causes:
        return [*lines[: max(0, room[1] - len(causes))][: len(lines) - 1], *causes]
    return [*lines, [(sentence, f"bold {colour(card)}")]]


def causes_lines(state: State, layer: int, index: int) -> list[Line]:
    """Say why what this neuron announced is wrong, as far as numbers can tell."""
    for item in (Item("answer", layer, index), Item("sum", layer, index)):
        if state.is_wrong(item) and not state.is_kept(item):
            return [[(message, "bold $error")] for message in explain(state, item)]
    return []


def middle(lines: list[Line], room: tuple[int, int]) -> list[Line]:
    """Put lines in the middle of (width, height), as one block."""
    above = max(0, (room[1] - len(lines)) // 2)
    return [[] for _ in range(above)] + [centre(row, room[0]) if width(row) else [] for row in lines]

"""Explain a wrong announced number by the mistakes that give exactly that number.

A cause is named only if recomputing with it gives the announced number. If several fit, the likeliest
comes first, judged by how common the mistake is and how few other causes give the same number.
"""

from __future__ import annotations

from collections.abc import Iterator

from connecte.core.cards.card import shown
from connecte.core.cards.network import NeuronTrace
from connecte.language.i18n import _
from connecte.language.value import NamedTuple
from connecte.session.items import Item
from connecte.session.state import State

MOST_MISCOUNTED = 2  # cells; a larger difference is no miscount


class Cause(NamedTuple):
    """A mistake that explains a wrong number."""

    kind: str
    """Name of the mistake; only one cause of each kind is kept."""
    rank: int
    """Order of likelihood: the smallest is the likeliest."""
    sentence: str
    """The mistake in French, without capital and full stop."""


def diagnose(state: State, item: Item) -> list[Cause]:
    """Return the causes that explain the number announced at an item, likeliest first.

    Empty if the number is right, if none was announced, or if no cause fits.
    """
    said = state.announcement(item)
    if said is None or not state.is_wrong(item):
        return []
    found = {"count": _counts, "sum": _sums, "answer": _answers}[item.kind](state, item, said.value)
    best: dict[str, Cause] = {}
    for cause in sorted(found, key=lambda cause: cause.rank):
        best.setdefault(cause.kind, cause)
    return sorted(best.values(), key=lambda cause: cause.rank)


def _names(state: State, item: Item) -> list[str]:
    return list(state.activity.source_names(item.layer))


# -- counts --------------------------------------------------------------------------------


def _counts(state: State, item: Item, value: int) -> Iterator[Cause]:
    exact = state.trace.inputs
    right = int(exact[item.index])
    symbols = _names(state, item)
    if 0 < abs(value - right) <= MOST_MISCOUNTED:
        sentence = {
            -1: _("une case oubliée dans {strip}"),
            -2: _("deux cases oubliées dans {strip}"),
            1: _("une case comptée en trop dans {strip}"),
            2: _("deux cases comptées en trop dans {strip}"),
        }[value - right]
        yield Cause("miscounted", 2 * abs(value - right), sentence.format(strip=symbols[item.index]))
    # Only strips whose count is revealed: the hint must not reveal others.
    others = [
        symbols[n]
        for n, count in enumerate(exact)
        if n != item.index and count == value and Item("count", 0, n) in state.known
    ]
    if others:
        yield Cause("swapped", 3, _("la bandelette {others} a été prise").format(others=_or(others)))
    size = state.activity.strips[item.index].size(state.activity.grid)
    if value == size - right:
        yield Cause("white", 1, _("les cases blanches ont été comptées à la place des noires"))


def _or(words: list[str]) -> str:
    return words[0] if len(words) == 1 else _(" ou ").join(words)


# -- sums ----------------------------------------------------------------------------------


def _sums(state: State, item: Item, value: int) -> Iterator[Cause]:
    trace = state.class_trace.layers[item.layer].neurons[item.index]
    right = int(trace.sum_of_terms)
    names = _names(state, item)
    off = value - right
    flipped = [names[t.source] for t in trace.terms if t.value and off == -2 * t.product]
    if flipped:
        yield Cause("sign", 1, _("le signe de {terms} a été oublié").format(terms=_or(flipped)))
    forgotten = [names[t.source] for t in trace.terms if t.value and off == -t.product]
    if forgotten:
        yield Cause("forgotten", 4, _("{terms} n'a pas été compté").format(terms=_or(forgotten)))
    if 0 < abs(off) <= MOST_MISCOUNTED and item.layer == 0:
        strips = " ".join(names[t.source] for t in trace.terms)
        sentence = _("une case mal comptée ({strips}) ou une erreur de calcul de {off}")
        yield Cause("miscounted", 2 * abs(off) - 1, sentence.format(strips=strips, off=abs(off)))
    elif 0 < abs(off) <= MOST_MISCOUNTED:
        yield Cause("miscounted", 2 * abs(off) - 1, _("une erreur de calcul de {off}").format(off=abs(off)))
    yield from _wrong_sources(state, item, value, trace)
    others = [
        other.neuron.name
        for n, other in enumerate(state.class_trace.layers[item.layer].neurons)
        if n != item.index and Item("sum", item.layer, n) in state.known and other.sum_of_terms == value
    ]
    if others:
        yield Cause("card", 5, _("c'est le calcul de la carte {others}").format(others=_or(others)))


def _wrong_sources(state: State, item: Item, value: int, trace: NeuronTrace) -> Iterator[Cause]:
    """Yield the cause of two exchanged sources, or of one taken for another not on the card."""
    values = state.class_trace.values_before(item.layer)
    names = _names(state, item)
    weights = trace.neuron.weights
    right = trace.sum_of_terms
    pairs = [(a, b) for a in range(len(weights)) for b in range(a + 1, len(weights))]
    exchanged = [
        (names[a], names[b])
        for a, b in pairs
        if (weights[a] or weights[b])
        and values[a] != values[b]
        and right + (weights[a] - weights[b]) * (values[b] - values[a]) == value
    ]
    if exchanged:
        pairs_text = [_("{one} et {other}").format(one=one, other=other) for one, other in exchanged[:3]]
        sentence = _("on a échangé {pair}").format(pair=pairs_text[0])
        if len(pairs_text) > 1:
            sentence += _(" (ou {pairs})").format(pairs=_or(pairs_text[1:]))
        yield Cause("swapped", 2, sentence)


# -- answers -------------------------------------------------------------------------------


def _answers(state: State, item: Item, value: int) -> Iterator[Cause]:
    trace = state.class_trace.layers[item.layer].neurons[item.index]
    total, threshold = int(trace.sum), int(trace.threshold)
    if trace.neuron.answer != "excess":
        if value in (0, 1):
            yield Cause("threshold", 1, _("la règle du seuil a été lue à l'envers"))
        return
    right = int(shown(total, threshold))
    if value == total:
        yield Cause("threshold", 1, _("c'est le résultat du calcul : le seuil n'a pas été enlevé"))
    if value == total - threshold < 0:
        yield Cause("negative", 1, _("sous le seuil la réponse est 0, jamais un nombre négatif"))
    if value == threshold - total > 0:
        yield Cause("negative", 2, _("le calcul a été enlevé du seuil : sous le seuil la réponse est 0"))
    if abs(value - right) == 1 and value >= 0:
        yield Cause("column", 2, _("la table a été lue une colonne à côté"))
    if value == 0 and right:
        yield Cause("silent", 4, _("{total} dépasse le seuil {threshold} : la réponse n'est pas 0").format(
            total=total, threshold=threshold
        ))  # fmt: skip
    others = [
        other.neuron.name
        for n, other in enumerate(state.class_trace.layers[item.layer].neurons)
        if n != item.index and Item("answer", item.layer, n) in state.known and other.shown == value
    ]
    if others:
        yield Cause("other", 3, _("c'est la réponse de {others}").format(others=_or(others)))
    table = [
        other.neuron.name
        for n, other in enumerate(state.class_trace.layers[item.layer].neurons)
        if n != item.index and value and shown(total, other.threshold) == value
    ]
    if table:
        yield Cause("table", 5, _("la table de {others} a été lue").format(others=_or(table)))


def explain(state: State, item: Item) -> list[str]:
    """Return one or two sentences for the screen: the likeliest causes, or that none fits."""
    causes = diagnose(state, item)
    if not causes:
        return [_("Aucune des erreurs habituelles n'explique ce nombre : le refaire ensemble.")]
    sentences = [_("Peut-être : {cause}.").format(cause=causes[0].sentence)]
    return sentences + [_("Ou bien : {cause}.").format(cause=cause.sentence) for cause in causes[1:2]]

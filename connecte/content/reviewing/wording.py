"""Remarks on what an activity says and asks for: quotation marks around its texts, outputs that no example
wants, moves of the solution that lose an example or leave one wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from connecte.content.activity import Activity
from connecte.content.yaml.cures.invisible import quotes_around
from connecte.content.yaml.places import Part, part_source
from connecte.content.yaml.source import Source
from connecte.core.cards.network import Network
from connecte.core.cards.repair import Labelled, Repairer
from connecte.core.cards.sentences import a_label
from connecte.language.errors import Fault
from connecte.language.i18n import _, ngettext
from connecte.language.lists import sentence_list
from connecte.language.numbers import moved_text

_TEXTS = ("title", "summary", "credit", "note", "say", "ask", "choices", "why", "shorten", "misunderstandings")
"""The keys whose texts are shown as they are written."""


def wording_remarks(activity: Activity, root: Source) -> Iterator[Fault]:
    """Yield all of these remarks, in no particular order."""
    yield from _quotes(activity, root)
    if activity.layers and not activity.is_numeric:
        yield from _unwanted(activity, root)
        yield from _solution(activity, root)


def _remark(activity: Activity, source: Source, key: str, message: str, hint: str = "") -> Fault:
    return Fault(activity.path, source.line, source.column, message, hint, key, "info")


def _quotes(activity: Activity, source: Source, key: str = "") -> Iterator[Fault]:
    """Remark on texts between quotation marks that are no YAML, which are shown with them."""
    if isinstance(source.value, dict):
        for name, inner in source.value.items():
            yield from _quotes(activity, inner, name.text)
    elif isinstance(source.value, list):
        for inner in source.value:
            yield from _quotes(activity, inner, key)
    elif key in _TEXTS and source.plain and quotes_around(source.value).put is not None:
        message = _("les guillemets {first} {last} font partie du texte et s'affichent avec lui")
        message = message.format(first=source.value[0], last=source.value[-1])
        yield _remark(activity, source, key, message, quotes_around(source.value).hint)


def _unwanted(activity: Activity, root: Source) -> Iterator[Fault]:
    """Remark on outputs whose label no example has."""
    wanted = {example.label for example in activity.examples}
    last = len(activity.layers) - 1
    for number, card in enumerate(activity.layers[last].cards):
        label = card.neuron.label or card.neuron.name
        if label not in wanted:
            message = _("aucun exemple n'est {label} : rien ne dit quand {name} doit parler")
            source = part_source(root, Part("card", last, number), "label")
            hint = _("ajouter un exemple de ce label, ou enlever ce neurone")
            yield _remark(
                activity, source, "label", message.format(label=a_label(label), name=card.neuron.name), hint
            )


def _solution(activity: Activity, root: Source) -> Iterator[Fault]:
    """Remark on each move of the learning by hand with which an example of the class is lost for good, and on
    those that are still wrong at the end.
    """
    moves = activity.by_hand
    written = root.value.get("by_hand") if moves and isinstance(root.value, dict) else None
    if written is None or len(written.value) != len(moves):
        return
    networks = [activity.network()]
    for move in moves:
        networks.append(networks[-1].moved(*move))
    first, last = (_right(activity, networks[place]) for place in (0, -1))
    # Which move lost an example matters only where one is lost at the end.
    some_lost = bool(first - last)
    right = [first, *(_right(activity, network) for network in networks[1:-1] if some_lost), last]
    for number, move in enumerate(moves if some_lost else ()):
        # Lost for good, and right before all moves: what a later move gains again is no loss.
        lost = sorted((right[0] & right[number]) - set().union(*right[number + 1 :]))
        if lost:
            name = activity.layers[move.layer].cards[move.neuron].neuron.name
            message = ngettext(
                "avec {move}, l'exemple {numbers} n'est plus reconnu, et ne le sera plus",
                "avec {move}, les exemples {numbers} ne sont plus reconnus, et ne le seront plus",
                len(lost),
            ).format(move=moved_text(name, move.change), numbers=sentence_list(list(map(str, lost))))
            yield _remark(activity, written.value[number], "by_hand", message, _("essayer l'autre sens"))
    left = sorted({e.number for e in activity.examples if e.in_class} - last - first)
    if left:
        message = ngettext(
            "après ces déplacements, l'exemple {numbers} n'est toujours pas reconnu",
            "après ces déplacements, les exemples {numbers} ne sont toujours pas reconnus",
            len(left),
        ).format(numbers=sentence_list(list(map(str, left))))
        yield _remark(activity, written, "by_hand", message)


def _right(activity: Activity, network: Network) -> set[int]:
    """Return the numbers of the examples of the class that a network gets right."""
    examples = [example for example in activity.examples if example.in_class]
    right = Repairer(network, [Labelled(example.counts, example.label) for example in examples]).right
    return {example.number for example, is_right in zip(examples, right, strict=True) if is_right}

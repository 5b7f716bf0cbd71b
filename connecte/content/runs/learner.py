"""The network that learns where it is not that of the cards: as many hidden neurons as a run asks for."""

from __future__ import annotations

from collections.abc import Sequence

from connecte.content.activity import Activity, Card, CardLayer
from connecte.content.runs.method import Method
from connecte.core.cards.card import NO_TABLE
from connecte.core.cards.network import Neuron
from connecte.language.i18n import _

_CARDS = ()
"""The key of the activity with the cards, in one made from it."""
_LETTERS = "hijk"
"""The names of hidden neurons are the letter of their layer and their number: h1, h2, …, i1, …"""


def learner(activity: Activity, method: Method) -> Activity:
    """Return the activity with the network that this method trains in place of its cards: itself where that
    is the cards' own. Its weights are all 0: only their number counts. The activity may be such a one.
    """
    cards = _learners(activity).get(_CARDS, activity)
    if method.neurons is None:
        return cards
    made = _learners(cards).get(method.neurons)
    if made is None:
        made = _learners(cards)[method.neurons] = _with_layers(cards, method.neurons)
        _learners(made)[_CARDS] = cards
    return made


def examples_taken(activity: Activity, method: Method) -> int:
    """Return how many examples an iteration takes; 0 for all. The perceptron's rule takes them one by one."""
    return 1 if activity.training is not None and activity.training.rule == "perceptron" else method.batch


def _learners(activity: Activity) -> dict[tuple[int, ...], Activity]:
    """Return the networks made from an activity, by their hidden layers: kept with it, as a cached property."""
    found: dict[tuple[int, ...], Activity] = activity.__dict__.setdefault("learners", {})
    return found


def _with_layers(activity: Activity, sizes: tuple[int, ...]) -> Activity:
    layers: list[CardLayer] = []
    sources = len(activity.inputs)
    for number, size in enumerate(sizes):
        name = _("cachée") if len(sizes) == 1 else _("cachée {number}").format(number=number + 1)
        neurons = (Neuron(f"{_LETTERS[number]}{n + 1}", (0,) * sources, 0) for n in range(size))
        layers.append(CardLayer(name, tuple(Card(each, tuple(range(sources)), NO_TABLE) for each in neurons)))
        sources = size
    last = activity.layers[-1]
    outputs = (
        card._replace(
            neuron=card.neuron._replace(weights=(0,) * sources, threshold=0),
            order=tuple(range(sources)),
            printed=NO_TABLE,
        )
        for card in last.cards
    )
    layers.append(CardLayer(last.name, tuple(outputs)))
    training = activity.training and activity.training._replace(masked=(), start=())
    return activity.replace(layers=tuple(layers), by_hand=(), training=training)


def method_fitting(activity: Activity, shapes: Sequence[tuple[int, int]]) -> Method | None:
    """Return how the first run of the activity learns whose network has layers of these shapes (neurons,
    sources); None where none has.
    """
    training = activity.training
    methods = [training.method, *(run.method for run in training.runs)] if training else []
    return next((method for method in methods if fits(learner(activity, method), shapes)), None)


def fits(activity: Activity, shapes: Sequence[tuple[int, int]]) -> bool:
    """Whether trained layers of these shapes (neurons, sources) fit the activity's cards."""
    return [tuple(shape) for shape in shapes] == [
        (len(layer.cards), len(layer.cards[0].neuron.weights)) for layer in activity.layers
    ]

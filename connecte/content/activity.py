"""What an activity is, once read: frozen values, no file any more."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, get_args

from connecte.core.cards.card import Column, PrintedRange, table
from connecte.core.cards.formula import format_formula
from connecte.core.cards.network import Layer, Network, Neuron, Nudge, Number
from connecte.core.grid.drawing import Drawing, Grid, Strip

CardState = Literal["cards", "hand"]
Rule = Literal["backpropagation", "perceptron"]
StepName = Literal["draw", "count", "hidden", "output", "verdict", "others", "learn", "train", "end"]
STEP_NAMES: tuple[StepName, ...] = get_args(StepName)
"""The steps of a run sheet in their order: the first drawing, its counts, the cards of its hidden
neurons, those of its outputs, its verdict; other drawings; learning by hand, by computer; the
closing words."""


NO_STRIP = Strip(False, 0, -1)
NO_GRID = Grid(0, 0)


class Input(NamedTuple):
    """One input of the network: the pupil who holds a strip, or a plain number from `least` to
    `most` in an activity without a grid.
    """

    name: str
    symbol: str
    code: str
    strip: Strip = NO_STRIP
    least: float = 0.0
    most: float = 1.0


class Look(NamedTuple):
    """How an output is told from the others: never by its colour alone."""

    color: str
    shape: str
    letter: str


class Card(NamedTuple):
    """A neuron as its card shows it. `order` lists the sources as the formula names them."""

    neuron: Neuron
    order: tuple[int, ...]
    printed: PrintedRange
    look: Look | None = None

    @property
    def table(self) -> tuple[Column, ...]:
        """The look-up table, at the card's present threshold."""
        return table(self.printed, self.neuron.threshold, self.neuron.answer)


class CardLayer(NamedTuple):
    """The cards that read the same sources."""

    name: str
    cards: tuple[Card, ...]


class Example(NamedTuple):
    """A drawing with its counts, or plain numbers, and the label it should get; `number` counts
    from 0.
    """

    number: int
    counts: tuple[Number, ...]
    label: str
    in_class: bool
    drawing: Drawing


class Start(NamedTuple):
    """Where training starts from something else than the card (reference §6)."""

    layer: int
    neuron: int
    weights: tuple[float, ...] | None
    threshold: int | None


class Training(NamedTuple):
    """The learning by computer. `masked` lists the layers whose absent links stay absent."""

    step: float
    a: float
    output_threshold_factor: float
    iterations: int
    marks: tuple[int, ...]
    masked: tuple[int, ...]
    start: tuple[Start, ...]
    note: str
    rule: Rule = "backpropagation"


class PlanStep(NamedTuple):
    """One step of the run sheet. `least` is the fewest minutes that it can be done in, `shorten`
    says how; `say`, `ask` and `misunderstandings` are the facilitator's notes.
    """

    step: StepName
    minutes: int
    least: int = 0
    say: str = ""
    ask: tuple[str, ...] = ()
    misunderstandings: tuple[str, ...] = ()
    shorten: str = ""


@dataclass(frozen=True)
class Activity:
    """A whole activity. `name` is its file's name without the ending, `path` where it was read,
    `text` what the file held.
    """

    name: str
    path: str
    title: str
    summary: str
    minutes: int
    credit: str
    grid: Grid
    inputs: tuple[Input, ...]
    layers: tuple[CardLayer, ...]
    examples: tuple[Example, ...]
    by_hand: tuple[Nudge, ...]
    training: Training | None
    text: str = ""
    otherwise: str = ""
    plan: tuple[PlanStep, ...] = ()

    @property
    def is_drawn(self) -> bool:
        """Whether its inputs are counted on a drawing; else they are plain numbers."""
        return self.grid.rows > 0

    @cached_property
    def tables(self) -> tuple[tuple[bool, ...], ...]:
        """Of each layer's cards, which have a table."""
        return tuple(tuple(not card.printed.is_empty for card in layer.cards) for layer in self.layers)

    @property
    def decimals(self) -> int:
        """Decimals of the examples' numbers: 0 where all are whole."""
        texts = [repr(value) for example in self.examples for value in example.counts if value != int(value)]
        return max((len(text.partition(".")[2]) for text in texts), default=0)

    @property
    def is_whole(self) -> bool:
        """Whether all sums are whole, so that pupils can do them: decimals are for the machine."""
        neurons = [card.neuron for layer in self.layers for card in layer.cards]
        numbers = [number for neuron in neurons for number in (*neuron.weights, neuron.threshold)]
        return not self.decimals and all(isinstance(number, int) for number in numbers)

    @property
    def has_tallies(self) -> bool:
        """Whether the class can learn by hand: every card has a table, and sums are whole."""
        cards = [card for layer in self.layers for card in layer.cards]
        return self.is_whole and not any(card.printed.is_empty for card in cards)

    @property
    def answers(self) -> tuple[str, ...]:
        """Every label that an example can have."""
        return (*self.labels, self.otherwise) if self.otherwise else self.labels

    @property
    def strips(self) -> tuple[Strip, ...]:
        """The strips, in the order of the inputs."""
        return tuple(source.strip for source in self.inputs)

    @property
    def places(self) -> list[tuple[int, int]]:
        """(layer, neuron) of every card, in the order in which they speak."""
        return [(n, i) for n, layer in enumerate(self.layers) for i in range(len(layer.cards))]

    @property
    def labels(self) -> tuple[str, ...]:
        """What the outputs can claim."""
        return self.network().labels

    def counts(self, drawing: Drawing) -> tuple[int, ...]:
        """Black cells of a drawing in each strip."""
        return tuple(drawing.count(strip) for strip in self.strips)

    def network(self, state: CardState = "cards") -> Network:
        """The cards as printed, or as they are after the learning by hand (reference §5)."""
        network = Network(
            tuple(Layer(layer.name, tuple(card.neuron for card in layer.cards)) for layer in self.layers),
            self.otherwise,
        )
        if state == "hand":
            for move in self.by_hand:
                network = network.moved(move.layer, move.neuron, move.change)
        return network

    def start_network(self) -> Network:
        """What training starts from: the cards, but for what the training section changes."""
        network = self.network()
        for start in self.training.start if self.training else ():
            neuron = network.layers[start.layer].neurons[start.neuron]
            if start.weights is not None:
                neuron = neuron._replace(weights=start.weights)
            if start.threshold is not None:
                neuron = neuron._replace(threshold=start.threshold)
            network = network.with_neuron(start.layer, start.neuron, neuron)
        return network

    def formula(self, layer: int, neuron: int, words: bool = False) -> str:
        """The sum of a card as its author wrote it, in emojis or in words."""
        card = self.layers[layer].cards[neuron]
        names = self.source_words(layer) if words else self.source_names(layer)
        weights = [card.neuron.weights[source] for source in card.order]
        return format_formula(weights, [names[source] for source in card.order])

    def source_names(self, layer: int) -> tuple[str, ...]:
        """What the cards of a layer call what they read: emojis, or the names of neurons."""
        if layer == 0:
            return tuple(source.symbol for source in self.inputs)
        return tuple(card.neuron.name for card in self.layers[layer - 1].cards)

    def source_words(self, layer: int) -> tuple[str, ...]:
        """The same, as words to say aloud."""
        if layer == 0:
            return tuple(source.name for source in self.inputs)
        return self.source_names(layer)

    def symbols(self) -> dict[str, str]:
        """The two-letter code that stands for each emoji where it cannot be shown."""
        return {source.symbol: source.code for source in self.inputs}

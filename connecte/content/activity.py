"""The frozen values that an activity consists of once its file is read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from connecte.content.inputs import Input, given_inputs, plane_axes
from connecte.content.reading.sections.question import Question
from connecte.content.runs.settings import Training
from connecte.core.cards.card import Column, PrintedRange, table
from connecte.core.cards.formula import read_formula
from connecte.core.cards.network import Layer, Network, Neuron, Nudge, Number
from connecte.core.cards.verdict import Decision
from connecte.core.grid.drawing import Drawing, Grid, Piece
from connecte.language.value import NamedTuple, Value

if TYPE_CHECKING:
    from connecte.core.kernels.convolution import Kernel
    from connecte.core.pictures.pictures import Pixels

CardState = Literal["cards", "hand"]
NO_GRID = Grid(0, 0)
COLORS = ("green", "blue", "pink", "yellow", "orange", "purple", "cyan", "grey")
SHAPES = ("circle", "square", "triangle", "diamond", "star", "heart", "cross", "bar")


class Look(NamedTuple):
    """The marks of an output. There are three, so that outputs never differ by colour alone."""

    color: str
    shape: str
    letter: str


class Card(NamedTuple):
    """A neuron as its card shows it."""

    neuron: Neuron
    order: tuple[int, ...]
    """The sources' indexes, in the order in which the formula names them."""
    printed: PrintedRange
    """The range of results that the printed table covers."""
    look: Look | None = None
    """The marks of an output; None for other neurons."""

    @property
    def table(self) -> tuple[Column, ...]:
        """The look-up table at the card's present threshold."""
        return table(self.printed, self.neuron.threshold, self.neuron.answer)


class CardLayer(NamedTuple):
    """The cards that read the same sources."""

    name: str
    cards: tuple[Card, ...]


class Example(NamedTuple):
    """A drawing with its counts, or plain numbers, and the label it should get."""

    number: int
    """Its place among the examples, from 0."""
    counts: tuple[Number, ...]
    """The value of each input."""
    label: str
    """The label that the network should claim."""
    in_class: bool
    """Whether the class plays it."""
    drawing: Drawing
    """The drawing; an empty one in an activity without a grid."""
    goals: tuple[float, ...] = ()
    """The number that each output should show, where outputs are numbers; the label is then ""."""


class PlanPart(NamedTuple):
    """One part of the run sheet."""

    name: str
    """Which one, see `hour.plan.PARTS`."""
    minutes: int
    """The planned minutes."""
    least: int = 0
    """The fewest minutes in which it can be done; 0 where it cannot be shortened."""
    say: str = ""
    """What the facilitator says."""
    ask: tuple[str, ...] = ()
    """Questions for the class."""
    misunderstandings: tuple[str, ...] = ()
    """What pupils often get wrong."""
    shorten: str = ""
    """How to shorten it."""


class Activity(Value):
    """A whole activity."""

    name: str
    """Its file's name without the ending."""
    path: str
    """Where it was read."""
    title: str
    summary: str
    minutes: int
    credit: str
    grid: Grid
    inputs: tuple[Input, ...]
    layers: tuple[CardLayer, ...]
    examples: Sequence[Example]
    by_hand: tuple[Nudge, ...]
    """The moves of thresholds that solve the learning by hand."""
    training: Training | None
    text: str = ""
    """The text of its file."""
    otherwise: str = ""
    """The label that is meant when no output claims; "" where there is none."""
    plan: tuple[PlanPart, ...] = ()
    decision: Decision = "alone"
    """Which outputs claim."""
    is_partial: bool = False
    """Whether strips may overlap and leave cells of the grid out."""
    questions: tuple[Question, ...] = ()
    """Questions to the class, with choices."""
    run_examples: tuple[tuple[str, tuple[Example, ...]], ...] = ()
    """The examples of each named run that has its own, by its name."""
    by_hand_step: float = 0.0
    """By how much weights and thresholds are moved by hand; 0 where only thresholds are, by 1."""
    kernels: tuple[Kernel, ...] = ()
    """The kernels that slide over the drawing; without inputs and layers where there are any."""
    pixels: Pixels | None = None
    """The picture whose cells are the inputs; None where they are strips or numbers of their own."""

    @property
    def is_drawn(self) -> bool:
        """Whether the inputs are counted on a drawing; otherwise they are plain numbers."""
        return self.grid.rows > 0

    @property
    def plane(self) -> tuple[int, int] | None:
        """The two inputs that span a plane, see `plane_axes`."""
        return None if self.is_drawn else plane_axes(self.inputs)

    @property
    def is_on_plane(self) -> bool:
        """Whether two numbers with decimals, for which labels are claimed, are chosen on a plane."""
        return self.plane is not None and not self.is_numeric and self.decimals > 0

    @property
    def has_cells(self) -> bool:
        """Whether there are cells to draw on: a grid, or a picture in grey."""
        return self.is_drawn or self.pixels is not None

    @property
    def is_numeric(self) -> bool:
        """Whether outputs are numbers to come close to; otherwise they claim labels."""
        return bool(self.examples[0].goals)

    def examples_of(self, run: str) -> Sequence[Example]:
        """Return the examples of a named run that has its own; for another, those of the activity."""
        return dict(self.run_examples).get(run, self.examples)

    def of_run(self, run: str) -> Activity:
        """Return the activity with the examples of a named run that has its own; itself for another run."""
        return self._of_runs.get(run, self)

    @cached_property
    def _of_runs(self) -> dict[str, Activity]:
        return {name: self.replace(examples=own) for name, own in self.run_examples}

    @cached_property
    def tables(self) -> tuple[tuple[bool, ...], ...]:
        """For each layer, which of its cards have a table."""
        return tuple(tuple(not card.printed.is_empty for card in layer.cards) for layer in self.layers)

    @cached_property
    def decimals(self) -> int:
        """The number of decimals in the examples, of a picture's greys two; 0 where all are whole."""
        if self.pixels is not None:
            return 2
        given = given_inputs(self.inputs)
        texts = [repr(e.counts[n]) for e in self.examples for n in given if e.counts[n] != int(e.counts[n])]
        return max((len(text.partition(".")[2]) for text in texts), default=0)

    @cached_property
    def is_whole(self) -> bool:
        """Whether all sums are whole, so that pupils can do them in their heads."""
        neurons = [card.neuron for layer in self.layers for card in layer.cards]
        numbers = [number for neuron in neurons for number in (*neuron.weights, neuron.threshold)]
        return not self.decimals and all(isinstance(number, int) for number in numbers)

    @property
    def has_tallies(self) -> bool:
        """Whether the class can learn by hand: every card has a table, and all sums are whole."""
        return bool(self.layers) and self.is_whole and all(map(all, self.tables))

    @property
    def learns_by_hand(self) -> bool:
        """Whether the class can move numbers of the cards and see what that does to all examples."""
        return self.has_tallies or self.by_hand_step > 0

    @property
    def answers(self) -> tuple[str, ...]:
        """Every label that an example can have."""
        return (*self.labels, self.otherwise) if self.otherwise else self.labels

    @property
    def strips(self) -> tuple[Piece, ...]:
        """The strips, in the order of the inputs."""
        return tuple(source.strip for source in self.inputs)

    @property
    def places(self) -> list[tuple[int, int]]:
        """(layer, neuron) of every card, in the order in which the pupils announce."""
        return [(n, i) for n, layer in enumerate(self.layers) for i in range(len(layer.cards))]

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that the outputs can claim; none where outputs are numbers."""
        return () if self.is_numeric else self.network().choices

    def counts(self, drawing: Drawing) -> tuple[int, ...]:
        """Return the number of black cells of a drawing in each strip."""
        return tuple(drawing.count(strip) for strip in self.strips)

    def network(self, state: CardState = "cards") -> Network:
        """Return the network of the printed cards, or the one after the learning by hand (reference §5)."""
        network = Network(
            tuple(Layer(layer.name, tuple(card.neuron for card in layer.cards)) for layer in self.layers),
            self.otherwise,
            self.decision,
        )
        if state == "hand":
            for move in self.by_hand:
                network = network.moved(move.layer, move.neuron, move.change)
        return network

    def start_network(self) -> Network:
        """Return the network that training starts from: the cards, with the changes of the training section.
        For a random start, the cards say which links exist.
        """
        by_hand = self.training is not None and self.training.begin == "hand"
        network = self.network("hand" if by_hand else "cards")
        for start in self.training.start if self.training else ():
            neuron = network.layers[start.layer].neurons[start.neuron]
            if start.weights is not None:
                neuron = neuron._replace(weights=start.weights)
            if start.threshold is not None:
                neuron = neuron._replace(threshold=start.threshold)
            network = network.with_neuron(start.layer, start.neuron, neuron)
        return network

    def formula(self, layer: int, neuron: int, words: bool = False) -> str:
        """Return the sum of a card in its author's order, with emojis or words; a long one in short."""
        from connecte.core.pictures.pictures import is_picture  # a file is read without

        card = self.layers[layer].cards[neuron]
        names = self.source_words(layer) if words else self.source_names(layer)
        weights = [card.neuron.weights[source] for source in card.order]
        return read_formula(weights, [names[source] for source in card.order], is_picture(self.pixels, layer))

    def source_names(self, layer: int) -> tuple[str, ...]:
        """Return the names that the cards of a layer use for their sources: emojis, or names of neurons."""
        if layer == 0:
            return tuple(source.symbol for source in self.inputs)
        return tuple(card.neuron.name for card in self.layers[layer - 1].cards)

    def source_words(self, layer: int) -> tuple[str, ...]:
        """Return the same names as words, to be said aloud."""
        if layer == 0:
            return tuple(source.name for source in self.inputs)
        return self.source_names(layer)

    def symbols(self) -> dict[str, str]:
        """Return the two-letter code that stands for each emoji where it cannot be shown."""
        return {source.symbol: source.code for source in self.inputs}

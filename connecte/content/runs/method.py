"""How a network learns, beside its step: activations, loss, batches, regularisation. Without numpy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from connecte.language.i18n import _
from connecte.language.lists import choice_list
from connecte.language.value import NamedTuple

if TYPE_CHECKING:
    from connecte.core.cards.card import Answer


class NamedActivation(NamedTuple):
    """An activation of `core.learning.activation`, as files name it."""

    name: str
    meaning: str
    """What it is, in a few words."""
    card: Answer | None
    """How the card of a hidden neuron that learned with it answers; None where hidden layers cannot have it."""
    exact: Answer | None = None
    """How such a neuron answers that only the machine runs, if that is otherwise."""
    not_hidden: str = ""
    """Why hidden layers cannot have it, in a sentence without a full stop; "" if they can."""
    not_of_outputs: str = ""
    """Why outputs cannot have it, likewise."""


class NamedLoss(NamedTuple):
    """A loss of `core.learning.loss`, as files name it."""

    name: str
    meaning: str
    """What it is, in a few words."""
    is_for_numbers: bool = False
    """Whether it tells how far outputs that are numbers are from what is wanted."""


NAMED_ACTIVATIONS = (
    NamedActivation("relu", _("de combien le seuil est dépassé"), "excess"),
    NamedActivation(
        "step",
        _("1 au-dessus du seuil, sinon 0"),
        "above",
        not_of_outputs=_("la pente de « step » est nulle partout : une sortie n'apprendrait rien"),
    ),
    NamedActivation("sigmoid", _("sigmoïde"), "sigmoid", "exact_sigmoid"),
    NamedActivation("tanh", _("tangente hyperbolique"), "tanh", "exact_tanh"),
    NamedActivation("identity", _("le calcul lui-même"), "sum"),
    NamedActivation(
        "softmax",
        _("des parts qui font 1"),
        None,
        not_hidden=_("softmax compare les sorties entre elles : seule la dernière couche peut l'avoir"),
    ),
)
NAMED_LOSSES = (
    NamedLoss("exponential", _("exponentiel")),
    NamedLoss("squared", _("carré de l'écart"), True),
    NamedLoss("half_squared", _("moitié du carré de l'écart"), True),
    NamedLoss("cross_entropy", _("entropie croisée")),
)
"""cross_entropy stands for the binary one with sigmoids."""
ACTIVATION_NAMES = tuple(each.name for each in NAMED_ACTIVATIONS)
LOSS_NAMES = tuple(each.name for each in NAMED_LOSSES)
MOST_FOLDS = 100
"""The most parts into which the examples of a run are dealt."""
MOST_ITERATIONS = 1_000_000
"""The most iterations that an activity's file can ask for."""
MOST_BATCH, MOST_EPOCHS, MOST_PENALTY, MOST_FACTOR, MOST_DROPOUT = 2000, 100_000, 1000, 1000, 0.95
"""The largest batch, number of epochs, λ, factor and probability of dropout."""
MOST_ASIDE = 0.9
"""The largest share of the examples that is kept aside."""
MOST_LAYERS, MOST_NEURONS = 4, 1000
"""The most hidden layers of a network that learns in place of the cards', and neurons of each."""


class Method(NamedTuple):
    """How a network learns. Its defaults are the workshop's (reference §6)."""

    hidden: str = "relu"
    """The activation of hidden layers."""
    output: str = "identity"
    """The activation of the last layer."""
    loss: str = "exponential"
    batch: int = 0
    """How many examples an iteration takes; 0 for all."""
    l1: float = 0.0
    """λ of the penalty λ Σ |w|."""
    l2: float = 0.0
    """λ of the penalty λ Σ w²."""
    dropout: tuple[float, ...] = ()
    """Per hidden layer, the probability with which a neuron is left out; one number for all; () for none."""
    hidden_threshold_factor: float = 1.0
    """Factor of the step for the thresholds of hidden layers."""
    output_weight_factor: float = 1.0
    """Factor of the step for the weights of the last layer."""
    neurons: tuple[int, ...] | None = None
    """The hidden layers of the network that learns, from the inputs to the outputs; None for the cards' own."""

    def is_possible(self) -> bool:
        """Whether names and numbers are within their limits."""
        return (
            (self.neurons is None or (1 <= len(self.neurons) <= MOST_LAYERS))
            and all(1 <= size <= MOST_NEURONS for size in self.neurons or ())
            and {self.hidden, self.output} <= set(ACTIVATION_NAMES)
            and self.loss in LOSS_NAMES
            and 0 <= self.batch <= MOST_BATCH
            and all(0 <= number <= MOST_PENALTY for number in (self.l1, self.l2))
            and all(0 <= p <= MOST_DROPOUT for p in self.dropout)
            and all(0 <= f <= MOST_FACTOR for f in (self.hidden_threshold_factor, self.output_weight_factor))
        )


WORKSHOP = Method()


def as_keys(method: Method, own: Method = WORKSHOP) -> list[str]:
    """Return the keys of an activity's file, "l2: 0.01", of all that differs from `own`."""
    if method.neurons is None and own.neurons is not None:  # hidden layers of others are not taken over
        own = own._replace(hidden=WORKSHOP.hidden, dropout=())
    found = {name: value for name, value in method._asdict().items() if value != getattr(own, name)}
    if "neurons" in found:
        found["neurons"] = "cards" if method.neurons is None else list(method.neurons)
    if "batch" in found:
        found["batch"] = method.batch or "all"
    if "dropout" in found:
        found["dropout"] = list(method.dropout) or 0
    return [f"{name}: {value}" for name, value in found.items()]


def whole_within(text: str, least: int, most: int) -> int:
    """Read a whole number within limits, as it is typed. Raises ValueError."""
    value = int(text)
    if not least <= value <= most:
        raise ValueError(text)
    return value


def number_within(text: str, least: float, most: float) -> float:
    """Read a number with a decimal point or comma, within limits. Raises ValueError."""
    value = float(text.replace(",", "."))
    if not least <= value <= most:
        raise ValueError(text)
    return value


def typed_batch(text: str) -> int:
    """Read the size of a batch; 0 for all. Raises ValueError."""
    words = {"all": 0, "one": 1}
    return words[text] if text in words else whole_within(text, 1, MOST_BATCH)


def typed_dropout(text: str) -> tuple[float, ...]:
    """Read a probability, or one for each layer, between semicolons; () where all are 0. Raises ValueError."""
    chances = tuple(number_within(word, 0, MOST_DROPOUT) for word in text.split(";"))
    return chances if any(chances) else ()


def typed_share(text: str) -> float:
    """Read a share of the examples, as a number or in percent. Raises ValueError."""
    percent = re.fullmatch(r"(.*?)[\s\u00a0\u202f]*%", text)
    value = number_within(percent[1], 0, 100) / 100 if percent else number_within(text, 0, MOST_ASIDE)
    if not 0 < value <= MOST_ASIDE:
        raise ValueError(text)
    return value


def no_cards() -> str:
    """Return why a network that is not that of the cards cannot start from them."""
    return _("un réseau d'autres neurones que ceux des cartes part de random, normal ou zero")


class Shape(NamedTuple):
    """What a method is checked against."""

    layers: int
    outputs: int
    """Neurons of the last layer."""
    has_otherwise: bool
    """Whether some examples are wanted by no output."""
    is_numeric: bool = False
    """Whether the outputs are numbers to come close to."""


def iterations_of(epochs: int, examples: int, batch: int) -> int:
    """Return how many iterations these epochs take, for so many examples to learn from."""
    return epochs * -(-examples // (batch or examples))


def senseless(method: Method, shape: Shape, rule: str = "backpropagation") -> str:
    """Return why a network of this shape cannot learn this way, in a sentence without a full stop; "" if
    it can.
    """
    checks = (
        _of_perceptron(method, rule),
        _of_activations(method, shape),
        _of_loss(method),
        _of_numbers(method, shape, rule),
        _of_dropout(method, shape),
    )
    return next((reason for reason in checks if reason), "")


def _of_perceptron(method: Method, rule: str) -> str:
    if rule == "perceptron" and method != WORKSHOP:
        return _("la règle du perceptron n'a ni activation, ni coût, ni lots, ni régularisation à choisir")
    return ""


def _of_activations(method: Method, shape: Shape) -> str:
    hidden, output = (
        NAMED_ACTIVATIONS[ACTIVATION_NAMES.index(name)] for name in (method.hidden, method.output)
    )
    if hidden.not_hidden:
        return hidden.not_hidden
    if method.hidden != WORKSHOP.hidden and shape.layers == 1:
        return _("ce réseau n'a pas de couche cachée : choisir l'activation de sa sortie")
    if output.not_of_outputs:
        return output.not_of_outputs
    if method.output == "softmax" and shape.outputs == 1:
        return _("softmax partage entre plusieurs sorties : avec une seule, elle vaut toujours 1")
    if method.output == "softmax" and shape.has_otherwise:
        return _("avec softmax, une sortie annonce toujours : « otherwise » n'arriverait jamais")
    return ""


def _of_loss(method: Method) -> str:
    if method.loss == "cross_entropy" and method.output not in ("sigmoid", "softmax"):
        return _("« cross_entropy » demande des sorties entre 0 et 1 : sigmoid ou softmax")
    return ""


def _of_numbers(method: Method, shape: Shape, rule: str) -> str:
    if not shape.is_numeric:
        return ""
    losses = [loss.name for loss in NAMED_LOSSES if loss.is_for_numbers]
    if rule == "perceptron" or method.loss not in losses:
        message = _("des sorties qui sont des nombres demandent le coût {losses}")
        return message.format(losses=choice_list(losses))
    if method.output != "identity":
        return _("des sorties qui sont des nombres demandent l'activation identity")
    return ""


def _of_dropout(method: Method, shape: Shape) -> str:
    if any(method.dropout) and shape.layers == 1:
        return _("ce réseau n'a pas de couche cachée : « dropout » n'aurait rien à laisser de côté")
    if len(method.dropout) not in (0, 1, shape.layers - 1):
        return _("« dropout » : un nombre pour toutes les couches cachées, ou un pour chacune")
    return ""

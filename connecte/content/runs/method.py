"""How a network learns, beside its step: activations, loss, batches, regularisation. Without numpy."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from connecte.language.i18n import _

ActivationName = Literal["relu", "step", "sigmoid", "tanh", "identity", "softmax"]
LossName = Literal["exponential", "squared", "half_squared", "cross_entropy"]
ACTIVATION_NAMES: tuple[ActivationName, ...] = get_args(ActivationName)
"""The activations of `core.learning.activation`."""
LOSS_NAMES: tuple[LossName, ...] = get_args(LossName)
"""The losses of `core.learning.loss`; cross_entropy stands for the binary one with sigmoids."""


class Method(NamedTuple):
    """How a network learns. Its defaults are the workshop's (reference §6)."""

    hidden: ActivationName = "relu"
    """The activation of hidden layers."""
    output: ActivationName = "identity"
    """The activation of the last layer."""
    loss: LossName = "exponential"


WORKSHOP = Method()


class Shape(NamedTuple):
    """What a method is checked against."""

    layers: int
    outputs: int
    """Neurons of the last layer."""
    has_otherwise: bool
    """Whether some examples are wanted by no output."""


def senseless(method: Method, shape: Shape, rule: str = "backpropagation") -> str:
    """Return why a network of this shape cannot learn this way, in a sentence without a full stop; "" if
    it can.
    """
    checks = (_of_perceptron(method, rule), _of_activations(method, shape), _of_loss(method))
    return next((reason for reason in checks if reason), "")


def _of_perceptron(method: Method, rule: str) -> str:
    if rule == "perceptron" and method != WORKSHOP:
        return _("la règle du perceptron n'a ni activation, ni coût à choisir")
    return ""


def _of_activations(method: Method, shape: Shape) -> str:
    if method.hidden == "softmax":
        return _("softmax compare les sorties entre elles : seule la dernière couche peut l'avoir")
    if method.hidden != WORKSHOP.hidden and shape.layers == 1:
        return _("ce réseau n'a pas de couche cachée : choisir l'activation de sa sortie")
    if method.output == "step":
        return _("la pente de « step » est nulle partout : une sortie n'apprendrait rien")
    if method.output == "softmax" and shape.outputs == 1:
        return _("softmax partage entre plusieurs sorties : avec une seule, elle vaut toujours 1")
    if method.output == "softmax" and shape.has_otherwise:
        return _("avec softmax, une sortie annonce toujours : « otherwise » n'arriverait jamais")
    return ""


def _of_loss(method: Method) -> str:
    if method.loss == "cross_entropy" and method.output not in ("sigmoid", "softmax"):
        return _("« cross_entropy » demande des sorties entre 0 et 1 : sigmoid ou softmax")
    return ""

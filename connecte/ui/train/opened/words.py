"""What is said of each activation and each loss in an opened iteration: one table of each.

In texts of activations {s} is the sum, {b} the same with brackets where it is negative, {h} the answer; in
those of losses {y} is the output's answer, {t} what was wanted, {a} the steepness and {sign} the sign of the
exponential cost. They are filled with letters for the equation, and with numbers for an example.
"""

from __future__ import annotations

from typing import NamedTuple

from connecte.language.i18n import _


class ActivationWords(NamedTuple):
    """The words of an activation."""

    says: str
    """What the answer is, for somebody of fourteen, as a sentence about the sum {s}."""
    applied: str
    """The answer as an expression of the sum."""
    slope: str
    """The slope as an expression of the answer {h} or of the sum {s}, or in words."""
    silent: str
    """Why nothing comes back where the slope is 0."""


class LossWords(NamedTuple):
    """The words of a loss."""

    says: str
    """What it is, for somebody of fourteen."""
    applied: str
    """The cost of an output as an expression."""
    derivative: str
    """Its derivative along the answer; along the sum for the logarithms."""
    other: str = ""
    """The cost where nothing was wanted of the output, if that is another expression."""

    def of(self, target: float) -> str:
        """Return the expression of the cost for a target."""
        return self.other if self.other and not target else self.applied


_FLAT = _("la pente est presque nulle ici : presque rien ne revient")
ACTIVATIONS_SAID = {
    "relu": ActivationWords(
        _("{s} s'il dépasse 0, sinon 0."),
        "max(0, {s})",
        _("1 si {s} > 0, sinon 0"),
        _("il montrait 0 : rien n'arrive"),
    ),
    "step": ActivationWords(
        _("1 si {s} dépasse 0, sinon 0."),
        _("1 si {s} > 0, sinon 0"),
        _("0 partout : c'est plat"),
        _("une marche est plate partout : rien n'arrive"),
    ),
    "sigmoid": ActivationWords(
        _("entre 0 et 1, elle monte doucement avec {s} et vaut 1/2 au seuil."),
        "1 / (1 + e^−{b})",
        "{h} × (1 − {h})",
        _FLAT,
    ),
    "tanh": ActivationWords(
        _("entre −1 et 1, elle monte doucement avec {s} et vaut 0 au seuil."), "tanh({s})", "1 − {h}²", _FLAT
    ),
    "identity": ActivationWords(_("{s} lui-même, sans rien couper."), "{s}", "1", _FLAT),
    "softmax": ActivationWords(
        _("sa part de e^{s} parmi toutes les sorties : ensemble elles font 1."),
        _("e^{b} / somme des e^Z"),
        "{h} × (1 − {h})",
        _FLAT,
    ),
}
LOSSES_SAID = {
    "exponential": LossWords(
        _("Grand quand une réponse se trompe fort. Signe −1 pour la bonne sortie, +1 pour les autres."),
        "exp({a} × {sign} × {y})",
        _("a × signe × coût"),
    ),
    "squared": LossWords(
        _("L'écart entre la réponse et ce qui est voulu, au carré."), "({y} − {t})²", _("2 × écart")
    ),
    "half_squared": LossWords(
        _("La moitié de l'écart au carré : la moitié enlève un 2 à la pente."), "({y} − {t})² / 2", _("écart")
    ),
    "cross_entropy": LossWords(
        _("−ln de la part donnée à la bonne sortie : 0 si elle a tout, très grand si elle n'a presque rien."),
        "−({t} × ln({y}))",
        _("réponse − voulu"),
    ),
    "binary_cross_entropy": LossWords(
        _("−ln de la réponse là où 1 est voulu, −ln(1 − réponse) là où 0 est voulu."),
        "−ln({y})",
        _("réponse − voulu"),
        "−ln(1 − {y})",
    ),
}

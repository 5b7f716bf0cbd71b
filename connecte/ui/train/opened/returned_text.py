"""Says how what comes back to a neuron is made: the factors, their numbers, the slope's own rule."""

from __future__ import annotations

from connecte.core.learning.explain import Returned
from connecte.core.learning.problem import Problem
from connecte.language.i18n import _
from connecte.language.numbers import in_brackets, plain_number
from connecte.ui.train.opened.words import ACTIVATIONS_SAID, LOSSES_SAID


def slope_text(problem: Problem, made: Returned) -> str:
    """Say the slope here and where it comes from: "pente ici 0,21 = 0,7 × (1 − 0,7)"."""
    is_hidden = made.way == "hidden"
    words = ACTIVATIONS_SAID[(problem.hidden if is_hidden else problem.output).name]
    rule = words.slope.format(h=in_brackets(made.answer), s="S" if is_hidden else "Z")
    message = _("pente ici {slope}") if rule == "1" else _("pente ici {slope} = {rule}")
    return message.format(slope=plain_number(made.slope), rule=rule)


def made_text(problem: Problem, made: Returned) -> str:
    """Write what comes back as the product, or the difference, that makes it, without its result."""
    if made.way == "hidden":
        factors = [plain_number(made.sent), in_brackets(made.slope)]
        factors += [in_brackets(made.kept)] if made.kept != 1 else []
        return " × ".join(factors)
    if made.way == "difference":
        return f"{plain_number(made.answer)} − {plain_number(made.target)}"
    derivative = _derivative(problem, made)
    if made.way == "shared":
        return f"{plain_number(made.answer)} × ({derivative} − {in_brackets(made.mean)})"
    return derivative if problem.output.linear else f"{derivative} × {in_brackets(made.slope)}"


def _derivative(problem: Problem, made: Returned) -> str:
    """Write the derivative of the loss along an answer, with its numbers."""
    if problem.loss.name == "exponential":
        sign = in_brackets(round(made.target / problem.a))
        return f"{plain_number(problem.a)} × {sign} × {plain_number(made.cost)}"
    difference = f"({plain_number(made.answer)} − {in_brackets(made.target)})"
    return f"2 × {difference}" if problem.loss.name == "squared" else difference


def returned_lines(problem: Problem, made: Returned) -> list[str]:
    """Write what comes back, its factors and their product; then where the slope is from, or why there is
    nothing.
    """
    result = plain_number(made.gradient)
    if made.is_left_out:
        return [_("ce neurone était laissé de côté dans ce lot, pour cet exemple : rien ne revient")]
    lines = [_("revient {made} = {result}").format(made=made_text(problem, made), result=result)]
    if made.way == "difference":
        return [*lines, _("réponse − voulu")]
    if made.way == "shared":
        return [*lines, _("les parts dépendent les unes des autres : réponse × (sienne − moyenne)")]
    if made.way == "slope" and problem.output.linear:
        return [*lines, LOSSES_SAID[problem.loss.name].derivative]
    lines.append(slope_text(problem, made))
    if made.kept != 1:
        lines.append(_("gardé dans ce lot : × {kept}").format(kept=plain_number(made.kept)))
    return lines


def shrinking_text(problem: Problem, share: float, rate: float) -> str:
    """Say how penalties pull a weight; "" where there is none. `share` is that of the batch in the penalties,
    `rate` the step of the weight.
    """
    step, terms = plain_number(rate), []
    if problem.l2:
        terms.append(_("− {step} × 2 × {l2} × poids").format(step=step, l2=plain_number(problem.l2 * share)))
    if problem.l1:
        terms.append(
            _("− {step} × {l1} × signe du poids").format(step=step, l1=plain_number(problem.l1 * share))
        )
    return _("et le poids lui-même tire : {terms}").format(terms=" ".join(terms)) if terms else ""

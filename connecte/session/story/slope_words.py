"""Say what the training does: the slope of the cost, and iterations that surprise (reference §6, §7)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from connecte.core.cards.verdict import Verdict
from connecte.language.i18n import _, ngettext
from connecte.language.lists import comma_list, sentence_list
from connecte.language.numbers import (
    decimal,
    iterations,
    moved_text,
    plain_number,
    significant,
    thousands,
)

if TYPE_CHECKING:  # not imported at run time: they import numpy
    from connecte.core.landscape.curve import Slope
    from connecte.core.landscape.rises import Passage
    from connecte.session.rules.learning import Group


def gradient_sentence(name: str, found: Slope, is_threshold: bool = True) -> str:
    """Say what the gradient of a number is: the slope here; and how much the cost changes, measured, when the
    number goes up by one.
    """
    number = (_("seuil {name}") if is_threshold else _("poids {name}")).format(name=name)
    message = _("Gradient du {number} : {gradient}, la pente ici ; monté de 1, le coût change de {change}.")
    change = slope_number(found.by_one)
    return message.format(
        number=number,
        gradient=slope_number(found.gradient),
        change=f"+{change}" if found.by_one > 0 else change,
    )


def slope_number(value: float) -> str:
    """Format a slope: with one decimal, as the workshop's, or with three figures if it is small."""
    return decimal(value, 1) if abs(value) >= 0.05 or value == 0 else plain_number(value)


def agreement_sentence(found: Slope) -> str:
    """Say that back-propagation and trying a little less and a little more find the same slope; or that the
    curve has a corner there, and which side is taken.
    """
    if found.bends:
        message = _(
            "Ici la courbe a un coude : {left} à gauche, {right} à droite. On prend {gradient}, "
            "du côté où le neurone se tait."
        )
        return message.format(
            left=slope_number(found.left),
            right=slope_number(found.right),
            gradient=slope_number(found.gradient),
        )
    message = _("En remontant les couches : {gradient}. En essayant un peu moins et un peu plus : {central}.")
    return message.format(gradient=slope_number(found.gradient), central=slope_number(found.central))


def cost_sentence() -> str:
    """Say what the cost is, for a class that has not seen the training."""
    return _("Le coût : d'autant plus grand que les réponses sont loin d'être justes.")


def step_sentence(name: str, change: int, before: float, after: float) -> str:
    """Say what one step of 1 against the slope does to the cost; "" for no step."""
    if not change:
        return ""
    message = _("Contre la pente : {move}, le coût passe de {before} à {after}.")
    if after > before:
        message = _(
            "Contre la pente : {move}, mais un cran est trop grand : le coût monte de {before} à {after}."
        )
    texts = _both_costs(before, after)
    return message.format(move=moved_text(name, change), before=texts[0], after=texts[1])


def computer_sentence(names: tuple[str, str], first: Sequence[float], last: Sequence[float], count: int) -> str:
    """Say from where to where the computer has moved two thresholds."""
    message = _(
        "L'ordinateur, en {iterations} : {ways}. Lui change tous les nombres à la fois, de très peu : il lui "
        "faut beaucoup de pas."
    )
    ways = [
        _("{name} de {first} à {last}").format(name=name, first=decimal(start, 2), last=decimal(end, 2))
        for name, start, end in zip(names, first, last, strict=True)
    ]
    return message.format(iterations=iterations(count), ways=comma_list(ways))


def surprise_sentence(found: Passage) -> str:
    """Say what surprises about an iteration: a cost that rises, or that falls while fewer are right; ""
    where nothing does.
    """
    rises = found.after > found.before
    if not rises and found.right_after >= found.right_before:
        return ""
    before, after = _both_costs(found.before, found.after)
    costs = _("{before} → {after}").format(before=before, after=after)
    if rises:
        message = _("Le coût monte ({costs}), même avec un pas mille fois plus petit.")
        if found.falls_with_smaller:
            message = _("Le coût monte ({costs}) : le pas trop grand saute par-dessus le creux.")
        return message.format(costs=costs)
    lost = found.right_before - found.right_after
    message = ngettext(
        "Coût {costs}, et {lost} juste de moins : il pèse les erreurs, sans les compter.",
        "Coût {costs}, et {lost} justes de moins : il pèse les erreurs, sans les compter.",
        lost,
    )
    return message.format(lost=lost, costs=costs)


def _both_costs(before: float, after: float) -> tuple[str, str]:
    """Write two costs with as many figures as it takes to tell them apart, from three on."""
    for digits in range(3, 9):
        texts = significant(before, digits), significant(after, digits)
        if texts[0] != texts[1]:
            break
    return texts


def rises_sentence(rises: int, of: int) -> str:
    """Say how often the cost has risen so far."""
    message = _("Le coût est monté {rises} fois en {iterations} : le pas est grand.")
    return message.format(rises=thousands(rises), iterations=iterations(of))


def both_sentence(learned: Group, held: Group, own: Group) -> str:
    """Say how many are right of the examples learned, of those never seen, of the class's drawings."""
    parts = [
        _("Appris : {right} sur {total}."),
        _("Jamais vus : {right} sur {total}."),
        _("Vos dessins : {right} sur {total}."),
    ]
    groups = (learned, held, own)
    said = [part.format(right=g.right, total=g.total) for part, g in zip(parts, groups, strict=True) if g.total]
    if not held.total and not own.total:
        said.append(_("Jamais vus : aucun."))
    return " ".join(said)


def start_sentence(by_hand: Group, here: Group, others: Sequence[str]) -> str:
    """Say why the training begins with other numbers of right examples than the class ended with by hand.

    `others` are the neurons whose sum differs from the cards'. "" where nothing surprises.
    """
    if by_hand == here and not others:
        return ""
    reasons = [_("autres exemples")] if by_hand.total != here.total else []
    if others:
        message = ngettext("autre calcul pour {names}", "autres calculs pour {names}", len(others))
        reasons.append(message.format(names=sentence_list(others)))
    if not reasons:
        reasons = [_("autres seuils")]
    message = _("À la main {ours} sur {count}, ici {right} sur {total} : {reasons}.")
    return message.format(
        ours=by_hand.right,
        count=by_hand.total,
        right=here.right,
        total=here.total,
        reasons=comma_list(reasons),
    )


def read_aloud(verdicts: Sequence[Verdict], label: str) -> str:
    """Read the confusion of one label aloud: of what is called so how much is right (precision), and of what
    should be how much is found (recall; networks.md §3). Hesitations call nothing.
    """
    called = [verdict for verdict in verdicts if verdict.labels == (label,)]
    true = [verdict for verdict in verdicts if verdict.wanted == label]
    found = sum(bool(verdict.right) for verdict in called)
    first = _("Il ne dit jamais {label} seul")
    if called:
        first = _("Quand il dit {label}, c'est juste {found} fois sur {called}")
    message = ngettext(
        "{first} ; sur {true} vrai {label} il en trouve {found}.",
        "{first} ; sur {true} vrais {label} il en trouve {found}.",
        max(1, len(true)),
    )
    return message.format(
        first=first.format(label=label, found=found, called=len(called)),
        true=len(true),
        label=label,
        found=found,
    )


def most_confused(verdicts: Sequence[Verdict]) -> str | None:
    """Return the label that is said where it is not wanted, or wanted where it is not said alone, most often;
    None where that never happens.
    """
    errors: dict[str, int] = {}
    for verdict in verdicts:
        if verdict.right is False:
            for label in {*verdict.labels, *([verdict.wanted] if verdict.wanted else [])}:
                errors[label] = errors.get(label, 0) + 1
    return max(sorted(errors), key=lambda label: errors[label]) if errors else None

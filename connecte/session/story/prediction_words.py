"""The class's predictions about learning in words, for the report and for the screens."""

from __future__ import annotations

from typing import NamedTuple

from connecte.content.activity import Activity
from connecte.core.cards.sentences import choice_name
from connecte.language.i18n import _, ngettext
from connecte.language.lists import comma_list, labelled
from connecte.language.numbers import moved_text, thousands
from connecte.session.guess.prediction import Prediction
from connecte.session.page import example_name


class Told(NamedTuple):
    """A prediction in words."""

    asked: str
    """What it was about."""
    guessed: str
    """What the class said."""
    seen: str
    """What was then seen; "…" while it is not known."""
    right: bool | None
    """Whether it came true; None while that is not known."""


def in_words(activity: Activity, found: Prediction) -> Told:
    """Return a prediction in words."""
    right = found.is_right if found.is_settled else None
    guessed = _parts(found, found.choice, found.count)
    seen = _parts(
        found,
        None if found.choice is None else found.true_choice,
        None if found.count is None else found.true_count,
    )
    return Told(_asked(activity, found), guessed, seen if found.is_settled else "…", right)


def _asked(activity: Activity, found: Prediction) -> str:
    if found.question == "mark":
        return _("reconnus à l'itération {iteration}").format(iteration=_number(found.about))
    if found.question == "push":
        return _("l'exemple qui tire le plus fort : {about}").format(about=found.about)
    if found.question == "overflow":
        return _("la poussée qui déborde")
    before = {(layer, neuron): by for layer, neuron, by in found.before}
    after = {(layer, neuron): by for layer, neuron, by in found.after}
    moves = [
        moved_text(activity.layers[layer].cards[neuron].neuron.name, after.get(place, 0) - before.get(place, 0))
        for place in sorted({*before, *after})
        if before.get(place) != after.get(place)
        for layer, neuron in [place]
    ]
    example = example_name(found.about)
    return labelled(comma_list(moves), example) if moves else example


def _number(text: str) -> str:
    return thousands(int(text)) if text.isdecimal() else text


def _parts(found: Prediction, choice: str | None, count: int | None) -> str:
    """Write an answer, a number, or both: "3, 9 justes"."""
    parts = [choice_name(choice)] if choice is not None else []
    if count is not None and found.question == "hand":
        parts.append(ngettext("{count} juste", "{count} justes", count).format(count=count))
    elif count is not None and found.question == "push":
        parts.append(example_name(str(count)))
    elif count is not None and found.question == "overflow":
        parts.append(_("le pas n° {number}").format(number=count) if count else _("aucun"))
    elif count is not None:
        parts.append(str(count))
    return ", ".join(parts)

"""Which cards are printed: those of the activity, those after the learning by hand, trained ones."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from connecte.content.activity import Activity
from connecte.core.cards.network import Network
from connecte.language.errors import ActivityError, ConnecteError, UsageError
from connecte.language.i18n import _
from connecte.language.numbers import thousands

if TYPE_CHECKING:
    from connecte.core.replay.recording import Recording

_RECORDED = re.compile(r"(.+)@([0-9]{1,9})\Z")
ROUNDINGS = {"three": 0.001, "one": 0.1, "halves": 0.5, "whole": 1.0}
"""Words for the units to which the numbers of a training are rounded, as "back to cards" does."""


class StateError(ConnecteError):
    """Cards that cannot be made of a recording."""


class PrintedCards(NamedTuple):
    """Cards to print."""

    activity: Activity
    network: Network
    description: str = ""
    """Which cards they are, in words; empty for those of the activity."""
    trained: bool = False

    @property
    def right(self) -> int:
        """Examples that they say right."""
        from connecte.content.runs.problem import input_values, wanted_labels, wanted_outputs
        from connecte.content.runs.trained import count_right

        examples = self.activity.examples
        wanted = wanted_outputs(self.network.choices, wanted_labels(examples))
        return count_right(self.network, input_values(examples), wanted)


def printed_cards(activity: Activity, word: str, rounding: str | None) -> PrintedCards:
    """Return the cards that a word names: cards, hand, or a recording at an iteration.

    Raises UsageError, StateError, or what reading the recording raises.
    """
    if word == "cards":
        return PrintedCards(activity, activity.network())
    if word == "hand":
        return PrintedCards(activity, activity.network("hand"), _("après l'apprentissage à la main"))
    found = _RECORDED.match(word)
    if not found:
        message = _("--state {word} : il faut cards, hand, ou un enregistrement et une itération, run.npz@1000")
        raise UsageError(message.format(word=word))
    return _recorded(activity, Path(found[1]), int(found[2]), rounding or "three")


def _recorded(activity: Activity, path: Path, iteration: int, rounding: str) -> PrintedCards:
    from connecte.content.runs.learner import fits, method_fitting
    from connecte.content.runs.recorded import load_recording

    recording = load_recording(path)
    method = method_fitting(activity, recording.shapes)
    if method is None and not fits(activity, recording.shapes):
        message = _("{path} : cet enregistrement est celui d'une autre activité, il n'a pas autant de neurones")
        raise StateError(message.format(path=path))
    if iteration > recording.reached:
        message = _("{path} : l'enregistrement va jusqu'à l'itération {last}, pas jusqu'à {iteration}")
        raise StateError(message.format(path=path, last=recording.reached, iteration=iteration))
    description = _("{path}, itération {iteration}, {rounding}").format(
        path=path.name, iteration=thousands(iteration), rounding=_rounding_name(rounding)
    )
    if method is not None:
        from connecte.content.runs.trained import learned_with

        activity = learned_with(activity, method)
    return _as_cards(activity, recording, iteration, rounding, description)


def _rounding_name(rounding: str) -> str:
    return {
        "three": _("trois décimales"),
        "one": _("une décimale"),
        "halves": _("arrondi aux demis"),
        "whole": _("nombres entiers"),
    }[rounding]


def _as_cards(
    activity: Activity, recording: Recording, iteration: int, rounding: str, description: str
) -> PrintedCards:
    """Return cards of these numbers: with tables where all is whole, else with rules for a calculator."""
    from connecte.content.reading.reader import parse_activity
    from connecte.content.runs.trained import trained_network, trained_text
    from connecte.core.learning.rounding import rounded

    parameters = recording.at(iteration)
    if not parameters.finite:
        raise StateError(
            _("{state} : les nombres ont débordé, ils ne tiennent sur aucune carte").format(state=description)
        )
    network = trained_network(activity, rounded(parameters, ROUNDINGS[rounding]), recording.problem)
    try:
        made = parse_activity(trained_text(activity, network, "").encode(), activity.path, activity.name)
    except ActivityError as error:
        message = _("{state} : ces nombres sont trop grands pour une carte").format(state=description)
        raise StateError(message) from error
    return PrintedCards(made.replace(by_hand=()), made.network(), description, trained=True)

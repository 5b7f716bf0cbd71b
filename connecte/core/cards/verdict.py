"""The verdict of the outputs: one claim, none or several, right or wrong (reference §3); of outputs that are
numbers the distance from what they should show (networks.md §1).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from connecte.language.value import NamedTuple

Kind = Literal["single", "none", "several"]
Decision = Literal["alone", "largest"]
"""Which outputs claim: all that are above 0, so that one has to be alone; or those with the largest answer
above 0, so that a tie hesitates.
"""

NOTHING, SEVERAL = "\0none", "\0several"
"""Answers and votes other than a label: no claim, several claims. No label contains "\\0"."""


class Verdict(NamedTuple):
    """The claims of the outputs. Only a single claim of the wanted label is right."""

    labels: tuple[str, ...]
    """The labels claimed."""
    wanted: str | None = None
    """The label that should be claimed; None where it is unknown."""

    @property
    def kind(self) -> Kind:
        """How many labels are claimed: exactly one, none or several."""
        return "none" if not self.labels else "single" if len(self.labels) == 1 else "several"

    @property
    def answer(self) -> str:
        """The single label claimed, or NOTHING, or SEVERAL."""
        return self.labels[0] if self.kind == "single" else NOTHING if self.kind == "none" else SEVERAL

    @property
    def right(self) -> bool | None:
        """Whether only the wanted label is claimed; None if the wanted label is unknown."""
        return None if self.wanted is None else self.labels == (self.wanted,)


def claiming(outputs: Sequence[float], decision: Decision = "alone") -> tuple[int, ...]:
    """Return the outputs that claim, by number."""
    least = max(outputs, default=0) if decision == "largest" else 0
    return tuple(number for number, output in enumerate(outputs) if output > 0 and output >= least)


def judge(
    outputs: Sequence[float],
    labels: Sequence[str],
    wanted: str | None = None,
    otherwise: str = "",
    decision: Decision = "alone",
) -> Verdict:
    """Return the verdict: the labels of the outputs that claim; if none does, `otherwise` is claimed.

    `outputs` and `labels` have the same length; outputs with the same label claim it together. An empty
    `otherwise` is no claim.
    """
    said = tuple(dict.fromkeys(labels[number] for number in claiming(outputs, decision)))
    return Verdict(said if said or not otherwise else (otherwise,), wanted)


def confusion(verdicts: Sequence[Verdict], labels: Sequence[str]) -> dict[str, dict[str, int]]:
    """Return the confusion matrix: wanted label → answer → number of verdicts (networks.md §3).

    An answer is one of `labels`, NOTHING or SEVERAL. Verdicts without a wanted label are not counted.
    """
    table = {wanted: dict.fromkeys([*labels, NOTHING, SEVERAL], 0) for wanted in labels}
    for verdict in verdicts:
        if verdict.wanted in table:
            table[verdict.wanted][verdict.answer] += 1
    return table


class Distance(NamedTuple):
    """One output and the number that it should show."""

    name: str
    """The name of the output."""
    said: float
    """What it shows."""
    goal: float | None
    """What it should show; None where that is unknown."""

    @property
    def gap(self) -> float:
        """What it shows minus what it should show; 0 where that is unknown."""
        return 0 if self.goal is None else self.said - self.goal


def distances(names: Sequence[str], outputs: Sequence[float], goals: Sequence[float]) -> tuple[Distance, ...]:
    """Return the distance of each output; `goals` is empty where they are unknown."""
    wanted: Sequence[float | None] = goals or [None] * len(names)
    return tuple(Distance(*each) for each in zip(names, outputs, wanted, strict=True))


def mean_gap(found: Iterable[Distance]) -> float:
    """Return the mean size of the gaps; 0 without any."""
    gaps = [abs(each.gap) for each in found]
    return sum(gaps) / len(gaps) if gaps else 0.0

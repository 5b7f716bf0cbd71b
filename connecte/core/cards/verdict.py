"""What the outputs together say: one claim, none, several; right or wrong (reference §3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

Kind = Literal["single", "none", "several"]

NOTHING, SEVERAL = "\0none", "\0several"
"""What a network can answer, and a pupil vote for, beside the labels: no label can be one of these."""


class Verdict(NamedTuple):
    """The labels claimed and, where the wanted one is known, whether that is right.

    Only a single claim of the wanted label is right; a single claim of another is a mistake.
    """

    labels: tuple[str, ...]
    wanted: str | None = None

    @property
    def kind(self) -> Kind:
        """How many outputs claim: exactly one, none, several."""
        return "none" if not self.labels else "single" if len(self.labels) == 1 else "several"

    @property
    def answer(self) -> str:
        """The one label that is claimed; NOTHING or SEVERAL where there is none."""
        return self.labels[0] if self.kind == "single" else NOTHING if self.kind == "none" else SEVERAL

    @property
    def right(self) -> bool | None:
        """True or False; None while the wanted label is unknown."""
        return None if self.wanted is None else self.labels == (self.wanted,)


def judge(
    outputs: Sequence[float], labels: Sequence[str], wanted: str | None = None, otherwise: str = ""
) -> Verdict:
    """An output that shows more than 0 claims its label; where none does, `otherwise` is said."""
    said = tuple(label for output, label in zip(outputs, labels, strict=True) if output > 0)
    return Verdict(said if said or not otherwise else (otherwise,), wanted)


def confusion(verdicts: Sequence[Verdict], labels: Sequence[str]) -> dict[str, dict[str, int]]:
    """How many of each wanted label were said to be what: wanted → said → how many.

    Said is one of `labels`, NOTHING or SEVERAL. Verdicts whose wanted label is unknown do not count.
    """
    table = {wanted: dict.fromkeys([*labels, NOTHING, SEVERAL], 0) for wanted in labels}
    for verdict in verdicts:
        if verdict.wanted in table:
            table[verdict.wanted][verdict.answer] += 1
    return table

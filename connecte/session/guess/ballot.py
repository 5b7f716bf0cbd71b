"""A vote on what the network will answer: alone, then again after a discussion."""

from __future__ import annotations

from collections.abc import Sequence

from connecte.language.value import Value


class Ballot(Value):
    """The hands raised for the drawing on the grid."""

    hands: tuple[int, ...] = ()
    """The hands of the present vote, one number for each of the state's `choices`; empty without any."""
    before: tuple[int, ...] = ()
    """The hands of the vote before the discussion; empty where there was only one vote."""
    done: bool = False
    """Whether the present vote is said to be done: only then the class sees its numbers."""

    @property
    def final(self) -> tuple[int, ...]:
        """The hands that count: of the present vote, else of the one before."""
        return self.hands or self.before


NO_VOTE = Ballot()


def leading(choices: Sequence[str], hands: Sequence[int]) -> str | None:
    """Return the choice with most hands; None without hands or with a tie."""
    most = max(hands, default=0)
    if most == 0 or list(hands).count(most) > 1:
        return None
    return choices[list(hands).index(most)]

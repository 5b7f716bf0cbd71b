"""Which examples are kept aside, and in which parts they are dealt, from a seed. Without numpy."""

from __future__ import annotations


def kept_aside(examples: int, share: float, seed: int) -> tuple[int, ...]:
    """Return the numbers, ascending, of a share of the examples drawn at random: at least one, and at least
    one is left to learn from; none where there is only one.
    """
    from random import Random  # whoever keeps nothing aside starts without it

    count = min(max(1, round(share * examples)), examples - 1)
    return tuple(sorted(Random(seed).sample(range(examples), max(0, count))))


def folds(examples: int, parts: int, seed: int) -> tuple[tuple[int, ...], ...]:
    """Deal the numbers of the examples at random into parts, each ascending, of sizes that differ by at most
    one. Each part validates once (networks.md §3).
    """
    from random import Random

    order = Random(seed).sample(range(examples), examples)
    return tuple(tuple(sorted(order[part::parts])) for part in range(parts))

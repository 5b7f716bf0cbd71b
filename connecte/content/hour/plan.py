"""Plans the hour: fits the parts of the run sheet into the minutes there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from connecte.content.activity import Activity, PlanPart
from connecte.language.i18n import _
from connecte.language.value import NamedTuple

MOST_MINUTES = 600
MOST_PUPILS = 60


class Part(NamedTuple):
    """What a run sheet can have a part for."""

    name: str
    """What files of activities call it."""
    title: str
    minutes: int
    """Its minutes of fifty in an activity whose file has no plan."""
    of_kernels: bool = False
    """Whether an activity of kernels has it."""
    of_cards: bool = True
    """Whether an activity of cards has it."""
    without_cells: str = ""
    """Its title where there are no cells to draw on; "" where that is the same."""
    is_for: Callable[[Activity], bool] = lambda _activity: True
    """For which activities of cards whose file has no plan."""


PARTS = (
    Part("draw", _("Dessiner"), 5, of_kernels=True, without_cells=_("Choisir")),
    Part("slide", _("Le motif glisse"), 28, of_kernels=True, of_cards=False),
    Part("pool", _("Le plus grand de chaque carré"), 10, of_kernels=True, of_cards=False),
    Part("count", _("Compter"), 5, without_cells=_("Les nombres")),
    Part("hidden", _("Les cartes"), 7),
    Part("output", _("Les sorties"), 4, is_for=lambda activity: len(activity.layers) > 1),
    Part("verdict", _("Le verdict"), 2),
    Part("others", _("D'autres dessins"), 9, of_kernels=True, without_cells=_("D'autres nombres")),
    Part("learn", _("Apprendre à la main"), 9, is_for=lambda activity: activity.learns_by_hand),
    Part("train", _("L'ordinateur apprend"), 7, is_for=lambda activity: activity.training is not None),
    Part("end", _("Pour finir"), 2, of_kernels=True),
)
"""The parts of a run sheet in their order: the first drawing; a kernel slid over it and its largest numbers, or
its counts, hidden cards, output cards and verdict; other drawings; both learnings; closing words.
"""
PART_NAMES = tuple(part.name for part in PARTS)


def part_names(of_kernels: bool) -> tuple[str, ...]:
    """Return the names of the parts that activities of kernels have, or those of cards."""
    return tuple(part.name for part in _parts(of_kernels))


def _parts(of_kernels: bool) -> list[Part]:
    return [part for part in PARTS if (part.of_kernels if of_kernels else part.of_cards)]


def part_title(name: str, activity: Activity) -> str:
    """Return the name of a part of the activity's run sheet."""
    if name == "verdict" and activity.is_numeric:
        return _("L'écart")
    part = PARTS[PART_NAMES.index(name)]
    return part.title if activity.has_cells else part.without_cells or part.title


def planned(activity: Activity, minutes: int = 0) -> tuple[PlanPart, ...]:
    """Return the run sheet for so many minutes; 0 means the minutes of the activity.

    All parts shrink or grow in the same proportion, to whole minutes that add up. Where there are fewer
    minutes than parts, the shortest parts are left out first.
    """
    plan = activity.plan or _usual(activity)
    total = minutes or activity.minutes
    shares = _shared([part.minutes for part in plan], total)
    fitted = []
    for part, share in zip(plan, shares, strict=True):
        if share:
            least = min(share, -(-part.least * share // part.minutes)) if part.least else 0
            fitted.append(part._replace(minutes=share, least=least))
    return tuple(fitted)


def _usual(activity: Activity) -> tuple[PlanPart, ...]:
    parts = _parts(bool(activity.kernels))
    return tuple(
        PlanPart(part.name, part.minutes) for part in parts if activity.kernels or part.is_for(activity)
    )


def _shared(minutes: Sequence[int], total: int) -> list[int]:
    """Return whole minutes in these proportions that add up to `total` (largest remainders)."""
    whole = sum(minutes)
    shares = [each * total // whole for each in minutes]
    rests = sorted(range(len(minutes)), key=lambda n: -(minutes[n] * total % whole))
    for n in rests[: total - sum(shares)]:
        shares[n] += 1
    return shares

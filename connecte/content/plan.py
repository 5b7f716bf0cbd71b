"""Plans the hour: fits the parts of the run sheet into the minutes there are."""

from __future__ import annotations

from collections.abc import Sequence

from connecte.content.activity import PART_NAMES, Activity, PartName, PlanPart
from connecte.language.i18n import _

MOST_MINUTES = 600
MOST_PUPILS = 60
_SHARES = {"draw": 5, "count": 5, "hidden": 7, "output": 4, "verdict": 2, "others": 9, "learn": 9,
           "train": 7, "slide": 28, "pool": 10, "end": 2}  # fmt: skip
"""Minutes of fifty for each part, for an activity whose file gives none."""
KERNEL_PARTS: tuple[PartName, ...] = ("draw", "slide", "pool", "others", "end")
"""The parts of an activity of kernels."""
CARD_PARTS: tuple[PartName, ...] = tuple(part for part in PART_NAMES if part not in ("slide", "pool"))
"""The parts of an activity of cards."""


def part_title(part: PartName, activity: Activity) -> str:
    """Return the name of a part of the activity's run sheet."""
    if part == "verdict" and activity.is_numeric:
        return _("L'écart")
    if not activity.has_cells and part in ("draw", "count", "others"):
        return {"draw": _("Choisir"), "count": _("Les nombres"), "others": _("D'autres nombres")}[part]
    return {
        "draw": _("Dessiner"),
        "count": _("Compter"),
        "hidden": _("Les cartes"),
        "output": _("Les sorties"),
        "verdict": _("Le verdict"),
        "others": _("D'autres dessins"),
        "learn": _("Apprendre à la main"),
        "train": _("L'ordinateur apprend"),
        "slide": _("Le motif glisse"),
        "pool": _("Le plus grand de chaque carré"),
        "end": _("Pour finir"),
    }[part]


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
    if activity.kernels:
        return tuple(PlanPart(name, _SHARES[name]) for name in KERNEL_PARTS)
    possible = {
        "output": len(activity.layers) > 1,
        "learn": activity.learns_by_hand,
        "train": activity.training is not None,
        "slide": False,
        "pool": False,
    }
    return tuple(PlanPart(name, _SHARES[name]) for name in PART_NAMES if possible.get(name, True))


def _shared(minutes: Sequence[int], total: int) -> list[int]:
    """Return whole minutes in these proportions that add up to `total` (largest remainders)."""
    whole = sum(minutes)
    shares = [each * total // whole for each in minutes]
    rests = sorted(range(len(minutes)), key=lambda n: -(minutes[n] * total % whole))
    for n in rests[: total - sum(shares)]:
        shares[n] += 1
    return shares

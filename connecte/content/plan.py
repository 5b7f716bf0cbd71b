"""How the hour is planned: the steps of the run sheet, their minutes, the facilitator's notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from connecte.language.i18n import _

if TYPE_CHECKING:
    from connecte.content.activity import Activity
    from connecte.content.yaml.schema.kinds import Value, Walk

StepName = Literal["draw", "count", "hidden", "output", "verdict", "others", "learn", "train", "end"]
STEP_NAMES: tuple[StepName, ...] = get_args(StepName)
"""The steps of a run sheet in their order: the first drawing, its counts, the cards of its hidden
neurons, those of its outputs, its verdict; other drawings; learning by hand, by computer; the
closing words."""

MOST_MINUTES = 600
MOST_PUPILS = 60
_SHARES = {"draw": 5, "count": 5, "hidden": 7, "output": 4, "verdict": 2, "others": 9, "learn": 9,
           "train": 7, "end": 2}  # fmt: skip
"""Minutes of fifty, for an activity that says nothing."""


class PlanStep(NamedTuple):
    """One step of the run sheet. `least` is the fewest minutes that it can be done in, `shorten`
    says how; `say`, `ask` and `misunderstandings` are the facilitator's notes.
    """

    step: StepName
    minutes: int
    least: int = 0
    say: str = ""
    ask: tuple[str, ...] = ()
    misunderstandings: tuple[str, ...] = ()
    shorten: str = ""


def step_title(step: StepName, drawn: bool = True) -> str:
    """A step's name on the run sheet."""
    if not drawn and step in ("draw", "count", "others"):
        return {"draw": _("Choisir"), "count": _("Les nombres"), "others": _("D'autres nombres")}[step]
    return {
        "draw": _("Dessiner"),
        "count": _("Compter"),
        "hidden": _("Les cartes"),
        "output": _("Les sorties"),
        "verdict": _("Le verdict"),
        "others": _("D'autres dessins"),
        "learn": _("Apprendre à la main"),
        "train": _("L'ordinateur apprend"),
        "end": _("Pour finir"),
    }[step]


def planned(activity: Activity, minutes: int = 0) -> tuple[PlanStep, ...]:
    """The run sheet for so many minutes; 0 for as many as the activity says.

    All steps shrink or grow alike, to whole minutes that add up; a step is left out where there
    are not enough for all, the shortest first.
    """
    plan = activity.plan or _usual(activity)
    total = minutes or activity.minutes
    shares = _shared([step.minutes for step in plan], total)
    fitted = []
    for step, share in zip(plan, shares, strict=True):
        if share:
            least = min(share, -(-step.least * share // step.minutes)) if step.least else 0
            fitted.append(step._replace(minutes=share, least=least))
    return tuple(fitted)


def _usual(activity: Activity) -> tuple[PlanStep, ...]:
    possible = {
        "output": len(activity.layers) > 1,
        "learn": activity.has_tallies,
        "train": activity.training is not None,
    }
    return tuple(PlanStep(name, _SHARES[name]) for name in STEP_NAMES if possible.get(name, True))


def _shared(minutes: Sequence[int], total: int) -> list[int]:
    """Whole minutes in these proportions that add up to `total` (largest remainders)."""
    whole = sum(minutes)
    shares = [each * total // whole for each in minutes]
    rests = sorted(range(len(minutes)), key=lambda n: -(minutes[n] * total % whole))
    for n in rests[: total - sum(shares)]:
        shares[n] += 1
    return shares


def read_plan(walk: Walk, part: Value | None, minutes: Any) -> tuple[PlanStep, ...]:
    """The steps of a file's `plan`, in their order; faults and warnings go to the walk."""
    if part is None or part.value is None:
        return ()
    steps: list[PlanStep] = []
    for item in part.value:
        found = _read_step(walk, item, steps)
        if found is not None:
            steps.append(found)
    total = sum(step.minutes for step in steps)
    if isinstance(minutes, int) and len(steps) == len(part.value) and total != minutes:
        told = _("les étapes du plan font {total} minutes, l'activité dit {minutes}")
        hint = _("elles seront toutes allongées ou raccourcies d'autant")
        walk.warning(part.source, told.format(total=total, minutes=minutes), hint)
    return tuple(steps)


def _read_step(walk: Walk, item: Value, before: Sequence[PlanStep]) -> PlanStep | None:
    if item.value is None:
        return None
    values = {key: value.value for key, value in item.value.items()}
    name, minutes = values.get("step"), values.get("minutes")
    if name is None or minutes is None:
        return None
    if before and STEP_NAMES.index(name) <= STEP_NAMES.index(before[-1].step):
        told = _("l'étape « {step} » vient avant « {other} » dans l'atelier, et une seule fois")
        walk.fault(item.value["step"].source, told.format(step=name, other=before[-1].step))
        return None
    least = values.get("least") or 0
    if least > minutes:
        told = _("« least » ({least}) est plus grand que « minutes » ({minutes})")
        walk.fault(item.value["least"].source, told.format(least=least, minutes=minutes))
        return None
    return PlanStep(
        name,
        minutes,
        least,
        " ".join((values.get("say") or "").split()),
        _texts(values.get("ask")),
        _texts(values.get("misunderstandings")),
        " ".join((values.get("shorten") or "").split()),
    )


def _texts(items: Sequence[Value] | None) -> tuple[str, ...]:
    return tuple(" ".join(item.value.split()) for item in items or () if item.value)

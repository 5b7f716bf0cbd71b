"""Reads the plan section of an activity file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from connecte.content.activity import PlanPart
from connecte.content.hour.plan import PART_NAMES, part_names
from connecte.content.yaml.schema.walk import Value, Walk
from connecte.language.i18n import _, ngettext
from connecte.language.lists import comma_list, one_line


def read_plan(walk: Walk, part: Value | None, minutes: Any, of_kernels: bool = False) -> tuple[PlanPart, ...]:
    """Return the entries of a file's `plan`, in their order; faults and warnings go to the walk. The parts of
    an activity `of_kernels` are others than those of cards.
    """
    if part is None or part.value is None:
        return ()
    found_parts: list[PlanPart] = []
    possible = part_names(of_kernels)
    for item in part.value:
        found = _read_part(walk, item, found_parts)
        if found is not None and found.name not in possible:
            message = _("cette activité n'a pas de partie « {part} »").format(part=found.name)
            hint = _("parties : {names}").format(names=comma_list(possible))
            walk.fault(item.value["step"].source, message, hint)
        if found is not None:
            found_parts.append(found)
    total = sum(found.minutes for found in found_parts)
    if isinstance(minutes, int) and len(found_parts) == len(part.value) and total != minutes:
        message = ngettext(
            "les parties du plan font {total} minute, l'activité dit {minutes}",
            "les parties du plan font {total} minutes, l'activité dit {minutes}",
            total,
        )
        hint = _("elles seront toutes allongées ou raccourcies d'autant")
        walk.warning(part.source, message.format(total=total, minutes=minutes), hint)
    return tuple(found_parts)


def _read_part(walk: Walk, item: Value, before: Sequence[PlanPart]) -> PlanPart | None:
    if item.value is None:
        return None
    values = {key: value.value for key, value in item.value.items()}
    name, minutes = values.get("step"), values.get("minutes")
    if name is None or minutes is None:
        return None
    seen = [found.name for found in before]
    latest = max(seen, key=PART_NAMES.index, default=name)
    if name not in seen and PART_NAMES.index(name) < PART_NAMES.index(latest):
        message = _("la partie « {part} » vient avant « {other} » dans l'atelier")
        hint = _("la mettre plus haut ; ensuite elle peut revenir")
        walk.fault(item.value["step"].source, message.format(part=name, other=latest), hint)
        return None
    least = values.get("least") or 0
    if least > minutes:
        message = _("« least » ({least}) est plus grand que « minutes » ({minutes})")
        walk.fault(item.value["least"].source, message.format(least=least, minutes=minutes))
        return None
    return PlanPart(
        name,
        minutes,
        least,
        one_line(values.get("say") or ""),
        _texts(values.get("ask")),
        _texts(values.get("misunderstandings")),
        one_line(values.get("shorten") or ""),
    )


def _texts(items: Sequence[Value] | None) -> tuple[str, ...]:
    return tuple(one_line(item.value) for item in items or () if item.value)

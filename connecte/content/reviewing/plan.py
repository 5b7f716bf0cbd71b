"""Remarks on the plan: what it says has to be about this activity."""

from __future__ import annotations

import re
from collections.abc import Iterator

from connecte.content.activity import Activity
from connecte.content.yaml.source import Source
from connecte.language.errors import Fault
from connecte.language.i18n import _
from connecte.language.lists import sentence_list

_NUMBERED = re.compile(
    r"\b(?:exemples?|num[ée]ros?|n°|nº)\s*(?:n°\s*|num[ée]ro\s*)?(\d{1,4}(?:(?:\s*,\s*|\s+et\s+|\s+ou\s+)\d{1,4})*)",
    re.IGNORECASE,
)
"""The examples that a French text names: "l'exemple 6", "les numéros 6 et 10", "n° 3"."""


def plan_remarks(activity: Activity, root: Source) -> Iterator[Fault]:
    """Yield a remark for each text of the plan that names examples which the activity does not have: a plan
    that was copied from another one.
    """
    plan = root.value.get("plan") if isinstance(root.value, dict) else None
    count = len(activity.examples)
    for text in _texts(plan) if plan is not None else ():
        named = {
            int(number) for found in _NUMBERED.finditer(text.value) for number in re.findall(r"\d+", found[1])
        }
        missing = sorted(number for number in named if number >= count)
        if missing:
            message = _("le plan parle de l'exemple {numbers}, et les exemples vont de 0 à {last}")
            hint = _("un plan venu d'une autre activité : récrire cette phrase pour celle-ci")
            message = message.format(numbers=sentence_list(list(map(str, missing))), last=count - 1)
            yield Fault(activity.path, text.line, text.column, message, hint, "plan", "info")


def _texts(source: Source) -> Iterator[Source]:
    """Yield every text in a value."""
    if isinstance(source.value, dict):
        for inner in source.value.values():
            yield from _texts(inner)
    elif isinstance(source.value, list):
        for inner in source.value:
            yield from _texts(inner)
    else:
        yield source

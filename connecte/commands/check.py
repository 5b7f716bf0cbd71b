"""`connecte check` and `connecte list`. Neither numpy nor textual here."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from connecte.commands.output import emit, message
from connecte.content.activity import Activity
from connecte.content.catalog import find, shipped
from connecte.content.reader import parse_activity, read_activity
from connecte.content.yaml_source import LARGEST
from connecte.errors import ActivityError, UsageError
from connecte.i18n import _, ngettext


def list_activities() -> int:
    """Name, title and length of every shipped activity."""
    for path in shipped():
        activity = read_activity(path)
        emit(_("{name} : {title} ({minutes} min)").format(
            name=activity.name, title=activity.title, minutes=activity.minutes
        ))  # fmt: skip
        emit(f"    {activity.summary}")
    return 0


def check(names: Sequence[str]) -> int:
    """Check each activity: 1 if one has a fault, 2 if one is not there. Without names, the shipped."""
    faulty = unknown = 0
    for name in names or [str(path) for path in shipped()]:
        try:
            emit(_ok(_read(name)))
        except UsageError as error:
            unknown += 1
            message(str(error))
        except ActivityError as error:
            faulty += 1
            message(str(error))
            number = len(error.faults)
            message(
                ngettext("{name} : {number} faute", "{name} : {number} fautes", number).format(
                    name=name, number=number
                )
            )
    return 2 if unknown else 1 if faulty else 0


def _read(name: str) -> Activity:
    if name == "-":
        data = b"" if sys.stdin is None else sys.stdin.buffer.read(LARGEST + 1)
        return parse_activity(data, _("<entrée>"), "-")
    return read_activity(find(name))


def _ok(activity: Activity) -> str:
    cards, examples = sum(len(layer.cards) for layer in activity.layers), len(activity.examples)
    return _("{path} : rien à redire ({cards}, {examples})").format(
        path=activity.path,
        cards=ngettext("{number} carte", "{number} cartes", cards).format(number=cards),
        examples=ngettext("{number} exemple", "{number} exemples", examples).format(number=examples),
    )

"""Checks a text of the editor: its faults or the remarks on it, and its cards as a board."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from connecte.content.activity import Activity
from connecte.content.reading.reader import check_activity
from connecte.content.reviewing.review import review
from connecte.content.yaml.places import part_at
from connecte.content.yaml.source import Source
from connecte.language.errors import Fault, in_order
from connecte.session.rules.learning import lesson_of, shown
from connecte.session.state import State
from connecte.ui.editor.edit_text import board_of
from connecte.ui.learn.learn_text import LearnView


class Examined(NamedTuple):
    """The result of checking a text."""

    root: Source | None
    """The values with their lines; None where the text could not be read that far."""
    messages: tuple[Fault, ...]
    """Faults, warnings and remarks, in the order of the text."""
    board: LearnView | None
    """The cards as a board; None where the text has a fault."""


def examined(path: Path, data: bytes, stop: Callable[[], bool], state: State | None = None) -> Examined:
    """Check and review a text, until `stop` returns True because a newer text waits. `state` is the class's."""
    checked = check_activity(data, str(path), path.stem)
    if checked.activity is None or checked.root is None:
        return Examined(checked.root, (*checked.faults, *checked.warnings), None)
    remarks = review(checked.activity, checked.root, stop=stop)
    faults = [remark.fault for remark in remarks]
    if state is not None:
        faults = [fault for fault in faults if not _answers(checked.activity, checked.root, state, fault)]
    messages = in_order((*checked.warnings, *faults))
    return Examined(checked.root, messages, None if stop() else board_of(checked.activity, state))


def _answers(activity: Activity, root: Source, state: State, fault: Fault) -> bool:
    """Whether a remark is on an example that the class is at work on: it says what the cards answer."""
    part = part_at(root, fault.line)
    found = activity.examples[part.first : part.first + 1] if part.kind == "example" else ()
    return not all(shown(state, (lesson_of(example),)) for example in found)

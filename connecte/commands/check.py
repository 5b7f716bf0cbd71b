"""`connecte check` and `list`. Neither numpy nor textual here."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from connecte.commands.output import emit, emit_json, message, sentence
from connecte.content.activity import Activity
from connecte.content.catalog import find, is_shipped, shipped
from connecte.content.reading.reader import Checked, check_activity, read_activity, read_bytes
from connecte.content.reviewing.review import Remark, review
from connecte.content.yaml.source import LARGEST
from connecte.language.errors import ActivityError, Fault, UsageError
from connecte.language.i18n import _, ngettext
from connecte.language.numbers import thousands

MOST_FAULTS = 100
"""Faults listed for one file."""


def list_activities(_arguments: argparse.Namespace) -> int:
    """Print name, title, duration and summary of every shipped activity."""
    for path in shipped():
        activity = read_activity(path)
        emit(_("{name} : {title} ({minutes} min)").format(
            name=activity.name, title=activity.title, minutes=activity.minutes
        ))  # fmt: skip
        for part in _wrapped(f"    {activity.summary}", _columns()):
            emit(part)
    return 0


def check(arguments: argparse.Namespace) -> int:
    """Check each activity that is named, or the shipped ones.

    Return 1 if one has a fault, 2 if one is missing, else 0. --strict counts warnings as faults; --json prints
    everything as one JSON document.
    """
    names, strict, json_ = arguments.activities, arguments.strict, arguments.json
    faulty = unknown = 0
    reports: list[dict[str, Any]] = []
    for name in names or [str(path) for path in shipped()]:
        try:
            data, file, stem = _read(name)
        except UsageError as error:
            unknown += 1
            sentence(str(error))
            reports.append(_unread(name, str(error)))
            continue
        except ActivityError as error:
            checked, data = Checked(None, error.faults), b""
            file = name
        else:
            checked = check_activity(data, file, stem)
        remarks = _remarks(checked)
        refused = bool(checked.faults or (strict and checked.warnings))
        faulty += refused
        if json_:
            reports.append(_as_json(file, not refused, checked, remarks))
        else:
            _print_faults(name, data, checked, remarks, strict)
    if json_:
        emit_json({"files": reports})
    return 2 if unknown else 1 if faulty else 0


def _read(name: str) -> tuple[bytes, str, str]:
    """Return the bytes to check, their name in messages and the activity's name."""
    if name == "-":
        data = b"" if sys.stdin is None else sys.stdin.buffer.read(LARGEST + 1)
        return data, _("<entrée>"), "-"
    path = find(name)
    return read_bytes(path), str(path), path.stem


def _remarks(checked: Checked) -> tuple[Remark, ...]:
    activity, root = checked.activity, checked.root
    if activity is None or root is None:
        return ()
    remarks = review(activity, root)
    # The activities that came with the program are known to run, and starting numpy takes a while.
    if not is_shipped(Path(activity.path)):
        from connecte.content.reviewing.training import training_remarks

        remarks += tuple(map(Remark, training_remarks(activity, root)))
    return tuple(sorted(remarks, key=lambda remark: (remark.fault.line, remark.fault.column)))


def _print_faults(name: str, data: bytes, checked: Checked, remarks: Sequence[Remark], strict: bool) -> None:
    lines = data.decode("utf-8-sig", "replace").splitlines()
    excerpts = sys.stderr is not None and sys.stderr.isatty()
    faults = (*checked.faults, *checked.warnings)
    for fault in faults[:MOST_FAULTS]:
        for line in _wrapped(str(fault), _columns()):
            message(line)
        if excerpts:
            for line in excerpt(fault, lines):
                message(line)
    if len(faults) > MOST_FAULTS:
        more = len(faults) - MOST_FAULTS
        message(ngettext("… et {more} autre", "… et {more} autres", more).format(more=thousands(more)))
    number = len(checked.faults) + (len(checked.warnings) if strict else 0)
    if number:
        counted = ngettext("{name} : {number} faute", "{name} : {number} fautes", number)
        message(counted.format(name=name, number=thousands(number)))
    elif checked.activity is not None:
        emit(_ok(checked.activity))
    columns = _columns()
    for line in remark_lines(remarks):
        for part in _wrapped(line, columns):
            emit(part)


def _columns() -> int:
    """Return the width of the terminal; 0 if stdout is not a terminal."""
    if sys.stdout is None or not sys.stdout.isatty():
        return 0
    import shutil

    return shutil.get_terminal_size().columns


def _wrapped(line: str, columns: int) -> list[str]:
    """Wrap a line at words to the width of the terminal; `columns` 0 leaves it unchanged."""
    if not columns or len(line) < columns:
        return [line]
    import textwrap

    return textwrap.wrap(line, columns - 1, subsequent_indent="    ", break_on_hyphens=False)


def remark_lines(remarks: Sequence[Remark], width: int = 78) -> list[str]:
    """Return the remarks, one per line, then their drawings side by side."""
    lines = [str(remark.fault) for remark in remarks]
    has_heading = False
    shown = [(remark.name, remark.drawing) for remark in remarks if remark.drawing is not None]
    while shown:
        wide = max(len(shown[0][1].rows[0]), *(len(name) for name, _drawing in shown)) + 2
        fit = max(1, (width + 2) // wide)
        group, shown = shown[:fit], shown[fit:]
        lines += ["", _("Les dessins qui sortent des tables :")] if not has_heading else [""]
        has_heading = True
        lines.append("".join(f"{name:{wide}}" for name, _drawing in group).rstrip())
        for row in range(len(group[0][1].rows)):
            lines.append("".join(f"{drawing.rows[row]:{wide}}" for _name, drawing in group).rstrip())
    return lines


def excerpt(fault: Fault, lines: Sequence[str], width: int = 76) -> list[str]:
    """Return the line of a fault, cut to `width` characters, and a caret under its column."""
    if not 1 <= fault.line <= len(lines):
        return []
    line, column = lines[fault.line - 1], fault.column - 1
    first = max(0, column - width // 2)
    shown = "".join(c if c.isprintable() else "·" for c in line[first : first + width])
    before = sum(2 if _is_wide(c) else 1 for c in shown[: column - first])
    return [f"    {shown}", "    " + " " * before + "^"]


def _is_wide(character: str) -> bool:
    if character.isascii():
        return False
    import unicodedata  # imported here because only faults need it

    return unicodedata.east_asian_width(character) in "WF"


def _ok(activity: Activity) -> str:
    cards, examples = sum(len(layer.cards) for layer in activity.layers), len(activity.examples)
    held = ngettext("{number} carte", "{number} cartes", cards).format(number=cards)
    if activity.kernels:
        motifs = len(activity.kernels)
        held = ngettext("{number} motif", "{number} motifs", motifs).format(number=motifs)
    return _("{path} : aucune faute ({cards}, {examples})").format(
        path=activity.path,
        cards=held,
        examples=ngettext("{number} exemple", "{number} exemples", examples).format(number=examples),
    )


def _as_json(file: str, ok: bool, checked: Checked, remarks: Sequence[Remark]) -> dict[str, Any]:
    messages = [_message(fault) for fault in (*checked.faults, *checked.warnings)]
    for remark in remarks:
        drawing = {"drawing": remark.drawing.rows} if remark.drawing is not None else {}
        messages.append({**_message(remark.fault), **drawing})
    return {"file": file, "ok": ok, "messages": messages}


def _message(fault: Fault) -> dict[str, Any]:
    return {
        "severity": fault.severity,
        "line": fault.line,
        "column": fault.column,
        "key": fault.key,
        "message": fault.message,
        "hint": fault.hint,
        **({"fix": fault.fix._asdict()} if fault.fix is not None else {}),
    }


def _unread(name: str, reason: str) -> dict[str, Any]:
    return {"file": name, "ok": False, "error": reason, "messages": []}

"""Adds drawings to the examples of an activity's file; everything else stays as its author wrote it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from connecte.content.activity import Activity
from connecte.content.catalog import add_schema, is_shipped
from connecte.content.reading.reader import Checked, check_activity
from connecte.content.writing.cards_text import plain_list
from connecte.content.writing.file_text import FileText
from connecte.content.writing.new_example import NewExample
from connecte.content.writing.quoting import quoted
from connecte.content.yaml.source import LARGEST, Source
from connecte.files.names import own_or_numbered, write_free
from connecte.files.reader import read
from connecte.files.writer import write
from connecte.language.errors import ActivityError, UsageError
from connecte.language.i18n import _


def written(activity: Activity, examples: Sequence[NewExample], to: Path | None, force: bool = False) -> Path:
    """Add examples to the activity's own file, or to a copy of it, and return the file written.

    The copy is `to`, if given. Without it, an activity that came with the program, or whose file is gone,
    is copied into the current folder under a free name. Raises ActivityError, UsageError or FileError.
    """
    source = Path(activity.path)
    there = source.is_file()
    data = read(source, LARGEST) if there else activity.text.encode()
    new = with_examples(data, str(source), examples)
    if to is not None:
        write(to, new, force)
    elif there and not is_shipped(source):
        write(source, new, force=True)
        return source
    else:
        to = write_free(own_or_numbered(Path(f"{activity.name}.yaml")), new)
    add_schema(to.parent)
    return to


def with_examples(data: bytes, file: str, examples: Sequence[NewExample]) -> bytes:
    """Return an activity's file with more examples after its own, in this order; `file` is its name in
    messages.

    Raises ActivityError where the file has faults, and UsageError where its list of examples stands
    between brackets.
    """
    checked = check_activity(data, file, file)
    if checked.activity is None:
        raise ActivityError(checked.faults)
    text = FileText(data)
    lines = text.text.splitlines()
    last = _last_item(checked)
    dash = lines[last.line - 1][: last.column - 1]
    if not dash.strip():  # the dash stands on a line of its own
        dash = next(line for line in reversed(lines[: last.line - 1]) if line.strip()[:1] not in ("", "#"))
    if dash.strip()[:1] != "-":
        raise UsageError(
            _("{path} : les exemples sont entre crochets ; un « - » par exemple").format(path=file)
        )
    indent = len(dash) - len(dash.lstrip())
    end = last.line
    for number, line in enumerate(lines[last.line :], last.line + 1):
        depth = len(line) - len(line.lstrip())
        if line.strip() and depth <= indent and not line.lstrip().startswith("#"):
            break
        # A remark at the left may stand inside the last example, or before what follows it.
        end = number if line.strip() and depth > indent else end
    counted = isinstance(last.value, dict) and "counts" in last.value
    first = len(checked.activity.examples)
    added = [
        line
        for number, example in enumerate(examples, first)
        for line in _lines(checked.activity, number, example, " " * indent, counted)
    ]
    new = text.edited("\n".join([*lines[:end], *added, *lines[end:]]) + "\n")
    again = check_activity(new, file, file)
    if again.activity is None:
        raise ActivityError(again.faults)
    return new


def _last_item(checked: Checked) -> Source:
    assert checked.root is not None
    last: Source = checked.root.value["examples"].value[-1]
    return last


def _lines(activity: Activity, number: int, example: NewExample, indent: str, counted: bool) -> list[str]:
    """Return the lines of one example, after a remark with its number."""
    if example.values:
        values = plain_list(example.values)
        return [f"{indent}- {{label: {quoted(example.label)}, values: {values}, in_class: true}}"]
    remark = _("Exemple {number}").format(number=number)
    if example.by:
        remark = _("Exemple {number}, dessiné par {name}").format(number=number, name=example.by)
    counts = [f"  counts: {list(activity.counts(example.drawing))}"] if counted else []
    rows = [f"    {row}" for row in example.drawing.rows]
    body = [
        f"# {remark}",
        f"- label: {quoted(example.label)}",
        *counts,
        "  in_class: true",
        "  drawing: |",
        *rows,
    ]
    return [indent + line for line in body]

"""Builds an Activity from a checked file, and checks what one field alone cannot tell.

Each function here reads one part, notes its faults and goes on, so that one reading finds every fault
of a file. Where a part has a fault, what depends on it is not checked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from connecte.content.activity import NO_GRID, Activity, CardLayer
from connecte.content.inputs import PLAIN_KEYS
from connecte.content.reading.examples import read_examples
from connecte.content.reading.inputs import formula_names, input_ends, is_plain, items, read_inputs
from connecte.content.reading.neurons import read_layers, unlabelled
from connecte.content.reading.point_sets import count_examples
from connecte.content.reading.sections.by_hand import read_by_hand
from connecte.content.reading.sections.pixels import inputs_of, is_picture, no_grid, read_pixels
from connecte.content.reading.sections.plan_section import read_plan
from connecte.content.reading.sections.questions_section import read_questions
from connecte.content.reading.training import read_training, runs_with_examples
from connecte.content.yaml.encodings import decoded, is_as_written, may_be_twice
from connecte.content.yaml.quick import Quick, quick_source
from connecte.content.yaml.schema.table import ACTIVITY
from connecte.content.yaml.schema.walk import Value, Walk
from connecte.content.yaml.source import LARGEST, Source
from connecte.core.grid.drawing import Grid
from connecte.files.reader import TooLargeError, read
from connecte.language.errors import ActivityError, Fault, FileError, in_order
from connecte.language.i18n import _
from connecte.language.lists import comma_list, one_line
from connecte.language.value import NamedTuple

if TYPE_CHECKING:
    from connecte.content.reading.sections.data import PictureExamples
    from connecte.content.reading.sections.means import Means
    from connecte.core.kernels.convolution import Kernel
    from connecte.core.pictures.pictures import Pictures, Pixels


def read_activity(path: Path) -> Activity:
    """Read one file. Raises ActivityError with all its faults."""
    return parse_activity(read_bytes(path), str(path), path.stem)


def read_bytes(path: Path) -> bytes:
    """Return the bytes of an activity's file. Raises ActivityError where it cannot be read."""
    try:
        return read(path, LARGEST)
    except FileError as error:
        hint = _("vérifier son nom et ses droits")
        if isinstance(error, TooLargeError):
            hint = _("une activité tient en quelques pages")
        message = _("le fichier ne peut pas être lu ({reason})").format(reason=error.reason)
        raise ActivityError([Fault(str(path), 1, 1, message, hint)]) from error


@lru_cache(maxsize=64)  # a file and the journals of its sessions hold the same text
def parse_activity(data: bytes, file: str, name: str) -> Activity:
    """Read an activity from bytes; `file` is its name in messages. Raises ActivityError."""
    checked = check_activity(data, file, name)
    if checked.activity is None:
        raise ActivityError(checked.faults)
    return checked.activity


class Checked(NamedTuple):
    """The result of checking a file."""

    activity: Activity | None
    """The activity; None exactly where there are faults."""
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...] = ()
    root: Source | None = None
    """What the file holds, as far as it could be read."""


def check_activity(data: bytes, file: str, name: str, pictures: Pictures | None = None) -> Checked:
    """Read an activity and return all its faults and warnings, in the order of the file; `pictures` stand in
    place of those that it names. Raises nothing.
    """
    quick = Quick(None) if may_be_twice(data) else quick_source(data)
    if quick.root is not None:
        walk, activity = _walk(quick.root, data.decode("utf-8", "replace"), file, name, pictures)
        if activity is not None or (quick.is_sure and is_as_written(data)):
            return Checked(activity, in_order(walk.faults), in_order(walk.warnings), quick.root)
    return _check_with_care(data, file, name, pictures)


def with_pictures(activity: Activity, pictures: Pictures) -> Activity:
    """Return an activity with a user's pictures in place of those that its file names: its inputs, its mean
    images and the length of its runs follow, and the pictures that test are kept aside. Raises ActivityError.
    """
    checked = check_activity(activity.text.encode(), activity.path, activity.name, pictures)
    if checked.activity is None:
        raise ActivityError(checked.faults)
    return checked.activity


def _walk(
    root: Source, text: str, file: str, name: str, pictures: Pictures | None = None
) -> tuple[Walk, Activity | None]:
    walk = Walk(file, text)
    walk.pictures = pictures
    parts = ACTIVITY(walk, root, "")
    if parts is not None and ("kernels" in parts or not {"inputs", "layers"} <= parts.keys()):
        from connecte.content.reading.drawn.kernels import check_keys

        check_keys(walk, parts, Value(parts, root))
    return walk, None if parts is None else _assemble(walk, parts, file, name)


def _check_with_care(data: bytes, file: str, name: str, pictures: Pictures | None) -> Checked:
    from connecte.content.yaml.careful import read_whole  # needed only for files with a fault

    try:
        root, faults = read_whole(data, file)
    except ActivityError as error:
        return Checked(None, error.faults)
    if root is None:
        return Checked(None, in_order(faults))
    walk, activity = _walk(root, decoded(data).text, file, name, pictures)
    # The values of a line with a syntax fault are not what the author wrote: no fault is noted there.
    faulty_lines = {fault.line for fault in faults}
    unread = _unread(walk, faulty_lines)
    faults += [fault for fault in walk.faults if fault.line not in faulty_lines and fault not in unread]
    if faults:
        return Checked(None, in_order(faults), in_order(walk.warnings), root)
    return Checked(activity, (), in_order(walk.warnings), root)


def _unread(walk: Walk, lines: Collection[int]) -> list[Fault]:
    """Return the faults of keys that are not missing: they stand on a line with a syntax fault, after another
    key of the same part, which is the last one before that line that lacks them.
    """
    found = []
    for line in lines:
        text = walk.lines[line - 1] if line <= len(walk.lines) else ""
        for name in re.findall(r"\W([^\W\d][\w-]*) ?:(?=\s|$)", text):
            lacking = [fault for fault, key in walk.missed if key == name and fault.line <= line]
            found += lacking[-1:]
    return found


def _assemble(walk: Walk, parts: dict[str, Value], file: str, name: str) -> Activity | None:
    pixels = read_pixels(walk, parts.get("inputs"))
    grid = no_grid(walk, parts) if is_picture(parts.get("inputs")) else _grid(walk, parts)
    partial = "cover" in parts and parts["cover"].value == "partial"
    data, means = _data(walk, parts, pixels)
    inputs = inputs_of(pixels) if pixels else read_inputs(walk, parts.get("inputs"), grid, partial)
    cells = [[each.symbol, each.name] for each in inputs or ()]
    names = cells if pixels else formula_names(parts.get("inputs"))
    sizes = input_ends(inputs or (), grid) if grid else []
    layers = read_layers(walk, parts.get("layers"), names, "decision" in parts, means, sizes or None)
    kernels: tuple[Kernel, ...] = ()
    if "kernels" in parts:
        from connecte.content.reading.drawn.kernels import read_kernels

        inputs = layers = ()
        kernels = read_kernels(walk, parts["kernels"], grid)
    otherwise = _otherwise(walk, parts.get("otherwise"), layers)
    examples = data or read_examples(walk, parts.get("examples"), grid, inputs, layers, otherwise)
    by_hand = read_by_hand(walk, parts.get("by_hand"), layers)
    count = len(data) if data else count_examples(walk, parts.get("examples"))
    is_numeric = bool(examples and examples[0].goals)
    layers = unlabelled(layers) if is_numeric and layers else layers
    step = _by_hand_step(walk, parts, layers)
    training = read_training(walk, parts.get("training"), inputs, layers, count, bool(otherwise), is_numeric)
    others = []
    for run in runs_with_examples(parts.get("training")):
        count_examples(walk, run["examples"])
        found = read_examples(walk, run["examples"], grid, inputs, layers, otherwise)
        others.append((run["name"].value, found or ()))
    minutes = parts["minutes"].value if "minutes" in parts else None
    plan = read_plan(walk, parts.get("plan"), minutes, bool(kernels))
    questions = read_questions(walk, parts.get("questions"), count, training, "training" in parts)
    if walk.faults or grid is None or inputs is None or layers is None or examples is None:
        return None

    def plain(key: str) -> Any:
        return parts[key].value if key in parts else ""

    return Activity(
        name=name,
        path=file,
        title=plain("title"),
        summary=one_line(plain("summary")),
        minutes=plain("minutes"),
        credit=plain("credit"),
        grid=grid,
        inputs=inputs,
        layers=layers,
        examples=examples,
        by_hand=by_hand,
        training=training,
        text=walk.text,
        otherwise=otherwise,
        plan=plan,
        decision=parts["decision"].value if "decision" in parts else "alone",
        is_partial=partial,
        questions=questions,
        run_examples=tuple(others),
        by_hand_step=step,
        kernels=kernels,
        pixels=pixels,
    )


def _data(
    walk: Walk, parts: dict[str, Value], pixels: Pixels | None
) -> tuple[PictureExamples | None, Means | None]:
    """Return the pictures that stand for the examples, and those whose means are cards; None where the file
    lists its own examples.
    """
    part = parts.get("examples")
    if part is None or not isinstance(part.value, dict):
        return None, None
    from connecte.content.reading.sections.data import read_data
    from connecte.content.reading.sections.means import means_of

    data = read_data(walk, part, pixels)
    return data, means_of(walk, parts.get("training"), data)


def _by_hand_step(walk: Walk, parts: dict[str, Value], layers: Sequence[CardLayer] | None) -> float:
    """Return by how much numbers are moved by hand, 0 where the file does not say it. A card with a table
    is moved by 1, and so are the moves of `by_hand`.
    """
    part = parts.get("by_hand_step")
    if part is None or part.value is None:
        return 0.0
    cards = [card for layer in layers or () for card in layer.cards]
    tables = [card.neuron.name for card in cards if not card.printed.is_empty]
    if tables:
        message = _("« by_hand_step » est pour des cartes sans tableau ; ont un tableau : {names}")
        walk.fault(part.source, message.format(names=comma_list(tables)), _("enlever « by_hand_step »"))
    elif "by_hand" in parts:
        message = _("« by_hand » et « by_hand_step » ne vont pas ensemble")
        walk.fault(part.source, message, _("enlever l'un des deux"))
    return float(part.value)


def _otherwise(walk: Walk, part: Value | None, layers: Sequence[CardLayer] | None) -> str:
    """Return the label that is meant when no output claims; "" where the activity has none."""
    if part is None or part.value is None:
        return ""
    if layers and part.value in [card.neuron.label for card in layers[-1].cards]:
        message = _("« {label} » est déjà annoncé par un neurone").format(label=part.value)
        walk.fault(part.source, message, _("« otherwise » est ce qu'on dit quand aucun n'annonce"))
    return str(part.value)


def _grid(walk: Walk, parts: dict[str, Value]) -> Grid | None:
    """Return the grid; NO_GRID where all inputs are plain numbers. A grid without strips is a fault."""
    part = parts.get("grid")
    inputs = [item for item in items(parts.get("inputs")) if item.value]
    plain = [item for item in inputs if is_plain(item)]
    strips = [item for item in inputs if not is_plain(item)]
    if part is None:
        if strips and not walk.faults:
            hint = _("ajouter « grid », ou donner à chaque entrée « between » au lieu d'une bandelette")
            walk.fault(strips[0].source, _("une bandelette, mais pas de grille"), hint)
        return NO_GRID if plain and not strips else None
    if plain:
        hint = _("enlever « grid », ou donner une bandelette à chaque entrée")
        key = next(key for key in PLAIN_KEYS if key in plain[0].value)
        walk.fault(plain[0].value[key].source, _("un nombre simple à côté d'une grille"), hint)
        return None
    if part.value is None:
        return None
    rows, columns = part.value.get("rows"), part.value.get("columns")
    if not rows or not columns or not rows.value or not columns.value:
        return None
    return Grid(rows.value, columns.value)

"""Reads the examples of an activity file, and the moves of the learning by hand."""

from __future__ import annotations

from collections.abc import Sequence

from connecte.content.activity import CardLayer, Example
from connecte.content.inputs import Input, can_be, given_inputs, whole_if_it_is, with_computed
from connecte.content.reading.drawn.strips import impossible
from connecte.content.reading.point_sets import examples_in, read_made, refuse_without_made
from connecte.content.yaml.schema.walk import Value, Walk
from connecte.content.yaml.source import Source
from connecte.core.grid.drawing import NO_DRAWING, Drawing, DrawingError, Grid
from connecte.language.i18n import _, ngettext
from connecte.language.lists import comma_list


def read_examples(
    walk: Walk,
    part: Value | None,
    grid: Grid | None,
    inputs: Sequence[Input] | None,
    layers: Sequence[CardLayer] | None,
    otherwise: str = "",
) -> tuple[Example, ...] | None:
    """Return all examples, or None where one has a fault."""
    if part is None or not isinstance(part.value, list):
        return None
    before = len(walk.faults)
    examples: list[Example] = []
    for item in part.value:
        if item.value is None:
            continue
        number, times = len(examples), range(examples_in(item))
        if "made" in item.value:
            examples += read_made(walk, item, number, inputs, layers, otherwise)
            continue
        refuse_without_made(walk, item)
        _right_keys(walk, item, grid)
        label = _label(walk, item.value.get("label"), layers, otherwise)
        goals = _goals(walk, item, part.value[0], layers)
        if grid is not None and not grid.rows:
            values = _plain_numbers(walk, item.value.get("values"), inputs)
            if values and (label or goals):
                one = Example(number, values, label or "", _in_class(item), NO_DRAWING, goals)
                examples += [one._replace(number=number + n) for n in times]
            continue
        drawing = _drawing(walk, item.value.get("drawing"), grid) or _of_code(walk, item, grid)
        if "counts" in item.value and grid and inputs:
            _hold_together(walk, item.value["counts"], grid, drawing, inputs)
        if drawing and inputs is not None and label:
            counts = tuple(drawing.count(source.strip) for source in inputs)
            one = Example(number, counts, label, _in_class(item), drawing)
            examples += [one._replace(number=number + n) for n in times]
    return tuple(examples) if len(walk.faults) == before else None


def _goals(walk: Walk, item: Value, first: Value, layers: Sequence[CardLayer] | None) -> tuple[float, ...]:
    """Return the numbers that the outputs should show; () for an example with a label.

    An example without either, with another of them than the first one, or with another count of numbers
    than there are outputs, is a fault; so is a label for outputs that are numbers.
    """
    part = item.value.get("goals")
    if part is None and "label" not in item.value:
        walk.missing(item.source, "label")
    together = _("« goals » et « label » ne vont pas ensemble : l'un ou l'autre, partout")
    if part is None and "label" in item.value and first.value is not None and "goals" in first.value:
        walk.fault(item.value["label"].source, together)
    if part is None or part.value is None or not layers:
        return ()
    outputs = layers[-1].cards
    numbers = [goal.value for goal in part.value]
    if "label" in item.value or (first.value is not None and "goals" not in first.value):
        walk.fault(part.source, together)
    elif len(numbers) != len(outputs):
        message = ngettext(
            "{found} nombre : il en faut {expected}, un par sortie",
            "{found} nombres : il en faut {expected}, un par sortie",
            len(numbers),
        )
        walk.fault(part.source, message.format(found=len(numbers), expected=len(outputs)))
    elif any(card.neuron.answer != "sum" for card in outputs):
        walk.fault(part.source, _("« goals » demande des sorties qui sont des nombres : « answer: sum »"))
    return () if None in numbers else tuple(map(float, numbers))


def _in_class(item: Value) -> bool:
    return bool(item.value["in_class"].value) if "in_class" in item.value else False


def _right_keys(walk: Walk, item: Value, grid: Grid | None) -> None:
    """Check that an example has the keys of its activity: a drawing or its code on a grid, values without
    one.
    """
    if grid is None:
        return
    keys, others = (
        (("drawing", "code"), ("values",)) if grid.rows else (("values",), ("counts", "drawing", "code"))
    )
    for key in others:
        if key in item.value:
            why = _("sur une grille") if grid.rows else _("sans grille")
            message = _("« {key} » n'a pas de sens {why}").format(key=key, why=why)
            walk.fault(item.value[key].source, message, _("écrire {keys}").format(keys=keys[0]))
    if not any(key in item.value for key in keys):
        walk.missing(item.source, keys[0])
    elif all(key in item.value for key in keys) and len(keys) > 1:
        message = _("un exemple a un dessin ou son code : « drawing » et « code » s'excluent")
        walk.fault(item.value["code"].source, message, _("enlever l'un des deux"))


def _of_code(walk: Walk, item: Value, grid: Grid | None) -> Drawing | None:
    """Return the drawing of a code that stands in place of a drawing."""
    part = item.value.get("code")
    if part is None or part.value is None or grid is None or not grid.rows:
        return None
    from connecte.core.grid.code import CodeError, drawing_of  # few files have codes

    try:
        return drawing_of(part.value, grid)
    except CodeError as error:
        walk.fault(part.source, str(error), _("l'écran du dessin montre le code d'un dessin"))
        return None


def _plain_numbers(
    walk: Walk, part: Value | None, inputs: Sequence[Input] | None
) -> tuple[int | float, ...] | None:
    if part is None or part.value is None or not inputs:
        return None
    values = [value.value for value in part.value]
    if None in values:
        return None
    given = [inputs[number] for number in given_inputs(inputs)]
    if len(values) != len(given):
        message = ngettext(
            "{found} nombre : il en faut {expected}, un par entrée",
            "{found} nombres : il en faut {expected}, un par entrée",
            len(values),
        )
        from connecte.content.yaml.cures.lists import written_list

        written = walk.rest_of_line(part.source)[: walk.written(part.source)]
        cure = written_list(written, len(given), len(given)) or ""
        walk.fault(part.source, message.format(found=len(values), expected=len(given)), cure)
        return None
    for source, item in zip(given, part.value, strict=True):
        if not can_be(source, item.value):
            message = _("{symbol} = {value} : il faut de {least} à {most}").format(
                symbol=source.symbol, value=item.source.value, least=source.least, most=source.most
            )
            walk.fault(item.source, message)
    return with_computed(inputs, map(whole_if_it_is, values))


def _drawing(walk: Walk, part: Value | None, grid: Grid | None) -> Drawing | None:
    if part is None or part.value is None or grid is None:
        return None
    try:
        # YAML removes the common indent of a block; any indent that is left does not belong to the drawing.
        return Drawing.parse("\n".join(row.strip() for row in part.value.splitlines()), grid)
    except DrawingError as error:
        rows = part.value.splitlines()
        from connecte.content.yaml.cures.drawings import drawing_fault

        fault = drawing_fault(walk.lines, part.source.line - 1, grid.rows, grid.columns)
        if fault is not None:
            place = part.source._replace(line=fault.line + 1, column=fault.column + 1)
            walk.fault(place, fault.message, fault.hint)
            return None
        message = _("ligne {number} du dessin : {problem}").format(number=error.row + 1, problem=error)
        hint = _("une ligne de cases est faite de . et de #")
        if len(rows) != grid.rows:
            message = ngettext("le dessin a {found} ligne", "le dessin a {found} lignes", len(rows))
            message = _("{found} : il en faut {rows}").format(
                found=message.format(found=len(rows)), rows=grid.rows
            )
            hint = _("une par ligne de cases, toutes au même retrait, plus à droite que « drawing »")
        place = _row_place(walk, part.source, error.row) if len(rows) == grid.rows else part.source
        walk.fault(place, message, hint)
        return None


def _row_place(walk: Walk, source: Source, row: int) -> Source:
    """Find where a row of a drawing stands in the file; return its key's place where it is no block of
    lines.
    """
    lines = walk.lines
    if source.plain or source.quoted or source.line + row >= len(lines):
        return source
    line = lines[source.line + row]
    return source._replace(line=source.line + 1 + row, column=len(line) - len(line.lstrip()) + 1)


def _label(walk: Walk, part: Value | None, layers: Sequence[CardLayer] | None, otherwise: str) -> str | None:
    if part is None or part.value is None or layers is None:
        return None
    labels = [card.neuron.label or "" for card in layers[-1].cards] if layers else []
    labels += [otherwise] if otherwise else []
    if layers and part.value not in labels:
        from connecte.content.yaml.cures.words import label_cure

        near = walk.closest(part.value, labels) if len(part.value) > 2 else ""
        walk.fault(
            part.source,
            _("« {label} » n'est annoncé par aucun neurone de sortie").format(label=part.value),
            label_cure(part.value, labels, near, bool(otherwise)),
        )
        return None
    return str(part.value)


def _hold_together(
    walk: Walk, part: Value, grid: Grid, drawing: Drawing | None, inputs: Sequence[Input]
) -> None:
    """Check that the counts are those of the drawing: all that differ are one fault, with the right list."""
    if part.value is None or any(count.value is None for count in part.value):
        return
    counts = [count.value for count in part.value]
    drawn = [drawing.count(source.strip) for source in inputs] if drawing else None
    hint = (
        _("écrire counts: {counts}, ou enlever la ligne : le dessin suffit").format(counts=drawn)
        if drawn
        else ""
    )
    if len(counts) != len(inputs):
        message = ngettext(
            "{found} nombre : il en faut {expected}, un par bandelette",
            "{found} nombres : il en faut {expected}, un par bandelette",
            len(counts),
        )
        walk.fault(part.source, message.format(found=len(counts), expected=len(inputs)), hint)
    elif drawn is None:
        problem = impossible(grid, inputs, counts)
        if problem:
            walk.fault(part.source, problem)
    elif drawn != counts:
        pairs = zip(inputs, counts, drawn, strict=True)
        wrong = [
            _("{symbol} = {drawn} et non {count}").format(symbol=source.symbol, drawn=found, count=count)
            for source, count, found in pairs
            if found != count
        ]
        message = _("d'après le dessin, {wrong}").format(wrong=comma_list(wrong))
        walk.fault(part.source, message, hint)

"""Reads the training section of an activity file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from connecte.content.activity import CardLayer
from connecte.content.inputs import Input
from connecte.content.reading.method import check_method, read_folds, read_length, read_method
from connecte.content.reading.neurons import as_weights, read_sum
from connecte.content.reading.point_sets import examples_in
from connecte.content.reading.sections.by_hand import find_neuron
from connecte.content.runs.method import WORKSHOP, Method
from connecte.content.runs.settings import DRAWN, NamedRun, Rule, Start, Training
from connecte.content.yaml.schema.walk import Value, Walk
from connecte.language.i18n import _
from connecte.language.lists import comma_list, one_line
from connecte.language.numbers import iterations


def read_training(
    walk: Walk,
    part: Value | None,
    inputs: Sequence[Input] | None,
    layers: Sequence[CardLayer] | None,
    examples: int = 0,
    has_otherwise: bool = False,
    is_numeric: bool = False,
) -> Training | None:
    """Return the settings of the learning by computer; None where the activity has none or they have a
    fault. `examples` is how many examples the activity has, `has_otherwise` whether some label is no output's,
    `is_numeric` whether outputs are numbers.
    """
    if part is None or part.value is None:
        return None
    own_values: dict[str, Value] = part.value

    def check(values: dict[str, Value], method: Method, begin: str) -> None:
        check_method(walk, values, method, _rule(own_values), layers, has_otherwise, is_numeric, begin)

    own = _own_run(walk, part, inputs, layers, examples, check)
    if own is None:
        return None
    _refuse_same(walk, _items(own_values.get("runs")), "name")
    items = [item for item in _items(own_values.get("runs")) if item.value]
    runs = [_run(walk, item, own, examples) for item in items]
    for run, item in zip(runs, items, strict=True):
        if run is not None:
            check(item.value, run.method, own.begin if run.begin == "activity" else run.begin)
    return own._replace(runs=tuple(run for run in runs if run is not None))


def _own_run(
    walk: Walk,
    part: Value,
    inputs: Sequence[Input] | None,
    layers: Sequence[CardLayer] | None,
    examples: int,
    check: Callable[[dict[str, Value], Method, str], None],
) -> Training | None:
    """Return the settings without the runs that have a name; None where they have a fault. `check` is told
    how the network learns and where it starts, once their parts are read.
    """
    values: dict[str, Value] = part.value
    masked = _masked(walk, values.get("mask"), layers)
    begin = _word(values.get("start"))
    changes = _items(values.get("start")) if begin is None else []
    starts = [_start(walk, item, inputs, layers) for item in changes]
    seed, method = _plain(values, "seed", 0), read_method(values, WORKSHOP)
    tests = () if walk.pictures is None else tuple(walk.pictures.tests)
    held_out = tests or _held_out(walk, values.get("held_out"), examples, seed)
    marks = _marks(walk, values.get("marks"))
    has_its_numbers = _has_its_numbers(walk, part, layers, method)
    size = 1 if _rule(values) == "perceptron" else method.batch
    planned = read_length(walk, part, values, examples - len(held_out), size)
    check(values, method, begin or "cards")
    if marks is not None and planned is not None:
        marks = _until(walk, values.get("marks"), marks, planned)
    _refuse_same(walk, changes, "neuron")
    if marks is None or planned is None or None in starts or not has_its_numbers:
        return None
    return Training(
        step=values["step"].value,
        a=_plain(values, "a", 1.0),
        output_threshold_factor=_plain(values, "output_threshold_factor", 1.0),
        iterations=planned,
        marks=marks,
        masked=masked,
        start=tuple(start for start in starts if start),
        note=one_line(_plain(values, "note", "")),
        rule=_rule(values),
        begin=begin or "cards",  # type: ignore[arg-type]
        seed=seed,
        held_out=held_out,
        method=method,
        folds=read_folds(walk, values, examples - len(held_out), 0),
    )


def _rule(values: dict[str, Value]) -> Rule:
    return "perceptron" if _plain(values, "rule", "") == "perceptron" else "backpropagation"


def _has_its_numbers(walk: Walk, part: Value, layers: Sequence[CardLayer] | None, method: Method) -> bool:
    """Whether the numbers that the rule and the cost need are there, without a fault."""
    values: dict[str, Value] = part.value
    is_perceptron = _rule(values) == "perceptron"
    if is_perceptron:
        _check_perceptron(walk, values, layers)
    needed = ("step",) if is_perceptron or method.loss != "exponential" else ("step", "a")
    if "a" in needed and "a" not in values:
        walk.missing(part.source, "a", _("par exemple a: 0.7"))
    return all(key in values and values[key].value is not None for key in needed)


def _marks(walk: Walk, part: Value | None) -> tuple[int, ...] | None:
    """Return the marked iterations; None where one has a fault or their order is another than the run's."""
    marks = tuple(item.value for item in _items(part))
    if None in marks:
        return None
    if list(marks) == sorted(set(marks)):
        return marks
    if part is not None:
        walk.fault(part.source, _("les repères vont du plus petit au plus grand, sans répétition"))
    return None


def _until(walk: Walk, part: Value | None, marks: tuple[int, ...], planned: int) -> tuple[int, ...] | None:
    """Return the marks up to the end of the run. One that stands after it is a fault, unless the user's own
    pictures made the run shorter.
    """
    kept = tuple(mark for mark in marks if mark <= planned)
    if walk.pictures is not None or len(kept) == len(marks):
        return kept
    item = next(item for item in _items(part) if item.value > planned)
    message = _("le repère {mark} est après la fin ({planned})")
    walk.fault(item.source, message.format(mark=item.value, planned=iterations(planned)))
    return None


def runs_with_examples(part: Value | None) -> list[dict[str, Value]]:
    """Return the named runs that have examples of their own, as they are in the file."""
    runs = _items(part.value.get("runs")) if part is not None and part.value else []
    return [
        run.value for run in runs if run.value and "examples" in run.value and _plain(run.value, "name", "")
    ]


def _run(walk: Walk, part: Value, own: Training, examples: int) -> NamedRun | None:
    """Return a run by name: its settings, and those of the activity's own run where it has none."""
    values: dict[str, Value] = part.value
    name = _plain(values, "name", None)
    if name is None:
        return None
    seed, method = _plain(values, "seed", own.seed), read_method(values, own.method)
    held_out, others = values.get("held_out"), values.get("examples")
    usual = own.held_out if others is None else ()
    examples = examples if others is None else sum(map(examples_in, _items(others)))
    learned = examples if walk.pictures is None else walk.pictures.learned
    kept = usual if held_out is None else _held_out(walk, held_out, learned, seed)
    if walk.pictures is not None and held_out is not None:
        kept = (*kept, *walk.pictures.tests)
    size = 1 if own.rule == "perceptron" else method.batch
    length = read_length(walk, part, values, examples - len(kept), size, own.iterations)
    folds = read_folds(walk, values, examples - len(kept), own.folds)
    return NamedRun(
        name,
        _plain(values, "step", own.step),
        _plain(values, "a", own.a),
        length or own.iterations,
        _plain(values, "start", own.begin if own.begin in DRAWN else "activity"),
        seed,
        kept,
        method,
        folds,
    )


def _plain(values: dict[str, Value], key: str, default: Any) -> Any:
    """Return a checked value; the default where the file does not have it, or where it has a fault."""
    return values[key].value if key in values and values[key].value is not None else default


def _word(part: Value | None) -> str | None:
    return part.value if part is not None and isinstance(part.value, str) else None


def _held_out(walk: Walk, part: Value | None, examples: int, seed: int) -> tuple[int, ...]:
    """Return the numbers of the examples kept aside; a number that no example has, one that stands twice,
    and all examples kept aside are faults. A share of them is drawn.
    """
    if part is not None and isinstance(part.value, float):
        from connecte.core.measures.parts import kept_aside  # few files keep examples aside by chance

        return kept_aside(examples, part.value, seed)
    found: set[int] = set()
    for item in _items(part):
        if item.value is None:
            continue
        if item.value >= examples > 0:
            message = _("il n'y a pas d'exemple {number} : les exemples vont de 0 à {last}")
            walk.fault(item.source, message.format(number=item.value, last=examples - 1))
        elif item.value in found:
            walk.fault(item.source, _("l'exemple {number} est déjà dans la liste").format(number=item.value))
        else:
            found.add(item.value)
    if part is not None and 0 < examples <= len(found):
        walk.fault(part.source, _("tous les exemples sont mis de côté : il en faut un pour apprendre"))
    return tuple(sorted(found))


def _check_perceptron(walk: Walk, values: dict[str, Value], layers: Sequence[CardLayer] | None) -> None:
    """Check that the perceptron rule has what it needs: one layer of neurons that answer 1 from their
    threshold on, and no mask.
    """
    cards = [card for layer in layers or () for card in layer.cards]
    if layers is not None and (len(layers) != 1 or any(card.neuron.answer != "reach" for card in cards)):
        walk.fault(
            values["rule"].source,
            _("la règle du perceptron demande une seule couche, avec « answer: reach »"),
            _("enlever « rule », ou les autres couches"),
        )
    if "mask" in values:
        walk.fault(
            values["mask"].source,
            _("la règle du perceptron bouge tous les poids : « mask » n'y fait rien"),
            _("enlever « mask »"),
        )


def _items(part: Value | None) -> list[Value]:
    return part.value if part and part.value else []


def _refuse_same(walk: Walk, items: Sequence[Value], key: str) -> None:
    seen: set[str] = set()
    for item in items:
        found = item.value.get(key) if item.value else None
        if found is not None and found.value in seen:
            walk.fault(found.source, _("« {name} » est déjà dans la liste").format(name=found.value))
        if found is not None and found.value:
            seen.add(found.value)


def _masked(walk: Walk, part: Value | None, layers: Sequence[CardLayer] | None) -> tuple[int, ...]:
    names = [layer.name for layer in layers or ()]
    masked = []
    for item in _items(part):
        if item.value in names:
            masked.append(names.index(item.value))
        elif item.value is not None and layers:
            hint = walk.nearest(item.value, names) or _("couches : {names}").format(names=comma_list(names))
            walk.fault(item.source, _("il n'y a pas de couche « {name} »").format(name=item.value), hint)
    return tuple(masked)


def _start(
    walk: Walk, item: Value, inputs: Sequence[Input] | None, layers: Sequence[CardLayer] | None
) -> Start | None:
    if item.value is None or "neuron" not in item.value or not layers or not inputs:
        return None
    place = find_neuron(walk, item.value["neuron"], layers)
    if place is None:
        return None
    layer, neuron = place
    names = (
        [[i.symbol, i.name, i.code] for i in inputs]
        if layer == 0
        else [[card.neuron.name] for card in layers[layer - 1].cards]
    )
    weights = read_sum(walk, item.value.get("sum"), names)
    threshold = item.value["threshold"].value if "threshold" in item.value else None
    if weights is None and threshold is None:
        if "sum" not in item.value and "threshold" not in item.value:
            walk.fault(item.source, _("il faut « sum », « threshold » ou les deux"))
        return None
    dense = None if weights is None else as_weights(weights, len(names))
    return Start(layer, neuron, dense, threshold)

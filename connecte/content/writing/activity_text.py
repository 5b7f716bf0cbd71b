"""Writes a whole activity out as a file that is read back as the same activity."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from connecte.content.activity import Activity, Example
from connecte.content.inputs import given_inputs
from connecte.content.reading.sections.data import PictureExamples
from connecte.content.runs.method import WORKSHOP, as_keys
from connecte.content.runs.settings import DRAWN, NamedRun, Start, Training
from connecte.content.writing.cards_text import card_lines, exact_formula, input_lines, plain, plain_list
from connecte.content.writing.quoting import quoted
from connecte.core.cards.network import Network
from connecte.language.i18n import _


def activity_text(activity: Activity, network: Network | None = None, story: str = "") -> str:
    """Return the file of an activity, after the remark `story`.

    Cards of another `network` take the place of its own: the moves of the learning by hand and the changes
    of the start, which were for the own ones, are then left out.
    """
    others = None if network in (None, activity.network()) else network
    lines = [f"# {line}" for line in story.splitlines()] + ([""] if story else [])
    lines += [
        f"title: {quoted(activity.title)}",
        f"summary: {quoted(activity.summary)}",
        f"minutes: {activity.minutes}",
    ]
    lines += [f"credit: {quoted(activity.credit)}"] if activity.credit else []
    lines += [f"otherwise: {quoted(activity.otherwise)}"] if activity.otherwise else []
    decision = (others or activity.network()).decision
    lines += [f"decision: {decision}"] if decision != "alone" or _is_doubled(activity) else []
    lines += ["", *input_lines(activity), "", *card_lines(activity, others), "", *_all_examples(activity), ""]
    if others is None:
        lines += ["by_hand:", *(
            f"  - {{neuron: {quoted(_name(activity, move.layer, move.neuron))}, move: {move.change}}}"
            for move in activity.by_hand
        )] if activity.by_hand else []  # fmt: skip
    lines += [f"by_hand_step: {plain(activity.by_hand_step)}"] if activity.by_hand_step else []
    if activity.training is not None:
        training = activity.training if others is None else _from_cards(activity, activity.training)
        lines += ["", *_training(activity, training, others is None)]
    return "\n".join([*lines, *_plan(activity), *_questions(activity)]) + "\n"


def _is_doubled(activity: Activity) -> bool:
    """Whether several outputs have one label, which is a slip where nothing says who decides."""
    network = activity.network()
    return len(network.choices) < len(network.labels)


def _name(activity: Activity, layer: int, neuron: int) -> str:
    return activity.layers[layer].cards[neuron].neuron.name


def _all_examples(activity: Activity) -> list[str]:
    if isinstance(activity.examples, PictureExamples):
        return ["examples: {data: digits}"]
    return ["examples:", *_examples(activity, activity.examples)]


def _examples(activity: Activity, examples: Sequence[Example], indent: str = "") -> list[str]:
    """Return the lines of examples; those that follow each other and differ by their number alone are one."""
    lines = []
    alike = groupby(examples, lambda example: example._replace(number=0))
    for example, times in ((example, len(list(group))) for example, group in alike):
        wanted = f"label: {quoted(example.label)}"
        if example.goals:
            wanted = f"goals: {plain_list(example.goals)}"
        lines.append(f"{indent}  - {wanted}")
        if activity.inputs:
            numbers = plain_list(example.counts[number] for number in given_inputs(activity.inputs))
            lines.append(f"{indent}    {'counts' if activity.is_drawn else 'values'}: {numbers}")
        lines.append(f"{indent}    in_class: {'true' if example.in_class else 'false'}")
        lines += [f"{indent}    times: {times}"] if times > 1 else []
        if activity.is_drawn:
            rows = (f"{indent}      {row}" for row in example.drawing.rows)
            lines += [f"{indent}    drawing: |", *rows]
    return lines


def _from_cards(activity: Activity, training: Training) -> Training:
    """Return the training of cards that stand where a network has learned: it starts from them. Runs of a
    network that is neither that one, nor drawn at random, are left out.
    """
    hidden = tuple(len(layer.cards) for layer in activity.layers[:-1])
    learned = hidden if training.method.neurons == hidden else None
    method = training.method._replace(neurons=None)
    method = method if hidden else method._replace(hidden=WORKSHOP.hidden, dropout=())
    runs = (
        run if run.begin in DRAWN else run._replace(method=run.method._replace(neurons=None))
        for run in training.runs
        if run.begin in DRAWN or run.method.neurons == learned
    )
    return training._replace(method=method, begin="cards", runs=tuple(runs))


def _training(activity: Activity, training: Training, own: bool) -> list[str]:
    """Return the lines of the training; of other cards than its `own` it starts from those."""
    lines = ["training:"]
    if training.rule != "backpropagation":
        lines.append(f"  rule: {training.rule}")
    lines.append(f"  step: {training.step!r}")
    if training.rule == "backpropagation" or training.a != 1:
        lines.append(f"  a: {training.a!r}")
    if training.rule == "backpropagation" or training.output_threshold_factor != 1:
        lines.append(f"  output_threshold_factor: {training.output_threshold_factor!r}")
    lines.append(f"  iterations: {training.iterations}")
    lines += [f"  marks: {plain_list(training.marks)}"] if training.marks else []
    if training.masked:
        names = ", ".join(quoted(activity.layers[layer].name) for layer in training.masked)
        lines.append(f"  mask: [{names}]")
    if own and training.begin != "cards":
        lines.append(f"  start: {training.begin}")
    elif own and training.start:
        lines += ["  start:", *(line for start in training.start for line in _start(activity, start))]
    lines += [f"  held_out: {plain_list(training.held_out)}"] if training.held_out else []
    lines += [f"  {key}" for key in as_keys(training.method)]
    lines += [f"  folds: {training.folds}"] if training.folds else []
    lines += [f"  seed: {training.seed}"] if training.seed else []
    runs = [line for run in training.runs for line in _named_run(activity, training, run)]
    lines += ["  runs:", *runs] if runs else []
    note = training.note if own else _("Départ : ces cartes.")
    return [*lines, f"  note: {quoted(note)}"] if note else lines


def _start(activity: Activity, start: Start) -> list[str]:
    names = activity.source_names(start.layer)
    lines = [f"    - neuron: {quoted(_name(activity, start.layer, start.neuron))}"]
    if start.weights is not None:
        order = [source for source, weight in enumerate(start.weights) if weight]
        lines.append(f"      sum: {quoted(exact_formula(start.weights, order, names))}")
    return lines if start.threshold is None else [*lines, f"      threshold: {plain(start.threshold)}"]


def _named_run(activity: Activity, training: Training, run: NamedRun) -> list[str]:
    """Return the lines of a run by name. It starts where it did, or where the activity's own run does."""
    lines = [f"    - name: {quoted(run.name)}"]
    lines += [f"      step: {run.step!r}", f"      a: {run.a!r}", f"      iterations: {run.iterations}"]
    lines += [f"      start: {run.begin}"] if run.begin != "activity" else []
    lines += [f"      seed: {run.seed}"] if run.seed != training.seed else []
    lines.append(f"      held_out: {plain_list(run.held_out)}")
    lines += [f"      folds: {run.folds}"] if run.folds != training.folds else []
    lines += [f"      {key}" for key in as_keys(run.method, training.method)]
    own = dict(activity.run_examples).get(run.name)
    return [*lines, "      examples:", *_examples(activity, own, "      ")] if own else lines


def _plan(activity: Activity) -> list[str]:
    """Return the lines of the facilitator's plan and notes, which do not depend on the cards."""
    lines = ["", "plan:"] if activity.plan else []
    for part in activity.plan:
        lines += [f"  - step: {part.name}", f"    minutes: {part.minutes}"]
        lines += [f"    least: {part.least}"] if part.least else []
        lines += [f"    say: {quoted(part.say)}"] if part.say else []
        for key, texts in (("ask", part.ask), ("misunderstandings", part.misunderstandings)):
            lines += [f"    {key}:", *(f"      - {quoted(text)}" for text in texts)] if texts else []
        lines += [f"    shorten: {quoted(part.shorten)}"] if part.shorten else []
    return lines


def _questions(activity: Activity) -> list[str]:
    lines = ["", "questions:"] if activity.questions else []
    for question in activity.questions:
        lines += [f"  - ask: {quoted(question.ask)}", "    choices:"]
        lines += [f"      - {quoted(choice)}" for choice in question.choices]
        lines += [f"    answer: {question.answer + 1}", f"    why: {quoted(question.why)}"]
        lines.append(f"    ages: {plain_list(question.ages)}")
        if question.proof is not None:
            said = {key: value for key, value in question.proof._asdict().items() if value is not None}
            lines.append(f"    see: {{{', '.join(f'{key}: {value}' for key, value in said.items())}}}")
    return lines

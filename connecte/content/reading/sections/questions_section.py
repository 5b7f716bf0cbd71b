"""Reads the questions of an activity file."""

from __future__ import annotations

from connecte.content.reading.sections.question import Proof, Question
from connecte.content.runs.settings import Training
from connecte.content.yaml.schema.walk import Value, Walk
from connecte.language.i18n import _
from connecte.language.lists import one_line
from connecte.language.numbers import iterations


def read_questions(
    walk: Walk, part: Value | None, examples: int, training: Training | None, trains: bool
) -> tuple[Question, ...]:
    """Return the questions of a file, in their order; faults go to the walk.

    `examples` is how many examples the file has, `trains` whether it has a training, which may have faults
    of its own and then be None.
    """
    if part is None or part.value is None:
        return ()
    found = [_read(walk, item, examples, training, trains) for item in part.value]
    return tuple(question for question in found if question is not None)


def _read(walk: Walk, item: Value, examples: int, training: Training | None, trains: bool) -> Question | None:
    if item.value is None:
        return None
    values = {key: value.value for key, value in item.value.items()}
    if any(values.get(key) is None for key in ("ask", "choices", "answer", "why", "ages")):
        return None
    choices = [choice.value for choice in values["choices"]]
    ages = [age.value for age in values["ages"]]
    if None in choices or None in ages:
        return None
    if values["answer"] > len(choices):
        message = _("réponse {answer}, mais il n'y a que {count} choix")
        hint = _("le numéro de la bonne réponse, à partir de 1")
        walk.fault(
            item.value["answer"].source, message.format(answer=values["answer"], count=len(choices)), hint
        )
        return None
    if ages[0] > ages[1]:
        walk.fault(item.value["ages"].source, _("le premier âge est plus grand que le second"))
        return None
    return Question(
        one_line(values["ask"]),
        tuple(map(one_line, choices)),
        values["answer"] - 1,
        one_line(values["why"]),
        (ages[0], ages[1]),
        _proof(walk, item.value.get("see"), examples, training, trains),
    )


def _proof(
    walk: Walk, part: Value | None, examples: int, training: Training | None, trains: bool
) -> Proof | None:
    if part is None or part.value is None or "screen" not in part.value or part.value["screen"].value is None:
        return None
    values = {key: value.value for key, value in part.value.items()}
    example, iteration = values.get("example"), values.get("iteration")
    if example is not None and example >= examples:
        message = _("il n'y a pas d'exemple {number}").format(number=example)
        walk.fault(part.value["example"].source, message, _("de 0 à {last}").format(last=examples - 1))
        return None
    if values["screen"] == "train" and not trains:
        walk.fault(part.value["screen"].source, _("cette activité n'a pas d'entraînement à montrer"))
        return None
    if iteration is not None and training is not None and iteration > training.iterations:
        message = _("l'entraînement n'a que {count}").format(count=iterations(training.iterations))
        walk.fault(part.value["iteration"].source, message)
        return None
    return Proof(values["screen"], example, iteration)

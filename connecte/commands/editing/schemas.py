"""`connecte schema`: what files and answers look like, as JSON Schemas. Neither numpy nor textual here."""

from __future__ import annotations

import argparse
import json
from typing import Any

from connecte.commands.output import emit_lines
from connecte.language.i18n import _

Schema = dict[str, Any]

_NUMBER: Schema = {"type": "number"}
_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_KNOWN: Schema = {"type": ["integer", "null"], "minimum": 0}
_MAYBE: Schema = {"type": ["number", "null"]}
"""A number that may have overflowed: null then."""


def schema(arguments: argparse.Namespace) -> int:
    """Print the JSON Schema of activities, or of what a command says with --json."""
    of = arguments.of
    emit_lines(schema_text() if of is None else _text(answer_schema(of)))
    return 0


def schema_text() -> str:
    """Return the schema of activities; also what the file beside the shipped ones holds."""
    from connecte.content.yaml.schema.json_schema import json_schema

    return _text(json_schema())


def answer_schema(command: str) -> Schema:
    """Return the schema of what `train`, `forward` or `replay` says with --json."""
    made = {"train": _train, "forward": _forward, "replay": _replay}[command]()
    title = _("Ce que dit connecte {command} --json").format(command=command)
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": title, **made}


def _text(value: Schema) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _object(optional: tuple[str, ...] = (), **properties: Schema) -> Schema:
    """Return the schema of an object with these keys and no others, all there but the `optional` ones."""
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _list(items: Schema, why: str = "") -> Schema:
    return {"type": "array", "items": items, **({"description": why} if why else {})}


def _about(value: Schema, why: str) -> Schema:
    return {**value, "description": why}


def _train() -> Schema:
    layer = _object(
        name=_about(_TEXT, _("le nom de la couche")),
        names=_list(_TEXT, _("les neurones, dans l'ordre des lignes de weights et de thresholds")),
        sources=_list(_TEXT, _("ce qu'ils lisent, dans l'ordre des colonnes de weights")),
        weights=_list(_list(_NUMBER), _("une ligne par neurone, un poids par source")),
        thresholds=_list(_NUMBER, _("un seuil par neurone")),
    )
    mark = _object(
        iteration=_COUNT,
        cost=_about(_MAYBE, _("le coût à cette itération ; null s'il déborde")),
        recognised=_about(_KNOWN, _("combien d'exemples sont reconnus ; null pour des nombres")),
    )
    learned, held_out = _measures(), {"anyOf": [_measures(), {"type": "null"}]}
    part = _object(examples=_list(_COUNT), learned=learned, held_out=held_out)
    return _object(
        optional=("hidden", "output", "layers", "folds"),
        activity=_about(_TEXT, _("le nom de l'activité")),
        iterations=_about(_COUNT, _("combien d'itérations sont faites")),
        cost=_about(_MAYBE, _("le coût à la fin ; null s'il déborde")),
        recognised=_about(_KNOWN, _("combien d'exemples sont reconnus à la fin ; null pour des nombres")),
        examples=_about(_COUNT, _("combien d'exemples sont appris")),
        hidden=_about(layer, _("la couche cachée d'un réseau de deux couches")),
        output=_about(layer, _("la couche de sortie d'un réseau de deux couches")),
        layers=_list(layer, _("les couches d'un réseau d'une, de trois couches ou plus")),
        diverged_at={"type": ["integer", "null"], "description": _("la première itération qui déborde")},
        marks=_list(mark, _("le départ, les repères de l'activité, la fin")),
        measures=_about(_object(learned=learned, held_out=held_out), _("ce que vaut le réseau à la fin")),
        folds=_object(
            optional=("accuracy", "distance"),
            accuracy=_about(_NUMBER, _("l'exactitude moyenne sur ce qui est mis de côté")),
            distance=_about(_MAYBE, _("pour des nombres : l'écart moyen sur ce qui est mis de côté")),
            parts=_list(part, _("avec --folds : un essai par part mise de côté")),
        ),
    ) | {"oneOf": [{"required": ["hidden", "output"]}, {"required": ["layers"]}]}


def _measures() -> Schema:
    """Return the schema of what `train` says of a run on some examples."""
    label = _object(
        precision=_about(_MAYBE, _("VP / (VP + FP) ; null si ce n'est jamais dit")),
        recall=_about(_MAYBE, _("VP / (VP + FN) ; null si aucun exemple ne l'est")),
        f1=_about(_MAYBE, _("2 VP / (2 VP + FP + FN)")),
        auc=_about(_MAYBE, _("l'aire sous la courbe ROC ; null si tous les exemples le sont, ou aucun")),
    )
    numbers = _object(
        distance=_about(_MAYBE, _("pour des nombres : l'écart moyen, sans signe")),
        squared=_about(_MAYBE, _("pour des nombres : la moyenne des carrés des écarts")),
    )
    labels = _object(
        accuracy=_about(_NUMBER, _("la part des exemples reconnus")),
        confusion=_list(
            _list(_COUNT),
            _(
                "une ligne par réponse voulue, une colonne par réponse donnée ; la dernière colonne : aucune, "
                "ou plusieurs"
            ),
        ),
        labels={"type": "object", "additionalProperties": label},
    )
    return {"anyOf": [labels, numbers]}


def _forward() -> Schema:
    source = _object(name=_TEXT, symbol=_TEXT, count=_about(_NUMBER, _("cases noires, ou le nombre lu")))
    neuron = _object(
        name=_TEXT,
        label={"type": ["string", "null"], "description": _("ce qu'une sortie annonce ; null ailleurs")},
        sum=_about(_NUMBER, _("le calcul de la carte")),
        threshold=_about(_NUMBER, _("le seuil de la carte")),
        shown=_about(_NUMBER, _("ce que le neurone montre")),
    )
    verdict = _object(
        kind={"enum": ["single", "several", "none"], "description": _("une annonce, plusieurs, aucune")},
        labels=_list(_TEXT, _("ce qui est annoncé")),
    )
    numbers = _list(_list(_COUNT | {"minimum": -100_000}), _("une liste par ligne"))
    of_kernels = _object(activity=_TEXT, maps=_list(_object(name=_TEXT, map=numbers, pooled=numbers)))
    of_cards = _object(
        activity=_TEXT,
        inputs=_list(source),
        layers=_list(_object(name=_TEXT, neurons=_list(neuron))),
        verdict={"anyOf": [verdict, {"type": "null"}], "description": _("null pour des nombres")},
    )
    return {"anyOf": [of_cards, of_kernels]}


def _replay() -> Schema:
    neuron = _object(
        name=_TEXT,
        threshold=_NUMBER,
        weights={
            "type": "object",
            "additionalProperties": _MAYBE,
            "description": _("un poids par source, sous le nom de la source"),
        },
    )
    example = _object(
        inputs=_list(_MAYBE),
        wanted=_about({"type": "integer", "minimum": -1}, _("la sortie qui devrait annoncer ; -1 : aucune")),
        outputs=_list(_MAYBE, _("ce que dit chaque sortie, avant ce qui décide")),
        recognised={"type": "boolean"},
    )
    following = _object(gradient=_list(_list(_MAYBE)), sums=_list(_list(_MAYBE)))
    return _object(
        optional=("next",),
        activity=_TEXT,
        iteration=_COUNT,
        planned=_about(_COUNT, _("combien d'itérations étaient voulues")),
        reached=_about(_COUNT, _("combien d'itérations sont faites")),
        diverged_at={"type": ["integer", "null"], "description": _("la première itération qui déborde")},
        step=_about(_NUMBER, _("le pas η")),
        a=_about(_NUMBER, _("la raideur du coût")),
        cost=_MAYBE,
        recognised=_COUNT,
        sources=_list(_TEXT, _("les entrées, dans l'ordre des nombres de inputs")),
        labels=_list(_TEXT, _("les sorties, dans l'ordre des nombres de outputs")),
        layers=_list(_object(name=_TEXT, neurons=_list(neuron))),
        examples=_list(example),
        next=_list(following, _("par couche, ce que fait l'itération qui suit : une ligne par exemple")),
    )

"""Reads the table of a card, or the threshold and the range that stand for it."""

from __future__ import annotations

import re

from connecte.content.yaml.cures.cure import Cure
from connecte.content.yaml.schema.scalars import refuse_decimals
from connecte.content.yaml.schema.walk import Value, Walk
from connecte.core.cards.card import BENT, NO_TABLE, PrintedRange, TableError, threshold_of_table
from connecte.language.i18n import _
from connecte.language.value import NamedTuple

_WHOLE = r"[-+]?(0|[1-9][0-9]{0,3})"
_BELOW = r" ?(-?(?:0|[1-9][0-9]{0,3}))"


class CardTable(NamedTuple):
    """What a card answers, and for which results it prints it."""

    printed: PrintedRange
    threshold: int | float


def read_table(
    walk: Walk, item: Value, answer: str, reach: tuple[float, float] | None = None
) -> CardTable | None:
    """Return the table of a card that answers this way; None where it has a fault. `reach` are the smallest and
    the largest result that its sum may have, where that is known.
    """
    values = item.value
    if answer != "excess" and "table" in values:
        hint = _("écrire « threshold », et « range » pour une table imprimée")
        walk.fault(values["table"].source, _("une carte qui montre 0 ou 1 n'a pas besoin de table"), hint)
        return None
    if answer in ("computed", *BENT) and ("range" in values or "below" in values):
        part = values["range" if "range" in values else "below"]
        message = _("une carte que la machine calcule n'a pas de table")
        if answer in BENT:
            message = _("cette réponse a sa propre table, en dixièmes, qui va aussi loin qu'il faut")
        walk.fault(part.source, message, _("enlever cette ligne"))
        return None
    if "threshold" in values and (answer == "excess" or "range" in values):
        found = values["threshold"]
        if isinstance(found.value, float):
            refuse_decimals(walk, found.source, "threshold")
            return None
    if answer != "excess" and "threshold" in values and "range" not in values:
        threshold = values["threshold"].value
        return None if threshold is None else CardTable(NO_TABLE, threshold)
    if "table" in values:
        for key in ("threshold", "range", "below"):
            if key in values:
                walk.fault(
                    values[key].source,
                    _("une carte a soit « table », soit « threshold » avec « range »"),
                    _("enlever « {key} » : la table le dit déjà").format(key=key),
                )
        return _from_table(walk, values["table"])
    return _from_range(walk, item, reach)


def _from_range(walk: Walk, item: Value, reach: tuple[float, float] | None) -> CardTable | None:
    """Return the table that a threshold and a range stand for; None where they have a fault."""
    values = item.value
    missing = [key for key in ("threshold", "range") if key not in values]
    if missing:
        hint = _("écrire « threshold » et « range », ou « table »")
        if missing == ["range"] and reach is not None and reach[1] - reach[0] <= 99:
            hint = _("ajouter range: [{low}, {high}], tous les résultats possibles ; ou moins")
            hint = hint.format(low=int(reach[0]), high=int(reach[1]))
        walk.missing(item.source, missing[0], hint, message=_("il manque « {key} » à cette carte"))
        return None
    threshold, ends = values["threshold"].value, values["range"].value
    if threshold is None or ends is None or any(end.value is None for end in ends):
        return None
    low, high = (end.value for end in ends)
    if not low < high or high - low > 99:
        put = f"[{high}, {low}]"
        walk.fault(
            values["range"].source,
            _("de {low} à {high} : il faut le plus petit résultat d'abord, et cent au plus").format(
                low=low, high=high
            ),
            Cure(_("écrire {written}").format(written=put), put) if 0 < low - high < 100 else "",
        )
        return None
    below = ""
    if "below" in values and values["below"].value:
        below = values["below"].value
        if not _is_below(below, low):
            _below_fault(walk, values["below"], low)
            return None
    return CardTable(PrintedRange(low, high, below.replace("-", "−")), threshold)


def _is_below(text: str, low: int) -> bool:
    """Whether this text heads the column of all results below `low`: "<-8" before -7."""
    match = re.fullmatch(_BELOW, text[1:].replace("−", "-")) if text[:1] in ("<", "≤", "‹") else None
    return match is not None and int(match[1]) <= low


def _below_fault(walk: Walk, part: Value, low: int) -> None:
    message = _("« {text} » : il faut « < » et un nombre plus petit que {low}")
    walk.fault(part.source, message.format(text=part.value, low=low + 1), _("par exemple « <-8 »"))


def _from_table(walk: Walk, part: Value) -> CardTable | None:
    if part.value is None or not {"results", "shown"} <= part.value.keys():
        return None
    results, answers = part.value["results"], part.value["shown"]
    if not results.value or not answers.value:
        return None
    if any(v.value is None for v in [*results.value, *answers.value]):
        return None
    headings = [v.value.replace("−", "-") for v in results.value]
    below = headings[0].replace("-", "−") if not re.fullmatch(_WHOLE, headings[0]) else ""
    first = 1 if below else 0
    for value, heading in list(zip(results.value, headings, strict=True))[first:]:
        if not re.fullmatch(_WHOLE, heading):
            message = _("« {text} » : il faut un nombre entier").format(text=value.value)
            walk.fault(value.source, message, _("seul le premier peut être de la forme « <-8 »"))
            return None
    sums = [int(heading) for heading in headings[first:]]
    if below and sums and not _is_below(headings[0], sums[0]):
        _below_fault(walk, results.value[0], sums[0])
        return None
    shown = [v.value for v in answers.value]
    if below and shown[0] != 0:
        walk.fault(answers.value[0].source, _("sous la table, la réponse à montrer est 0"))
        return None
    try:
        threshold = threshold_of_table(sums, shown[first:])
    except TableError as error:
        _table_fault(walk, error, results, answers, first)
        return None
    return CardTable(PrintedRange(sums[0], sums[-1], below), threshold)


def _table_fault(walk: Walk, error: TableError, results: Value, answers: Value, first: int) -> None:
    index = error.index + first
    if error.reason == "lengths":
        counts = {"results": len(results.value), "shown": len(answers.value)}
        message = _("résultats : {results}, réponses : {shown} ; il en faut autant").format(**counts)
        walk.fault(answers.source, message)
    elif error.reason == "steps":
        message = _("« {found} » : les résultats vont de un en un, il faut {expected} ici")
        found = results.value[index]
        walk.fault(found.source, message.format(found=found.value, expected=error.expected))
    elif error.reason == "silent":
        walk.fault(
            answers.source,
            _("aucune réponse ne dépasse 0 : la table ne dit pas où est le seuil"),
            _("écrire « threshold » et « range » à la place"),
        )
    else:
        message = _(
            "au résultat {result}, la table montre {found} : un neurone à seuil y montrerait {expected}"
        ).format(result=results.value[index].value, found=answers.value[index].value, expected=error.expected)
        hint = _("des 0 jusqu'au seuil, puis 1, 2, 3…")
        walk.fault(answers.value[index].source, message, hint)

"""Cards as one HTML page that any browser prints: nothing is fetched, all text is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from connecte.content.activity import Activity, Card
from connecte.core.card import table
from connecte.i18n import MINUS, _

_SHAPES = {"circle": "●", "square": "■", "triangle": "▲", "diamond": "◆"}
_STYLE = """
@page { size: A4; margin: 12mm; }
body { font-family: "DejaVu Sans", Arial, "Noto Color Emoji", sans-serif; color: #000; margin: 0; }
section { border: 1.5pt solid #000; border-radius: 4mm; padding: 6mm; margin: 0 0 8mm; break-inside: avoid; }
h2 { margin: 0 0 3mm; font-size: 20pt; overflow-wrap: anywhere; }
p { margin: 0 0 3mm; font-size: 14pt; overflow-wrap: anywhere; }
.sum { font-size: 22pt; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
th, td { border: 0.75pt solid #000; text-align: center; padding: 1.5mm 0; font-size: 11pt; }
th { font-weight: normal; }
th:first-child { width: 18mm; }
.below { width: 10mm; white-space: nowrap; }
.tally td { height: 14mm; }
.instead { margin-top: 3mm; }
"""


def cards_page(activity: Activity, cards: Sequence[tuple[int, int, Card]]) -> str:
    """These cards, as (layer, neuron, card), one under the other."""
    title = escape(activity.title)
    body = "\n".join(_card(activity, layer, neuron, card) for layer, neuron, card in cards)
    return (
        f'<!DOCTYPE html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _card(activity: Activity, layer: int, neuron: int, card: Card) -> str:
    look = f"{_SHAPES[card.look.shape]} {card.look.letter} " if card.look else ""
    name = _("Neurone {name}").format(name=card.neuron.name)
    if card.neuron.label is not None:
        name += _(" : annonce « {label} »").format(label=card.neuron.label)
    printed = activity.layers[layer].cards[neuron]
    columns = table(card.printed, int(card.neuron.threshold))
    wide = " class='below'" if card.printed.below else ""
    results = "".join(
        f"<th{'' if number else wide}>{escape(column.result)}</th>" for number, column in enumerate(columns)
    )
    shown = "".join(f"<td>{column.shown}</td>" for column in columns)
    look_up = _("2. Trouver la réponse à montrer (seuil {threshold}) :")
    blank = "<td></td>" * len(columns)
    return (
        f"<section>\n<h2>{escape(look + name)}</h2>\n"
        f"<p>{escape(_('1. Faire le calcul :'))}</p>\n"
        f'<p class="sum">{escape(activity.formula(layer, neuron))}</p>\n'
        f"{_in_words(activity, layer, neuron)}"
        f"<p>{escape(look_up.format(threshold=_whole(card)))}</p>\n"
        f"<table>\n<tr><th>{escape(_('calcul'))}</th>{results}</tr>\n"
        f"<tr><th>{escape(_('à montrer'))}</th>{shown}</tr>\n"
        f"<tr class='tally'><th>{escape(_('chiffres'))}</th>{blank}</tr>\n</table>\n"
        f"{_instead(printed, card)}</section>"
    )


def _in_words(activity: Activity, layer: int, neuron: int) -> str:
    """The sum as it is said aloud, where that is not how it is written."""
    words = activity.formula(layer, neuron, words=True)
    return "" if words == activity.formula(layer, neuron) else f"<p>{escape(words)}</p>\n"


def _instead(printed: Card, card: Card) -> str:
    """Which printed card this one replaces."""
    if printed.neuron.threshold == card.neuron.threshold:
        return ""
    told = _("Cette carte remplace la carte imprimée : son seuil était {threshold}.")
    return f"<p class='instead'>{escape(told.format(threshold=_whole(printed)))}</p>\n"


def _whole(card: Card) -> str:
    return str(card.neuron.threshold).replace("-", MINUS)

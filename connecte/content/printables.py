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
.tally td { height: 14mm; }
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
    columns = table(card.printed, int(card.neuron.threshold))
    results = "".join(f"<th>{escape(column.result)}</th>" for column in columns)
    shown = "".join(f"<td>{column.shown}</td>" for column in columns)
    look_up = _("2. Trouver la réponse à montrer (seuil {threshold}) :")
    blank = "<td></td>" * len(columns)
    return (
        f"<section>\n<h2>{escape(look + name)}</h2>\n"
        f"<p>{escape(_('1. Faire le calcul :'))}</p>\n"
        f'<p class="sum">{escape(activity.formula(layer, neuron))}</p>\n'
        f"<p>{escape(activity.formula(layer, neuron, words=True))}</p>\n"
        f"<p>{escape(look_up.format(threshold=_whole(card)))}</p>\n"
        f"<table>\n<tr>{results}</tr>\n<tr>{shown}</tr>\n<tr class='tally'>{blank}</tr>\n</table>\n</section>"
    )


def _whole(card: Card) -> str:
    return str(card.neuron.threshold).replace("-", MINUS)

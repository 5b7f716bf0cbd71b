"""The page that sheets are printed on: A4, its style inside, all author's text inert."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from connecte.language.i18n import _

_EMOJI = re.compile("[\U0001f000-\U0001ffff\u2600-\u27bf\ufe0f\u200d]+")

STYLE = """
@page { size: A4; margin: 0; }
* { box-sizing: border-box; }
html { font-family: "DejaVu Sans", Verdana, Arial, sans-serif; color: #000; background: #fff; }
body { margin: 0; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
bdi { overflow-wrap: anywhere; }
.emoji { font-family: "Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji", sans-serif; }
h1 { font-size: 18pt; margin: 0 0 3mm; } h2 { font-size: 13pt; margin: 4mm 0 1.5mm; }
p { margin: 0 0 2mm; font-size: 11pt; }
.sheet { width: 210mm; height: 296mm; padding: 13mm 14mm; overflow: hidden; position: relative;
  break-after: page; break-inside: avoid; }
.sheet:last-child { break-after: auto; }
.sheet.halves { padding: 0; }
.half { height: 148mm; padding: 11mm 14mm 9mm; overflow: hidden; position: relative; }
.half + .half { border-top: 0.4pt dashed #777; }
.cut { position: absolute; bottom: -0.3mm; width: 8mm; border-top: 0.8pt solid #000; }
.cut.left { left: 0; } .cut.right { right: 0; }
.head { display: flex; align-items: center; gap: 5mm; min-height: 20mm; max-height: 28mm; overflow: hidden; }
.head svg { flex: none; width: 20mm; height: 20mm; }
.name { font-size: 26pt; font-weight: bold; line-height: 1.1; }
.says { font-size: 16pt; }
.todo { font-size: 12pt; margin: 3mm 0 1mm; }
.sum { font-size: 30pt; line-height: 1.2; max-height: 26mm; overflow: hidden; }
.sum.long { font-size: 17pt; }
.words { font-size: 13pt; max-height: 12mm; overflow: hidden; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: 0 0 2.5mm; }
th, td { border: 0.75pt solid #000; text-align: center; padding: 2.2mm 0; font-size: 20pt;
  font-weight: normal; }
.two th, .two td { padding: 0.8mm 0; }
th.what { width: 23mm; font-size: 11pt; text-align: left; padding-left: 1.5mm; }
td.below { font-size: 14pt; white-space: nowrap; }
td.fires { font-weight: bold; } td.zero { color: #555; }
tr.tally td { height: 52mm; } .two tr.tally td { height: 15mm; }
.foot { position: absolute; left: 14mm; right: 14mm; bottom: 3.5mm; font-size: 8pt; color: #444;
  white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.grid { border-collapse: collapse; width: auto; margin: 0; }
.grid td { border: 0.75pt solid #444; padding: 0; }
.grid td.black { background: #000; }
.drawings { display: grid; grid-template-columns: repeat(4, 1fr); gap: 9mm 4mm; }
.drawings figure { margin: 0; } .drawings figcaption { font-size: 12pt; margin-bottom: 1mm; }
.strips { display: flex; gap: 9mm; } .strips.rows { flex-direction: column; }
.strip-name { font-size: 14pt; margin-bottom: 1mm; }
.fill td { height: 9.5mm; font-size: 10pt; padding: 0; }
.fill th, .key th, .key td { font-size: 9pt; padding: 1mm 0; overflow: hidden; }
.key th:last-child { width: 17mm; } .key td { padding: 0.6mm 0; }
.key td.wrong { font-weight: bold; text-decoration: underline; }
.plan td { text-align: left; font-size: 12pt; padding: 2mm 2.5mm; vertical-align: top; line-height: 1.35; }
.plan td:first-child { width: 20mm; text-align: center; }
.roles th, .roles td { font-size: 9.5pt; padding: 1mm 1.5mm; overflow-wrap: anywhere; }
.roles th:first-child { width: 14mm; }
.notes li { font-size: 11pt; margin-bottom: 1mm; }
li { font-size: 12pt; margin-bottom: 1.5mm; line-height: 1.35; }
"""


def document(title: str, sheets: Iterable[str], style: str = "") -> str:
    """One HTML file of sheets, one a page; or of parts that flow, with a style of their own."""
    body = "\n".join(sheets)
    return (
        # The code of the language that a catalogue translates into.
        f'<!DOCTYPE html>\n<html lang="{_("fr")}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(_visible(title))}</title>\n"
        f"<style>{STYLE}{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def inert(text: str) -> str:
    """An author's text as HTML: no markup, and no effect on the direction of what is around it."""
    return f"<bdi>{_EMOJI.sub(_own_font, escape(_visible(text)))}</bdi>"


def _visible(text: str) -> str:
    return "".join(character for character in text if character.isprintable() or character == " ")


def _own_font(found: re.Match[str]) -> str:
    # Text fonts have some emojis too, in black and another size; emoji fonts have digits.
    return f'<span class="emoji">{found[0]}</span>'


def sheet(body: str, kind: str = "") -> str:
    """One A4 page."""
    return f'<section class="sheet{" " + kind if kind else ""}">\n{body}\n</section>'


def halves(cards: list[str]) -> list[str]:
    """Two cards a page, with marks where to cut between them."""
    marks = '<div class="cut left"></div><div class="cut right"></div>'
    sheets = []
    for number in range(0, len(cards), 2):
        two = cards[number : number + 2]
        body = f'<div class="half">{two[0]}{marks}</div>'
        body += "".join(f'<div class="half">{card}</div>' for card in two[1:])
        sheets.append(sheet(body, "halves"))
    return sheets

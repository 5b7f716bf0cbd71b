"""A page of parts that are HTML already, with its style inside: what the report is made of."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from connecte.content.printing.render import visible
from connecte.core.grid.drawing import Drawing
from connecte.language.i18n import _

STYLE = """
* { box-sizing: border-box; }
html { font-family: "DejaVu Sans", Verdana, Arial, sans-serif; color: #000; background: #fff; }
body { margin: 0; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
bdi { overflow-wrap: anywhere; }
.emoji { font-family: "Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji", sans-serif; }
h1 { font-size: 18pt; margin: 0 0 3mm; } h2 { font-size: 13pt; margin: 4mm 0 1.5mm; }
p { margin: 0 0 2mm; font-size: 11pt; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: 0 0 2.5mm; }
th, td { border: 0.75pt solid #000; text-align: center; padding: 2.2mm 0; font-size: 20pt;
  font-weight: normal; }
.grid { border-collapse: collapse; width: auto; margin: 0; }
.grid td { border: 0.75pt solid #444; padding: 0; }
.grid td.black { background: #000; }
li { font-size: 12pt; margin-bottom: 1.5mm; line-height: 1.35; }
"""


def document(title: str, sheets: Iterable[str], style: str = "") -> str:
    """One HTML file of parts that flow, with a style of their own."""
    body = "\n".join(sheets)
    return (
        # The code of the language that a catalogue translates into.
        f'<!DOCTYPE html>\n<html lang="{_("fr")}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(visible(title))}</title>\n"
        f"<style>{STYLE}{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def grid_table(rows: int, columns: int, size: float, drawing: Drawing | None = None) -> str:
    """A grid with cells of `size` millimetres, empty or with a drawing."""
    black = drawing.black if drawing is not None else frozenset()
    body = "".join(
        "<tr>"
        + "".join(f"<td{' class=black' if (row, column) in black else ''}></td>" for column in range(columns))
        + "</tr>"
        for row in range(rows)
    )
    style = f"width:{size * columns:.1f}mm;height:{size * rows:.1f}mm"
    return f'<table class="grid" style="{style}">{body}</table>'

"""Pictures of the screen that fetch nothing."""

from __future__ import annotations

import io
import re
from math import ceil

from rich.console import Console
from rich.segment import Segment, Segments
from textual.geometry import Region
from textual.widget import Widget

_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
_SIZE = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')
_FAMILY = re.compile(r"font-family:\s*Fira Code[^;]*;")


def self_contained(svg: str) -> str:
    """Return textual's SVG without its web fonts: the machine's own serve, also without a network."""
    return _FAMILY.sub("font-family: 'DejaVu Sans Mono', Menlo, Consolas, monospace;", _FONT_FACE.sub("", svg))


def svg_size(svg: str) -> tuple[int, int]:
    """Return width and height of the picture, in its own units."""
    found = _SIZE.search(svg)
    assert found is not None
    return ceil(float(found[1])), ceil(float(found[2]))


def widget_svg(widget: Widget, title: str) -> str:
    """Return a picture of one widget alone."""
    width, height = widget.size
    console = Console(
        width=width,
        height=height,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        record=True,
        legacy_windows=False,
    )
    pieces: list[Segment] = []
    for strip in widget.render_lines(Region(0, 0, width, height)):
        pieces += [*strip, Segment.line()]
    console.print(Segments(pieces), end="")
    return self_contained(console.export_svg(title=title))

"""Pictures of the screen that fetch nothing."""

from __future__ import annotations

import re

_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
_FAMILY = re.compile(r"font-family:\s*Fira Code[^;]*;")


def self_contained(svg: str) -> str:
    """Textual's SVG without its web fonts: those of the machine serve, also without a network."""
    return _FAMILY.sub("font-family: 'DejaVu Sans Mono', Menlo, Consolas, monospace;", _FONT_FACE.sub("", svg))

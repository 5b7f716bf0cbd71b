"""Texts as an activity's file holds them."""

from __future__ import annotations


def quoted(text: str) -> str:
    """Return a text between quotes, with the characters escaped that need it."""
    safe = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{safe}"'

"""What commands print, on terminals that can show it and on those that cannot.

All that is printed for people passes here, so that no name, title or key can send a terminal
anything but text.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from typing import IO, Any

from connecte.language.plain import UNSEEN, to_ascii, visible

_plain = False


def use_ascii() -> None:
    """From now on nothing but ASCII is printed."""
    global _plain
    _plain = True


def emit(text: str, stream: IO[str] | None = None, codes: Mapping[str, str] | None = None) -> None:
    """Print text, with marks for control characters; without accents and emojis where the stream's
    encoding has none.
    """
    text = visible(text)
    stream = stream or sys.stdout
    encoding = (getattr(stream, "encoding", None) or "utf-8").lower().replace("-", "")
    print(
        text if encoding.startswith("utf") and not _plain else to_ascii(text, codes or {}),
        file=stream,
        flush=True,
    )


def message(text: str) -> None:
    """A sentence for the user, on stderr."""
    emit(text, sys.stderr)


def emit_json(value: Any) -> None:
    """One JSON document on stdout, the same bytes whatever the terminal."""
    import json  # not every command prints some

    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower()
    text = json.dumps(value, ensure_ascii="utf" not in encoding, allow_nan=False)
    print(UNSEEN.sub(_escaped, text), flush=True)


def _escaped(found: re.Match[str]) -> str:
    """A character as JSON escapes it: it can only stand in a text."""
    return f"\\u{ord(found[0]):04x}"

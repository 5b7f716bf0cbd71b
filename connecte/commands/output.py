"""Print for the user, on terminals of any encoding.

All text for the user is printed by this module, so that no name, title or key can send control
characters to the terminal.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from typing import IO, Any

from connecte.language.plain import UNSEEN, to_ascii, visible

_plain = False
_LONG_WORD = re.compile(r"(\S{120})\S{80,}(\S{40})")


def use_ascii() -> None:
    """Print only ASCII from this call on."""
    global _plain
    _plain = True


def emit(text: str, stream: IO[str] | None = None, codes: Mapping[str, str] | None = None) -> None:
    """Print one line, with visible marks for control characters; a line end in the name of a file is one.

    Text is converted to ASCII if the stream's encoding is not Unicode; `codes` gives two letters for
    each emoji.
    """
    emit_lines(text.replace("\n", "␊"), stream, codes)


def emit_lines(text: str, stream: IO[str] | None = None, codes: Mapping[str, str] | None = None) -> None:
    """Print text of several lines as `emit` prints one."""
    text = visible(text)
    stream = stream or sys.stdout
    encoding = (getattr(stream, "encoding", None) or "utf-8").lower().replace("-", "")
    print(
        text if encoding.startswith("utf") and not _plain else to_ascii(text, codes or {}),
        file=stream,
        flush=True,
    )


def message(text: str) -> None:
    """Print a sentence for the user on stderr, in one line."""
    emit(text, sys.stderr)


def sentence(text: str) -> None:
    """Print one sentence on stderr: on one line and short enough to be read, whatever was typed or is
    the name of a file.
    """
    message(_LONG_WORD.sub(r"\1…\2", text.replace("\n", "␊")))


def emit_json(value: Any) -> None:
    """Print one JSON document on stdout, the same for every kind of terminal."""
    import json  # imported here because few commands need it

    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower()
    text = json.dumps(value, ensure_ascii="utf" not in encoding, allow_nan=False)
    print(UNSEEN.sub(_escaped, text), flush=True)


def _escaped(found: re.Match[str]) -> str:
    """Return a character as a JSON escape, which is valid because it can only occur in a string."""
    return f"\\u{ord(found[0]):04x}"

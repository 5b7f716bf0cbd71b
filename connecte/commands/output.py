"""Print for the user, on terminals of any encoding.

All text for the user is printed by this module, so that no name, title or key can send control
characters to the terminal.
"""

from __future__ import annotations

import errno
import re
import sys
from collections.abc import Mapping
from typing import IO, Any

from connecte.language.errors import ConnecteError, system_reason
from connecte.language.i18n import _
from connecte.language.plain import UNSEEN, to_ascii, visible

_plain = False
_LONG_WORD = r"(\S{120})\S{80,}(\S{40})"


class OutputError(ConnecteError):
    """Standard output cannot be written."""


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
    _print(text if encoding.startswith("utf") and not _plain else to_ascii(text, codes or {}), stream)


def _print(text: str, stream: IO[str]) -> None:
    """Print one or several lines. What stderr cannot take is dropped: there is nowhere else to say it.

    Raises BrokenPipeError where the reader of stdout has gone, OutputError where stdout cannot be written.
    """
    try:
        print(text, file=stream, flush=True)
    except OSError as error:
        if stream is sys.stderr:
            return
        # EINVAL: how Windows says that the reader has gone.
        if error.errno == errno.EPIPE or (sys.platform == "win32" and error.errno == errno.EINVAL):
            raise BrokenPipeError from error
        closed = error.errno == errno.EBADF
        reason = _("elle est fermée") if closed else system_reason(error)
        message_ = _("la sortie standard ne peut pas être écrite ({reason}) : l'envoyer ailleurs")
        raise OutputError(message_.format(reason=reason)) from error


def message(text: str) -> None:
    """Print a sentence for the user on stderr, in one line."""
    emit(text, sys.stderr)


def sentence(text: str) -> None:
    """Print one sentence on stderr: on one line and short enough to be read, whatever was typed or is
    the name of a file.
    """
    message(re.sub(_LONG_WORD, r"\1…\2", text.replace("\n", "␊")))


def emit_json(value: Any) -> None:
    """Print one JSON document on stdout, the same for every kind of terminal."""
    import json  # imported here because few commands need it

    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower()
    text = json.dumps(value, ensure_ascii="utf" not in encoding, allow_nan=False)
    _print(re.sub(UNSEEN, _escaped, text), sys.stdout)


def _escaped(found: re.Match[str]) -> str:
    """Return a character as a JSON escape, which is valid because it can only occur in a string."""
    return f"\\u{ord(found[0]):04x}"

"""Builds the command that opens a file at a line in the user's own editor."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath

from connecte.language.value import NamedTuple

_PLUS = {
    "vi", "vim", "nvim", "view", "nano", "rnano", "pico", "emacs", "emacsclient", "kak", "joe", "jed", "mcedit",
    "ne", "micro", "gedit", "gnome-text-editor", "mousepad", "xed", "pluma", "gvim", "ed", "tilde", "dte",
}  # fmt: skip
_COLON = {"hx", "helix", "subl", "sublime_text", "zed"}
_GO_TO = {"code", "code-insiders", "codium", "code-oss", "vscodium", "cursor"}
_WINDOWS_OF_THEIR_OWN = {
    "gedit", "gnome-text-editor", "mousepad", "xed", "pluma", "gvim", "kate", "kwrite", "subl", "sublime_text",
    "zed", "notepad", "notepad++", *_GO_TO,
}  # fmt: skip


class EditorCommand(NamedTuple):
    """The command to run. `own_window`: the terminal stays with the program while the editor is open."""

    words: tuple[str, ...]
    own_window: bool


def editor_command(environment: Mapping[str, str], path: Path, line: int) -> EditorCommand | None:
    """Return the command of VISUAL or EDITOR; None where neither is set or the program is not found."""
    for name in ("VISUAL", "EDITOR"):
        try:
            words = _words(environment.get(name, ""))
        except ValueError:
            continue
        # The whole path that was found, because Windows starts no "code.cmd" by the word "code".
        program = shutil.which(words[0], path=environment.get("PATH")) if words else None
        if program:
            known = PurePath(program).stem.lower()
            return EditorCommand(
                (program, *words[1:], *_place(known, path, line)), known in _WINDOWS_OF_THEIR_OWN
            )
    return None


def _words(text: str) -> list[str]:
    """Return the words of a command line. Raises ValueError. On Windows a backslash is a part of a path."""
    if sys.platform != "win32":
        return shlex.split(text)
    return [word.strip('"') for word in shlex.split(text, posix=False)]


def _place(editor: str, path: Path, line: int) -> tuple[str, ...]:
    if editor in _PLUS:
        return f"+{line}", str(path)
    if editor in _COLON:
        return (f"{path}:{line}",)
    if editor in _GO_TO:
        return "--goto", f"{path}:{line}"
    if editor in ("kate", "kwrite"):
        return "--line", str(line), str(path)
    return (str(path),)

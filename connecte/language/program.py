"""How this program is called here: every command line shown to the user is made by `command`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

NAME = "connecte"
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-")
"""Characters that mean nothing but themselves to a shell."""


def command(words: str = "") -> str:
    """Return a command line that works where the program was started: ".venv/bin/connecte guide"."""
    return f"{program()} {words}".rstrip()


def program() -> str:
    """Return what was typed to start the program; its name alone where the shell finds it by that, or
    where another program runs it.
    """
    first, module = sys.argv[0] if sys.argv else "", getattr(sys, "orig_argv", [])
    if "-m" in module and module[module.index("-m") + 1 :][:1] == [NAME]:
        return f"{quoted(module[0])} -m {NAME}"
    path = Path(first)
    if path.stem != NAME or len(path.parts) == 1:
        return NAME
    return NAME if _is_found(path) else quoted(first)


def version() -> str:
    """Return the version of the program; "" for a checkout that was never installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(NAME)
    except PackageNotFoundError:
        return ""


def _is_found(path: Path) -> bool:
    """Return whether a shell finds this file by the program's name alone."""
    if sys.platform == "win32" and not path.suffix:
        path = path.with_suffix(".exe")  # the launcher leaves it out of `sys.argv`
    folders = os.environ.get("PATH", "").split(os.pathsep)
    found = next((place for folder in folders if folder and (place := Path(folder, path.name)).is_file()), None)
    try:
        return found is not None and found.samefile(path)
    except OSError:
        return False


def quoted(word: str) -> str:
    """Return a word as the system's shell reads it as one."""
    if sys.platform == "win32":
        return f'"{word}"' if " " in word else word
    if word and _PLAIN.issuperset(word):
        return word
    import shlex  # few names need it

    return shlex.quote(word)

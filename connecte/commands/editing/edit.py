"""What `connecte edit` opens, and what `connecte play` offers for a file with faults."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from connecte.commands.output import message, sentence
from connecte.content.catalog import find, is_shipped
from connecte.content.reading.reader import check_activity, read_bytes
from connecte.content.writing.file_text import FileText
from connecte.language.errors import ActivityError, Fault, UsageError
from connecte.language.i18n import _, ngettext
from connecte.language.plain import terminal_is_plain
from connecte.language.program import command

if TYPE_CHECKING:
    from connecte.ui.app.edit import EditApp


def file_to_edit(name: str) -> Path:
    """Return the file of a name. Raises UsageError where there is none, and for a shipped activity."""
    path = find(name)
    if is_shipped(path):
        copied = command(_("new MON-ACTIVITÉ --from {name}").format(name=path.stem))
        text = _("{name} : fournie avec connecte, elle ne change pas ; {copied} en fait une copie")
        raise UsageError(text.format(name=path.stem, copied=copied))
    return path


def text_of(path: Path) -> FileText:
    """Return a file as text to edit. Raises ActivityError where it is no text."""
    file = FileText(read_bytes(path))
    try:
        file.text  # noqa: B018 - for its error
    except UnicodeDecodeError as error:
        raise ActivityError(check_activity(file.data, str(path), path.stem).faults) from error
    return file


def editor_of(path: Path, file: FileText, plain: bool) -> EditApp:
    """Return the app that edits a file, from its first fault on."""
    from connecte.session.store.keeper import Keeper, user_folder
    from connecte.ui.app.edit import EditApp

    checked = check_activity(file.data, str(path), path.stem)
    line = checked.faults[0].line if checked.faults else 1
    plain = plain or terminal_is_plain()
    codes = checked.activity.symbols() if plain and checked.activity is not None else None
    return EditApp(path, file, line, Keeper(user_folder()).drafts, plain, codes)


def mend(name: str, error: ActivityError, opened: Callable[[Path, FileText], int]) -> None:
    """Offer to open a file with faults, as often as it has some; return once it has none. `opened` shows
    the editor and returns its exit code. Raises ActivityError where the user does not want to, or the file
    cannot be edited here, and SystemExit where a signal ends the editor.
    """
    path = find(name)
    if is_shipped(path) or not _is_at_terminal():
        raise error
    faults = error.faults
    while faults:
        file = text_of(path)
        if not _wanted(faults):
            raise ActivityError(faults)
        if ended := opened(path, file):
            raise SystemExit(ended)
        faults = check_activity(read_bytes(path), str(path), path.stem).faults


def _wanted(faults: tuple[Fault, ...]) -> bool:
    """Tell the first faults, and ask whether to open the file at the first of them."""
    for fault in faults[:3]:
        sentence(str(fault))
    if len(faults) > 3:
        more = ngettext("… et {more} autre", "… et {more} autres", len(faults) - 3)
        message(more.format(more=len(faults) - 3))
    message(_("Entrée : ouvrir le fichier à la première faute ; n, puis Entrée : en rester là."))
    answer = sys.stdin.readline()
    return bool(answer) and answer.strip().lower() not in ("n", "non", "q")


def _is_at_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))

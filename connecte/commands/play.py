"""What opens screens: `connecte` alone, `play`, `resume`, `board`, `edit` and `guide`."""

from __future__ import annotations

import argparse
import stat
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from connecte.commands.output import emit_lines
from connecte.content.catalog import DEFAULT, load
from connecte.files.guide import guide_text
from connecte.language.errors import ActivityError, ConnecteError, UsageError
from connecte.language.i18n import _
from connecte.language.plain import terminal_is_plain
from connecte.language.program import command
from connecte.session.room.room_events import RoomEvent, SetClassName, SetMinutes, SetPupils

if TYPE_CHECKING:
    from connecte.content.activity import Activity
    from connecte.content.runs.trial import Trial
    from connecte.core.replay.recording import Recording
    from connecte.session.store.keeper import Keeper
    from connecte.ui.base.window.surviving import SurvivingApp

SIGNALLED = 128
"""Added to a signal's number in the exit code of what it ended."""


def choose(arguments: argparse.Namespace) -> int:
    """Open the choice of activities. Raises UsageError without a terminal."""
    return _open(None, None, arguments.ascii)


def play(arguments: argparse.Namespace) -> int:
    """Open the screens, on an activity, or on the session of a file where no other activity is named; for an
    hour of so many minutes, for a class of so many pupils. Raises UsageError without a terminal.
    """
    plain, file = arguments.ascii, Path(arguments.session) if arguments.session else None
    name = arguments.activity or (None if file else DEFAULT)
    activity = _by_whole_path(_mended(name, plain)) if name else None
    room_events: list[RoomEvent] = []
    room_events += [SetMinutes(arguments.minutes)] if arguments.minutes else []
    room_events += [SetPupils(arguments.pupils)] if arguments.pupils else []
    room_events += [SetClassName(arguments.class_name)] if arguments.class_name else []
    return _open(activity, file, plain, room_events)


def _open(
    activity: Activity | None, file: Path | None, plain: bool, room_events: Sequence[RoomEvent] = ()
) -> int:
    """Open the screens on an activity or on a session's file; on the choice of activities without either."""
    going_on = file is not None and _is_to_read(file)
    if going_on and file is not None:
        from connecte.session.store.journal import read

        read(file)  # says what is wrong before a screen opens
    elif file is not None and activity is None:
        activity = load()
    if file is not None:
        file = file.absolute()  # before a screen opens: the folder one is in may be gone
    _need_terminal()
    from connecte.ui.app.app import ConnecteApp

    def keeper() -> Keeper:
        from connecte.session.store.keeper import Keeper, user_folder

        return Keeper(user_folder(), file)

    app = ConnecteApp(
        activity, plain or terminal_is_plain(), keeper, file if going_on else None, room_events=room_events
    )
    return run_app(app)


def _mended(name: str, plain: bool) -> Activity:
    """Return an activity; where it has faults, offer to mend them first. Raises ActivityError."""
    try:
        return load(name)
    except ActivityError as error:
        from connecte.commands.editing.edit import editor_of, mend

        mend(name, error, lambda path, file: run_app(editor_of(path, file, plain)))
    return load(name)


def edit(arguments: argparse.Namespace) -> int:
    """Open a file in our own editor, broken ones above all. Raises UsageError or ActivityError."""
    from connecte.commands.editing.edit import editor_of, file_to_edit, text_of

    path = file_to_edit(arguments.file)
    file = text_of(path)
    _need_terminal()
    return run_app(editor_of(path, file, arguments.ascii))


def board(arguments: argparse.Namespace) -> int:
    """Open the board on a session, or on whichever is under way. Raises UsageError."""
    from connecte.commands.sessions import session_file
    from connecte.session.store.journal import read

    path = None
    if arguments.session is not None:
        path = session_file(arguments.session).absolute()
        if _is_to_read(path):
            read(path)  # says what is wrong before a screen opens
    _need_terminal()
    from connecte.session.store.keeper import Keeper, user_folder
    from connecte.ui.board.board import BoardApp

    app = BoardApp(path, Keeper(user_folder()), arguments.ascii or terminal_is_plain(), arguments.light)
    return run_app(app)


def _is_to_read(path: Path) -> bool:
    """Whether a session is there, or something that reading refuses: a folder, a pipe, a device."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return False
    except (OSError, ValueError):  # a circle of links, a name that no file can have
        return True
    return found.st_size > 0 or not stat.S_ISREG(found.st_mode)


def _by_whole_path(activity: Activity) -> Activity:
    """Return an activity with its whole path: from another folder, the same name is another file."""
    return activity.replace(path=str(Path(activity.path).absolute()))


def show_recording(activity: Activity, trial: Trial, recording: Recording, at: int | None, plain: bool) -> int:
    """Open the training's screen on a recording; nothing is kept. Raises UsageError without a terminal."""
    _need_terminal()
    from connecte.ui.app.app import ConnecteApp

    app = ConnecteApp(activity, plain or terminal_is_plain(), recordings={trial: recording}, at=at)
    return run_app(app)


def resume(arguments: argparse.Namespace) -> int:
    """Go on with a kept session, by its number in the list. Raises UsageError."""
    from connecte.commands.sessions import session_file

    path = session_file(str(max(arguments.number, 0)))
    _need_terminal()
    from connecte.session.store.keeper import Keeper
    from connecte.ui.app.app import ConnecteApp

    app = ConnecteApp(plain=arguments.ascii or terminal_is_plain(), keeper=Keeper(path.parent), resume=path)
    return run_app(app)


def run_app(app: SurvivingApp) -> int:
    """Show the app's screens until they end, and return the exit code; of a signal, 128 plus its number.

    Raises what ended the app: a ConnecteError as it is, any other exception as the cause of a RuntimeError.
    """
    code = app.run()
    if isinstance(app.fatal, ConnecteError):
        raise app.fatal  # a forged recording whose numbers overflow, found only when they are shown
    if app.fatal is not None:
        raise RuntimeError("a screen failed") from app.fatal
    return SIGNALLED + app.ended_by if app.ended_by else code or 0


def _need_terminal() -> None:
    if not _has_terminal():
        message = _("connecte a besoin d'un terminal : le lancer à la main, sans redirection (voir {command})")
        raise UsageError(message.format(command=command("--help")))
    try:
        time.time()
    except OverflowError as error:  # what a screen imports could not start
        raise UsageError(
            _("l'horloge de cet ordinateur est réglée après l'an 2262 : la mettre à l'heure")
        ) from error


def guide(arguments: argparse.Namespace) -> int:
    """Show the first five minutes: as pages in a terminal, as text elsewhere."""
    if not (_has_terminal() and sys.stdout.isatty()):
        emit_lines(guide_text(), codes=load().symbols())
        return 0
    from connecte.ui.app.guide import GuideApp

    return run_app(GuideApp(load().symbols() if arguments.ascii or terminal_is_plain() else None))


def _has_terminal() -> bool:
    # Textual reads keys from stdin and draws on stderr.
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr is not None and sys.stderr.isatty()

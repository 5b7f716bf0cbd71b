"""What opens screens: `connecte play`, `resume`, `board` and `guide`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from connecte.commands.output import emit_lines
from connecte.content.catalog import load
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


def play(
    name: str | None,
    plain: bool,
    session: str | None = None,
    minutes: int = 0,
    pupils: int = 0,
    class_name: str = "",
) -> int:
    """Open the screens, on an activity if one is named, for an hour of so many minutes, for a class of
    so many pupils. Raises UsageError without a terminal.
    """
    activity = _by_whole_path(_mended(name, plain)) if name else None
    file = Path(session) if session else None
    going_on = file is not None and _is_to_read(file)
    if going_on and file is not None:
        from connecte.session.store.journal import read

        read(file)  # says what is wrong before a screen opens
    elif file is not None and activity is None:
        activity = load()
    _need_terminal()
    from connecte.ui.app.app import ConnecteApp

    room_events: list[RoomEvent] = []
    room_events += [SetMinutes(minutes)] if minutes else []
    room_events += [SetPupils(pupils)] if pupils else []
    room_events += [SetClassName(class_name)] if class_name else []

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


def edit(name: str, plain: bool) -> int:
    """Open a file in our own editor, broken ones above all. Raises UsageError or ActivityError."""
    from connecte.commands.editing.edit import editor_of, file_to_edit, text_of

    path = file_to_edit(name)
    file = text_of(path)
    _need_terminal()
    return run_app(editor_of(path, file, plain))


def board(session: str | None, plain: bool, light: bool) -> int:
    """Open the board on a session, or on whichever is under way. Raises UsageError."""
    from connecte.commands.sessions import session_file
    from connecte.session.store.journal import read

    path = None
    if session is not None:
        path = session_file(session).absolute()
        if _is_to_read(path):
            read(path)  # says what is wrong before a screen opens
    _need_terminal()
    from connecte.session.store.keeper import Keeper, user_folder
    from connecte.ui.board.board import BoardApp

    app = BoardApp(path, Keeper(user_folder()), plain or terminal_is_plain(), light)
    return run_app(app)


def _is_to_read(path: Path) -> bool:
    """Whether a session is there, or something that reading refuses: a folder, a pipe, a device."""
    return path.exists() and (path.stat().st_size > 0 or not path.is_file())


def _by_whole_path(activity: Activity) -> Activity:
    """Return an activity with its whole path: from another folder, the same name is another file."""
    return activity.replace(path=str(Path(activity.path).absolute()))


def show_recording(activity: Activity, trial: Trial, recording: Recording, at: int | None, plain: bool) -> int:
    """Open the training's screen on a recording; nothing is kept. Raises UsageError without a terminal."""
    _need_terminal()
    from connecte.ui.app.app import ConnecteApp

    app = ConnecteApp(activity, plain or terminal_is_plain(), recordings={trial: recording}, at=at)
    return run_app(app)


def resume(number: int, plain: bool) -> int:
    """Go on with a kept session, by its number in the list. Raises UsageError."""
    from connecte.commands.sessions import session_file

    path = session_file(str(number) if number >= 0 else "0")
    _need_terminal()
    from connecte.session.store.keeper import Keeper
    from connecte.ui.app.app import ConnecteApp

    app = ConnecteApp(plain=plain or terminal_is_plain(), keeper=Keeper(path.parent), resume=path)
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


def guide(plain: bool) -> int:
    """Show the first five minutes: as pages in a terminal, as text elsewhere."""
    if not (_has_terminal() and sys.stdout.isatty()):
        emit_lines(guide_text(), codes=load().symbols())
        return 0
    from connecte.ui.app.guide import GuideApp

    return run_app(GuideApp(load().symbols() if plain or terminal_is_plain() else None))


def _has_terminal() -> bool:
    # Textual reads keys from stdin and draws on stderr.
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr is not None and sys.stderr.isatty()

"""`connecte report`: what a class did, as one HTML file."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from connecte.commands.output import emit, message
from connecte.commands.paper.place import place
from connecte.commands.sessions import session_file
from connecte.files.writer import check, write
from connecte.language.i18n import _
from connecte.session.store.journal import read

if TYPE_CHECKING:
    from connecte.core.cards.network import Network
    from connecte.session.state import State


def report(arguments: argparse.Namespace) -> int:
    """Write the report of a session. Raises UsageError, JournalError or FileError."""
    from connecte.session.story.report import report as as_html
    from connecte.session.story.story import story

    path = session_file(arguments.session)
    contents = read(path)
    session = contents.session()
    if trouble := contents.trouble():
        message(trouble)
    page = place(arguments.output, f"{path.stem}.html")
    check(page, arguments.force)
    trained = _trained(session.state) if story(session).watched else None
    html = as_html(session, contents.header.started, trained, arguments.names)
    write(page, html.encode("utf-8"), arguments.force)
    emit(_("{path} : le rapport de la séance").format(path=page))
    if any(drawn.by for drawn in session.state.pages) and not arguments.names:
        emit(_("sans les noms des élèves ; --names les y met"))
    return 0


def _trained(state: State) -> Network | None:
    """The network at the end of the run that the class looked at."""
    from connecte.content.runs.after_training import AfterTraining

    if state.activity.training is None:
        return None
    message(_("l'entraînement de la séance est refait…"))
    work = AfterTraining(state.activity, state.run)
    for _reached in work.run():
        pass
    return work.network

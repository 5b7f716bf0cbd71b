"""`connecte report`: what a class did, as one HTML file or a PDF."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from connecte.commands.output import emit, message
from connecte.commands.paper.place import place
from connecte.commands.paper.printed import as_pdf, need_browser
from connecte.commands.sessions import session_file
from connecte.files.writer import check, write
from connecte.language.i18n import _
from connecte.session.store.journal import read

if TYPE_CHECKING:
    from connecte.content.activity import Activity
    from connecte.content.runs.after_training import Learned
    from connecte.content.runs.trial import Trial


def report(arguments: argparse.Namespace) -> int:
    """Write the report of a session. Raises UsageError, JournalError, PrintError or FileError."""
    from connecte.session.story.report import report as as_html
    from connecte.session.story.story import story

    path = session_file(arguments.session)
    contents = read(path)
    session = contents.session()
    if trouble := contents.trouble():
        message(trouble)
    page = place(arguments.output, f"{path.stem}{'.pdf' if arguments.pdf else '.html'}")
    check(page, arguments.force)
    if arguments.pdf:
        need_browser()
    watched = story(session).run
    learned = _learned(session.state.activity, watched) if watched is not None else None
    html = as_html(session, contents.header.started, learned, arguments.names)
    write(page, as_pdf(html) if arguments.pdf else html.encode("utf-8"), arguments.force)
    emit(_("{path} : le rapport de la séance").format(path=page))
    if any(drawn.by for drawn in session.state.pages) and not arguments.names:
        emit(_("sans les noms des élèves ; --names les y met"))
    return 0


def _learned(activity: Activity, run: Trial) -> Learned:
    """Return the run that the class watched furthest, made again."""
    from connecte.content.runs.after_training import AfterTraining

    message(_("l'entraînement de la séance est refait…"))
    work = AfterTraining(activity, run)
    for _reached in work.run():
        pass
    return work.learned
